"""Who did what, when: every action, newest first, with what it changed."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content
from textual.message import Message

from outreach_tui.domain.history import Change, Step
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.undoing import Undoing
from outreach_tui.tui.keeping.opening import Opening, of_step
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column, RecordList, Tone
from outreach_tui.wording.fields import field_label, field_text
from outreach_tui.wording.steps import change_subject, step_text

#: So many more actions are read each time the end of the list is near.
_PAGE = 200
#: So many records of an action are told of below the list.
_TOLD = 5


class PastPane(Pane):
    """Lists what was done; Enter opens the record, or asks whether a deleted event is to come back."""

    class Loaded(Message):
        """The newest actions were read."""

        def __init__(self, steps: Sequence[Step], *, complete: bool) -> None:
            super().__init__()
            self.steps = steps
            self.complete = complete

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._limit = _PAGE

    def columns(self) -> Sequence[Column[Step]]:
        """Return when, who, what, and whether it was taken back."""
        zone = self.outreach.office.clock().tzinfo
        return (
            Column(_("When"), 16, lambda step: step.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")),
            Column(_("Who"), 10, lambda step: step.actor, below=100),
            Column(_("Who"), 20, lambda step: step.actor, from_width=100),
            Column(_("What was done"), 0, step_text),
            Column(_("State"), 10, lambda step: _("taken back") if step.undone else ""),
        )

    def tone(self, record: Step) -> Tone | None:
        """Let what was taken back stand back."""
        return Tone.FAINT if record.undone else None

    def load(self) -> None:
        """Read the newest actions."""
        self.outreach.gateway.read(self, partial(_read, limit=self._limit), self._loaded, group="history")

    def _loaded(self, steps: Sequence[Step]) -> Message:
        return self.Loaded(steps, complete=len(steps) < self._limit)

    def on_past_pane_loaded(self, message: "PastPane.Loaded") -> None:
        """Show them."""
        self.records.show(message.steps, complete=message.complete)
        self._show_changes()

    def on_record_list_more_wanted(self, message: RecordList.MoreWanted) -> None:
        """Read further back."""
        message.stop()
        if len(self.records.records) == self._limit:
            self._limit += _PAGE
            self.load()

    def on_record_list_moved(self, message: RecordList.Moved) -> None:
        """Tell what the chosen action changed."""
        message.stop()
        self._show_changes()

    def _show_changes(self) -> None:
        step = self.records.chosen
        if step is None:
            self.tell(_("Nothing has been done yet."))
            return
        lines = list(_changes(step))
        if (more := len(step.changes) - len(lines)) > 0:
            lines.append(Content(_("... and {count} more").format(count=more)))
        self.tell(Content("\n").join(lines))

    def open_chosen(self) -> None:
        """Open the record that the chosen action is known by."""
        step = self.records.chosen
        if step is not None:
            work = partial(of_step, step=step)
            self.outreach.gateway.read(self, work, lambda opening: opening, group="opening")

    def on_opening(self, message: Opening) -> None:
        """Open it."""
        message.show(self.outreach)


def _read(office: Office, limit: int) -> list[Step]:
    return Undoing(office).history(limit=limit)


def _changes(step: Step) -> Iterator[Content]:
    for change in step.changes[:_TOLD]:
        yield Content.assemble((f"{field_label(change.kind)} {change_subject(change)}", "bold"), f"  {_became(change)}")


def _became(change: Change) -> str:
    if change.before is None:
        return _("added")
    if change.after is None:
        return _("removed")
    return in_line("; ".join(field_text(*field) for field in change.fields()))
