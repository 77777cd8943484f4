"""What the doctor finds, check by check as it goes on; Enter opens the record a finding is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from textual.content import Content
from textual.message import Message

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.checking import CHECKS, Check, check_in_turn
from outreach_tui.services.office import Office
from outreach_tui.settings import read_settings
from outreach_tui.tui.keeping.opening import Opening, of_finding
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.messages import Refusal
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column, RecordList, Tone
from outreach_tui.wording.checks import check_name
from outreach_tui.wording.problems import sentence

#: So many findings of one check are listed; more would be read by nobody.
_MOST = 200
#: The settings are looked at after all checks of the records.
_ALL = len(CHECKS) + 1


@dataclass(frozen=True)
class _Line:
    """A check with its verdict, or one of its findings."""

    sign: str
    text: str
    finding: Problem | None = None


class FindingsPane(Pane):
    """Runs every check when it is first looked at, and again when asked to."""

    class Begun(Message):
        """A check is being run."""

        def __init__(self, name: str, number: int) -> None:
            super().__init__()
            self.name = name
            self.number = number

    class Found(Message):
        """A check is over."""

        def __init__(self, check: Check) -> None:
            super().__init__()
            self.check = check

    class Ended(Message):
        """All checks are over, or the user stopped them."""

        def __init__(self, *, complete: bool) -> None:
            super().__init__()
            self.complete = complete

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checks: list[Check] = []
        self._stopped = Event()
        self._at_work = False

    def columns(self) -> Sequence[Column[_Line]]:
        """Return the sign and the words."""
        return (Column("", 1, lambda line: line.sign), Column(_("Found"), 0, lambda line: line.text))

    def tone(self, record: _Line) -> Tone | None:
        """Let what is wrong stand out."""
        return Tone.LATE if record.sign in ("!", "x") else Tone.FAINT if record.sign == "-" else None

    def load(self) -> None:
        """Run the checks, unless they were run already."""
        if not self._checks and not self._at_work:
            self.run()

    def run(self) -> None:
        """Run every check."""
        if self._at_work:
            return
        self._at_work, self._stopped, self._checks = True, Event(), []
        self.records.show([])
        settings, stopped = self.outreach.paths.settings, self._stopped
        work = partial(self._check, settings=settings, stopped=stopped)
        self.outreach.gateway.read(self, work, lambda complete: self.Ended(complete=complete), group="check")

    def _check(self, office: Office, settings: Path, stopped: Event) -> bool:
        """Run the checks one after the other; runs in a worker."""
        number = 0
        for name, check in check_in_turn(office, lambda: read_settings(settings)):
            if stopped.is_set():
                return False
            if check is None:
                number += 1
                self.post_message(self.Begun(name, number))
            else:
                self.post_message(self.Found(check))
        return True

    def on_findings_pane_begun(self, message: "FindingsPane.Begun") -> None:
        """Say how far it is."""
        told = _("Checking {number} of {all}: {name}").format(
            number=message.number, all=_ALL, name=check_name(message.name)
        )
        self.tell(Content.assemble(told, ("   Esc ", "bold $accent"), _("Stop")))

    def on_findings_pane_found(self, message: "FindingsPane.Found") -> None:
        """List what was found so far."""
        self._checks.append(message.check)
        self.records.show([line for check in self._checks for line in _lines(check)])

    def on_findings_pane_ended(self, message: "FindingsPane.Ended") -> None:
        """Sum up."""
        self._at_work = False
        wrong = sum(not _is_note(one) for check in self._checks for one in check.findings)
        told = ngettext("{count} thing is to be put right.", "{count} things are to be put right.", wrong)
        summed = told.format(count=wrong) if wrong else _("Everything is in order.")
        if not message.complete:
            summed = _("Stopped before the end.") + " " + summed
        self.tell(f"{summed} " + _("Enter opens the record of a finding; c checks again."))

    def on_record_list_moved(self, message: RecordList.Moved) -> None:
        """Show the chosen line in full: the list cuts what is too long for it."""
        message.stop()
        line = self.records.chosen
        if line is not None and not self._at_work:
            self.tell(line.text.strip())

    def on_refusal(self, message: Refusal) -> None:
        """End when the database itself cannot be read; the application says why."""
        self._at_work = False
        self.tell(_("Stopped before the end."))

    def stop(self) -> bool:
        """Stop checking."""
        self._stopped.set()
        return self._at_work

    def open_chosen(self) -> None:
        """Open the record that the chosen finding is about."""
        line = self.records.chosen
        if line is not None and line.finding is not None:
            work = partial(of_finding, finding=line.finding)
            self.outreach.gateway.read(self, work, lambda opening: opening, group="opening")

    def on_opening(self, message: Opening) -> None:
        """Open it, or say that there is nothing to open."""
        message.show(self.outreach)


def _lines(check: Check) -> Iterator[_Line]:
    wrong = sum(not _is_note(finding) for finding in check.findings)
    state = ngettext("{count} finding", "{count} findings", wrong).format(count=wrong) if wrong else _("in order")
    yield _Line("x" if wrong else "", f"{check_name(check.name)}: {state}")
    for finding in check.findings[:_MOST]:
        yield _Line("-" if _is_note(finding) else "!", "  " + in_line(sentence(finding)), finding)
    if (more := len(check.findings) - _MOST) > 0:
        yield _Line("", "  " + _("... and {count} more").format(count=more))


def _is_note(finding: Problem) -> bool:
    return finding.severity is Severity.NOTE
