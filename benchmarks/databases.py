"""Realistic databases of any size: five years of a subdistrict, the same every time they are made.

    python -m benchmarks.databases FILE [EVENTS]

The subdistrict, its communities, catalogue and plan are written through the services, as a user would write them.
Events and what hangs on them come by bulk SQL, with the indexes made afterwards: through the services two million
would take days. An event in twelve is a joint one of three communities, one in twenty serves the whole subdistrict,
one in thirty was only planned, one in fifty deleted; each has a line of consultations, two of laws, and one or
two of materials. Receipts cover what was handed out. No history is written for these records: only undo reads it.

What was made is verified with ``outreach check``, and its figures with a count of the rows.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.measuring import OUTREACH
from outreach_tui.cli.app import COMMANDS
from outreach_tui.demo.communities_2019 import COMMUNITIES
from outreach_tui.demo.materials_2019 import CATALOGUE, LEAFLETS, READERS
from outreach_tui.demo.plan_2019 import MONTHS
from outreach_tui.domain.drafts import CommunityDraft, PlanDraft, TargetDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import CATEGORIES, OUTCOMES, Form, Measure, TargetScope
from outreach_tui.services.communities import Communities
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

YEARS: Final = range(2021, 2026)
LAST_MONTH: Final = "2025-12"
#: The tables filled by bulk SQL, whose indexes are taken away for that while.
_BULK: Final = ("event", "event_community", "event_law", "event_audience", "consultation", "distribution")
_FORMS: Final = (Form.LECTURE, Form.BOOTH, Form.BOARD, Form.LECTURE, Form.BANNER, Form.TRAINING, Form.SCHOOL)
_LAWS: Final = ("宪法", "民法典", "劳动合同法", "未成年人保护法", "消费者权益保护法", "人民调解法")
_THEMES: Final = ("劳动合同与工资", "防范电信诈骗", "婚姻与继承", "消费者怎样维权", "老年人权益", "未成年人保护")
#: The moment, a digit of the table and the number of the row make an id whose order is the order of making.
_ID: Final = "printf('%012x7000{}%015x', 1609459200000 + {} * 60, {})"


def make_database(path: Path, events: int) -> None:
    """Make a database with so many events at a path where there is none, verified."""
    part = path.with_name(f"{path.name}.part")
    for old in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
        old.unlink(missing_ok=True)
    _set_up(part)
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-800000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        indexes = _take_indexes_away(connection)
        _lists(connection)
        for statement in _STATEMENTS:
            connection.execute(statement, {"events": events} if ":events" in statement else {})
        for index in indexes:
            connection.execute(index)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")
    _verify(part, events)
    part.rename(path)


def _set_up(path: Path) -> None:
    """Write what a coordinator writes first: the subdistrict, its communities, the catalogue, five years of plans."""
    database = Database(Location(path=path))
    database.open(create=True)
    office = Office(database, lambda: datetime(2020, 12, 28, 9, tzinfo=UTC), "benchmark", path.parent)
    names = [CommunityDraft(community.name, grids=5) for community in COMMUNITIES]
    Communities(office).set_up("基准街道", "zh", names)
    for material in CATALOGUE:
        Stock(office).add_material(material)
    Planning(office).set_months([_plan(Month(year, number)) for year in YEARS for number in range(1, 13)], insist=True)
    database.close()


def _plan(month: Month) -> PlanDraft:
    sample = MONTHS[month.number - 1]
    subdistrict, each = TargetScope.SUBDISTRICT, TargetScope.EACH
    targets = (
        TargetDraft(Measure.EVENTS, 1, each),
        TargetDraft(Measure.ATTENDANCE, sample.attendance, subdistrict),
        TargetDraft(Measure.CONSULTATIONS, sample.consultations, subdistrict),
        TargetDraft(Measure.COPIES, sample.readers, subdistrict, material=READERS[month.number - 1]),
        TargetDraft(Measure.COPIES, sample.leaflets, subdistrict, material=LEAFLETS[month.number - 1]),
    )
    return PlanDraft(month, sample.theme, ("宪法",), audiences=sample.audiences, lead_unit="司法所", targets=targets)


def _take_indexes_away(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN {_BULK}"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _lists(connection: sqlite3.Connection) -> None:
    """Number the short lists, so that a row can be given one by its own number."""
    lists = {
        "forms": _FORMS,
        "laws": _LAWS,
        "themes": _THEMES,
        "categories": tuple(CATEGORIES),
        "outcomes": [outcome for outcome in OUTCOMES if outcome.value != "appointment"],
    }
    for name, values in lists.items():
        connection.execute(f"CREATE TEMP TABLE {name} (place INTEGER PRIMARY KEY, value TEXT)")
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", enumerate(map(str, values)))
    for name in ("community", "material"):
        connection.execute(f"CREATE TEMP TABLE some_{name} (place INTEGER PRIMARY KEY, id TEXT, name TEXT)")
        rows = connection.execute(f"SELECT id, name FROM main.{name} ORDER BY position, created_at, id").fetchall()
        connection.executemany(f"INSERT INTO some_{name} VALUES (?, ?, ?)", ((i, *row) for i, row in enumerate(rows)))


def _choose(table: str, number: str, column: str = "value") -> str:
    return f"(SELECT {column} FROM {table} WHERE place = ({number}) % (SELECT count(*) FROM {table}))"


_STATEMENTS: Final = (
    # what each event is, decided once: by its number, with multipliers that keep the columns independent
    f"""CREATE TEMP TABLE made AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :events),
    dated AS (SELECT i, date('2021-01-01', '+' || (i * 1826 / :events) || ' days') AS day FROM n)
    SELECT i, {_ID.format("8", "i", "i")} AS id, day,
      CAST(strftime('%Y%m', day) AS INTEGER) AS ym, CAST(strftime('%Y', day) AS INTEGER) AS year,
      i % 20 = 7 AS whole, i % 30 = 11 AS planned, i % 50 = 17 AS deleted,
      CASE WHEN i % 9 = 4 THEN NULL ELSE 20 + i * 7919 % 70 END AS heads, i % 5 = 2 AND i % 9 <> 4 AS estimated,
      {_choose("forms", "i * 31")} AS form, (SELECT id FROM main.subdistrict) AS office,
      CASE WHEN i % 50 = 17 THEN 0 WHEN i % 30 = 11 THEN 2 ELSE 1 END AS standing FROM dated""",
    f"""INSERT INTO event (id, version, created_at, changed_at, subdistrict_id, year, serial, ym, day_ym, day,
      starts_at, ends_at, title, form, status, standing, scope, venue, organiser, co_organisers,
      attendance, attendance_estimated, recorder, note, deleted_at)
    SELECT id, 1, day || ' 09:30:00.000000', day || ' 09:30:00.000000', office, year,
      row_number() OVER (PARTITION BY year ORDER BY i), ym, ym, day, '', '',
      '第' || (i + 1) || '讲：' || {_choose("themes", "i * 17")}, form,
      CASE WHEN planned THEN 'planned' ELSE 'held' END, standing,
      CASE WHEN whole THEN 'subdistrict' ELSE 'communities' END,
      CASE WHEN whole THEN '人民广场' ELSE {_choose("some_community", "i * 13", "name")} || '活动室' END,
      '司法所', '[]', heads, estimated, '基准数据（虚构）', '',
      CASE WHEN deleted THEN day || ' 18:00:00.000000' END FROM made""",
    f"""INSERT INTO event_community SELECT m.id, {_choose("some_community", "m.i * 13 + o.k", "id")}, m.office,
      m.ym, m.ym, m.standing, m.form, m.heads, m.estimated
    FROM made m JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2) o ON o.k = 0 OR m.i % 12 = 5
    WHERE NOT m.whole""",
    f"""INSERT INTO event_law SELECT m.id, o.k, {_choose("laws", "m.i * 5 + o.k")}
    FROM made m JOIN (SELECT 0 AS k UNION ALL SELECT 1) o""",
    "INSERT INTO event_audience SELECT id, 0, 'residents', NULL FROM made WHERE i % 2 = 0",
    f"""INSERT INTO consultation (id, version, created_at, changed_at, subdistrict_id, community_id, event_id, ym,
      day_ym, day, standing, recorder, note, category, outcome, mode, adviser, count)
    SELECT {_ID.format("9", "i", "i")}, 1, day || ' 09:30:00.000000', day || ' 09:30:00.000000', office,
      {_choose("some_community", "i * 13", "id")}, CASE WHEN i % 3 = 0 THEN id END, ym, ym, day,
      CASE WHEN i % 3 = 0 THEN standing ELSE 1 END, '基准数据（虚构）', '', {_choose("categories", "i * 7")},
      {_choose("outcomes", "i * 3")}, 'on_site', 'lawyer', 1 + i * 7 % 9 FROM made""",
    f"""INSERT INTO distribution (id, version, created_at, changed_at, subdistrict_id, community_id, event_id, ym,
      day_ym, day, standing, recorder, note, material_id, quantity)
    SELECT {_ID.format("a", "m.i", "m.i * 2 + o.k")}, 1, m.day || ' 09:30:00.000000', m.day || ' 09:30:00.000000',
      m.office, {_choose("some_community", "m.i * 13", "id")}, m.id, m.ym, m.ym, m.day, m.standing,
      '基准数据（虚构）', '', {_choose("some_material", "m.i * 5 + o.k", "id")},
      5 + m.i * 3 % 40
    FROM made m JOIN (SELECT 0 AS k UNION ALL SELECT 1) o ON o.k = 0 OR m.i % 2 = 0""",
    f"""INSERT INTO stock_entry (id, version, created_at, changed_at, subdistrict_id, material_id, kind, day, quantity,
      recorder, note)
    SELECT {_ID.format("b", "row_number() OVER ()", "row_number() OVER ()")}, 1, year || '-01-02 09:30:00.000000',
      year || '-01-02 09:30:00.000000', subdistrict_id, material_id, 'receipt', year || '-01-01', total + 500,
      '基准数据（虚构）', ''
    FROM (SELECT subdistrict_id, material_id, ym / 100 AS year, sum(quantity) AS total FROM distribution
      WHERE standing = 1 GROUP BY 1, 2, 3)""",
)


def _verify(path: Path, events: int) -> None:
    """Refuse a database that the program itself finds fault with, or whose figures are not those of its rows."""
    with closing(sqlite3.connect(path)) as connection:
        counted = connection.execute(
            "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM event WHERE standing = 1),"
            " (SELECT sum(count) FROM consultation WHERE standing = 1)"
        ).fetchone()
    told = json.loads(_ask(path, "tally", f"{YEARS[0]}-01..{LAST_MONTH}", "--format", "json"))["total"]
    if counted != (events, told["events"], told["consultations"]):
        raise RuntimeError(f"{path}: the rows say {counted}, the tally says {told}")
    if "check" not in COMMANDS:
        return
    checks = json.loads(_ask(path, "check", "--format", "json"))["checks"]
    if wrong := [check for check in checks if not check["ok"] and check["name"] not in {"backups", "settings"}]:
        raise RuntimeError(f"{path}: {wrong}")


def _ask(path: Path, *arguments: str) -> str:
    command = [*OUTREACH, "--db", str(path), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


if __name__ == "__main__":
    make_database(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
