"""The month board: one month's figures against the plan, where the year stands, and what is to do. Only reads."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from outreach_tui.domain.figures import Coverage, Dimension, Selection, Tally, TallyRow
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Community, Consultation, EventLine, PlanMonth, Stock, Target
from outreach_tui.domain.targets import add_up, asked_of_community, asked_of_subdistrict
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.domain.vocabulary import CellState, Measure
from outreach_tui.services.covering import count_coverage
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying, count_tally
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads

#: The measure words that have a card of their own, in this order; others follow when there are fewer.
CARD_MEASURES = ("册", "份")
CARDS_OF_COPIES = 2
#: The size of a file, in bytes, from which counting its year takes longer than anyone should wait for the first board.
LARGE = 256 * 2**20
#: As many events of a community in a month as the board tells apart.
MANY = 99
#: How many of the month's events the board lists, the newest first.
NEWEST = 30


@dataclass(frozen=True, eq=False, repr=False)
class Card(Value):
    """One figure of the month, its target (``None``: none set), and the twelve months of its year, once counted.

    ``measure`` says what is counted; for copies ``word`` is their measure word. ``estimated`` is the part of
    ``value`` that is estimated.
    """

    measure: Measure
    value: int
    target: int | None
    series: tuple[int, ...]
    selection: Selection
    word: str = ""
    estimated: int = 0


class TodoKind(StrEnum):
    """Why something is on the to-do list."""

    NO_PLAN = "no_plan"
    COMMUNITY_BEHIND = "community_behind"
    FOLLOW_UP_DUE = "follow_up_due"
    STOCK_BELOW_ZERO = "stock_below_zero"
    STOCK_SHORT = "stock_short"


@dataclass(frozen=True, eq=False, repr=False)
class Todo(Value):
    """One thing to do. ``name`` is whom or what it is about, the numbers are what its sentence needs.

    ``have`` and ``want`` are events and a target (community behind), visits (follow-up due), or copies on
    hand and copies planned for the month (stock); ``word`` is the measure word of copies.
    """

    kind: TodoKind
    name: str = ""
    have: int = 0
    want: int = 0
    word: str = ""
    day: date | None = None
    record_id: RecordId | None = None
    month: Month | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Board(Value):
    """Everything the month board shows, read as of one moment.

    ``whole``: with the twelve months of the year on every card, and with what there is to do about stock.
    """

    subdistrict: str
    month: Month
    plan: PlanMonth | None
    cards: tuple[Card, ...]
    coverage: Coverage
    todos: tuple[Todo, ...]
    events: tuple[EventLine, ...]
    whole: bool = True


@dataclass(frozen=True, eq=False, repr=False)
class Opening(Value):
    """What there is to show once the office is open. ``elsewhere``: its month is not the current one.

    ``mark`` is another one once the data is not what it was; nothing can be saved when it is ``read_only``.
    """

    mark: object
    read_only: bool
    elsewhere: bool
    board: Board


def open_on_board(office: Office) -> Opening:
    """Open the office's database, and read the board of the month to begin with; of a large one not yet the whole."""
    office.database.open()
    office.subdistrict()
    mark = office.database.change_mark()
    month, elsewhere = first_month(office)
    path = office.database.location.path
    whole = path is None or path.stat().st_size < LARGE
    return Opening(mark, office.database.read_only, elsewhere, read_board(office, month, whole=whole))


def read_board(office: Office, month: Month, *, whole: bool = True) -> Board:
    """Read the board of a month, as of one moment.

    One that need not be ``whole`` is read from the rows of its month, however many others there are: of what each
    community held in the other months of the year, only as many events are counted as there are told apart.
    """

    def read(reader: Reader) -> Board:
        figures = count_tally(reader, Period.of_year(month.year) if whole else Period.of_month(month), Dimension.MONTH)
        communities = office_reads.communities(reader)
        plans = plan_reads.plan_months(reader, Period(month, month.next()))
        coverage = count_coverage(reader, month.year, None if whole else _enough(plans))
        stock = tuple(_stock_todos(plans, office_reads.stock(reader), communities)) if whole else ()
        due = line_reads.follow_ups_due(reader, office.today.isoformat())
        events = event_reads.list_events(reader, Selection(Period.of_month(month), standing=None), limit=NEWEST)
        return Board(
            office.subdistrict(reader).name,
            month,
            next((plan for plan in plans if plan.month == month), None),
            tuple(_cards(figures, month)),
            coverage,
            tuple(_todos(month, plans, communities, coverage, stock, due)),
            tuple(events),
            whole,
        )

    return office.database.read(read)


