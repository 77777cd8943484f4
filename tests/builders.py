"""Ways to set up what tests need, through the services as users do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from outreach_tui.domain.calendar_words import parse_period
from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    StockDraft,
)
from outreach_tui.domain.figures import Basis, Dimension, Figures, Tally
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import Movement, MovementKind
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind
from outreach_tui.services.communities import Communities
from outreach_tui.services.contents import Contents
from outreach_tui.services.listing import Listing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.services.shelf import read_movements
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.connection import connect
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

#: The moment it is in tests, unless they say otherwise.
NOW: Final = datetime(2020, 1, 15, 9, 30, tzinfo=UTC)
ACTOR: Final = "测试员"

#: 长城 began in the middle of 2019, 老街 ended in its March.
COMMUNITIES: Final = (
    CommunityDraft("朝阳社区", grids=5, adviser="李律师"),
    CommunityDraft("东湖社区", grids=6),
    CommunityDraft("长城社区", exists_from=date(2019, 7, 1)),
    CommunityDraft("老街社区", exists_until=date(2019, 3, 15)),
)
#: Two of them are counted in 册, one is about a law.
MATERIALS: Final = (
    MaterialDraft("普法读本", MaterialKind.READER),
    MaterialDraft("消法手册", MaterialKind.READER, law="消费者权益保护法"),
    MaterialDraft("一封信", MaterialKind.LEAFLET),
    MaterialDraft("横幅", MaterialKind.BANNER),
)


@contextmanager
def open_office(
    location: Location, *, now: datetime = NOW, actor: str = ACTOR, create: bool = False
) -> Iterator[Office]:
    """Open a database as an office in which it is ``now``; everything is closed in the end."""
    database = Database(location)
    database.open(create=create)
    try:
        yield Office(database, lambda: now, actor, Path("attachments"))
    finally:
        database.close()


def set_up(office: Office, name: str = "惠民街道") -> None:
    """Begin an office with the communities and the catalogue above."""
    Communities(office).set_up(name, "zh", COMMUNITIES)
    for material in MATERIALS:
        Stock(office).add_material(material)


@dataclass(frozen=True)
class Desk:
    """An office and the shortest ways to write in it; what is left out is plain and held in May 2019."""

    office: Office

    def event(self, day: date = date(2019, 5, 4), *communities: str, insist: bool = True, **fields: Any) -> Saved:
        """Log an event, a lecture unless its form is given."""
        draft = EventDraft(
            day,
            fields.pop("form", Form.LECTURE),
            fields.pop("title", "讲座"),
            communities or (() if fields.get("whole_subdistrict") else ("朝阳社区",)),
            **fields,
        )
        return Logbook(self.office).add_event(draft, insist=insist)

    def change(self, number: str, **fields: Any) -> Saved:
        """Change some fields of an event as it is on record now."""
        from dataclasses import replace

        event = self.office.event(number)
        draft = replace(EventDraft.of(event), **fields)
        return Logbook(self.office).change_event(number, draft, version=event.version, insist=True)

    def consult(self, day: date = date(2019, 5, 4), community: str = "朝阳社区", **fields: Any) -> Saved:
        """Log a consultation."""
        fields.setdefault("category", Category.LABOUR)
        return Logbook(self.office).add_consultation(ConsultationDraft(day, community=community, **fields), insist=True)

    def give(self, material: str, quantity: int, day: date = date(2019, 5, 4), **fields: Any) -> Saved:
        """Hand copies out."""
        return Stock(self.office).give(DistributionDraft(material, quantity, day, **fields), insist=True)

    def receive(self, material: str, quantity: int, day: date = date(2019, 1, 2)) -> Saved:
        """Take copies in."""
        return Stock(self.office).receive(StockDraft(material, quantity, day))

    def tally(self, period: str, by: Dimension = Dimension.COMMUNITY, basis: Basis = Basis.PLAN) -> Tally:
        """Count a period such as ``2019-05``."""
        return Tallying(self.office).tally(parse_period(period, date(2019, 1, 1)), by, basis)

    def total(self, period: str, basis: Basis = Basis.PLAN) -> Figures:
        """Return the figures of a period, each event counted once."""
        return self.tally(period, basis=basis).total.figures


def stock_entries(office: Office) -> list[Movement]:
    """Return every receipt and adjustment on record."""
    pages = [read_movements(office, material.name, limit=10_000) for material in Listing(office).materials()]
    movements = [line.movement for page in pages for line in page.lines]
    return [movement for movement in movements if movement.kind is not MovementKind.HANDED_OUT]


def year(number: int = 2019) -> Period:
    """Return a year as a period."""
    return Period.of_year(number)


def spoil_content(office: Office, sha256: str, content: bytes | None) -> None:
    """Put another content in the place of one that is kept, or nothing, behind the back of the program."""
    if office.database.location.is_postgres:
        connection = connect(office.database.location)
        with connection:  # commits and closes
            connection.execute("ALTER TABLE file_content DROP CONSTRAINT ck_file_content_sha256")
            if content is None:
                connection.execute("DELETE FROM file_content WHERE sha256 = %s", (sha256,))
            else:
                connection.execute("UPDATE file_content SET content = %s WHERE sha256 = %s", (content, sha256))
            connection.execute(
                "ALTER TABLE file_content ADD CONSTRAINT ck_file_content_sha256"
                " CHECK (encode(sha256(content), 'hex') = sha256) NOT VALID"
            )
        return
    place = Contents(office.attachments).place(sha256)
    if content is None:
        place.unlink()
    else:
        place.write_bytes(content)
