"""Reading a file of communities: one name a line, or CSV with headings in Chinese or English."""

import codecs
import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.naming import folded
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
    lines = [line for line in _read_text(path).replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        return []
    delimiter = next((sign for sign in "\t;，," if sign in lines[0]), ",")
    table = list(csv.reader(lines, delimiter=delimiter))
    columns = [_column(heading) for heading in table[0]]
    if "name" not in columns:
        if len(columns) > 1:  # or its rows would become the names of communities
            raise refuse("communities_without_heading", "communities", str(path))
        return [CommunityDraft(line.strip()) for line in lines]
    return [
        _draft(path, number, dict(zip(columns, row, strict=False)), today) for number, row in enumerate(table[1:], 2)
    ]


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


def _draft(path: Path, line: int, row: Mapping[str, str], today: date) -> CommunityDraft:
    if not row.get("name", "").strip():
        raise refuse("communities_without_name", "communities", str(path), line=str(line))

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
