"""Facts about a record, name beside value, as a detail pane shows them; long values go on under themselves.

``Text`` keeps what users wrote from being read as markup.
"""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from outreach_tui.domain.text import clean


def facts_table(facts: Iterable[tuple[str, str]]) -> Table:
    """Return facts as a table, those without a value left out; a name is said once for all its values."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    before = ""
    for name, value in facts:
        if value:
            table.add_row(Text(name if name != before else ""), Text(clean(value)))
            before = name
    return table
