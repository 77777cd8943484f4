"""Where the records of an import go: into the database, or, in a dry run, nowhere."""

from typing import TYPE_CHECKING, Protocol

from outreach_tui.domain.checks import check_material
from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft, EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.intake.proposals import Proposals
from outreach_tui.services.office import Office, community_ids, material_ids
from outreach_tui.store.reads.whole import EventPlace

if TYPE_CHECKING:
    from outreach_tui.store.writer import Writer


class Sink(Protocol):
    """Takes what is new in an import."""

    def event(self, draft: EventDraft, year: int, serial: int, recorder: str) -> EventPlace:
        """Take an event with the lines in it; return where further lines are to hang."""

    def consultation(self, draft: ConsultationDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Take a consultation."""

    def distribution(self, draft: DistributionDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Take copies handed out."""

    def propose(self, proposals: Proposals) -> None:
        """Take the new catalogue entries that what follows refers to."""

    def finish(self) -> None:
        """Write what waits."""


class Nothing:
    """Takes everything and writes nothing: a dry run."""

    def event(self, draft: EventDraft, year: int, serial: int, recorder: str) -> EventPlace:
        """Say where lines would hang."""
        return EventPlace.of("", draft)

    def consultation(self, draft: ConsultationDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Do nothing."""

    def distribution(self, draft: DistributionDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Do nothing."""

    def propose(self, proposals: Proposals) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""


class Saving:
    """Writes everything in the transaction of a writer."""

    def __init__(self, writer: "Writer", office: Office) -> None:
        from outreach_tui.store.writes.imports import ImportWriter

        known = office.known()
        self._writer = writer
        self._materials = material_ids(known)
        self._today = office.today
        self._write = ImportWriter(writer, community_ids(known), self._materials)

    def event(self, draft: EventDraft, year: int, serial: int, recorder: str) -> EventPlace:
        """Write an event."""
        return self._write.event(draft, year, serial, recorder)

    def consultation(self, draft: ConsultationDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Write a consultation."""
        self._write.consultation(draft, event, recorder, whole=whole)

    def distribution(self, draft: DistributionDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Write copies handed out."""
        self._write.distribution(draft, event, recorder, whole=whole)

    def propose(self, proposals: Proposals) -> None:
        """Write the catalogue entries that are not there yet."""
        for name, draft in proposals.proposed.items():
            if name not in self._materials:
                from outreach_tui.store.writes.office import add_material

                checked = check_material(draft, Known((), (), self._today)).accepted(insist=True)
                self._materials[name] = add_material(self._writer, checked)

    def finish(self) -> None:
        """Write what waits."""
        self._write.finish()
