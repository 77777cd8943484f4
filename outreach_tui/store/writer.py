"""One transaction that writes: rows come in and out through it, and each change leaves its history.

A verb of the program is one :class:`Writer`: everything in it is saved or nothing is, under one action id.
A record is written only through :meth:`Writer.add`, :meth:`Writer.get` and :meth:`Writer.remove`, so that
what it was before and what it is after are always known; a flush of anything else is a mistake of ours
and stops the transaction.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, cast, event, func, inspect, or_, update
from sqlalchemy import select as select_any
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.attributes import flag_modified, set_committed_value
from sqlmodel import Session, col, select

from outreach_tui.domain.identifiers import RecordId, new_id
from outreach_tui.domain.problems import Refused, refuse
from outreach_tui.domain.roles import Member
from outreach_tui.store.columns import Identifier, UtcMoment
from outreach_tui.store.rows import Root
from outreach_tui.store.snapshots import COUNTERS, Fields, fill, snapshot
from outreach_tui.store.tables import Consultation, Dated, Distribution, Event, History, PlanMonth, Target

R = TypeVar("R", bound=Root)


@dataclass(frozen=True)
class Action:
    """What a user did: the verb, the name of who did it, as records keep it, and when (UTC)."""

    verb: str
    actor: str
    at: datetime


@dataclass
class _Tracked:
    """A record in this transaction and what it was before (``None``: new)."""

    row: Root
    before: str | None
    removed: bool = False

    @property
    def has_changed(self) -> bool:
        return self.before is None or self.removed or snapshot(self.row) != self.before


class Writer:
    """Adds, changes and removes rows of one subdistrict in one transaction.

    ``member`` is who is logged in where roles are kept: history tells that name, which the database vouches for,
    and not the one the program was told.
    """

    def __init__(self, session: Session, action: Action, office: RecordId, member: Member | None = None) -> None:
        self.session = session
        self.action = action
        self.office = office
        #: Who history says it was.
        self.actor = action.actor if member is None else member.login
        #: Whether the rows of some communities are hidden, as they are from a recorder.
        self.restricted = member is not None and member.is_recorder
        self._undoes: RecordId | None = None
        # by identity: rows compare by value, and so have no hash
        self._tracked: dict[int, _Tracked] = {}
        event.listen(session, "before_flush", self._guard)
        event.listen(session, "do_orm_execute", _forbid_bulk)

    @cached_property
    def action_id(self) -> RecordId:
        """The id of this action, greater than that of any other of the same actor, whatever the clock says.

        Undo takes back the newest by id: a clock that was put back must not make an older action the newest.
        """
        newest = self.session.exec(
            select(History.action_id)
            .where(col(History.subdistrict_id) == (self.office or None), col(History.actor) == self.actor)
            .order_by(col(History.action_id).desc())
            .limit(1)
        ).first()
        return new_id(after=newest)

    def add(self, row: R) -> R:
        """Insert a new record."""
        self._tracked[id(row)] = _Tracked(row, None)
        self.session.add(row)
        return row

    def add_first(self, row: R) -> R:
        """Insert a record that others added after it refer to: nothing else would tell them in which order."""
        self.add(row)
        self.session.flush()
        return row

    def get(self, table: type[R], record_id: RecordId, expected_version: int | None = None) -> R:
        """Return a record for changing.

        Raises a refusal: ``gone`` when it does not exist, ``stale`` when it is no longer at
        ``expected_version`` because someone changed it meanwhile (who and when is in its details).
        """
        row = self.session.get(table, record_id)
        if row is None:
            raise refuse("gone", table.__tablename__, record_id)  # type: ignore[arg-type]
        self.track(row)
        if expected_version is not None and row.version != expected_version:
            raise self.stale(row, expected_version)
        return row

    def stale(self, row: Root, seen_version: int | None = None) -> Refused:
        """Return the refusal that says who has changed a record since it was seen, when, and from what to what.

        Of an event its lines count too, of a planned month its targets.
        """
        changed = or_(col(History.record_id) == row.id, *_changes_of_parts(row))
        newest = self.session.exec(select(History).where(changed).order_by(col(History.id).desc())).first()
        by, at = (newest.actor, newest.at.isoformat()) if newest else ("", "")
        seen = self.session.exec(
            select(History.after).where(col(History.record_id) == row.id, col(History.version) == seen_version)
        ).first()
        changes = json.dumps(_differences(seen, snapshot(row)) if seen else [])
        return refuse("stale", str(row.__tablename__), row.id, now=str(row.version), by=by, at=at, changes=changes)

    def track(self, row: R) -> R:
        """Remember what a loaded record was, so that it may be changed."""
        if id(row) not in self._tracked:
            self._tracked[id(row)] = _Tracked(row, snapshot(row))
        return row

    def remove(self, row: Root) -> None:
        """Delete a record for good; its history keeps what it was."""
        self.track(row)
        self._tracked[id(row)].removed = True
        self.session.delete(row)

    def take_back(self, action_id: RecordId, verb: str) -> None:
        """Say which action this one takes back, and by what verb that is known once it is clear which one."""
        self._undoes = action_id
        self.action = replace(self.action, verb=verb)

    def bring_back(self, table: type[R], kept: Fields, last_version: int) -> R:
        """Insert a record that was removed, as a snapshot has it; its version goes on where it ended."""
        row = table(id=kept["id"], created_at=self.action.at, changed_at=self.action.at)
        fill(row, kept)
        self.add_first(row)
        version = inspect(row).mapper.local_table.c.version
        self.session.connection().execute(
            update(version.table).where(version.table.c.id == row.id).values(version=last_version + 1)
        )
        set_committed_value(row, "version", last_version + 1)
        return row

    def finish(self) -> int:
        """Flush, write the history of everything that changed, and return how many records did."""
        changed = [tracked for tracked in self._tracked.values() if tracked.has_changed]
        whole = (*self._events_of(changed), *self._months_of(changed))
        for row in (*(tracked.row for tracked in changed if tracked.before), *whole):
            row.changed_at = self.action.at
            # raises the version also when only parts changed, and within one tick of the clock
            flag_modified(row, "changed_at")
        self.session.flush()
        self.session.add_all([self._entry(tracked) for tracked in changed])
        self.session.flush()
        return len(changed)

    def _events_of(self, changed: Iterable[_Tracked]) -> Iterator[Event]:
        """Yield the events whose lines changed and that themselves did not.

        An event is edited together with its lines: whoever has it open must hear that one was added.
        """
        moved = {id(tracked.row) for tracked in changed}
        ids: set[RecordId | None] = set()
        for tracked in changed:
            if isinstance(tracked.row, Dated):
                ids |= {tracked.row.event_id, json.loads(tracked.before)["event_id"] if tracked.before else None}
        for event_id in ids - {None}:
            if self.restricted:
                self._touch(event_id)
                continue
            event = self.session.get(Event, event_id)
            if event is not None and id(event) not in moved:
                yield self.track(event)

    def _months_of(self, changed: Iterable[_Tracked]) -> Iterator[PlanMonth]:
        """Yield the planned months whose targets changed and that themselves did not: they are edited together."""
        moved = {id(tracked.row) for tracked in changed}
        targets = [tracked.row for tracked in changed if isinstance(tracked.row, Target)]
        if not targets:
            return
        months = select(PlanMonth).where(
            col(PlanMonth.subdistrict_id) == self.office, col(PlanMonth.ym).in_({target.ym for target in targets})
        )
        for month in self.session.exec(months).all():
            if id(month) not in moved:
                yield self.track(month)

    def _touch(self, event_id: RecordId | None) -> None:
        """Raise the version of an event that may also be others', and so is not to be written by whoever adds to it."""
        if all(tracked.row.id != event_id or not tracked.has_changed for tracked in self._tracked.values()):
            self.session.connection().execute(
                select_any(func.outreach_access.touch(cast(event_id, Identifier), cast(self.action.at, UtcMoment)))
            )

    def _entry(self, tracked: _Tracked) -> History:
        row = tracked.row
        return History(
            id=new_id(),
            subdistrict_id=self.office or None,
            action_id=self.action_id,
            at=self.action.at,
            actor=self.actor,
            verb=self.action.verb,
            undoes=self._undoes,
            record_table=str(row.__tablename__),
            record_id=row.id,
            version=row.version,
            before=tracked.before,
            after=None if tracked.removed else snapshot(row),
        )

    def leave_mark(self, told: Mapping[str, int] | None = None) -> None:
        """Write into history that something was done to the whole office, with counts of what it did."""
        self.session.add(
            History(
                id=new_id(), subdistrict_id=self.office, action_id=self.action_id, at=self.action.at,
                actor=self.actor, verb=self.action.verb, record_table="subdistrict", record_id=self.office,
                version=0, after=json.dumps(dict(told), sort_keys=True) if told else None,
            )
        )  # fmt: skip

    def stamp(self, record_id: RecordId | None = None) -> dict[str, Any]:
        """Return what every new record starts with; its id is a new one unless the caller made one already."""
        return {"id": record_id or new_id(), "created_at": self.action.at, "changed_at": self.action.at}

    def _guard(self, session: Session, _context: object, _instances: object) -> None:
        for row in (*session.new, *session.dirty, *session.deleted):
            if isinstance(row, Root) and id(row) not in self._tracked:
                raise RuntimeError(f"{type(row).__name__} written around its history")


def _changes_of_parts(row: Root) -> Iterator[ColumnElement[bool]]:
    """Yield what tells the history of records that are edited together with another one."""
    match row:
        case Event():
            for table in (Consultation, Distribution):
                yield col(History.record_id).in_(select(table.id).where(col(table.event_id) == row.id))
        case PlanMonth():  # a target that was taken out is in history only
            told = func.coalesce(col(History.after), col(History.before))
            yield and_(
                col(History.subdistrict_id) == row.subdistrict_id,
                col(History.record_table) == str(Target.__tablename__),
                told.contains(f'"ym": {row.ym}'),
            )


def _differences(seen: str, now: str) -> list[tuple[str, Any, Any]]:
    """Return the fields in which two snapshots differ, with what they were and what they are."""
    old, new = json.loads(seen), json.loads(now)
    return [(name, old.get(name), new[name]) for name in new if name not in COUNTERS and old.get(name) != new[name]]


def _forbid_bulk(state: ORMExecuteState) -> None:
    """Bulk statements would bypass versions and history."""
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("bulk statements leave no history")
