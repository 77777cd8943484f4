"""What was done: actions, each one step of a user, and the changes they made to records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.privacy import mask_name
from outreach_tui.domain.records import event_number

#: Kinds of records, those first that a person would name an action by.
KINDS = (
    "subdistrict",
    "event",
    "plan_month",
    "community",
    "material",
    "consultation",
    "distribution",
    "stock_entry",
    "zero_report",
    "attachment",
    "contact",
    "target",
)

#: Fields that say nothing to a person about what changed.
_INNER = frozenset({"id", "version", "created_at", "changed_at", "standing", "day_ym", "subdistrict_id", "event_id"})

#: Verbs of the actions that nothing takes back, nor what was before them: they begin something anew.
FINAL_VERBS = frozenset({"init", "purge", "restore"})

Fields = Mapping[str, Any]


class Way(StrEnum):
    """Whether an action was done, or took another one back, or did it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


def way_of(verb: str) -> tuple[Way, str]:
    """Read the verb of an action as it is kept: ``event.add``, ``undo event.add``, ``redo event.add``."""
    first, space, rest = verb.partition(" ")
    return (Way(first), rest) if space else (Way.DO, verb)


@dataclass(frozen=True)
class Change:
    """What an action did to one record; ``before`` is ``None`` for a new one, ``after`` for one removed for good."""

    kind: str
    record_id: RecordId
    version: int
    before: Fields | None
    after: Fields | None

    @property
    def name(self) -> str:
        """What people call the record."""
        return record_name(self.kind, self.after or self.before or {})

    def fields(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield the name, old and new value of every field that differs and means something to a person."""
        before, after = self.before or {}, self.after or {}
        for name in dict.fromkeys((*before, *after)):
            if name not in _INNER and before.get(name) != after.get(name):
                yield name, before.get(name), after.get(name)


@dataclass(frozen=True)
class Step:
    """One action of one user: what one undo takes back.

    ``verb`` is what was done, or what was taken back or done again, as ``way`` says; ``undoes`` is the action
    that it takes back; ``undone`` tells whether another action has taken this one back.
    """

    id: RecordId
    at: datetime
    actor: str
    way: Way
    verb: str
    undoes: RecordId | None
    undone: bool
    changes: tuple[Change, ...]

    def main_changes(self) -> tuple[Change, ...]:
        """Return the changes to the kind of record that a person would name the action by."""
        kind = min((change.kind for change in self.changes), key=_rank, default="")
        return tuple(change for change in self.changes if change.kind == kind)


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def record_name(kind: str, fields: Fields) -> str:
    """Return what people call a record: the number of an event, a name (of a resident masked), a month, or a day."""
    match kind:
        case "event" if "serial" in fields:
            return event_number(fields["year"], fields["serial"])
        case "plan_month" | "target" | "zero_report" if "ym" in fields:
            return str(Month.from_ym(fields["ym"]))
        case "consultation" | "distribution" | "stock_entry" if "day" in fields:
            return str(date.fromisoformat(fields["day"]))
        case "contact":
            return mask_name(str(fields.get("name", "")))
        case _:
            return str(fields.get("name", ""))
