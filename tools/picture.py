"""Draw the month board of the sample year as docs/board.svg, from the program itself.

Run: ``python -m tools.picture [FILE]``.
"""

import asyncio
import re
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from outreach_tui import i18n
from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.paths import Paths
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp

#: The picture shows the sample year as it was in the afternoon of 31 May 2019.
NOW = datetime(2019, 5, 31, 16, tzinfo=ZoneInfo("Asia/Shanghai"))
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(size: tuple[int, int]) -> str:
    """Return the board as SVG, once it has all its figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sample_year(Location(path=folder / "sample.db")).database.close()
        app = OutreachApp(
            Location(path=folder / "sample.db"), Settings(), Paths(folder, folder, folder), demo=True, clock=lambda: NOW
        )
        async with app.run_test(size=size) as pilot:
            for _ in range(3):
                await pilot.pause()
                await app.workers.wait_for_complete()
            await pilot.pause()
            svg = app.export_screenshot(title="outreach")
        app.office.database.close()
    # Nothing is loaded from elsewhere: the reader's own fixed-width font serves.
    return FONTS.sub("", svg)


def main(arguments: list[str]) -> None:
    """Write the picture to the file named first, or to its place in the documentation."""
    i18n.use("zh_CN")
    target = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "docs" / "board.svg"
    target.write_text(asyncio.run(draw((120, 36))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
