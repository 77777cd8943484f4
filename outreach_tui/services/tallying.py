"""Figures against the plan: tallies, coverage, and the records behind each of them. Only reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from outreach_tui.domain import targets as asking
from outreach_tui.domain.figures import (
    UNASSIGNED,
    Basis,
    Coverage,
    Dimension,
    Figures,
    Selection,
    Sum,
    Tally,
    TallyRow,
    Targets,
)
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Community, Material, Target
from outreach_tui.domain.vocabulary import (
    AUDIENCES,
    CATEGORIES,
    FORMS,
    OUTCOMES,
    Measure,
    TargetScope,
)
from outreach_tui.services.covering import count_coverage
from outreach_tui.services.office import Office
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads
from outreach_tui.store.reads import tallies as tally_reads

#: Which of the three kinds of record carry a dimension; the others are not split by it.
EVENTS_CARRY = frozenset({Dimension.COMMUNITY, Dimension.FORM, Dimension.MONTH, Dimension.LAW, Dimension.AUDIENCE})
CONSULTATIONS_CARRY = frozenset(
    {Dimension.COMMUNITY, Dimension.FORM, Dimension.MONTH, Dimension.CATEGORY, Dimension.OUTCOME}
)
COPIES_CARRY = frozenset({Dimension.COMMUNITY, Dimension.FORM, Dimension.MONTH, Dimension.MATERIAL, Dimension.LAW})

#: By what each measure can be split.
CARRIED: Mapping[Measure, frozenset[Dimension]] = {
    Measure.EVENTS: EVENTS_CARRY,
    Measure.ATTENDANCE: EVENTS_CARRY,
    Measure.CONSULTATIONS: CONSULTATIONS_CARRY,
    Measure.COPIES: COPIES_CARRY,
}

#: Dimensions whose last row holds what has no value of theirs: no one community, no event, no law named.
_OPEN = frozenset({Dimension.COMMUNITY, Dimension.FORM, Dimension.LAW, Dimension.AUDIENCE})


class Tallying:
    """Counts, by the rules of the domain, what the records say."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def tally(self, period: Period, by: Dimension = Dimension.COMMUNITY, basis: Basis = Basis.PLAN) -> Tally:
        """Return the tally of a period; rows with nothing in them are there, as zeros."""
        return self._office.database.read(lambda reader: count_tally(reader, period, by, basis))

    def coverage(self, year: int) -> Coverage:
        """Return which community had something in which month of a year."""
        return self._office.database.read(lambda reader: count_coverage(reader, year))

    def last_month_with_records(self) -> Month | None:
        """Return the newest month in which anything counts."""
        ym = self._office.database.read(tally_reads.last_month_with_records)
        return None if ym is None else Month.from_ym(ym)


def count_tally(
    reader: Reader, period: Period, by: Dimension, basis: Basis = Basis.PLAN, community: str | None = None
) -> Tally:
    """Return the tally of a period, as of the reader's moment; of one community where one is named."""
    return _Count(reader, period, basis, community).tally(by)


def count_tallies(
    reader: Reader, period: Period, dimensions: Iterable[Dimension], community: str | None = None
) -> dict[Dimension, Tally]:
    """Return tallies of one period by several dimensions; what they have in common is counted once."""
    count = _Count(reader, period, Basis.PLAN, community)
    return {by: count.tally(by) for by in dimensions}


