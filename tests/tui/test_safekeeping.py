"""Keeping the data safe on a copy of the sample year: backups, the check, what was done, personal data."""

import itertools
import zipfile
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot
from textual.widgets import Static

from outreach_tui.domain.drafts import ContactDraft, EventDraft
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.checking import CHECKS
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.safekeeping import Safekeeping
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.dialogs.open_file import OpenFile
from outreach_tui.tui.dialogs.purge import PurgeDialog
from outreach_tui.tui.dialogs.restore import RestoreDialog
from outreach_tui.tui.screens.safekeeping import SafekeepingScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.builders import open_office
from tests.tui.conftest import Open, press, settle

_YEAR = Period.of_year(2019)


def _office(pilot: Pilot[int]) -> Office:
    assert isinstance(pilot.app, OutreachApp)
    return pilot.app.office


def _listed(pilot: Pilot[int]) -> list[object]:
    shown = [one for one in pilot.app.screen.query(RecordList) if one.is_on_screen]
    return list(shown[0].records)


def _fill(pilot: Pilot[int], name: str, text: str) -> None:
    pilot.app.screen.query_one(f"#field-{name}", FormField).input.value = text


async def test_a_backup_is_made_looked_into_and_put_in_place(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await press(pilot, "B", "a")
        (made,) = Safekeeping(_office(pilot)).backups()
        assert len(_listed(pilot)) == 1
        Logbook(_office(pilot)).delete_event("2019-001")
        await press(pilot, "enter", "escape")
        assert _office(pilot).event("2019-001").deleted
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RestoreDialog)
        assert made.path.name in str(pilot.app.screen.query("Static")[1].render())
        await press(pilot, "enter")
        assert not _office(pilot).event("2019-001").deleted
        reasons = {backup.reason for backup in Safekeeping(_office(pilot)).backups()}
        assert {"manual", "restore"} <= reasons
        assert len(_listed(pilot)) == len(Safekeeping(_office(pilot)).backups())
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SafekeepingScreen)


async def test_a_backup_says_how_far_it_is_and_can_be_stopped(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments, gate = itertools.count(), Event()

    def slow() -> int:
        if moment := next(moments):
            gate.wait(10)
        return moment

    monkeypatch.setattr("outreach_tui.tui.keeping.backups.monotonic", slow)
    monkeypatch.setattr("outreach_tui.store.backup.PAGES", 5)
    async with open_app(sample_year) as pilot:
        await press(pilot, "B")
        await pilot.press("a", "escape")
        told = str(pilot.app.screen.query_one("#backups .told", Static).render())
        assert "0%" in told
        gate.set()
        await settle(pilot)
        assert isinstance(pilot.app.screen, SafekeepingScreen)
        assert Safekeeping(_office(pilot)).backups() == []
        assert "Stopped" in "".join(one.message for one in pilot.app._notifications)


async def test_everything_is_written_to_a_file_and_put_in_place_from_it(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    whole = tmp_path / "all [red].json"
    async with open_app(sample_year) as pilot:
        await press(pilot, "B", "e", "enter")
        _fill(pilot, "path", str(whole))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SafekeepingScreen)
        before = Tallying(_office(pilot)).tally(_YEAR).total.figures
        Logbook(_office(pilot)).delete_event("2019-001")
        await press(pilot, "f")
        _fill(pilot, "path", str(tmp_path / "nowhere.json"))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OpenFile)
        assert pilot.app.screen.query_one(FormField).has_class("-wrong")
        _fill(pilot, "path", f"'{whole}'")
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, SafekeepingScreen)
        assert Tallying(_office(pilot)).tally(_YEAR).total.figures == before


async def test_records_of_a_period_and_a_workbook_to_fill_in(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    records, empty = tmp_path / "records.zip", tmp_path / "长城.xlsx"
    async with open_app(sample_year) as pilot:
        await press(pilot, "B", "e", "down", "down", "down", "enter")
        _fill(pilot, "path", str(records))
        await press(pilot, "enter", "e", "up", "enter", "end", "enter")
        _fill(pilot, "path", str(empty))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SafekeepingScreen)
    assert zipfile.is_zipfile(records)
    assert "长城社区" in str(load_workbook(empty).worksheets[0]["A1"].value)


async def test_long_writing_is_stopped(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    def write(office: Office, path: Path, force: bool) -> None:
        while True:
            with office.database.reading() as reader:
                reader.value("SELECT 1")

    async with open_app(sample_year) as pilot:
        dialog = ExportDialog("x", [".txt"], write)
        await pilot.app.push_screen(dialog)
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert pilot.app.screen is dialog
        assert dialog.query_one(FormField).has_class("-wrong")
        await press(pilot, "escape")
        assert pilot.app.screen is not dialog


async def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    stray = tmp_path / "x [red] [@click=app.quit].db"
    stray.write_text("no database", encoding="utf-8")
    async with open_app(sample_year) as pilot:
        await press(pilot, "B", "f")
        _fill(pilot, "path", str(stray))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SafekeepingScreen)
        assert "is not a database" in [one.message for one in pilot.app._notifications][-1]
        assert len(Listing(_office(pilot)).events(everything(_YEAR))) == 114


