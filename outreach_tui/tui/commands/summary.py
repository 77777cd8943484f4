"""Commands of the year-end summary."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE, _FORMS = Place.SUMMARY, Place.OWN_FORMS

COMMANDS: tuple[Command, ...] = (
    command("summary_back", _HERE, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    command("summary_open", _HERE, "enter", "Enter", "open_figure", _("Records"),
            _("Open the records behind the chosen figure."), 6),
    command("summary_next", _HERE, "right down tab", "Right", "figure(1)", _("Figure after"),
            _("Choose the figure after.")),
    command("summary_before", _HERE, "left up shift+tab", "Left", "figure(-1)", _("Figure before"),
            _("Choose the figure before.")),
    command("summary_export", _HERE, "e ctrl+e", "e", "export", _("Export"),
            _("Write the summary to a Word document, a workbook, a page or another file."), 7),
    command("summary_exact", _HERE, "x ctrl+x", "x", "exact", _("Exact or 余"),
            _("Print figures exactly, or rounded down as official prose does."), 8),
    command("summary_short", _HERE, "k ctrl+k", "k", "short", _("Short form"),
            _("Show only the paragraph for the report on law-based government, or all."), 8),
    command("summary_options", _HERE, "a ctrl+a", "a", "options", _("Options"),
            _("Write it of one community, without small counts, with free text, or in a Word document of your"
              " own."), 10),
    command("summary_language", _HERE, "g ctrl+b", "g", "language", _("Language"),
            _("Show the summary in the other language."), 9),
    command("summary_copy", _HERE, "y ctrl+t", "y", "copy", _("Copy"), _("Put the text into the clipboard."), 9),
    command("summary_verify", _HERE, "c ctrl+o", "c", "verify", _("Still true?"),
            _("Count the figures of a document that was sent anew; say which no longer hold, and why."), 10),
    command("summary_proofread", _HERE, "d ctrl+d", "d", "proofread", _("Proofread"),
            _("Read a text for figures above the truth, wrong measure words, figures without records."),
            10),
    command("summary_forms", _HERE, "f ctrl+f", "f", "own_forms", _("Superiors' forms"),
            _("Fill the forms of a superior with the figures of the period; keep new ones."), 10),
    command("summary_year_before", _HERE, "pageup left_square_bracket", "PgUp", "period(-1)", _("Year before"),
            _("Show the summary of the year before.")),
    command("summary_year_after", _HERE, "pagedown right_square_bracket", "PgDn", "period(1)", _("Year after"),
            _("Show the summary of the year after.")),
    command("summary_span", _HERE, "w ctrl+w", "w", "span", _("Year, quarter, month"),
            _("Show the summary of the year, or the bulletin of a quarter or month.")),
    command("own_form_fill", _FORMS, "x ctrl+x", "Enter", "fill", _("Fill"),
            _("Write the chosen form with the figures of the period to a file; Enter does the same."), 6),
    command("own_form_add", _FORMS, "a ctrl+a", "a", "add", _("Keep a form"),
            _("Keep a form of a superior, and say which figure goes into which cell."), 7),
    command("own_form_change", _FORMS, "e ctrl+e", "e", "change", _("Edit"),
            _("Change the name of the chosen form, its file, or what goes into its cells."), 7),
    command("own_form_remove", _FORMS, "d delete ctrl+d", "d", "remove", _("Remove"),
            _("Remove the chosen form for good."), 8),
    command("own_form_community", _FORMS, "c ctrl+k", "c", "community", _("Community"),
            _("Fill with the work of one community, or of all."), 8),
    command("own_form_span", _FORMS, "w ctrl+w", "w", "span", _("Year, quarter, month"),
            _("Fill with the figures of a year, a quarter or a month."), 9),
    command("own_form_before", _FORMS, "left", "Left", "period(-1)", _("Period before"),
            _("Fill with the figures of the period before.")),
    command("own_form_after", _FORMS, "right", "Right", "period(1)", _("Period after"),
            _("Fill with the figures of the period after.")),
)  # fmt: skip
