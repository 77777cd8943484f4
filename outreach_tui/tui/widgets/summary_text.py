"""The text of a summary: its figures can be gone through one by one, and open what is behind them."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from outreach_tui.reports.model import Figure, Paragraph, Summary
from outreach_tui.tui.text import in_line


class SummaryText(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Headings and paragraphs, one figure of which is chosen; its paragraph is always in sight."""

    DEFAULT_CSS = """
    SummaryText { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    SummaryText Static { max-width: 100; }
    SummaryText .heading { text-style: bold; color: $accent; margin: 1 0 0 0; }
    SummaryText .paragraph { margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._summary: Summary | None = None
        #: The figures in the order of the text: which paragraph they stand in, and the figure.
        self._places: list[tuple[int, Figure]] = []
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """Begin empty; the text comes when it is read."""
        yield from ()

    @property
    def chosen(self) -> Figure | None:
        """The figure that is chosen, if the text has any."""
        return self._places[self._chosen][1] if self._places else None

    async def show(self, summary: Summary) -> None:
        """Show another text, keeping the chosen figure where it is still told."""
        before = self.chosen.id if self.chosen else ""
        self._summary = summary
        paragraphs = [paragraph for section in summary.sections for paragraph in section.paragraphs]
        self._places = [
            (number, figure)
            for number, paragraph in enumerate(paragraphs)
            for sentence in paragraph
            for figure in sentence.figures
        ]
        ids = [figure.id for _, figure in self._places]
        self._chosen = ids.index(before) if before in ids else 0
        await self.remove_children()
        await self.mount_all(self._widgets(summary))
        self._draw()

    def _widgets(self, summary: Summary) -> list[Static]:
        widgets: list[Static] = []
        for section in summary.sections:
            widgets.append(Static(Content(in_line(section.heading)), classes="heading"))
            widgets += [Static(classes="paragraph") for _ in section.paragraphs]
        return widgets

    def _draw(self) -> None:
        """Draw every paragraph; a year's text is a screenful or two."""
        if self._summary is None:
            return
        paragraphs = [paragraph for section in self._summary.sections for paragraph in section.paragraphs]
        number = 0
        # while another text is put in, a key may come when its widgets are not there yet
        for widget, paragraph in zip(self.query(".paragraph").results(Static), paragraphs, strict=False):
            content, number = self._content(paragraph, number)
            widget.update(content)

    def _content(self, paragraph: Paragraph, number: int) -> tuple[Content, int]:
        parts: list[tuple[str, str]] = []
        between = self._summary.options.between if self._summary else ""
        for place, sentence in enumerate(paragraph):
            if place:
                parts.append((between, ""))
            for part in sentence.parts:
                if isinstance(part, Figure):
                    parts.append((in_line(part.shown), "reverse bold" if number == self._chosen else "underline"))
                    number += 1
                else:
                    parts.append((in_line(part), ""))
        return Content.assemble(*parts), number

    def move(self, steps: int) -> None:
        """Choose another figure and bring its paragraph into sight."""
        if not self._places:
            self.scroll_relative(y=steps)
            return
        self._chosen = min(max(self._chosen + steps, 0), len(self._places) - 1)
        self._draw()
        paragraph = self._places[self._chosen][0]
        self.query(".paragraph")[paragraph].scroll_visible(animate=False)
