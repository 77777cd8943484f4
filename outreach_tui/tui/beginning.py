"""The beginning: the database is read while the toolkit is loaded, so that the first paint has its figures."""

from __future__ import annotations

import gc
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from outreach_tui.paths import Paths
from outreach_tui.services.board import Opening, open_on_board
from outreach_tui.services.office import Office
from outreach_tui.services.opening import local_clock, make_office
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location

#: How long the first paint waits for figures, in seconds; painting an empty frame first would take half of that.
PATIENCE = 0.1
#: What the interface ends with when the user, with no database yet, would rather look at the sample year.
SAMPLE_WANTED = 64


class Beginning:
    """An office, being opened in the background from now on."""

    def __init__(self, office: Office) -> None:
        self.office = office
        executor = ThreadPoolExecutor(1, "beginning")
        self._opening: Future[Opening] | None = executor.submit(open_on_board, office)
        executor.shutdown(wait=False)

    def in_time(self) -> Opening | None:
        """Return what there is to show, if it is there in time for the first paint."""
        assert self._opening is not None
        with suppress(Exception):  # whatever it is, whoever asks for the result is told
            return self._opening.result(PATIENCE)
        return None

    def result(self) -> Opening:
        """Return what there is to show, once it is there; asked again, open the office anew.

        Raises what opening it does.
        """
        opening, self._opening = self._opening, None
        return opening.result() if opening else open_on_board(self.office)


def run(
    location: Location | None,
    settings: Settings,
    paths: Paths,
    *,
    demo: bool = False,
    subdistrict: str | None = None,
) -> int:
    """Run the interface on a database (``None``: the user's own) until the user leaves; return the exit code.

    ``subdistrict`` names one where the database has several.

    ``demo`` says on screen that the data is a throw-away sample. What nobody foresaw is raised once the
    terminal is itself again, for the caller to log and to put into one sentence.
    """
    place = location or Location(path=paths.database)
    beginning = Beginning(make_office(place, lambda: paths, local_clock, settings.recorder, subdistrict))
    gc.disable()  # nothing that is loaded now is garbage; looking for it takes a twentieth of the start
    from outreach_tui.tui.app import OutreachApp

    gc.freeze()
    gc.enable()
    app = OutreachApp(place, settings, paths, demo=demo, beginning=beginning)
    try:
        code = app.run()
    finally:
        beginning.office.database.close()
    if app.failure is not None:
        raise app.failure
    return code or 0
