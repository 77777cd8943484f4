"""A summary as a document without a format: sections of sentences, figures that know their records, tables.

Writers for the formats read this and nothing else. Texts are plain: a writer makes them safe for its format.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from datetime import date, datetime
from enum import StrEnum

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.rounding import Rule, percent
from outreach_tui.domain.summary import Photo, Query, Records
from outreach_tui.reports.queries import query_json


@dataclass(frozen=True)
class Options:
    """How a summary is to be written.

    ``exact`` prints every figure as it is instead of with 余. Counts of people below ``hide_below`` are not
    printed. ``notes`` brings in what was written freely about consultations and events. ``short`` leaves only
    the paragraph for the yearly report on law-based government.
    """

    language: str = "zh"
    exact: bool = False
    hide_below: int = 0
    notes: bool = False
    short: bool = False

    @property
    def between(self) -> str:
        """What stands between two sentences: nothing in Chinese."""
        return "" if self.language == "zh" else " "


@dataclass(frozen=True)
class Figure:
    """A number in a sentence: what it is exactly, how it is printed and by which rule, and its records.

    ``value`` is a count, or a share between 0 and 1 (rule ``percent``); ``None`` when it is hidden.
    ``shown`` is ``printed`` with its measure word, as it stands in the sentence. ``record_ids`` is ``None``
    when there are too many to name them one by one, or when naming them would show a hidden number.
    """

    id: str
    value: int | float | None
    printed: str
    shown: str
    rule: Rule
    unit: str
    query: Query | None = None
    record_ids: tuple[RecordId, ...] | None = ()

    @property
    def hash(self) -> str:
        """SHA-256 over what the figure says and what it was counted from."""
        return seal(self.id, self.value, self.printed, self.rule, self.unit, query_json(self.query), self.record_ids)


def seal(*said: object) -> str:
    """Return the SHA-256 of the fields of a figure as JSON, in the order of :attr:`Figure.hash`."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


Part = str | Figure


@dataclass(frozen=True)
class Sentence:
    """Text and figures in turn, full stop included; ``beside`` are figures that stand in its text already."""

    parts: tuple[Part, ...]
    beside: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return "".join(part.shown if isinstance(part, Figure) else part for part in self.parts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in it, in order."""
        return (*(part for part in self.parts if isinstance(part, Figure)), *self.beside)


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Section:
    """A heading and the paragraphs under it; ``id`` is the same in every language."""

    id: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


#: The section of sentences that a person wrote around figures, in a template: no record gives their words.
OWN_WORDS = "template"


#: Tables whose columns are together wider than this many 汉字 stand on pages that lie on their side.
WIDEST_UPRIGHT = 44


class CellKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    COUNT = "count"
    DAY = "day"
    PERCENT = "percent"


@dataclass(frozen=True)
class Hidden:
    """A count too small to be shown, or one (``beside``) from which such a count could be worked out."""

    below: int
    beside: bool = False

    def __str__(self) -> str:
        return "…" if self.beside else f"<{self.below}"


@dataclass(frozen=True)
class Named:
    """Something with a code that is the same in every language, and how it reads: ``2019-05``, 5月."""

    code: str
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class State(Named):
    """What is known of a community in a month, and the number of events where it is done."""

    events: int

    def __str__(self) -> str:
        return str(self.events) if self.events else self.label


Cell = str | int | float | date | Hidden | Named | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """A column: its key in JSON and CSV, its heading, what it holds, and about how many 汉字 it is wide.

    ``centred`` asks for short texts in the middle of their cells. ``brief`` is the heading where paper is narrow.
    """

    key: str
    heading: str
    kind: CellKind = CellKind.TEXT
    width: int = 4
    centred: bool = False
    brief: str = ""

    @property
    def printed(self) -> str:
        """The heading on paper."""
        return self.brief or self.heading


@dataclass(frozen=True)
class Table:
    """An annex: rows under columns and their total.

    ``rows`` is a way to go through the rows from the start, since a list of records may be too long to be
    held. ``charted`` names the columns worth a chart. ``long`` marks lists of single records, which a printed
    document shows only up to a length.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    total: Row | None = None
    notes: tuple[str, ...] = ()
    charted: tuple[str, ...] = ()
    long: bool = False
    raw: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows())

    @property
    def wide(self) -> bool:
        """Whether the columns ask for a page that lies on its side."""
        return sum(max(column.width, 2) + 1 for column in self.columns) > WIDEST_UPRIGHT


@dataclass(frozen=True)
class Summary:
    """The whole document. ``ledger`` returns every figure that could be told, those of dropped sentences too.

    ``district`` says that it is about every subdistrict of a database.
    """

    title: str
    subdistrict: str
    period: Period
    community: str
    options: Options
    made_at: datetime
    history_mark: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    ledger: Callable[[], dict[str, Figure]] = member(repr=False)
    photos: tuple[Photo, ...] = ()
    records: Records | None = member(default=None, repr=False)
    district: bool = False

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                yield from paragraph

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that is printed in a sentence, each once, in order."""
        return tuple({figure.id: figure for sentence in self.sentences for figure in sentence.figures}.values())

    @property
    def text(self) -> str:
        """The whole text as it reads, a heading or paragraph to a line."""
        lines = [self.title]
        for section in self.sections:
            lines += ["", section.heading]
            lines += [
                self.options.between.join(sentence.text for sentence in paragraph) for paragraph in section.paragraphs
            ]
        return "\n".join(lines)


def cell_text(cell: Cell, kind: CellKind) -> str:
    """Return a cell as people read it."""
    if cell is None:
        return ""
    if kind is CellKind.PERCENT and isinstance(cell, float):
        return percent_text(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def percent_text(share: float) -> str:
    """Return a share between 0 and 1 as ``51.8%``, floored to a tenth."""
    return percent(round(share * 10_000), 10_000)


def month_words(month: Month, language: str) -> str:
    """Return a month of some year as prose names it: ``2019年7月``, ``July 2019``."""
    if language == "zh":
        return f"{month.year}年{month.number}月"
    return f"{ENGLISH_MONTHS[month.number - 1]} {month.year}"


ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
