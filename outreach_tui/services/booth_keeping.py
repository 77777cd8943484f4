"""Counting at the street table: one call is one consultation or one handful of copies, and it is on disk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from outreach_tui.domain.drafts import BoothCount, ConsultationDraft, DistributionDraft, EventDraft
from outreach_tui.domain.findings import MOST_COPIES, Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, refuse
from outreach_tui.domain.records import Event, Material
from outreach_tui.domain.vocabulary import Category, Form, Status
from outreach_tui.services.booth import Entry
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office, community_ids
from outreach_tui.services.saved import Saved, shortages
from outreach_tui.services.stock import Stock
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes import booth as booth_writes
from outreach_tui.store.writes import lines as line_writes


@dataclass(frozen=True)
class Difference:
    """What closing a booth found of one material: copies counted beside copies tallied while it was open."""

    material: Material
    count: BoothCount
    tallied: int

    @property
    def missing(self) -> int:
        """Copies handed out that nobody tallied; negative when more were tallied than left the table."""
        return self.count.handed_out - self.tallied


@dataclass(frozen=True)
class Seat:
    """A booth one sits at: the event, and the day and community its entries go under."""

    event_id: RecordId
    number: str
    day: date
    community_id: RecordId | None


class BoothKeeping:
    """Writes what happens at a booth. Every method returns once it is safely on disk, or refuses.

    Entries may be given an id made beforehand: asked again with the same id, nothing is saved twice.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def begin(self, title: str, community: str = "", day: date | None = None, *, insist: bool = False) -> Saved:
        """Log a booth of today or another day, for one community or else for the whole subdistrict."""
        draft = EventDraft(
            day or self._office.today,
            Form.BOOTH,
            title,
            (community,) if community else (),
            whole_subdistrict=not community,
        )
        return Logbook(self._office).add_event(draft, insist=insist)

    def sit_at(self, reference: str) -> Seat:
        """Sit at a booth; one that was only planned is held from now on."""
        event = self._office.event(reference)
        if event.deleted:
            raise refuse("deleted", "event", event.number)
        if event.form is not Form.BOOTH:
            raise refuse("no_booth", "event", event.number)
        if event.status is not Status.HELD:
            held = replace(EventDraft.of(event), status=Status.HELD)
            Logbook(self._office).change_event(event.id, held, version=event.version, insist=True)
        return self._seat(event)

    def _seat(self, event: Event) -> Seat:
        today = self._office.today
        day = today if event.day_end and event.day <= today <= event.day_end else event.day
        only = event.communities[0] if len(event.communities) == 1 else ""
        return Seat(event.id, event.number, day, community_ids(self._office.known()).get(only))

    def consult(self, seat: Seat, category: Category, record_id: RecordId | None = None) -> RecordId:
        """Save one consultation."""
        draft = ConsultationDraft(seat.day, category)
        return self._office.write(
            "consultation.add",
            lambda writer: line_writes.add_consultation(writer, draft, seat.community_id, seat.event_id, record_id),
        )

    def hand_out(
        self, seat: Seat, material: Material, quantity: int = 1, record_id: RecordId | None = None
    ) -> RecordId:
        """Save copies handed out; more than there are on hand is no obstacle (domain rule §3.8)."""
        if not 1 <= quantity <= MOST_COPIES:
            raise refuse("number_range", "quantity", str(quantity), least="1", most=str(MOST_COPIES))
        draft = DistributionDraft(material.name, quantity, seat.day)
        return self._office.write(
            "material.give",
            lambda writer: line_writes.add_distribution(
                writer, draft, material.id, seat.community_id, seat.event_id, record_id
            ),
        )

    def newest(self, seat: Seat) -> Entry | None:
        """Return the entry that was made last at a booth, by whomever."""
        with self._office.database.reading() as reader:
            found = line_reads.newest_of_event(reader, seat.event_id, 1)
        return found[0] if found else None

    def take_back(self, entry_id: RecordId) -> None:
        """Take one entry of a booth, consultation or copies, out of all figures."""
        with self._office.database.reading() as reader:
            is_consultation = line_reads.find_consultation(reader, entry_id) is not None
        if is_consultation:
            Logbook(self._office).delete_consultation(entry_id)
        else:
            Stock(self._office).take_back_distribution(entry_id)

    def differences(self, reference: str, counts: Sequence[BoothCount]) -> list[Difference]:
        """Return what counting found beside what was tallied; refuse counts that cannot be."""
        event = self._office.event(reference)
        return _differences(event, self._office.known(), counts)

    def close(
        self,
        reference: str,
        counts: Sequence[BoothCount],
        *,
        corrected: bool = True,
        seen: Mapping[str, tuple[int | None, int | None]] | None = None,
    ) -> Saved:
        """Save what was taken out and brought back of each material, in one step.

        With ``corrected`` what was handed out is what did not come back, whatever was tallied; otherwise
        the tally stays as it is and the counts stand beside it. ``seen`` has by the name of the material what was
        counted before; when someone else has counted since, it is refused as ``stale``.
        """
        event = self._office.event(reference)
        found = _differences(event, self._office.known(), counts)
        seat = self._seat(event)

        def work(writer: Writer) -> None:
            for difference in found:
                booth_writes.settle_copies(
                    writer, event.id, seat.day, difference.count, difference.material.id, seat.community_id,
                    corrected=corrected, seen=(seen or {}).get(difference.material.name),
                )  # fmt: skip

        self._office.write("booth.close", work)
        names = {one.material.name for one in found}
        with self._office.database.reading() as reader:
            return Saved(event.id, event.number, shortages(office_reads.stock(reader, of=names), names))


def _differences(event: Event, known: Known, counts: Sequence[BoothCount]) -> list[Difference]:
    problems: list[Problem] = []
    found: list[Difference] = []
    for count in counts:
        material = known.material(count.material)
        if material is None:
            names = [material.name for material in known.materials]
            problems.append(
                Problem("unknown_material", "material", count.material, suggestions=nearest(count.material, names))
            )
            continue
        problems += _wrong_counts(count)
        tallied = sum(line.quantity for line in event.materials if line.material == material.name)
        found.append(Difference(material, replace(count, material=material.name), tallied))
    if problems:
        raise Refused(*problems)
    return found


def _wrong_counts(count: BoothCount) -> list[Problem]:
    limits = {"least": "0", "most": str(MOST_COPIES)}
    for field, number in (("taken_out", count.taken_out), ("brought_back", count.brought_back)):
        if not 0 <= number <= MOST_COPIES:
            return [Problem("number_range", field, str(number), details=limits)]
    if count.handed_out < 0:
        details = {"taken": str(count.taken_out), "back": str(count.brought_back)}
        return [Problem("back_beyond_taken", "brought_back", count.material, details=details)]
    return []
