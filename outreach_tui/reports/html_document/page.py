"""The page: text whose figures open their records, annexes with charts, photos, and the manifest as data."""

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path

from outreach_tui.domain.text import clean
from outreach_tui.i18n import LANGUAGES, catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.evidence import LISTS, evidence_columns, evidence_rows, has_evidence
from outreach_tui.reports.html_document.charts import charts
from outreach_tui.reports.html_document.style import STYLE, policy
from outreach_tui.reports.manifest import manifest_text
from outreach_tui.reports.model import Cell, CellKind, Column, Figure, Row, Section, State, Summary, Table, cell_text
from outreach_tui.reports.sources import source_words

_CLASSES = {CellKind.COUNT: "n", CellKind.PERCENT: "n", CellKind.DAY: "d"}


def write(summary: Summary, path: Path) -> None:
    """Write the page piece by piece."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for piece in _Page(summary).pieces():
            file.write(piece)


def _text(text: str) -> str:
    """Return user text as it is: no sign in it means anything to a browser."""
    return escape(clean(text))


class _Page:
    """One page being written."""

    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._say = catalogue(summary.options.language).gettext
        self._numbers = {figure.id: number for number, figure in enumerate(summary.figures, start=1)}
        self._tables = [table for table in summary.tables if table.id == "events" or not table.raw]

    def pieces(self) -> Iterator[str]:
        summary = self._summary
        language = LANGUAGES[summary.options.language].tag
        title = _text(summary.title)
        yield (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#text">{_text(self._say(_("To the text")))}</a>\n'
            f'<header><h1>{title}</h1>\n<p class="meta">{_text(summary.community or summary.subdistrict)} · '
            f"{summary.made_at.date().isoformat()}</p></header>\n"
        )
        yield self._contents()
        yield '<main>\n<div class="text" id="text">\n'
        yield from (self._section(section) for section in summary.sections)
        yield "</div>\n"
        for table in self._tables:
            yield from self._annex(table)
        yield self._photos()
        yield from self._rows()
        yield "</main>\n"
        data = manifest_text(summary).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        yield f'<script type="application/json" id="outreach-summary">{data}</script>\n</body>\n</html>\n'

    def _contents(self) -> str:
        links = [(f"s-{section.id}", section.heading) for section in self._summary.sections]
        links += [(f"t-{table.id}", table.title) for table in self._tables]
        items = "".join(f'<li><a href="#{name}">{_text(title)}</a></li>' for name, title in links)
        label = _text(self._say(_("Contents")))
        return f'<nav aria-label="{label}"><ol>{items}</ol></nav>\n' if len(links) > 1 else ""

    def _section(self, section: Section) -> str:
        between = self._summary.options.between
        paragraphs = "".join(
            "<p>"
            + between.join(
                f'<span class="sentence">{"".join(self._part(part) for part in sentence.parts)}</span>'
                for sentence in paragraph
            )
            + "</p>\n"
            for paragraph in section.paragraphs
        )
        name = f"s-{section.id}"
        return (
            f'<section aria-labelledby="{name}"><h2 id="{name}">{_text(section.heading)}</h2>\n{paragraphs}</section>\n'
        )

    def _part(self, part: str | Figure) -> str:
        if isinstance(part, str):
            return _text(part)
        return f'<a class="figure" href="#f{self._numbers[part.id]}">{_text(part.shown)}</a>'

    def _annex(self, table: Table) -> Iterator[str]:
        name = f"t-{table.id}"
        look = "annex lying" if table.wide else "annex"
        yield f'<section class="{look}" aria-labelledby="{name}"><h2 id="{name}">{_text(table.title)}</h2>\n'
        if pictures := charts(table):
            yield f'<div class="charts">\n{pictures}</div>\n'
        yield self._table_start(table.title)
        yield self._head(table.columns)
        yield "<tbody>\n"
        for row in table:
            yield self._row(table.columns, row)
        yield "</tbody>\n"
        if table.total is not None:
            yield f"<tfoot>\n{self._row(table.columns, table.total)}</tfoot>\n"
        yield "</table></div>\n"
        yield from (f'<p class="note">{_text(note)}</p>\n' for note in table.notes)
        yield "</section>\n"

    def _table_start(self, name: str) -> str:
        """Return the start of a table that keyboards can scroll; its name is for those who do not see the heading."""
        named = _text(name)
        return (
            f'<div class="scroll" role="group" aria-label="{named}" tabindex="0"><table>\n'
            f'<caption class="unseen">{named}</caption>\n'
        )

    def _head(self, columns: tuple[Column, ...]) -> str:
        heads = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in columns)
        return f"<thead><tr>{heads}</tr></thead>\n"

    def _row(self, columns: tuple[Column, ...], row: Row) -> str:
        first, *rest = zip(columns, row, strict=True)
        cells = "".join(self._cell(column, cell) for column, cell in rest)
        name = _text(cell_text(first[1], first[0].kind))
        return f'<tr><th scope="row">{name}</th>{cells}</tr>\n' if name else f"<tr><td></td>{cells}</tr>\n"

    def _cell(self, column: Column, cell: Cell) -> str:
        text = _text(cell_text(cell, column.kind))
        if isinstance(cell, State):
            return f'<td class="{cell.code}">{text}</td>'
        look = _CLASSES.get(column.kind)
        return f'<td class="{look}">{text}</td>' if look else f"<td>{text}</td>"

    def _photos(self) -> str:
        from outreach_tui.reports.pictures import small_jpeg  # Pillow: 40 ms, and few summaries have photos

        shown = []
        for photo in self._summary.photos:
            if picture := small_jpeg(photo.path):
                data = base64.b64encode(picture.content).decode()
                caption = _text(f"{photo.event_number} {photo.title} {photo.day.isoformat()}")
                shown.append(
                    f'<figure><img src="data:image/jpeg;base64,{data}" alt="{caption}">'
                    f"<figcaption>{caption}</figcaption></figure>\n"
                )
        if not shown:
            return ""
        title = _text(self._say(_("Photos")))
        return (
            f'<section class="annex" aria-labelledby="photos"><h2 id="photos">{title}</h2>\n'
            f'<div class="photos">\n{"".join(shown)}</div></section>\n'
        )

    def _rows(self) -> Iterator[str]:
        """Yield one fold for each figure; a link to what is inside a fold opens it."""
        if not self._numbers:
            return
        title = _text(self._say(_("Records behind figures")))
        yield f'<section class="annex rows" aria-labelledby="rows"><h2 id="rows">{title}</h2>\n'
        for figure in self._summary.figures:
            yield from self._fold(figure)
        yield "</section>\n"

    def _fold(self, figure: Figure) -> Iterator[str]:
        number, language = self._numbers[figure.id], self._summary.options.language
        value = "" if figure.value is None or figure.printed == str(figure.value) else f" ({figure.value})"
        words = _text(f"{figure.shown}{value} · {source_words(figure, language)}")
        yield f'<details><summary>{words}</summary>\n<div id="f{number}">\n'
        if has_evidence(figure):
            columns = evidence_columns(language)
            yield self._table_start(figure.shown)
            yield f"{self._head(columns)}<tbody>\n"
            for row in evidence_rows(self._summary, figure):
                yield self._row(columns, row)
            yield "</tbody></table></div>\n"
        elif figure.query is not None and LISTS[figure.query.kind] == "events" and self._tables:
            yield f'<p><a href="#t-events">{_text(self._say(_("All activities")))}</a></p>\n'
        yield "</div></details>\n"
