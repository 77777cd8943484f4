"""What came of an import, in words, as a table and as JSON."""

from collections.abc import Iterator
from typing import Any

from outreach_tui.cli.output import Cell, Column, Sheet
from outreach_tui.domain.drafts import EventDraft, MaterialDraft
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.intake.columns import Headings
from outreach_tui.intake.heading_words import SURE
from outreach_tui.intake.layout import Table
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.template import LISTS
from outreach_tui.services.import_results import Alike, Outcome, SheetRead
from outreach_tui.services.import_words import alike_text, community_of, field_name, rows_left_out, table_name, where
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence, shortened

#: So many problems of a file are told; more are better looked at in a workbook with the cells marked.
MOST_TOLD = 200


def described(outcome: Outcome) -> Iterator[str]:
    """Yield what there is to say about a file, line by line."""
    yield f"{outcome.name}" + (f" ({outcome.encoding})" if outcome.encoding else "")
    for problem in outcome.refused:
        yield "  " + _("Error: {message}").format(message=sentence(problem))
    if outcome.refused:
        return
    for sheet in outcome.sheets:
        yield from _sheet(sheet)
    if not any(sheet.headings for sheet in outcome.sheets):
        yield "  " + _("There are no events in this file: no sheet has headings such as date, title and form.")
    elif not outcome.records and not outcome.rejected_rows:
        yield "  " + _("There are no events in this file: below the headings there is nothing.")
    for draft in outcome.proposals:
        yield "  " + _("New in the catalogue: {name} ({kind}, {measure})").format(
            name=shortened(draft.name), kind=label(draft.kind), measure=draft.measure
        )
    yield from _told(outcome.rejected, _("Rejected"))
    yield from _told(outcome.doubts, _("To be confirmed"))
    for alike in outcome.doubtful[:MOST_TOLD]:
        yield "  " + alike_text(alike)
    yield from _told(outcome.notes[:20], _("Note"))
    if not outcome.saved and not outcome.rejected and (outcome.unsure or outcome.doubtful):
        yield "  " + _(
            "Say --yes if all of this is right, --map HEADING=FIELD for a column,"
            " --duplicates add or skip for rows that are on record already."
        )


def _sheet(sheet: SheetRead) -> Iterator[str]:
    if sheet.headings is None:
        if sheet.name != LISTS:
            yield "  " + _passed_over(sheet)
        return
    headings = sheet.headings
    yield "  " + _("{sheet}: read as {table}, headings in row {row}").format(
        sheet=sheet.name, table=table_name(headings.table), row=headings.first_row
    )
    if not headings.ours:
        yield from ("    " + line for line in _columns(headings))
    for reason, rows in rows_left_out(sheet).items():
        yield "    " + _("Left out: rows {rows} ({reason})").format(rows=rows, reason=reason)


def _passed_over(sheet: SheetRead) -> str:
    if sheet.passed_over == "hidden":
        return _("{sheet}: hidden, left out; name it with --sheet to read it").format(sheet=sheet.name)
    if sheet.passed_over == "plan":
        return _("{sheet}: a plan of what is to be done, left out; name it with --sheet to read it as what was").format(
            sheet=sheet.name
        )
    if sheet.passed_over == "not_named":
        return _("{sheet}: left out").format(sheet=sheet.name)
    return _("{sheet}: no table of records").format(sheet=sheet.name)


def _columns(headings: Headings) -> Iterator[str]:
    for column in headings.columns:
        if not column.heading:
            continue
        if column.field == "person":
            taken = _("left out: personal data (to keep it: --map {heading}=note)").format(heading=column.heading)
        elif not column.field:
            taken = _("left out")
        else:
            taken = f"{field_name(headings.table, column.field)} {column.confidence}%"
            if column.material:
                taken += f" [{column.material}]"
            if column.confidence < SURE:
                taken += " ?"
        yield f"{shortened(column.heading)} -> {taken}"


