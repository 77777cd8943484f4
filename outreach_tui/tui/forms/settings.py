"""The form of the settings: whose office it is, and how the program looks and speaks on this computer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Subdistrict
from outreach_tui.i18n import LANGUAGES, mark
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.settings import THEMES, Settings, write_settings
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.labels import listed

#: What stands for a setting that is left to the computer.
_AUTOMATIC = mark("automatic")
_LANGUAGES: Mapping[str, str] = {code: language.name for code, language in LANGUAGES.items()}
_THEMES: Mapping[str, str] = {
    "outreach-dark": mark("dark"),
    "outreach-light": mark("light"),
    "outreach-contrast": mark("high contrast"),
}
assert tuple(_THEMES) == THEMES
#: Whether numbers that point to a person are masked where they are typed in texts: kept only until the program ends.
_MASKED, _KEPT = mark("masked"), mark("kept")


class SettingsForm(Form):
    """Changes the subdistrict and the settings file; ``apply`` makes the program follow at once.

    It is told the settings, and whether numbers of residents are kept in texts; that is no setting, and ends with the
    program.
    """

    replaces = True
    draft_name = "settings"

    def __init__(self, path: Path, settings: Settings, apply: Callable[[Settings, bool], None]) -> None:
        self._path = path
        self._settings = settings
        self._apply = apply
        self._before: Subdistrict | None = None
        self.heading = _("Settings")

    def fields(self) -> Iterable[Widget]:
        """Yield the fields: first the office's own, then this computer's."""
        yield FormField("subdistrict", _("Subdistrict"))
        yield FormField("report_language", _("Reports in"), offers=partial(_offer, [*_LANGUAGES.values()]))
        yield FormField("language", _("Language"), offers=partial(_offer, _with_automatic(_LANGUAGES)))
        yield FormField("theme", _("Colours"), offers=partial(_offer, _with_automatic(_THEMES)))
        yield FormField("ascii_borders", _("Plain signs"), offers=partial(_offer, [_("yes"), _("no")]))
        yield FormField("recorder", _("Recorder"), placeholder=_("the name written into what you record"))
        yield FormField("numbers", _("Numbers"), offers=partial(_offer, [_(_MASKED), _(_KEPT)]))
        yield Static(
            _("Telephone, identity-card and bank-card numbers in texts: masked, or kept until the program ends."),
            classes="advice", markup=False,
        )  # fmt: skip

    def opening(self, office: Office) -> Texts:
        """Return what is set."""
        subdistrict = self._before = office.subdistrict()
        settings = self._settings
        return {
            "subdistrict": subdistrict.name,
            "report_language": _LANGUAGES[subdistrict.report_language],
            "language": _shown(_LANGUAGES, settings.language),
            "theme": _shown(_THEMES, settings.theme),
            "ascii_borders": _("yes") if settings.ascii_borders else _("no"),
            "recorder": settings.recorder or "",
            "numbers": _(_KEPT if office.keep_numbers else _MASKED),
        }

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save what was set."""
        problems: list[Problem] = []

        def chosen(name: str, terms: Mapping[str, str], *, automatic: bool) -> str | None:
            code = _code(terms, texts[name])
            if code is None and not (automatic and texts[name].strip() in ("", _(_AUTOMATIC))):
                known = listed(map(_, terms.values()))
                problems.append(Problem("unknown_code", name, texts[name], details={"known": known}))
            return code

        report_language = chosen("report_language", _LANGUAGES, automatic=False) or ""
        changes = {
            "language": chosen("language", _LANGUAGES, automatic=True),
            "theme": chosen("theme", _THEMES, automatic=True),
            "ascii_borders": True if texts["ascii_borders"].strip() == _("yes") else None,
            "recorder": texts["recorder"].strip() or None,
        }
        keep_numbers = chosen("numbers", {"masked": _MASKED, "kept": _KEPT}, automatic=False) == "kept"
        if problems:
            return None, problems
        wanted, before = (texts["subdistrict"].strip(), report_language), self._before

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.communities import Communities

            if before is not None and wanted != (before.name, before.report_language):
                Communities(office).rename_subdistrict(*wanted, version=before.version)
            self._apply(write_settings(self._path, changes), keep_numbers)
            return Saved("", _("Settings"))

        return save, ()


def _with_automatic(terms: Mapping[str, str]) -> list[str]:
    return [_(_AUTOMATIC), *map(_, terms.values())]


def _offer(choices: Sequence[str], text: str) -> Sequence[str]:
    return candidates(text, choices)


def _shown(terms: Mapping[str, str], code: str | None) -> str:
    return _(terms[code]) if code is not None and code in terms else _(_AUTOMATIC)


def _code(terms: Mapping[str, str], text: str) -> str | None:
    return next((code for code, term in terms.items() if text.strip() in (_(term), code)), None)
