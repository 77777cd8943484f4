"""What a number in a text may be about, in whichever language, and the part of the period that it speaks of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from outreach_tui.domain.figures import Dimension, Figures, Selection
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import Material
from outreach_tui.domain.summary import Facts, Narrowing, Query, RecordKind
from outreach_tui.domain.vocabulary import FORMS, GROUP_OF_KIND, Form, MaterialGroup, MaterialKind


@dataclass(frozen=True)
class Subject:
    """Something counted: its count among some figures, and the records of a selection that it is counted from.

    The count is ``None`` where those figures do not tell it. Counts of its parts are those in the ledger whose ids
    begin with ``ledger``, and ``parts``.
    """

    ledger: str
    counted: Callable[[Figures], int | None]
    query: Callable[[Selection], Query]
    parts: Callable[[Figures], tuple[int, ...]] = lambda _figures: ()


#: Forms that every office records; of the others a text is only read where there is one on record.
_ALWAYS = frozenset({Form.LECTURE, Form.BOOTH, Form.BOARD})
#: The groups of materials that the word "materials" means: what is handed out, not what is on display.
_HANDED_OUT = frozenset({MaterialGroup.READERS, MaterialGroup.LEAFLETS, MaterialGroup.GIFTS})


def subjects(facts: Facts) -> dict[str, Subject]:
    """Return the subjects a text about a period may speak of, by name."""
    return {
        "events": Subject("events", lambda figures: figures.events, _records(RecordKind.EVENTS)),
        "attendance": Subject(
            "attendance",
            lambda figures: figures.attendance,
            _records(RecordKind.EVENTS, Narrowing.COUNTED),
            lambda _figures: tuple(row.figures.attendance for row in facts.tallies[Dimension.FORM].rows),
        ),
        "consultations": Subject(
            "consultations",
            lambda figures: figures.consultations,
            _records(RecordKind.CONSULTATIONS),
            lambda figures: (figures.consultations_at_events, figures.consultations_at_stations),
        ),
        **{
            str(form): Subject(f"events.{form}", _form(form), _records(RecordKind.EVENTS, form=form))
            for form in FORMS
            if form in _ALWAYS or facts.total.events_by_form.get(form)
        },
        **{
            f"category.{row.key}": Subject(
                f"consultations.category.{row.key}",
                _only_of(facts.total, row.figures.consultations),
                _records(RecordKind.CONSULTATIONS, category=row.selection.category),
            )
            for row in facts.tallies[Dimension.CATEGORY].rows
        },
        **dict(_materials(facts.materials)),
    }


def _records(kind: RecordKind, narrowing: Narrowing | None = None, **chosen: Any) -> Callable[[Selection], Query]:
    return lambda selection: Query(kind, (replace(selection, **chosen),), narrowing)


def _form(form: Form) -> Callable[[Figures], int]:
    return lambda figures: figures.events_by_form.get(form, 0)


def _only_of(whole: Figures, count: int) -> Callable[[Figures], int | None]:
    return lambda figures: count if figures is whole else None


def _materials(materials: Sequence[Material]) -> Iterator[tuple[str, Subject]]:
    """Yield the subjects of materials; whether a kind is counted in a measure word is for the catalogue to say."""
    kinds = {material.measure: material.kind for material in materials}
    for group, usual in ((MaterialGroup.READERS, "册"), (MaterialGroup.LEAFLETS, "份")):
        used = tuple(word for word, kind in kinds.items() if GROUP_OF_KIND[kind] is group)
        yield str(group), _of_copies(f"copies.{group}", used or (usual,))
    banners = tuple(material.measure for material in materials if material.kind is MaterialKind.BANNER)
    if banners:
        yield "banners", _of_copies("copies.banner", banners)
    given = tuple(word for word, kind in kinds.items() if GROUP_OF_KIND[kind] in _HANDED_OUT)
    yield "materials", _of_copies("copies", given)


def _of_copies(ledger: str, measures: Sequence[str]) -> Subject:
    distinct = tuple(dict.fromkeys(measures))
    return Subject(
        ledger,
        lambda figures: sum(figures.materials.get(measure, 0) for measure in distinct),
        lambda selection: Query(
            RecordKind.DISTRIBUTIONS, tuple(replace(selection, measure=measure) for measure in distinct)
        ),
    )


class Scope(NamedTuple):
    """A part of a period: its figures, and the selection of what counts in it."""

    figures: Figures
    selection: Selection


class Scopes:
    """The whole of a period, its communities and its months."""

    def __init__(self, facts: Facts) -> None:
        self.total = Scope(facts.total, facts.selection)
        self.communities: Mapping[str, Scope] = {
            row.key: Scope(row.figures, row.selection) for row in facts.tallies[Dimension.COMMUNITY].rows if row.key
        }
        self.years = frozenset(month.year for month in facts.period.months())
        rows = facts.tallies[Dimension.MONTH].rows
        self._months = {
            month.number: (month, row.figures) for row, month in zip(rows, facts.period.months(), strict=True)
        } if len(self.years) == 1 else {}  # fmt: skip

    def months(self, first: int, last: int) -> Scope | None:
        """Return some months of the year, both included; ``None`` unless all are in the period."""
        wanted = range(first, last + 1)
        if not wanted or not all(number in self._months for number in wanted):
            return None
        if len(wanted) == len(self._months):
            return self.total
        period = Period(self._months[first][0], self._months[last][0])
        figures = sum((self._months[number][1] for number in wanted), Figures())
        return Scope(figures, replace(self.total.selection, period=period))
