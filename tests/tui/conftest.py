"""The terminal interface on a copy of the sample year, driven by keys."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from outreach_tui import i18n
from outreach_tui.paths import Paths
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp

#: Every test of the interface happens on this day, so that it looks the same on any other.
NOW = datetime(2020, 1, 8, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))

Opened = AbstractAsyncContextManager[Pilot[int]]
Open = Callable[..., Opened]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def open_app(tmp_path: Path) -> Open:
    """Open the interface on a database: ``async with open_app(path) as pilot``; the board is loaded by then."""

    @asynccontextmanager
    async def opened(
        database: Path,
        *,
        size: tuple[int, int] = (120, 36),
        settings: Settings | None = None,
        now: datetime = NOW,
    ) -> AsyncIterator[Pilot[int]]:
        folder = tmp_path / "user"
        app = OutreachApp(
            Location(path=database), settings or Settings(), Paths(folder, folder, folder), clock=lambda: now
        )
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot
        app.office.database.close()

    return opened


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no worker runs and everything they said has been drawn."""
    for _ in range(3):
        await pilot.pause()
        with suppress(WorkerCancelled):  # a read that a newer one replaced
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, each once everything has come to rest."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text key by key, each as a terminal sends it."""
    for character in text:
        pilot.app.post_message(Key(_character_to_key(character), character))
        await pilot.pause()


Typing = Callable[[Pilot[int], str], Awaitable[None]]
