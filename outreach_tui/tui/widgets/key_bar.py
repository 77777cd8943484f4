"""The key bar: one line with the commands that work here, as many as fit; above it what is amiss, if anything."""

from collections.abc import Collection, Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from outreach_tui.tui.commands import Command, Place, commands_of
from outreach_tui.tui.keymap import Keymap
from outreach_tui.tui.text import fit

#: The command that is shown however narrow the screen is: it leads to all others.
_ALWAYS = "help"


class KeyBar(Widget):
    """Shows and, clicked, runs the commands of some places; never wider than its line.

    ``without`` names commands that do nothing here, whatever they do elsewhere in the place.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; background: $footer-background; color: $footer-foreground; }
    """

    def __init__(self, *places: Place, without: Collection[str] = ()) -> None:
        super().__init__()
        self._places = places
        self._without = without
        self._notice = ""

    @property
    def _keys(self) -> Keymap:
        keymap = getattr(self.app, "keymap", None)
        return keymap if isinstance(keymap, Keymap) else Keymap({})

    def _width(self, command: Command) -> int:
        return cell_len(f"{self._keys.shown(command)} {command.name}") + 2

    def _ranked(self) -> list[Command]:
        """Return the commands by rank; a key that one place has means nothing else in the places after it."""
        taken: set[str] = set()
        ranked: list[Command] = []
        for place in self._places:
            own = [command for command in commands_of(place) if command.id not in self._without]
            ranked += [command for command in own if command.rank and not taken.intersection(command.keys)]
            taken.update(key for command in own for key in command.keys)
        return sorted(ranked, key=lambda command: command.rank)

    def _fitting(self) -> Iterator[tuple[int, Command]]:
        """Yield (first cell, command) for each command that fits, the help key always among them."""
        commands = self._ranked()
        kept = sum(self._width(command) for command in commands if command.id == _ALWAYS)
        column = 1
        for command in commands:
            if command.id == _ALWAYS:
                kept = 0
            elif column + self._width(command) + kept > self.size.width + 1:
                continue
            yield column, command
            column += self._width(command)

    def on_mount(self) -> None:
        """Watch for what is amiss."""
        if hasattr(self.app, "notice"):
            self.watch(self.app, "notice", self._noticed)

    def _noticed(self, notice: str) -> None:
        self._notice = notice
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the notice and the line."""
        if not self._notice:
            return self._line()
        width = max(self.size.width, 1)
        notice = Content.styled(fit(f" ! {self._notice}", width), "bold $background on $warning")
        return Content.assemble(notice, "\n", self._line())

    def _line(self) -> Content:
        parts: list[tuple[str, str] | str] = []
        for _, command in self._fitting():
            parts += [
                "  " if parts else " ",
                (self._keys.shown(command), "bold $footer-key-foreground"),
                f" {command.name}",
            ]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        if event.y < self.size.height - 1:
            return
        for column, command in reversed(list(self._fitting())):
            if event.x >= column:
                await self.run_action(command.action, self.screen)
                return

    async def run_action(self, action: str, screen: Widget) -> None:  # type: ignore[override]
        """Run a command's action where it is declared."""
        await self.app.run_action(action, default_namespace=screen)
