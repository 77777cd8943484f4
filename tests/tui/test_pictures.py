"""What the screens look like, held to pictures.

After a wanted change: ``pytest tests/tui/test_pictures.py --snapshot-update``, and look at them.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from outreach_tui import i18n
from outreach_tui.paths import Paths
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from tests.tui.conftest import NOW, settle

Compare = Callable[..., bool]

#: Pictures differ in small things between versions of Python; those on record are of this one.
pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="pictures are kept for one Python version")

SCREENS = [
    ("board", "", "zh", (120, 36), "dark"),
    ("board", "", "en", (80, 24), "light"),
    ("board", "", "zh", (80, 24), "contrast"),
    ("events", "v", "zh", (120, 36), "light"),
    ("event form", "v e", "en", (80, 24), "dark"),
    ("booth", "b enter", "zh", (120, 36), "dark"),
    ("booth", "b enter", "en", (80, 24), "light"),
    ("consultations", "l", "zh", (80, 24), "dark"),
    ("materials", "m", "zh", (120, 36), "dark"),
    ("plan", "p", "zh", (120, 36), "light"),
    ("plan", "p", "en", (80, 24), "dark"),
    ("tally as heat", "t w w c c x", "zh", (120, 36), "dark"),
    ("tally", "t", "en", (80, 24), "light"),
    ("communities", "o", "zh", (80, 24), "dark"),
    ("summary", "r", "zh", (120, 36), "light"),
    ("safekeeping", "B 3", "zh", (80, 24), "light"),
    ("help", "question_mark", "en", (80, 24), "dark"),
]


@pytest.mark.parametrize(("name", "keys", "language", "size", "theme"), SCREENS)
def test_a_screen_looks_as_it_did(
    snap_compare: Compare, sample_year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, keys: str, language: str, size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    i18n.use(language)
    folder = tmp_path / "user"
    monkeypatch.chdir(sample_year.parent)  # a screen tells where the database is
    settings = Settings(theme=f"outreach-{theme}")
    app: App[int] = OutreachApp(
        Location(path=Path(sample_year.name)), settings, Paths(folder, folder, folder), demo=True, clock=lambda: NOW
    )

    async def go(pilot: Pilot[int]) -> None:
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
            await settle(pilot)
        pilot.app.clear_notifications()
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)
