"""Commands of the communities and the settings."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.COMMUNITIES

COMMANDS: tuple[Command, ...] = (
    command("community_add", _HERE, "a ctrl+n", "a", "add", _("Add"), _("Add a community."), 6),
    command("community_edit", _HERE, "e ctrl+e", "e", "edit", _("Edit"), _("Change the chosen community."), 6),
    command("community_end", _HERE, "x ctrl+x", "x", "end", _("End"),
            _("Say until which day the chosen community existed; its records stay."), 7),
    command("community_up", _HERE, "K shift+up", "K", "shift(-1)", _("Move up"),
            _("Move the chosen community up the list."), 8),
    command("community_down", _HERE, "J shift+down", "J", "shift(1)", _("Move down"),
            _("Move the chosen community down the list."), 8),
    command("subdistricts", _HERE, "w ctrl+w", "w", "subdistricts", _("Subdistricts"),
            _("Go to another subdistrict of the same database, or set another one up, as a district does."), 9),
    command("settings", _HERE, "s ctrl+s", "s", "settings", _("Settings"),
            _("Change the subdistrict's name, the language, the colours, and who records."), 9),
    command("personal_data", _HERE, "y ctrl+t", "y", "personal_data", _("Personal data"),
            _("See which contacts are kept until when; remove personal data, print the notice for the booth."), 10),
)  # fmt: skip
