"""Files that were made to hurt, or got hurt themselves: a clear refusal, never an end of the program."""

import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from struct import pack

import openpyxl
import pytest

from outreach_tui import i18n
from outreach_tui.domain.problems import Refused
from outreach_tui.intake import workbook_child
from outreach_tui.intake.old_errors import errors_of_xls
from outreach_tui.intake.opening import open_source
from outreach_tui.intake.sheets import Source
from outreach_tui.wording.problems import sentence
from tests.intake.workbooks import text_table, with_part, workbook
from tests.reliability.workers import LONGER

DATA = Path(__file__).parent.parent / "data"
SHEET = "xl/worksheets/sheet1.xml"
MUTANTS = 40 if LONGER == 1 else 1000


def walk(path: Path) -> int:
    """Open a file and walk over all its rows; return how many there are."""
    source: Source = open_source(path)
    try:
        return sum(1 for sheet in source.sheets for _ in sheet.rows())
    finally:
        source.close()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbook(tmp_path / "plain.xlsx", [["日期", "社区"], ["2019-05-04", "朝阳"]])


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        walk(path)
    (problem,) = caught.value.problems
    assert (problem.field, str(path) in problem.value) == ("file", True)
    return problem.code


def test_the_cell_at_the_far_end_of_the_sheet(plain: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    book.save(tmp_path / "far.xlsx")
    assert refusal(tmp_path / "far.xlsx") in {"workbook_unbounded", "sheet_too_large"}


@pytest.mark.parametrize("cell", ["A1048576", "XFD1"])
def test_too_many_rows_or_columns(tmp_path: Path, cell: str) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active[cell] = "a", "b"
    book.save(tmp_path / "long.xlsx")
    assert refusal(tmp_path / "long.xlsx") == "sheet_too_large"


def test_a_bomb_is_not_opened(plain: Path, tmp_path: Path) -> None:
    bomb = with_part(plain, tmp_path / "bomb.xlsx", SHEET, b"<worksheet>" + b" " * (64 << 20) + b"</worksheet>")
    assert bomb.stat().st_size < 1 << 20
    assert refusal(bomb) == "workbook_swollen"


def test_external_entities_are_not_followed(plain: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    content = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
    )
    path = with_part(plain, tmp_path / "xxe.xlsx", SHEET, content.encode())
    assert refusal(path) == "workbook_damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"   \n ", "file_empty"),
        (b"PK\x03\x04 no archive at all", "workbook_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "workbook_damaged"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "not_a_workbook"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_a_workbook"),
        (b"a,b\n\xff\xff\xff\xfe\xfd,\x81\n", "file_encoding"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "named.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


@pytest.fixture
def in_chinese() -> Iterator[None]:
    before = i18n.language()
    i18n.use("zh")
    yield
    i18n.use(before)


@pytest.mark.usefixtures("in_chinese")
@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 no archive", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"a,b\n" + b"x" * 200_000, None],
    ids=["zip", "xls", "pdf", "long", "folder"],
)
def test_what_libraries_and_the_system_say_is_said_in_our_words(tmp_path: Path, content: bytes | None) -> None:
    path = Path("/dev/null") if content is None else tmp_path / "named.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        walk(path)
    told = sentence(caught.value.problems[0]).replace(str(path), "")
    assert not re.search("[A-Za-z]{2,} [A-Za-z]{2,}", told), told


def test_a_document_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(tmp_path / "letter.docx") == "not_a_workbook"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.xlsx") == "file_missing"


def test_a_cell_longer_than_csv_takes(tmp_path: Path) -> None:
    path = text_table(tmp_path / "long.csv", [("a", "b"), ("x" * 200_000, "y")])
    assert refusal(path) == "text_cell_too_long"


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_what_opens_only_with_a_password_says_so(suffix: str) -> None:
    assert refusal(DATA / f"encrypted.{suffix}") == "workbook_encrypted"


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_sheets_that_are_only_locked_are_read(suffix: str) -> None:
    assert walk(DATA / f"protected.{suffix}") == 2


def test_an_error_far_down_in_an_old_workbook_is_found(tmp_path: Path) -> None:
    """Above 7 MB the head of the file has no room for its table of sectors."""
    beginning = record(0x0809, b"") + record(0x0085, pack("<IHBB", 4 + 16 + 4, 0, 4, 0) + b"List") + record(0x000A, b"")
    filling = record(0x00D6, b"\x00" * 8000) * 920
    error = record(0x0205, pack("<HHHBB", 59_999, 4, 0, 0x07, 1)) + record(0x000A, b"")
    path = tmp_path / "long.xls"
    path.write_bytes(compound_file(beginning + filling + error))
    assert path.stat().st_size > 109 * 128 * 512
    with path.open("rb") as file:
        assert errors_of_xls(file) == {"List": [(60_000, 5, "#DIV/0!")]}


def record(kind: int, data: bytes) -> bytes:
    return pack("<HH", kind, len(data)) + data


def compound_file(book: bytes) -> bytes:
    """Return a compound file with one stream, the workbook: head, its sectors, the directory, tables of sectors."""
    size, last, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    many = -(-len(book) // size)
    tables = next(count for count in range(1, many) if count * 128 >= many + 2 + count)
    assert 109 < tables <= 109 + 127
    chains = [*range(1, many), last, last, *[free] * (tables + 1)]
    places = [*range(many + 1, many + 1 + tables)]
    entries = b""
    for name, start, total in (("Root Entry", last, 0), ("Workbook", 0, len(book))):
        letters = name.encode("utf-16-le") + b"\x00\x00"
        entries += letters.ljust(64, b"\x00") + pack("<H", len(letters)) + bytes(50) + pack("<IQ", start, total)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<10I", 0, tables, many, 0, 4096, last, 0, many + 1 + tables, 1, places[0]) + pack(
        "<108I", *places[1:109]
    )
    table = pack(f"<{len(chains)}I", *chains).ljust(tables * size, b"\xff")
    rest = pack(f"<{tables - 109}I", *places[109:]).ljust(size - 4, b"\xff") + pack("<I", last)
    return head + book.ljust(many * size, b"\x00") + entries.ljust(size, b"\x00") + table + rest


def test_mutants_are_read_or_refused(plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the long rounds each is also read in a process that is looked at: how long it takes, and how much memory."""
    chance = random.Random(20190504)
    seeds = (plain, DATA / "foreign_table.ods", DATA / "errors.xls", DATA / "encrypted.xlsx")
    started, refused, costs = time.monotonic(), 0, [(0.0, 0)]
    for number in range(MUTANTS):
        seed = seeds[number // 2 % len(seeds)]
        path = tmp_path / f"{number}{seed.suffix}"
        if number % 2 and zipfile.is_zipfile(seed):
            archive = zipfile.ZipFile(seed)
            name = chance.choice([part.filename for part in archive.infolist() if part.file_size])
            with_part(seed, path, name, mutated(archive.read(name), chance))
        else:
            path.write_bytes(mutated(seed.read_bytes(), chance))
        try:
            assert walk(path) < 1000
        except Refused:
            refused += 1
        if LONGER > 1:
            costs.append(cost(path))
        path.unlink()
        if LONGER == 1 and time.monotonic() - started > 20:  # a slow machine looks at fewer of them
            break
    assert refused
    longest, peak = (max(values) for values in zip(*costs, strict=True))
    assert peak <= 300
    if LONGER > 1:
        with capsys.disabled():
            sys.stdout.write(
                f"\n{MUTANTS} mutants: {refused} refused, longest {longest:.2f} s, at most {peak} MB each\n"
            )


def cost(path: Path) -> tuple[float, int]:
    """Return the seconds and the MB that the process takes which reads a workbook."""
    begun = time.monotonic()
    command = [sys.executable, "-c", _TELLING, workbook_child.__name__, str(path)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    told = done.stderr.rpartition(b"took")[2].split()
    return time.monotonic() - begun, int(told[0]) // 1024 if told else 0


#: Runs a module and tells the most memory it took, in KB. The system would tell that of who began the process too.
_TELLING = """
import atexit, pathlib, runpy, sys
def tell():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    sys.stderr.write("took " + next(line for line in lines if line.startswith("VmHWM")).split()[1])
atexit.register(tell)
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def mutated(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randrange(1, 40)]
            case 2:
                data[place:place] = data[place : place + chance.randrange(1, 200)]
            case _:
                data = data[: max(place, 1)]
        if not data:
            return b"x"
    return bytes(data)
