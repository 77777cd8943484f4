"""Charts as SVG inside the page; every value is written beside its bar, so that nothing hangs on a colour."""

from collections.abc import Sequence
from html import escape

from outreach_tui.domain.text import clean, one_line
from outreach_tui.reports.charting import charted
from outreach_tui.reports.model import Row, Table

_WIDTH = 640
#: Pixels for the names: 16 汉字, or twice as many letters.
_LABEL, _SIGN = 200, 12
_STEP = 24


def charts(table: Table) -> str:
    """Return the columns of a table that are worth a picture."""
    rows, places = charted(table)
    return "".join(_chart(table, rows, place, number) for number, place in enumerate(places))


def _chart(table: Table, rows: Sequence[Row], place: int, number: int) -> str:
    """Return a column of a table as lying bars."""
    bars = [(str(row[0]), value) for row in rows if isinstance(value := row[place], int)]
    largest = max(value for _, value in bars)
    title = f"{table.title} · {table.columns[place].heading}"
    name = f"chart-{table.id}-{table.columns[place].key}"
    kind = "bar" if number == 0 else "bar2"
    drawn = "".join(_bar(row, label, value, largest, kind) for row, (label, value) in enumerate(bars))
    height = _STEP * len(bars) + 8
    return (
        f'<figure><figcaption id="{name}">{_text(title)}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" aria-labelledby="{name}"'
        ' preserveAspectRatio="xMinYMin meet">'
        f'<line class="axis" x1="{_LABEL}" y1="0" x2="{_LABEL}" y2="{height}"/>{drawn}</svg></figure>\n'
    )


def _bar(row: int, label: str, value: int, largest: int, kind: str) -> str:
    top = row * _STEP + 4
    width = round((_WIDTH - _LABEL - 60) * value / largest, 1)
    return (
        f'<text x="{_LABEL - 8}" y="{top + 13}" text-anchor="end">{_text(_cut(label))}</text>'
        f'<rect class="{kind}" x="{_LABEL}" y="{top}" width="{width}" height="{_STEP - 7}"/>'
        f'<text x="{_LABEL + width + 6}" y="{top + 13}">{value}</text>'
    )


def _cut(label: str) -> str:
    """Return a label as long as there is room for it."""
    room = float(_LABEL - 8)
    for place, sign in enumerate(label):
        room -= _SIGN if ord(sign) > 0x2E80 else _SIGN / 2
        if room < 0:
            return f"{label[: place - 1]}…"
    return label


def _text(text: str) -> str:
    return escape(one_line(clean(text)))
