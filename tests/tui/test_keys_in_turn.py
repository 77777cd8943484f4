"""Keys that come in one go, or before the database is open: each reaches what the one before it has led to."""

from collections.abc import Iterable
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from outreach_tui.paths import Paths
from outreach_tui.services.board import Opening, open_on_board
from outreach_tui.services.office import Office
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui import beginning
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.first_run import FirstRunScreen
from outreach_tui.tui.widgets.form_field import FormField
from tests.tui.conftest import NOW, Open, settle


def _send(pilot: Pilot[int], keys: Iterable[str]) -> None:
    """Send keys as a terminal does that had them waiting: all at once."""
    for key in keys:
        letter = key if len(key) == 1 else None
        pilot.app.post_message(Key(_character_to_key(letter) if letter else key, letter))


def _value(pilot: Pilot[int], field: str) -> str:
    return pilot.app.screen.query_one(f"#field-{field}", FormField).value


async def test_what_is_typed_right_behind_the_key_that_opens_a_screen_reaches_it(
    sample_year: Path, open_app: Open
) -> None:
    async with open_app(sample_year) as pilot:
        _send(pilot, ["n", "tab", "tab", *"防范undo", "tab", *"朝阳"])
        await settle(pilot)
        assert (_value(pilot, "title"), _value(pilot, "community")) == ("防范undo", "朝阳")
        _send(pilot, ["escape", "enter", ":", *"5.4 讲座"])
        pilot.app.post_message(Paste(" @朝阳\n\n45人\r\n"))  # of several lines none is lost
        await settle(pilot)
        assert pilot.app.screen.query_one(Input).value == "5.4 讲座 @朝阳 45人"
        _send(pilot, ["escape", "m", "n", *"甲乙丙"])
        await settle(pilot)
        _send(pilot, ["enter", *"读本"])  # Enter is refused, as a kind is missing, and goes to its field
        await settle(pilot)
        assert (_value(pilot, "name"), _value(pilot, "kind")) == ("甲乙丙", "读本")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What opening a database waits for, as if it were a very large one."""
    gate = Event()

    def slow(office: Office) -> Opening:
        gate.wait(10)
        return open_on_board(office)

    monkeypatch.setattr(beginning, "open_on_board", slow)
    return gate


def _app(path: Path, folder: Path) -> OutreachApp:
    return OutreachApp(Location(path=path), Settings(), Paths(folder, folder, folder), clock=lambda: NOW)


async def test_keys_pressed_while_the_database_is_opened_wait_for_it(
    sample_year: Path, tmp_path: Path, gate: Event
) -> None:
    app = _app(sample_year, tmp_path)
    async with app.run_test() as pilot:
        _send(pilot, ["n", "tab", "tab", *"讲座"])
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert str(sample_year) in app.notice
        gate.set()
        await settle(pilot)
        assert _value(pilot, "title") == "讲座"
        assert app.notice == ""
    app.office.database.close()


async def test_leaving_waits_for_nothing(sample_year: Path, tmp_path: Path, gate: Event) -> None:
    app = _app(sample_year, tmp_path)
    async with app.run_test() as pilot:
        _send(pilot, ["n", "ctrl+q"])
        await pilot.pause()
        left = app.return_code
        gate.set()
    assert left == 0
    app.office.database.close()


async def test_keys_meant_for_a_database_that_is_not_there_are_not_typed_into_its_name(
    tmp_path: Path, gate: Event
) -> None:
    async with _app(tmp_path / "none.db", tmp_path).run_test() as pilot:
        _send(pilot, ["n", "x"])
        await pilot.pause()
        gate.set()
        await settle(pilot)
        assert isinstance(pilot.app.screen, FirstRunScreen)
        assert _value(pilot, "subdistrict") == ""
