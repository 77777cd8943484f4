"""Words of a sentence are told anew as its figures are: laws, audiences, forms, months, communities."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.reports.conftest import Outreach

Tell = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def untrue(outreach: Outreach) -> Tell:
    """Return a function that tells what does not hold in a document."""

    def tell(path: Path) -> list[dict[str, Any]]:
        answer = outreach("verify", path, "--format", "json", lang="en")
        told: list[dict[str, Any]] = [
            figure for figure in json.loads(answer.out)["figures"] if figure["verdict"] != "holds"
        ]
        assert answer.code == bool(told)
        return told

    return tell


def reworded(told: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["reads"]: one for one in told if not one["id"] and one["reads"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_laws_that_most_events_were_about(outreach: Outreach, tmp_path: Path, untrue: Tell, lang: str) -> None:
    paths = [tmp_path / f"a.{suffix}" for suffix in ("docx", "xlsx", "html", "json")]
    outreach("report", "2019", *(word for path in paths for word in ("-o", path)), lang=lang)
    outreach("report", "2019", "-o", tmp_path / "short.docx", "--short", lang=lang)
    outreach("event", "edit", "2019-113", "--venue", "广场")  # which no sentence speaks of
    assert all(untrue(path) == [] for path in paths)
    about = "--all-communities", "--law", "道路交通安全法", "--law", "劳动合同法"
    added = [
        outreach("event", "add", "--date", f"2019-08-{day:02}", "--form", "board", "--title", "公路", *about).code
        for day in range(1, 9)
    ]
    assert added == [0] * 8
    for document in (*paths, tmp_path / "short.docx"):
        (one,) = (one for reads, one in reworded(untrue(document)).items() if "《劳" in reads or "“劳" in reads)
        law = "劳动合同法"
        assert one["reads"].find(law) < one["reads"].find("未成年人保护法")
        assert [cause["action"] for cause in one["because"]] == ["event.add"] * 8


def test_next_years_plan_and_the_forms_named(outreach: Outreach, tmp_path: Path, untrue: Tell) -> None:
    outreach("plan", "set", "2020-01", "--theme", "送法过年")
    path = tmp_path / "a.docx"
    outreach("report", "2019", "-o", path)
    outreach("plan", "set", "2020-01", "--theme", "春风行动")
    (told,) = untrue(path)
    assert "春风行动" in told["reads"]
    assert [cause["action"] for cause in told["because"]] == ["plan.set"]


def test_communities_called_behind(outreach: Outreach, tmp_path: Path, untrue: Tell) -> None:
    path = tmp_path / "a.html"
    outreach("report", "2019", "-o", path)
    outreach("community", "edit", "书香社区", "--name", "墨香社区")
    assert untrue(path) == []  # it was called so when this was written
    for month in ("02", "05"):
        added = ("--date", f"2019-{month}-06", "--form", "door_to_door", "--title", "入户", "--community", "墨香社区")
        assert outreach("event", "add", *added).code == 0
    told = untrue(path)
    behind = next(one for one in told if one["id"] == "coverage.done.书香社区")
    assert (behind["verdict"], behind["now"]) == ("changed", 7)
    assert [cause["action"] for cause in behind["because"]] == ["event.add"] * 2
    assert any("入户宣传2户" in reads for reads in reworded(told))
    assert any("覆盖率较低的社区有" in reads and "墨香" not in reads for reads in reworded(told))


def test_a_sentence_put_in_other_words_by_a_person_keeps_its_figures(
    outreach: Outreach, tmp_path: Path, untrue: Tell
) -> None:
    path = tmp_path / "a.docx"
    outreach("report", "2019", "-o", path)
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        paragraph.text = paragraph.text.replace("共开展各类", "累计组织开展各类")
    document.save(str(path))
    (told,) = untrue(path)
    assert (told["id"], told["verdict"], told["because"]) == ("", "altered", [])
    outreach("event", "delete", "2019-005")
    verdicts = {one["id"]: one["verdict"] for one in untrue(path)}
    assert verdicts["events.lecture"] == "changed"
    assert verdicts[""] == "altered"


def test_only_what_changed_a_figure_is_called_its_cause(outreach: Outreach, tmp_path: Path, untrue: Tell) -> None:
    path = tmp_path / "a.json"
    outreach("report", "2019", "-o", path, "--exact")
    outreach("event", "edit", "2019-015", "--title", "别的名称")
    outreach("event", "edit", "2019-005", "--attendance", "75")
    (told,) = (one for one in untrue(path) if one["id"] == "attendance")
    (cause,) = told["because"]
    assert "农民工工资支付法治讲座" in cause["what"]


def test_what_was_taken_back_or_only_called_otherwise_is_no_cause(outreach: Outreach, tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    outreach("report", "2019", "-o", path)
    for change in (
        ("event", "edit", "2019-113", "--attendance", "70"), ("undo",),
        ("community", "edit", "长城社区", "--name", "新长城社区"),
        ("plan", "set", "2019-06", "--target", "events=99"), ("undo",), ("redo",),
    ):  # fmt: skip
        assert outreach(*change).code == 0
    answer = outreach("verify", path, "--format", "json")
    assert answer.code == 1
    untrue = [figure for figure in json.loads(answer.out)["figures"] if figure["verdict"] != "holds"]
    assert {figure["id"] for figure in untrue} == {"target.events.asked", "target.events.rate", "target.events.short"}
    for figure in untrue:
        assert [cause["action"] for cause in figure["because"]] == ["plan.set"]
