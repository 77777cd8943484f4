"""Importing files: everything in a file is saved in one transaction, or, where anything stands against it, nothing.

A dry run walks the same way and only writes nothing.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.domain.problems import Refused
from outreach_tui.intake.opening import open_source
from outreach_tui.intake.sheets import Source
from outreach_tui.services.backups import Reason
from outreach_tui.services.import_results import Options, Outcome, may_be_saved
from outreach_tui.services.import_sinks import Nothing, Saving, Sink
from outreach_tui.services.import_walk import Progress, Walk
from outreach_tui.services.office import Office

if TYPE_CHECKING:
    from outreach_tui.store.writer import Writer

VERB = "import"


class Importing:
    """Reads files into the logbook. ``progress`` is told now and then how far it is; it may raise to stop it all."""

    def __init__(self, office: Office, progress: Progress = lambda rows, total: None) -> None:
        self._office = office
        self._progress = progress

    def check(self, path: Path, options: Options) -> Outcome:
        """Return what an import of a file would do; nothing is written."""

        def work() -> Outcome:
            with closing(open_source(path, lambda: self._progress(0, 0))) as source:
                return self._walk(source, Outcome(path.name, path), options, Nothing())

        return _telling(path, work)

    def save(self, path: Path, options: Options) -> Outcome:
        """Import a file if nothing stands against it; the outcome's ``saved`` tells whether that was so.

        A SQLite file is backed up before.
        """

        def work() -> Outcome:
            # before anything is written: whoever else wants to write need not wait for a large workbook
            with closing(open_source(path, self._make_ready)) as source:
                return self._save(source, path, options)

        return _telling(path, work)

    def _make_ready(self) -> None:
        """Load what writing needs, half a second, while another process reads the workbook."""
        import outreach_tui.services.safekeeping  # noqa: F401

        self._progress(0, 0)

    def _save(self, source: Source, path: Path, options: Options) -> Outcome:
        from outreach_tui.services.safekeeping import keep_before

        def work(writer: "Writer") -> Outcome:
            outcome = self._walk(source, Outcome(path.name, path), options, Saving(writer, self._office))
            if not may_be_saved(outcome, options):
                raise _Unsaved(outcome)
            keep_before(self._office, Reason.IMPORT)  # as it is on disk: nothing of this is committed yet
            return outcome

        try:
            return replace(self._office.write(VERB, work), saved=True)
        except _Unsaved as unsaved:
            return unsaved.outcome

    def _walk(self, source: Source, outcome: Outcome, options: Options, sink: Sink) -> Outcome:
        with self._office.database.reading() as reader:
            known = self._office.known(reader)
            Walk(outcome, options, sink, known, reader, self._progress).run(source)
        sink.finish()
        return outcome


def save_each(
    office: Office, files: Mapping[Path, Options], progress: Callable[[str, int, int], None] = lambda *_told: None
) -> list[Outcome]:
    """Import several files, each as one action; return the outcomes of those before ``progress`` stopped it, if it did.

    ``progress`` is told the name of the file too. Of the file that was stopped nothing is saved.
    """
    outcomes: list[Outcome] = []
    for path, options in files.items():
        try:
            outcomes.append(Importing(office, partial(progress, path.name)).save(path, options))
        except Refused as refused:
            if not outcomes or refused.problems[0].code != "import_stopped":
                raise
            break
    return outcomes


def _telling(path: Path, work: Callable[[], Outcome]) -> Outcome:
    """Return the outcome of some work; a file that cannot be read is an outcome too."""
    try:
        return work()
    except Refused as refused:
        if refused.problems[0].field != "file":
            raise
        return Outcome(path.name, path, refused=tuple(refused.problems))


class _Unsaved(Exception):
    """Ends a transaction whose records are not to be kept."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome
