"""Figures by GROUP BY: each query reads one covering index, bounded by month (domain rules §3)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from outreach_tui.domain.figures import UNASSIGNED, Basis, Dimension, Figures, Selection, Sum
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Standing
from outreach_tui.store.reader import Reader
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

    def add_to(self, total: Sum) -> None:
        """Add the counts to a sum."""
        total.events += self.events
        total.attendance += self.attendance
        total.attendance_estimated += self.estimated
        total.events_attendance_unknown += self.unknown
        total.events_by_form[self.form] = total.events_by_form.get(self.form, 0) + self.events


_COUNTS = (
    "count(*) AS events, coalesce(sum({a}), 0) AS heads,"
    " coalesce(sum(CASE WHEN {e}.attendance_estimated THEN {a} ELSE 0 END), 0) AS estimated,"
    " coalesce(sum(CASE WHEN {a} IS NULL THEN 1 ELSE 0 END), 0) AS unknown"
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
    month = f"e.{month_column(selection.basis)}"
    # in the order of the index, so that rows are counted as they come; what is counted is added up anyway
    join, group = "", f"{month}, e.standing, e.form"
    match by:
        case Dimension.FORM:
            key = "e.form"
        case Dimension.MONTH:
            key = month
        case Dimension.LAW:
            key, join, group = "l.law", "LEFT JOIN event_law l ON l.event_id = e.id", "l.law, e.form"
        case Dimension.AUDIENCE:
            key, join = "a.audience", "LEFT JOIN event_audience a ON a.event_id = e.id"
            attendance, group = "coalesce(a.attendance, e.attendance)", "a.audience, e.form"
        case _:
            key = "NULL"
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
        "SELECT n.name, t.form, CAST(sum(t.events) AS bigint), CAST(sum(t.heads) AS bigint),"
        " CAST(sum(t.estimated) AS bigint), CAST(sum(t.unknown) AS bigint) FROM ("
        f" SELECT s.community_id, s.form, {_counts('s', 's.attendance')} FROM event_community s"
        f" WHERE s.subdistrict_id = :office AND s.{column} BETWEEN :first AND :last AND +s.standing = :standing{form}"
        # in the order of the index; the sign keeps the standing in it
        f" GROUP BY s.{column}, s.community_id, s.standing, s.form) t"
        " JOIN community n ON n.id = t.community_id GROUP BY n.name, t.form",
        parameters,
    )
    return [EventCount(*row) for row in rows]


def _events_of_the_whole(reader: Reader, selection: Selection) -> list[EventCount]:
    where, parameters = event_conditions(replace(selection, community=UNASSIGNED))
    rows = reader.rows(
        f"SELECT NULL, e.form, {_counts('e', 'e.attendance')} FROM event e WHERE {where}"
        f" GROUP BY e.{month_column(selection.basis)}, e.standing, e.form",
        parameters,
    )
    return [EventCount(*row) for row in rows]


class ConsultationCount(NamedTuple):
    """Visits (人次) of one key, and how many of them at events."""

    key: Key
    visits: int
    at_events: int

    def add_to(self, total: Sum) -> None:
        """Add the counts to a sum."""
        total.consultations += self.visits
        total.consultations_at_events += self.at_events


def count_consultations(reader: Reader, selection: Selection, by: Dimension | None = None) -> list[ConsultationCount]:
    """Count visits per value of a dimension that consultations have (``None``: all together)."""
    where, parameters = consultation_conditions(selection)
    lines = _grouped(
        "consultation c", where, selection, by, "sum(c.count) AS visits,"
        " sum(CASE WHEN c.event_id IS NULL THEN 0 ELSE c.count END) AS at_events",
    )  # fmt: skip
    key = _line_key(by, selection.basis)
    rows = reader.rows(
        f"SELECT {key}, CAST(sum(t.visits) AS bigint), CAST(sum(t.at_events) AS bigint)"
        f" FROM {lines} LEFT JOIN community n ON n.id = t.community_id{_grouping(key)}",
        parameters,
    )
    return [ConsultationCount(*row) for row in rows if row[1] is not None]


class CopiesCount(NamedTuple):
    """Copies handed out of one key, in one measure word."""

    key: Key
    measure: str
    copies: int

    def add_to(self, total: Sum) -> None:
        """Add the counts to a sum."""
        total.materials[self.measure] = total.materials.get(self.measure, 0) + self.copies


def count_copies(reader: Reader, selection: Selection, by: Dimension | None = None) -> list[CopiesCount]:
    """Count copies per measure word and per value of a dimension that distributions have."""
    where, parameters = distribution_conditions(selection)
    lines = _grouped("distribution d", where, selection, by, "sum(d.quantity) AS copies")
    key = _line_key(by, selection.basis)
    rows = reader.rows(
        f"SELECT {key}, m.measure, CAST(sum(t.copies) AS bigint) FROM {lines} JOIN material m ON m.id = t.material_id"
        f" LEFT JOIN community n ON n.id = t.community_id{_grouping('m.measure', key)}",
        parameters,
    )
    return [CopiesCount(*row) for row in rows]


Counted = EventCount | ConsultationCount | CopiesCount


def summed(parts: Iterable[Counted], measures: Iterable[str] = ()) -> Figures:
    """Return what was counted in parts, together, with a zero for every measure word that has none."""
    total = Sum()
    for part in parts:
        part.add_to(total)
    return total.figures(measures)


#: What lines are grouped by for a dimension, behind month, standing and community: as far as their index goes on.
_OWN_COLUMNS = {
    Dimension.CATEGORY: ("c.category",),
    Dimension.OUTCOME: ("c.category", "c.outcome"),
    Dimension.FORM: ("e.form",),
}


def _grouped(table: str, where: str, selection: Selection, by: Dimension | None, counts: str) -> str:
    """Return lines as a subquery ``t``, grouped in the order of their index, so that they are counted as they come.

    What is left of them, a few hundred groups at most, is then named and counted by any key.
    """
    alias = table[-1]
    own = ("d.material_id",) if alias == "d" else ()
    columns = ", ".join(
        (
            *(f"{alias}.{name}" for name in (month_column(selection.basis), "standing", "community_id")),
            *own,
            *(_OWN_COLUMNS.get(by, ()) if by else ()),
        )
    )
    join = f" LEFT JOIN event e ON e.id = {alias}.event_id" if by is Dimension.FORM else ""
    return f"(SELECT {columns}, {counts} FROM {table}{join} WHERE {where} GROUP BY {columns}) t"


def _line_key(by: Dimension | None, basis: Basis) -> str:
    """Return the key of a dimension, of lines that were grouped."""
    match by:
        case Dimension.COMMUNITY:
            return "n.name"
        case Dimension.MATERIAL:
            return "m.name"
        case Dimension.LAW:
            return "m.law"
        case Dimension.MONTH:
            return f"t.{month_column(basis)}"
        case Dimension.FORM | Dimension.CATEGORY | Dimension.OUTCOME:
            return f"t.{by.value}"
        case _:
            return "NULL"


def _grouping(*keys: str) -> str:
    names = ", ".join(key for key in keys if key != "NULL")
    return f" GROUP BY {names}" if names else ""


def community_months(reader: Reader, first: int, last: int) -> list[tuple[str, int, int, int]]:
    """Return (community name, ym, standing, events) for every community-month with held or planned events."""
    return reader.rows(
        "SELECT n.name, t.ym, t.standing, t.events FROM ("
        " SELECT s.community_id, s.ym, s.standing, count(*) AS events FROM event_community s"
        " WHERE s.subdistrict_id = :office AND s.ym BETWEEN :first AND :last AND s.standing IN (1, 2)"
        " GROUP BY s.community_id, s.ym, s.standing) t JOIN community n ON n.id = t.community_id",
        {"first": first, "last": last},
    )


def some_community_months(reader: Reader, year: int, most: int) -> list[tuple[str, int, int, int]]:
    """Return the same for a year, with no more than ``most`` events counted of each: of millions that takes a tenth."""
    months = " UNION ALL ".join(f"SELECT {month.ym} AS ym" for month in Period.of_year(year).months())
    return [
        (name, ym, standing, events)
        for name, ym, standing, events in reader.rows(
            "SELECT n.name, m.ym, k.standing, (SELECT count(*) FROM (SELECT 1 FROM event_community s"
            " WHERE s.subdistrict_id = :office AND s.ym = m.ym AND s.community_id = n.id AND s.standing = k.standing"
            f" LIMIT :most) counted) AS events FROM community n CROSS JOIN ({months}) m"
            " CROSS JOIN (SELECT 1 AS standing UNION ALL SELECT 2) k WHERE n.subdistrict_id = :office",
            {"most": most},
        )
        if events
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
