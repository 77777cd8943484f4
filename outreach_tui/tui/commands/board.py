"""Commands of the month board."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.BOARD

COMMANDS: tuple[Command, ...] = (
    command("previous_month", _HERE, "left", "Left", "previous_month", _("Month before"),
            _("Show the month before.")),
    command("next_month", _HERE, "right", "Right", "next_month", _("Month after"),
            _("Show the month after.")),
    command("this_month", _HERE, "T ctrl+t", "T", "this_month", _("This month"),
            _("Show the current month.")),
    command("zero", _HERE, "z ctrl+o", "z", "report_zero", _("Nothing this month"),
            _("Record that the chosen community had nothing this month; again to take it back."), 75),
)  # fmt: skip
