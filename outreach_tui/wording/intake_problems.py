"""What can be wrong with files that are read and written, in words; see :mod:`outreach_tui.wording.problems`."""

from collections.abc import Mapping

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.wording.labels import label

SENTENCES: Mapping[str, str] = {
    # files
    "workbook_encrypted": mark("{value} is protected by a password. Save it without one and try again."),
    "workbook_damaged": mark(
        "{value} is damaged or is not what its name says. Open it in Excel, WPS or LibreOffice, save it as .xlsx and"
        " try again."
    ),
    "text_cell_too_long": mark(
        "Row {row} of {value} has a cell of more than {most} characters; a quotation mark may be missing before it."
    ),
    "workbook_swollen": mark("{value} is packed in a way that no honest file is; it was not opened."),
    "workbook_unbounded": mark(
        "{value} cannot be read: it is damaged, or it claims far more cells than a list of records has."
        " Copy the table into a new workbook and try again."
    ),
    "not_a_workbook": mark("{value} is not a workbook or a text table. Save it as .xlsx or .csv and try again."),
    "sheet_too_large": mark(
        'The sheet "{sheet}" of {value} has {rows} rows and {columns} columns; at most {most_rows} rows and'
        " {most_columns} columns are read. Delete what is below and beside the table."
    ),
    "file_empty": mark("The file {value} is empty."),
    "file_too_large": mark("The file {value} has {size} MB; at most {most} MB are read."),
    "folder_without_tables": mark("In the folder {value} there are no workbooks or CSV files."),
    "export_kind": mark("{value} should end in .xlsx, .json or .zip, or be a folder for CSV files."),
    "template_kind": mark("{value} should end in .xlsx."),
    # cells
    "no_such_day": mark('"{value}" is a day that no calendar has. Write it like 2019-05-04.'),
    "year_missing": mark('"{value}" has no year. Write it like 2019-05-04, or say --year.'),
    "month_missing": mark('"{value}" has no month. Write it like 2019-05-04.'),
    "day_order_unclear": mark('"{value}" may mean two different days. Write it like 2019-05-04.'),
    "range_of_days_reversed": mark('"{value}" ends before it begins.'),
    "number_negative": mark(
        'The {field} "{value}" is below zero. Write 0 or more, or leave it empty if nobody counted.'
    ),
    "one_community": mark('"{value}" names several communities; give each a row of its own.'),
    "communities_missing": mark(
        '"{value}" counts more or fewer communities than the {named} that it names; name every one of them.'
    ),
    "cell_error": mark("The cell shows the error {value} instead of the {field}."),
    "formula_uncalculated": mark(
        "The {field} is a formula that was never calculated. Open the file in Excel or WPS, save it, and try again."
    ),
    "number_with_fraction": mark(
        'The {field} "{value}" is no whole number. Write it like 45, or 40余 for an estimate.'
    ),
    # doubts
    "cell_without_heading": mark('"{value}" stands in a column without a heading and is left out.'),
    "day_tenth": mark('"{value}" was taken for {taken}; typed as a number, 5.10 would look the same as 5.1.'),
    "day_first_of_month": mark("Only the month is given; the first day of the month is taken."),
    "month_differs": mark("The month column says {value}, the date {day}; {value} is taken as the plan month."),
    "number_over_rows": mark(
        "The number in column {value} stands over rows {rows} together; it is counted once, with row {first}."
    ),
    "visits_told_twice": mark(
        "The event's own number of consultations is {value}, its lines in the sheet of consultations make {lines};"
        " {kept} are kept without details and none is counted twice."
    ),
    "estimate_taken": mark('"{value}" is an estimate; {taken} is taken.'),
    "year_assumed": mark("Days without a year are taken to be of {value}, as the rest of the file says."),
    "month_assumed": mark("Days without a month are taken to be of month {value}, as the words around them say."),
    "communities_more": mark('"{value}" says that there may be others; only {taken} are taken.'),
    "column_unread": mark('What the column "{value}" holds is not known; its numbers are left out.'),
    "column_twice": mark('Another column is taken for the {field}; "{value}" is left out.'),
    "visits_beside": mark(
        "An event of that day in {community} tells of consultations too; these {value} are counted beside them."
    ),
    "copies_beside": mark(
        "An event of that day in {community} tells of this material too; these {value} copies are counted beside it."
    ),
    "rows_of_errors": mark("Rows that show nothing but errors are left out."),
    "forms_several": mark("{value} are ticked; an event has one form, {taken} is taken."),
    "no_tick": mark('"{value}" is no tick; tick the form with √ or leave the cell empty.'),
    "form_of_title": mark('The form is empty; "{value}" is taken to be: {taken}.'),
    "community_assumed": mark("Rows that name no community are taken to be of {value}, as the words around them say."),
    "form_assumed": mark("There is no column for the form; it is taken from the title, and is otherwise 'other form'."),
    "title_assumed": mark("There is no column for the title; one is made of laws and form."),
    "another_event": mark(
        'The bulletin tells of another event, too: "{value}". Only one is read; log the other by itself.'
    ),
    "word_taken": mark('"{value}" is taken to mean {taken}.'),
    "copies_told_twice": mark(
        "The event itself says {value}; the sheet of materials has lines of this event too, but none of {material}."
        " Both are kept; make sure that they are not the same copies."
    ),
    "copies_differ": mark(
        "The event itself says {value} of {material}, its lines in the sheet of materials make {lines}."
        " The lines are kept, and nothing is counted twice."
    ),
    "community_of_cell": mark('"{value}" is taken to name the community: {taken}.'),
    "community_of_heading": mark(
        "Rows that name no community are taken to be of the one that the heading above them names, such as {value}."
    ),
    "kind_assumed": mark('Nothing says what kind of material "{value}" is; "other material" is taken.'),
}


def new_material(problem: Problem) -> str:
    """Say what the catalogue will have beside what it has."""
    told = (
        _("Note: {value} is new to the catalogue ({kind}, {measure}).")
        if problem.severity is Severity.NOTE
        else _("{value} is not in the catalogue yet; it would be added ({kind}, {measure}).")
    )
    return told.replace("{kind}", label(MaterialKind(problem.details["kind"])))
