"""Importing 100,000 clean rows from a workbook, beside the plain way: openpyxl and ``Session.add_all``.

Run from the root of the repository: ``python -m benchmarks.import_rows [ROWS] [ROUNDS]``. Each run is a process of its
own, the two kinds take turns, and what counts is the median of the ratios.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.communities import Communities
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.wording.labels import label, read_code

HEADINGS = ("日期", "主题", "形式", "社区", "地点", "参加人数", "法律", "备注")
NAMES = [f"第{number}社区" for number in range(1, 15)]
FORMS = (Form.LECTURE, Form.BOOTH, Form.BANNER, Form.BOARD)


def write_file(path: Path, rows: int) -> None:
    """Write events of five years, spread evenly."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("活动")
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading)
    for row in range(1, rows + 1):
        day = datetime(2015, 1, 1) + timedelta(days=row * 1825 // rows)  # noqa: DTZ001
        name = NAMES[row % len(NAMES)]
        texts = (f"第{row}次普法宣传", label(FORMS[row % len(FORMS)]), name, f"{name}活动室")
        sheet.write_datetime(row, 0, day, day_format)
        for column, text in enumerate(texts, 1):
            sheet.write_string(row, column, text)
        sheet.write_number(row, 5, row % 200)
        sheet.write_string(row, 6, "宪法" if row % 3 else "消费者权益保护法")
    book.close()


def open_office(path: Path) -> Office:
    database = Database(Location(path=path))
    database.open(create=True)
    return Office(database, lambda: datetime.now(UTC), "benchmark", path.parent)


def our_way(database: Path, file: Path) -> int:
    from outreach_tui.services.import_results import Options
    from outreach_tui.services.importing import Importing

    outcome = Importing(open_office(database)).save(file, Options())
    assert outcome.saved, (outcome.refused, outcome.rejected[:3], outcome.doubts[:3])
    return sum(outcome.new.values())


def plain_way(database: Path, file: Path) -> int:
    """Read with openpyxl, make an object of every row, and hand them all to one session; no history is written."""
    import openpyxl
    from sqlmodel import Session

    from outreach_tui.store.engine import make_engine
    from outreach_tui.store.tables import Event, EventCommunity, EventLaw

    office = open_office(database)
    ids = {community.name: community.id for community in office.known().communities}
    now = datetime.now(UTC)
    sheet: Any = openpyxl.load_workbook(file)["活动"]
    events: list[Event] = []
    for number, (when, title, form, name, venue, heads, law, _note) in enumerate(
        sheet.iter_rows(min_row=2, values_only=True), 1
    ):
        day: date = when.date()
        code = read_code(Form, form)
        assert code is not None
        shared = {
            "ym": Month.of(day).ym,
            "day_ym": Month.of(day).ym,
            "standing": 1,
            "form": code.value,
            "attendance": heads,
        }
        event = Event(
            id=new_id(), created_at=now, changed_at=now, subdistrict_id=office.database.office, year=day.year,
            serial=number, day=day, title=title, status="held", scope="communities", venue=venue, recorder="x",
            **shared,
        )  # fmt: skip
        event.communities = [
            EventCommunity(event_id=event.id, community_id=ids[name], subdistrict_id=office.database.office, **shared)
        ]
        event.laws = [EventLaw(event_id=event.id, position=0, law=law)]
        events.append(event)
    with Session(make_engine(office.database.location)) as session:
        session.add_all(events)
        session.commit()
    return len(events)


WAYS: dict[str, Callable[[Path, Path], int]] = {"ours": our_way, "plain": plain_way}


def one_run(way: str, empty: Path, file: Path, folder: Path) -> dict[str, float]:
    """Run one way on a copy of an empty database, in a process of its own."""
    database = folder / "run.db"
    database.write_bytes(empty.read_bytes())
    command = [sys.executable, "-m", "benchmarks.import_rows", "--run", way, str(database), str(file)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    for path in folder.glob("run.db*"):
        path.unlink()
    figures: dict[str, float] = json.loads(answer.stdout)
    return figures


def measure(way: str, database: Path, file: Path) -> None:
    started = time.perf_counter()
    rows = WAYS[way](database, file)
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {
                "rows": rows,
                "seconds": time.perf_counter() - started,
                "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
                "mib": own.ru_maxrss / 1024,
                "reader_mib": children.ru_maxrss / 1024,
            }
        )
    )


def main(rows: int, rounds: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        file, empty = folder / "rows.xlsx", folder / "empty.db"
        write_file(file, rows)
        office = open_office(empty)
        Communities(office).set_up("某街道", "zh", [CommunityDraft(name) for name in NAMES])
        office.database.close()
        ratios: dict[str, list[float]] = {"seconds": [], "cpu": []}
        for number in range(rounds):
            found = {way: one_run(way, empty, file, folder) for way in (WAYS if number % 2 else reversed(WAYS))}
            for way, figures in found.items():
                print(f"{way:6}", "  ".join(f"{key} {value:,.2f}" for key, value in figures.items()))
            for key, kept in ratios.items():
                kept.append(found["ours"][key] / found["plain"][key])
        for key, kept in ratios.items():
            print(f"ours / plain, {key}: median {statistics.median(kept):.3f}, least {min(kept):.3f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        measure(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        asked = [int(argument) for argument in sys.argv[1:]]
        main(*asked, *(100_000, 3)[len(asked) :])
