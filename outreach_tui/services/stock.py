"""The catalogue of materials and its stock: what came in, what went out, what was corrected."""

from dataclasses import replace

from outreach_tui.domain.checks import check_adjustment, check_distribution, check_material, check_receipt
from outreach_tui.domain.drafts import DistributionDraft, MaterialDraft, StockDraft
from outreach_tui.domain.findings import Checked
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Movement, MovementKind
from outreach_tui.services.office import Office, community_ids, material_ids
from outreach_tui.services.saved import Saved, shortages
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.writes import lines as line_writes
from outreach_tui.store.writes import office as office_writes


class Stock:
    """Writes the catalogue and what moves in it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add_material(self, draft: MaterialDraft, *, insist: bool = False) -> Saved:
        """Add a catalogue entry."""
        checked = check_material(draft, self._office.known())
        material = checked.accepted(insist=insist)
        record_id = self._office.write("material.add", lambda writer: office_writes.add_material(writer, material))
        return Saved(record_id, material.name, checked.problems)

    def change_material(
        self, reference: str, draft: MaterialDraft, *, version: int | None = None, insist: bool = False
    ) -> Saved:
        """Change the catalogue entry that a name or an id means; everything recorded of it goes with it.

        Refuses as ``stale`` when it is past ``version`` by now.
        """
        known = self._office.known()
        material = self._office.material(reference)
        checked = check_material(draft, known, current=material.name)
        after = checked.accepted(insist=insist)
        self._office.write(
            "material.edit", lambda writer: office_writes.change_material(writer, material.id, after, version)
        )
        return Saved(material.id, after.name, checked.problems)

    def receive(self, draft: StockDraft, *, insist: bool = False) -> Saved:
        """Record copies that came in."""
        return self._enter(
            "material.receive", MovementKind.RECEIPT, check_receipt(draft, self._office.known()), insist=insist
        )

    def adjust(self, draft: StockDraft, *, insist: bool = False) -> Saved:
        """Correct the stock after counting it."""
        checked = check_adjustment(draft, self._office.known())
        saved = self._enter("material.adjust", MovementKind.ADJUSTMENT, checked, insist=insist)
        return replace(saved, notes=(*saved.notes, *self._shortages(saved.name)))

    def give(self, draft: DistributionDraft, *, insist: bool = False) -> Saved:
        """Record copies handed out, at an event or without one."""
        known = self._office.known()
        checked = check_distribution(draft, known)
        event = self._office.event(draft.event) if draft.event else None
        given = checked.accepted(insist=insist)
        community = given.community
        if not community and event is not None and len(event.communities) == 1:
            community = event.communities[0]
        record_id = self._office.write(
            "material.give",
            lambda writer: line_writes.add_distribution(
                writer,
                given,
                material_ids(known)[given.material],
                community_ids(known).get(community),
                event.id if event else None,
            ),
        )
        return Saved(record_id, given.material, (*checked.problems, *self._shortages(given.material)))

    def take_back_distribution(self, record_id: RecordId) -> None:
        """Take copies handed out of all figures."""
        self._office.write("material.give.delete", lambda writer: line_writes.delete_distribution(writer, record_id))

    def take_back_entry(self, record_id: RecordId) -> None:
        """Take a receipt or an adjustment out of the stock."""
        self._office.write("material.entry.delete", lambda writer: office_writes.delete_stock_entry(writer, record_id))

    def take_back(self, movement: Movement) -> None:
        """Take a movement back, whatever it was."""
        if movement.kind is MovementKind.HANDED_OUT:
            self.take_back_distribution(movement.id)
        else:
            self.take_back_entry(movement.id)

    def _enter(self, verb: str, kind: MovementKind, checked: Checked[StockDraft], *, insist: bool) -> Saved:
        entry = checked.accepted(insist=insist)
        material = self._office.material(entry.material)
        record_id = self._office.write(
            verb, lambda writer: office_writes.add_stock_entry(writer, kind, entry, material.id)
        )
        return Saved(record_id, material.name, checked.problems)

    def _shortages(self, name: str) -> tuple[Problem, ...]:
        with self._office.database.reading() as reader:
            return shortages(office_reads.stock(reader, of={name}), {name})
