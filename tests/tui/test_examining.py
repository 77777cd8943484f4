"""The interface looks the database over in the background, and says when it is damaged."""

from pathlib import Path
from typing import cast

import pytest

from outreach_tui.tui.messages import Saved
from outreach_tui.tui.office_keeper import OfficeKeeper
from tests.tui.conftest import Open, settle


async def test_a_damaged_database_is_told(sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the check finds in a damaged file is tried where the check is; here, that it is said."""
    monkeypatch.setattr("outreach_tui.services.checking.integrity_of", lambda _: ["row 78 missing from index"])
    async with open_app(sample_year) as pilot:
        told = [str(notification.message) for notification in pilot.app._notifications]
        assert [text for text in told if "damaged" in text], told
        # and for as long as it is
        assert "damaged" in cast(OfficeKeeper, pilot.app).notice
        monkeypatch.undo()
        pilot.app.post_message(Saved("restored"))
        await settle(pilot)
        assert cast(OfficeKeeper, pilot.app).notice == ""


async def test_a_whole_one_is_not_spoken_of(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        assert not [one for one in pilot.app._notifications if "damaged" in str(one.message)]