def first_month(office: Office) -> tuple[Month, bool]:
    """Return the month to open on, and whether it is another one than today's.

    It is the current month, or, where there is nothing in the current year, the last month with records.
    """
    now = Month.of(office.today)
    newest = Tallying(office).last_month_with_records()
    if newest is None or newest.year >= now.year:
        return now, False
    return newest, True


def _cards(figures: Tally, month: Month) -> Iterator[Card]:
    row = next(row for row in figures.rows if row.key == str(month))
    year = figures.rows if figures.period == Period.of_year(month.year) else ()
    selection = Selection(Period.of_month(month), figures.basis)
    for measure in (Measure.EVENTS, Measure.ATTENDANCE, Measure.CONSULTATIONS):
        yield Card(
            measure,
            row.figures.of(measure),
            row.targets.amounts.get(measure),
            tuple(other.figures.of(measure) for other in year),
            selection,
            estimated=row.figures.attendance_estimated if measure is Measure.ATTENDANCE else 0,
        )
    for word in _card_words(row):
        yield Card(
            Measure.COPIES,
            row.figures.materials.get(word, 0),
            row.targets.copies.get(word),
            tuple(other.figures.materials.get(word, 0) for other in year),
            replace(selection, measure=word),
            word,
        )


def _card_words(row: TallyRow) -> Sequence[str]:
    words = [word for word in CARD_MEASURES if word in row.figures.materials]
    others = [word for word in row.figures.materials if word not in words]
    return [*words, *others][:CARDS_OF_COPIES]


def _todos(
    month: Month,
    plans: Sequence[PlanMonth],
    communities: Sequence[Community],
    coverage: Coverage,
    stock: Sequence[Todo],
    due: Sequence[Consultation],
) -> Iterator[Todo]:
    planned = {plan.month for plan in plans}
    for wanted in (month, month.next()):
        if wanted not in planned:
            yield Todo(TodoKind.NO_PLAN, month=wanted)
    for consultation in due:
        yield Todo(
            TodoKind.FOLLOW_UP_DUE,
            consultation.community,
            have=consultation.count,
            day=consultation.follow_up_on,
            record_id=consultation.id,
        )
    yield from stock
    targets = [target for plan in plans if plan.month == month for target in plan.targets]
    yield from _behind(month, targets, communities, coverage)


def _behind(
    month: Month, targets: Sequence[Target], communities: Sequence[Community], coverage: Coverage
) -> Iterator[Todo]:
    """Yield the communities that have a target they have not met, or that nobody has heard of."""
    place = month.number - 1
    named = {community.name: community for community in communities}
    for row in coverage.rows:
        held = row.events[place]
        asked = add_up(asked_of_community(targets, named[row.community]), {}).amounts.get(Measure.EVENTS, 0)
        if row.cells[place] is CellState.MISSING or (asked and 0 < held < asked):
            yield Todo(TodoKind.COMMUNITY_BEHIND, row.community, have=held, want=asked, month=month)


def _enough(plans: Sequence[PlanMonth]) -> int:
    """Return up to where events of a community in a month are counted: as far as they are shown, or asked for."""
    asked = (target.amount for plan in plans for target in plan.targets if target.measure is Measure.EVENTS)
    return max(MANY, sum(asked))


def _stock_todos(
    plans: Sequence[PlanMonth], stocks: Sequence[Stock], communities: Sequence[Community]
) -> Iterator[Todo]:
    """Yield what is owed, and what will not do for the month that asks for most of it, all communities together."""
    asked: dict[str, int] = {}
    for plan in plans:
        for item, amount in asked_of_subdistrict(plan.targets, communities).items():
            if item.measure is Measure.COPIES:
                asked[item.material] = max(asked.get(item.material, 0), amount)
    for stock in stocks:
        name, word, left = stock.material.name, stock.material.measure, stock.on_hand
        if left < 0:
            yield Todo(TodoKind.STOCK_BELOW_ZERO, name, have=left, word=word)
        elif left < asked.get(name, 0):
            yield Todo(TodoKind.STOCK_SHORT, name, have=left, want=asked[name], word=word)
