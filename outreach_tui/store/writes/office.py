"""Writing the subdistrict, its communities, its catalogue and its stock."""

from sqlalchemy import func
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from outreach_tui.domain.drafts import CommunityDraft, MaterialDraft, StockDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.naming import folded
from outreach_tui.domain.problems import refuse
from outreach_tui.store.tables import Community, Material, StockEntry, Subdistrict, ZeroReport
from outreach_tui.store.writer import Writer


def add_subdistrict(writer: Writer, name: str, report_language: str, known: int | None = None) -> RecordId:
    """Write a subdistrict; the rest of the transaction writes for it.

    Refuses when there are more than were ``known`` before: of two who begin at once, only one does.
    """
    connection = writer.session.connection()
    if connection.dialect.name == "postgresql":
        # the first statement, before which nothing is seen: what others begin meanwhile is waited for, and then seen
        connection.exec_driver_sql("LOCK TABLE subdistrict IN SHARE ROW EXCLUSIVE MODE")
    there = writer.session.exec(select(Subdistrict.name).order_by(col(Subdistrict.id))).all()
    if name in there or (known is not None and len(there) > known):
        raise refuse("already_set_up", "subdistrict", name if name in there else there[-1])
    row = writer.add_first(Subdistrict(**writer.stamp(), name=name, report_language=report_language))
    writer.office = row.id
    return row.id


def change_subdistrict(writer: Writer, *, name: str, report_language: str, version: int | None = None) -> None:
    """Rename the subdistrict or change the language of its reports."""
    row = writer.get(Subdistrict, writer.office, version)
    taken = select(Subdistrict.id).where(col(Subdistrict.name) == name, col(Subdistrict.id) != row.id)
    if writer.session.exec(taken).first() is not None:  # another one of the district
        raise refuse("name_taken", "subdistrict", name)
    row.name, row.report_language = name, report_language


def add_community(writer: Writer, draft: CommunityDraft) -> RecordId:
    """Write a new community, last in order unless the draft says where."""
    row = Community(**writer.stamp(), subdistrict_id=writer.office, name=draft.name)
    _fill_community(writer, row, draft)
    return writer.add(row).id


def change_community(writer: Writer, community_id: RecordId, draft: CommunityDraft, version: int | None) -> None:
    """Write what a community is now."""
    _fill_community(writer, writer.get(Community, community_id, version), draft)


def _refuse_taken(writer: Writer, table: type[Community] | type[Material], name: str, own: RecordId = "") -> None:
    """Refuse a name that someone else took after it was checked; two at once meet here on the second attempt."""
    names = select(col(table.id), col(table.name)).where(col(table.subdistrict_id) == writer.office)
    if any(folded(other) == folded(name) and key != own for key, other in writer.session.exec(names)):
        raise refuse("name_taken", "name", name)


def _fill_community(writer: Writer, row: Community, draft: CommunityDraft) -> None:
    _refuse_taken(writer, Community, draft.name, row.id)
    row.name = draft.name
    row.grids = draft.grids
    row.adviser = draft.adviser
    row.exists_from = draft.exists_from
    row.exists_until = draft.exists_until
    if draft.order is not None:
        row.position = draft.order
    elif not row.position:
        row.position = _next_position(writer, col(Community.position), col(Community.subdistrict_id))


def _next_position(writer: Writer, position: Mapped[int], owner: Mapped[str]) -> int:
    last = writer.session.exec(select(func.max(position)).where(owner == writer.office)).one()
    return (last or 0) + 1


def add_material(writer: Writer, draft: MaterialDraft) -> RecordId:
    """Write a new catalogue entry, last in order."""
    position = _next_position(writer, col(Material.position), col(Material.subdistrict_id))
    row = Material(**writer.stamp(), subdistrict_id=writer.office, position=position)
    _fill_material(writer, row, draft)
    return writer.add_first(row).id


def change_material(writer: Writer, material_id: RecordId, draft: MaterialDraft, version: int | None) -> None:
    """Write what a catalogue entry is now."""
    _fill_material(writer, writer.get(Material, material_id, version), draft)


def _fill_material(writer: Writer, row: Material, draft: MaterialDraft) -> None:
    _refuse_taken(writer, Material, draft.name, row.id)
    row.name = draft.name
    row.kind = draft.kind.value
    row.measure = draft.measure
    row.law = draft.law
    row.retired = draft.retired


def add_stock_entry(writer: Writer, kind: str, draft: StockDraft, material_id: RecordId) -> RecordId:
    """Write a ``receipt`` or an ``adjustment``."""
    row = StockEntry(
        **writer.stamp(),
        subdistrict_id=writer.office,
        material_id=material_id,
        kind=kind,
        day=draft.day,
        quantity=draft.quantity,
        recorder=writer.action.actor,
        note=draft.note,
    )
    return writer.add(row).id


def delete_stock_entry(writer: Writer, entry_id: RecordId) -> None:
    """Take a receipt or an adjustment out of the stock."""
    row = writer.get(StockEntry, entry_id)
    if row.deleted_at is not None:
        raise refuse("gone", "stock_entry", entry_id)
    row.deleted_at = writer.action.at


def set_zero(writer: Writer, community_id: RecordId, ym: int, note: str) -> RecordId:
    """Write that a community reported nothing for a month; saying it twice changes nothing."""
    row = _zero(writer, community_id, ym)
    if row is None:
        row = writer.add(
            ZeroReport(
                **writer.stamp(),
                subdistrict_id=writer.office,
                community_id=community_id,
                ym=ym,
                recorder=writer.action.actor,
                note=note,
            )
        )
    return row.id


def clear_zero(writer: Writer, community_id: RecordId, ym: int) -> bool:
    """Take an explicit zero back; tell whether there was one."""
    row = _zero(writer, community_id, ym)
    if row is None:
        return False
    writer.remove(row)
    return True


def _zero(writer: Writer, community_id: RecordId, ym: int) -> ZeroReport | None:
    return writer.session.exec(
        select(ZeroReport).where(
            col(ZeroReport.subdistrict_id) == writer.office,
            col(ZeroReport.community_id) == community_id,
            col(ZeroReport.ym) == ym,
        )
    ).first()
