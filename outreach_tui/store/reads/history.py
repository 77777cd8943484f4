"""The history of records: who changed what, when, from what to what."""

import json
from collections.abc import Collection
from itertools import groupby

from outreach_tui.domain.history import Change, Step, way_of
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.store.reader import Reader, Row
from outreach_tui.store.reads.values import as_moment, named_ids

_CHANGE = "action_id, at, actor, verb, undoes, record_table, record_id, version, before, after"


def steps(reader: Reader, records: Collection[RecordId] | None = None, *, limit: int = 100) -> list[Step]:
    """Return actions newest first, with what they changed; of some records only, when they are named."""
    return _read(reader, records, "", {"limit": limit})


def step(reader: Reader, action_id: RecordId) -> Step:
    """Return one action with everything it changed."""
    (found,) = _read(reader, None, " AND action_id = :action", {"action": action_id, "limit": 1})
    return found


def _read(
    reader: Reader, records: Collection[RecordId] | None, condition: str, parameters: dict[str, object]
) -> list[Step]:
    condition = f"subdistrict_id = :office{condition}"
    if records is not None:
        listed, bound = named_ids(records)
        condition += f" AND record_id IN ({listed})"
        parameters |= bound
    rows = reader.rows(
        f"SELECT {_CHANGE} FROM history WHERE {condition} AND action_id IN"
        f" (SELECT DISTINCT action_id FROM history WHERE {condition} ORDER BY action_id DESC LIMIT :limit)"
        " ORDER BY action_id DESC, id",
        parameters,
    )
    taken_back = {undoes for _, _, _, _, undoes, *_ in rows if undoes is not None}
    return [
        _step(action, list(changes), undone=action in taken_back)
        for action, changes in groupby(rows, key=lambda row: str(row[0]))
    ]


def _step(action_id: RecordId, rows: list[Row], *, undone: bool) -> Step:
    _, at, actor, verb, undoes, *_ = rows[0]
    way, done = way_of(verb)
    return Step(action_id, as_moment(at), actor, way, done, undoes, undone, tuple(map(_change, rows)))


def _change(row: Row) -> Change:
    *_, kind, record_id, version, before, after = row
    return Change(
        kind, record_id, version, None if before is None else json.loads(before), json.loads(after) if after else None
    )


def records_shown_with(reader: Reader, record_id: RecordId) -> list[RecordId]:
    """Return a record and, of an event, the lines and files that are shown with it, deleted ones too."""
    hanging = " UNION ALL ".join(
        f"SELECT id FROM {table} WHERE event_id = :id" for table in ("consultation", "distribution", "attachment")
    )
    return [record_id, *(str(key) for (key,) in reader.rows(hanging, {"id": record_id}))]


def find_removed_event(reader: Reader, year: int, serial: int) -> RecordId | None:
    """Return the id of an event that is on record no more, its adding having been taken back; the newest of several."""
    found = reader.value(
        "SELECT record_id FROM history WHERE subdistrict_id = :office AND record_table = 'event'"
        " AND replace(coalesce(after, before), ' ', '') LIKE :year_text"
        " AND replace(coalesce(after, before), ' ', '') LIKE :serial_text"
        " ORDER BY id DESC LIMIT 1",
        {"year_text": f'%"year":{year}%', "serial_text": f'%"serial":{serial},%'},
    )
    return None if found is None else str(found)


def find_record_ids(reader: Reader, ending: str) -> list[RecordId]:
    """Return the ids of the records with a history that end in some hexadecimal digits, at most two of them."""
    return [
        str(key)
        for (key,) in reader.rows(
            "SELECT DISTINCT record_id FROM history WHERE subdistrict_id = :office"
            " AND replace(CAST(record_id AS text), '-', '') LIKE :ending LIMIT 2",
            {"ending": f"%{ending}"},
        )
    ]


def steps_with(reader: Reader, tables: Collection[str], *, limit: int = 5000) -> list[Step]:
    """Return the actions that changed records of some tables, newest first, with those of their changes."""
    listed, bound = named_ids(tables)
    return _read(reader, None, f" AND record_table IN ({listed})", {**bound, "limit": limit})


def newest_action(reader: Reader) -> RecordId:
    """Return the id of the newest action, ``""`` when nothing was ever done."""
    newest = reader.value(
        "SELECT action_id FROM history WHERE subdistrict_id = :office ORDER BY action_id DESC LIMIT 1"
    )
    return str(newest or "")


def steps_since(reader: Reader, mark: RecordId, *, limit: int = 5000) -> list[Step]:
    """Return the actions after the one with the id ``mark`` (``""``: all), newest first."""
    condition, bound = (" AND action_id > :mark", {"mark": mark}) if mark else ("", {})
    return _read(reader, None, condition, {**bound, "limit": limit})
