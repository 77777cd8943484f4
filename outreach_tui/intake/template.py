"""The workbook that communities fill in: drop-downs, notes and checks from the database's own lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from outreach_tui.domain.records import Community, Material
from outreach_tui.i18n import gettext
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.layout import WHOLE, Field, Names, Table, heading, sheet_name, template_fields
from outreach_tui.intake.writing import WORKBOOK_OPTIONS, close_workbook
from outreach_tui.replacing import whole_file
from outreach_tui.wording.labels import TERMS, label

#: Rows that are prepared for filling in, below the headings.
ROWS = 500
#: The hidden sheet that drop-downs take their items from.
LISTS = "lists"
#: Columns whose cells may hold more than one item of their list, so that others are allowed as well.
_OPEN = frozenset({"communities", "laws", "material"})
_NUMBERS = frozenset({"consultations", "opinions", "count", "quantity"})
_DAYS = frozenset({"date", "date_end", "follow_up", "followed_up"})


def write_template(
    path: Path,
    title: str,
    communities: Sequence[Community],
    materials: Sequence[Material],
    laws: Sequence[str],
    *,
    year: int | None,
) -> None:
    """Write the template; ``title`` stands above the headings and tells an import the year and the community."""
    import xlsxwriter

    lists: dict[str, list[str]] = {
        Names.COMMUNITIES: [community.name for community in communities] + [gettext(WHOLE)],
        Names.MATERIALS: [material.name for material in materials if not material.retired],
        Names.LAWS: list(laws),
    }
    with whole_file(path) as part:
        book = xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS)
        try:
            writer = _Writer(book, title, lists, year)
            for table in Table:
                writer.sheet(table)
            writer.lists()
        finally:
            close_workbook(book, path)


class _Writer:
    """Writes the sheets of one template."""

    def __init__(self, book: Any, title: str, lists: Mapping[str, list[str]], year: int | None) -> None:
        self._book = book
        self._title = title
        self._lists = dict(lists)
        self._year = year
        self._places: dict[str, str] = {}
        self._name = book.add_format({"bold": True, "font_size": 14, "locked": True})
        self._head = book.add_format(
            {"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True, "valign": "vcenter", "locked": True}
        )
        self._must = book.add_format(
            {"bold": True, "bg_color": "#F7DFA5", "border": 1, "text_wrap": True, "valign": "vcenter", "locked": True}
        )
        self._text = book.add_format({"locked": False, "text_wrap": True, "valign": "top"})
        self._day = book.add_format({"locked": False, "num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})

    def sheet(self, table: Table) -> None:
        """Write one sheet, ready for filling in."""
        sheet = self._book.add_worksheet(sheet_name(table))
        fields = template_fields(table)
        sheet.write_string(0, 0, self._title, self._name)
        sheet.set_row(1, 32)
        for column, field in enumerate(fields):
            sheet.set_column(column, column, field.width, self._day if field.key in _DAYS else self._text)
            sheet.write_string(1, column, heading(field), self._must if field.required else self._head)
            if field.hint:
                sheet.write_comment(1, column, gettext(field.hint), {"x_scale": 1.5, "font_size": 9})
            if rule := self._rule(field):
                sheet.data_validation(2, column, ROWS + 1, column, rule)
        sheet.freeze_panes(2, 1)
        sheet.protect(
            "",
            {
                "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
                "delete_rows": True, "sort": True, "autofilter": True,
            },
        )  # fmt: skip
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        """Return the check of a column; what may also be said in other words only warns."""
        if field.choices is not None:
            source = self._source(field.choices)
            if source is None:
                return None
            open_list = field.key in _OPEN
            return {
                "validate": "list",
                "source": source,
                "error_type": "information" if open_list else "stop",
                "error_title": heading(field)[:32],
                "error_message": _("Not in the list. Several may be given, separated by 、")
                if open_list
                else _("Please choose from the list."),
            }
        if field.key in _NUMBERS:
            return {
                "validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning",
                "error_title": heading(field)[:32], "error_message": _("Please enter a whole number."),
            }  # fmt: skip
        if field.key in _DAYS:
            first, last = (self._year, self._year) if self._year and field.key == "date" else (2000, 2100)
            return {
                "validate": "date", "criteria": "between", "minimum": date(first, 1, 1), "maximum": date(last, 12, 31),
                "error_type": "warning", "error_title": heading(field)[:32],
                "error_message": _("Please enter a day, such as {day}.").format(day=f"{first}-05-04"),
            }  # fmt: skip
        return None

    def _source(self, choices: type[StrEnum] | Names) -> str | None:
        """Return where the items of a list are, ``None`` for an empty list."""
        if isinstance(choices, Names):
            key = choices.value
        else:
            key = choices.__name__
            self._lists[key] = [label(code) for code in TERMS[choices]]
        items = self._lists[key]
        if not items:
            return None
        if key not in self._places:
            column = len(self._places)
            letter = chr(ord("A") + column)
            self._places[key] = f"={LISTS}!${letter}$1:${letter}${len(items)}"
        return self._places[key]

    def lists(self) -> None:
        """Write the items of all lists to a hidden sheet, where there is room for any number of them."""
        sheet = self._book.add_worksheet(LISTS)
        for column, key in enumerate(self._places):
            for row, item in enumerate(self._lists[key]):
                sheet.write_string(row, column, item)
        sheet.hide()
