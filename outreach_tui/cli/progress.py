"""How far a long writing is, on the last line of a terminal; where nobody is looking nothing is shown."""

import sys

import click

from outreach_tui.i18n import gettext as _

#: How far it is gets told each time so many more rows were read.
_TOLD_EVERY = 5_000
_EMPTY_LINE = "\r\x1b[K"


class Progress:
    """Counts the rows read for a document, as :meth:`~outreach_tui.store.database.Database.watched` tells them."""

    def __init__(self) -> None:
        self._seen = sys.stderr.isatty()
        self._rows = self._told = 0

    def watch(self, rows: int) -> None:
        """Count so many more rows."""
        self._rows += rows
        if self._seen and self._rows - self._told >= _TOLD_EVERY:
            self._told = self._rows
            told = _("Writing ... {rows} records").format(rows=f"{self._rows:,}")
            click.echo(f"{_EMPTY_LINE}{told}", err=True, nl=False)

    def clear(self) -> None:
        """Leave the line empty for what is said next."""
        if self._told:
            self._told = 0
            click.echo(_EMPTY_LINE, err=True, nl=False)
