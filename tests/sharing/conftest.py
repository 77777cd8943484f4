"""A shared database of two subdistricts, with a login for each role; made once for all tests of a process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
import pytest

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    ContactDraft,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    StockDraft,
)
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind
from outreach_tui.services.communities import Communities
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.sharing import Sharing
from outreach_tui.services.stock import Stock
from outreach_tui.store.location import Location
from tests.builders import open_office
from tests.postgres_server import PostgresServer

DAY = date(2019, 5, 15)
PASSWORD = "只有测试知道"
#: The recorder's own community, and another one.
OWN, OTHER = "朝阳社区", "长城社区"
ROLES = ("coordinator", "recorder", "viewer", "district", "neighbour")


@dataclass(frozen=True)
class Shared:
    """The database: its owner's office, and the URL of each login."""

    owner: Office
    urls: dict[str, str]

    def connect(self, who: str) -> "psycopg.Connection[tuple[object, ...]]":
        """Connect as somebody, by the driver alone."""
        return psycopg.connect(self.urls[who])


def lecture(title: str, *communities: str, **fields: object) -> EventDraft:
    """A lecture with five listeners."""
    return EventDraft(DAY, Form.LECTURE, title, communities, attendance=5, **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shared(
    postgres_server: PostgresServer, migrated_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shared]:
    """Two subdistricts. In the first: events of one community each, a joint one, one for all; lines of each."""
    url = postgres_server.create_database(migrated_url)
    marker = new_id()[-6:]
    logins = {who: f"outreach_{who}_{marker}" for who in ROLES}
    with ExitStack() as stack:
        stack.callback(_drop_logins, postgres_server.url, list(logins.values()))
        stack.callback(postgres_server.drop_database, url)
        owner = stack.enter_context(open_office(Location(url=url)))
        owner = replace(owner, attachments=tmp_path_factory.mktemp("attachments"))
        _furnish(owner, "安宁街道")
        owner.database.office = ""
        _furnish(owner, "惠民街道")
        _let_in(owner, logins)
        yield Shared(owner, {who: _as(url, login) for who, login in logins.items()})


def _let_in(owner: Office, logins: dict[str, str]) -> None:
    sharing = Sharing(owner.database.location)
    sharing.prepare()
    for who, role, subdistrict, communities in (
        ("coordinator", Role.COORDINATOR, "惠民街道", ()),
        ("recorder", Role.RECORDER, "惠民街道", (OWN,)),
        ("viewer", Role.VIEWER, "惠民街道", ()),
        ("district", Role.DISTRICT, "", ()),
        ("neighbour", Role.COORDINATOR, "安宁街道", ()),
    ):
        sharing.grant(owner, Granted(logins[who], role, subdistrict, communities), PASSWORD)
    owner.database.subdistrict = "惠民街道"
    owner.database.open()


def _as(url: str, login: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{login}:{quote(PASSWORD)}@{host}"))


def _drop_logins(url: str, logins: list[str]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for login in logins:
            connection.execute(f'DROP ROLE IF EXISTS "{login}"'.encode())


def _furnish(office: Office, name: str) -> None:
    Communities(office).set_up(name, "zh", [CommunityDraft(one) for one in (OWN, OTHER, "新民社区")], another=True)
    stock, logbook = Stock(office), Logbook(office)
    stock.add_material(MaterialDraft("读本", MaterialKind.READER))
    stock.receive(StockDraft("读本", 100, date(2019, 1, 2)))
    for community, visits in ((OWN, 1), (OTHER, 10)):
        logbook.add_event(
            lecture(
                f"{community}讲座", community,
                materials=(MaterialLine("读本", visits),),
                consultations=(ConsultationLine(Category.DEBT, visits, note=f"{community}的人"),),
            )
        )  # fmt: skip
        saved = logbook.add_consultation(
            ConsultationDraft(DAY, Category.LABOUR, community, count=visits, note=f"{community}的话")
        )
        Contacts(office).set(saved.id, ContactDraft("王某", f"1380013800{visits % 10}", None))
        stock.give(DistributionDraft("读本", visits, DAY, community))
    logbook.add_event(lecture("联合", OWN, OTHER))
    logbook.add_event(lecture("全街道", whole_subdistrict=True))


@pytest.fixture
def office_of(shared: Shared, tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    """The first subdistrict's office as somebody opens it; the neighbour's is the other one."""
    with ExitStack() as stack:

        def opened(who: str) -> Office:
            office = stack.enter_context(open_office(Location(url=shared.urls[who]), actor=who))
            if who == "district":
                office.database.subdistrict = "惠民街道"
                office.database.open()
            return replace(office, attachments=tmp_path / "attachments")

        yield opened
