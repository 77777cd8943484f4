"""Shorthand in the fields of the event form."""

from outreach_tui.domain.findings import Known
from outreach_tui.domain.vocabulary import Category
from outreach_tui.intake.shorthand import read_consultations, read_materials


def test_names_with_blanks_are_read_as_the_form_writes_them() -> None:
    read = read_consultations("Marriage and family=3、Not classified=20")
    assert read.problems == ()
    assert [(line.category, line.count) for line in read.lines] == [
        (Category.MARRIAGE, 3), (Category.UNCLASSIFIED, 20),
    ]  # fmt: skip


def test_a_name_and_its_number_may_be_apart(known: Known) -> None:
    read = read_materials("reader 30, 横幅 2", known.materials)
    assert read.problems == ()
    assert [line.quantity for line in read.lines] == [30, 2]


def test_blanks_keep_words_apart(known: Known) -> None:
    read = read_materials("读本30 横幅2", known.materials)
    assert [line.quantity for line in read.lines] == [30, 2]


def test_what_cannot_be_read_is_named(known: Known) -> None:
    read = read_materials("读本、毛巾20", known.materials)
    assert [(problem.code, problem.value) for problem in read.problems] == [
        ("line_unreadable", "读本"), ("unknown_material", "毛巾"),
    ]  # fmt: skip
