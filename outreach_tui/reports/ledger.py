"""Every figure a summary may tell, with its value, its nature and its records: the same in every language.

Ids are stable: verifying a document that was sent means looking its ids up in today's ledger.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from outreach_tui.domain.figures import UNASSIGNED, Dimension, Figures, Selection, TallyRow
from outreach_tui.domain.months import Period
from outreach_tui.domain.summary import Facts, Narrowing, Query, RecordKind
from outreach_tui.domain.vocabulary import (
    FORMS,
    GROUP_OF_KIND,
    Category,
    CellState,
    Form,
    MaterialGroup,
    MaterialKind,
    Measure,
    Outcome,
)

#: Forms to which people come, so that a head-count that is missing is missed.
GATHERINGS = frozenset({Form.LECTURE, Form.BOOTH, Form.SHOW, Form.SCHOOL, Form.QUIZ, Form.TRAINING})


class Nature(Enum):
    """What a figure is, which decides how prose prints it."""

    NUMBER = "number"  #: few and checkable, such as lectures or communities: always exact
    PEOPLE = "people"  #: rounded with 余, hidden when small
    COPIES = "copies"  #: rounded with 余
    PEOPLE_EXACT = "people_exact"  #: compared with a target, hence exact; hidden when small
    SHARE = "share"  #: ``value`` of ``whole``


@dataclass(frozen=True)
class Entry:
    """One figure of the ledger; ``unit`` is its measure word, ``whole`` what a share is of.

    ``gives_away`` is a count of people that could be worked out from the figure, and so is hidden with it.
    ``among`` are counts that add up to one that is told, of which this is the one at the place ``at``.
    """

    value: int
    nature: Nature
    unit: str
    query: Query | None = None
    whole: int = 0
    gives_away: int = 0
    among: tuple[int, ...] = ()
    at: int = 0


Entries = Iterator[tuple[str, Entry]]


def make_ledger(facts: Facts) -> dict[str, Entry]:
    """Return every figure of a period by its id, zeros too."""
    return dict(
        entry
        for part in (_plan, _events, _consultations, _copies, _coverage, _targets, _year_before, _shortcomings)
        for entry in part(facts)
    )


def _number(value: int, unit: str, query: Query | None = None) -> Entry:
    return Entry(value, Nature.NUMBER, unit, query)


def _plan(facts: Facts) -> Entries:
    yield "plan.themes", _number(sum(bool(plan.theme) for plan in facts.plans), "个月")
    yield "plan.key_days", _number(len({day.name for plan in facts.plans for day in plan.key_days}), "个")
    yield "communities", _number(len(facts.communities), "个")
    yield "grids", _number(sum(community.grids for community in facts.communities), "个")
    yield "next.themes", _number(sum(bool(plan.theme) for plan in facts.next_plans), "个月")


def _events(facts: Facts) -> Entries:
    total, everything = facts.total, facts.selection

    def query(narrowing: Narrowing | None = None) -> Query:
        return Query(RecordKind.EVENTS, (everything,), narrowing)

    yield "events", _number(total.events, "场次", query())
    for row in facts.tallies[Dimension.FORM].rows:
        if row.key != UNASSIGNED:
            form = Form(row.key)
            chosen = Query(RecordKind.EVENTS, (row.selection,))
            yield f"events.{form}", _number(row.figures.events, FORMS[form].measure, chosen)
    # looking for joint events means looking at every event: not where there are none
    yield "events.joint", _number(facts.joint_events, "场", query(Narrowing.JOINT) if facts.joint_events else None)
    yield "attendance", Entry(total.attendance, Nature.PEOPLE, "人次", query(Narrowing.COUNTED))
    yield "attendance.estimated", Entry(total.attendance_estimated, Nature.PEOPLE, "人次", query(Narrowing.ESTIMATED))
    gatherings = [row for row in facts.tallies[Dimension.FORM].rows if row.key in GATHERINGS]
    yield (
        "events.attendance_unknown",
        _number(
            sum(row.figures.events_attendance_unknown for row in gatherings),
            "场",
            Query(RecordKind.EVENTS, tuple(row.selection for row in gatherings), Narrowing.UNKNOWN),
        ),
    )
    yield "laws", _number(len(laws_by_events(facts)), "部", query())
    yield "audiences", _number(len(_named(facts, Dimension.AUDIENCE)), "类", query())


def _named(facts: Facts, by: Dimension) -> list[TallyRow]:
    return [row for row in facts.tallies[by].rows if row.key != UNASSIGNED and row.figures.events]


def laws_by_events(facts: Facts) -> list[TallyRow]:
    """Return the laws that events were about, the one with most events first."""
    return sorted(_named(facts, Dimension.LAW), key=lambda row: (-row.figures.events, row.key))


def audiences_by_events(facts: Facts) -> list[TallyRow]:
    """Return the audiences that events were for, the one with most events first."""
    return sorted(_named(facts, Dimension.AUDIENCE), key=lambda row: -row.figures.events)


def _consultations(facts: Facts) -> Entries:
    total, everything = facts.total, facts.selection

    def visits(counts: tuple[int, ...], at: int, selection: Selection) -> Entry:
        chosen = Query(RecordKind.CONSULTATIONS, (selection,))
        return Entry(counts[at], Nature.PEOPLE, "人次", chosen, among=counts, at=at)

    yield "consultations", visits((total.consultations,), 0, everything)
    split = (total.consultations_at_stations, total.consultations_at_events)
    yield "consultations.stations", visits(split, 0, replace(everything, at_event=False))
    yield "consultations.events", visits(split, 1, replace(everything, at_event=True))
    for dimension in (Dimension.CATEGORY, Dimension.OUTCOME):
        rows = facts.tallies[dimension].rows
        counts = tuple(row.figures.consultations for row in rows)
        for at, row in enumerate(rows):
            yield f"consultations.{dimension}.{row.key}", visits(counts, at, row.selection)


def _copies(facts: Facts) -> Entries:
    for name, unit, rows in copies_told(facts):
        count = sum(sum(row.figures.materials.values()) for row in rows)
        query = Query(RecordKind.DISTRIBUTIONS, tuple(row.selection for row in rows))
        yield f"copies.{name}", Entry(count, Nature.COPIES, unit, query)


def copies_told(facts: Facts) -> list[tuple[str, str, list[TallyRow]]]:
    """Return what prose adds copies up in: a name, its measure word, and the materials' rows.

    Readers, leaflets and gifts are told by group and measure word, displays and what is none of these by kind and
    measure word. Measure words are never mixed.
    """
    told: dict[tuple[str, str], list[TallyRow]] = {
        (MaterialGroup.READERS, "册"): [], (MaterialGroup.LEAFLETS, "份"): [], ("banner", "条"): [],
    }  # fmt: skip
    rows = {row.key: row for row in facts.tallies[Dimension.MATERIAL].rows}
    for material in facts.materials:
        group = GROUP_OF_KIND[material.kind]
        alone = group is MaterialGroup.DISPLAYS or material.kind is MaterialKind.OTHER
        name = str(material.kind if alone else group)
        told.setdefault((name, material.measure), []).append(rows[material.name])
    return [(f"{name}.{unit}", unit, found) for (name, unit), found in told.items()]


def _coverage(facts: Facts) -> Entries:
    covered = facts.coverage
    cells = [cell for row in covered.rows for cell in row.cells]
    one_month = len(covered.months) == 1
    unit = "个月" if facts.community else "个社区" if one_month else "个社区月"
    yield "coverage.due", _number(covered.due, unit)
    done = Query(RecordKind.EVENTS, (facts.selection,))
    yield "coverage.done", _number(covered.done, "个", done)
    yield "coverage.rate", Entry(covered.done, Nature.SHARE, "", done, covered.due)
    for state in (CellState.ZERO, CellState.PLANNED, CellState.MISSING):
        yield f"coverage.{state}", _number(cells.count(state), unit)
    yield "coverage.communities", _number(sum(bool(row.done) for row in covered.rows), "个", done)
    for row in covered.rows:
        selection = replace(facts.selection, community=row.community)
        yield f"coverage.done.{row.community}", _number(row.done, "", Query(RecordKind.EVENTS, (selection,)))
        yield f"coverage.due.{row.community}", _number(row.due, "个月")


#: How many categories of consultations are told of.
MOST_CATEGORIES = 6

#: What targets ask for in prose: a name, its measure word, and its records.
TARGETED = (
    (Measure.EVENTS, "场次", RecordKind.EVENTS),
    (Measure.ATTENDANCE, "人次", RecordKind.EVENTS),
    (Measure.CONSULTATIONS, "人次", RecordKind.CONSULTATIONS),
)


def targeted(facts: Facts) -> list[str]:
    """Return what the plan has targets for, as the ids of the ledger name it: events, copies.册 …"""
    targets = facts.tallies[Dimension.MONTH].total.targets
    names = [str(measure) for measure, *_ in TARGETED if targets.amounts.get(measure)]
    return [*names, *(f"copies.{word}" for word in facts.total.materials if targets.copies.get(word))]


def _targets(facts: Facts) -> Entries:
    total = facts.tallies[Dimension.MONTH].total
    for measure, unit, kind in TARGETED:
        done = getattr(total.figures, measure.value)
        yield from _target(
            measure, done, total.targets.amounts.get(measure, 0), unit, Query(kind, (facts.selection,)),
            Nature.NUMBER if measure is Measure.EVENTS else Nature.PEOPLE_EXACT,
        )  # fmt: skip
    for word, asked in total.targets.copies.items():
        query = Query(RecordKind.DISTRIBUTIONS, (replace(facts.selection, measure=word),))
        done = total.figures.materials.get(word, 0)
        yield from _target(f"copies.{word}", done, asked, word, query, Nature.NUMBER)


def _target(name: str, done: int, asked: int, unit: str, query: Query, nature: Nature) -> Entries:
    people = done if nature is Nature.PEOPLE_EXACT else 0
    yield f"target.{name}.asked", _number(asked, unit)
    yield f"target.{name}.done", Entry(done, nature, unit, query)
    if asked:
        yield f"target.{name}.rate", Entry(done, Nature.SHARE, "", query, asked, people)
    yield f"target.{name}.short", Entry(max(asked - done, 0), Nature.NUMBER, unit, query, gives_away=people)


def compared(figures: Figures) -> Iterator[tuple[str, int, str, RecordKind, Nature]]:
    """Yield what is compared with the year before: name, count, measure word, records and nature."""
    yield "events", figures.events, "场次", RecordKind.EVENTS, Nature.NUMBER
    yield "attendance", figures.attendance, "人次", RecordKind.EVENTS, Nature.PEOPLE_EXACT
    yield "consultations", figures.consultations, "人次", RecordKind.CONSULTATIONS, Nature.PEOPLE_EXACT
    for word, count in figures.materials.items():
        yield f"copies.{word}", count, word, RecordKind.DISTRIBUTIONS, Nature.NUMBER


def _year_before(facts: Facts) -> Entries:
    if facts.previous.nothing:
        return
    before_period = Period(facts.period.first.plus(-12), facts.period.last.plus(-12))
    now = {name: count for name, count, *_ in compared(facts.total)}
    for name, before, unit, kind, nature in compared(facts.previous):
        selection = replace(facts.selection, period=before_period, measure=unit if name.startswith("copies.") else None)
        yield f"previous.{name}", Entry(before, nature, unit, Query(kind, (selection,)))
        current = Query(kind, (replace(selection, period=facts.period),))
        yield f"compared.{name}", Entry(now.get(name, 0), nature, unit, current)
        people = (before, now.get(name, 0)) if nature is Nature.PEOPLE_EXACT else ()
        small = min(filter(None, people), default=0)  # to be told from the other and the change
        yield f"change.{name}", Entry(abs(now.get(name, 0) - before), nature, unit, current, gives_away=small)


def _shortcomings(facts: Facts) -> Entries:
    yield "follow_ups.overdue", Entry(facts.overdue, Nature.PEOPLE_EXACT, "人次")
    yield "stock.below_zero", _number(sum(stock.on_hand < 0 for stock in facts.stock), "种")


def visits_told(facts: Facts, by: Dimension) -> list[TallyRow]:
    """Return the rows of consultations that are worth telling: categories from the largest, what is not
    classified last; outcomes in their order.

    Where nothing is known of any of them there are none.
    """
    rows = [row for row in facts.tallies[by].rows if row.figures.consultations]
    if by is Dimension.CATEGORY:
        # what was asked most is never what nobody said
        rows.sort(key=lambda row: (row.key == Category.UNCLASSIFIED, -row.figures.consultations))
    unknown = (Category.UNCLASSIFIED, Outcome.UNRECORDED)
    return [] if all(row.key in unknown for row in rows) else rows
