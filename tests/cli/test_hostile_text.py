"""Text that means something elsewhere means nothing here, in whatever form it comes out again."""

import csv
import io
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.text import clean
from tests.cli.conftest import Outreach

KEPT = [
    "x [/foo] y",
    "[@click=app.quit]x[/]",
    "[red]x[/red] {title} %s $(id) `id` \\n",
    "=1+1",
    "+1",
    "@SUM(A1)",
    "＝1+1",
    "| a | b |",
    "a,b\"c'",
    "行一\n行二",
    "--title",
    "-5",
    "'; DROP TABLE event; --",
    "😀 𠮷 𰻞 㐂",
    "<script>alert(1)</script> & *b* _i_",
    "长" * 5000,
]
TAKEN_OUT = [
    ("\x1b[31m红\x1b[0m", "[31m红[0m"),
    ("\x1b]52;c;Zm9v\x07", "]52;c;Zm9v"),
    ("a\x00b\x08c", "abc"),
    ("\x9b31m", "31m"),
    ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
    ("a\udcffb\ud800", "ab"),
]


def add(outreach: Outreach, text: str) -> str:
    named = [part for option in ("--title", "--note", "--venue", "--organiser") for part in (option, text)]
    base = ("event", "add", "--date", "5.4", "--form", "lecture", "--community", "朝阳", "--law", f"{text}法")
    return outreach.done(*base, *named).split()[0]


@pytest.mark.parametrize("text", KEPT)
def test_it_is_kept_to_the_letter(small: Outreach, text: str) -> None:
    number = add(small, text)
    event = small.json("event", "show", number)
    assert [event[name] for name in ("title", "note", "venue", "organiser")] == [text] * 4
    assert small.json("event", "list", "--text", text[:40])[0]["title"] == text
    for form in ("table", "csv", "md"):
        for command in (("event", "list"), ("event", "show", number), ("tally", "2019-05", "--by", "law")):
            assert small(*command, "--format", form).code == 0
    (row,) = csv.DictReader(io.StringIO(small.done("event", "list", "--format", "csv")))
    assert row["title"] in (text, f"'{text}")
    assert not row["title"].startswith(tuple("=+-@＝"))


@pytest.mark.parametrize(("text", "left"), TAKEN_OUT)
def test_what_a_terminal_would_obey_is_taken_out(small: Outreach, text: str, left: str) -> None:
    number = add(small, text)
    assert small.json("event", "show", number)["title"] == left
    for name in ("community", "material"):
        small.done(name, "add", f"{text}名")
        assert f"{left}名" in small.done(name, "list")


@pytest.mark.parametrize(("text", "_left"), TAKEN_OUT)
def test_no_answer_and_no_complaint_carries_it_to_the_terminal(small: Outreach, text: str, _left: str) -> None:
    for command in (
        ("event", "show", text),
        ("event", "list", "--text", text),
        ("event", "list", "--community", text),
        ("event", "list", "--law", text),
        ("tally", text),
        ("tally", "--by", text),
        ("tally", "2019", text),
        ("tally", f"--{text}"),
        ("tally", "--format", text),
        (text,),
        ("consult", "add", "--community", "朝阳", "--date", text),
        ("consult", "add", "--community", "朝阳", "--category", text),
        ("consult", "edit", text, "--count", "2"),
        ("material", "give", text, "3"),
        ("material", "give", "读本", text),
        ("plan", "set", "2019-05", "--target", f"{text}=3"),
        ("init", "--subdistrict", "x", "--year", text),
        ("init", "--subdistrict", "x", "--year", "2019", "--communities", text),
        ("--db", f"/nowhere/{text}", "tally"),
        ("demo", "--to", f"/proc/{text}/x"),
        ("event", "attach", "2019-001", text),
    ):
        answer = small(*command)
        assert answer.code in (0, 1, 2), answer
        assert "failed inside" not in answer.err, command
        told = answer.out + answer.err
        assert clean(told) == told, command


@given(text=st.text(min_size=1, max_size=60).filter(lambda text: clean(text).strip()))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_but_for_that(small: Outreach, text: str) -> None:
    number = add(small, text)
    event = small.json("event", "show", number)
    assert event["title"] == event["note"] == clean(text)
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in event["title"])


def test_a_long_or_broken_title_is_named_in_one_line(small: Outreach) -> None:
    for text in ("长" * 5000, "一\n二\n三"):
        answer = small("event", "add", "--date", "5.4", "--form", "lecture", "--community", "朝阳", "--title", text)
        assert answer.out.count("\n") == 1
        assert len(answer.out) < 120


def test_what_another_program_wrote_is_clean_in_every_file(small: Outreach, tmp_path: Path) -> None:
    add(small, "讲座")
    foreign = "\x1b]0;x\x07\x9b31m\u202e\u200b"
    with closing(sqlite3.connect(small.database)) as connection, connection:
        for table, column in (("event", "title"), ("event", "note"), ("community", "name"), ("subdistrict", "name")):
            connection.execute(f"UPDATE {table} SET {column} = {column} || ?", (foreign,))
    out = tmp_path / "out"
    out.mkdir()
    documents = [out / f"report.{suffix}" for suffix in ("docx", "xlsx", "html", "json", "md", "zip")]
    exports = [out / f"export.{suffix}" for suffix in ("xlsx", "json", "zip")]
    small.done("report", "2019", "--notes", *(part for path in documents for part in ("-o", str(path))))
    for path in exports:
        small.done("export", "-o", str(path))
    small.done("template", "-o", str(out / "template.xlsx"))
    small.done("dump", str(out / "dump.json"))
    for path in out.iterdir():
        for name, content in parts(path):
            assert not set(content) & set(foreign) - set("]0;x31m"), (path.name, name)


def parts(path: Path) -> Iterator[tuple[str, str]]:
    if not is_zipfile(path):
        yield "", path.read_text(encoding="utf-8")
        return
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith((".png", ".jpg")):
                yield name, archive.read(name).decode("utf-8")