async def test_the_check_says_what_it_finds_and_opens_it(sample_year: Path, open_app: Open) -> None:
    with open_office(Location(path=sample_year)) as office:
        before_its_time = EventDraft(date(2019, 5, 4), Form.LECTURE, "x [/foo] y", ("朝阳社区",), laws=("民法典",))
        Logbook(office).add_event(before_its_time, insist=True)
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await press(pilot, "B", "c")
        lines = _listed(pilot)
        assert sum(getattr(line, "finding", None) is None for line in lines) == len(CHECKS) + 1
        place = [getattr(getattr(line, "finding", None), "code", "") for line in lines].index("check_law")
        pilot.app.screen.query_one("#findings RecordList", RecordList).cursor = place
        await press(pilot, "enter")
        assert "2019-115" in str(pilot.app.screen.query_one("#title").render())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SafekeepingScreen)


async def test_what_was_done_is_listed_undone_and_brought_back(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "B", "3")
        before = len(_listed(pilot))
        Logbook(_office(pilot)).delete_event("2019-001")
        await press(pilot, "3", "home", "enter", "enter")
        assert not _office(pilot).event("2019-001").deleted
        assert len(_listed(pilot)) == min(before + 2, 200)
        await press(pilot, "u")
        assert _office(pilot).event("2019-001").deleted
        assert "taken back" in str(pilot.app.screen.query_one("#past RecordList", RecordList).render_line(2))


async def test_a_contact_is_recorded_listed_masked_and_removed(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await press(pilot, "l", "w", "w", "c")
        _fill(pilot, "name", "x [/foo] y")
        _fill(pilot, "phone", "13812345678")
        _fill(pilot, "keep_until", "2019-01-01")
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-keep_until", FormField).has_class("-wrong")
        _fill(pilot, "keep_until", "")
        await press(pilot, "ctrl+s")
        (kept,) = Contacts(_office(pilot)).all()
        assert kept.phone == "13812345678"
        assert not list((_office(pilot).attachments.parent / "user").rglob("*contact*"))
        await press(pilot, "o", "y")
        line = str(pilot.app.screen.query_one("#personal RecordList", RecordList).render_line(1))
        assert "138****5678" in line
        assert "12345678" not in line
        await press(pilot, "enter")
        _fill(pilot, "name", "")
        _fill(pilot, "phone", "")
        await press(pilot, "ctrl+s")
        assert Contacts(_office(pilot)).all() == []


async def test_personal_data_is_shown_before_it_is_removed_for_good(sample_year: Path, open_app: Open) -> None:
    with open_office(Location(path=sample_year)) as office:
        first = Listing(office).consultations(everything(_YEAR))[0]
        Contacts(office).set(first.id, ContactDraft("张三", "13812345678", date(2030, 1, 1)))
    async with open_app(sample_year, size=(80, 24)) as pilot:
        figures = Tallying(_office(pilot)).tally(_YEAR).total.figures
        await press(pilot, "B", "d")
        _fill(pilot, "before", "someday")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#field-before", FormField).has_class("-wrong")
        _fill(pilot, "before", "2020-01-01")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PurgeDialog)
        assert "Contacts" in str(pilot.app.screen.query_one("#would").render())
        assert len(Contacts(_office(pilot)).all()) == 1
        await press(pilot, "enter")
        assert Contacts(_office(pilot)).all() == []
        assert Tallying(_office(pilot)).tally(_YEAR).total.figures == figures
        assert isinstance(pilot.app.screen, SafekeepingScreen)


async def test_the_page_for_the_booth_is_written(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "B", "w", "enter")
        _fill(pilot, "path", str(tmp_path / "notice.html"))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SafekeepingScreen)
    assert "惠民街道" in (tmp_path / "notice.html").read_text(encoding="utf-8")


async def test_a_new_database_is_made_from_a_dump(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    with open_office(Location(path=sample_year)) as office:
        Dumping(office).dump(tmp_path / "all.json")
    async with open_app(tmp_path / "new" / "year.db") as pilot:
        await press(pilot, "ctrl+t")
        _fill(pilot, "path", str(tmp_path / "all.json"))
        await press(pilot, "enter")
        await settle(pilot)
        assert len(Listing(_office(pilot)).events(everything(_YEAR))) == 114
