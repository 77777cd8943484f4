"""A year of 200,000 events as a workbook, against XlsxWriter's constant-memory mode writing the same rows.

    python -m benchmarks.report_workbook [EVENTS] [ROUNDS]

Each round runs both ways in processes of their own, one after the other, and compares their processor time:
on a shared machine it drifts less than the clock. The plain way reads the list of events from the same database
and writes nothing else; ours also counts the year, writes the text, every annex with charts, and the sources.
The goal is 0.35 of the plain way's time and 50 MiB; when this was written it was 0.5 and 50 MiB, most of it
the reading.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_PLAIN = """
import sqlite3, sys
from datetime import date
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True, "strings_to_formulas": False})
sheet = book.add_worksheet()
day = book.add_format({"num_format": "yyyy-mm-dd"})
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT e.year, e.serial, e.day, e.form, e.title, n.name, e.venue, e.attendance FROM event e"
    " LEFT JOIN event_community s ON s.event_id = e.id LEFT JOIN community n ON n.id = s.community_id"
    " WHERE e.standing = 1 ORDER BY e.day, e.serial")
for line, (year, serial, on, form, title, community, venue, attendance) in enumerate(rows, start=1):
    sheet.write_string(line, 0, f"{year}-{serial:03d}")
    sheet.write_datetime(line, 1, date.fromisoformat(on), day)
    for place, text in enumerate((form, title, community or "", venue), start=2):
        sheet.write_string(line, place, text)
    sheet.write_number(line, 6, attendance or 0)
    for place in range(7, 11):
        sheet.write_number(line, place, 0)
book.close()
"""


def fill(path: Path, events: int) -> None:
    """Write the sample year with many more lectures: some a day, spread over the communities, in order of days."""
    from outreach_tui.demo.sample_year import write_sample_year
    from outreach_tui.store.location import Location

    write_sample_year(Location(path=path)).database.close()
    connection = sqlite3.connect(path)
    event = _pattern(connection, "event", "form = 'lecture' AND standing = 1")
    served = _pattern(connection, "event_community", "form = 'lecture' AND standing = 1")
    communities = [key for (key,) in connection.execute("SELECT id FROM community ORDER BY position LIMIT 13")]
    for number in range(events):
        month, day = number * 12 // events + 1, number % 28 + 1
        when = {"ym": 201900 + month, "day_ym": 201900 + month}
        key = f"{number:032x}"
        heads = 30 + number % 40
        own = {"id": key, "serial": 1000 + number, "day": f"2019-{month:02d}-{day:02d}", "attendance": heads,
               "title": f"第{number}讲：劳动合同与工资"}  # fmt: skip
        _insert(connection, "event", {**event, **when, **own})
        community = {"event_id": key, "community_id": communities[number % 13], "attendance": heads}
        _insert(connection, "event_community", {**served, **when, **community})
    connection.commit()
    connection.close()


def _pattern(connection: sqlite3.Connection, table: str, condition: str) -> dict[str, object]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition} LIMIT 1")
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def measure(*command: str) -> tuple[float, float]:
    """Run a command; return its processor time in seconds and its peak memory in MiB."""
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(events: int, rounds: int) -> None:
    """Print each round, and the median ratio."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "year.db"
        # in a process of its own: one that was started by a large process is measured as large as that
        subprocess.run([sys.executable, "-m", __spec__.name, "--fill", str(path), str(events)], check=True)
        ratios = []
        for number in range(rounds):
            plain, plain_memory = measure("-c", _PLAIN, str(path), f"{folder}/plain.xlsx")
            command = ["--db", str(path), "report", "2019", "-o", f"{folder}/{number}.xlsx"]
            ours, memory = measure("-m", "outreach_tui", *command)
            ratios.append(ours / plain)
            print(f"ours {ours:.2f} s {memory:.0f} MiB, plain {plain:.2f} s {plain_memory:.0f} MiB: {ratios[-1]:.2f}")
        print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--fill"]:
        fill(Path(arguments[1]), int(arguments[2]))
    else:
        main(*(int(text) for text in [*arguments, *["200000", "5"][len(arguments) :]]))
