"""Commands of the tallies."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.TALLY

COMMANDS: tuple[Command, ...] = (
    command("tally_by", _HERE, "s ctrl+b", "s", "next_dimension", _("Rows by"),
            _("Count by the next dimension: community, form, month, category …"), 5),
    command("tally_basis", _HERE, "a ctrl+k", "a", "toggle_basis", _("Plan or calendar"),
            _("Count by the plan month served, or by the month of the date."), 6),
    command("tally_wider", _HERE, "w ctrl+w", "w", "toggle_year", _("Month or year"),
            _("Count the month or its whole year."), 7),
    command("tally_previous", _HERE, "left", "←", "previous_month", _("Period before"),
            _("Count the period before.")),
    command("tally_next", _HERE, "right", "→", "next_month", _("Period after"),
            _("Count the period after.")),
)  # fmt: skip
