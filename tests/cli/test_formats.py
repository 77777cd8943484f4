"""What commands answer: every listing in every format, JSON of the promised shape, data apart from talk."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from outreach_tui.domain.vocabulary import Audience, Category, CellState, Form, Outcome
from tests.cli.conftest import Outreach
from tests.demo.test_sample_year import (
    AT_STATIONS,
    CATEGORIES,
    LECTURES,
    MONTHS,
    OUTCOMES,
    WHOLE_YEAR,
)

LISTINGS = [
    ("community", "list"),
    ("plan", "show", "2019"),
    ("plan", "days", "2019"),
    ("event", "list", "2019"),
    ("event", "show", "2019-045"),
    ("consult", "list", "2019"),
    ("material", "list"),
    ("coverage", "2019"),
    ("info",),
    *(("tally", "2019", "--by", by) for by in ("community", "form", "month", "plan", "material")),
]
FIGURES = {
    "events": int,
    "attendance": int,
    "attendance_estimated": int,
    "events_attendance_unknown": int,
    "consultations": int,
    "materials": dict,
    "targets": dict,
}


@pytest.mark.parametrize("listing", LISTINGS, ids=" ".join)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_listing_takes_every_format(sample: Outreach, listing: tuple[str, ...], language: str) -> None:
    answers = {form: sample(*listing, "--format", form, language=language) for form in ("table", "json", "csv", "md")}
    for form, answer in answers.items():
        assert (answer.code, answer.err) == (0, ""), form
    answers["json"].data  # noqa: B018 - has to be readable
    heading, *rows = csv.reader(io.StringIO(answers["csv"].out))
    assert all(re.fullmatch(r"[a-z_0-9]+|target_.|[册份条]|\d{4}-\d\d|sha256", key) for key in heading), heading
    assert all(len(row) == len(heading) for row in rows)
    lines = answers["md"].out.splitlines()
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    assert lines[1].replace(" --- |", "") == "|"


def test_data_is_the_same_in_both_languages(sample: Outreach) -> None:
    for listing in LISTINGS:
        if listing == ("info",):
            continue
        for form in ("json", "csv"):
            said = {sample(*listing, "--format", form, language=language).out for language in ("zh", "en")}
            assert len(said) == 1, (listing, form)


DIMENSIONS = ("community", "form", "month", "category", "outcome", "material", "law", "audience", "plan")


@pytest.mark.parametrize("by", DIMENSIONS)
def test_the_shape_of_a_tally(sample: Outreach, by: str) -> None:
    tally = sample.json("tally", "2019-05", "--by", by)
    assert list(tally) == ["period", "basis", "by", "rows", "total", "sum_of_rows"]
    assert (tally["by"], tally["basis"]) == (by, "plan")
    for figures in (*tally["rows"], tally["total"], tally["sum_of_rows"]):
        assert {key: type(figures[key]) for key in FIGURES} == FIGURES
        assert set(figures["materials"]) == {"册", "份", "条"}
    for key in ("events", "attendance", "consultations"):
        assert sum(row[key] for row in tally["rows"]) == tally["sum_of_rows"][key]


def keys(sample: Outreach, by: str) -> list[str]:
    return [row["key"] for row in sample.json("tally", "2019-05", "--by", by)["rows"]]


def test_rows_with_nothing_in_them_are_there(sample: Outreach) -> None:
    assert set(Form) <= set(keys(sample, "form"))
    assert set(Category) <= set(keys(sample, "category"))
    assert set(Outcome) <= set(keys(sample, "outcome"))
    assert set(Audience) <= set(keys(sample, "audience"))
    assert keys(sample, "month") == ["2019-05"]
    communities = [community["name"] for community in sample.json("community", "list")]
    assert keys(sample, "community") == [*communities, "subdistrict"]
    assert keys(sample, "material") == [material["name"] for material in sample.json("material", "list")]
    assert len(sample.json("tally", "2019-Q2", "--by", "month")["rows"]) == 3


def month_table(tally: dict[str, Any]) -> Iterator[tuple[int, ...]]:
    for figures in (*tally["rows"], tally["total"]):
        forms, copies, at_events = figures["events_by_form"], figures["materials"], figures["consultations_at_events"]
        yield (
            forms.get("lecture", 0), forms.get("booth", 0), copies["条"], forms.get("board", 0),
            figures["consultations"] - at_events, at_events, copies["册"], copies["份"],
        )  # fmt: skip


def test_the_sample_year_as_commands_tell_it(tmp_path: Any) -> None:
    path = str(tmp_path / "made.db")
    made = Outreach("")("demo", "--to", path)
    assert (made.code, made.out) == (0, f"{path}\n")
    assert "made-up" in made.err
    assert not [*tmp_path.glob("made.db-*")]
    sample = Outreach(path)

    def by(dimension: str, *what: str) -> dict[str, Any]:
        rows = sample.json("tally", "2019", "--by", dimension)["rows"]
        return {row["key"]: row[what[0]].get(what[1], 0) if len(what) > 1 else row[what[0]] for row in rows}

    assert tuple(month_table(sample.json("tally", "2019", "--by", "month"))) == (*MONTHS, WHOLE_YEAR)
    categories = {key: count for key, count in by("category", "consultations").items() if count}
    assert categories == CATEGORIES
    assert {key: count for key, count in by("outcome", "consultations").items() if count} == OUTCOMES
    lectures = [
        len(sample.json("event", "list", "2019", "--form", "lecture", "--status", "held", "--community", name))
        for name in keys(sample, "community")[:-1]
    ]
    assert tuple(lectures) == LECTURES
    stations = sample.json("consult", "list", "2019", "--stations")
    visits = [
        sum(one["count"] for one in stations if one["community"] == name) for name in keys(sample, "community")[:-1]
    ]
    assert tuple(visits) == AT_STATIONS
    coverage = sample.json("coverage", "2019")
    assert (coverage["due"], len(coverage["rows"])) == (162, 14)


def test_a_tally_as_the_table_and_csv_say_it(sample: Outreach) -> None:
    tally = sample.json("tally", "2019-05")
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(sample.done("tally", "2019-05", "--format", "csv")))}
    for figures in tally["rows"]:
        row = rows[figures["key"]]
        assert (int(row["events"]), int(row["consultations"])) == (figures["events"], figures["consultations"])
        assert int(row["册"]) == figures["materials"]["册"]
    assert int(rows["total"]["events"]) == tally["total"]["events"]
    table = sample.done("tally", "2019-05")
    assert re.search(r"Total +5/5 +280/320 +42/45 +80/80 +262/260 +8", table)


def test_the_difference_that_joint_events_make_is_told(sample: Outreach) -> None:
    sample.done("event", "add", "--date", "2019-05-08", "--form", "lecture", "--title", "联合", "--community", "朝阳",
                "--community", "春晖", "--community", "明德", "--attendance", "30")  # fmt: skip
    tally = sample.json("tally", "2019-05")
    assert tally["sum_of_rows"]["events"] - tally["total"]["events"] == 2
    assert tally["sum_of_rows"]["attendance"] - tally["total"]["attendance"] == 60
    assert "add up to 8 events" in sample.done("tally", "2019-05")


def test_coverage_by_cell(sample: Outreach) -> None:
    coverage = sample.json("coverage", "2019")
    states = [state for row in coverage["rows"] for state in row["cells"].values()]
    assert set(states) <= set(CellState)
    assert states.count("done") == coverage["done"] == sum(row["done"] for row in coverage["rows"])
    assert len(states) - states.count("absent") == coverage["due"]
    assert coverage["rate"] == pytest.approx(coverage["done"] / coverage["due"], abs=1e-4)
    assert "84 of 162 community-months covered (51.8%)" in sample.done("coverage", "2019")  # and 51.85 is not 52
    assert set(sample.json("coverage", "2019")["rows"][-1]["cells"]) == {f"2019-{month:02d}" for month in range(1, 13)}


def test_numbers_and_yes_and_no_stay_what_they_are(sample: Outreach) -> None:
    events = sample.json("event", "list", "2019-05")
    rows = {
        row["number"]: row
        for row in csv.DictReader(io.StringIO(sample.done("event", "list", "2019-05", "--format", "csv")))
    }
    for event in events:
        row = rows[event["number"]]
        assert json.loads(row["attendance_estimated"]) is event["attendance_estimated"]
        assert row["attendance"] == ("" if event["attendance"] is None else str(event["attendance"]))


def test_a_list_that_was_cut_says_so_beside_the_data(sample: Outreach) -> None:
    answer = sample("event", "list", "2019", "--limit", "3", "--format", "json")
    assert len(answer.data) == 3
    assert "--limit" in answer.err


def test_an_empty_list_says_so_beside_the_data(sample: Outreach) -> None:
    assert sample("event", "list", "2030") == (0, "", "Nothing on record.\n")
    assert sample("event", "list", "2030", "--format", "json").data == []


def test_paths_are_shown_whole(sample: Outreach) -> None:
    assert sample.database in sample.done("info").splitlines()[7]
