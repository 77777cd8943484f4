"""Draw the screens of the sample year, from the program itself, in both languages.

Run: ``python -m tools.picture [FOLDER]``; without a folder the pictures go where the documentation shows them.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from outreach_tui import i18n
from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.paths import Paths
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.themes import DARK, LIGHT
from tools.drawing import Drawing, letters, playing, read, still
from tools.examples import EXAMPLES, ROOT

PICTURES = ROOT / "docs" / "pictures"
#: The pictures show the sample year as it was in the afternoon of 31 May 2019.
NOW = datetime(2019, 5, 31, 16, tzinfo=ZoneInfo("Asia/Shanghai"))
SIZE = (112, 32)
LANGUAGES = ("en", "zh")
#: Seconds after which what follows the cursor, once it rests, has surely begun to.
_REST = 0.3

#: The way through the program: the name of each picture, and what is done to get there from the one before. Each step
#: is some keys, or a text to paste, in quotes.
WALK: Mapping[str, tuple[str, ...]] = {
    "board": (),
    "quick-line": ("colon", "'5.30 讲座 防范非法集资 45人 居民法律知识手册30 宪法宣传单60 @朝阳'"),
    "events": ("escape", "v"),
    "event-form": ("e",),
    "booth": ("escape", "escape", "b", "enter", "a d d s 1 p 2 f 1 d a q"),
    "plan": ("escape", "p"),
    "tallies": ("escape", "t"),
    "summary": ("escape", "r"),
    "import": ("escape", "i", f"'{EXAMPLES / 'workbooks/长城社区普法登记表.xlsx'}'", "ctrl+s"),
    "bulletin": ("escape", "ctrl+u", f"'{(EXAMPLES / 'bulletins/非法集资宣传.txt').read_text(encoding='utf-8')}'",
                 "ctrl+s"),
}  # fmt: skip
#: The pictures that play in turn, each for so many seconds.
TOUR, SECONDS = ("board", "quick-line", "booth", "tallies", "summary"), 4


async def walk(sample: Path, language: str) -> dict[str, Drawing]:
    """Return every screen on the way through the program, and the board in light colours as ``board-light``."""
    i18n.use(language)
    with tempfile.TemporaryDirectory() as name:
        database = Path(shutil.copy(sample, name))
        return await _drawn(database)


async def _drawn(database: Path) -> dict[str, Drawing]:
    folder = database.parent / "user"
    settings = Settings(theme=DARK.name)
    app = OutreachApp(Location(path=database), settings, Paths(folder, folder, folder), demo=True, clock=lambda: NOW)
    drawn: dict[str, Drawing] = {}
    async with app.run_test(size=SIZE) as pilot:
        await _settle(pilot)
        for name, steps in WALK.items():
            for step in steps:
                await _do(pilot, step)
            await pilot.pause(_REST)
            await _settle(pilot)
            drawn[name] = read(app.export_screenshot())
            if name == "board":
                app.theme = LIGHT.name
                await _settle(pilot)
                drawn["board-light"] = read(app.export_screenshot())
                app.theme = DARK.name
    app.office.database.close()
    return drawn


async def _do(pilot: Pilot[int], step: str) -> None:
    if step.startswith("'"):
        pilot.app.screen.post_message(Paste(step.strip("'")))
    else:
        await pilot.press(*step.split())
    await _settle(pilot)


async def _settle(pilot: Pilot[int]) -> None:
    """Wait until everything that was asked for is on the screen."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    for typed in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
        typed.cursor_blink = False
    pilot.app.clear_notifications()
    await pilot.pause()


def pictures(drawn: Mapping[str, Drawing], language: str) -> dict[str, str]:
    """Return what the documentation shows in a language: SVG by name of its file."""
    made = {name: still(drawing) for name, drawing in drawn.items()}
    made["tour"] = playing([drawn[name] for name in TOUR], SECONDS)
    ending = ".svg" if language == "en" else f".{language}.svg"
    return {name + ending: svg for name, svg in made.items()}


def stale(made: Mapping[str, str], folder: Path = PICTURES) -> list[str]:
    """Return the files that say something else than the pictures just made, or are not there."""
    return [
        name
        for name, svg in made.items()
        if not (folder / name).is_file() or letters((folder / name).read_text(encoding="utf-8")) != letters(svg)
    ]


def draw_all(database: Path) -> dict[str, str]:
    """Return every picture of the documentation, SVG by name of its file, from a database of the sample year."""
    made: dict[str, str] = {}
    for language in LANGUAGES:
        made |= pictures(asyncio.run(walk(database, language)), language)
    return made


def main(arguments: list[str]) -> None:
    """Write every picture to the folder named first, or to its place in the documentation."""
    target = Path(arguments[0]) if arguments else PICTURES
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "sample.db")
        write_sample_year(Location(path=database)).database.close()
        for file, svg in draw_all(database).items():
            (target / file).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
