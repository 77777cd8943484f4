"""When the database cannot be written, read or found: it is said for as long as it lasts, and typed text stays."""

import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.logbook import Logbook
from outreach_tui.store import connection
from outreach_tui.store.location import Location
from outreach_tui.tui import office_keeper
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.quick_line import QuickLine
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.figure_card import FigureCard
from outreach_tui.tui.widgets.key_bar import KeyBar
from tests.builders import open_office
from tests.tui.conftest import Open, press, settle, type_text


async def _notice(pilot: Pilot[int], wanted: bool) -> str:
    """Wait, for as long as two looks take, until there is a notice, or none; return what the key bar says."""
    app = pilot.app
    assert isinstance(app, OutreachApp)
    for _ in range(25):
        if bool(app.notice) is wanted:
            break
        await pilot.pause(0.1)
    return app.screen.query_one(KeyBar).render().plain


async def test_a_locked_database_keeps_the_form_and_a_second_try_saves(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab")
        await type_text(pilot, "!")
        other = sqlite3.connect(sample_year, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.texts()["title"].endswith("!")
        assert len(pilot.app._notifications) > 0
        other.execute("ROLLBACK")
        other.close()
        await press(pilot, "ctrl+s")
        assert not isinstance(pilot.app.screen, FormScreen)


async def test_a_locked_database_keeps_the_quick_line(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    async with open_app(sample_year) as pilot:
        await press(pilot, "colon")
        await type_text(pilot, "12.20 lecture Typed @ccsq")
        other = sqlite3.connect(sample_year, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuickLine)
        other.close()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_a_database_that_was_moved_away_is_missed_and_welcomed_back(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    away = tmp_path / "away.db"
    async with open_app(sample_year) as pilot:
        sample_year.rename(away)
        assert str(sample_year)[:20] in await _notice(pilot, True)
        away.rename(sample_year)
        await _notice(pilot, False)
        await press(pilot, "z")
        assert isinstance(pilot.app, OutreachApp)
        assert pilot.app.notice == ""


async def test_nothing_is_saved_into_a_file_that_has_no_name_any_more(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab")
        await type_text(pilot, "!")
        sample_year.rename(tmp_path / "away.db")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.texts()["title"].endswith("!")
        assert not sample_year.exists()


async def test_a_database_that_can_only_be_read_says_so_all_the_time(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the tests may run as a user to whom no file is read-only
    monkeypatch.setattr("outreach_tui.store.connection.os.access", lambda path, mode, **_more: mode != os.W_OK)
    async with open_app(sample_year, size=(80, 24)) as pilot:
        assert " ! " in pilot.app.screen.query_one(KeyBar).render().plain
        assert pilot.app.screen.query(FigureCard).first().card is not None
        await press(pilot, "v")
        assert " ! " in pilot.app.screen.query_one(KeyBar).render().plain


async def test_a_database_that_cannot_be_opened_is_tried_again(
    sample_year: Path, open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_keeper, "RETRY_AFTER", 0.1)
    broken = tmp_path / "broken.db"
    broken.write_text("not a database", encoding="utf-8")
    async with open_app(broken) as pilot:
        assert await _notice(pilot, True)
        broken.unlink()
        shutil.copy(sample_year, broken)
        await _notice(pilot, False)
        await settle(pilot)
        assert pilot.app.screen.query(FigureCard).first().card is not None


async def test_what_another_window_saves_appears_within_two_seconds(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        card = pilot.app.screen.query(FigureCard).first()
        assert card.card is not None
        before = card.card.value
        with open_office(Location(path=sample_year)) as office:
            draft = EventDraft(date(2019, 12, 20), Form.LECTURE, "Elsewhere", whole_subdistrict=True)
            Logbook(office).add_event(draft, insist=True)
        for _ in range(20):
            await pilot.pause(0.1)
            if card.card.value == before + 1:
                break
        assert card.card.value == before + 1
