"""The program as a library: open a database, log, count, write a summary.

What is named here stays as it is between versions; ``docs/api.md`` shows it at work. Everything it returns is a frozen
record of :mod:`outreach_tui.domain`. What cannot be done raises :class:`Refused`, whose ``problems`` are values;
:func:`sentence` puts one into words.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from outreach_tui import i18n
from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    EventDraft,
    MaterialDraft,
    MaterialLine,
)
from outreach_tui.domain.figures import Basis, Dimension, Tally
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind, Outcome, Status
from outreach_tui.paths import user_paths
from outreach_tui.services.communities import Communities
from outreach_tui.services.listing import Listing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.opening import local_clock, locate_database, make_office
from outreach_tui.services.planning import Planning, calendar_plan
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.wording.problems import sentence

__all__ = [
    "Basis",
    "Category",
    "Communities",
    "CommunityDraft",
    "ConsultationDraft",
    "ConsultationLine",
    "Dimension",
    "EventDraft",
    "Form",
    "Listing",
    "Logbook",
    "MaterialDraft",
    "MaterialKind",
    "MaterialLine",
    "Month",
    "Office",
    "Outcome",
    "Period",
    "Planning",
    "Problem",
    "Refused",
    "Status",
    "Stock",
    "Tally",
    "Tallying",
    "Undoing",
    "open_office",
    "sentence",
    "set_up",
    "write_report",
]


@contextmanager
def open_office(
    database: Path | str,
    *,
    create: bool = False,
    recorder: str | None = None,
    subdistrict: str | None = None,
    clock: Callable[[], datetime] = local_clock,
) -> Iterator[Office]:
    """Open a database, a file or a ``postgresql://`` address, and close it in the end.

    ``recorder`` is the name written into records, by default that of the account. ``subdistrict`` is
    needed where the database has several. Refuses a database that is not there, unless it is to be created.
    """
    office = make_office(locate_database(str(database), user_paths), user_paths, clock, recorder, subdistrict)
    try:
        office.database.open(create=create)
        yield office
    finally:
        office.database.close()


def set_up(
    office: Office, subdistrict: str, year: int, communities: Sequence[CommunityDraft], *, report_language: str = "zh"
) -> None:
    """Begin an empty database: the subdistrict, its communities, and the plan of a year from the publicity calendar."""
    plan = [calendar_plan(month) for month in Period.of_year(year).months()]
    Communities(office).set_up(subdistrict, report_language, communities, plan)


def write_report(office: Office, period: Period, path: Path, *, language: str = "zh", force: bool = False) -> None:
    """Write the summary of a period; the suffix decides how: .docx .xlsx .html .md .json .csv .zip.

    Refuses a file that is there already, unless ``force``. The language is that of the whole process from then on.
    """
    from outreach_tui.reports.building import make_summary
    from outreach_tui.reports.model import Options
    from outreach_tui.reports.writing import check_targets, write_all
    from outreach_tui.services.summarising import open_facts

    i18n.use(language)
    check_targets([path], force=force)
    with open_facts(office, period) as facts:
        write_all(make_summary(facts, Options(language)), [path], force=force, done=lambda written: None)
