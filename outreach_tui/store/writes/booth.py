"""Writing what a booth comes to when it is closed: copies taken out less copies brought back."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import col, select

from outreach_tui.domain.drafts import BoothCount, DistributionDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.store.tables import Distribution, Event
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes.lines import add_distribution, delete_distribution

#: Copies taken out and brought back; ``None`` before anything was counted.
Counted = tuple[int | None, int | None]


def settle_copies(
    writer: Writer,
    event_id: RecordId,
    day: date,
    count: BoothCount,
    material: RecordId,
    community: RecordId | None,
    *,
    corrected: bool,
    seen: Counted | None = None,
) -> None:
    """Write what was counted of a material at a booth, on one line for each community.

    With ``corrected`` the lines come to what was counted; otherwise what was tallied stays beside it. Refuses as
    ``stale`` when what was counted before is no longer what was ``seen`` of it.
    """
    lines = _folded(writer, event_id, material)
    counted = _sum(line.taken_out for line in lines), _sum(line.brought_back for line in lines)
    if seen is not None and seen != counted:
        raise writer.stale(writer.get(Event, event_id))
    if corrected:
        lines = _come_to(writer, lines, count.handed_out)
    for place, line in enumerate(lines):
        line.taken_out = count.taken_out if place == 0 else None
        line.brought_back = count.brought_back if place == 0 else None
    if corrected and not lines and count.handed_out:
        draft = DistributionDraft(
            count.material, count.handed_out, day, taken_out=count.taken_out, brought_back=count.brought_back
        )
        add_distribution(writer, draft, material, community, event_id)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """Return the sum of the numbers there are, ``None`` when there is none, as SQL has it."""
    there = [number for number in numbers if number is not None]
    return sum(there) if there else None


def _folded(writer: Writer, event_id: RecordId, material: RecordId) -> list[Distribution]:
    """Return the living lines of a material at an event, those of one community made into one."""
    rows = writer.session.exec(
        select(Distribution)
        .where(
            col(Distribution.event_id) == event_id,
            col(Distribution.material_id) == material,
            col(Distribution.deleted_at).is_(None),
        )
        .order_by(col(Distribution.id))
    ).all()
    first: dict[str | None, Distribution] = {}
    for row in map(writer.track, rows):
        kept = first.setdefault(row.community_id, row)
        if kept is not row:
            kept.quantity += row.quantity
            kept.note = "\n".join(filter(None, (kept.note, row.note)))
            delete_distribution(writer, row.id)
    return list(first.values())


def _come_to(writer: Writer, lines: Sequence[Distribution], counted: int) -> list[Distribution]:
    """Make lines come to a sum: too much goes from the last ones, what is missing comes to the first."""
    kept: list[Distribution] = []
    left = counted
    for line in lines:
        if left == 0:
            delete_distribution(writer, line.id)
            continue
        line.quantity = min(line.quantity, left)
        left -= line.quantity
        kept.append(line)
    if kept:
        kept[0].quantity += left
    return kept
