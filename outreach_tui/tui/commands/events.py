"""Commands of the list of events; those of every list of records work there too."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.EVENTS

COMMANDS: tuple[Command, ...] = (
    command("filter", _HERE, "slash ctrl+f ideographic_comma", "/", "filter", _("Filter"),
            _("Narrow the list by words of title, venue, community, law, people or material, or pinyin initials."), 4),
    command("clone", _HERE, "c ctrl+k", "c", "clone", _("Copy"),
            _("Log another event like the chosen one; what was counted is not copied."), 8),
    command("attach", _HERE, "a ctrl+a", "a", "attach", _("Attach"),
            _("Keep a file with the chosen event: a notice, photo, sign-in sheet or bulletin."), 9),
    command("sort", _HERE, "s ctrl+b", "s", "sort", _("Order"),
            _("List by the next order: newest, oldest, number, title, head-count."), 11),
    command("wider", _HERE, "w ctrl+w", "w", "wider", _("Month or year"),
            _("List the month, its year, or all years."), 12),
    command("events_previous", _HERE, "left", "Left", "previous", _("Period before"),
            _("List the period before.")),
    command("events_next", _HERE, "right", "Right", "next", _("Period after"),
            _("List the period after.")),
)  # fmt: skip
