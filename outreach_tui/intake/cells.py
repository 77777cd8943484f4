"""Reading one cell as what its column says it is; what cannot be read is a problem, never a guess."""

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple, NoReturn, TypeVar

from outreach_tui.domain.calendar_words import parse_month
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month, Unreadable
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.numerals import Count, half_width, read_count
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.records import AudienceCount
from outreach_tui.domain.vocabulary import Audience
from outreach_tui.intake.cell_lists import split_list
from outreach_tui.intake.days import Days, Hint, NoDay, read_days
from outreach_tui.intake.sheets import Value, as_text
from outreach_tui.wording.labels import TERMS, label, read_code, spellings

C = TypeVar("C", bound=StrEnum)

#: Cells that say there is nothing to say.
_NOTHING = frozenset(
    {
        "",
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "－",
        "无",
        "暂无",
        "没有",
        "不详",
        "未统计",
        "未知",
        "?",
        "？",
        "n/a",
        "none",
        "unknown",
    }
)
_MARK_OF_TOTAL = re.compile(r"^(?:共计|合计|总计|共)")
_REMARK = re.compile(r"\s*\((?:其中|含|包括)[^()]*\)$")
_UNIT_IN_BRACKETS = re.compile(r"\(([^()]{1,3})\)$")
#: The blanks of 1 200, which some write for 1,200.
_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_NUMBER_WORD = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")
#: How an estimate, and a number of people, are written in English.
_ABOUT = re.compile(
    r"(?:about|approx(?:\.|imately)?|around|circa|ca?\.|some|roughly|over|more than|nearly|almost|at least|~)"
    r"\s*(?=[0-9])",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?<=[0-9+])\s*(?:people|persons?|attendees|participants|pcs|copies)$", re.IGNORECASE)
_NAME_WITH_NUMBER = re.compile(
    r"(?P<name>.*?)\s*[(（:：=]?\s*(?P<number>[0-9０-９][0-9０-９,]*)\s*(?:人次|人|名)?[)）]?", re.DOTALL
)
_HOURS = re.compile(
    r"(?P<first>(?P<half>上午|下午|晚上)?\s*[0-9]{1,2}[:时点](?:[0-9]{2})?分?)"
    r"(?:\s*[-~至到—–]+\s*(?P<last>(?:上午|下午|晚上)?\s*[0-9]{1,2}[:时点](?:[0-9]{2})?分?))?\s*$"
)
_TIME_OF_DAY = re.compile(r"(上午|下午|晚上)?\s*([0-9]{1,2})[:.时点]([0-9]{2})?分?(?::[0-9]{2})?")


