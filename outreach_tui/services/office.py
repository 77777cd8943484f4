"""The open office: one database, whose it is, who works in it, and what day it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from string import hexdigits
from typing import TYPE_CHECKING, TypeVar

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, refuse
from outreach_tui.domain.records import Community, Event, Material, Subdistrict
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.store.database import Database
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import office as office_reads

if TYPE_CHECKING:
    from outreach_tui.domain.findings import Known
    from outreach_tui.store.writer import Writer

T = TypeVar("T")
Named = TypeVar("Named", Community, Material)

#: The verb that writes the subdistrict itself.
BEGINNING = "init"


@dataclass(frozen=True, eq=False, repr=False)
class Office(Value):
    """What every service works with; nothing in it is global.

    ``clock`` returns the present moment with its zone, ``actor`` names who works, ``attachments`` is the
    folder that files are copied into.
    """

    database: Database
    clock: Callable[[], datetime]
    actor: str
    attachments: Path
    #: Whether numbers that point to a person may stay in free texts: for what is written down on purpose.
    keep_numbers: bool = False

    @property
    def today(self) -> date:
        """The day it is for the user."""
        return self.clock().date()

    def subdistrict(self, reader: Reader | None = None) -> Subdistrict:
        """Return the subdistrict; refuse when none was set up."""
        if reader is None:
            with self.database.reading() as own:
                return self.subdistrict(own)
        found = office_reads.subdistrict(reader)
        if found is None:
            raise refuse("no_subdistrict", "db", self.database.location.shown)
        return found

    def known(self, reader: Reader | None = None) -> Known:
        """Return what drafts are checked against."""
        from outreach_tui.domain.findings import Known  # 10 ms, which figures need not wait for

        if reader is not None:
            communities, materials = office_reads.communities(reader), office_reads.materials(reader)
            return Known(communities, materials, self.today, self.keep_numbers)
        with self.database.reading() as own:
            return self.known(own)

    def write(self, verb: str, work: Callable[[Writer], T]) -> T:
        """Run one verb in one transaction; refuse before there is a subdistrict, but for the verb that begins it."""
        from outreach_tui.store.writer import Action

        if not self.database.office and verb != BEGINNING:
            raise refuse("no_subdistrict", "db", self.database.location.shown)
        return self.database.write(Action(verb, self.actor, self.clock()), work)

    def event(self, reference: str) -> Event:
        """Return the event that a number such as ``2019-017`` means; refuse when there is none."""
        from outreach_tui.store.reads import events as event_reads  # 6 ms, which figures need not wait for

        with self.database.reading() as reader:
            event_id = event_reads.find_event_id(reader, reference)
            found = event_reads.read_event(reader, event_id) if event_id else None
        if found is None:
            raise refuse("unknown_event", "event", reference)
        return found

    def community(self, name: str) -> Community:
        """Return the community a name or an id means; refuse, with the nearest names, when there is none."""
        known = self.known()
        return known.community(name) or _with_id("community", name, known.communities)

    def material(self, name: str) -> Material:
        """Return the catalogue entry a name or an id means; refuse, with the nearest names, when there is none."""
        known = self.known()
        return known.material(name) or _with_id("material", name, known.materials)

    def id_ending(self, kind: str, reference: str, find: Callable[[Reader, str], list[RecordId]]) -> RecordId:
        """Return the id of a ``kind`` of record that ends as ``reference`` does, as lists show it.

        ``find`` looks ids up by their last hexadecimal digits. Refuses with ``unknown_...`` when none ends so, with
        ``ambiguous_...`` when several do.
        """
        ending = reference.strip().lower()
        found: list[RecordId] = []
        if ending and not set(ending) - set(hexdigits):
            with self.database.reading() as reader:
                found = find(reader, ending)
        if len(found) != 1:
            raise refuse(f"{'ambiguous' if found else 'unknown'}_{kind}", kind, reference)
        return found[0]


def _with_id(kind: str, name: str, known: Sequence[Named]) -> Named:
    """Return the record whose id was given in place of a name; refuse when there is none."""
    found = next((one for one in known if one.id == name), None)
    if found is not None:
        return found
    if len(name) == 32 and not set(name) - set("0123456789abcdef"):
        raise refuse("gone", kind, name)
    near = nearest(name, [one.name for one in known])
    raise Refused(Problem(f"unknown_{kind}", kind, name, suggestions=near))


def community_ids(known: Known) -> dict[str, RecordId]:
    """Return the id of every community by name."""
    return {community.name: community.id for community in known.communities}


def material_ids(known: Known) -> dict[str, RecordId]:
    """Return the id of every catalogue entry by name."""
    return {material.name: material.id for material in known.materials}
