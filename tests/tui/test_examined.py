"""Documents set against the records, and superiors' forms, on a copy of the sample year."""

from pathlib import Path

import openpyxl
from textual.pilot import Pilot
from textual.screen import Screen

from outreach_tui.services.logbook import Logbook
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.examined import ExaminedScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.screens.own_forms import OwnFormsScreen
from outreach_tui.tui.screens.summary import SummaryScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.tui.conftest import Open, press


def _fill(pilot: Pilot[int], name: str, text: str) -> None:
    pilot.app.screen.query_one(f"#field-{name}", FormField).input.value = text


def _is_at(pilot: Pilot[int], screen: type[Screen[None]]) -> bool:
    return isinstance(pilot.app.screen, screen)


def _told(pilot: Pilot[int]) -> str:
    return str(pilot.app.screen.query_one(".told").render())


async def _export(pilot: Pilot[int], path: Path) -> None:
    await press(pilot, "r", "e")
    _fill(pilot, "path", str(path))
    await press(pilot, "enter")
    assert _is_at(pilot, SummaryScreen)


async def test_a_document_that_was_sent_holds_until_its_records_change(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    sent = tmp_path / "sent [red].json"
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await _export(pilot, sent)
        await press(pilot, "c")
        _fill(pilot, "path", str(sent))
        await press(pilot, "enter")
        assert _is_at(pilot, ExaminedScreen)
        assert "figures hold" in _told(pilot)
        assert isinstance(pilot.app, OutreachApp)
        Logbook(pilot.app.office).delete_event("2019-001")
        await press(pilot, "escape", "c")
        _fill(pilot, "path", str(sent))
        await press(pilot, "enter")
        assert "do not hold" in _told(pilot)
        lines = [line.text for line in pilot.app.screen.query_one(RecordList).records]
        place = next((place for place, text in enumerate(lines) if "is now" in text), -1)
        assert "2019-001" in lines[place + 1]
        pilot.app.screen.query_one(RecordList).cursor = place
        await press(pilot, "enter")
        assert _is_at(pilot, EventsScreen)
        await press(pilot, "escape")
        pilot.app.screen.query_one(RecordList).cursor = place + 1
        await press(pilot, "enter", "enter")  # it was deleted; yes, it is to come back
        assert not pilot.app.office.event("2019-001").deleted
        assert "figures hold" in _told(pilot)


async def test_a_text_is_proofread_and_one_without_figures_is_refused_as_sent(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    text = tmp_path / "draft.txt"
    text.write_text("2019年工作总结 [/foo]\n全年举办法治讲座99场。\n", encoding="utf-8")
    async with open_app(sample_year) as pilot:
        await press(pilot, "r", "d")
        _fill(pilot, "path", str(text))
        await press(pilot, "enter")
        assert "1 thing to look at" in _told(pilot)
        await press(pilot, "enter")
        assert _is_at(pilot, EventsScreen)
        assert len(pilot.app.screen.query_one(RecordList).records) == 46
        await press(pilot, "escape", "escape", "c")
        _fill(pilot, "path", str(text))
        await press(pilot, "enter")
        assert "draft.txt" in _told(pilot)
        assert not pilot.app.screen.query_one(RecordList).records
        await press(pilot, "escape")
        assert _is_at(pilot, SummaryScreen)


async def test_a_superiors_form_is_kept_changed_and_filled(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "form.xlsx")
    async with open_app(sample_year) as pilot:
        await press(pilot, "r", "f", "a")
        _fill(pilot, "name", "x [red] y")
        _fill(pilot, "path", str(tmp_path / "form.xlsx"))
        cells = pilot.app.screen.query_one(NoteField)
        cells.fill("B5")
        await press(pilot, "ctrl+s")
        assert cells.has_class("-wrong")
        cells.fill("B5=events.lectur")
        await press(pilot, "ctrl+s")
        assert "events.lecture" in str(cells.query_one(".hint").render())
        cells.fill("B5＝events.lecture\nB6=community")
        await press(pilot, "ctrl+s")
        (form,) = pilot.app.screen.query_one(RecordList).records
        assert form.cells == {"B5": "events.lecture", "B6": "community"}
        await press(pilot, "e")
        assert _is_at(pilot, FormScreen)
        pilot.app.screen.query_one(NoteField).fill("B7=events.lecture")
        await press(pilot, "ctrl+s", "enter")
        target = tmp_path / "filled.xlsx"
        _fill(pilot, "path", str(target))
        await press(pilot, "enter")
        assert _is_at(pilot, OwnFormsScreen)
        assert openpyxl.load_workbook(target).active["B7"].value == 46
        await press(pilot, "w", "left", "c", "down", "enter", "e")
        _fill(pilot, "name", "季报")
        await press(pilot, "ctrl+s")
        assert [kept.name for kept in pilot.app.screen.query_one(RecordList).records] == ["季报"]
        await press(pilot, "d", "escape")
        assert len(pilot.app.screen.query_one(RecordList).records) == 1
        await press(pilot, "d", "enter")
        assert not pilot.app.screen.query_one(RecordList).records
        await press(pilot, "escape")
        assert _is_at(pilot, SummaryScreen)
