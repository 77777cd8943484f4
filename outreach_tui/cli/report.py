"""``outreach report``: the summary of a year, or the bulletin of a month or quarter, as documents."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from outreach_tui import i18n
from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import text_option
from outreach_tui.cli.output import put, say
from outreach_tui.cli.progress import Progress
from outreach_tui.cli.values import FILE, PERIOD
from outreach_tui.domain.calendar_words import parse_period
from outreach_tui.domain.months import Period, Unreadable
from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.problems import sentence

TYPE_CHECKING = False  # as typing's, which costs 5 ms to ask
if TYPE_CHECKING:
    from collections.abc import Mapping

    from outreach_tui.reports.model import Options, Summary
    from outreach_tui.reports.writing import Write
    from outreach_tui.services.office import Office


@command(help=_("Write the summary of a year (default: the last one with records) as documents, or show its text."))
@click.argument("year", metavar=_("YEAR"), type=PERIOD, required=False)
@click.option(
    "--output",
    "-o",
    "paths",
    type=FILE,
    multiple=True,
    help=_("Write to this file; the suffix decides: .docx .xlsx .html .md .json .csv .zip. Repeatable."),
)
@click.option("--period", "within", metavar=_("PERIOD"), help=_("A month or quarter instead of a year: a bulletin."))
@text_option("--community", help=_("Only one community's work."))
@click.option("--subdistricts", is_flag=True, help=_("Every subdistrict there is to see, side by side and in sum."))
@click.option("--exact", is_flag=True, help=_("Print every figure exactly instead of rounded down with 余."))
@click.option(
    "--hide-below",
    type=click.IntRange(0, 1000),
    default=0,
    metavar="N",
    help=_("Do not show counts of people below this."),
)
@click.option("--notes", is_flag=True, help=_("Bring in the free text of consultations, handouts and events."))
@click.option("--short", is_flag=True, help=_("Only the paragraph for the report on law-based government."))
@click.option("--template", type=FILE, help=_("A Word document of your own with {{placeholders}}, for .docx."))
@click.option("--force", is_flag=True, help=_("Replace files that exist already."))
@pass_desk
def report(
    desk: Desk,
    year: Period | None,
    paths: tuple[Path, ...],
    within: str | None,
    community: str | None,
    subdistricts: bool,
    exact: bool,
    hide_below: int,
    notes: bool,
    short: bool,
    template: Path | None,
    force: bool,
) -> None:
    """Write a summary."""
    from outreach_tui.reports.building import make_summary
    from outreach_tui.reports.model import Options
    from outreach_tui.reports.writing import WRITERS, check_targets, write_all
    from outreach_tui.services.summarising import open_facts

    if template is not None and not any(path.suffix.lower() == ".docx" for path in paths):
        raise click.UsageError(_("--template needs a .docx file to write to."))
    if subdistricts and (community or template is not None):
        raise click.UsageError(_("--subdistricts goes with neither --community nor --template."))
    check_targets(paths, force=force)
    options = Options(i18n.language(), exact, hide_below, notes, short)
    asked = _period(desk, year, within) if within else year
    progress = Progress()
    with desk.office() as opened, ExitStack() as stack:
        stack.callback(progress.clear)
        office = replace(opened, database=opened.database.watched(progress.watch))
        if subdistricts:
            summary = _of_district(office, asked or _last_year(office), options)
        else:
            facts = stack.enter_context(open_facts(office, asked or _last_year(office), community or ""))
            summary = make_summary(facts, options)
        if not paths:
            put(summary.text)
            return
        say(_("Writing {title} …").format(title=summary.title))
        writers = {**WRITERS, **_template_writers(template)}

        def done(path: Path) -> None:
            progress.clear()
            put(str(path))

        write_all(summary, paths, force=force, done=done, writers=writers)


def _of_district(office: "Office", period: Period, options: "Options") -> "Summary":
    """Return the summary of every subdistrict there is to see."""
    from outreach_tui.reports.district import make_district_summary
    from outreach_tui.services.district import read_district

    office.subdistrict()
    return make_district_summary(read_district(office, period), options)


def _template_writers(template: Path | None) -> "Mapping[str, Write]":
    """Return the writer that fills the user's own template, where there is one."""
    if template is None:
        return {}
    from outreach_tui.reports.docx_document.template import write_from_template

    return {".docx": write_from_template(template)}


def _period(desk: Desk, year: Period | None, text: str) -> Period:
    """Return the period a text means; one without a year is in the year that was asked for."""
    try:
        period = parse_period(text, year.start if year else desk.today)
    except Unreadable as unreadable:
        code = "period_reversed" if unreadable.kind == "range_reversed" else "unreadable_period"
        raise click.BadParameter(sentence(Problem(code, "period", text)), param_hint="--period") from None
    if year and not year.first <= period.first <= period.last <= year.last:
        told = _("{period} is not within {year}; leave out the one or the other.")
        raise click.BadParameter(told.format(period=period.label, year=year.label), param_hint="--period")
    return period


def _last_year(office: "Office") -> Period:
    """Return the newest year with records, else this year."""
    from outreach_tui.services.summarising import last_year_with_records

    return Period.of_year(last_year_with_records(office) or office.today.year)
