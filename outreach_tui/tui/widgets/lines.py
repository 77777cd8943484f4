"""Lines of text of which only those are painted that are not what they were."""

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static


class Lines(Widget):
    """Draws what :meth:`lines` returns, each on a line of its own; ``repaint`` paints those that have changed."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[Content] = []
        self._drawn_for = Size(0, 0)

    def lines(self) -> list[Content]:
        """Return what there is to draw, for the size there is."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Draw anew what has changed."""
        before, self._drawn = self._drawn, self.lines()
        if self._drawn_for != self.size:
            self._drawn_for = self.size
            self.refresh()
            return
        pairs = enumerate(zip_longest(before, self._drawn))
        if changed := [y for y, (old, new) in pairs if old is None or new is None or not new.is_same(old)]:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render(self) -> Content:
        """Return all lines."""
        return Content("\n").join(self.lines())

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._drawn_for != self.size:
            self._drawn, self._drawn_for = self.lines(), self.size
        if y >= len(self._drawn):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        strips = Visual.to_strips(self, self._drawn[y], self.size.width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(self.size.width, self.visual_style.rich_style)


def tell(place: Static, line: Content) -> None:
    """Say something in one line, unless it is said there already; the toolkit would lay the screen out anew."""
    if not (isinstance(place.content, Content) and line.is_same(place.content)):
        place.update(line, layout=False)
