"""Reading communities, from a file or pasted: one name a line, or a table with headings in Chinese or English."""

import codecs
import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.naming import folded, is_called_a_community
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem, refuse
from outreach_tui.wording.problems import sentence

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "community", "社区", "社区名称", "名称", "社区名"),
    "grids": ("grids", "网格", "网格数", "网格数量"),
    "adviser": ("adviser", "advisor", "legaladviser", "法律顾问", "顾问", "律师", "社区法律顾问"),
    "from": ("from", "since", "成立日期", "成立时间", "设立日期", "成立", "起"),
    "until": ("until", "to", "撤销日期", "撤销时间", "终止日期", "止"),
    "order": ("order", "no", "no.", "序号", "排序", "次序"),
}
#: Tried in this order: GB 18030 makes sense of nearly any bytes, so it comes last.
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_communities(path: Path, today: date) -> list[CommunityDraft]:
    """Read the communities of a file, in its order.

    Raises a refusal that names the file or the line when it cannot be read.
    """
    lines = _lines(_read_text(path))
    columns, rows = _table(lines)
    if "name" in columns:
        return _drafts(str(path), columns, rows, today)
    if len(columns) > 1:  # or its rows would become the names of communities
        raise refuse("communities_without_heading", "communities", str(path))
    return [CommunityDraft(_unnumbered(line)) for line in lines]


def listed_communities(text: str, today: date) -> list[CommunityDraft]:
    """Read communities pasted from wherever: numbered or not, some to a line or a row of a table to a line.

    A table without headings gives names only. Raises a refusal that names the line when one cannot be read.
    """
    lines = _lines(text)
    columns, rows = _table(lines)
    if "name" in columns:
        return _drafts(lines[0].strip(), columns, rows, today)
    return [CommunityDraft(name) for line in lines for name in _names(line)]


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _table(lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Return the columns that the first line names (``""``: one that we do not know), and the rows after it."""
    if not lines:
        return [], []
    delimiter = next((sign for sign in "\t;，," if sign in lines[0]), ",")
    table = list(csv.reader(lines, delimiter=delimiter))
    return [_column(heading) for heading in table[0]], table[1:]


def _drafts(source: str, columns: Sequence[str], rows: Sequence[Sequence[str]], today: date) -> list[CommunityDraft]:
    return [_draft(source, number, dict(zip(columns, row, strict=False)), today) for number, row in enumerate(rows, 2)]


#: What stands before a name in a numbered list: 1. （2） 三、 ④ and the signs of a list without numbers.
_NUMBER = re.compile(
    r"\s*(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|\d{1,3}\s*[.．、)）:：]|\d{1,3}\s+|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳]|[-*•·]\s)\s*(?=\D)"
)
_CELLS = re.compile(r"[\t、,，;；]+|\s{2,}")
_GAP = re.compile(r"\t|\s{2,}")


def _unnumbered(line: str) -> str:
    return _NUMBER.sub("", line, count=1).strip() if _NUMBER.match(line) else line.strip()


def _names(line: str) -> list[str]:
    """Return the names in a line: all of an enumeration; of a row of a table those called as communities are.

    A row of a table has gaps or numbers; its first cell that is no number is a name however it is called.
    """
    cells = [cell for cell in map(str.strip, _CELLS.split(_unnumbered(line))) if cell]
    named = [cell for cell in cells if not cell.isdecimal()]
    if named == cells and not _GAP.search(line.strip()):
        return named
    return [cell for place, cell in enumerate(named) if place == 0 or is_called_a_community(cell)]


def _read_text(path: Path) -> str:
    content = read_bytes(path, "communities")
    encodings = ("utf-16",) if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("file_encoding", "communities", str(path))


def read_bytes(path: Path, field: str) -> bytes:
    """Return what is in a file; refuse, saying why, when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise refuse("file_missing", field, str(path)) from None
    except IsADirectoryError:
        raise refuse("file_is_folder", field, str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise refuse("file_unreadable", field, str(path), reason=reason) from error


def _column(heading: str) -> str:
    wanted = folded(heading)
    return next((column for column, words in _HEADINGS.items() if wanted in words), "")


def _draft(source: str, line: int, row: Mapping[str, str], today: date) -> CommunityDraft:
    if not row.get("name", "").strip():
        raise refuse("communities_without_name", "communities", source, line=str(line))

    def value(column: str) -> str:
        return (row.get(column) or "").strip()

    def number(text: str) -> int:
        count = read_count(text)
        if count is None or count.estimated:
            raise _wrong_line(line, Problem("unreadable_number", "grids", text))
        return count.value

    def day(text: str) -> date:
        try:
            return parse_day(text, today)
        except Unreadable:
            raise _wrong_line(line, Problem("unreadable_day", "date", text)) from None

    return CommunityDraft(
        name=value("name"),
        order=number(value("order")) if value("order") else None,
        grids=number(value("grids")) if value("grids") else 0,
        adviser=value("adviser"),
        exists_from=day(value("from")) if value("from") else None,
        exists_until=day(value("until")) if value("until") else None,
    )


def _wrong_line(line: int, problem: Problem) -> Exception:
    return refuse("communities_line", "communities", str(line), line=str(line), reason=sentence(problem))
