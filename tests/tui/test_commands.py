"""The one list of commands: every one can be reached, by keys that no other command of the same screen has."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from textual.app import App
from textual.command import DiscoveryHit
from textual.widgets import Static

from outreach_tui import i18n
from outreach_tui.settings import Settings
from outreach_tui.tui.commands import COMMANDS, PLACES, SCREENS, Command, Place, screen_class
from outreach_tui.tui.keymap import Keymap
from outreach_tui.tui.palette import Palette
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.help import HelpScreen
from outreach_tui.tui.screens.plan import PlanScreen
from outreach_tui.tui.widgets.key_bar import KeyBar
from tests.tui.conftest import Open, press

#: What a screen must never take away, whatever its own commands are.
KEPT_EVERYWHERE = ("quit", "help", "palette", "undo", "redo", "quick", "new", "board")
_PLAIN = re.compile(r"[A-Za-z0-9]|.*(slash|comma|colon|question_mark|plus|minus|bracket|solidus).*|space")


def _everywhere() -> dict[str, Command]:
    return {command.id: command for command in COMMANDS if command.place is Place.EVERYWHERE}


def _opened(app: App[int], place: Place) -> OutreachScreen[None]:
    """The screen of a place, which may have a question of its own before it."""
    screen: OutreachScreen[None] = next(one for one in app.screen_stack if isinstance(one, screen_class(place)))
    return screen


def test_names_are_given_once() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place", list(Place))
def test_no_two_commands_of_a_place_share_a_key(place: Place) -> None:
    keys = [key for command in COMMANDS if command.place is place for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_that_no_input_method_swallows(command: Command) -> None:
    assert any(not _PLAIN.fullmatch(key) for key in command.keys) or command.id.endswith("_back"), command.keys


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_place_never_takes_a_key_that_must_work_everywhere(command: Command) -> None:
    if command.place is Place.EVERYWHERE:
        return
    kept = {key for name in KEPT_EVERYWHERE for key in _everywhere()[name].keys if not _PLAIN.fullmatch(key)}
    assert not kept & set(command.keys)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_help_explains_every_command(language: str, sample_year: Path, open_app: Open) -> None:
    i18n.use(language)
    async with open_app(sample_year) as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        page = "".join(str(pilot.app.screen.query_one("#page", Static).render()).split())
        missing = [command.id for command in COMMANDS if "".join(command.explanation.split()) not in page]
        assert missing == []
        assert str(sample_year) in str(pilot.app.screen.query_one("#installation", Static).render())


@pytest.mark.parametrize("place", list(SCREENS))
async def test_every_place_opens_and_its_palette_offers_its_commands(
    place: Place, sample_year: Path, open_app: Open
) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await press(pilot, _everywhere()[place.value].keys[-1])
        screen = _opened(pilot.app, place)
        offered = {hit.text async for hit in Palette(screen).discover() if isinstance(hit, DiscoveryHit)}
        wanted = {command.name for command in COMMANDS if command.place is place}
        assert wanted <= offered


@pytest.mark.parametrize("place", list(SCREENS))
async def test_every_key_of_a_place_does_something_there(place: Place, sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, _everywhere()[place.value].keys[-1])
        screen = _opened(pilot.app, place)
        for command in COMMANDS:
            if command.place in screen.PLACES:
                action = command.action.partition("(")[0]
                assert hasattr(screen, f"action_{action}"), command.id


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_key_bar_fits_80_columns_and_always_leads_to_help(
    language: str, sample_year: Path, open_app: Open
) -> None:
    i18n.use(language)
    async with open_app(sample_year, size=(80, 24)) as pilot:
        bar = pilot.app.screen.query_one(KeyBar).render()
        assert bar.cell_length <= 80
        assert _everywhere()["help"].name in bar.plain


def test_places_have_names() -> None:
    assert set(PLACES) == set(Place)


async def test_the_users_keys_run_commands_and_are_shown(sample_year: Path, open_app: Open) -> None:
    settings = Settings(keys={"plan": "ctrl+j j"})
    async with open_app(sample_year, settings=settings) as pilot:
        assert "^j " in pilot.app.screen.query_one(KeyBar).render().plain
        await press(pilot, "p")
        assert not isinstance(pilot.app.screen, PlanScreen)
        await press(pilot, "j")
        assert isinstance(pilot.app.screen, PlanScreen)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"plann": "x"}, "keymap_command"),
        ({"plan": "ctrl+nowhere"}, "keymap_key"),
        ({"plan": ""}, "keymap_key"),
        ({"plan": 7}, "keymap_key"),
        ({"plan": "n"}, "keymap_taken"),
        ({"zero": "u"}, "keymap_taken"),
        ({"clone": "e"}, "keymap_taken"),
        ({"booth_detail": "q"}, "keymap_taken"),
        ({"save": "a"}, "keymap_typed"),
    ],
)
def test_a_wrong_key_is_named_and_left_out(keys: dict[str, object], code: str) -> None:
    keymap = Keymap(keys)
    assert [problem.code for problem in keymap.problems] == [code]
    assert keymap.bindings == {}


def test_keys_can_be_exchanged_and_one_that_is_refused_gives_its_own_back() -> None:
    assert Keymap({"plan": "t f9", "tally": "p f8"}).problems == []
    refused = Keymap({"plan": "n", "tally": "p"})
    assert [problem.code for problem in refused.problems] == ["keymap_taken", "keymap_taken"]
    assert refused.bindings == {}


@pytest.mark.parametrize("place", list(SCREENS))
def test_commands_of_one_screen_are_told_apart(place: Place) -> None:
    """A key of one command of a screen is refused to any other of it."""
    own = [one for one in COMMANDS if one.place in screen_class(place).PLACES]
    for one, other in pairwise(own):
        if one.place is not other.place:
            assert Keymap({one.id: other.keys[0]}).problems
