"""Whatever is wrong with a command line: one sentence, exit code 1 or 2, no data, and nothing saved."""

from pathlib import Path

import pytest

from outreach_tui.store.location import Location
from tests.builders import open_office
from tests.cli.conftest import Outreach

EVENT = ("event", "add", "--date", "2019-05-04", "--form", "lecture", "--title", "一", "--community", "朝阳")
CONSULT = ("consult", "add", "--community", "朝阳")

#: Command lines that cannot be carried out, with what the sentence has to name.
COULD_NOT = [
    ((*EVENT[:-1], "朝日"), "朝阳社区"),
    ((*EVENT[:-1], ""), "community"),
    ((*EVENT, "--attendance", "-5"), "-5"),
    ((*EVENT, "--attendance", "99999999999"), "99999999999"),
    ((*EVENT, "--audience", "老年人=-1"), "-1"),
    ((*EVENT, "--opinions", "-1"), "-1"),
    ((*EVENT, "--material", "读夲=3"), "读本"),
    ((*EVENT, "--material", "读本=-3"), "-3"),
    ((*EVENT, "--material", "读本=0"), "0"),
    ((*EVENT, "--consult", "物业管里=3"), "物业管里"),
    ((*EVENT, "--date-end", "2019-05-03"), "2019-05-03"),
    ((*EVENT, "--from-time", "11:00", "--to-time", "9:30"), "09:30"),
    ((*EVENT, "--attach", "/nowhere/photo.jpg"), "/nowhere/photo.jpg"),
    ((*EVENT, "--attach", "/"), "/"),
    ((*EVENT[:7], " \t", *EVENT[8:]), "title"),
    ((*EVENT, "--note", "长" * 20_001), "20000"),
    (("event", "edit", "2019-999", "--title", "x"), "2019-999"),
    (("event", "edit", "一", "--title", "x"), "一"),
    (("event", "delete", ""), "event"),
    (("event", "restore", "2019-999"), "2019-999"),
    ((*CONSULT, "--category", "火星"), "火星"),
    ((*CONSULT, "--count", "0"), "0"),
    ((*CONSULT, "--count", "-1"), "-1"),
    ((*CONSULT, "--event", "2019-999"), "2019-999"),
    ((*CONSULT, "--outcome", "约期答复", "--date", "5.4", "--follow-up", "5.3"), "2019-05-03"),
    ((*CONSULT, "--outcome", "当场解答", "--follow-up", "6.1"), "2019-06-01"),
    (("consult", "delete", "zzz"), "zzz"),
    (("material", "add", "读 本"), "读 本"),
    (("material", "add", "新", "--unit", "长" * 41), "40"),
    (("material", "receive", "读本", "-5"), "-5"),
    (("material", "receive", "读本", "0"), "0"),
    (("material", "give", "读本", "-5", "--community", "朝阳"), "-5"),
    (("material", "give", "读本", "5", "--community", "火星"), "火星"),
    (("material", "adjust", "读本", "0"), "0"),
    (("material", "edit", "读夲", "--unit", "本"), "读本"),
    (("community", "add", "朝阳社区"), "朝阳社区"),
    (("community", "add", "新", "--from", "2019-05-02", "--until", "2019-05-01"), "2019-05-01"),
    (("community", "add", "新", "--grids", "-1"), "-1"),
    (("community", "edit", "朝阳"), "change"),
    (("community", "close", "长城", "--until", "2019-01-01"), "2019-01-01"),
    (("community", "zero", "长城", "2019-05"), "2019-05"),
    (("plan", "set", "2019-05", "--target", "没有=3"), "没有"),
    (("plan", "set", "2019-05", "--target", "lecture=-1"), "-1"),
    (("plan", "set", "2019-05"), "change"),
    (("init", "--subdistrict", "另一个", "--year", "2019"), "惠民街道"),
    (("log", " "), "event"),
]  # fmt: skip

