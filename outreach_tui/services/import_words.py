"""What came of an import in words, for everyone who shows it."""

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.layout import FIELDS, Table, heading
from outreach_tui.intake.sheets import Place
from outreach_tui.services.import_results import Alike, Outcome, SheetRead
from outreach_tui.wording.problems import shortened


def field_name(table: Table, key: str) -> str:
    """Return the heading that a field has in our own sheets."""
    return next((heading(field) for field in FIELDS[table] if field.key == key), key)


def table_name(table: Table) -> str:
    """Return what a sheet holds, in words."""
    return {Table.EVENTS: _("events"), Table.CONSULTATIONS: _("consultations"), Table.MATERIALS: _("materials")}[table]


def where(place: Place) -> str:
    """Return a place as people write it."""
    return (
        f"{place.sheet}!{place.address}"
        if place.column
        else _("{sheet}, row {row}").format(sheet=place.sheet, row=place.row)
    )


def rows_left_out(sheet: SheetRead) -> dict[str, str]:
    """Return the rows of a sheet that hold no record, the first few of them, by the reason."""
    names = {
        "total": _("totals"),
        "remark": _("remarks"),
        "heading": _("headings again"),
        "unfilled": _("not filled in"),
        "error": _("nothing but errors"),
        "above": _("above the headings"),
    }
    found: dict[str, list[int]] = {}
    for row, reason in sheet.left_out:
        found.setdefault(names[reason], []).append(row)
    return {
        reason: ", ".join(map(str, rows[:20])) + (" ..." if len(rows) > 20 else "") for reason, rows in found.items()
    }


def alike_text(alike: Alike) -> str:
    """Return what a row is so much like that it may be on record already."""
    title = alike.draft.title if isinstance(alike.draft, EventDraft) else alike.draft.note
    if not alike.number:
        return _("Twice? {place}: the same as row {row}").format(place=where(alike.place), row=alike.title)
    return _("On record already? {place}: {day} {title} - like {number} {known}").format(
        place=where(alike.place), day=alike.draft.day, title=shortened(title), number=alike.number,
        known=shortened(alike.title),
    )  # fmt: skip


def community_of(outcome: Outcome) -> str:
    """Return the communities that a file is about, the first few of them."""
    names = [name or _("Whole subdistrict") for name in outcome.communities]
    return "、".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")
