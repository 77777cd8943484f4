"""A small office on each kind of database: three communities, three materials, one booth."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import CommunityDraft, MaterialDraft, StockDraft
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.services.communities import Communities
from outreach_tui.services.office import Office
from outreach_tui.services.stock import Stock
from outreach_tui.store.location import Location
from tests.builders import open_office


@pytest.fixture(params=["sqlite", "postgres"])
def small_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office in which today is 2020-01-15; 100 读本 and 50 折页 are on hand, and no 海报."""
    if request.param == "sqlite":
        location = Location(path=tmp_path / "small.db")
    else:
        make: Callable[[str | None], str] = request.getfixturevalue("postgres_database")
        location = Location(url=make(None))
    with open_office(location, create=True) as office:
        _furnish(office)
        yield office


@pytest.fixture(scope="module")
def shared_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The same in one SQLite file for all tests of a module: for properties, which need many tries."""
    with open_office(Location(path=tmp_path_factory.mktemp("shared") / "small.db"), create=True) as office:
        _furnish(office)
        yield office


def _furnish(office: Office) -> None:
    Communities(office).set_up("惠民街道", "zh", [CommunityDraft(name) for name in ("长城", "朝阳", "安泰")])
    stock = Stock(office)
    stock.add_material(MaterialDraft("读本", MaterialKind.READER))
    stock.add_material(MaterialDraft("折页", MaterialKind.LEAFLET))
    stock.add_material(MaterialDraft("海报", MaterialKind.POSTER))
    stock.receive(StockDraft("读本", 100, date(2020, 1, 2)))
    stock.receive(StockDraft("折页", 50, date(2020, 1, 2)))
