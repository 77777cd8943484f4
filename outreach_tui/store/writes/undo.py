"""Taking an action back, record by record, from the snapshots that history keeps.

What takes back is an action like any other, with a history of its own. Doing again is taking back what took back.
"""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from outreach_tui.domain.history import FINAL_VERBS, Way, record_name, way_of
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import Refused, refuse
from outreach_tui.store.rows import Root
from outreach_tui.store.snapshots import Fields, fill, same_content
from outreach_tui.store.tables import (
    Attachment,
    Community,
    Consultation,
    Contact,
    Dated,
    Distribution,
    Event,
    History,
    Material,
    PlanMonth,
    StockEntry,
    Subdistrict,
    Target,
    ZeroReport,
)
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes.events import count_with, lines_of

#: Every kind of record, those first that others refer to.
RECORDS: tuple[type[Root], ...] = (
    Subdistrict,
    Community,
    Material,
    PlanMonth,
    Target,
    Event,
    Consultation,
    Distribution,
    StockEntry,
    ZeroReport,
    Attachment,
    Contact,
)

#: How many actions are looked through at a time.
_PAGE = 200

_Done = tuple[RecordId, str, RecordId | None]


def undo_last(writer: Writer) -> RecordId:
    """Take back the actor's newest action that still holds; return its id."""
    return _take_back(writer, _to_undo(writer))


def redo_last(writer: Writer) -> RecordId:
    """Do again what the actor took back last; return the id of the action that had taken it back."""
    return _take_back(writer, _to_redo(writer))


def _to_undo(writer: Writer) -> _Done:
    taken_back: set[RecordId | None] = set()
    for action in _own_actions(writer):
        action_id, verb, undoes = action
        way, done = way_of(verb)
        if done in FINAL_VERBS:
            break
        if way is not Way.UNDO and action_id not in taken_back:
            if _purged_since(writer, action_id):
                break
            return action
        taken_back.add(undoes)
    raise refuse("nothing_to_undo")


def _to_redo(writer: Writer) -> _Done:
    """Return what took back last; whoever does something new has nothing left to do again."""
    done_again: set[RecordId | None] = set()
    for action in _own_actions(writer):
        action_id, verb, undoes = action
        way, _ = way_of(verb)
        if way is Way.DO:
            break
        if way is Way.UNDO and action_id not in done_again:
            if _purged_since(writer, action_id):
                break
            return action
        done_again.add(undoes)
    raise refuse("nothing_to_redo")


def _purged_since(writer: Writer, action_id: RecordId) -> bool:
    """Tell whether anyone removed personal data since: what history keeps of an earlier action is no longer whole."""
    found = writer.session.exec(
        select(History.id).where(
            col(History.subdistrict_id) == writer.office,
            col(History.action_id) > action_id,
            col(History.verb) == "purge",
            col(History.record_table) == "subdistrict",  # about which a server lets coordinators alone write
        )
    ).first()
    return found is not None


def _own_actions(writer: Writer) -> Iterator[_Done]:
    """Yield the actions of the actor, the newest first."""
    statement = (
        select(History.action_id, History.verb, History.undoes)
        .where(col(History.subdistrict_id) == writer.office, col(History.actor) == writer.actor)
        .distinct()
        .order_by(col(History.action_id).desc())
        .limit(_PAGE)
    )
    page: Sequence[_Done] = writer.session.exec(statement).all()
    while page:
        yield from page
        page = writer.session.exec(statement.where(col(History.action_id) < page[-1][0])).all()


def _take_back(writer: Writer, action: _Done) -> RecordId:
    action_id, verb, _ = action
    way, done = way_of(verb)
    writer.take_back(action_id, f"{Way.REDO if way is Way.UNDO else Way.UNDO} {done}")
    entries = writer.session.exec(
        select(History)
        .where(col(History.subdistrict_id) == writer.office, col(History.action_id) == action_id)
        .order_by(col(History.id))
    ).all()
    rows = {entry.record_id: _untouched_since(writer, entry) for entry in entries}
    kind, name = entries[0].record_table, _name(entries[0])
    try:
        _restore(writer, entries, rows)
    except IntegrityError as error:
        # a name or a number was taken since, or other records refer to one that would go
        raise refuse("undo_blocked", kind, name) from error
    return action_id


def _fields(text: str | None) -> Fields:
    fields: Fields = json.loads(text or "{}")
    return fields


def _name(entry: History) -> str:
    return record_name(entry.record_table, _fields(entry.after or entry.before))


def _table(entry: History) -> type[Root]:
    return next(table for table in RECORDS if table.__tablename__ == entry.record_table)


def _untouched_since(writer: Writer, entry: History) -> Root | None:
    """Return the record of a change as it is now; refuse when it is not what the change made of it."""
    row = writer.session.get(_table(entry), entry.record_id)
    if entry.after is None:
        if row is not None:
            raise _changed_since(writer, entry)
        return None
    if row is None or not same_content(row, _fields(entry.after)):
        raise _changed_since(writer, entry)
    return writer.track(row)


def _changed_since(writer: Writer, entry: History) -> Refused:
    newest = writer.session.exec(
        select(History)
        .where(col(History.record_id) == entry.record_id, col(History.action_id) != entry.action_id)
        .order_by(col(History.id).desc())
    ).first()
    return refuse(
        "undo_changed_since",
        entry.record_table,
        _name(entry),
        by=newest.actor if newest else "",
        at=newest.at.isoformat() if newest else "",
    )


def _restore(writer: Writer, entries: Sequence[History], rows: dict[RecordId, Root | None]) -> None:
    """Make the records what they were: first what others refer to comes back, last of all it goes."""
    restored: list[Root] = []
    for entry in sorted(entries, key=lambda entry: RECORDS.index(_table(entry))):
        row = rows[entry.record_id]
        if entry.before is None:
            continue
        if row is None:
            row = writer.bring_back(_table(entry), _fields(entry.before), entry.version)
        else:
            fill(row, _fields(entry.before))
        restored.append(row)
    writer.session.flush()
    going = [row for entry in entries if entry.before is None and (row := rows[entry.record_id]) is not None]
    for row in sorted(going, key=lambda row: RECORDS.index(type(row)), reverse=True):
        writer.remove(row)
        writer.session.flush()
    _settle(writer, restored)


def _settle(writer: Writer, restored: Sequence[Root]) -> None:
    """Let lines count with their events again: others may have changed the one or the other since."""
    for row in restored:
        if isinstance(row, Event):
            for line in lines_of(writer, row.id):
                count_with(line, row)
        elif isinstance(row, Dated) and row.event_id is not None:
            count_with(row, writer.get(Event, row.event_id))
