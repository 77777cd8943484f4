"""Reading text tables: CSV and its kin in every encoding, with every separator and line end."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from outreach_tui.domain.problems import refuse
from outreach_tui.domain.text import from_spreadsheet
from outreach_tui.intake.layout import CSV_NAMES
from outreach_tui.intake.sheets import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Cells, Sheet, Source

#: Tried in this order. GB 18030 makes sense of nearly any bytes, so it comes last.
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = "\t;,|，"
_CHUNK = 1 << 16

Opener = Callable[[], IO[bytes]]


def read_text_file(path: Path) -> Source:
    """Read one CSV or TSV file; refuse what is no text."""
    sheet, encoding = _sheet(path.name, str(path), lambda: path.open("rb"))
    return Source(path.name, (sheet,), encoding=encoding)


def read_folder(folder: Path) -> Source:
    """Read the CSV files of an export that lie in a folder, as the sheets of one source."""
    paths = [folder / name for name in CSV_NAMES.values() if (folder / name).is_file()]
    sheets = [_sheet(path.name, str(path), _opener(path)) for path in paths]
    return Source(folder.name, tuple(sheet for sheet, _ in sheets), encoding=sheets[0][1])


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def is_text_archive(path: Path) -> bool:
    """Tell whether a file is a zip archive of CSV files."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lower().endswith(".csv") for name in archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def read_text_archive(path: Path) -> Source:
    """Read the CSV files in a zip archive as the sheets of one source."""
    with zipfile.ZipFile(path) as archive:
        members = [part for part in archive.infolist() if part.filename.lower().endswith(".csv")]
        if len(members) > 50 or sum(part.file_size for part in members) > LARGEST_FILE * 2:
            raise refuse("workbook_swollen", "file", str(path))
        try:
            contents = {part.filename: archive.read(part) for part in members}
        except (OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
            raise refuse("workbook_damaged", "file", str(path)) from error
    sheets = [_sheet(Path(name).name, str(path), _memory(content)) for name, content in contents.items()]
    return Source(path.name, tuple(sheet for sheet, _ in sheets), encoding=sheets[0][1])


def _memory(content: bytes) -> Opener:
    return lambda: io.BytesIO(content)


def _sheet(name: str, shown: str, opener: Opener) -> tuple[Sheet, str]:
    encoding = _encoding(shown, opener)
    separator = _separator(opener, encoding)

    def rows() -> Iterator[Cells]:
        with io.TextIOWrapper(opener(), encoding=encoding, newline=None) as text:  # \r and \r\n become \n
            number = 0
            try:
                for number, row in enumerate(csv.reader(_started(text), delimiter=separator), 1):
                    if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                        raise refuse(
                            "sheet_too_large", "file", shown, sheet=name, rows=str(number), columns=str(len(row)),
                            most_rows=str(MOST_ROWS), most_columns=str(MOST_COLUMNS),
                        )  # fmt: skip
                    yield [from_spreadsheet(cell) for cell in row]
            except csv.Error as error:
                most = str(csv.field_size_limit())  # the only thing that is an error to a reader that is not strict
                raise refuse("text_cell_too_long", "file", shown, row=str(number + 1), most=most) from error

    height = _lines(opener)
    if height > MOST_ROWS:  # whether these lines are as many rows is known before anything is written
        for _row in rows():
            pass
    return Sheet(name, rows, height=height), encoding


def _lines(opener: Opener) -> int:
    with opener() as file:
        ends = [(chunk.count(b"\n"), chunk.count(b"\r")) for chunk in iter(lambda: file.read(_CHUNK), b"")]
    return max(sum(line_feeds for line_feeds, _ in ends), sum(returns for _, returns in ends))


def _started(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines after the one that tells Excel the separator, if there is one."""
    first = text.readline()
    if not first.lower().startswith("sep="):
        yield first
    yield from text


def _encoding(shown: str, opener: Opener) -> str:
    """Return the encoding that makes sense of all bytes; refuse what is no text in any that is known."""
    with opener() as file:
        head = file.read(_CHUNK)
    if not head.strip():
        raise refuse("file_empty", "file", shown)
    if head.startswith(_UTF16):
        candidates: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in head:
        candidates = _sixteen_bits(head)
    else:
        candidates = _ENCODINGS
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" or head.startswith((b"%PDF", b"{\\rtf")):
        raise refuse("not_a_workbook", "file", shown)
    for encoding in candidates:
        if _decodes(opener, encoding):
            return encoding
    raise refuse("not_a_workbook" if b"\x00" in head else "file_encoding", "file", shown)


def _sixteen_bits(head: bytes) -> tuple[str, ...]:
    """Return which UTF-16 text without a mark may be: its ASCII signs have zeros on one side only."""
    high, low = head[::2].count(0), head[1::2].count(0)
    if low > 4 * high:
        return ("utf-16-le",)
    return ("utf-16-be",) if high > 4 * low else ()


def _decodes(opener: Opener, encoding: str) -> bool:
    try:
        with io.TextIOWrapper(opener(), encoding=encoding, newline="") as text:
            while chunk := text.read(_CHUNK):
                if "\x00" in chunk:
                    return False
    except UnicodeError:
        return False
    return True


def _separator(opener: Opener, encoding: str) -> str:
    """Return the separator that splits most of the first lines, and those alike."""
    with io.TextIOWrapper(opener(), encoding=encoding, newline=None) as text:
        lines = [line.rstrip("\n") for line, _ in zip(text, range(40), strict=False)]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def weight(separator: str) -> int:
        counts = [len(row) - 1 for row in csv.reader(lines, delimiter=separator) if row]
        usual = max(set(counts), key=counts.count) if counts else 0
        return counts.count(usual) * usual

    try:
        return max(_SEPARATORS, key=weight)
    except csv.Error:
        return ","
