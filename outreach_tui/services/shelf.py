"""The shelf: what is on hand of each material, how that came about, and how long it will last. Only reads."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import LAST_YEAR, Month, Period
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Movement, Stock
from outreach_tui.domain.shelf import Lasting, ShelfMonth, lasting
from outreach_tui.domain.targets import asked_of_subdistrict
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.services.office import Office
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import movements as movement_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads

#: How many months of the past are shown, and how many of the plan are looked at.
MONTHS = 12
AHEAD = 24
#: Movements read at a time.
PAGE = 100


@dataclass(frozen=True)
class ShelfLine:
    """One material: its stock, twelve months of movements (the oldest first), and how long it will last."""

    stock: Stock
    months: tuple[ShelfMonth, ...]
    lasting: Lasting

    @property
    def received(self) -> int:
        """Copies received in the twelve months."""
        return sum(month.received for month in self.months)

    @property
    def handed_out(self) -> int:
        """Copies handed out in the twelve months."""
        return sum(month.handed_out for month in self.months)


@dataclass(frozen=True)
class Shelf:
    """Every material, those no longer handed out last. ``month`` is the last of the twelve months."""

    month: Month
    lines: tuple[ShelfLine, ...]
    known: Known


def read_shelf(office: Office, month: Month) -> Shelf:
    """Read the shelf as it was at the end of a month (of the current one: as it is)."""
    first = month.plus(1 - MONTHS)
    with office.database.reading() as reader:
        in_the_end = office_reads.stock(reader, (month.end - timedelta(days=1)).isoformat())
        # whatever is dated ahead is on record and counts, as it does in every other list of stock
        stocks = office_reads.stock(reader) if month == Month.of(office.today) else in_the_end
        moved = _moved(reader, first, month)
        asked = _asked(reader, month)
        known = office.known(reader)
    lines = [
        _line(stock, ended.on_hand, Period(first, month), moved[stock.material.name], asked[stock.material.name])
        for stock, ended in zip(stocks, in_the_end, strict=True)
    ]
    return Shelf(month, tuple(sorted(lines, key=lambda line: line.stock.material.retired)), known)


Moved = Mapping[Month, tuple[int, int, int]]


def _moved(reader: Reader, first: Month, last: Month) -> Mapping[str, Moved]:
    """Return received, handed out and adjusted copies by material and month."""
    moved: dict[str, dict[Month, tuple[int, int, int]]] = defaultdict(dict)
    for name, ym, *copies in movement_reads.monthly_movements(reader, first.start.isoformat(), last.end.isoformat()):
        moved[name][Month.from_ym(ym)] = (copies[0], copies[1], copies[2])
    return moved


def _asked(reader: Reader, first: Month) -> Mapping[str, Mapping[Month, int]]:
    """Return the copies the plan asks for, by material and month, from a month on."""
    last = min(first.plus(AHEAD - 1), Month(LAST_YEAR, 12))
    targets = plan_reads.read_targets(reader, Period(first, last))
    asked: dict[str, dict[Month, int]] = defaultdict(dict)
    for item, amount in asked_of_subdistrict(targets, office_reads.communities(reader)).items():
        if item.measure is Measure.COPIES:
            asked[item.material][Month.from_ym(item.ym)] = amount
    return asked


def _line(stock: Stock, in_the_end: int, period: Period, moved: Moved, asked: Mapping[Month, int]) -> ShelfLine:
    """Return a material with the months of a period; ``in_the_end`` is what was left when the last of them ended."""
    months: list[ShelfMonth] = []
    nothing = (0, 0, 0)
    left = in_the_end - sum(received - given + adjusted for received, given, adjusted in moved.values())
    for month in period.months():
        received, given, adjusted = moved.get(month, nothing)
        left += received - given + adjusted
        months.append(ShelfMonth(month, received, given, adjusted, left))
    return ShelfLine(stock, tuple(months), lasting(stock.on_hand, months, asked))


@dataclass(frozen=True)
class MovementLine:
    """A movement, and the copies on hand after it."""

    movement: Movement
    on_hand: int


@dataclass(frozen=True)
class MovementPage:
    """Movements of a material, newest first, and whether there are no more after them."""

    stock: Stock
    lines: tuple[MovementLine, ...]
    complete: bool


def read_movements(office: Office, name: str, after: MovementLine | None = None, *, limit: int = PAGE) -> MovementPage:
    """Read a page of what moved of a material, after the line given."""
    material = office.material(name)
    with office.database.reading() as reader:
        stock = next(stock for stock in office_reads.stock(reader) if stock.material.id == material.id)
        key = (after.movement.day.isoformat(), after.movement.id) if after else None
        found = movement_reads.list_movements(reader, material.id, limit=limit + 1, after=key)
    left = after.on_hand - after.movement.quantity if after else stock.on_hand
    lines: list[MovementLine] = []
    for movement in found[:limit]:
        lines.append(MovementLine(movement, left))
        left -= movement.quantity
    return MovementPage(stock, tuple(lines), len(found) <= limit)


def movement(office: Office, name: str, ending: str) -> Movement:
    """Return the movement of a material whose id ends so; refuse when there is none."""
    wanted = ending.strip().lower()
    after: MovementLine | None = None
    while wanted:
        page = read_movements(office, name, after)
        for line in page.lines:
            if line.movement.id.endswith(wanted):
                return line.movement
        if page.complete:
            break
        after = page.lines[-1]
    raise refuse("unknown_movement", "stock_entry", ending)
