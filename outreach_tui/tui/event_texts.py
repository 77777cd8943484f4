"""What the event form holds as typed, and the draft it means: pure functions between the two."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from outreach_tui.domain.calendar_words import parse_day, parse_month
from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month, Unreadable
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import AudienceCount, Event, Speaker
from outreach_tui.domain.vocabulary import Audience, Form, SpeakerRole, Status
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.shorthand import read_consultations, read_materials
from outreach_tui.tui.typed_names import pick_code, split_names
from outreach_tui.wording.labels import label, listed, read_code

Texts = Mapping[str, str]
Code = TypeVar("Code", bound=StrEnum)

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：点]([0-5]\d)?")
#: What means the whole subdistrict in the community field, besides its label in the language in use.
_WHOLE = ("全街", "全街道", "@all", "all")


class Reader:
    """Reads the texts of one form; collects what is wrong under the names of the fields."""

    def __init__(self, texts: Texts, known: Known, today: date) -> None:
        self._texts = texts
        self._known = known
        self._today = today
        self.problems: list[Problem] = []

    def _text(self, name: str) -> str:
        return self._texts.get(name, "").strip()

    def _wrong(self, code: str, name: str, value: str, suggestions: Iterable[str] = ()) -> None:
        self.problems.append(Problem(code, name, value, suggestions=tuple(suggestions)))

    def _no_code(self, kind: type[StrEnum], name: str, value: str) -> None:
        known = listed(map(label, kind))
        self.problems.append(Problem("unknown_code", name, value, details={"known": known}))

    def day(self, name: str) -> date | None:
        """Return a day, ``None`` when there is none or it cannot be read."""
        text = self._text(name)
        if not text:
            return None
        try:
            return parse_day(text, self._today)
        except Unreadable:
            self._wrong("unreadable_day", name, text)
            return None

    def month(self, name: str) -> Month | None:
        """Return a month, ``None`` when there is none or it cannot be read."""
        text = self._text(name)
        if not text:
            return None
        try:
            return parse_month(text, self._today)
        except Unreadable:
            self._wrong("unreadable_month", name, text)
            return None

    def code(self, name: str, kind: type[Code]) -> Code | None:
        """Return a code of a list, ``None`` when there is none or nothing is meant."""
        text = self._text(name)
        if not text:
            return None
        code = pick_code(kind, text)
        if code is None:
            self._no_code(kind, name, text)
        return code

    def communities(self) -> tuple[tuple[str, ...], bool]:
        """Return the communities named, and whether the whole subdistrict is meant."""
        names = [community.name for community in self._known.communities]
        chosen: list[str] = []
        for text in split_names(self._text("community")):
            if folded(text) in map(folded, (*_WHOLE, label_of_whole())):
                return (), True
            found = candidates(text, names)
            if found:
                chosen.append(found[0])
            else:
                self._wrong("unknown_community", "community", text, nearest(text, names))
        return tuple(dict.fromkeys(chosen)), False

    def heads(self) -> tuple[int | None, bool]:
        """Return the head-count and whether it is estimated; ``None`` for unknown."""
        text = self._text("attendance")
        if not text or text in ("?", "？"):
            return None, False
        count = read_count(text)
        if count is None:
            self._wrong("unreadable_number", "attendance", text)
            return None, False
        return count.value, count.estimated

    def number(self, name: str) -> int | None:
        """Return a whole number, ``None`` when there is none or it cannot be read."""
        text = self._text(name)
        count = read_count(text) if text else None
        if text and count is None:
            self._wrong("unreadable_number", name, text)
        return None if count is None else count.value

    def hours(self) -> tuple[str, str]:
        """Return when it began and ended as ``09:00``, ``""`` where that is not said."""
        text = self._text("hours")
        found = [f"{int(hour):02d}:{minute or '00'}" for hour, minute in _CLOCK.findall(text)]
        if text and not 1 <= len(found) <= 2:
            self._wrong("unreadable_hours", "hours", text)
        return (found[0] if found else "", found[1] if len(found) > 1 else "")

    def speakers(self) -> tuple[Speaker, ...]:
        """Return the speakers, each with a role."""
        speakers: list[Speaker] = []
        for text in split_names(self._text("speaker")):
            name, _, role = re.sub("[（(：]", ":", text).rstrip(")）").partition(":")
            code = read_code(SpeakerRole, role) if role else SpeakerRole.OTHER
            if code is None:
                self._no_code(SpeakerRole, "speaker", role)
            speakers.append(Speaker(name.strip(), code or SpeakerRole.OTHER))
        return tuple(speakers)

    def audiences(self) -> tuple[AudienceCount, ...]:
        """Return the audiences."""
        found: list[AudienceCount] = []
        for text in split_names(self._text("audience")):
            code = pick_code(Audience, text)
            if code is None:
                self._no_code(Audience, "audience", text)
            else:
                found.append(AudienceCount(code))
        return tuple(found)

    def materials(self, before: Sequence[MaterialLine]) -> tuple[MaterialLine, ...]:
        """Return the material lines, those on record kept where they still hold."""
        read = read_materials(self._text("material"), self._known.materials, may_be_new=True)
        self.problems += read.problems
        return tuple(
            _keep(
                before,
                read.lines,
                lambda line: line.material,
                lambda line: line.quantity,
                lambda line, quantity: replace(line, quantity=quantity),
            )
        )

    def consultations(self, before: Sequence[ConsultationLine]) -> tuple[ConsultationLine, ...]:
        """Return the consultation lines, those on record kept where they still hold."""
        read = read_consultations(self._text("consultation"))
        self.problems += [replace(problem, field="consultation") for problem in read.problems]
        return tuple(
            _keep(
                before,
                read.lines,
                lambda line: line.category,
                lambda line: line.count,
                lambda line, count: replace(line, count=count),
            )
        )

    def draft(self, original: EventDraft | None) -> EventDraft | None:
        """Return the draft, ``None`` when something it cannot do without is missing or wrong."""
        day, form = self.day("date"), self.code("form", Form)
        for name, value in (("date", day), ("form", form)):
            if value is None and not self._text(name):
                self._wrong("required", name, "")
        communities, whole = self.communities()
        attendance, estimated = self.heads()
        starts_at, ends_at = self.hours()
        organiser, *others = split_names(self._text("organiser")) or [""]
        status = self.code("status", Status)
        if self._text("title") == "":
            self._wrong("required", "title", "")
        fields = {
            "day_end": self.day("date_end"),
            "month": self.month("plan_month"),
            "speakers": self.speakers(),
            "audiences": self._same_audiences(original),
            "opinions": self.number("opinions"),
            "materials": self.materials(original.materials if original else ()),
            "consultations": self.consultations(original.consultations if original else ()),
        }
        if self.problems or day is None or form is None:
            return None
        if original is not None and fields["month"] is None:
            fields["month"] = Month.of(day)  # as an event on record has it, or it would count as changed
        return EventDraft(
            day=day,
            form=form,
            title=self._texts.get("title", ""),
            communities=communities,
            whole_subdistrict=whole,
            status=status or Status.HELD,
            starts_at=starts_at,
            ends_at=ends_at,
            venue=self._text("venue"),
            organiser=organiser,
            co_organisers=tuple(others),
            laws=tuple(split_names(self._text("law"))),
            attendance=attendance,
            attendance_estimated=estimated,
            note=self._texts.get("note", ""),
            **fields,  # type: ignore[arg-type]
        )

    def _same_audiences(self, original: EventDraft | None) -> tuple[AudienceCount, ...]:
        """Return the audiences, each with the head-count it had."""
        before = {one.audience: one for one in original.audiences} if original else {}
        return tuple(before.get(one.audience, one) for one in self.audiences())


Line = TypeVar("Line", MaterialLine, ConsultationLine)


def _keep(
    before: Sequence[Line],
    wanted: Sequence[Line],
    key: Callable[[Line], object],
    amount: Callable[[Line], int],
    resized: Callable[[Line, int], Line],
) -> list[Line]:
    """Return the lines that make the wanted sums out of those on record, changing as few as possible.

    More than before becomes a line of its own; less is taken from the last lines.
    """
    sums: Counter[object] = Counter()
    for line in wanted:
        sums[key(line)] += amount(line)
    kept: list[Line] = []
    for line in before:
        take = min(amount(line), sums[key(line)])
        if take:
            kept.append(line if take == amount(line) else resized(line, take))
            sums[key(line)] -= take
    new: dict[object, Line] = {key(line): line for line in wanted}
    return kept + [resized(new[name], left) for name, left in sums.items() if left > 0]


def label_of_whole() -> str:
    """Return what stands in the community field for the whole subdistrict."""
    from outreach_tui.i18n import gettext as _

    return _("Whole subdistrict")


def texts_of(event: Event) -> dict[str, str]:
    """Return the texts that fill the form for a recorded event."""
    return texts_of_draft(EventDraft.of(event))


def texts_of_draft(draft: EventDraft) -> dict[str, str]:
    """Return the texts that fill the form for an event that may not be recorded yet."""
    copies: Counter[str] = Counter()
    for material in draft.materials:
        copies[material.material] += material.quantity
    visits: Counter[str] = Counter()
    for line in draft.consultations:
        visits[label(line.category)] += line.count
    served_month = "" if draft.month in (None, Month.of(draft.day)) else str(draft.month)
    return {
        "date": draft.day.isoformat(),
        "date_end": draft.day_end.isoformat() if draft.day_end else "",
        "hours": "-".join(filter(None, (draft.starts_at, draft.ends_at))),
        "form": label(draft.form),
        "title": draft.title,
        "community": label_of_whole() if draft.whole_subdistrict else "、".join(draft.communities),
        "venue": draft.venue,
        "attendance": _heads_text(draft),
        "law": "、".join(draft.laws),
        "material": "、".join(f"{name}={count}" for name, count in copies.items()),
        "consultation": "、".join(f"{name}={count}" for name, count in visits.items()),
        "speaker": "、".join(f"{speaker.name}:{label(speaker.role)}" for speaker in draft.speakers),
        "audience": "、".join(label(one.audience) for one in draft.audiences),
        "organiser": "、".join(filter(None, (draft.organiser, *draft.co_organisers))),
        "status": label(draft.status),
        "plan_month": served_month,
        "opinions": "" if draft.opinions is None else str(draft.opinions),
        "note": draft.note,
    }


def _heads_text(draft: EventDraft) -> str:
    if draft.attendance is None:
        return ""
    return f"{draft.attendance}{'余' if draft.attendance_estimated else ''}"
