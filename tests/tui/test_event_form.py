"""The event form by keyboard: what it costs, what it offers, and that nothing typed into it is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.records import Event
from outreach_tui.services.listing import everything, list_events
from outreach_tui.services.logbook import Logbook
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.dialogs.conflict import ConflictDialog
from outreach_tui.tui.dialogs.day_picker import DayPicker
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.form import KEEP_AFTER, FormScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import REST
from tests.builders import open_office
from tests.tui.conftest import Open, press, settle, type_text

#: A lecture with two materials: keys by form, typed characters by quick line.
MOST_KEYS = 60
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
MOST_CHARACTERS = 40


def _office(pilot: Pilot[int]) -> OutreachApp:
    assert isinstance(pilot.app, OutreachApp)
    return pilot.app


def _newest(pilot: Pilot[int]) -> Event:
    office = _office(pilot).office
    lines = list_events(office, everything(None)).records
    return office.event(max(lines, key=lambda line: line.number).number)


def _field(pilot: Pilot[int], name: str) -> FormField:
    return pilot.app.screen.query_one(f"#field-{name}", FormField)


def _copies(event: Event) -> dict[str, int]:
    return {line.material: line.quantity for line in event.materials}


class Hands:
    """Types into the program and counts the keys."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self._pilot = pilot
        self.count = 0

    async def keys(self, *keys: str) -> None:
        self.count += len(keys)
        await press(self._pilot, *keys)

    async def text(self, text: str) -> None:
        self.count += len(text)
        await type_text(self._pilot, text)