class _Count:
    """One tally being made, all of it as of one moment."""

    def __init__(self, reader: Reader, period: Period, basis: Basis, community: str | None = None) -> None:
        self.reader = reader
        self.selection = Selection(period, basis, community=community)
        self.communities: Sequence[Community] = office_reads.own_communities(reader)
        self.materials: Sequence[Material] = office_reads.materials(reader)
        self.targets: Sequence[Target] = _targets_of(reader, period, self.communities)
        self.measure_words: Mapping[str, str] = {material.name: material.measure for material in self.materials}
        self.measures = tuple(dict.fromkeys(self.measure_words.values()))

    def tally(self, by: Dimension) -> Tally:
        rows = self._plan_rows() if by is Dimension.PLAN else self._rows(by)
        summed = sum((row.figures for row in rows), Figures()).with_measures(self.measures)
        # every record is in one month and no other, so the months together are all there is
        total = summed if by is Dimension.MONTH else self._counted_together
        return Tally(
            self.selection.period,
            self.selection.basis,
            by,
            tuple(rows),
            TallyRow(UNASSIGNED, total, self._asked_in_all(), self.selection),
            summed,
            add_targets(row.targets for row in rows),
        )

    @cached_property
    def _counted_together(self) -> Figures:
        return self._figures(self.selection)

    def _figures(self, selection: Selection) -> Figures:
        """Return all figures of a selection, each event counted once."""
        parts: list[tally_reads.Counted] = [
            *tally_reads.count_events(self.reader, selection),
            *tally_reads.count_consultations(self.reader, selection),
            *tally_reads.count_copies(self.reader, selection),
        ]
        return tally_reads.summed(parts, self.measures)

    def _rows(self, by: Dimension) -> list[TallyRow]:
        counted: dict[str, Sum] = defaultdict(Sum)
        parts: list[tally_reads.Counted] = []
        if by in EVENTS_CARRY:
            parts += tally_reads.count_events(self.reader, self.selection, by)
        if by in CONSULTATIONS_CARRY:
            parts += tally_reads.count_consultations(self.reader, self.selection, by)
        if by in COPIES_CARRY:
            parts += tally_reads.count_copies(self.reader, self.selection, by)
        for part in parts:
            part.add_to(counted[key_text(part.key, by)])
        keys = self._keys(by)
        if by is Dimension.COMMUNITY and self.reader.own is not None:  # a joint event is shown with all it served
            counted = defaultdict(Sum, {key: counted[key] for key in (*keys, UNASSIGNED)})
        # a law is free text: those named in records stand behind none of the listed ones
        keys += sorted(key for key in counted if key not in keys and key != UNASSIGNED)
        if by in _OPEN:
            keys.append(UNASSIGNED)
        return [
            TallyRow(key, counted[key].figures(self.measures), self._asked(by, key), narrowed(self.selection, by, key))
            for key in keys
        ]

    def _keys(self, by: Dimension) -> list[str]:
        match by:
            case Dimension.COMMUNITY:
                return [community.name for community in self.communities]
            case Dimension.FORM:
                return [form.value for form in FORMS]
            case Dimension.MONTH:
                return [str(month) for month in self.selection.period.months()]
            case Dimension.CATEGORY:
                return [category.value for category in CATEGORIES]
            case Dimension.OUTCOME:
                return [outcome.value for outcome in OUTCOMES]
            case Dimension.MATERIAL:
                return [material.name for material in self.materials]
            case Dimension.AUDIENCE:
                return [audience.value for audience in AUDIENCES]
            case _:
                return []

    def _asked(self, by: Dimension, key: str) -> Targets:
        match by:
            case Dimension.COMMUNITY if key:
                # a damaged index can name a community that is not there
                own = [community for community in self.communities if community.name == key]
                return asking.add_up(asking.asked_of_subdistrict(self._own_targets, own), self.measure_words)
            case Dimension.FORM if key:
                return self._asked_in_all(form=key)
            case Dimension.MATERIAL:
                return self._asked_in_all(material=key)
            case Dimension.MONTH:
                return asking.add_up(self._asked_by_month.get(int(key.replace("-", "")), {}), self.measure_words)
            case _:
                return Targets()

    def _asked_in_all(self, *, form: str | None = None, material: str | None = None) -> Targets:
        asked = asking.narrowed(self._asked_of_all, form=form, material=material)
        return asking.add_up(asked, self.measure_words)

    @cached_property
    def _asked_by_month(self) -> dict[int, asking.Asked]:
        return asking.by_month(self._asked_of_all)

    @cached_property
    def _asked_of_all(self) -> asking.Asked:
        """Return what the subdistrict is to reach, or the one community that is counted."""
        if self.selection.community is None:
            return asking.asked_of_subdistrict(self.targets, self.communities)
        own = [community for community in self.communities if community.name == self.selection.community]
        return asking.asked_of_subdistrict(self._own_targets, own)

    @cached_property
    def _own_targets(self) -> Sequence[Target]:
        """The targets that are met by communities one by one."""
        return [target for target in self.targets if target.scope is not TargetScope.SUBDISTRICT]

    def _plan_rows(self) -> list[TallyRow]:
        """Return one row for each target of the plan, with what was done of just what it asks for."""
        rows: list[TallyRow] = []
        for target in self.targets:
            selection = replace(
                self.selection,
                period=Period.of_month(target.month),
                community=target.community or None,
                form=target.form.value if target.form else None,
                material=target.material or None,
            )
            amount = asking.asked_by(target, self.targets, self.communities)
            asked = asking.add_up({asking.item_of(target): amount} if amount else {}, self.measure_words)
            rows.append(TallyRow(plan_key(target), self._figures(selection), asked, selection))
        return rows


def _targets_of(reader: Reader, period: Period, communities: Sequence[Community]) -> list[Target]:
    """Return the targets of a period; a recorder, who does not see the whole, has those of single communities."""
    targets = plan_reads.read_targets(reader, period)
    if reader.own is None:
        return targets
    own = {"", *(community.name for community in communities)}
    return [one for one in targets if one.scope is not TargetScope.SUBDISTRICT and one.community in own]


def narrowed(selection: Selection, by: Dimension, key: str) -> Selection:
    """Return the selection of the records that a row of a tally stands for; not for rows by plan."""
    if by is Dimension.MONTH:
        year, _, number = key.partition("-")
        return replace(selection, period=Period.of_month(Month(int(year), int(number))))
    return replace(selection, **{by.value: key})  # type: ignore[arg-type]


def plan_key(target: Target) -> str:
    """Return the key of a target's row: month, measure, what narrows it, and for whom, from left to right."""
    narrowing = target.form.value if target.form else target.material
    whom = target.community or target.scope.value
    return "/".join(part for part in (str(target.month), target.measure.value, narrowing, whom) if part)


def key_text(key: tally_reads.Key, by: Dimension) -> str:
    """Return the key of a row that something was counted under."""
    if key is None:
        return UNASSIGNED
    return f"{int(key) // 100}-{int(key) % 100:02d}" if by is Dimension.MONTH else str(key)


def add_targets(all_targets: Iterable[Targets]) -> Targets:
    """Return what several rows are to reach together."""
    amounts: dict[Measure, int] = defaultdict(int)
    copies: dict[str, int] = defaultdict(int)
    for targets in all_targets:
        for measure, amount in targets.amounts.items():
            amounts[measure] += amount
        for word, amount in targets.copies.items():
            copies[word] += amount
    return Targets(dict(amounts), dict(copies))
