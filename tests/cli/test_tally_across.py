"""One measure by two dimensions, from the command line."""

import csv
import io

import pytest

from tests.cli.conftest import Outreach


def test_rows_and_columns_agree_with_the_plain_tallies(sample: Outreach) -> None:
    table = sample.json("tally", "2019", "--by", "community", "--across", "month", "--measure", "consultations")
    by_community = sample.json("tally", "2019", "--by", "community")
    by_month = sample.json("tally", "2019", "--by", "month")
    assert [(row["key"], row["total"]) for row in table["rows"]] == [
        (row["key"], row["consultations"]) for row in by_community["rows"]
    ]
    assert table["total"]["values"] == {row["key"]: row["consultations"] for row in by_month["rows"]}
    assert table["total"]["total"] == 529
    assert all(sum(row["values"].values()) == row["total"] for row in table["rows"])


def test_copies_are_counted_in_one_measure_word(sample: Outreach) -> None:
    arguments = ("tally", "2019", "--by", "material", "--across", "month", "--measure", "copies", "--unit", "份")
    table = sample.json(*arguments)
    assert table["unit"] == "份"
    assert table["total"]["total"] == 3218
    rows = list(csv.reader(io.StringIO(sample.done(*arguments, "--format", "csv"))))
    assert rows[-1][-1] == "3218"
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--by", "category", "--across", "month"),
        ("--by", "month", "--across", "month"),
        ("--by", "plan", "--across", "month"),
        ("--by", "month", "--across", "community", "--measure", "copies"),
    ],
)
def test_what_cannot_be_counted_so_is_wrong_usage(sample: Outreach, arguments: tuple[str, ...]) -> None:
    answer = sample("tally", "2019", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "Error:" in answer.err
