"""Commands of the list of events; those of every list of records work there too."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE, _FILES = Place.EVENTS, Place.FILES

COMMANDS: tuple[Command, ...] = (
    command("filter", _HERE, "slash ctrl+f ideographic_comma", "/", "filter", _("Filter"),
            _("Narrow the list by words of title, venue, community, law, people or material, or pinyin initials."), 4),
    command("clone", _HERE, "c ctrl+k", "c", "clone", _("Copy"),
            _("Log another event like the chosen one; what was counted is not copied."), 8),
    command("attach", _HERE, "a ctrl+a", "a", "attach", _("Attach"),
            _("Keep a file with the chosen event: a notice, photo, sign-in sheet or bulletin."), 9),
    command("files", _HERE, "x ctrl+x", "x", "files", _("Files"),
            _("See the files kept with the chosen event: write them out, take them off, keep more."), 10),
    command("sort", _HERE, "s ctrl+b", "s", "sort", _("Order"),
            _("List by the next order: newest, oldest, number, title, head-count."), 11),
    command("wider", _HERE, "w ctrl+w", "w", "wider", _("Month or year"),
            _("List the month, its year, or all years."), 12),
    command("events_previous", _HERE, "left", "Left", "previous", _("Period before"),
            _("List the period before.")),
    command("events_next", _HERE, "right", "Right", "next", _("Period after"),
            _("List the period after.")),
    command("file_save_as", _FILES, "x ctrl+x", "Enter", "save_as", _("Save as"),
            _("Write the chosen file to a place of your own; Enter does the same."), 6),
    command("file_attach", _FILES, "a ctrl+a", "a", "attach", _("Attach"),
            _("Keep another file with the event."), 7),
    command("file_detach", _FILES, "d delete ctrl+d", "d", "detach", _("Take off"),
            _("Take the chosen file off the event; it can be brought back."), 8),
)  # fmt: skip
