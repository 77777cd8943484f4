"""When someone else saved first: what they made of the record, beside what one is about to save.

A save that is refused as ``stale`` names who changed the record last, and when. Here are the three versions, field by
field; once the user has chosen, the result is saved against the version that was seen.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.merging import Divergence, divergences, draft_fields, merged, rebased
from outreach_tui.services.office import Office


@dataclass(frozen=True)
class EventConflict:
    """An event that two people changed: what both began from, what one wants, what the other saved."""

    number: str
    base: EventDraft
    wanted: EventDraft
    theirs: EventDraft
    version: int  #: of theirs: what the outcome is saved against

    @cached_property
    def mine(self) -> EventDraft:
        """What one wants, with the lines that the other added, changed or took out."""
        return rebased(self.base, self.wanted, self.theirs)

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Every field that differs, whether or not someone has to choose."""
        return divergences(draft_fields(self.base), draft_fields(self.mine), draft_fields(self.theirs))

    @property
    def conflicts(self) -> tuple[Divergence, ...]:
        """The fields that both changed, each to something else."""
        return tuple(one for one in self.divergences if one.is_conflict and one.field not in _LINES)

    def settled(self, keep_mine: Collection[str]) -> EventDraft:
        """Return what is to be saved: what either changed, and of what both changed, mine where named."""
        fields = merged(draft_fields(self.base), draft_fields(self.mine), draft_fields(self.theirs), keep_mine)
        return replace(self.mine, **{name: value for name, value in fields.items() if name not in _LINES})


#: Fields of an event whose lines are put together one by one.
_LINES = frozenset({"materials", "consultations"})


def event_conflict(office: Office, reference: str, base: EventDraft, wanted: EventDraft) -> EventConflict:
    """Return the three versions of an event after a save was refused as ``stale``."""
    event = office.event(reference)
    return EventConflict(event.number, base, wanted, EventDraft.of(event), event.version)