#: Doubtful ones, saved only with --force.
DOUBTFUL = [
    ((*EVENT[:-1], "长城"), "2019-07-01"),
    (("consult", "add", "--community", "长城", "--date", "2019-06-30"), "2019-07-01"),
    (("material", "give", "读本", "5", "--community", "长城", "--date", "2019-06-30"), "2019-07-01"),
    (("plan", "set", "2019-05", "--target", "lecture=1", "--community", "长城"), "2019-07-01"),
]

#: Command lines that are wrong as they stand.
WRONG_USAGE = [
    ((*EVENT[:5], "lectrue", *EVENT[6:]), "lecture"),
    ((*EVENT, "--status", "maybe"), "held"),
    ((*EVENT, "--attendance", "abc"), "abc"),
    ((*EVENT, "--attendance", "45.5"), "45.5"),
    ((*EVENT, "--material", "读本"), "读本=30"),
    ((*EVENT, "--material", "=30"), "读本=30"),
    ((*EVENT, "--material", "读本=30余"), "30余"),
    ((*EVENT, "--plan-month", "2019"), "2019-05"),
    ((*EVENT, "--from-time", "25:00"), "25:00"),
    ((*EVENT, "--speaker", "陈某:火星人"), "火星人"),
    ((*EVENT, "--audience", "火星人"), "火星人"),
    ((*EVENT, "--all-communities"), "--all-communities"),
    (EVENT[:-2], "--community"),
    (("consult", "add"), "--community"),
    ((*CONSULT, "--outcome", "火星"), "火星"),
    ((*CONSULT, "--count", "1.5"), "1.5"),
    (("consult", "list", "--limit", "0"), "0"),
    (("consult", "list", "--limit", "many"), "many"),
    (("material", "receive", "读本", "一些"), "一些"),
    (("material", "receive", "读本"), "NUMBER"),
    (("material", "adjust", "读本", "5", "--nonsense"), "--nonsense"),
    (("plan", "set", "2019-05", "--target", "lecture=1", "--each", "--community", "朝阳"), "each"),
    (("plan", "set", "2019-05", "--key-day", "青年节"), "3.15"),
    (("coverage", "19"), "19"),
    (("tally", "2019", "2020"), "2020"),
    (("tally", "--by", "weather"), "weather"),
    (("tally", "--format", "xml"), "xml"),
    (("--lang", "fr", "tally"), "fr"),
    (("demo", "--to", ""), "file name"),
    (("frobnicate",), "frobnicate"),
    (("tally", "--frobnicate"), "--frobnicate"),
    (("event",), "add"),
]  # fmt: skip


def history(outreach: Outreach) -> int:
    """How many changes have been written down."""
    with open_office(Location(path=Path(outreach.database))) as office, office.database.reading() as reader:
        return int(reader.value("SELECT count(*) FROM history"))


def last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


@pytest.mark.parametrize(("arguments", "named"), COULD_NOT)
def test_what_cannot_be_done(small: Outreach, arguments: tuple[str, ...], named: str) -> None:
    before = history(small)
    for extra in ((), ("--force",) if arguments[:2] in {EVENT[:2], CONSULT[:2]} else ()):
        answer = small(*arguments, *extra)
        assert (answer.code, answer.out) == (1, ""), answer
        assert named in answer.err
        assert answer.err.count("\n") == 1
    assert history(small) == before


@pytest.mark.parametrize(("arguments", "named"), DOUBTFUL)
def test_what_is_doubtful_needs_force(small: Outreach, arguments: tuple[str, ...], named: str) -> None:
    before = history(small)
    answer = small(*arguments)
    assert (answer.code, answer.out) == (1, "")
    assert named in answer.err
    assert "--force" in answer.err
    assert history(small) == before
    forced = small(*arguments, "--force")
    assert forced.code == 0
    assert named in forced.err
    assert history(small) > before


