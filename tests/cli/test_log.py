import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.running import run
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.office import Office
from tests.builders import NOW

LINE = "3.15 惠民广场 摆摊 消法 咨询12 宣传单200 读本30 横幅1 @长城"

Log = Callable[..., tuple[int, str, str]]


@pytest.fixture
def log(sample_year: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """Run ``outreach log`` on the sample year; the day is 2020-01-15."""
    before = i18n.language()
    i18n.use("en")

    def running(*arguments: str, now: datetime = NOW) -> tuple[int, str, str]:
        command = ["--db", str(sample_year), "log", *arguments]
        code = run(command, Desk({}, command, clock=lambda: now))
        said = capsys.readouterr()
        return code, said.out, said.err

    yield running
    i18n.use(before)


def _events(office: Office) -> int:
    return len(Listing(office).events(everything(None)))


def test_a_dry_run_shows_the_draft_and_saves_nothing(log: Log, sample_office: Office) -> None:
    before = _events(sample_office)
    code, out, _ = log(LINE, "--dry-run", "--format", "json", now=datetime(2026, 11, 24, tzinfo=UTC))
    draft: dict[str, Any] = json.loads(out)
    assert code == 0
    assert (draft["date"], draft["form"], draft["status"], draft["venue"]) == (
        "2026-03-15", "booth", "held", "惠民广场",
    )  # fmt: skip
    assert draft["laws"] == ["消费者权益保护法"]
    assert draft["consultations"] == 12
    assert [(line["quantity"], line["unit"]) for line in draft["material_lines"]] == [
        (200, "份"),
        (30, "册"),
        (1, "条"),
    ]
    assert draft["communities"] == ["长城社区"]
    assert {word["text"]: word["field"] for word in draft["words"]}["惠民广场"] == "venue"
    assert _events(sample_office) == before


def test_a_line_is_saved_as_any_event_is(log: Log, sample_office: Office) -> None:
    code, out, _ = log(*LINE.split(), "--format", "json")
    saved = json.loads(out)
    assert code == 0
    event = sample_office.event(saved["number"])
    assert (str(event.day), event.communities) == ("2020-03-15", ("长城社区",))
    assert sum(one.count for one in event.consultations) == 12
    assert sorted(one.quantity for one in event.materials) == [1, 30, 200]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("讲座 @没有这个", "没有这个"),
        ("讲座 @长城 火炬20", "火炬"),
        ("2.30 讲座 @长城", "2.30"),
        ("普法 @长城", "form"),
        ("讲座 45人", "community"),
    ],
)
def test_errors_save_nothing_and_name_what_is_wrong(log: Log, sample_office: Office, line: str, named: str) -> None:
    before = _events(sample_office)
    for arguments in ([line], [line, "--force"], [line, "--dry-run"]):
        code, _, err = log(*arguments)
        assert code == 1
        assert named in err
    assert _events(sample_office) == before


def test_doubts_need_force(log: Log, sample_office: Office) -> None:
    before = _events(sample_office)
    code, _, err = log("入户 @长城 300户")
    assert code == 1
    assert "300户" in err
    assert "--force" in err
    assert _events(sample_office) == before
    code, _, err = log("入户 @长城 300户", "--force")
    assert code == 0
    assert "300户" in err
    assert _events(sample_office) == before + 1


def test_doubts_of_line_and_rules_are_told_together(log: Log) -> None:
    _, _, err = log("2019-03-15 入户 @长城 300户")
    assert "300户" in err
    assert "2019-07-01" in err
