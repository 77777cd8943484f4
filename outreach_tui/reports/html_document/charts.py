"""Charts as SVG inside the page; every value is written beside its bar, so that nothing hangs on a colour."""

from html import escape

from outreach_tui.domain.text import clean, one_line
from outreach_tui.reports.model import Table

_WIDTH = 640
#: Pixels for the names: 16 汉字, or twice as many letters.
_LABEL, _SIGN = 200, 12
_STEP = 24


def chart(table: Table, key: str, number: int) -> str:
    """Return a column of a table as lying bars; empty where there is nothing to draw."""
    place = next((at for at, column in enumerate(table.columns) if column.key == key), None)
    if place is None:
        return ""
    rows = [(str(row[0]), row[place]) for row in table]
    bars = [(name, value) for name, value in rows if isinstance(value, int)]
    largest = max((value for _, value in bars), default=0)
    if largest <= 0:
        return ""
    title = f"{table.title} · {table.columns[place].heading}"
    name = f"chart-{table.id}-{key}"
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
