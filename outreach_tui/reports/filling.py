"""What may be filled into a form or template: figures of the text, cells of the annexes, and plain facts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.reports.form_names import EXACT, with_today
from outreach_tui.reports.model import Cell, CellKind, Figure, Named, Summary, cell_text


class Filling:
    """Finds values by name in one summary.

    A name is the id of a figure (``events.lecture``; with ``:value`` behind it the exact number), a cell of an
    annex (``communities/长城社区/events``: table, row by its first cell or ``total``, column by its key), or
    ``title``, ``subdistrict``, ``community``, ``period``, ``date``. A community or material may also go by a name
    that it had before.
    """

    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._ledger = {**summary.ledger(), **{figure.id: figure for figure in summary.figures}}
        day = summary.made_at.date()
        chinese = summary.options.language == "zh"
        self._facts = {
            "title": summary.title,
            "subdistrict": summary.subdistrict,
            "community": summary.community,
            "period": summary.period.label,
            "date": f"{day.year}年{day.month}月{day.day}日" if chinese else day.isoformat(),
        }

    def names(self) -> Iterator[str]:
        """Yield the names of facts and figures."""
        yield from self._facts
        yield from self._ledger

    def require(self, names: Iterable[str], field: str = "document") -> None:
        """Refuse names that mean nothing, with those near them; ``field`` is where they were given."""
        unknown = sorted({name for name in names if self.text(name) is None})
        if unknown:
            known = list(self.names())
            raise Refused(
                *(Problem("placeholder_unknown", field, name, suggestions=nearest(name, known)) for name in unknown)
            )

    def figure(self, name: str) -> Figure | None:
        """Return the figure a name means, if it means one."""
        return self._figure(name) or self._figure(self._today(name))

    def _figure(self, name: str) -> Figure | None:
        return self._ledger.get(name.removesuffix(EXACT))

    def _today(self, name: str) -> str:
        """Return what a figure of a community or material is known by today."""
        return with_today(name, self._called)

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return {} if self._summary.records is None else self._summary.records.called_today()

    def text(self, name: str) -> str | None:
        """Return what stands for a name in a text; ``None`` for a name that means nothing."""
        if name in self._facts:
            return self._facts[name]
        figure = self.figure(name)
        if figure is not None:
            return str(figure.value) if name.endswith(EXACT) and figure.value is not None else figure.shown
        cell = self._cell(name) or self._cell(self._today(name))
        return None if cell is None else cell_text(*cell)

    def number(self, name: str) -> int | float | str | None:
        """Return what stands for a name in a cell that is counted with: the exact number, else the text."""
        figure = self.figure(name)
        if figure is not None:
            return figure.printed if figure.value is None else figure.value
        if name in self._facts:
            return self._facts[name]
        cell = self._cell(name) or self._cell(self._today(name))
        if cell is None:
            return None
        value = cell[0]
        return value if isinstance(value, (int, float)) else cell_text(*cell)

    def _cell(self, name: str) -> tuple[Cell, CellKind] | None:
        table_id, _, rest = name.partition("/")
        row_name, _, key = rest.rpartition("/")
        table = next((table for table in self._summary.tables if table.id == table_id and not table.long), None)
        if table is None:
            return None
        place = next((at for at, column in enumerate(table.columns) if column.key == key), None)
        if place is None:
            return None
        if row_name == "total":
            return None if table.total is None else (table.total[place], table.columns[place].kind)
        for row in table:
            if (row[0].code if isinstance(row[0], Named) else str(row[0])) == row_name:
                return row[place], table.columns[place].kind
        return None
