"""An input line that loses nothing of what is pasted into it."""

from textual.events import Paste
from textual.widgets import Input


class LineInput(Input):
    """An input line; several pasted lines go on in one, with ``between`` between them.

    The toolkit keeps the first line and drops the others without a word.
    """

    between = " "

    def _on_paste(self, event: Paste) -> None:
        """Make one line of it; putting it in is left to the toolkit."""
        event.text = self.between.join(line for line in event.text.splitlines() if line.strip())
