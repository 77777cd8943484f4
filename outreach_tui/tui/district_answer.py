"""Every subdistrict of a database side by side, as the tallies show it."""

from outreach_tui.domain.district import Covered, SubdistrictRow
from outreach_tui.domain.figures import Selection
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.district import tally_and_cover_subdistricts
from outreach_tui.services.office import Office
from outreach_tui.tui.tally_answer import SUBDISTRICT, Answer, Counted, Opening, View, figure_cell
from outreach_tui.tui.widgets.figure_grid import FigureTable, GridCell, GridRow


def district_answer(office: Office, view: View) -> Answer:
    """Count the view's period in every subdistrict; a figure opens the subdistrict it is of."""
    found, coverage = tally_and_cover_subdistricts(office, view.period, view.basis)
    covered = {name: Covered(one.done, one.due) for name, one in coverage.rows}
    counted = [Counted(measure) for measure in Measure if measure is not Measure.COPIES]
    counted += [Counted(Measure.COPIES, word) for word in found.total.figures.materials]

    def row(name: str, one: SubdistrictRow, months: Covered) -> GridRow:
        figures = [figure_cell(each, one.figures, one.targets, None) for each in counted]
        return GridRow(name, (*figures, GridCell(str(months.done), months.done), GridCell(str(months.due), months.due)))

    rows = (
        *(row(one.name, one, covered[one.name]) for one in found.rows),
        row(_("Total"), found.total, coverage.total),
    )

    def opens(place: int, _column: int) -> Opening:
        name = found.rows[place].name if place < len(found.rows) else ""
        return Opening(name, Selection(view.period), SUBDISTRICT)

    table = FigureTable(view.rows_name, (*(each.name for each in counted), _("Months covered"), _("Months due")), rows)
    note = _("Enter on a subdistrict goes on in it.")
    return Answer(view, table, opens, note, tuple(counted))
