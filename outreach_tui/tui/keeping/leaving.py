"""What can be written to a file: everything, the records of a period, or a workbook for communities to fill in."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.app import App

from outreach_tui.domain.months import Month, Period
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.export import ExportDialog, Writing

#: What records can be written as, each read back by an import.
_RECORDS = (".xlsx", ".zip", ".json")


@dataclass(frozen=True)
class _Kind:
    """Something to write: how it is called, the name and suffixes of its file, and how it is written."""

    title: str
    name: str
    suffixes: tuple[str, ...]
    write: Writing
    advice: str = ""


def ask_what_to_write(app: App[int], month: Month, day: str, communities: list[str]) -> None:
    """Ask what is to be written, then to which file."""
    kinds = _kinds(month, day)
    for_one = _("A workbook for one community to fill in ...")

    def chosen(place: int | None) -> None:
        if place is not None and place < len(kinds):
            _ask_for_file(app, kinds[place])
        elif place is not None:
            app.push_screen(Choose(_("For which community?"), communities), of_community)

    def of_community(place: int | None) -> None:
        if place is not None:
            _ask_for_file(app, _template(month.year, communities[place]))

    app.push_screen(Choose(_("What should be written?"), [*(kind.title for kind in kinds), for_one]), chosen)


def _ask_for_file(app: App[int], kind: _Kind) -> None:
    app.push_screen(ExportDialog(kind.name, kind.suffixes, kind.write, advice=kind.advice))


def _kinds(month: Month, day: str) -> list[_Kind]:
    warning = _("This file holds everything, remarks and contacts included. Keep it as safe as the database.")
    name = f"outreach-{day}"

    def records(title: str, period: Period | None) -> _Kind:
        called = f"{name}-{period.label}" if period else f"{name}-records"
        return _Kind(title, called, _RECORDS, partial(_write_records, period=period))

    return [
        _Kind(_("Everything, as one JSON file"), name, (".json",), partial(_dump, with_files=True), warning),
        _Kind(
            _("Everything but attached files, as one JSON file"), name, (".json",), partial(_dump, with_files=False),
            warning,
        ),
        records(_("The records of all time: workbook, CSV or JSON"), None),
        records(_("The records of {year}").format(year=month.year), Period.of_year(month.year)),
        records(_("The records of {month}").format(month=month), Period.of_month(month)),
        _template(month.year, ""),
    ]  # fmt: skip


def _template(year: int, community: str) -> _Kind:
    title = _("A workbook for communities to fill in, {year}").format(year=year)
    name = f"{community or 'outreach'}-{year}"
    return _Kind(title, name, (".xlsx",), partial(_write_template, year=year, community=community))


def _refuse_to_replace(path: Path, suffixes: tuple[str, ...], *, force: bool) -> None:
    from outreach_tui.reports.writing import check_targets

    check_targets([path], force=force, known=suffixes)


def _dump(office: Office, path: Path, force: bool, *, with_files: bool) -> None:
    from outreach_tui.services.dumping import Dumping

    _refuse_to_replace(path, (".json",), force=force)
    Dumping(office).dump(path, with_files=with_files)


def _write_records(office: Office, path: Path, force: bool, *, period: Period | None) -> None:
    from outreach_tui.services.exporting import Exporting

    _refuse_to_replace(path, _RECORDS, force=force)
    Exporting(office).export(path, period)


def _write_template(office: Office, path: Path, force: bool, *, year: int, community: str) -> None:
    from outreach_tui.services.templates import write_template_of

    _refuse_to_replace(path, (".xlsx",), force=force)
    write_template_of(office, path, year=year, community=community)
