"""A document set against the records: what in it does not hold, and the records that say so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.reports.proofreading import Finding
from outreach_tui.reports.telling import finding_text, untrue_text, verdict_text
from outreach_tui.reports.verifying import Checked, Verdict
from outreach_tui.services.examining import proofread_file, verify_file
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Place
from outreach_tui.tui.figure_records import screen_of_figure, screen_of_query
from outreach_tui.tui.keeping.opening import Opening, of_step
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.messages import DataChanged, Refusal
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList, Tone
from outreach_tui.wording.problems import sentence
from outreach_tui.wording.steps import step_text

#: So many changes are told of each figure that no longer holds.
_CAUSES = 20


@dataclass(frozen=True)
class Line:
    """A line of what was found; ``opening`` says what Enter opens on it, ``full`` what is shown of it in full."""

    text: str
    tone: Tone | None = None
    opening: Callable[[Office], Opening] | None = None
    full: str = ""


@dataclass(frozen=True)
class Examined:
    """What was found in a document, and the sum of it in a sentence."""

    summed: str
    lines: Sequence[Line]


#: Sets a document against the records.
Examine = Callable[[Office], Examined]


class ExaminedPane(Pane):
    """Lists what was found; Enter opens the records behind a line."""

    class Loaded(Message):
        """The document was set against the records."""

        def __init__(self, examined: Examined) -> None:
            super().__init__()
            self.examined = examined

    def __init__(self, examine: Examine) -> None:
        super().__init__()
        self._examine = examine

    def columns(self) -> Sequence[Column[Line]]:
        """Return the one column."""
        return (Column(_("Found"), 0, lambda line: line.text),)

    def tone(self, record: Line) -> Tone | None:
        """Let what does not hold stand out."""
        return record.tone

    def load(self) -> None:
        """Read the document and the records."""
        self.tell(_("Reading ..."))
        self.outreach.gateway.read(self, self._examine, self.Loaded, group="examine-file")

    def on_examined_pane_loaded(self, message: "ExaminedPane.Loaded") -> None:
        """Show what was found."""
        self.records.show(message.examined.lines)
        self.tell(Content.styled(message.examined.summed, "bold"))

    def on_refusal(self, message: Refusal) -> None:
        """Say why the document cannot be read."""
        message.stop()
        self.tell("\n".join(map(sentence, message.problems)))

    def on_record_list_moved(self, message: RecordList.Moved) -> None:
        """Show the chosen line in full."""
        message.stop()
        if (line := self.records.chosen) is not None:
            self.tell(in_line(line.full or line.text))

    def open_chosen(self) -> None:
        """Open the records behind the chosen line."""
        line = self.records.chosen
        if line is not None and line.opening is not None:
            self.outreach.gateway.read(self, line.opening, lambda opening: opening, group="opening")
        elif line is not None:
            Opening().show(self.outreach)

    def on_opening(self, message: Opening) -> None:
        """Open them."""
        message.show(self.outreach)


class ExaminedScreen(OutreachScreen[None]):
    """Shows what was found in one document."""

    PLACES = (Place.RECORDS,)

    def __init__(self, title: str, path: Path, examine: Examine) -> None:
        super().__init__()
        self._title = title
        self._path = path
        self._examine = examine

    def compose(self) -> ComposeResult:
        """Lay out the name of the document, and what was found in it."""
        title = Content.assemble((f" {self._title} ", "bold"), (f" {in_line(self._path.name)}", "$accent"))
        yield Static(title, id="title")
        yield ExaminedPane(self._examine)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read it."""
        pane = self.query_one(ExaminedPane)
        pane.records.focus()
        pane.load()

    def on_data_changed(self, message: DataChanged) -> None:
        """Read it again: what was found may have been put right."""
        self.query_one(ExaminedPane).load()


def verified(path: Path) -> Examine:
    """Return what counts the figures of a document of ours anew."""
    return partial(_verified, path=path)


def _verified(office: Office, path: Path) -> Examined:
    checked = verify_file(office, path)
    wrong = [one for one in checked if one.verdict is not Verdict.HOLDS]
    if not wrong:
        return Examined(_("All {all} figures hold.").format(all=len(checked)), ())
    hint = _("Enter opens the records, or what was changed.")
    return Examined(f"{untrue_text(wrong)} {hint}", [*_wrong(wrong, office)])


def _wrong(wrong: Sequence[Checked], office: Office) -> Iterator[Line]:
    before, zone = "", office.clock().tzinfo
    for one in wrong:
        claimed = one.claim.sentence
        if claimed != before:
            before = claimed
            yield Line(in_line(claimed))
        yield Line("  " + in_line(verdict_text(one)), Tone.LATE, partial(_behind, one), claimed)
        for step in one.causes[:_CAUSES]:
            at = step.at.astimezone(zone)
            text = f"    {at:%Y-%m-%d %H:%M} {in_line(step.actor)}: {step_text(step)}"
            yield Line(text, None, partial(of_step, step=step))
        if (more := len(one.causes) - _CAUSES) > 0:
            yield Line("    " + _("and {count} more changes").format(count=more))


def _behind(one: Checked, office: Office) -> Opening:
    figure = one.now
    if figure is None or figure.query is None:
        return Opening()
    return Opening(partial(_screen, one))


def _screen(one: Checked) -> OutreachScreen[None]:
    screen = screen_of_figure(one.now) if one.now is not None else None
    assert screen is not None
    return screen


def proofread(path: Path) -> Examine:
    """Return what reads a text against the records of the year it is about."""
    return partial(_proofread, path=path)


def _proofread(office: Office, path: Path) -> Examined:
    read = proofread_file(office, path)
    if not read.findings:
        return Examined(_("Nothing found against the records of {period}.").format(period=read.period.label), ())
    count = len(read.findings)
    summed = ngettext("{count} thing to look at.", "{count} things to look at.", count).format(count=count)
    lines = [
        Line(
            in_line(_("line {line}: {sentence}").format(line=found.line, sentence=finding_text(found))),
            Tone.LATE,
            partial(_counted, read.period, found),
            read.lines[found.line - 1],
        )
        for found in read.findings
    ]
    hint = _("Enter opens the records.")
    return Examined(f"{summed} {hint}", lines)


def _counted(period: Period, found: Finding, office: Office) -> Opening:
    """Return the records that say otherwise; where a number names nothing on record, the tallies."""
    if found.behind is not None:
        return Opening(partial(screen_of_query, found.quote, found.behind, found.measure))
    from outreach_tui.tui.screens.tally import TallyScreen

    return Opening(lambda: TallyScreen(period.first))
