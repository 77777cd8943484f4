from pathlib import Path

from textual.pilot import Pilot

from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import EventLine
from outreach_tui.services.listing import PAGE
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.filter_line import FilterLine
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.tui.conftest import Open, press, settle, type_text


def _listed(pilot: Pilot[int]) -> list[EventLine]:
    return list(pilot.app.screen.query_one(RecordList).records)


async def test_events_of_the_month_then_of_the_year_then_of_all_years(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert {event.month for event in _listed(pilot)} == {Month(2019, 12)}
        await press(pilot, "w")
        assert {event.month.year for event in _listed(pilot)} == {2019}
        await press(pilot, "w")
        assert len(_listed(pilot)) == PAGE
        await press(pilot, "w", "left")
        assert {event.month for event in _listed(pilot)} == {Month(2019, 11)}


async def test_typing_narrows_by_characters_and_by_pinyin_initials(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "w", "slash")
        await type_text(pilot, "ccsq")
        await settle(pilot)
        by_initials = _listed(pilot)
        assert by_initials
        assert all("长城社区" in event.communities for event in by_initials)
        await press(pilot, "escape", "slash")
        await type_text(pilot, "长城")
        await settle(pilot)
        assert {event.id for event in by_initials} <= {event.id for event in _listed(pilot)}


async def test_pinyin_initials_of_a_material_find_the_events_that_handed_it_out(
    sample_year: Path, open_app: Open
) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "w", "slash")
        await type_text(pilot, "xfxcd")
        await settle(pilot)
        assert isinstance(pilot.app, OutreachApp)
        found = [pilot.app.office.event(event.number) for event in _listed(pilot)]
        assert found
        assert all(any("宪法宣传单" in line.material for line in event.materials) for event in found)


async def test_esc_takes_the_filter_away_before_the_list(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "slash")
        await type_text(pilot, "zzz")
        await press(pilot, "enter")
        assert not _listed(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(FilterLine).value == ""
        assert _listed(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_all_pages_come_as_the_end_is_reached(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "w")
        assert not pilot.app.screen.query_one(RecordList).complete
        await press(pilot, "end", "end")
        assert isinstance(pilot.app, OutreachApp)
        numbers = [event.number for event in _listed(pilot)]
        assert pilot.app.screen.query_one(RecordList).complete
        assert len(numbers) == len(set(numbers)) > PAGE


async def test_enter_opens_the_event_and_esc_leads_back(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "down", "enter")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.query_one("#field-title", FormField).value == "宪法与公民权利"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_a_copy_takes_over_what_was_not_counted(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "c")
        texts = {field.name: field.value for field in pilot.app.screen.query(FormField)}
        assert texts["title"] == "宪法宣誓与人民调解员"
        assert texts["community"] == "丰乐社区"
        assert texts["attendance"] == texts["material"] == texts["consultation"] == ""


async def test_delete_takes_the_event_out_of_list_and_figures(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v")
        before = _listed(pilot)
        await press(pilot, "d")
        assert [event.id for event in _listed(pilot)] == [event.id for event in before[1:]]


async def test_a_file_is_attached_and_shown(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("notice", encoding="utf-8")
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "a")
        await type_text(pilot, str(tmp_path / "missing.txt"))
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(FormField).has_class("-wrong")
        await press(pilot, "ctrl+u")
        await type_text(pilot, str(tmp_path / "noti"))
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert isinstance(pilot.app, OutreachApp)
        kept = pilot.app.office.event(_listed(pilot)[0].number).attachments
        assert [attachment.name for attachment in kept] == ["notice.txt"]


async def test_the_period_stops_at_the_last_year_there_is(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = EventsScreen(Month(2199, 12))
        await pilot.app.push_screen(screen)
        await press(pilot, "right")
        assert screen._selection.period == Period.of_month(Month(2199, 12))


async def test_files_of_an_event_are_kept_written_out_and_taken_off(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    notice, target = tmp_path / "notice [red].txt", tmp_path / "out.txt"
    notice.write_text("notice", encoding="utf-8")
    async with open_app(sample_year) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        await press(pilot, "v", "w", "x", "a")
        pilot.app.screen.query_one(FormField).input.value = str(notice)
        await press(pilot, "enter")
        files = pilot.app.screen.query_one(RecordList)
        assert [file.name for file in files.records] == [notice.name]
        await press(pilot, "enter")
        pilot.app.screen.query_one(FormField).input.value = str(target)
        await press(pilot, "enter")
        assert target.read_text(encoding="utf-8") == "notice"
        await press(pilot, "d")
        assert not files.records
        await press(pilot, "u")
        assert [file.name for file in files.records] == [notice.name]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)
