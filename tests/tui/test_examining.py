"""The interface looks the database over in the background, and says when it is damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.tui.conftest import Open


def damage(path: Path) -> None:
    """Change one letter of a name where its index has it: every list and count still works."""
    content, name = path.read_bytes(), "长城社区".encode()
    for place in (place for place in range(len(content)) if content.startswith(name, place)):
        path.write_bytes(content[: place + 9] + "巨".encode() + content[place + 12 :])
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return
    raise AssertionError("the name is in no index")


async def test_a_damaged_database_is_told(sample_year: Path, open_app: Open) -> None:
    damage(sample_year)
    async with open_app(sample_year) as pilot:
        told = [str(notification.message) for notification in pilot.app._notifications]
        assert [text for text in told if "damaged" in text], told


async def test_a_whole_one_is_not_spoken_of(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        assert not [one for one in pilot.app._notifications if "damaged" in str(one.message)]
