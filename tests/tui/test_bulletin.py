from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from outreach_tui.services.listing import Listing, everything
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.screens.bulletin import BulletinFormScreen, BulletinScreen
from outreach_tui.tui.widgets.form_field import FormField
from tests.tui.conftest import Open, settle

BULLETIN = """长城社区开展宪法宣传
12月4日上午，长城社区在人民广场摆摊设点，宣传《宪法》。活动发放宪法宣传单300余份，解答群众咨询20人次。
100余名居民参加 [/b]。"""


def _saved(pilot: Pilot[int]) -> int:
    assert isinstance(pilot.app, OutreachApp)
    return len(Listing(pilot.app.office).events(everything(None)))


async def _paste(pilot: Pilot[int], text: str) -> None:
    await pilot.press("i")
    await settle(pilot)
    assert isinstance(pilot.app.screen, BulletinScreen)
    pilot.app.screen.query_one(TextArea).text = text
    await pilot.press("ctrl+s")
    await settle(pilot)


async def test_a_pasted_bulletin_fills_the_form_and_is_saved_when_the_user_says_so(
    sample_year: Path, open_app: Open
) -> None:
    async with open_app(sample_year) as pilot:
        before = _saved(pilot)
        await _paste(pilot, BULLETIN)
        screen = pilot.app.screen
        assert isinstance(screen, BulletinFormScreen)
        texts = screen.texts()
        assert (texts["date"], texts["venue"], texts["attendance"]) == ("2019-12-04", "人民广场", "100余")
        assert (texts["community"], texts["law"]) == ("长城社区", "宪法")
        assert (texts["material"], texts["title"]) == ("宪法宣传单=300", "长城社区开展宪法宣传")
        assert _saved(pilot) == before
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BulletinScreen)
        assert pilot.app.screen.query_one(TextArea).text == ""
        assert _saved(pilot) == before + 1


async def test_the_words_behind_the_field_stand_out(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _paste(pilot, BULLETIN)
        screen = pilot.app.screen

        def lit() -> list[str]:
            content = screen.query_one("#bulletin-words", Static).content
            plain = str(content)
            return [plain[span.start : span.end] for span in content.spans if "reverse" in str(span.style)]  # type: ignore[union-attr]

        assert lit() == ["12月4日"]
        screen.query_one("#field-venue", FormField).input.focus()
        await pilot.pause()
        assert lit() == ["人民广场"]


async def test_a_bulletin_left_unsaved_is_there_again(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _paste(pilot, BULLETIN)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert pilot.app.screen.query_one(TextArea).text == BULLETIN


async def test_a_path_stands_for_its_file(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "简报.txt"
    path.write_bytes(BULLETIN.encode("gb18030"))
    async with open_app(sample_year) as pilot:
        await _paste(pilot, str(path))
        assert isinstance(pilot.app.screen, BulletinFormScreen)
        assert pilot.app.screen.texts()["venue"] == "人民广场"


async def test_an_empty_text_is_not_read(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _paste(pilot, " ")
        assert isinstance(pilot.app.screen, BulletinScreen)
