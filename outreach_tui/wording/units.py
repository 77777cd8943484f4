"""Measure words beside figures, in the language in use."""

from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext, language

#: The measure words that official Chinese puts behind each kind of figure (domain rules §2).
_CHINESE = {Measure.EVENTS: "场", Measure.ATTENDANCE: "人次", Measure.CONSULTATIONS: "人次"}


def measured(measure: Measure, word: str = "") -> str:
    """Return the word behind a figure: 场, 人次, or a material's own; in English nothing but the latter."""
    if measure is Measure.COPIES:
        return word
    return _CHINESE[measure] if language() == "zh" else ""


def month_name(number: int) -> str:
    """Return the short name of a month, 1 to 12: three cells wide, of 10月 to 12月 four."""
    if language() == "zh":
        return f"{number}月"
    return gettext("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[number - 1]
