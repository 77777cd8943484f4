"""Every command of the terminal interface, declared once.

Key, key bar, palette, help page and README all read this list. Each command has a plain letter and a
control or function key beside it, since a Chinese input method swallows letters before they get here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from outreach_tui.i18n import gettext
from outreach_tui.i18n import mark as _


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "everywhere"
    BOARD = "board"
    EVENTS = "events"
    FORM = "form"
    BOOTH = "booth"
    CONSULTATIONS = "consultations"
    MATERIALS = "materials"
    PLAN = "plan"
    TALLY = "tally"
    COMMUNITIES = "communities"
    SUMMARY = "summary"
    RECORDS = "records"


PLACES: Mapping[Place, str] = {
    Place.EVERYWHERE: _("Everywhere"),
    Place.BOARD: _("Month board"),
    Place.EVENTS: _("Events"),
    Place.FORM: _("Forms"),
    Place.BOOTH: _("Booth mode"),
    Place.CONSULTATIONS: _("Consultations"),
    Place.MATERIALS: _("Materials"),
    Place.PLAN: _("Plan"),
    Place.TALLY: _("Tallies"),
    Place.COMMUNITIES: _("Communities and settings"),
    Place.SUMMARY: _("Year-end summary"),
    Place.RECORDS: _("Lists of records"),
}


@dataclass(frozen=True)
class Command:
    """One thing the user can ask for.

    ``keys`` are Textual key names, the one to show first; ``shown`` is how that key is written; ``action``
    is the Textual action it runs; ``rank`` orders the key bar, 0 keeps a command out of it.
    """

    id: str
    place: Place
    keys: tuple[str, ...]
    shown: str
    action: str
    label: str
    help: str
    rank: int = 0

    @property
    def name(self) -> str:
        """The label in the language in use."""
        return gettext(self.label)

    @property
    def explanation(self) -> str:
        """The help in the language in use."""
        return gettext(self.help)


def _command(
    id: str, place: Place, keys: str, shown: str, action: str, label: str, help: str, rank: int = 0
) -> Command:
    return Command(id, place, tuple(keys.split()), shown, action, label, help, rank)


#: Everywhere: F1 to F12 go to places, a letter does the same where no text is typed.
_EVERYWHERE = (
    _command("new", Place.EVERYWHERE, "n f2", "n", "app.new_event", _("New event"),
             _("Log an event with its materials and consultations."), 10),
    _command("quick", Place.EVERYWHERE, "colon ctrl+l fullwidth_colon", ":", "app.quick_line", _("Quick line"),
             _("Log an event by typing one line, such as: 5.4 lecture @Changcheng 45"), 20),
    _command("board", Place.EVERYWHERE, "h f3", "h", "app.show_board", _("Board"),
             _("Show the month board.")),
    _command("tally", Place.EVERYWHERE, "t f4", "t", "app.show_tally", _("Tallies"),
             _("Count events, consultations and copies for a period, by any dimension."), 30),
    _command("palette", Place.EVERYWHERE, "ctrl+p", "^p", "app.command_palette", _("Palette"),
             _("Find any command or record by typing part of its name.")),
    _command("help", Place.EVERYWHERE, "question_mark f1 fullwidth_question_mark", "?", "app.show_help", _("Help"),
             _("Show every command with its keys."), 90),
    _command("quit", Place.EVERYWHERE, "ctrl+q", "^q", "app.quit", _("Quit"),
             _("Leave the program. Everything is saved already."), 95),
)  # fmt: skip

_BOARD = (
    _command("previous_month", Place.BOARD, "left", "←", "previous_month", _("Month before"),
             _("Show the month before.")),
    _command("next_month", Place.BOARD, "right", "→", "next_month", _("Month after"),
             _("Show the month after.")),
    _command("this_month", Place.BOARD, "T ctrl+t", "T", "this_month", _("This month"),
             _("Show the current month.")),
    _command("zero", Place.BOARD, "z ctrl+o", "z", "report_zero", _("Nothing this month"),
             _("Record that the chosen community had nothing this month; again to take it back."), 40),
)  # fmt: skip

_TALLY = (
    _command("tally_by", Place.TALLY, "s ctrl+b", "s", "next_dimension", _("Rows by"),
             _("Count by the next dimension: community, form, month, category …"), 5),
    _command("tally_basis", Place.TALLY, "a ctrl+k", "a", "toggle_basis", _("Plan or calendar"),
             _("Count by the plan month served, or by the month of the date."), 6),
    _command("tally_wider", Place.TALLY, "w ctrl+w", "w", "toggle_year", _("Month or year"),
             _("Count the month or its whole year."), 7),
    _command("tally_previous", Place.TALLY, "left", "←", "previous_month", _("Period before"),
             _("Count the period before.")),
    _command("tally_next", Place.TALLY, "right", "→", "next_month", _("Period after"),
             _("Count the period after.")),
)  # fmt: skip

_RECORDS = (
    _command("back", Place.RECORDS, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    _command("edit", Place.RECORDS, "e ctrl+e", "e", "edit_record", _("Edit"), _("Change the chosen record."), 6),
    _command("delete", Place.RECORDS, "d delete ctrl+d", "d", "delete_record", _("Delete"),
             _("Take the chosen record out of all figures; it can be brought back."), 7),
)  # fmt: skip

_FORM = (
    _command("save", Place.FORM, "ctrl+s", "^s", "save", _("Save"), _("Save the form."), 5),
    _command("save_next", Place.FORM, "ctrl+n", "^n", "save_and_next", _("Save, next"),
             _("Save and start the next event with day, community and form carried over."), 6),
    _command("leave", Place.FORM, "escape", "Esc", "leave", _("Close"),
             _("Close the form; asks once more when something was typed."), 7),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (*_EVERYWHERE, *_BOARD, *_TALLY, *_RECORDS, *_FORM)


def commands_of(*places: Place) -> Iterator[Command]:
    """Yield the commands that work in any of the places, in key-bar order."""
    chosen = [command for command in COMMANDS if command.place in places]
    yield from sorted(chosen, key=lambda command: command.rank or 99)


def bindings_of(place: Place) -> list[BindingType]:
    """Return the key bindings of a place, for a screen or the application to declare."""
    return [
        Binding(",".join(command.keys), command.action, command.label, show=False, id=command.id)
        for command in COMMANDS
        if command.place is place
    ]