@pytest.mark.parametrize(("arguments", "named"), WRONG_USAGE)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage(small: Outreach, arguments: tuple[str, ...], named: str, language: str) -> None:
    before = history(small)
    answer = small(*arguments, language=language)
    assert (answer.code, answer.out) == (2, ""), answer
    assert named in answer.err or language == "zh"
    assert "Traceback" not in answer.err
    assert last_line(answer.err)
    assert history(small) == before


def test_a_wrong_value_takes_one_line(small: Outreach) -> None:
    assert small(*EVENT, "--attendance", "abc").err == (
        "Error: Invalid value for '--attendance': \"abc\" cannot be read as a whole number.\n"
    )


def test_notes_are_told_and_saved(small: Outreach) -> None:
    answer = small(*EVENT, "--law", "民法典", "--material", "读本=3份")
    assert answer.code == 0
    assert "2021-01-01" in answer.err
    assert "册" in answer.err
    assert small.json("event", "show", "2019-001")["laws"] == ["民法典"]


def test_one_bad_file_among_good_ones_keeps_none(small: Outreach, tmp_path: Path) -> None:
    good, bad = tmp_path / "通知.txt", tmp_path / "照片.jpg"
    good.write_text("通知", encoding="utf-8")
    bad.write_bytes(b"no picture")
    assert small(*EVENT, "--attach", str(good), "--attach", str(bad)).code == 1
    assert small.json("event", "list") == []
    kept = Path(small.database).with_name("small-attachments")
    assert not [path for path in kept.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("社区,网格\n朝阳,很多\n".encode(), "2"),
        ("社区,成立日期\n朝阳,2019-02-30\n".encode(), "2019-02-30"),
        ("社区,网格\n,5\n".encode(), "2"),
        ("朝阳\n朝阳\n".encode(), "朝阳"),
        ("朝阳,5\n春晖,6\n".encode(), "name"),
        (b"\xff\xff\x00\x81", "UTF-8"),
    ],
)
def test_a_wrong_file_of_communities_leaves_no_database(tmp_path: Path, content: bytes, named: str) -> None:
    file, database = tmp_path / "communities.csv", tmp_path / "new.db"
    file.write_bytes(content)
    answer = Outreach(str(database))("init", "--subdistrict", "街", "--year", "2019", "--communities", str(file))
    assert (answer.code, answer.out) == (1, "")
    assert named in answer.err
    assert not [*tmp_path.glob("new.db*")]


@pytest.mark.parametrize(
    "content",
    [
        "朝阳社区\n\n春晖社区\n".encode(),
        "朝阳社区\r\n春晖社区\r\n".encode("gb18030"),
        "﻿社区名称，网格数\n朝阳社区，５\n春晖社区，6个\n".encode(),
        "序号\t社区\n1\t朝阳社区\n2\t春晖社区\n".encode("utf-16"),
        "name,from,until\n朝阳社区,2019.1.1,\n春晖社区,,2019年12月31日\n".encode("gb18030"),
    ],
)
def test_files_of_communities_as_offices_have_them(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "communities.csv"
    file.write_bytes(content)
    outreach = Outreach(str(tmp_path / "new.db"))
    outreach.done("init", "--subdistrict", "街", "--year", "今年", "--communities", str(file))
    assert [community["name"] for community in outreach.json("community", "list")] == ["朝阳社区", "春晖社区"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_password_on_the_command_line_is_warned_of_and_told_by_nobody(small: Outreach, language: str) -> None:
    address = "postgresql://li:geheim@127.0.0.1:9/x?connect_timeout=1"
    by_option = small("tally", "--db", address, language=language)
    assert (by_option.code, by_option.out, by_option.err.count("\n")) == (1, "", 2)
    assert "~/.pgpass" in by_option.err
    assert "geheim" not in by_option.err
    by_environment = Outreach(address)("tally", language=language)
    assert (by_environment.code, by_environment.err.count("\n")) == (1, 1)


def test_a_folder_is_no_database(small: Outreach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (".", "..", "/"):
        told = small("tally", "--db", folder)
        assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
        assert "inside" not in told.err