async def test_a_lecture_with_two_materials_by_form(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        hands = Hands(pilot)
        await hands.keys("n")
        await hands.text("18")
        await hands.keys("tab")
        await hands.text("jz")
        await hands.keys("tab")
        await hands.text("宪法进社区")
        await hands.keys("tab")
        await hands.text("ccsq")
        await hands.keys("tab", "tab")
        await hands.text("45")
        await hands.keys("tab", "tab")
        await hands.text("读本30 宣传单200")
        await hands.keys("ctrl+s")
        event = _newest(pilot)
        assert (event.title, event.day, event.communities) == ("宪法进社区", date(2019, 12, 18), ("长城社区",))
        assert event.attendance == 45
        assert sorted(_copies(event).values()) == [30, 200]
        assert hands.count <= MOST_KEYS
        assert f"in the form: {hands.count} keys" in README


async def test_the_same_by_quick_line(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        hands = Hands(pilot)
        await hands.keys("colon")
        await hands.text("12.18 讲座 宪法进社区 45人 读本30 宣传单200 @长城")
        await settle(pilot)
        characters = hands.count - 1
        assert f": {characters} characters and Enter" in README
        await hands.keys("enter")
        event = _newest(pilot)
        assert (event.day, event.communities, event.attendance) == (date(2019, 12, 18), ("长城社区",), 45)
        assert sorted(_copies(event).values()) == [30, 200]
        assert characters <= MOST_CHARACTERS


async def test_the_next_event_takes_over_day_community_and_form(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "18")
        await press(pilot, "tab")
        await type_text(pilot, "讲座")
        await press(pilot, "tab")
        await type_text(pilot, "First")
        await press(pilot, "tab")
        await type_text(pilot, "ccsq")
        await press(pilot, "ctrl+n")
        assert isinstance(pilot.app.screen, FormScreen)
        texts = pilot.app.screen.texts()
        assert (texts["date"], texts["community"], texts["title"]) == ("2019-12-18", "长城社区", "")
        assert _field(pilot, "title").has_focus_within
        await type_text(pilot, "Second")
        await press(pilot, "ctrl+s")
        assert _newest(pilot).title == "Second"


async def test_what_is_wrong_is_said_under_its_field(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "ctrl+u")
        await type_text(pilot, "13.45")
        await press(pilot, "enter")
        assert _field(pilot, "date").has_class("-wrong")
        assert _field(pilot, "form").has_focus_within
        await press(pilot, "ctrl+s")
        wrong = [field.name for field in pilot.app.screen.query(FormField) if field.has_class("-wrong")]
        assert wrong == ["date", "form", "title"]


async def test_a_doubt_is_asked_and_then_saved(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        before = _newest(pilot).number
        await press(pilot, "n", "ctrl+u")
        await type_text(pilot, "2019-5-18")
        await press(pilot, "tab")
        await type_text(pilot, "jz")
        await press(pilot, "tab")
        await type_text(pilot, "Before it existed")
        await press(pilot, "tab")
        await type_text(pilot, "ccsq")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        assert _newest(pilot).number == before
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BoardScreen)
        assert _newest(pilot).title == "Before it existed"


async def test_days_go_by_arrows_and_by_the_month(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "18")
        await press(pilot, "up")
        assert _field(pilot, "date").value == "2019-12-19"
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, DayPicker)
        await press(pilot, "pageup", "down", "left", "enter")
        assert _field(pilot, "date").value == "2019-11-25"


async def test_several_communities_complete_at_the_separator(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "tab", "tab", "tab")
        await type_text(pilot, "ccsq、cysq")
        await press(pilot, "tab")
        assert _field(pilot, "community").value == "长城社区、朝阳社区"


async def test_typing_is_taken_back_in_the_form_and_data_is_not(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        before = _newest(pilot).number
        await press(pilot, "n", "tab", "tab")
        await type_text(pilot, "abc")
        await press(pilot, "ctrl+z")
        assert _field(pilot, "title").value == "ab"
        assert _newest(pilot).number == before


async def test_esc_on_a_form_nobody_touched_closes_it_at_once(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "escape")
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_esc_on_a_dirty_form_asks_once_and_keeps_the_text(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "tab", "tab")
        await type_text(pilot, "half")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FormScreen)
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape", "escape", "enter")
        assert isinstance(pilot.app.screen, BoardScreen)
        await press(pilot, "n")
        assert _field(pilot, "title").value == "half"


async def test_what_is_typed_is_on_disk_before_anything_is_saved(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "tab", "tab")
        await type_text(pilot, "survives")
        await pilot.pause(KEEP_AFTER + 0.1)
        kept = _office(pilot).drafts / "event-new.json"
        assert "survives" in kept.read_text(encoding="utf-8")


async def test_saving_throws_the_kept_text_away(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab")
        await type_text(pilot, "!")
        await pilot.pause(KEEP_AFTER + 0.1)
        kept = _office(pilot).drafts
        assert [file.name for file in kept.iterdir()] == ["event-2019-114.json"]
        await press(pilot, "ctrl+s")
        assert list(kept.iterdir()) == []


def _changed_elsewhere(path: Path, number: str, **fields: object) -> None:
    with open_office(Location(path=path), actor="老张") as office:
        event = office.event(number)
        draft = replace(EventDraft.of(event), **fields)  # type: ignore[arg-type]
        Logbook(office).change_event(number, draft, insist=True)


async def test_a_stale_edit_shows_both_versions_and_the_user_chooses(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab", "ctrl+u")
        await type_text(pilot, "Mine")
        _changed_elsewhere(sample_year, "2019-114", title="Theirs", venue="Their venue")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog)
        assert _office(pilot).office.event("2019-114").title == "Theirs"
        await press(pilot, "space", "enter")
        event = _office(pilot).office.event("2019-114")
        assert (event.title, event.venue) == ("Mine", "Their venue")


async def test_their_version_of_a_stale_edit_stays_unless_chosen(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab", "ctrl+u")
        await type_text(pilot, "Mine")
        _changed_elsewhere(sample_year, "2019-114", title="Theirs")
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.texts()["title"] == "Mine"
        await press(pilot, "ctrl+s", "enter")
        assert _office(pilot).office.event("2019-114").title == "Theirs"


async def test_a_kept_text_never_overwrites_what_others_saved_since(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "enter", "tab", "tab", "ctrl+u")
        await type_text(pilot, "Mine")
        await press(pilot, "escape", "enter")
        _changed_elsewhere(sample_year, "2019-114", title="Theirs", attendance=77)
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(pilot.app.screen, ConflictDialog)
        await press(pilot, "m", "enter")
        event = _office(pilot).office.event("2019-114")
        assert (event.title, event.attendance) == ("Mine", 77)


async def test_a_wide_screen_has_two_columns_and_says_what_would_be_saved(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(120, 36)) as pilot:
        await press(pilot, "n")
        for name, text in {"date": "12.4", "form": "lecture", "title": "x [/foo] y"}.items():
            _field(pilot, name).input.value = text
        await pilot.pause(REST * 3)
        await settle(pilot)
        assert "x [/foo] y" in str(pilot.app.screen.query_one(".preview").render())
        assert _field(pilot, "material").region.y == _field(pilot, "date").region.y
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert _field(pilot, "material").region.y > _field(pilot, "law").region.y
        assert not pilot.app.screen.query_one(".preview").display
