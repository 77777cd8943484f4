"""Whatever keys, clicks and sizes come, in whatever order, nothing crashes and nothing is half saved."""

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from textual.errors import NoWidget
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.services.listing import everything, list_events
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from outreach_tui.tui.commands import COMMANDS
from tests.builders import open_office
from tests.reliability.workers import LONGER
from tests.tui.conftest import Open, settle

RUNS, KEYS = 10 if LONGER == 1 else 20, 2_000
#: Windows as people have them, and smaller than anyone should.
SIZES = [(80, 24), (120, 36), (40, 12)]
#: Keys that would end the run.
_LEAVING = frozenset({"ctrl+q", "ctrl+c"})
_COMMANDS = sorted({key for command in COMMANDS for key in command.keys} - _LEAVING)
_MOVES = ["tab", "shift+tab", "up", "down", "left", "right", "enter", "escape", "pagedown", "home", "end", "backspace"]
_TEXT = "abc1239 .,:@[/]()$\\%宪法讲座社区长城，、人民"


def _keys(chance: random.Random) -> list[tuple[str, str | None]]:
    """Return keys as a terminal sends them: commands, moves, and bursts of text."""
    keys: list[tuple[str, str | None]] = []
    while len(keys) < KEYS:
        kind = chance.random()
        if kind < 0.3:
            key = chance.choice(_COMMANDS)
            keys.append((key, key if len(key) == 1 else None))
        elif kind < 0.7:
            keys += [(chance.choice(_MOVES), None)] * chance.choice([1, 1, 1, 2, 5])
        else:
            text = chance.choices(_TEXT, k=chance.randrange(1, 9))
            keys += [(_character_to_key(character), character) for character in text]
    return keys[:KEYS]


async def _press(pilot: Pilot[int], chance: random.Random) -> None:
    for place, (key, character) in enumerate(_keys(chance)):
        pilot.app.post_message(Key(key, character))
        if place % 40 == 0:
            await pilot.pause()
            await _click_and_resize(pilot, chance)
    await settle(pilot)


async def _click_and_resize(pilot: Pilot[int], chance: random.Random) -> None:
    """Click anywhere, once or twice, and now and then make the window another size."""
    width, height = pilot.app.size
    with suppress(NoWidget):  # nothing was painted there yet
        await pilot.click(offset=(chance.randrange(width), chance.randrange(height)), times=chance.choice([1, 1, 2]))
    if chance.random() < 0.3:
        await pilot.resize_terminal(*chance.choice(SIZES))


def _rows_behind_their_history(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT DISTINCT record_table FROM history")]
        return [
            (table, *row)
            for table in tables
            for row in connection.execute(
                "SELECT r.id, r.version, h.version, h.verb FROM "
                f"{table} r JOIN history h ON h.record_id = r.id"
                " WHERE h.version = (SELECT max(o.version) FROM history o WHERE o.record_id = r.id)"
                " AND h.version > r.version"
            )
        ]


@pytest.mark.parametrize("seed", range(RUNS))
async def test_random_keys_and_clicks_never_crash_nor_leave_half_saved_data(
    seed: int, sample_year: Path, open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a path typed at random names nothing that matters
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 12)  # the keys come faster than anyone could look
    chance = random.Random(seed)
    size = chance.choice(SIZES)
    async with open_app(sample_year, size=size) as pilot:
        await _press(pilot, chance)
        assert pilot.app.is_running
    with closing(sqlite3.connect(sample_year)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert _rows_behind_their_history(sample_year) == []
    with open_office(Location(path=sample_year)) as office:
        for line in list_events(office, everything(None)).records:
            assert office.event(line.number).id == line.id
        Tallying(office).tally(Period.of_year(2019), Dimension.COMMUNITY)
