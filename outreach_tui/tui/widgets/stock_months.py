"""Twelve months of a material: what came, what went, and what was on hand, as numbers and as columns."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from outreach_tui.domain.shelf import ShelfMonth
from outreach_tui.i18n import gettext as _
from outreach_tui.services.shelf import ShelfLine
from outreach_tui.tui.stock_texts import shelf_facts
from outreach_tui.tui.text import fit
from outreach_tui.wording.units import month_name

_LABEL = 8


class StockMonths(Widget):
    """Draws a :class:`ShelfLine`. A column is made of # in the colour of its own ground: a block in colours."""

    DEFAULT_CSS = """
    StockMonths { height: 9; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: ShelfLine | None = None

    def show(self, line: ShelfLine | None) -> None:
        """Draw another material."""
        self._line = line
        self.refresh()

    def render(self) -> Content:
        """Draw facts, columns and numbers."""
        line = self._line
        if line is None:
            return Content("")
        room = self.content_size.width - _LABEL
        cell = max(room // 12, 5, *(cell_len(f" {figure}") for month in line.months for figure in _figures(month)))
        months = line.months[-max(room // cell, 1) :]  # the newest, where there is no room for all
        bars = max(self.content_size.height - 6, 1)
        facts = Content.styled(shelf_facts(line), "bold").truncate(self.content_size.width, ellipsis=True)
        lines = [facts, *self._bars(months, cell, bars)]
        lines.append(self._row("", [month_name(month.month.number) for month in months], cell, "$text-muted"))
        lines.append(self._row(_("In"), [_count(month.received) for month in months], cell))
        lines.append(self._row(_("Out"), [_count(month.handed_out) for month in months], cell))
        if any(month.adjusted for month in months):
            adjusted = [f"{month.adjusted:+d}" if month.adjusted else "-" for month in months]
            lines.append(self._row(_("Adjusted"), adjusted, cell))
        lines.append(self._on_hand(months, cell))
        return Content("\n").join(lines)

    def _row(self, name: str, texts: list[str], cell: int, style: str = "") -> Content:
        cells = "".join(fit(text, cell, right=True) for text in texts)
        return Content.assemble((fit(name, _LABEL), "$text-muted"), (cells, style))

    def _on_hand(self, months: tuple[ShelfMonth, ...], cell: int) -> Content:
        parts = [
            (fit(str(month.on_hand), cell, right=True), "bold $text-error" if month.on_hand < 0 else "bold")
            for month in months
        ]
        return Content.assemble((fit(_("Left"), _LABEL), "$text-muted"), *parts)

    def _bars(self, months: tuple[ShelfMonth, ...], cell: int, height: int) -> list[Content]:
        """Return columns of what was on hand at the end of each month, in the lines there are."""
        most = max((month.on_hand for month in months), default=0) or 1
        heights = [-(-max(month.on_hand, 0) * height // most) for month in months]
        rows: list[Content] = []
        for level in range(height, 0, -1):
            parts: list[tuple[str, str]] = [(" " * _LABEL, "")]
            for month, filled in zip(months, heights, strict=True):
                lit = filled >= level
                below = level == 1 and month.on_hand < 0
                mark = "!" if below else "#" if lit else " "
                colour = "bold $text-error" if below else "$secondary on $secondary" if lit else ""
                parts += [(" " * (cell - 3), ""), (mark * 3, colour)]
            rows.append(Content.assemble(*parts))
        return rows


def _figures(month: ShelfMonth) -> tuple[int, ...]:
    return month.received, month.handed_out, month.adjusted * 10, month.on_hand  # an adjustment has its sign


def _count(copies: int) -> str:
    return str(copies) if copies else "-"
