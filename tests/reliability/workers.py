"""What runs in processes of its own, to be killed or to get in each other's way.

The processes are forked from one that has imported all this already, so that a round costs no start of Python.
"""

import multiprocessing
import os
import random
import time
from dataclasses import replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Category, Form
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.exporting import Exporting
from outreach_tui.services.import_results import Options
from outreach_tui.services.importing import Importing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.safekeeping import Safekeeping
from outreach_tui.store.engine import make_engine
from outreach_tui.store.location import Location
from outreach_tui.store.migrating import migrate
from tests.builders import open_office

#: How many times as long as in every run of the tests: the long rounds are run by ``make soak``.
LONGER = int(os.environ.get("OUTREACH_SOAK", "1"))

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])

#: Imported here for the processes to have it.
PRELOADED = (make_engine, migrate)

DAY = date(2019, 5, 15)


def event(number: int) -> EventDraft:
    """An event with a line of each kind."""
    return EventDraft(
        DAY,
        Form.BOOTH,
        f"第{number}场",
        ("朝阳社区",),
        attendance=number,
        materials=(MaterialLine("民法读本", 1 + number),),
        consultations=(ConsultationLine(Category.DEBT, 1 + number),),
    )


def save_for_ever(location: Location, acknowledged: Connection) -> None:
    """Log events, and say of each that it is saved once it is."""
    with open_office(location) as office:
        for number in range(10_000):
            acknowledged.send(Logbook(office).add_event(event(number)).name)


def migrate_once(location: Location, started: Connection) -> None:
    """Bring a database up to date."""
    started.send("started")
    migrate(location)


def dump_for_ever(location: Location, done: Connection, path: Path) -> None:
    """Write a dump over the one before, again and again."""
    with open_office(location) as office:
        while True:
            Dumping(office).dump(path)
            done.send("done")


def restore_for_ever(location: Location, done: Connection, backups: tuple[Path, Path]) -> None:
    """Put one backup and the other in place, again and again."""
    with open_office(location) as office:
        while True:
            for path in backups:
                Safekeeping(office).restore(path)
                done.send(path.name)


def import_once(location: Location, started: Connection, path: Path) -> None:
    """Read a file into the logbook, telling when its rows are being read."""
    with open_office(location) as office:
        started.send("started")
        Importing(office).save(path, Options(insist=True))


def export_for_ever(location: Location, done: Connection, path: Path) -> None:
    """Write everything to a file over the one before, again and again."""
    with open_office(location) as office:
        while True:
            Exporting(office).export(path)
            done.send("done")


def coordinate(location: Location, told: Connection, seconds: float, name: str) -> None:
    """Log one thing after another for so long, as someone does who looks at each for up to a second.

    Tells the seconds each save took, the visits saved, the numbers of the events, and what was refused.
    """
    random.seed(name)
    took: list[float] = []
    numbers: list[str] = []
    refused: list[str] = []
    visits = 0
    with open_office(location) as opened:
        logbook = Logbook(replace(opened, actor=name))
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            count = random.randint(1, 3)
            begun = time.monotonic()
            try:
                if random.random() < 0.5:
                    numbers.append(logbook.add_event(replace(event(count - 1), title=f"{name}的第{len(took)}场")).name)
                else:
                    logbook.add_consultation(ConsultationDraft(DAY, Category.LABOUR, "朝阳社区", count=count))
            except Refused as error:
                refused.append(repr([(problem.code, *problem.details.values()) for problem in error.problems]))
            else:
                visits += count
                took.append(time.monotonic() - begun)
            time.sleep(random.random())
    told.send((took, visits, numbers, refused))


def log_consultations(location: Location, told: Connection, count: int, name: str) -> None:
    """Log so many consultations, and tell how many were saved and what was refused."""
    refused: list[str] = []
    with open_office(location, actor=name) as opened:
        logbook = Logbook(replace(opened, actor=name))
        for number in range(count):
            try:
                logbook.add_consultation(ConsultationDraft(DAY, Category.LABOUR, "朝阳社区", count=1 + number % 3))
            except Refused as error:
                refused.append(str(error))
    told.send(refused)
