"""Several subdistricts and several people on one PostgreSQL database, from the terminal interface."""

from collections.abc import Iterator

import psycopg
import pytest
from textual.widgets import Static

from outreach_tui.domain.drafts import CommunityDraft, EventDraft
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.domain.vocabulary import Form
from outreach_tui.paths import Paths
from outreach_tui.services.communities import Communities
from outreach_tui.services.district import subdistricts_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.sharing import Sharing
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.conflict import ConflictDialog
from outreach_tui.tui.keeping.people import PeoplePane
from outreach_tui.tui.screens.tally import TallyScreen
from outreach_tui.tui.widgets.figure_grid import FigureGrid
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.builders import open_office
from tests.postgres_server import PostgresServer
from tests.tui.conftest import NOW, press, settle


@pytest.fixture
def place(postgres_server: PostgresServer, migrated_url: str) -> Iterator[Location]:
    """A database of its own with one subdistrict and an event; its logins are dropped with it."""
    url = postgres_server.create_database(migrated_url)
    with open_office(Location(url=url)) as office:
        Communities(office).set_up("惠民街道", "zh", [CommunityDraft("朝阳社区")])
        Logbook(office).add_event(EventDraft(NOW.date(), Form.LECTURE, "讲座", ("朝阳社区",)))
    yield Location(url=url)
    postgres_server.drop_database(url)


async def test_people_are_let_in_and_subdistricts_stand_side_by_side(
    place: Location, postgres_server: PostgresServer, tmp_path: object
) -> None:
    folder = Paths(tmp_path, tmp_path, tmp_path)  # type: ignore[arg-type]
    app = OutreachApp(place, Settings(), folder, clock=lambda: NOW)
    login = f"outreach_face_{new_id()[-6:]}"
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)

        # another subdistrict, whose board is shown then
        await press(pilot, "o", "w", "down", "enter")
        app.screen.query_one("#field-subdistrict", FormField).put("安宁街道")
        app.screen.query("TextArea").first().text = "1. 长城社区\n2. 春晖社区"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert app.office.subdistrict().name == "安宁街道"
        assert subdistricts_of(app.office) == ["安宁街道", "惠民街道"]

        # what is begun in one is not offered in the other
        await press(pilot, "f2", "tab", "tab", "x", "escape", "enter")

        # both side by side; Enter goes on in the one chosen
        await press(pilot, "t", "S")
        grid = app.screen.query_one(FigureGrid)
        assert [row.name for row in grid.table.rows] == ["安宁街道", "惠民街道", "Total"]
        assert [row.cells[0].value for row in grid.table.rows] == [0, 1, 1]
        await press(pilot, "down", "enter")
        assert app.office.subdistrict().name == "惠民街道"
        assert isinstance(app.screen, TallyScreen)
        assert app.screen.query_one(FigureGrid).table.corner == "Community"

        await press(pilot, "f2")
        assert app.screen.query_one("#field-title", FormField).value == ""
        await press(pilot, "escape")

        # roles: held to, given, taken away
        await press(pilot, "B", "5")
        assert "y changes that" in str(app.screen.query_one("#people .told", Static).render())
        await press(pilot, "y", "enter", "plus")
        for name, text in (("login", login), ("communities", "朝阳"), ("password", "一"), ("again", "二")):
            app.screen.query_one(f"#field-{name}", FormField).put(text)
        await press(pilot, "ctrl+s")
        assert app.screen.query_one("#field-again", FormField).has_class("-wrong")
        app.screen.query_one("#field-again", FormField).put("一")
        await press(pilot, "ctrl+s")
        try:
            assert Sharing(place).members() == [Granted(login, Role.RECORDER, "惠民街道", ("朝阳社区",))]
            assert app.screen.query_one(PeoplePane).query_one(RecordList).chosen == Sharing(place).members()[0]
            await press(pilot, "enter")
            sharing, viewer = Sharing(place), Granted(login, Role.VIEWER, "惠民街道")
            sharing.grant(app.office, viewer)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, ConflictDialog)  # nothing was typed, but another role was given meanwhile
            assert sharing.members() == [viewer]
            await press(pilot, "escape", "escape", "minus", "enter")
            assert Sharing(place).members() == []
        finally:
            with psycopg.connect(postgres_server.url, autocommit=True) as connection:
                connection.execute(f'DROP ROLE IF EXISTS "{login}"')
        await settle(pilot)
    app.office.database.close()
