from pathlib import Path

import pytest
from textual.pilot import Pilot

from outreach_tui import i18n
from outreach_tui.domain.vocabulary import Outcome
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.wording.fields import field_text
from tests.tui.conftest import Open, press, type_text


def _numbers(pilot: Pilot[int]) -> list[str]:
    return [event.number for event in pilot.app.screen.query_one(RecordList).records]


def _said(pilot: Pilot[int]) -> str:
    return str([*pilot.app._notifications][-1].message)


async def test_undo_names_what_it_took_back_and_redo_does_it_again(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v")
        before = _numbers(pilot)
        await press(pilot, "d")
        assert _numbers(pilot) == before[1:]
        assert before[0] in _said(pilot)
        await press(pilot, "u")
        assert _numbers(pilot) == before
        assert before[0] in _said(pilot)
        await press(pilot, "ctrl+y")
        assert _numbers(pilot) == before[1:]


async def test_undo_reaches_across_a_restart(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v")
        before = _numbers(pilot)
        await press(pilot, "d")
    async with open_app(sample_year) as pilot:
        await press(pilot, "ctrl+z", "v")
        assert _numbers(pilot) == before


async def test_undo_takes_a_quick_line_back(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        await press(pilot, "v")
        before = _numbers(pilot)
        await press(pilot, "ctrl+l")
        await type_text(pilot, "12.20 lecture Typed @ccsq")
        await press(pilot, "enter")
        assert len(_numbers(pilot)) == len(before) + 1
        await press(pilot, "u")
        assert _numbers(pilot) == before


async def test_where_there_is_nothing_to_take_back_it_says_so(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "u")
        assert _said(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "outcome: Not recorded -> Answered on the spot"),
        ("zh", "处理结果: 未记录 -> 当场解答"),
    ],
)
def test_what_changed_is_said_in_words_not_in_codes(language: str, told: str) -> None:
    i18n.use(language)
    assert field_text("outcome", Outcome.UNRECORDED.value, Outcome.ANSWERED.value) == told
    assert field_text("adviser", "陈律师", "林律师").endswith(": 陈律师 -> 林律师")
