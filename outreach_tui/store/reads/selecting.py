"""A selection in SQL: the conditions that a figure and the list of its records share."""

from dataclasses import fields

from outreach_tui.domain.figures import Basis, Selection
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR
from outreach_tui.domain.vocabulary import Scope
from outreach_tui.store.reader import Parameters
from outreach_tui.store.reads.values import like

#: What narrows a selection beyond its months and standing.
NARROWING = frozenset(field.name for field in fields(Selection)) - {"period", "basis", "standing"}

#: The months in which everything is.
_EVER = (FIRST_YEAR * 100 + 1, LAST_YEAR * 100 + 12)


def month_column(basis: Basis) -> str:
    """Return the column that says which month a record counts in."""
    return "ym" if basis is Basis.PLAN else "day_ym"


class Conditions:
    """Collects conditions joined by AND, and the values they bind."""

    def __init__(self, selection: Selection, alias: str) -> None:
        self.alias = alias
        self._selection = selection
        column = f"{alias}.{month_column(selection.basis)}"
        first, last = selection.period.first, selection.period.last
        self._parts = [f"{alias}.subdistrict_id = :office"]
        if (first.ym, last.ym) != _EVER:  # or an index by month would be gone through where one in order is there
            # one month is looked up, several are a range: only the first lets an index narrow further
            self._parts.append(f"{column} = :first" if first == last else f"{column} BETWEEN :first AND :last")
        self.parameters: dict[str, object] = {
            "first": selection.period.first.ym,
            "last": selection.period.last.ym,
        }
        if selection.standing is not None:
            # over several months the sign has SQLite group by it too, which is the order of the index
            sign = "" if selection.period.first == selection.period.last else "+"
            self.add(f"{sign}{alias}.standing = :standing", standing=int(selection.standing))
        else:
            self.add(f"{alias}.deleted_at IS NULL")

    def add(self, condition: str, **parameters: object) -> None:
        """Add a condition with its values."""
        self._parts.append(condition)
        self.parameters.update(parameters)

    def only_within(self, *carried: str) -> None:
        """Select nothing when the selection narrows by what these records do not carry.

        The row of a category counts consultations and no events, so no events are listed behind it.
        """
        given = {name for name in NARROWING if getattr(self._selection, name) is not None}
        if given - set(carried):
            self.add("1 = 0")

    @property
    def sql(self) -> str:
        """The conditions, to stand behind WHERE."""
        return " AND ".join(self._parts)


def event_conditions(selection: Selection) -> tuple[str, Parameters]:
    """Return the conditions on ``event e`` for a selection of events."""
    where = Conditions(selection, "e")
    where.only_within("event_id", "form", "community", "law", "audience", "text")
    if selection.event_id is not None:
        where.add("e.id = :event", event=selection.event_id)
    if selection.form is not None:
        where.add("e.form = :form", form=selection.form)
    if selection.community == "":
        where.add("e.scope = :scope", scope=Scope.SUBDISTRICT.value)
    elif selection.community is not None:
        where.add(
            # by the index that tallies are read from: a year has many events, a community few of them
            "e.id IN (SELECT s.event_id FROM event_community s WHERE s.subdistrict_id = :office"
            f" AND s.{month_column(selection.basis)} BETWEEN :first AND :last AND s.community_id ="
            " (SELECT n.id FROM community n WHERE n.subdistrict_id = :office AND n.name = :community))",
            community=selection.community,
        )
    if selection.law == "":
        where.add("NOT EXISTS (SELECT 1 FROM event_law l WHERE l.event_id = e.id)")
    elif selection.law is not None:
        where.add("EXISTS (SELECT 1 FROM event_law l WHERE l.event_id = e.id AND l.law = :law)", law=selection.law)
    if selection.audience == "":
        where.add("NOT EXISTS (SELECT 1 FROM event_audience a WHERE a.event_id = e.id)")
    elif selection.audience is not None:
        where.add(
            "EXISTS (SELECT 1 FROM event_audience a WHERE a.event_id = e.id AND a.audience = :audience)",
            audience=selection.audience,
        )
    return where.sql, where.parameters


def _line_conditions(selection: Selection, alias: str, *carried: str) -> Conditions:
    """Return what consultations and distributions have in common; ``carried`` is what only one of them has."""
    where = Conditions(selection, alias)
    where.only_within("community", "at_event", "event_id", "form", "text", *carried)
    if selection.standing is None:
        where.add(of_living_event(alias))
    if selection.community == "":
        where.add(f"{alias}.community_id IS NULL")
    elif selection.community is not None:
        where.add(
            f"{alias}.community_id = (SELECT n.id FROM community n"
            " WHERE n.subdistrict_id = :office AND n.name = :community)",
            community=selection.community,
        )
    if selection.at_event is not None:
        where.add(f"{alias}.event_id IS {'NOT ' if selection.at_event else ''}NULL")
    if selection.event_id is not None:
        where.add(f"{alias}.event_id = :event", event=selection.event_id)
    if selection.form == "":
        where.add(f"{alias}.event_id IS NULL")
    elif selection.form is not None:
        where.add(
            f"EXISTS (SELECT 1 FROM event f WHERE f.id = {alias}.event_id AND f.form = :form)",
            form=selection.form,
        )
    if selection.text is not None:
        where.add(
            f"({alias}.note LIKE :text ESCAPE '\\'"
            f" OR EXISTS (SELECT 1 FROM community t WHERE t.id = {alias}.community_id"
            "   AND t.name LIKE :text ESCAPE '\\')"
            f" OR EXISTS (SELECT 1 FROM event t WHERE t.id = {alias}.event_id"
            "   AND t.title LIKE :text ESCAPE '\\'))",
            text=like(selection.text),
        )
    return where


def of_living_event(alias: str) -> str:
    """Return the condition that a line does not hang on a deleted event, with which it went."""
    return f"NOT EXISTS (SELECT 1 FROM event g WHERE g.id = {alias}.event_id AND g.deleted_at IS NOT NULL)"


def consultation_conditions(selection: Selection) -> tuple[str, Parameters]:
    """Return the conditions on ``consultation c`` for a selection."""
    where = _line_conditions(selection, "c", "category", "outcome")
    if selection.category is not None:
        where.add("c.category = :category", category=selection.category)
    if selection.outcome is not None:
        where.add("c.outcome = :outcome", outcome=selection.outcome)
    return where.sql, where.parameters


def distribution_conditions(selection: Selection) -> tuple[str, Parameters]:
    """Return the conditions on ``distribution d`` for a selection."""
    where = _line_conditions(selection, "d", "material", "measure", "law")
    of_material = "d.material_id IN (SELECT o.id FROM material o WHERE o.subdistrict_id = :office AND o.{0} = :{1})"
    if selection.material is not None:
        where.add(of_material.format("name", "material"), material=selection.material)
    if selection.measure is not None:
        where.add(of_material.format("measure", "measure"), measure=selection.measure)
    if selection.law is not None:
        where.add(of_material.format("law", "law"), law=selection.law)
    return where.sql, where.parameters
