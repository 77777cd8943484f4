"""Every move of the street table, of owed answers and of stock is a command too."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.running import run
from tests.builders import NOW

Outreach = Callable[..., str]


@pytest.fixture
def outreach(sample_year: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Outreach]:
    """Run a command on the sample year; the day is 2020-01-15. Returns stdout, or stderr where it fails."""
    before = i18n.language()
    i18n.use("en")

    def running(*arguments: str, fails: int = 0) -> str:
        command = ["--db", str(sample_year), *arguments]
        code = run(command, Desk({}, command, clock=lambda: NOW))
        said = capsys.readouterr()
        assert code == fails, said.err
        return said.err if fails else said.out

    yield running
    i18n.use(before)


def _json(text: str) -> Any:
    return json.loads(text)


def test_a_day_at_the_booth_by_commands(outreach: Outreach) -> None:
    number = outreach("booth", "open", "--community", "长城").strip()
    assert outreach("booth", "open").strip() == number
    for category in ("debt", "劳动", "debt"):
        outreach("booth", "consult", number, "--category", category)
    outreach("material", "give", "宪法学习读本", "7", "--event", number)
    outreach("booth", "back", number)
    shown = _json(outreach("booth", "show", number, "--format", "json"))
    assert (shown["consultations"], shown["categories"], shown["materials"]) == (3, {"debt": 2, "labour": 1}, {})
    closed = _json(outreach("booth", "close", number, "--taken", "宪法学习读本=20", "--back", "宪法学习读本=8",
                            "--format", "json"))  # fmt: skip
    assert closed == [
        {"material": "宪法学习读本", "taken_out": 20, "brought_back": 8, "handed_out": 12, "tallied": 0,
         "difference": 12}
    ]  # fmt: skip
    tally = _json(outreach("tally", "2020-01", "--by", "material", "--format", "json"))
    assert tally["total"]["materials"]["册"] == 12


def test_another_booth_of_the_same_day(outreach: Outreach) -> None:
    first = outreach("booth", "open", "--date", "2020-1-10").strip()
    assert outreach("booth", "open", "--date", "2020-1-10", "--new", "--title", "x [/foo] y").strip() != first


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("booth", "close", "2019-111"), 2, "--taken"),
        (
            ("booth", "close", "2019-111", "--taken", "宪法学习读本=1", "--back", "宪法学习读本=2"),
            1,
            "brought back (2)",
        ),
        (("booth", "consult", "2019-001"), 1, "2019-001 is not a booth"),
        (("booth", "back", "2031-001"), 1, "2031-001"),
        (("consult", "followed", "0"), 1, "More than one"),
        (("material", "take-back", "宪法学习读本", "zzz"), 1, "zzz"),
    ],
)
def test_what_cannot_be_done_is_said(outreach: Outreach, arguments: tuple[str, ...], code: int, said: str) -> None:
    assert said in outreach(*arguments, fails=code)


def test_promised_answers_are_listed_and_given(outreach: Outreach) -> None:
    before = _json(outreach("consult", "due", "--format", "json"))
    assert [one["follow_up"] for one in before] == sorted(one["follow_up"] for one in before)
    outreach("consult", "followed", before[0]["id"], "--date", "2020-01-02")
    assert _json(outreach("consult", "due", "--format", "json")) == before[1:]
    outreach("consult", "followed", before[0]["id"], "--not-yet")
    assert _json(outreach("consult", "due", "--format", "json")) == before
    assert len(_json(outreach("consult", "due", "--until", "2019-01-01", "--format", "json"))) == 0


def test_a_text_narrows_the_list(outreach: Outreach) -> None:
    found = _json(outreach("consult", "list", "2019", "--text", "长城", "--format", "json"))
    assert found
    assert {one["community"] for one in found} == {"长城社区"}


def test_movements_are_listed_and_taken_back(outreach: Outreach) -> None:
    moved = _json(outreach("material", "movements", "宪法学习读本", "--format", "json"))
    assert sum(one["quantity"] for one in moved) == moved[0]["on_hand"]
    outreach("material", "take-back", "宪法学习读本", moved[0]["id"])
    assert _json(outreach("material", "movements", "宪法学习读本", "--format", "json")) == moved[1:]


def test_how_long_stock_lasts_is_told(outreach: Outreach) -> None:
    lines = _json(outreach("material", "lasts", "2019-12", "--format", "json"))
    assert all(line["months"][-1]["on_hand"] == line["on_hand"] for line in lines)
    below = [line["name"] for line in lines if line["on_hand"] < 0]
    assert below == ["宪法宣传单"]
    assert "below zero: reconcile" in outreach("material", "lasts", "2019-12")
