"""Building sentences: figures are printed by the rules of the ledger, and what is all zero falls away."""

from collections.abc import Iterable
from functools import cached_property

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.rounding import Rounded, Rule, in_chinese, in_english, percent, round_down, share_of
from outreach_tui.domain.summary import Facts
from outreach_tui.i18n import catalogue
from outreach_tui.reports.hiding import hidden_places, is_small
from outreach_tui.reports.ledger import Entry, Nature, make_ledger
from outreach_tui.reports.model import Figure, Options, Paragraph, Part, Sentence
from outreach_tui.wording.labels import TERMS

Parts = tuple[Part, ...]

#: Figures of more records than this name no record ids.
MOST_IDS = 2000

_PERSONAL = frozenset({Nature.PEOPLE, Nature.PEOPLE_EXACT})


class Teller:
    """Prints the figures of one summary, each once and the same wherever it stands."""

    def __init__(self, facts: Facts, options: Options) -> None:
        self.facts = facts
        self.options = options
        self._entries = make_ledger(facts)
        self._figures: dict[str, Figure] = {}

    @property
    def chinese(self) -> bool:
        """Whether the summary is written in Chinese."""
        return self.options.language == "zh"

    @cached_property
    def who(self) -> str:
        """Whose work is told: the community's where one is named, else the subdistrict's."""
        return self.facts.community or self.facts.subdistrict

    def f(self, figure_id: str) -> Figure:
        """Return a figure of the ledger."""
        if figure_id not in self._figures:
            entry = self._entries[figure_id]
            self._figures[figure_id] = self._print(figure_id, entry, self._ids(entry))
        return self._figures[figure_id]

    def has(self, figure_id: str) -> bool:
        """Tell whether a figure is there and not zero."""
        return figure_id in self._entries and self._entries[figure_id].value > 0

    def label(self, code: str, kind: type) -> str:
        """Return how a code is called in the language of the summary."""
        return catalogue(self.options.language).gettext(TERMS[kind][code].label)

    def ledger(self) -> dict[str, Figure]:
        """Return every figure of the ledger, told or not, without its records."""
        return {figure_id: self._print(figure_id, entry, ids=None) for figure_id, entry in self._entries.items()}

    def _print(self, figure_id: str, entry: Entry, ids: tuple[RecordId, ...] | None) -> Figure:
        value: int | float | None = entry.value
        if self._is_hidden(entry):
            value, rule, printed = None, Rule.HIDDEN, self._instead(entry)
        elif entry.nature is Nature.SHARE:
            value = share_of(entry.value, entry.whole) if entry.whole else 0
            printed, rule = percent(entry.value, entry.whole) if entry.whole else "0%", Rule.PERCENT
        else:
            rounded = Rounded(entry.value, Rule.EXACT)
            if not self.options.exact and entry.nature in (Nature.PEOPLE, Nature.COPIES):
                rounded = round_down(entry.value)
            rule = rounded.rule
            printed = self._number(rounded)
        shown = f"{printed}{entry.unit}" if self.chinese else printed
        return Figure(figure_id, value, printed, shown, rule, entry.unit, entry.query, ids)

    def _is_hidden(self, entry: Entry) -> bool:
        below = self.options.hide_below
        if is_small(entry.gives_away, below) or (entry.nature in _PERSONAL and is_small(entry.value, below)):
            return True
        return entry.at in hidden_places(entry.among, below)

    def _instead(self, entry: Entry) -> str:
        """Return what is printed for a figure that is hidden: what is not small itself is not said to be."""
        below = self.options.hide_below
        called_small = hidden_places(entry.among, below).get(entry.at, True)
        if entry.nature in _PERSONAL and is_small(entry.value, below) and called_small:
            return f"不足{below}" if self.chinese else f"fewer than {below}"
        if entry.nature is Nature.SHARE:
            return "从略" if self.chinese else "not shown"
        return "若干" if self.chinese else "some"

    def _number(self, rounded: Rounded) -> str:
        if not self.chinese:
            return in_english(rounded)
        return str(rounded.value) if self.options.exact else in_chinese(rounded)

    def _ids(self, entry: Entry) -> tuple[RecordId, ...] | None:
        if entry.query is None or (entry.nature is Nature.NUMBER and not entry.value):
            return ()  # to find nothing among very many records takes as long as to read them all
        if (entry.nature in _PERSONAL or entry.gives_away) and self.options.hide_below:
            return None  # the records of two figures could be set against each other
        return self.facts.records.ids(entry.query, MOST_IDS)


def _figures(parts: Iterable[Part]) -> list[Figure]:
    return [part for part in parts if isinstance(part, Figure)]


def clause(*parts: Part) -> Parts:
    """Return the parts, or nothing when all figures in them are zero."""
    figures = _figures(parts)
    return () if figures and all(figure.value == 0 for figure in figures) else parts


def joined(clauses: Iterable[Parts], between: str, last: str | None = None) -> Parts:
    """Return the clauses that say something, with a sign between them; ``last`` is the one before the last."""
    told = [parts for parts in clauses if parts]
    found: list[Part] = []
    for place, parts in enumerate(told):
        if place:
            found.append(last if last is not None and place == len(told) - 1 else between)
        found += parts
    return tuple(found)


def within(before: str, parts: Parts, after: str = "") -> Parts:
    """Return parts between two texts, or nothing when there are no parts."""
    return (before, *parts, after) if parts else ()


def sentence(*parts: Part) -> Paragraph:
    """Return a paragraph of one sentence, empty when all figures in it are zero."""
    kept = clause(*parts)
    return (Sentence(tuple(part for part in kept if part != "")),) if kept else ()
