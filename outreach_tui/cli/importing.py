"""``outreach import``: workbooks and text tables into the logbook, many at a time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.import_report import described, files_sheet, outcome_shape
from outreach_tui.cli.options import format_option, keep_numbers_option, text_option
from outreach_tui.cli.output import say, show, show_json
from outreach_tui.cli.tables import cut, padded
from outreach_tui.cli.values import FILE, YEAR
from outreach_tui.domain.text import clean, one_line
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.columns import Wishes, wishes_of
from outreach_tui.intake.opening import expand
from outreach_tui.services.import_results import Duplicates, Options, Outcome
from outreach_tui.services.import_walk import Progress
from outreach_tui.services.importing import Importing
from outreach_tui.services.office import Office


class ColumnMap(click.ParamType[tuple[str, str]]):
    """``HEADING=FIELD``."""

    name = _("HEADING=FIELD")

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read a heading and the field it stands for."""
        if isinstance(value, tuple):
            return value
        heading, sign, field = value.replace("＝", "=").rpartition("=")
        if not sign or not heading.strip():
            self.fail(_('"{value}" is not HEADING=FIELD, such as 时间=date.').format(value=value), param, ctx)
        return heading.strip(), field.strip()


@command(help=_("Read workbooks (XLSX, XLS, ODS) and text tables (CSV, TSV) into the logbook. Each file is saved whole"
                " or not at all; the same file again adds nothing."))  # fmt: skip
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar=_("PATH"))
@click.option(
    "--dry-run",
    is_flag=True,
    help=_(
        "Only show what would be done, and what is still to be said; fails where a cell is rejected or nothing"
        " is found."
    ),
)
@click.option(
    "--map",
    "pairs",
    type=ColumnMap(),
    multiple=True,
    help=_("What a column holds, such as 时间=date; 备注=ignore leaves it out. May be repeated."),
)
@text_option("--community", help=_("The community of rows that name none."))
@text_option("--sheet", help=_("Read only this sheet."))
@click.option("--year", type=YEAR, help=_("The year of days that name none."))
@click.option("--yes", is_flag=True, help=_("Yes to everything that was taken for granted."))
@click.option(
    "--duplicates",
    type=click.Choice([choice.value for choice in Duplicates]),
    default=Duplicates.ASK.value,
    show_default=True,
    help=_("What to do with rows that are probably on record already."),
)
@click.option("--errors", "errors", type=FILE, help=_("Write the rows back to this workbook, the wrong cells marked."))
@keep_numbers_option
@format_option
@pass_desk
def import_files(
    desk: Desk, paths: tuple[Path, ...], dry_run: bool, pairs: tuple[tuple[str, str], ...], community: str | None,
    sheet: str | None, year: int | None, yes: bool, duplicates: str, errors: Path | None, output: str,
) -> int:  # fmt: skip
    """Import files."""
    wishes = wishes_of(pairs)
    if not isinstance(wishes, Wishes):
        raise click.UsageError(
            _('There is no field "{name}". Fields are: {known}').format(name=wishes, known=_fields())
        )
    decided = Duplicates(duplicates)
    if decided is Duplicates.ASK and yes:
        decided = Duplicates.SKIP  # what is counted twice does more harm than what is left for a second look
    options = Options(wishes, community or "", sheet or "", year, yes, decided)
    with desk.office() as office:
        office.subdistrict()
        if community:
            office.community(community)
        results = [_import_one(office, path, options, dry_run=dry_run) for path in expand(paths)]
    if errors is not None:
        from outreach_tui.intake.marking import Reviewed, write_marked

        write_marked(errors, [Reviewed(one.path, [*one.rejected, *one.doubts]) for one in results])
        say(_("The rows with the wrong cells marked are in {path}.").format(path=errors))
    _show(results, output, dry_run=dry_run)
    return 0 if all(_went_well(one, dry_run=dry_run) for one in results) else 1


def _fields() -> str:
    from outreach_tui.intake.layout import FIELDS

    return " ".join(dict.fromkeys(field.key for fields in FIELDS.values() for field in fields))


def _went_well(outcome: Outcome, *, dry_run: bool) -> bool:
    """Tell whether a file was saved; in a dry run, whether nothing but the user's word could keep it from that."""
    return _only_questions(outcome) if dry_run else outcome.saved


def _import_one(office: Office, path: Path, options: Options, *, dry_run: bool) -> Outcome:
    with _progress(path) as progress:
        importing = Importing(office, progress)
        outcome = importing.check(path, options) if dry_run else importing.save(path, options)
    if dry_run or outcome.saved or not sys.stdin.isatty() or not _only_questions(outcome):
        return outcome
    decided = _ask(outcome, options)
    if decided is None:
        return outcome
    with _progress(path) as progress:
        return Importing(office, progress).save(path, decided)


def _only_questions(outcome: Outcome) -> bool:
    """Tell whether nothing but the user's word is missing."""
    return not outcome.refused and not outcome.rejected and bool(outcome.records)


def _ask(outcome: Outcome, options: Options) -> Options | None:
    """Ask about everything that is open; ``None`` when the user would rather not."""
    for line in described(outcome):
        say(line)
    if outcome.unsure and not options.insist:
        if not click.confirm(_("Is that right?"), err=True):
            return None
        options = replace(options, insist=True)
    if outcome.doubtful and options.duplicates is Duplicates.ASK:
        choice = click.prompt(
            _("Rows that are probably on record already: skip, add or stop?"),
            type=click.Choice(["skip", "add", "stop"]), default="skip", err=True,
        )  # fmt: skip
        if choice == "stop":
            return None
        options = replace(options, duplicates=Duplicates(choice))
    return options


@contextmanager
def _progress(path: Path) -> Iterator[Progress]:
    """Show how far the reading of a file is, where somebody is looking."""
    if not sys.stderr.isatty():
        yield lambda rows, total: None
        return
    name = padded(cut(one_line(clean(path.name)), 24), 24)

    def tell(rows: int, total: int) -> None:
        if rows:
            share = min(rows / total, 1.0) if total else 0.0
            full = round(share * 20)
            told = _("{count} rows read").format(count=f"{rows:,}")
            click.echo(f"\r{name} [{'#' * full}{'-' * (20 - full)}] {share:4.0%}  {told}", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def _show(results: list[Outcome], output: str, *, dry_run: bool) -> None:
    if output == "json":
        show_json({"dry_run": dry_run, "files": [outcome_shape(outcome) for outcome in results]})
        return
    for outcome in results:
        for line in described(outcome):
            say(line)
    show(files_sheet(results), output)
    saved = sum(outcome.saved for outcome in results)
    if dry_run:
        say(_("This was a dry run; nothing was saved."))
    elif saved < len(results):
        say(_("Saved: {saved} of {all} files. Of the others nothing was saved.").format(saved=saved, all=len(results)))
