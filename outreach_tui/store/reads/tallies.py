"""Figures by GROUP BY: each query reads one covering index, bounded by month (domain rules §3)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from outreach_tui.domain.figures import UNASSIGNED, Basis, Dimension, Figures, Selection
from outreach_tui.domain.vocabulary import Standing
from outreach_tui.store.connection import Reader
from outreach_tui.store.reads.selecting import (
    consultation_conditions,
    distribution_conditions,
    event_conditions,
    month_column,
)

Key = str | int | None


class EventCount(NamedTuple):
    """Events of one key and form."""

    key: Key
    form: str
    events: int
    attendance: int
    estimated: int
    unknown: int

    def figures(self) -> Figures:
        """Return the counts as figures."""
        return Figures(
            self.events,
            self.attendance,
            self.estimated,
            self.unknown,
            events_by_form={self.form: self.events},
        )


_COUNTS = (
    "count(*), coalesce(sum({a}), 0), coalesce(sum(CASE WHEN {e}.attendance_estimated THEN {a} ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN {a} IS NULL THEN 1 ELSE 0 END), 0)"
)


def _counts(alias: str, attendance: str) -> str:
    return _COUNTS.format(a=attendance, e=alias)


def count_events(reader: Reader, selection: Selection, by: Dimension | None = None) -> list[EventCount]:
    """Count events and heads, per value of a dimension that events have (``None``: all together).

    A joint event appears once for each community, law or audience it has; keys are communities' names.
    """
    if by is Dimension.COMMUNITY:
        return [*_events_by_community(reader, selection), *_events_of_the_whole(reader, selection)]
    where, parameters = event_conditions(selection)
    attendance = "e.attendance"
    join = ""
    match by:
        case Dimension.FORM:
            key = "e.form"
        case Dimension.MONTH:
            key = f"e.{month_column(selection.basis)}"
        case Dimension.LAW:
            key, join = "l.law", "LEFT JOIN event_law l ON l.event_id = e.id"
        case Dimension.AUDIENCE:
            key, join = "a.audience", "LEFT JOIN event_audience a ON a.event_id = e.id"
            attendance = "coalesce(a.attendance, e.attendance)"
        case _:
            key = "NULL"
    group = "e.form" if key in ("NULL", "e.form") else f"{key}, e.form"
    rows = reader.rows(
        f"SELECT {key}, e.form, {_counts('e', attendance)} FROM event e {join} WHERE {where} GROUP BY {group}",
        parameters,
    )
    return [EventCount(*row) for row in rows]


def _events_by_community(reader: Reader, selection: Selection) -> list[EventCount]:
    column = month_column(selection.basis)
    parameters: dict[str, object] = {
        "first": selection.period.first.ym,
        "last": selection.period.last.ym,
        "standing": int(selection.standing or Standing.DONE),
    }
    form = ""
    if selection.form is not None:
        form, parameters["form"] = " AND s.form = :form", selection.form
    rows = reader.rows(
        f"SELECT n.name, t.* FROM (SELECT s.community_id, s.form, {_counts('s', 's.attendance')}"
        f" FROM event_community s WHERE s.subdistrict_id = :office AND s.{column} BETWEEN :first AND :last"
        f" AND s.standing = :standing{form} GROUP BY s.community_id, s.form) t"
        " JOIN community n ON n.id = t.community_id",
        parameters,
    )
    return [EventCount(name, *rest) for name, _, *rest in rows]


def _events_of_the_whole(reader: Reader, selection: Selection) -> list[EventCount]:
    where, parameters = event_conditions(replace(selection, community=UNASSIGNED))
    rows = reader.rows(
        f"SELECT NULL, e.form, {_counts('e', 'e.attendance')} FROM event e WHERE {where} GROUP BY e.form",
        parameters,
    )
    return [EventCount(*row) for row in rows]


class ConsultationCount(NamedTuple):
    """Visits (人次) of one key, and how many of them at events."""

    key: Key
    visits: int
    at_events: int

    def figures(self) -> Figures:
        """Return the counts as figures."""
        return Figures(consultations=self.visits, consultations_at_events=self.at_events)


def count_consultations(reader: Reader, selection: Selection, by: Dimension | None = None) -> list[ConsultationCount]:
    """Count visits per value of a dimension that consultations have (``None``: all together)."""
    where, parameters = consultation_conditions(selection)
    key, join = _line_key("c", by, selection.basis)
    match by:
        case Dimension.CATEGORY:
            key = "c.category"
        case Dimension.OUTCOME:
            key = "c.outcome"
    rows = reader.rows(
        f"SELECT {key}, sum(c.count), sum(CASE WHEN c.event_id IS NULL THEN 0 ELSE c.count END)"
        f" FROM consultation c {join} WHERE {where}{_grouping(key)}",
        parameters,
    )
    return [ConsultationCount(*row) for row in rows if row[1] is not None]


class CopiesCount(NamedTuple):
    """Copies handed out of one key, in one measure word."""

    key: Key
    measure: str
    copies: int

    def figures(self) -> Figures:
        """Return the counts as figures."""
        return Figures(materials={self.measure: self.copies})


def count_copies(reader: Reader, selection: Selection, by: Dimension | None = None) -> list[CopiesCount]:
    """Count copies per measure word and per value of a dimension that distributions have."""
    where, parameters = distribution_conditions(selection)
    key, join = _line_key("d", by, selection.basis)
    match by:
        case Dimension.MATERIAL:
            key = "m.name"
        case Dimension.LAW:
            key = "m.law"
    group = "m.measure" if key == "NULL" else f"{key}, m.measure"
    rows = reader.rows(
        f"SELECT {key}, m.measure, sum(d.quantity) FROM distribution d"
        f" JOIN material m ON m.id = d.material_id {join} WHERE {where} GROUP BY {group}",
        parameters,
    )
    return [CopiesCount(*row) for row in rows]


Counted = EventCount | ConsultationCount | CopiesCount


def _line_key(alias: str, by: Dimension | None, basis: Basis) -> tuple[str, str]:
    """Return the key and the join for the dimensions that all lines have."""
    match by:
        case Dimension.COMMUNITY:
            return "n.name", f"LEFT JOIN community n ON n.id = {alias}.community_id"
        case Dimension.FORM:
            return "e.form", f"LEFT JOIN event e ON e.id = {alias}.event_id"
        case Dimension.MONTH:
            return f"{alias}.{month_column(basis)}", ""
        case _:
            return "NULL", ""


def _grouping(key: str) -> str:
    return "" if key == "NULL" else f" GROUP BY {key}"


def community_months(reader: Reader, first: int, last: int) -> list[tuple[str, int, int, int]]:
    """Return (community name, ym, standing, events) for every community-month with held or planned events."""
    return [
        (str(name), int(ym), int(standing), int(events))
        for name, ym, standing, events in reader.rows(
            "SELECT n.name, t.ym, t.standing, t.events FROM ("
            " SELECT s.community_id, s.ym, s.standing, count(*) AS events FROM event_community s"
            " WHERE s.subdistrict_id = :office AND s.ym BETWEEN :first AND :last AND s.standing IN (1, 2)"
            " GROUP BY s.community_id, s.ym, s.standing) t JOIN community n ON n.id = t.community_id",
            {"first": first, "last": last},
        )
    ]


def zero_months(reader: Reader, first: int, last: int) -> list[tuple[str, int]]:
    """Return (community name, ym) of the explicit zeros."""
    return [
        (str(name), int(ym))
        for name, ym in reader.rows(
            "SELECT n.name, z.ym FROM zero_report z JOIN community n ON n.id = z.community_id"
            " WHERE z.subdistrict_id = :office AND z.ym BETWEEN :first AND :last",
            {"first": first, "last": last},
        )
    ]


def last_month_with_records(reader: Reader) -> int | None:
    """Return the ym of the newest event, consultation or distribution that counts."""
    newest: Iterable[int | None] = (
        reader.value(f"SELECT max(ym) FROM {table} WHERE subdistrict_id = :office AND standing = 1")
        for table in ("event", "consultation", "distribution")
    )
    return max((ym for ym in newest if ym is not None), default=None)
