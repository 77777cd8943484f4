"""Communities and settings on a copy of the sample year."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from outreach_tui import i18n
from outreach_tui.domain.drafts import CommunityDraft, EventDraft
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.listing import Listing
from outreach_tui.services.logbook import Logbook
from outreach_tui.settings import read_settings
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.conflict import ConflictDialog
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.dialogs.open_file import OpenFile
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.communities import CommunitiesScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.figure_grid import FigureGrid
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField
from tests.builders import open_office
from tests.tui.conftest import Open, settle


async def _press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def _fill(pilot: Pilot[int], **texts: str) -> None:
    assert isinstance(pilot.app.screen, FormScreen | OpenFile | ExportDialog)
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#field-{name}", FormField).input.value = text


def _names(pilot: Pilot[int]) -> list[str]:
    assert isinstance(pilot.app, OutreachApp)
    return [community.name for community in Listing(pilot.app.office).communities()]


async def test_a_community_is_added_changed_moved_and_ended(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "a")
        _fill(pilot, name="x [/foo] y", grids="４", **{"from": "2020.1.1"})
        await _press(pilot, "ctrl+s")
        assert _names(pilot)[-1] == "x [/foo] y"
        await _press(pilot, "end", "K", "K", "e")
        _fill(pilot, name="新城社区", adviser="周律师")
        await _press(pilot, "ctrl+s")
        assert _names(pilot).index("新城社区") == 12
        await _press(pilot, "x", "ctrl+s")
        assert isinstance(pilot.app, OutreachApp)
        ended = Listing(pilot.app.office).communities()[12]
        assert (ended.adviser, ended.grids, ended.exists_until) == ("周律师", 4, date(2020, 1, 8))


async def test_a_name_that_is_taken_is_said_under_its_field(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "a")
        _fill(pilot, name="朝阳社区", grids="many")
        await _press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-grids", FormField).has_class("-wrong")
        _fill(pilot, grids="3")
        await _press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-name", FormField).has_class("-wrong")
        assert len(_names(pilot)) == 14


async def test_a_stale_edit_shows_both_versions_and_the_user_chooses(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "e")
        _fill(pilot, grids="41", adviser="周律师")
        with open_office(Location(path=sample_year), actor="老张") as office:
            found = Listing(office).communities()[0]
            theirs = replace(draft_of(found), grids=17, exists_from=date(2001, 1, 1), name="新长城社区")
            Communities(office).change(found.name, theirs, insist=True)
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog)
        await _press(pilot, "escape", "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog), "going back to the form must not make it win"
        await _press(pilot, "space", "enter")
        assert isinstance(pilot.app, OutreachApp)
        saved = Listing(pilot.app.office).communities()[0]
        assert (saved.grids, saved.adviser, saved.exists_from) == (41, "周律师", date(2001, 1, 1))
        assert saved.name == "新长城社区"


async def test_a_kept_text_never_overwrites_what_others_saved_since(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "e")
        _fill(pilot, adviser="周律师")
        await _press(pilot, "escape", "enter")
        with open_office(Location(path=sample_year), actor="老张") as office:
            found = Listing(office).communities()[0]
            Communities(office).change(found.id, replace(draft_of(found), grids=17, name="新长城社区"))
        await _press(pilot, "e", "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog)
        await _press(pilot, "escape", "escape", "enter", "e", "ctrl+s", "enter")
        assert isinstance(pilot.app.screen, CommunitiesScreen)
        assert isinstance(pilot.app, OutreachApp)
        saved = Listing(pilot.app.office).communities()[0]
        assert (saved.name, saved.grids, saved.adviser) == ("新长城社区", 17, "周律师")
        await _press(pilot, "e")
        _fill(pilot, grids="18")
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, CommunitiesScreen), "what was chosen once is not asked for again"


async def test_a_last_day_that_others_set_is_not_lost_to_the_day_proposed(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "x")
        with open_office(Location(path=sample_year), actor="老张") as office:
            found = Listing(office).communities()[0]
            Communities(office).close(found.name, date(2020, 1, 1))
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog)
        await _press(pilot, "enter")
        assert isinstance(pilot.app, OutreachApp)
        assert Listing(pilot.app.office).communities()[0].exists_until == date(2020, 1, 1)
        await _press(pilot, "x", "escape")
        assert isinstance(pilot.app.screen, CommunitiesScreen), "a day that was only proposed is not typed"


async def test_settings_are_followed_at_once_and_kept_with_the_comments_beside_them(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "user"
    folder.mkdir()
    (folder / "settings.toml").write_text('# mine\nrecorder = "李"\n[keys]\ntally = "y"\n', encoding="utf-8")
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "s")
        _fill(pilot, language="中文", theme="light", recorder="王", subdistrict="新民街道")
        await _press(pilot, "ctrl+s")
        app = pilot.app
        assert isinstance(app, OutreachApp)
        assert app.theme == "outreach-light"
        assert app.office.actor == "王"
        assert app.office.subdistrict().name == "新民街道"
        assert i18n.language() == "zh"
        assert isinstance(app.screen, BoardScreen)
    written = (folder / "settings.toml").read_text(encoding="utf-8")
    assert written.startswith("# mine\n")
    settings = read_settings(folder / "settings.toml")
    assert (settings.language, settings.recorder, dict(settings.keys)) == ("zh", "王", {"tally": "y"})


async def test_numbers_of_residents_are_kept_on_purpose_and_only_while_the_program_runs(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    async with open_app(sample_year) as pilot:
        app = pilot.app
        assert isinstance(app, OutreachApp)
        for way, kept in (("kept", True), ("masked", False)):
            await _press(pilot, "o", "s")
            _fill(pilot, numbers=way)
            await _press(pilot, "ctrl+s", "h", "v", "enter")
            app.screen.query_one("#field-note", NoteField).input.text = f"{way}: 13800138000"
            await _press(pilot, "ctrl+s")
            assert ("13800138000" in app.office.event("2019-114").note) is kept
            assert ("until the program ends" in app.notice) is kept
    assert "numbers" not in (tmp_path / "user" / "settings.toml").read_text(encoding="utf-8")


async def test_an_office_that_has_a_file_of_its_own_is_brought_in_and_counted_beside_the_other(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    with open_office(Location(path=tmp_path / "other.db"), create=True) as other:
        Communities(other).set_up("安宁街道", "zh", [CommunityDraft("河东社区")])
        Logbook(other).add_event(EventDraft(date(2019, 12, 3), Form.LECTURE, "讲座", ("河东社区",), attendance=35))
        Dumping(other).dump(tmp_path / "other.json")
    async with open_app(sample_year) as pilot:
        app = pilot.app
        assert isinstance(app, OutreachApp)
        await _press(pilot, "o", "w", "down", "down", "enter")
        _fill(pilot, path=str(tmp_path / "other.json"))
        await _press(pilot, "enter")
        assert app.office.subdistrict().name == "安宁街道"
        # what the district has to say of both, in the summary and its document, and in the tallies
        await _press(pilot, "r", "a")
        _fill(pilot, community="All")
        await _press(pilot, "enter", "e")
        assert "85" in "".join(str(one.render()) for one in app.screen_stack[1].query(".paragraph").results(Static))
        _fill(pilot, path=str(tmp_path / "both.md"))
        await _press(pilot, "enter")
        assert "| 惠民街道 | 13/13 |" in (tmp_path / "both.md").read_text(encoding="utf-8")
        await _press(pilot, "t", "S")
        rows = app.screen.query_one(FigureGrid).table.rows
        assert [(row.name, row.cells[-2].text, row.cells[-1].text) for row in rows] == [
            ("安宁街道", "1", "1"), ("惠民街道", "4", "14"), ("Total", "5", "15"),
        ]  # fmt: skip


async def test_what_no_setting_takes_is_said(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "o", "s")
        _fill(pilot, theme="mauve")
        await _press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-theme", FormField).has_class("-wrong")
        await _press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, CommunitiesScreen)
