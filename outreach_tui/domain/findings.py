"""What a check knows and what it finds: names resolved, texts cleaned, numbers within bounds, problems collected."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from outreach_tui.domain.laws import bare_name, find_law, in_force
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR
from outreach_tui.domain.naming import find_community, find_name, folded, nearest
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.privacy import find, masked_at, texts_of
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.records import AudienceCount, Community, Material
from outreach_tui.domain.text import LONGEST_TEXT, clean
from outreach_tui.domain.vocabulary import MEASURE_WORDS

D = TypeVar("D")

#: The most that one record can plausibly count; beyond it a digit too many was typed.
MOST_PEOPLE = 1_000_000
MOST_COPIES = 10_000_000
MOST_GRIDS = 10_000
#: The longest measure word, in characters: a short word, as PostgreSQL insists.
LONGEST_MEASURE = 40

#: Fields in which people write whatever comes up, a resident's number included.
FREE_TEXTS = frozenset(
    {"title", "venue", "organiser", "speaker", "note", "theme", "remarks", "key_day", "lead", "support", "law"}
)

_CLOCK = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})")


@dataclass(frozen=True)
class Known:
    """What a check compares with: the communities and catalogue on record, and the day it is."""

    communities: Sequence[Community]
    materials: Sequence[Material]
    today: date
    #: Whether numbers that point to a person are kept as they were written, on purpose.
    keep_numbers: bool = False
    #: Texts that are on record already, and are not masked now because something beside them is changed.
    on_record: frozenset[str] = frozenset()

    def changing(self, record: object) -> "Known":
        """Return the same for changing a record: its own texts stay as they are."""
        return replace(self, on_record=texts_of(record))

    def community(self, name: str) -> Community | None:
        """Return the community a name means."""
        found = find_community(name, [community.name for community in self.communities])
        return next((community for community in self.communities if community.name == found), None)

    def material(self, name: str) -> Material | None:
        """Return the catalogue entry a name means."""
        found = find_name(name, [material.name for material in self.materials])
        return next((material for material in self.materials if material.name == found), None)


@dataclass(frozen=True)
class Checked(Generic[D]):
    """A draft with names resolved and texts cleaned, and what was found wrong with it."""

    draft: D
    problems: tuple[Problem, ...] = ()

    def accepted(self, *, insist: bool) -> D:
        """Return the draft to be saved; raise :class:`Refused` when errors, or unaccepted doubts, stand against it."""
        stopping = [problem for problem in self.problems if problem.stops(insist=insist)]
        if stopping:
            raise Refused(*stopping)
        return self.draft


@dataclass
class Findings:
    """Collects problems while a draft is walked through."""

    known: Known
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, code: str, name: str, value: object = "", severity: Severity = Severity.ERROR, **details: str
    ) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, name, str(value), severity, details=details))

    def text(self, name: str, value: str, *, required: bool = False, most: int = LONGEST_TEXT) -> str:
        """Return a text cleaned; a free text also without numbers that point to a person."""
        cleaned = clean(value) if value else ""  # as most optional fields are
        if required and not cleaned.strip():
            self.add("required", name)
        if not cleaned:
            return ""
        if len(cleaned) > most:
            self.add("too_long", name, f"{cleaned[:20]}…", most=str(most), length=str(len(cleaned)))
        return self.without_numbers(name, cleaned) if name in FREE_TEXTS else cleaned

    def name(self, value: str, taken: Iterable[str]) -> str:
        """Return the name of a record cleaned, which has to be another than those ``taken``, however they are cased."""
        name = self.text("name", value, required=True).strip()
        if folded(name) in {folded(other) for other in taken}:
            self.add("name_taken", "name", name)
        return name

    def without_numbers(self, name: str, text: str) -> str:
        """Return a text with numbers that point to a person masked, unless they are kept on purpose; say so."""
        spans = () if text in self.known.on_record else find(text)
        if not spans:
            return text
        code = "number_kept" if self.known.keep_numbers else "number_masked"
        masked = masked_at(text, spans)
        for span in spans:
            shown = masked[span.start : span.end]
            self.add(code, name, shown, Severity.NOTE, kind=span.kind.value, start=str(span.start), end=str(span.end))
        return text if self.known.keep_numbers else masked

    def clock(self, name: str, value: str) -> str:
        """Return a time of the day as ``09:30``, so that times compare as texts do."""
        if not value:
            return ""
        plain = clean(value).strip()
        found = _CLOCK.fullmatch(plain)
        if plain and not (found and int(found[1]) < 24 and int(found[2]) < 60):
            self.add("unreadable_time", name, plain)
        return f"{int(found[1]):02d}:{found[2]}" if found else plain

    def year(self, day: date | None) -> None:
        """Refuse a day outside the years that months are counted in: a digit too many, or one wrong."""
        if day is not None:
            self.number("year", day.year, FIRST_YEAR, LAST_YEAR)

    def number(self, name: str, value: int, least: int, most: int) -> None:
        """Hold a number to its bounds, both inclusive."""
        if not least <= value <= most:
            self.add("number_range", name, value, least=str(least), most=str(most))

    def community(self, name: str, day: date | None) -> str:
        """Return the name of the community meant, which has to exist on the day, where one is given."""
        community = self.known.community(name)
        if community is None:
            names = [community.name for community in self.known.communities]
            self.problems.append(Problem("unknown_community", "community", name, suggestions=nearest(name, names)))
            return name
        if day is not None and not community.existed_on(day):
            self.add(
                "community_absent",
                "community",
                community.name,
                Severity.DOUBT,
                day=day.isoformat(),
                since=community.exists_from.isoformat() if community.exists_from else "",
                until=community.exists_until.isoformat() if community.exists_until else "",
            )
        return community.name

    def material(self, name: str, measure: str = "") -> str:
        """Return the name of the material meant, which has to be counted in the measure word given."""
        material = self.known.material(name)
        if material is None:
            names = [material.name for material in self.known.materials]
            self.problems.append(Problem("unknown_material", "material", name, suggestions=nearest(name, names)))
            return name
        if measure and measure not in {material.measure, *MEASURE_WORDS[material.kind]}:
            self.add(
                "wrong_measure",
                "material",
                material.name,
                Severity.NOTE,
                given=measure,
                right=material.measure,
            )
        return material.name

    def material_or_new(self, name: str, measure: str = "") -> str:
        """Return the name of the material meant; one the catalogue lacks is added to it with what is checked.

        Its name has to say what it is. Where nothing of the kind is in the catalogue nothing else can be meant;
        where something is, it is a doubt.
        """
        entry = None if self.known.material(name) else new_material(name, measure)
        if entry is None:
            return self.material(name, measure)
        alike = [one.name for one in self.known.materials if one.kind is entry.kind and not one.retired]
        problem = Problem(
            "new_material",
            "material",
            entry.name,
            Severity.DOUBT if alike else Severity.NOTE,
            nearest(entry.name, alike),
            {"kind": entry.kind.value, "measure": entry.measure},
        )
        if not any((one.code, one.value) == (problem.code, problem.value) for one in self.problems):
            self.problems.append(problem)
        return self.text("material", entry.name)

    def laws(self, laws: Iterable[str], day: date) -> tuple[str, ...]:
        """Return the names of laws, each once; they should be in force on the day."""
        names: list[str] = []
        for text in laws:
            wanted = bare_name(self.text("law", text, required=True))
            law = find_law(wanted)
            name = law.name if law else wanted
            if law and not in_force(law, day):
                self.add(
                    "law_not_in_force",
                    "law",
                    name,
                    Severity.NOTE,
                    day=day.isoformat(),
                    since=law.since.isoformat() if law.since else "",
                    until=law.until.isoformat() if law.until else "",
                )
            if name not in names:
                names.append(name)
        return tuple(names)

    def audiences(self, audiences: Iterable[AudienceCount]) -> tuple[AudienceCount, ...]:
        """Return each audience once, or its event would count twice in its row; counts of the same are added up."""
        merged: dict[str, AudienceCount] = {}
        for one in audiences:
            if one.attendance is not None:
                self.number("audience", one.attendance, 0, MOST_PEOPLE)
            known = merged.setdefault(one.audience, one)
            if known is not one and one.attendance is not None:
                merged[one.audience] = replace(one, attendance=one.attendance + (known.attendance or 0))
        return tuple(merged.values())

    def days(self, first_name: str, first: date, last_name: str, last: date | None) -> None:
        """Hold two days to their order."""
        self.year(first)
        self.year(last)
        if last is not None and last < first:
            self.add(
                "end_before_start",
                last_name,
                last.isoformat(),
                start=first.isoformat(),
                start_field=first_name,
            )

    def result(self, draft: D) -> Checked[D]:
        """Return the draft as it would be saved, with everything found."""
        return Checked(draft, tuple(self.problems))
