"""Every command of the terminal interface, declared once.

Key, key bar, palette, help page and README all read this list. Each command has a plain letter and a
control or function key beside it, since a Chinese input method swallows letters before they get here.
The commands of a place stand in a module of its own; a screen is found through ``places.SCREENS``.
"""

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from outreach_tui.tui.commands import (
    board,
    booth,
    bulletins,
    communities,
    consultations,
    events,
    everywhere,
    first_run,
    importing,
    materials,
    plan,
    records,
    safekeeping,
    summary,
    tally,
)
from outreach_tui.tui.commands.command import Command
from outreach_tui.tui.commands.places import PLACES, SCREENS, Place, screen_class

__all__ = ["COMMANDS", "PLACES", "SCREENS", "Command", "Place", "bindings_of", "commands_of", "screen_class"]

_DECLARED = (
    everywhere,
    board,
    events,
    booth,
    consultations,
    materials,
    communities,
    safekeeping,
    plan,
    tally,
    summary,
    first_run,
    bulletins,
    importing,
    records,
)

COMMANDS: tuple[Command, ...] = tuple(
    command for module in _DECLARED for command in module.COMMANDS if command.leads_somewhere
)


def commands_of(*places: Place) -> Iterator[Command]:
    """Yield the commands that work in any of the places, in key-bar order.

    One that works everywhere gives way to one of a place with the same first key.
    """
    chosen = [command for command in COMMANDS if command.place in places]
    taken = {command.keys[0] for command in chosen if command.place is not Place.EVERYWHERE}
    yield from sorted(
        (one for one in chosen if one.place is not Place.EVERYWHERE or one.keys[0] not in taken),
        key=lambda command: command.rank or 99,
    )


def bindings_of(place: Place) -> list[BindingType]:
    """Return the key bindings of a place, for a screen or the application to declare."""
    return [
        Binding(",".join(command.keys), command.action, command.label, show=False, id=command.id)
        for command in COMMANDS
        if command.place is place
    ]