class BadCell(ValueError):
    """A cell that cannot be taken as it is; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def reject(code: str, field: str, value: Value, suggestions: Iterable[str] = (), **details: str) -> NoReturn:
    """End the reading of a cell with a problem."""
    raise BadCell(Problem(code, field, as_text(value), suggestions=tuple(suggestions), details=details))


def is_nothing(value: Value) -> bool:
    """Tell whether a cell is empty or says that there is nothing: ``/``, 无, 不详."""
    return value is None or (isinstance(value, str) and folded(value) in _NOTHING)


def read_day_cell(field: str, value: Value, hint: Hint) -> Days:
    """Read a day or a range of days."""
    try:
        return read_days(value, hint)
    except NoDay as wrong:
        reject(wrong.code, field, value)


class Number(NamedTuple):
    """A count as a cell has it, with the measure word that stood in the cell."""

    value: int
    estimated: bool = False
    unit: str = ""


def read_number(field: str, value: Value) -> Number:
    """Read a whole number that is not negative: 45, 3,000, １２０, 45人, 40余, 约40人."""
    if isinstance(value, bool):
        reject("unreadable_number", field, value)
    if isinstance(value, int | float):
        if not math.isfinite(value) or value != int(value):
            reject("number_with_fraction", field, value)
        if value < 0:
            reject("number_negative", field, value)
        return Number(int(value))
    text = _MARK_OF_TOTAL.sub("", unicodedata.normalize("NFKC", as_text(value)).strip())
    text = _REMARK.sub("", text)
    text = _UNIT_IN_BRACKETS.sub(r"\1", text)
    text = _THOUSANDS.sub("", text)
    about = _ABOUT.match(text)
    count: Count | None = read_count(_PEOPLE.sub("", text[about.end() :] if about else text))
    if count is not None and about:
        return Number(count.value, True, count.unit)
    if count is None:
        plain = text.replace("−", "-")
        number = _NUMBER_WORD.fullmatch(plain)
        code = "number_negative" if number and plain.startswith("-") else "number_with_fraction"
        reject(code if number else "unreadable_number", field, value)
    return Number(*count)


def read_exact(field: str, value: Value) -> Number:
    """Read a number that may not be an estimate."""
    number = read_number(field, value)
    if number.estimated:
        reject("number_estimated", field, value)
    return number


def read_month_cell(field: str, value: Value, hint: Hint) -> Month:
    """Read a month; one without a year is of the year of the hint."""
    text = as_text(value)
    if hasattr(value, "year") and hasattr(value, "month"):
        text = text[:7]
    if not re.search(r"[0-9]{4}", half_width(text)) and hint.year is None:
        reject("year_missing", field, value)
    try:
        return parse_month(text, date(hint.year or FIRST_YEAR, 1, 1))
    except Unreadable:
        reject("unreadable_month", field, value)


def read_year(field: str, value: Value) -> int:
    """Read a year: 2019, 2019年, 2019年度."""
    digits = re.fullmatch(r"([0-9]{4})\s*年?度?", half_width(as_text(value)).strip())
    if not digits or not FIRST_YEAR <= int(digits[1]) <= LAST_YEAR:
        reject("unreadable_year", field, value, least=str(FIRST_YEAR), most=str(LAST_YEAR))
    return int(digits[1])


_MONTH_OF_YEAR = re.compile(r"(?P<year>[0-9]{4})\s*[-./年]?\s*(?P<month>[0-9]{1,2})月?份?")
_MONTH_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def read_part(field: str, value: Value, most: int) -> int:
    """Read the number of a month or of a day in it: 5, 5月, 五月, 4日."""
    text = re.sub("[月日号份]+$", "", half_width(as_text(value)).strip())
    number = (
        _MONTH_NUMERALS.index(text) + 1
        if text in _MONTH_NUMERALS
        else int(text)
        if re.fullmatch("[0-9]{1,2}", text)
        else 0
    )
    if not 1 <= number <= most:
        reject("unreadable_month" if most == 12 else "unreadable_day", field, value)
    return number


def read_month_part(field: str, value: Value) -> Hint:
    """Read a cell of a column of months, which may name the year too: 5, 5月, 2019年5月, 2019-05."""
    if isinstance(value, date):
        return Hint(value.year, value.month)
    found = _MONTH_OF_YEAR.fullmatch(half_width(as_text(value)).strip())
    if found is None:
        return Hint(None, read_part(field, value, 12))
    return Hint(read_year(field, found["year"]), read_part(field, found["month"], 12))


def read_time(field: str, value: Value) -> str:
    """Read a time of the day as ``09:30``."""
    if hasattr(value, "hour"):
        return f"{value.hour:02d}:{value.minute:02d}"  # type: ignore[union-attr]
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 1440)
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    found = _TIME_OF_DAY.fullmatch(unicodedata.normalize("NFKC", as_text(value)).strip())
    if not found:
        reject("unreadable_time", field, value)
    hour, minute = int(found[2]), int(found[3] or 0)
    if found[1] in {"下午", "晚上"} and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        reject("unreadable_time", field, value)
    return f"{hour:02d}:{minute:02d}"


def read_hours(value: Value) -> tuple[str, str]:
    """Return when something began and ended, as a cell with a day tells beside it; ``""`` for what it does not."""
    if isinstance(value, datetime):
        return (f"{value:%H:%M}" if value.time() != time() else "", "")
    found = _HOURS.search(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else None
    if found is None:
        return "", ""
    half, last = found["half"] or "", found["last"] or ""
    try:
        begin = read_time("from_time", found["first"])
        return begin, read_time("to_time", last if last[:1] in "上下晚" else half + last) if last else ""
    except BadCell:
        return "", ""


def read_code_cell(kind: type[C], field: str, value: Value, *, inside: bool = False) -> C:
    """Read a code, label or other word of a list; ``inside`` also takes the only one that the text contains."""
    text = as_text(value).strip()
    if found := read_code(kind, text):
        return found
    if inside and (guessed := code_inside(kind, text)):
        return guessed
    by_word = {word: code for code, words in spellings(kind).items() for word in (code, *words)}
    near = dict.fromkeys(label(kind(by_word[word])) for word in nearest(text, [*by_word]))
    reject("unknown_code", field, value, near, known=", ".join(label(code) for code in TERMS[kind]))


def code_inside(kind: type[C], text: str) -> C | None:
    """Return the one code of which a text contains a word; the longest word wins, several codes are no answer."""
    plain = folded(text)
    words = sorted(
        ((folded(word), code) for code, words in spellings(kind).items() for word in words if len(folded(word)) > 1),
        key=lambda pair: -len(pair[0]),
    )
    found: set[str] = set()
    for word, code in words:
        if word in plain and folded("其他") != word:
            plain = plain.replace(word, " ")
            found.add(code)
    return kind(found.pop()) if len(found) == 1 else None


def read_audiences(field: str, value: Value) -> tuple[AudienceCount, ...]:
    """Read audiences, each by itself or with its own head-count: 老年人20、妇女."""
    found: list[AudienceCount] = []
    for item in split_list(as_text(value)):
        if audience := read_code(Audience, item):
            found.append(AudienceCount(audience))
            continue
        parts = _NAME_WITH_NUMBER.fullmatch(item)
        name, number = (parts["name"], parts["number"]) if parts else (item, None)
        audience = read_code_cell(Audience, field, name, inside=True)
        found.append(AudienceCount(audience, read_exact(field, number).value if number else None))
    return tuple(found)


def doubt(code: str, field: str, value: Value, **details: str) -> Problem:
    """Return a problem that the user may pass over."""
    return Problem(code, field, as_text(value), Severity.DOUBT, details=details)
