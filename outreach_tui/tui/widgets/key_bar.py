"""The key bar: one line with the commands that work here, as many as fit."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from outreach_tui.tui.commands import Command, Place, commands_of

#: The command that is shown however narrow the screen is: it leads to all others.
_ALWAYS = "help"


class KeyBar(Widget):
    """Shows and, clicked, runs the commands of some places; never wider than its line."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; }
    """

    def __init__(self, *places: Place) -> None:
        super().__init__()
        self._places = places

    def _shown(self) -> Iterator[Command]:
        """Yield the commands of the first place, then of the others; a key taken by one place is not of the next."""
        taken: set[str] = set()
        for place in self._places:
            own = list(commands_of(place))
            yield from (command for command in own if command.rank and not taken.intersection(command.keys))
            taken.update(key for command in own for key in command.keys)

    def _fitting(self) -> Iterator[tuple[int, Command]]:
        """Yield (first cell, command) for each command that fits; room is kept for the last, the way to help."""
        commands = list(self._shown())
        widths = [cell_len(f"{command.shown} {command.name}") + 2 for command in commands]
        helping = next((at for at, command in enumerate(commands) if command.id == "help"), None)
        kept = widths[helping] if helping is not None else 0
        column = 1
        for at, (command, width) in enumerate(zip(commands, widths, strict=True)):
            if column + width <= self.size.width - (kept if at != helping else 0):
                yield column, command
                column += width
            elif helping is None or at >= helping:
                return
            else:
                yield column, commands[helping]
                return

    def render(self) -> Content:
        """Draw the line."""
        parts: list[tuple[str, str] | str] = [" "]
        for _, command in self._fitting():
            parts += [(command.shown, "bold $footer-key-foreground"), f" {command.name}  "]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        for column, command in reversed(list(self._fitting())):
            if event.x >= column:
                await self.run_action(command.action, self.screen)
                return

    async def run_action(self, action: str, screen: Widget) -> None:  # type: ignore[override]
        """Run a command's action where it is declared."""
        await self.app.run_action(action, default_namespace=screen)


def _width(command: Command) -> int:
    return cell_len(f"{command.shown} {command.name}") + 2
