"""A number one can read from the other side of a street table."""

from textual.content import Content

from outreach_tui.tui.widgets.lines import Lines

#: Three by five dots for each digit, a bit for each dot, the rows from the top.
_DOTS = {
    "0": (7, 5, 5, 5, 7), "1": (2, 6, 2, 2, 7), "2": (7, 1, 7, 4, 7), "3": (7, 1, 7, 1, 7), "4": (5, 5, 7, 1, 1),
    "5": (7, 4, 7, 1, 7), "6": (7, 4, 7, 5, 7), "7": (7, 1, 2, 2, 2), "8": (7, 5, 7, 5, 7), "9": (7, 5, 7, 1, 7),
}  # fmt: skip
_COLUMNS, _ROWS = 3, 5


class BigNumber(Lines):
    """Draws a number in dots of two cells, twice as high where there is room.

    A dot is a # in the colour of its own ground: a block where there are colours, and still a # where not.
    """

    DEFAULT_CSS = """
    BigNumber { width: 26; height: 5; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    @property
    def number(self) -> int:
        """What is drawn."""
        return self._number

    def show(self, number: int) -> None:
        """Draw another number."""
        self._number = number
        self.repaint()

    def lines(self) -> list[Content]:
        """Draw the digits, each row of dots on one or two lines."""
        digits = str(self._number)
        times = 2 if self.size.height >= 2 * _ROWS and self._width(digits, 2) <= self.size.width else 1
        if self._width(digits, times) > self.size.width:
            return [Content.styled(f" {digits}", "bold $accent")]
        lines: list[Content] = []
        for row in range(_ROWS):
            line = Content(" ").join(self._dots(digit, row, times) for digit in digits)
            lines += [Content.assemble(" ", line)] * times
        return lines

    def _width(self, digits: str, times: int) -> int:
        return 2 + len(digits) * (_COLUMNS * 2 * times + 1)

    def _dots(self, digit: str, row: int, times: int) -> Content:
        dots = _DOTS[digit][row]
        parts: list[tuple[str, str]] = []
        for column in range(_COLUMNS):
            lit = dots >> (_COLUMNS - 1 - column) & 1
            parts.append(("##" * times, "$accent on $accent") if lit else ("  " * times, ""))
        return Content.assemble(*parts)
