"""Draw the month board of the sample year, from the program itself, in both languages, dark and light.

Run: ``python -m tools.picture [FOLDER]``; without a folder the pictures go where the documentation shows them.
"""

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from outreach_tui import i18n
from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.paths import Paths
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.themes import DARK, LIGHT

#: The pictures show the sample year as it was in the afternoon of 31 May 2019.
NOW = datetime(2019, 5, 31, 16, tzinfo=ZoneInfo("Asia/Shanghai"))
SIZE = (120, 36)
#: File name: language and theme.
PICTURES = {
    "board.svg": ("en", DARK.name),
    "board-light.svg": ("en", LIGHT.name),
    "board.zh.svg": ("zh", DARK.name),
    "board-light.zh.svg": ("zh", LIGHT.name),
}

_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>(.*?)</text>')
#: How wide one cell is in the drawing, in its own units.
_CELL = 12.2


def on_the_grid(svg: str) -> str:
    """Return a drawing in which every letter stands in its own cells.

    A text is drawn as if 汉字 were one cell wide: here it is taken apart where the width of its letters changes.
    """

    def apart(match: re.Match[str]) -> str:
        style, x, y, rest, content = match.groups()
        return "".join(_runs(style, float(x), y, rest, html.unescape(content)))

    return _TEXT.sub(apart, svg)


def _runs(style: str, x: float, y: str, rest: str, text: str) -> Iterator[str]:
    for _width, letters in groupby(text, key=lambda letter: (cell_len(letter), letter.isspace())):
        run = "".join(letters)
        width = cell_len(run) * _CELL
        if run.strip():
            length = f'textLength="{width:.1f}" lengthAdjust="spacing"'
            yield f'<text class="{style}" x="{x:.1f}" y="{y}" {length}{rest}>{html.escape(run)}</text>'
        x += width


async def draw(database: Path, theme: str) -> str:
    """Return the board as SVG, once it has all its figures."""
    folder = database.parent
    settings = Settings(theme=theme)
    app = OutreachApp(Location(path=database), settings, Paths(folder, folder, folder), demo=True, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="outreach")
    app.office.database.close()
    # Nothing is loaded from elsewhere: the reader's own fixed-width font serves.
    return on_the_grid(_FONTS.sub("", svg))


def main(arguments: list[str]) -> None:
    """Write every picture to the folder named first, or to its place in the documentation."""
    target = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "docs"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "sample.db")
        write_sample_year(Location(path=database)).database.close()
        for file, (language, theme) in PICTURES.items():
            i18n.use(language)
            (target / file).write_text(asyncio.run(draw(database, theme)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
