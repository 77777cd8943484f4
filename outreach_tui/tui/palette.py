"""The command palette: commands, and records found by name."""

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from outreach_tui.intake.matching import candidates
from outreach_tui.tui.commands import Command, Place, commands_of


class Palette(Provider):
    """Offers every command that works on the screen the palette was opened from."""

    def _commands(self) -> list[Command]:
        places = {Place.EVERYWHERE, *(getattr(self.screen, "PLACES", ()))}
        return [command for command in commands_of(*places) if command.id != "palette"]

    def _run(self, command: Command) -> None:
        self.app.call_later(self.app.run_action, command.action, self.screen)

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(
                Content(f"{command.name}  ({command.shown})"),
                lambda command=command: self._run(command),
                text=command.name,
                help=command.explanation,
            )

    async def search(self, query: str) -> Hits:
        """Offer the commands whose name has what was typed, or whose pinyin initials begin with it."""
        commands = {command.name: command for command in self._commands()}
        for place, name in enumerate(candidates(query, commands)):
            command = commands[name]
            yield Hit(
                1 - place / 100,
                Content(f"{command.name}  ({command.shown})"),
                lambda command=command: self._run(command),
                text=command.name,
                help=command.explanation,
            )
