"""From what a bulletin says to an event in the office's own terms, for a person to look over and save."""

from dataclasses import dataclass
from datetime import date

from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.findings import Known
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import FORMS, Form, MaterialKind
from outreach_tui.intake.bulletin.reading import BulletinMaterial, BulletinReading
from outreach_tui.intake.bulletin.vocabulary import BulletinForm, BulletinKind
from outreach_tui.intake.shorthand import materials_meant

#: The forms of a bulletin in the office's terms, those an event is recorded by before those that go with it.
_FORMS = {
    BulletinForm.TRAINING: Form.TRAINING,
    BulletinForm.LECTURE: Form.LECTURE,
    BulletinForm.PERFORMANCE: Form.SHOW,
    BulletinForm.BOOTH: Form.BOOTH,
    BulletinForm.DOOR_TO_DOOR: Form.DOOR_TO_DOOR,
    BulletinForm.EXHIBITION: Form.PANEL,
    BulletinForm.CONTEST: Form.QUIZ,
    BulletinForm.ONLINE: Form.WECHAT_POST,
    BulletinForm.BROADCAST: Form.LED_SCREEN,
    BulletinForm.OTHER: Form.OTHER,
}
_KINDS = {
    BulletinKind.READER: MaterialKind.READER,
    BulletinKind.BROCHURE: MaterialKind.READER,
    BulletinKind.LEAFLET: MaterialKind.LEAFLET,
    BulletinKind.BANNER: MaterialKind.BANNER,
    BulletinKind.POSTER: MaterialKind.POSTER,
    BulletinKind.PANEL: MaterialKind.PANEL,
    BulletinKind.QUESTIONNAIRE: MaterialKind.QUESTIONNAIRE,
    BulletinKind.SMS: MaterialKind.OTHER,
    BulletinKind.OTHER: MaterialKind.OTHER,
}
#: Gifts that the office counts apart, by a word of their name.
_GIFTS = (
    ("袋", MaterialKind.BAG), ("巾", MaterialKind.TOWEL), ("杯", MaterialKind.TOWEL), ("围裙", MaterialKind.TOWEL),
    ("纸", MaterialKind.TISSUES), ("历", MaterialKind.CALENDAR), ("扇", MaterialKind.FAN),
)  # fmt: skip
_LONGEST_TITLE = 40


@dataclass(frozen=True)
class Proposal:
    """An event as it may be saved, and what to know before that.

    ``draft.day`` is today where the bulletin names no day, which ``problems`` say, as they say which materials
    the catalogue lacks and which estimates are kept as numbers.
    """

    draft: EventDraft
    problems: tuple[Problem, ...]


def propose(reading: BulletinReading, text: str, known: Known) -> Proposal:
    """Return the event that a bulletin tells of, with communities and materials as the office calls them.

    A day without a year is the last such day that is not still to come.
    """
    problems: list[Problem] = []
    day = _day(reading.date, known.today)
    last = _day(reading.date_end, known.today)
    if day is None:
        problems.append(Problem("required", "date", severity=Severity.DOUBT))
    form = next(form for said, form in _FORMS.items() if said in (reading.forms or (BulletinForm.OTHER,)))
    communities = tuple(one.name for one in known.communities if one.name in text)
    if not communities:
        problems.append(Problem("required", "community", severity=Severity.DOUBT))
    for start, end in reading.other_events:
        problems.append(Problem("another_event", "event", text[start:end], Severity.DOUBT))
    visits = reading.consultations
    if visits is not None and visits.estimated:
        problems.append(_estimate("consultation", f"{visits.value}余", visits.value))
    heads = reading.attendance
    draft = EventDraft(
        day=day or known.today,
        day_end=last if day is not None and last is not None and last > day else None,
        form=form,
        title=_title(reading, text, form),
        communities=communities,
        venue=reading.venue or "",
        laws=reading.laws,
        attendance=heads.value if heads else None,
        attendance_estimated=heads.estimated if heads else False,
        materials=tuple(_line(line, reading.laws, known, problems) for line in reading.materials),
        consultations=(ConsultationLine(count=visits.value),) if visits else (),
    )
    return Proposal(draft, tuple(problems))


def _day(written: str | None, today: date) -> date | None:
    """Return the day that ``2019-03-15`` or ``--03-15`` is."""
    if written is None:
        return None
    if not written.startswith("--"):
        return date.fromisoformat(written)
    month, day = int(written[2:4]), int(written[5:7])
    for year in range(today.year, today.year - 9, -1):  # 29 February comes every four years, or eight
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _title(reading: BulletinReading, text: str, form: Form) -> str:
    """Return the bulletin's own headline, else its theme or its laws with the form."""
    headline = text.strip().split("\n", 1)[0].strip()
    if "\n" in text.strip() and len(headline) <= _LONGEST_TITLE and headline[-1:] not in "。.!！?？,，":
        return headline
    name = FORMS[form].words[0]
    if reading.theme:
        return f"“{reading.theme}”{name}"
    return "、".join(reading.laws[:2]) + name


def _line(line: BulletinMaterial, laws: tuple[str, ...], known: Known, problems: list[Problem]) -> MaterialLine:
    """Return a line of the catalogue entry that is likeliest meant, or of the name as it is."""
    if line.estimated:
        problems.append(_estimate("material", f"{line.name}{line.quantity}余{line.unit}", line.quantity))
    of_kind = [one for one in known.materials if one.kind is _kind(line)]
    of_kind.sort(key=lambda one: one.law not in ("", *laws))  # what is about another law was hardly handed out
    meant = materials_meant(line.name, known.materials, laws).entries or materials_meant("", of_kind, laws).entries
    names = [one.name for one in meant]
    if not names:
        if new_material(line.name) is None:
            near = nearest(line.name, [one.name for one in known.materials])
            problems.append(Problem("unknown_material", "material", line.name, suggestions=near))
        return MaterialLine(line.name, line.quantity, line.unit)
    if len(names) > 1:
        problems.append(
            Problem("ambiguous", "material", line.name, Severity.NOTE, tuple(names[:6]), {"taken": names[0]})
        )
    return MaterialLine(names[0], line.quantity, line.unit)


def _kind(line: BulletinMaterial) -> MaterialKind:
    if line.kind is not BulletinKind.GIFT:
        return _KINDS[line.kind]
    return next((kind for word, kind in _GIFTS if word in line.name), MaterialKind.OTHER)


def _estimate(field: str, said: str, taken: int) -> Problem:
    return Problem("estimate_kept", field, said, Severity.NOTE, details={"taken": str(taken)})
