import csv
import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from outreach_tui.domain.rounding import Rule
from tests.reports.conftest import Outreach

SUFFIXES = ("json", "md", "csv", "zip")


def report_json(outreach: Outreach, folder: Path, *arguments: object, lang: str = "zh") -> dict[str, Any]:
    path = folder / "report.json"
    answer = outreach("report", *arguments, "-o", path, "--force", lang=lang)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def figures_of(report: dict[str, Any]) -> dict[str, Any]:
    return {figure["id"]: figure for figure in report["figures"]}


def table_of(report: dict[str, Any], table_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(table for table in report["tables"] if table["id"] == table_id)
    return found


def test_the_text_is_shown_where_no_file_is_named(outreach: Outreach) -> None:
    shown = outreach("report", "2019").out
    assert "惠民街道2019年度普法工作总结" in shown
    assert "举办" not in shown.splitlines()[0]
    assert "发放各类法律读本1000余册，法制宣传单3000余份" in shown
    assert "覆盖率51.8%" in shown


def test_without_a_year_the_last_one_with_records_is_told(outreach: Outreach) -> None:
    assert outreach("report").out == outreach("report", "2019").out


def test_the_short_form_is_one_paragraph(outreach: Outreach) -> None:
    lines = outreach("report", "2019", "--short").out.strip().splitlines()
    assert lines[-2].startswith("（三）")
    assert lines[-1].endswith("发放各类法律读本1000余册，法制宣传单3000余份。")


def test_exact_figures_on_request(outreach: Outreach) -> None:
    shown = outreach("report", "2019", "--short", "--exact").out
    assert "发放各类法律读本1046册，法制宣传单3218份" in shown
    assert "余" not in shown


def test_every_format_is_written_at_once_and_never_over_another(outreach: Outreach, tmp_path: Path) -> None:
    paths = [tmp_path / f"r.{suffix}" for suffix in SUFFIXES]
    options = [part for path in paths for part in ("-o", path)]
    assert outreach("report", "2019", *options).code == 0
    assert all(path.exists() for path in paths)
    before = {path: path.stat().st_mtime_ns for path in paths}
    refused = outreach("report", "2019", *options)
    assert refused.code == 1
    assert "--force" in refused.err
    assert before == {path: path.stat().st_mtime_ns for path in paths}
    assert outreach("report", "2019", *options, "--force").code == 0
    assert sorted(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("name", ["report.pdf", "report", "nowhere/report.json"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is(
    outreach: Outreach, tmp_path: Path, name: str
) -> None:
    answer = outreach("report", "2019", "-o", tmp_path / "good.json", "-o", tmp_path / name)
    assert answer.code == 1
    assert name.rpartition("/")[2].partition(".")[0] in answer.err or "nowhere" in answer.err
    assert not (tmp_path / "good.json").exists()


def test_a_folder_of_other_things_is_never_replaced(outreach: Outreach, tmp_path: Path) -> None:
    (tmp_path / "r.csv").mkdir()
    (tmp_path / "r.csv" / "diary.txt").write_text("dear", encoding="utf-8")
    assert outreach("report", "2019", "-o", tmp_path / "r.csv", "--force").code == 1
    assert (tmp_path / "r.csv" / "diary.txt").read_text(encoding="utf-8") == "dear"


def test_figures_know_their_value_rule_and_records(outreach: Outreach, tmp_path: Path) -> None:
    figures = figures_of(report_json(outreach, tmp_path, "2019"))
    readers = figures["copies.readers.册"]
    assert (readers["value"], readers["printed"], readers["shown"], readers["rule"]) == (
        1046,
        "1000余",
        "1000余册",
        "floor",
    )
    assert figures["events.lecture"]["value"] == len(figures["events.lecture"]["record_ids"]) == 46
    assert figures["consultations"]["value"] == 529
    assert len(figures["consultations"]["hash"]) == 64
    assert figures["events"]["query"]["selections"] == [{"period": "2019", "basis": "plan"}]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_printed_figure_is_above_the_truth(outreach: Outreach, tmp_path: Path, lang: str) -> None:
    from outreach_tui.domain.numerals import read_count

    report = report_json(outreach, tmp_path, "2019", lang=lang)
    sentences = [told for section in report["sections"] for paragraph in section["paragraphs"] for told in paragraph]
    assert len(sentences) > 15
    for figure in report["figures"]:
        printed = figure["printed"].removeprefix("over ")
        if figure["rule"] == Rule.PERCENT:
            assert float(printed.removesuffix("%")) <= figure["value"] * 100 + 1e-9
            continue
        read = read_count(printed)
        assert read is not None
        assert read.value <= figure["value"]
        assert (read.value == figure["value"]) == (figure["rule"] == Rule.EXACT)


def test_no_sentence_of_zeros_is_told(outreach: Outreach, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2019")
    values = {figure_id: figure["value"] for figure_id, figure in figures_of(report).items()}
    for section in report["sections"]:
        for paragraph in section["paragraphs"]:
            for told in paragraph:
                assert not told["figures"] or any(values[figure] for figure in told["figures"]), told["text"]


def test_a_year_without_records_says_only_what_there_is(outreach: Outreach, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2016")
    assert [section["id"] for section in report["sections"]] == ["events"]


@pytest.mark.parametrize("basis", ["month", "community", "category", "outcome"])
def test_the_annexes_are_the_tally_command_cell_by_cell(outreach: Outreach, tmp_path: Path, basis: str) -> None:
    tally = json.loads(outreach("tally", "2019", "--by", basis, "--format", "json").out)
    tables = {"month": "months", "community": "communities", "category": "categories", "outcome": "outcomes"}
    table = table_of(report_json(outreach, tmp_path, "2019"), tables[basis])
    assert len(table["rows"]) == len(tally["rows"])
    for row, counted in zip([*table["rows"], table["total"]], [*tally["rows"], tally["total"]], strict=True):
        assert row["consultations"] == counted["consultations"]
        if basis in ("month", "community"):
            assert (row["events"], row["attendance"]) == (counted["events"], counted["attendance"])
            assert {word: row[f"copies_{word}"] for word in counted["materials"]} == counted["materials"]


def test_the_list_of_activities_adds_up_to_the_figures(outreach: Outreach, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2019")
    table, figures = table_of(report, "events"), figures_of(report)
    for key, figure in (
        ("consultations", "consultations"),
        ("copies_册", "copies.readers.册"),
        ("attendance", "attendance"),
    ):
        added = sum(row[key] or 0 for row in table["rows"])
        assert added == table["total"][key] == figures[figure]["value"]
    assert sum(row["day"] is not None for row in table["rows"]) == figures["events"]["value"]


def test_coverage_is_the_coverage_command(outreach: Outreach, tmp_path: Path) -> None:
    covered = json.loads(outreach("coverage", "2019", "--format", "json").out)
    table = table_of(report_json(outreach, tmp_path, "2019"), "coverage")
    for row, known in zip(table["rows"], covered["rows"], strict=True):
        assert {month: row[month] for month in known["cells"]} == known["cells"]
        assert (row["done"], row["due"], row["rate"]) == (known["done"], known["due"], known["rate"])


def test_joint_events_are_reconciled(outreach: Outreach, tmp_path: Path) -> None:
    added = outreach(
        "event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", "联合讲座", "--attendance", "90",
        "--community", "朝阳社区", "--community", "春晖社区", "--community", "明德社区",
    )  # fmt: skip
    assert added.code == 0, added.err
    report = report_json(outreach, tmp_path, "2019")
    _units, note = table_of(report, "communities")["notes"]
    assert "113场次" in note
    assert "111场次" in note
    assert figures_of(report)["events.joint"]["value"] == 1
    assert table_of(report, "communities")["total"]["events"] == 111


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("2019", "--period", "Q2"), "惠民街道2019年第二季度普法工作简报"),
        (("2019", "--period", "5月"), "惠民街道2019年5月普法工作简报"),
        (("--period", "2019-05..2019-08"), "惠民街道2019年5月至8月普法工作简报"),
        (("2019", "--community", "长城社区"), "惠民街道长城社区2019年度普法工作总结"),
    ],
)
def test_bulletins_and_communities_of_their_own(
    outreach: Outreach, tmp_path: Path, arguments: tuple[str, ...], title: str
) -> None:
    assert report_json(outreach, tmp_path, *arguments)["title"] == title


def test_a_community_of_its_own_has_its_own_figures(outreach: Outreach, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2019", "--community", "长城社区")
    figures = figures_of(report)
    tally = json.loads(outreach("tally", "2019", "--format", "json").out)
    own = next(row for row in tally["rows"] if row["key"] == "长城社区")
    assert figures["events"]["value"] == own["events"]
    assert figures["consultations"]["value"] == own["consultations"]
    assert table_of(report, "coverage")["total"]["due"] == 6


def test_small_counts_of_people_are_hidden_on_request(outreach: Outreach, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2019", "--period", "8月", "--hide-below", "5")
    for table in report["tables"]:
        for row in table["rows"]:
            assert not any(
                isinstance(value, int) and 0 < value < 5 for key, value in row.items() if "consultations" in key
            )
    hidden = [figure for figure in report["figures"] if figure["rule"] == "hidden"]
    assert hidden
    assert all(figure["value"] is None and figure["record_ids"] is None for figure in hidden)
    assert all(figure["printed"] in ("不足5", "若干", "从略") for figure in hidden)


def test_free_text_of_consultations_is_left_out_unless_asked_for(outreach: Outreach, tmp_path: Path) -> None:
    secret = "与邻居王某为漏水争执"
    added = outreach(
        "consult", "add", "--date", "2019-05-06", "--community", "朝阳社区", "--category", "邻里", "--note", secret
    )
    assert added.code == 0, added.err
    for notes, shown in ((), False), (("--notes",), True):
        outreach("report", "2019", "-o", tmp_path / "r.zip", "--force", *notes)
        with ZipFile(tmp_path / "r.zip") as archive:
            text = "".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
        assert (secret in text) is shown


def test_csv_is_for_spreadsheets_and_no_cell_is_a_formula(outreach: Outreach, tmp_path: Path) -> None:
    title = '=HYPERLINK("http://x","甲") <b>&|`'
    outreach("event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", title, "--community", "朝阳社区")
    assert outreach("report", "2019", "-o", tmp_path / "r.csv").code == 0
    raw = (tmp_path / "r.csv" / "events.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert "'" + title in [cell for row in rows for cell in row]


def test_markdown_shows_hostile_text_as_it_is(outreach: Outreach, tmp_path: Path) -> None:
    title = "<script>alert(1)</script> | *a* [x](http://y) `z`"
    outreach("event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", title, "--community", "朝阳社区")
    outreach("report", "2019", "-o", tmp_path / "r.md")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "\\<script\\>" in text
    assert "<script>" not in text
    widths = {line.count(" |") - line.count("\\|") for line in text.splitlines() if line.startswith("| 2019-")}
    assert len(widths) <= 3  # every row of a table has as many cells


def test_an_unknown_community_is_named_with_those_near(outreach: Outreach) -> None:
    answer = outreach("report", "2019", "--community", "长城小区")
    assert answer.code == 1
    assert "长城社区" in answer.err


def test_a_period_outside_the_year_is_refused(outreach: Outreach, tmp_path: Path) -> None:
    answer = outreach("report", "2019", "--period", "2018-05", "-o", tmp_path / "r.md")
    assert answer.code == 2
    assert "2018-05不在2019之内" in answer.err
    assert not list(tmp_path.glob("*r.*"))


def test_a_template_that_is_not_there_is_called_missing(outreach: Outreach, tmp_path: Path) -> None:
    answer = outreach("report", "2019", "-o", tmp_path / "r.docx", "--template", tmp_path / "no.docx", lang="en")
    assert answer.code == 1
    assert "damaged" not in answer.err
    assert not list(tmp_path.glob("*r.*"))
