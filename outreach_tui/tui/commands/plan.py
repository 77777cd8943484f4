"""Commands of the yearly plan."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.PLAN

COMMANDS: tuple[Command, ...] = (
    command("plan_edit", _HERE, "e ctrl+e", "e", "edit", _("Edit"),
            _("Change the chosen month: focus, laws, key days, targets."), 6),
    command("plan_days", _HERE, "k ctrl+k", "k", "take_days(False)", _("Key days"),
            _("Put the publicity calendar's key days into the chosen month."), 7),
    command("plan_all_days", _HERE, "K ctrl+w", "K", "take_days(True)", _("Key days of the year"),
            _("Put the publicity calendar's key days into every month of the year."), 8),
    command("plan_copy", _HERE, "y ctrl+d", "y", "copy_year", _("Copy last year"),
            _("Plan the year as the year before was, without its key days."), 9),
    command("plan_left", _HERE, "left", "Left", "move(-1)", _("Month before"), _("Choose the month before.")),
    command("plan_right", _HERE, "right", "Right", "move(1)", _("Month after"), _("Choose the month after.")),
    command("plan_up", _HERE, "up", "Up", "move(-4)", _("Row above"), _("Choose the month above.")),
    command("plan_down", _HERE, "down", "Down", "move(4)", _("Row below"), _("Choose the month below.")),
    command("plan_last_year", _HERE, "pageup", "PgUp", "year(-1)", _("Year before"), _("Show the year before.")),
    command("plan_next_year", _HERE, "pagedown", "PgDn", "year(1)", _("Year after"), _("Show the year after.")),
)  # fmt: skip
