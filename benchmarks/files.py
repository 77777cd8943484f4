"""Files read and written whole: imports, exports, and the year-end document, each a process of its own."""

import csv
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.apps.plain_export import QUERY
from benchmarks.bench import MADE, Bench
from benchmarks.measuring import OUTREACH, PYTHON, Result, Sample, compare, peak_of, ratio, run
from benchmarks.peers import DOCXTPL, SQLITE_UTILS
from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.communities import Communities
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.wording.labels import label

ROWS, QUICK_ROWS = 100_000, 10_000
HEADINGS = ("日期", "主题", "形式", "社区", "地点", "参加人数", "法律", "备注")
NAMES = [f"第{number}社区" for number in range(1, 15)]
FORMS = (Form.LECTURE, Form.BOOTH, Form.BANNER, Form.BOARD)


def imports(bench: Bench) -> Iterator[Result]:
    """Clean rows into a database that has only its communities yet; none is on record already."""
    rows = QUICK_ROWS if bench.quick else ROWS
    with TemporaryDirectory() as name:
        folder = Path(name)
        workbook, table, empty = folder / "rows.xlsx", folder / "rows.csv", folder / "empty.db"
        _write_workbook(workbook, rows)
        _write_table(table, rows)
        _set_up(empty)

        def on_a_copy(*command: str) -> Callable[[], Sample]:
            def measure() -> Sample:
                copy = folder / "run.db"
                for path in folder.glob("run.db*"):
                    path.unlink()
                shutil.copy(empty, copy)
                return run([part.replace("DATABASE", str(copy)) for part in command])

            return measure

        ours = (*OUTREACH, "--db", "DATABASE", "import", "--yes", "--duplicates", "add")
        plain = on_a_copy(PYTHON, "-m", "benchmarks.apps.plain_import", "DATABASE", str(workbook))
        # the plain way takes more than a minute each time
        found = compare(on_a_copy(*ours, str(workbook)), plain, max(bench.pairs // 2, 3), warm=False)
        yield ratio(f"import {rows:,} rows, XLSX", "openpyxl and Session.add_all", found, 0.15)
        peer = (SQLITE_UTILS.program("sqlite-utils"), "insert", "DATABASE", "rows", str(table), "--csv")
        theirs = on_a_copy(*peer, "--no-detect-types")
        found = compare(on_a_copy(*ours, str(table)), theirs, max(bench.pairs // 2, 3), warm=False)
        yield ratio(f"import {rows:,} rows, CSV", "sqlite-utils insert --no-detect-types", found, 0.5)
        for kind, path in (("XLSX", workbook), ("CSV", table)):
            peak = on_a_copy(*ours, str(path))().peak
            yield Result(f"peak memory of that import, {kind}", "-", peak, 100, "MiB")


def _rows(number: int) -> Iterator[tuple[date, str, str, str, str, int, str, str]]:
    """Yield events of five years, spread evenly."""
    for row in range(1, number + 1):
        day = date(2015, 1, 1) + timedelta(days=row * 1825 // number)
        name = NAMES[row % len(NAMES)]
        law = "宪法" if row % 3 else "消费者权益保护法"
        form = label(FORMS[row % len(FORMS)])
        yield day, f"第{row}次普法宣传", form, name, f"{name}活动室", row % 200, law, ""


def _write_workbook(path: Path, rows: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("活动")
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, heading in enumerate(HEADINGS):
        sheet.write_string(0, place, heading)
    for line, (day, title, form, name, venue, heads, law, _note) in enumerate(_rows(rows), 1):
        sheet.write_datetime(line, 0, day, day_format)
        for place, text in enumerate((title, form, name, venue), 1):
            sheet.write_string(line, place, text)
        sheet.write_number(line, 5, heads)
        sheet.write_string(line, 6, law)
    book.close()


def _write_table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows((day.isoformat(), *rest) for day, *rest in _rows(rows))


def _set_up(path: Path) -> None:
    database = Database(Location(path=path))
    database.open(create=True)
    office = Office(database, lambda: datetime.now(UTC), "benchmark", path.parent)
    Communities(office).set_up("某街道", "zh", [CommunityDraft(name) for name in NAMES])
    database.close()


def exports(bench: Bench) -> Iterator[Result]:
    """A year of events, and little else, to files; the others write the same columns of the events."""
    events = 20_000 if bench.quick else 200_000
    with TemporaryDirectory() as name:
        folder, year = Path(name), bench.data / f"year-{events}-{MADE}.db"
        if not year.exists():
            run([PYTHON, "-m", "benchmarks.files", str(year), str(events)])
        plain = [PYTHON, "-m", "benchmarks.apps.plain_export", str(year), str(folder / "plain.xlsx")]
        peer = [SQLITE_UTILS.program("sqlite-utils"), "query", str(year), QUERY]
        ours = [*OUTREACH, "--db", str(year)]
        ways: tuple[tuple[str, str, Sequence[str], Sequence[str], float], ...] = (
            ("XLSX", "XlsxWriter, constant memory", ("export", "2019", "-o", str(folder / "a.xlsx")), plain, 0.35),
            # the same records with the year counted, its text, every annex and its charts beside them
            ("year-end XLSX", "XlsxWriter, constant memory", ("report", "2019", "--force", "-o",
             str(folder / "a.xlsx")), plain, 0.35),
            ("CSV", "sqlite-utils query --csv", ("export", "2019", "-o", str(folder / "a")), [*peer, "--csv"], 1.2),
            ("JSON", "sqlite-utils query", ("export", "2019", "-o", str(folder / "a.json")), peer, 0.7),
        )  # fmt: skip

        def afresh(command: Sequence[str]) -> Callable[[], Sample]:
            def measure() -> Sample:
                for path in [*folder.glob("a.*"), *folder.glob("a/*")]:
                    path.unlink()
                return run(command)

            return measure

        peaks: dict[str, float] = {}
        for kind, beside, command, other, must in ways:
            found = compare(afresh([*ours, *command]), afresh(other), max(bench.pairs // 2, 3), warm=False)
            yield ratio(f"export a year of {events:,} events, {kind}", beside, found, must)
            peaks[kind] = peak_of([*ours, *command])
        for kind, peak in peaks.items():
            yield Result(f"peak memory of that export, {kind}", "-", peak, 50, "MiB")


def document(bench: Bench) -> Iterator[Result]:
    """The year-end summary of the sample year as a Word document: twelve months, 14 communities, all annexes."""
    with TemporaryDirectory() as name:
        folder, sample = Path(name), Path(name) / "sample.db"
        write_sample_year(Location(path=sample)).database.close()
        ours = [*OUTREACH, "--db", str(sample), "report", "2019", "--force", "-o", str(folder / "year.docx")]
        script = Path(__file__).parent / "apps" / "template_document.py"
        peer = [DOCXTPL.program("python"), str(script), name]
        found = compare(lambda: run(ours), lambda: run(peer), bench.pairs)
        yield ratio("year-end DOCX, 12 months x 14 communities", "docxtpl, twelve tables", found, 1.0)


def fill_year(path: Path, events: int) -> None:
    """Write the sample year with many more lectures: some a day, spread over the communities, in order of days."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    write_sample_year(Location(path=part)).database.close()
    with closing(sqlite3.connect(part)) as connection, connection:
        event = _pattern(connection, "event", "form = 'lecture' AND standing = 1")
        served = _pattern(connection, "event_community", "form = 'lecture' AND standing = 1")
        communities = [key for (key,) in connection.execute("SELECT id FROM community ORDER BY position LIMIT 13")]
        for number in range(events):
            month, day = number * 12 // events + 1, number % 28 + 1
            when = {"ym": 201900 + month, "day_ym": 201900 + month, "attendance": 30 + number % 40}
            own = {"id": f"{number:032x}", "serial": 1000 + number, "day": f"2019-{month:02d}-{day:02d}",
                   "title": f"第{number}讲：劳动合同与工资"}  # fmt: skip
            _insert(connection, "event", {**event, **when, **own})
            community = {"event_id": own["id"], "community_id": communities[number % 13]}
            _insert(connection, "event_community", {**served, **when, **community})
    part.rename(path)


def _pattern(connection: sqlite3.Connection, table: str, condition: str) -> dict[str, object]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition} LIMIT 1")
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


if __name__ == "__main__":
    import sys

    # in a process of its own: one that was started by a large process is measured as large as that
    fill_year(Path(sys.argv[1]), int(sys.argv[2]))
