"""``outreach log``: an event typed in one line."""

import sys

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import force_option, format_option, keep_numbers_option
from outreach_tui.cli.output import Cell, Column, Sheet, say, show, tell
from outreach_tui.cli.running import DONE, NOT_DONE
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import Shape, draft_shape, event_shape, problem_shape
from outreach_tui.cli.values import TEXT
from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.problems import Refused, Severity, refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.intake.quickline import QuickLine, read_line
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.saved import Saved
from outreach_tui.wording.drafts import said_in_one_line

#: What each kind of word was taken for, as the list of a dry run says it.
_TAKEN_FOR = {
    "community": mark("Community"),
    "date": mark("Day"),
    "hours": mark("Hours"),
    "attendance": mark("Heads"),
    "form": mark("Form"),
    "status": mark("Status"),
    "law": mark("Laws"),
    "consultation": mark("Consultations"),
    "material": mark("Materials"),
    "venue": mark("Venue"),
    "title": mark("Title"),
    "unknown": mark("not understood"),
}


@command(
    help=_(
        "Log an event typed in one line, words in any order:\n\n"
        "\b\n"
        "  outreach log 3.15 惠民广场 摆摊 消法 咨询12 宣传单200 读本30 横幅1 @长城\n"
        "  outreach log 5.4 lecture @长城 45人\n\n"
        "Communities follow an @ (@全街 for all); names may be short or pinyin initials. Words that mean nothing "
        "else become the title, as does what stands in quotation marks."
    )
)
@click.argument("words", type=TEXT, metavar=_("LINE"), nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=_("Show what the line means and save nothing."))
@keep_numbers_option
@force_option
@format_option
@pass_desk
def log(desk: Desk, words: tuple[str, ...], dry_run: bool, force: bool, output: str) -> int:
    """Log an event."""
    with desk.office() as office:
        known = office.known()
        text = " ".join(words)
        if not text.strip():
            raise refuse("required", "event")
        reading = read_line(text, known, desk.today)
        if not dry_run and not force and sys.stdin.isatty():
            reading = _with_choices(text, reading, known)
        if dry_run:
            return _show(reading, known, output, force=force)

        def attempt(insist: bool) -> Saved:
            return Logbook(office).add_event(_accepted(reading, known, insist=insist), insist=insist)

        saved = save(attempt, force=force)
        told = {(note.code, note.value) for note in saved.notes}
        untold = [problem for problem in reading.problems if (problem.code, problem.value) not in told]
        tell(problem for problem in untold if problem.severity is Severity.NOTE or force)
        event = office.event(saved.name)
    name_saved(f"{event.number} {event.title}", output, lambda: event_shape(event))
    return 0


def _with_choices(text: str, reading: QuickLine, known: Known) -> QuickLine:
    """Ask what is meant by each name that may mean several things, and read the line again."""
    choices: dict[str, str] = {}
    for problem in reading.problems:
        if problem.code == "ambiguous":
            say(_('"{value}" may mean:').format(value=problem.value))
            for number, name in enumerate(problem.suggestions, 1):
                say(f"  {number}  {name}")
            asked = click.IntRange(1, len(problem.suggestions))
            choices[problem.value] = problem.suggestions[click.prompt(_("Which?"), type=asked, default=1, err=True) - 1]
    return read_line(text, known, known.today, choices) if choices else reading


def _accepted(reading: QuickLine, known: Known, *, insist: bool) -> EventDraft:
    """Return the draft to be saved; refuse, naming everything that stands against it at once."""
    stopping = [problem for problem in reading.all_problems(known) if problem.stops(insist=insist)]
    if stopping or reading.draft is None:
        raise Refused(*stopping)
    return reading.draft


def _show(reading: QuickLine, known: Known, output: str, *, force: bool) -> int:
    """Show what a line means; the exit code is the one that saving it would have."""
    problems = reading.all_problems(known)
    draft = draft_shape(reading.draft, known) if reading.draft else {}
    data: Shape = {
        **draft,
        "words": [{"text": word.text, "field": word.field} for word in reading.words],
        "problems": [problem_shape(problem) for problem in problems],
    }
    rows: list[list[Cell]] = [[word.text, _(_TAKEN_FOR[word.field])] for word in reading.words]
    columns = [Column("word", _("Word")), Column("field", _("Taken for"))]
    show(Sheet(data, columns, rows, after=("", *_summary(reading, known))), output)
    if output != "json":
        tell(problems)
        say(_("Nothing was saved."))
    return NOT_DONE if any(problem.stops(insist=force) for problem in problems) else DONE


def _summary(reading: QuickLine, known: Known) -> tuple[str, ...]:
    """Return the draft in one line, as the quick line of the terminal interface has it."""
    return (said_in_one_line(reading.draft, known),) if reading.draft else ()
