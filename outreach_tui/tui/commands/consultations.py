"""Commands of the list of consultations."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.CONSULTATIONS

COMMANDS: tuple[Command, ...] = (
    command("consult_back", _HERE, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    command("consult_new", _HERE, "n ctrl+n", "n", "new", _("New consultation"),
            _("Log a consultation at a service station or an event."), 6),
    command("consult_edit", _HERE, "e ctrl+e", "e", "edit", _("Edit"),
            _("Change the chosen consultation; Enter does the same."), 7),
    command("consult_answered", _HERE, "a ctrl+a", "a", "answered", _("Answered"),
            _("Mark the promised answer as given today; again to take that back."), 8),
    command("consult_delete", _HERE, "d delete ctrl+d", "d", "delete", _("Delete"),
            _("Take the chosen consultation out of all figures; it can be brought back."), 9),
    command("consult_contact", _HERE, "c ctrl+k", "c", "contact", _("Contact"),
            _("How to reach the resident of the chosen consultation: kept apart, and only for a time."), 12),
    command("consult_filter", _HERE, "f ctrl+f", "f", "narrow", _("Filter"),
            _("Show only some: by category, outcome, community, place, event or text."), 10),
    command("consult_view", _HERE, "s ctrl+b tab", "s", "next_view", _("View"),
            _("Go on to the answers owed, the referrals to mediation, legal aid; 1 to 4 go straight to one."), 11),
    command("consult_all", _HERE, "1 alt+1", "1", "view('all')", _("All consultations"), _("Show all consultations.")),
    command("consult_owed", _HERE, "2 alt+2", "2", "view('owed')", _("Answers owed"),
            _("Show the answers that were promised and not given yet, the most pressing first.")),
    command("consult_mediation", _HERE, "3 alt+3", "3", "view('mediation')", _("To mediation"),
            _("Show the consultations directed to mediation.")),
    command("consult_legal_aid", _HERE, "4 alt+4", "4", "view('legal_aid')", _("To legal aid"),
            _("Show the consultations helped to apply for legal aid.")),
    command("consult_wider", _HERE, "w ctrl+w", "w", "wider", _("Month or year"),
            _("Show the month, its whole year, or all time.")),
    command("consult_previous", _HERE, "left", "Left", "go(-1)", _("Period before"), _("Show the period before.")),
    command("consult_next", _HERE, "right", "Right", "go(1)", _("Period after"), _("Show the period after.")),
)  # fmt: skip
