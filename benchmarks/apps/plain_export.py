"""The plain way to export a year to a workbook: one query, written row by row in XlsxWriter's constant-memory mode.

python -m benchmarks.apps.plain_export DATABASE FILE
"""

import sqlite3
import sys
from datetime import date

import xlsxwriter

QUERY = (
    "SELECT e.year || '-' || printf('%03d', e.serial) AS number, e.day, e.title, e.form, n.name AS community, e.venue,"
    " e.attendance FROM event e LEFT JOIN event_community s ON s.event_id = e.id"
    " LEFT JOIN community n ON n.id = s.community_id WHERE e.standing = 1 AND e.ym / 100 = 2019"
    " ORDER BY e.day, e.serial"
)


def write(database: str, file: str) -> None:
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for line, (number, on, title, form, community, venue, heads) in enumerate(
        sqlite3.connect(database).execute(QUERY), start=1
    ):
        sheet.write_string(line, 0, number)
        sheet.write_datetime(line, 1, date.fromisoformat(on), day)
        for place, text in enumerate((title, form, community or "", venue), start=2):
            sheet.write_string(line, place, text)
        sheet.write_number(line, 6, heads or 0)
    book.close()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
