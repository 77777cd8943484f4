"""Commands that work on every screen.

F1 to F12 do the same as a letter where text is typed, or where an input method swallows letters.
"""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command, go
from outreach_tui.tui.commands.places import Place

_HERE = Place.EVERYWHERE

COMMANDS: tuple[Command, ...] = (
    command("new", _HERE, "n f2", "n", "app.new_event", _("New event"),
            _("Log an event with its materials and consultations."), 10),
    go(Place.BOOTH, "b f5", "b", _("Street booth"),
       _("Tally a street booth: one key is one consultation."), 20),
    command("quick", _HERE, "colon ctrl+l fullwidth_colon", ":", "app.quick_line", _("Quick line"),
            _("Log an event by typing one line, such as: 5.4 lecture @Changcheng 45"), 30),
    go(Place.IMPORT, "i ctrl+g", "i", _("Import"),
       _("Bring in bulletins and workbooks that others sent."), 40),
    go(Place.EVENTS, "v f4", "v", _("Events"),
       _("Find, change, copy and delete events."), 35),
    go(Place.CONSULTATIONS, "l f6", "l", _("Consultations"),
       _("List consultations, their outcomes and the answers still due.")),
    go(Place.MATERIALS, "m f7", "m", _("Materials"),
       _("See the stock of every material; receive, hand out and adjust."), 50),
    go(Place.PLAN, "p f8", "p", _("Plan"),
       _("See and change the yearly plan: themes, laws, key days, targets."), 65),
    go(Place.TALLY, "t f9", "t", _("Tallies"),
       _("Count events, consultations and copies for a period, by any dimension."), 60),
    go(Place.SUMMARY, "r ctrl+r f10", "r", _("Year end"),
       _("Read the year-end summary, see what is behind its figures, export it."), 70),
    go(Place.COMMUNITIES, "o f12", "o", _("Communities"),
       _("Change communities, the subdistrict and the settings.")),
    go(Place.SAFEKEEPING, "B f11", "B", _("Safekeeping"),
       _("Back up and restore, check the records, see what was done, remove personal data.")),
    command("undo", _HERE, "u ctrl+z", "u", "app.undo", _("Undo"),
            _("Take back the newest thing you did, also after a restart; says what it was."), 85),
    command("redo", _HERE, "U ctrl+y", "^y", "app.redo", _("Redo"),
            _("Do again what was taken back last.")),
    command("board", _HERE, "h f3", "h", "app.show_board", _("Board"),
            _("Show the month board.")),
    command("palette", _HERE, "slash ctrl+p ideographic_comma", "/", "app.command_palette", _("Find"),
            _("Find any command or record by typing part of its name."), 80),
    command("help", _HERE, "question_mark f1 fullwidth_question_mark", "?", "app.show_help", _("Help"),
            _("Show every command with its keys."), 90),
    command("quit", _HERE, "ctrl+q", "^q", "app.quit", _("Quit"),
            _("Leave the program. Everything is saved already."), 95),
)  # fmt: skip
