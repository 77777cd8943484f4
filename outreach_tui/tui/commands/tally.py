"""Commands of the tallies."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.TALLY

COMMANDS: tuple[Command, ...] = (
    command("tally_by", _HERE, "s ctrl+b", "s", "rows(1)", _("Rows"),
            _("Count by the next dimension: community, form, month, category ..."), 6),
    command("tally_export", _HERE, "e ctrl+e", "e", "export", _("Export"),
            _("Write the table to a workbook, CSV or Markdown file."), 9),
    command("tally_by_back", _HERE, "S", "S", "rows(-1)", _("Rows back"), _("Count by the dimension before.")),
    command("tally_across", _HERE, "c ctrl+o", "c", "columns(1)", _("Columns"),
            _("Put the next dimension across, to see one measure by two dimensions; or none."), 6),
    command("tally_across_back", _HERE, "C", "C", "columns(-1)", _("Columns back"),
            _("Put the dimension before across.")),
    command("tally_measure", _HERE, "v ctrl+v", "v", "measure(1)", _("Measure"),
            _("Count the next measure: events, attendance, consultations, copies."), 7),
    command("tally_measure_back", _HERE, "V", "V", "measure(-1)", _("Measure back"), _("Count the measure before.")),
    command("tally_span", _HERE, "w ctrl+w", "w", "span", _("Month, quarter, year"),
            _("Count the month, its quarter or its year."), 7),
    command("tally_look", _HERE, "x ctrl+x", "x", "look", _("Heat or bars"),
            _("Draw figures as numbers, with heat behind them, or the chosen column as bars."), 8),
    command("tally_last_year", _HERE, "d ctrl+d", "d", "last_year", _("Last year"),
            _("Show how each figure differs from the same period a year earlier."), 8),
    command("tally_basis", _HERE, "a ctrl+k", "a", "basis", _("Plan or calendar"),
            _("Count by the plan month served, or by the month of the date."), 9),
    command("tally_copy", _HERE, "y ctrl+t", "y", "copy", _("Copy"),
            _("Put the table into the clipboard as text."), 9),
    command("tally_previous", _HERE, "pageup left_square_bracket", "PgUp", "period(-1)", _("Period before"),
            _("Count the period before.")),
    command("tally_next", _HERE, "pagedown right_square_bracket", "PgDn", "period(1)", _("Period after"),
            _("Count the period after.")),
)  # fmt: skip
