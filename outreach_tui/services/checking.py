"""The doctor: named checks of everything on record, each with what it found.

A finding is *wrong* or a *note*. A note is something to know that needs no repair, such as a target not reached.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import combinations

from outreach_tui.domain.figures import Basis, Dimension
from outreach_tui.domain.laws import find_law, in_force
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.naming import folded
from outreach_tui.domain.privacy import find, masked_at
from outreach_tui.domain.problems import DatabaseProblem, Problem, Refused, Severity
from outreach_tui.domain.vocabulary import Measure, Standing
from outreach_tui.services.backups import folder_of, list_backups
from outreach_tui.services.contents import contents_of
from outreach_tui.services.office import Office
from outreach_tui.services.saved import shortages
from outreach_tui.services.tallying import count_tally
from outreach_tui.store.backup import LARGEST_LOOKED_OVER, integrity_of
from outreach_tui.store.drives import is_remote
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import checks as reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads.contacts import list_contacts

#: The first five-year plan of legal education began in 1986; nothing on record is older.
EARLIEST = date(1986, 1, 1)
#: Further ahead than this nobody plans, in days.
FURTHEST_AHEAD = 3 * 366
#: A record that serves a month so many months away from its date was surely dated wrongly.
FURTHEST_MONTH = 6
#: A backup older than this, in days, is told of.
OLDEST_BACKUP = 8


@dataclass(frozen=True)
class Check:
    """A named check and what it found; ``ok`` when nothing is wrong, whatever there is to note."""

    name: str
    findings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return all(map(_is_note, self.findings))


def check_all(office: Office, settings: Callable[[], object]) -> list[Check]:
    """Run every check. ``settings`` reads the settings, or refuses.

    Raises :class:`DatabaseProblem` only when the database cannot be opened at all.
    """
    return [check for _name, check in check_in_turn(office, settings) if check is not None]


def check_in_turn(office: Office, settings: Callable[[], object]) -> Iterator[tuple[str, Check | None]]:
    """Run every check, one after the other: each is named before it is run, and yielded with what it found."""
    office.subdistrict()
    every: dict[str, Callable[[Office], Iterator[Problem]]] = {
        **CHECKS,
        "settings": partial(_settings, settings=settings),
    }
    for name, check in every.items():
        yield name, None
        yield name, Check(name, tuple(sorted(check(office), key=_is_note)))


def _is_note(finding: Problem) -> bool:
    return finding.severity is Severity.NOTE


def quick_verdict(office: Office) -> tuple[Problem, ...]:
    """Return what is wrong with the database file itself: for a look in the background at every start.

    Nothing is said of a file that is too large for that: going through it would keep the disk busy for minutes.
    """
    path = office.database.location.path
    try:
        if path is not None and path.stat().st_size > LARGEST_LOOKED_OVER:
            return ()
        return tuple(_integrity(office))
    except DatabaseProblem as problem:
        return tuple(problem.problems)
    except OSError:  # gone: whoever reads next says so
        return ()


def _found(code: str, field: str, value: str = "", severity: Severity = Severity.DOUBT, **details: str) -> Problem:
    return Problem(code, field, value, severity, details=details)


def _integrity(office: Office) -> Iterator[Problem]:
    path = office.database.location.path
    for fault in integrity_of(path) if path is not None else ():
        yield _found("database_damaged", "db", str(path), Severity.ERROR, reason=fault)


def _foreign_keys(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for broken in reads.broken_references(reader):
            yield _found("check_reference", "db", broken, Severity.ERROR)


def _orphans(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for event in reads.events_without_community(reader):
            yield _found("check_no_community", event.kind, event.name)
        for line in reads.lines_of_deleted_events(reader):
            yield _found("check_of_deleted_event", line.kind, line.name, number=line.found)
        known = [digest for _, _, digest in reads.attachments(reader)]
    if stray := contents_of(office).stray(known):
        where = office.database.location
        place = where.shown if where.is_postgres else str(office.attachments)
        yield _found("check_stray_files", "attachment", place, Severity.NOTE, count=str(len(stray)))


def _duplicates(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for number, other in reads.same_events(reader):
            yield _found("check_same_event", "event", number, other=other)
        known = {
            "community": [community.name for community in office_reads.communities(reader)],
            "material": [material.name for material in office_reads.materials(reader)],
        }
    for field, names in known.items():
        for one, other in combinations(names, 2):
            if folded(one) == folded(other):
                yield _found("check_same_name", field, one, other=other)


def _dates(office: Office) -> Iterator[Problem]:
    today = office.today
    with office.database.reading() as reader:
        for record, day, standing in reads.days(reader):
            served = Month.from_ym(int(record.found))
            apart = abs((served.year - day.year) * 12 + served.number - day.month)
            if day < EARLIEST or day > today + timedelta(days=FURTHEST_AHEAD):
                yield _found("check_date", record.kind, record.name, day=day.isoformat())
            elif standing == Standing.DONE and day > today:
                yield _found("check_done_in_future", record.kind, record.name, day=day.isoformat())
            elif apart > FURTHEST_MONTH:
                yield _found("check_month", record.kind, record.name, day=day.isoformat(), month=str(served))


def _stock(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        stocks = office_reads.stock(reader)
    for problem in shortages(stocks, {stock.material.name for stock in stocks}):
        yield Problem(problem.code, problem.field, problem.value, Severity.DOUBT, details=problem.details)


def _laws(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for number, day, name in reads.laws_of_events(reader):
            law = find_law(name)
            if law is not None and not in_force(law, day):
                yield _found("check_law", "event", number, law=law.name, day=day.isoformat())


def _communities(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for record, day in reads.out_of_their_time(reader):
            yield _found("check_community", record.kind, record.name, community=record.found, day=day.isoformat())


def _totals(office: Office) -> Iterator[Problem]:
    with office.database.reading() as reader:
        for record in reads.miscounted(reader):
            yield _found("check_miscounted", record.kind, record.name, Severity.ERROR)
        for year in reads.years(reader):
            yield from _year_against_plan(reader, year, office.today)


def _year_against_plan(reader: Reader, year: int, today: date) -> Iterator[Problem]:
    """Yield whatever does not add up in a year: months against the whole, and what was done against targets."""
    period = Period.of_year(year)
    by_month = count_tally(reader, period, Dimension.MONTH, Basis.PLAN)
    total, summed = by_month.total.figures, by_month.sum_of_rows
    if (total.events, total.consultations, total.materials) != (summed.events, summed.consultations, summed.materials):
        yield _found("check_year", "year", str(year), Severity.ERROR)
    for row in count_tally(reader, period, Dimension.PLAN, Basis.PLAN).rows:
        if row.selection.period.last >= Month.of(today):
            continue
        asked = [(measure, "", amount) for measure, amount in row.targets.amounts.items()]
        asked += [(Measure.COPIES, word, amount) for word, amount in row.targets.copies.items()]
        for measure, word, amount in asked:
            if (done := row.figures.of(measure, word)) < amount:
                yield _found("check_target", "target", row.key, Severity.NOTE, done=str(done), amount=str(amount))


def _attachments(office: Office) -> Iterator[Problem]:
    contents = contents_of(office)
    with office.database.reading() as reader:
        kept = list(reads.attachments(reader))
    for number, name, digest in kept:
        if not contents.is_whole(digest):
            yield _found("check_attachment", "attachment", name, Severity.ERROR, number=number)


def _privacy(office: Office) -> Iterator[Problem]:
    """Yield numbers kept in texts, which is allowed, and contacts kept for longer than was said, which is not."""
    with office.database.reading() as reader:
        for record in reads.free_texts(reader):
            for span in find(record.found):
                number = masked_at(record.found, (span,))[span.start : span.end]
                yield _found("check_number", record.kind, record.name, Severity.NOTE, number=number)
        member = office.database.member
        if member is not None and member.only_reads:
            return  # who sees no contacts cannot tell how long they are kept
        for contact in list_contacts(reader, before=office.today.isoformat()):
            until = contact.keep_until.isoformat()
            yield _found("check_contact", "consultation", contact.consultation_id[-8:], until=until)


def _roles(office: Office) -> Iterator[Problem]:
    """Yield what decides who may do what and is not as it should be; only the owner of a server's database can tell."""
    database = office.database
    if database.location.is_postgres and database.member is None:
        from outreach_tui.store.sharing.catalogue import astray

        for name in astray(database.location):
            yield _found("check_roles", "db", name, Severity.ERROR)


