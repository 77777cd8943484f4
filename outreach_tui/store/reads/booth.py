"""What was counted at one booth: visits by category, copies by material."""

from typing import NamedTuple

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.vocabulary import Category
from outreach_tui.store.reader import Reader


class CopiesAtEvent(NamedTuple):
    """Copies of a material handed out at an event, and what was counted when it was closed, if it was."""

    handed_out: int
    taken_out: int | None
    brought_back: int | None


def visits_by_category(reader: Reader, event_id: RecordId) -> dict[Category, int]:
    """Return the visits (人次) at an event by category; categories nobody asked about are left out."""
    return {
        Category(category): int(visits)
        for category, visits in reader.rows(
            "SELECT c.category, sum(c.count) FROM consultation c"
            " WHERE c.event_id = :id AND c.deleted_at IS NULL GROUP BY c.category",
            {"id": event_id},
        )
    }


def copies_by_material(reader: Reader, event_id: RecordId) -> dict[str, CopiesAtEvent]:
    """Return the copies handed out at an event by the name of the material."""
    return {
        str(name): CopiesAtEvent(int(copies), taken_out, brought_back)
        for name, copies, taken_out, brought_back in reader.rows(
            "SELECT m.name, sum(d.quantity), sum(d.taken_out), sum(d.brought_back) FROM distribution d"
            " JOIN material m ON m.id = d.material_id"
            " WHERE d.event_id = :id AND d.deleted_at IS NULL GROUP BY m.name",
            {"id": event_id},
        )
    }
