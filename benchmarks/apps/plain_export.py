"""The plain way to export a year to a workbook: one query, written row by row in XlsxWriter's constant-memory mode.

python -m benchmarks.apps.plain_export DATABASE FILE
"""

import sqlite3
import sys
from datetime import date

import xlsxwriter

#: Every column that the program's own sheet of events has.
QUERY = """
SELECT e.year || '-' || printf('%03d', e.serial) AS number, e.day, e.title, e.form,
  (SELECT group_concat(n.name, '、') FROM event_community s JOIN community n ON n.id = s.community_id
   WHERE s.event_id = e.id) AS communities,
  e.venue, e.attendance,
  (SELECT group_concat(l.law, '、') FROM event_law l WHERE l.event_id = e.id) AS laws,
  (SELECT group_concat(a.audience || coalesce('=' || a.attendance, ''), '、') FROM event_audience a
   WHERE a.event_id = e.id) AS audiences,
  (SELECT group_concat(p.name || '（' || p.role || '）', '、') FROM event_speaker p
   WHERE p.event_id = e.id) AS speakers,
  e.organiser, e.co_organisers, e.opinions, e.status, e.day_end, e.starts_at, e.ends_at, e.ym, e.note, e.recorder
FROM event e WHERE e.deleted_at IS NULL AND e.ym / 100 = 2019 ORDER BY e.day, e.serial
"""


def write(database: str, file: str) -> None:
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for line, (number, on, *cells) in enumerate(sqlite3.connect(database).execute(QUERY), start=1):
        sheet.write_string(line, 0, number)
        sheet.write_datetime(line, 1, date.fromisoformat(on), day)
        for place, value in enumerate(cells, start=2):
            if isinstance(value, int):
                sheet.write_number(line, place, value)
            elif value:
                sheet.write_string(line, place, value)
    book.close()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