def _backups(office: Office) -> Iterator[Problem]:
    path = office.database.location.path
    if path is None:
        return
    backups = list_backups(folder_of(path))
    if not backups:
        yield _found("check_no_backup", "backup", "", Severity.NOTE)
    elif (age := (office.clock() - backups[0].at).days) > OLDEST_BACKUP:
        yield _found("check_old_backup", "backup", str(backups[0].path), Severity.NOTE, days=str(age))


def _settings(office: Office, settings: Callable[[], object]) -> Iterator[Problem]:
    try:
        settings()
    except Refused as refused:
        yield from refused.problems
    path = office.database.location.path
    if path is not None and is_remote(path):
        yield _found("check_network_drive", "db", str(path), Severity.NOTE)
    if path is not None and os.name == "posix" and path.stat().st_mode & 0o077:
        yield _found("check_open_to_others", "db", str(path))


#: Every check of the records, by the name it is known under.
CHECKS: dict[str, Callable[[Office], Iterator[Problem]]] = {
    "integrity": _integrity,
    "foreign_keys": _foreign_keys,
    "orphans": _orphans,
    "duplicates": _duplicates,
    "dates": _dates,
    "stock": _stock,
    "laws": _laws,
    "communities": _communities,
    "totals": _totals,
    "attachments": _attachments,
    "privacy": _privacy,
    "backups": _backups,
    "roles": _roles,
}
