"""The plain way to import a workbook: openpyxl, an object for every row, all handed to one session; no history.

python -m benchmarks.apps.plain_import DATABASE FILE
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from sqlmodel import Session

from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.engine import make_engine
from outreach_tui.store.location import Location
from outreach_tui.store.tables import Event, EventCommunity, EventLaw
from outreach_tui.wording.labels import read_code


def load(path: Path, file: Path) -> None:
    database = Database(Location(path=path))
    database.open()
    known = Office(database, lambda: datetime.now(UTC), "benchmark", path.parent).known()
    ids = {community.name: community.id for community in known.communities}
    now = datetime.now(UTC)
    sheet: Any = openpyxl.load_workbook(file)["活动"]
    events: list[Event] = []
    for number, (when, title, form, name, venue, heads, law, _note) in enumerate(
        sheet.iter_rows(min_row=2, values_only=True), 1
    ):
        day: date = when.date()
        code = read_code(Form, form)
        assert code is not None
        month = Month.of(day).ym
        shared = {"ym": month, "day_ym": month, "standing": 1, "form": code.value, "attendance": heads}
        event = Event(
            id=new_id(), created_at=now, changed_at=now, subdistrict_id=database.office, year=day.year, serial=number,
            day=day, title=title, status="held", scope="communities", venue=venue, recorder="x", **shared,
        )  # fmt: skip
        event.communities = [
            EventCommunity(event_id=event.id, community_id=ids[name], subdistrict_id=database.office, **shared)
        ]
        event.laws = [EventLaw(event_id=event.id, position=0, law=law)]
        events.append(event)
    with Session(make_engine(database.location)) as session:
        session.add_all(events)
        session.commit()


if __name__ == "__main__":
    load(Path(sys.argv[1]), Path(sys.argv[2]))