def _told(flaws: list[Flaw], kind: str) -> Iterator[str]:
    for flaw in flaws[:MOST_TOLD]:
        yield f"  {kind}: {where(flaw.place)}: {sentence(flaw.problem)}"
    if len(flaws) > MOST_TOLD:
        more = len(flaws) - MOST_TOLD
        yield "  " + ngettext(
            "... and {count} more; --errors FILE.xlsx shows all of them.",
            "... and {count} more; --errors FILE.xlsx shows all of them.",
            more,
        ).format(count=more)


def files_sheet(results: list[Outcome]) -> Sheet:
    """Return one row for each file: what was new, the same, doubtful, rejected."""
    columns = [
        Column("file", _("File name")),
        Column("community", _("Community")),
        Column("new", _("New"), numeric=True),
        Column("same", _("The same"), numeric=True),
        Column("doubtful", _("Doubtful"), numeric=True),
        Column("rejected", _("Rejected"), numeric=True),
        Column("saved", _("Saved")),
    ]
    rows: list[list[Cell]] = [
        [
            one.name, community_of(one), sum(one.new.values()), sum(one.same.values()), len(one.doubtful),
            one.rejected_rows, _("yes") if one.saved else _("no"),
        ]
        for one in results
    ]  # fmt: skip
    return Sheet([row_shape(one) for one in results], columns, rows)


def row_shape(outcome: Outcome) -> dict[str, Any]:
    """Return the line of a file in the table of all files."""
    return {
        "file": str(outcome.path),
        "community": [*filter(None, outcome.communities)],
        "new": sum(outcome.new.values()),
        "same": sum(outcome.same.values()),
        "doubtful": len(outcome.doubtful),
        "rejected": outcome.rejected_rows,
        "saved": outcome.saved,
    }


def outcome_shape(outcome: Outcome) -> dict[str, Any]:
    """Return everything about a file as JSON carries it."""
    return {
        **row_shape(outcome),
        "encoding": outcome.encoding or None,
        "error": " ".join(sentence(problem) for problem in outcome.refused) or None,
        "records": {table.value: outcome.new[table] for table in Table},
        "sheets": [_sheet_shape(sheet) for sheet in outcome.sheets if sheet.name != LISTS],
        "new_materials": [_material_shape(draft) for draft in outcome.proposals],
        "rejected_cells": [_flaw_shape(flaw) for flaw in outcome.rejected],
        "to_confirm": [_flaw_shape(flaw) for flaw in outcome.doubts],
        "notes": [_flaw_shape(flaw) for flaw in outcome.notes],
        "duplicates": [_alike_shape(alike) for alike in outcome.doubtful],
    }


def _sheet_shape(sheet: SheetRead) -> dict[str, Any]:
    headings = sheet.headings
    return {
        "sheet": sheet.name,
        "table": headings.table.value if headings else None,
        "heading_row": headings.first_row if headings else None,
        "columns": [
            {
                "column": column.index,
                "heading": column.heading,
                "field": column.field if column.field != "person" else None,
                "confidence": column.confidence,
            }
            for column in (headings.columns if headings else ())
            if column.heading
        ],
        "left_out": [{"row": row, "reason": reason} for row, reason in sheet.left_out],
        "passed_over": sheet.passed_over or None,
    }


def _material_shape(draft: MaterialDraft) -> dict[str, Any]:
    return {"name": draft.name, "kind": draft.kind.value, "unit": draft.measure}


def _flaw_shape(flaw: Flaw) -> dict[str, Any]:
    return {
        "sheet": flaw.place.sheet,
        "cell": flaw.place.address,
        "row": flaw.place.row,
        "value": flaw.problem.value,
        "code": flaw.problem.code,
        "message": sentence(flaw.problem),
    }


def _alike_shape(alike: Alike) -> dict[str, Any]:
    return {
        "sheet": alike.place.sheet,
        "row": alike.place.row,
        "date": alike.draft.day.isoformat(),
        "title": alike.draft.title if isinstance(alike.draft, EventDraft) else None,
        "like": alike.number or None,
        "like_row": None if alike.number else int(alike.title or 0) or None,
    }
