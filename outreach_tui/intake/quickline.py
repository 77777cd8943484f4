"""The quick line: an event typed as a few words in any order, each word named for what it was taken as.

``3.15 惠民广场 摆摊 消法 咨询12 宣传单200 读本30 横幅1 @长城`` is a held booth on 15 March.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outreach_tui.domain.checks import check_event
from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.naming import folded
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import FORMS, MEASURE_WORDS, Category, Form, Status
from outreach_tui.intake.loose_words import loosely
from outreach_tui.intake.matching import initials
from outreach_tui.intake.quicknouns import counts_something, is_maybe_not_held, status_told, time_in
from outreach_tui.intake.quickwords import Word, WordReading
from outreach_tui.intake.shorthand import materials_meant
from outreach_tui.intake.typed_days import day_inside, in_a_year_past, read_days
from outreach_tui.intake.words import split_line
from outreach_tui.wording.labels import label, spellings

_CJK = re.compile("[\u3400-\u9fff]")
#: A line is typed; what is longer was pasted by mistake, and is refused rather than pondered.
LONGEST_LINE = 1_000
_INITIALS = re.compile("[A-Za-z]{2,6}")


@dataclass(frozen=True)
class QuickLine:
    """What a line means: a draft (``None`` while the form of the event is not said), its words, its problems."""

    draft: EventDraft | None
    words: tuple[Word, ...]
    problems: tuple[Problem, ...]

    def all_problems(self, known: Known) -> list[Problem]:
        """Return everything there is to say about the line, what the rules say about its draft included, each once."""
        named = {(problem.code, problem.value) for problem in self.problems}
        checked = check_event(self.draft, known).problems if self.draft else ()
        return [*self.problems, *(one for one in checked if (one.code, one.value) not in named)]


def read_line(text: str, known: Known, today: date, choices: Mapping[str, str] | None = None) -> QuickLine:
    """Read a quick line; a missing date is ``today``, a missing title is made of laws and form.

    Problems name what could not be read (errors), what may mean several things or counts nowhere (doubts)
    and what was taken in a way worth telling (notes). Every word is in ``words``. ``choices`` says which name
    is meant by a word that may mean several. A text of more than :data:`LONGEST_LINE` characters is no line.
    """
    if len(text) > LONGEST_LINE:
        details = {"length": str(len(text)), "most": str(LONGEST_LINE)}
        return QuickLine(None, (), (Problem("too_long", "line", details=details),))
    reading = WordReading(known, today, choices or {})
    for piece in split_line(text, lambda word: counts_something(word, known)):
        if piece.quoted:
            reading.take_title(piece.text)
        else:
            reading.take(piece.text)
    if reading.form is None:
        _find_form_in_title(reading)
    if reading.status is None:
        _find_status_in_title(reading)
    if reading.day is None:
        _find_day_in_title(reading)
    if not (reading.communities or reading.whole):
        _find_communities_in_title(reading)
    materials, consultations = _material_lines(reading), _consultation_lines(reading)
    draft = None
    if reading.form is not None:
        heads = reading.heads
        starts_at, ends_at = reading.hours
        draft = EventDraft(
            day=_day(reading, today),
            form=reading.form,
            title=" ".join(reading.title) or _title(text, reading.form, reading.laws),
            communities=tuple(dict.fromkeys(reading.communities)),
            whole_subdistrict=reading.whole,
            status=reading.status or Status.HELD,
            day_end=reading.day_end,
            starts_at=starts_at,
            ends_at=ends_at,
            venue=reading.venue,
            laws=tuple(dict.fromkeys(reading.laws)),
            attendance=None if heads is None else heads.value,
            attendance_estimated=heads is not None and heads.estimated,
            materials=materials,
            consultations=consultations,
        )
    elif reading.words:
        reading.problems.append(Problem("required", "form"))
    return QuickLine(draft, tuple(reading.words), tuple(reading.problems))


def _day(reading: WordReading, today: date) -> date:
    """Return the day, today where none was said; one without a year of what was held is not far ahead."""
    if reading.day is None:
        return today
    if reading.status is Status.PLANNED or reading.day_end is not None:
        return reading.day
    return in_a_year_past(reading.day_word, reading.day, today)


def _find_form_in_title(reading: WordReading) -> None:
    """Take the form from a word of the title that contains one (防诈骗讲座), or from its pinyin initials.

    Where none does, a word that other people use for a form (宣讲) is taken for it, and asked about.
    """
    by_word = {folded(word): Form(code) for code, words in spellings(Form).items() for word in words}
    inside = [word for word in by_word if len(word) > 1 and any(word in folded(text) for text in reading.title)]
    if inside:
        reading.form = by_word[max(inside, key=len)]
        return
    for text in filter(_INITIALS.fullmatch, reading.title):
        meant = {by_word[word] for word in by_word if _CJK.search(word) and text.casefold() in initials(word)}
        if len(meant) == 1:
            reading.form = meant.pop()
            reading.title.remove(text)
            reading.words[reading.words.index(Word(text, "title"))] = Word(text, "form")
            return
    taken = {form: text for text in reading.title if (form := loosely(Form, text)) is not None}
    if len(taken) == 1:
        [(reading.form, text)] = taken.items()
        reading.note("word_taken", "form", text, Severity.DOUBT, taken=label(reading.form))


def _find_day_in_title(reading: WordReading) -> None:
    """Take the day that stands in a word of the title (3.8妇女节讲座); doubt what tells of a time and is no day."""
    for word in reading.title:
        try:
            reading.day, _ = read_days(day_inside(word), reading.today)
        except Unreadable:
            continue
        reading.day_word = day_inside(word)
        reading.note("word_taken", "date", word, taken=reading.day.isoformat())
        return
    for word in filter(time_in, reading.title):
        reading.note("unreadable_day", "date", word, Severity.DOUBT)


def _find_communities_in_title(reading: WordReading) -> None:
    """Take the communities whose whole names stand in the title: 青松社区法治讲座."""
    text = " ".join(reading.title)
    for name in (one.name for one in reading.known.communities if one.name in text):
        reading.communities.append(name)
        reading.note("word_taken", "community", text, taken=name)


def _find_status_in_title(reading: WordReading) -> None:
    """Take what became of the event from how a word of the title ends (因雨取消); doubt what may say so."""
    for word in reading.title:
        if (status := status_told(word)) is not None:
            reading.status = status
            reading.note("word_taken", "status", word, taken=label(status))
            return
        if is_maybe_not_held(word):
            reading.note("figure_left_over", "status", word, Severity.DOUBT)


def _material_lines(reading: WordReading) -> tuple[MaterialLine, ...]:
    """Return the material lines, now that the laws are known that tell entries of one kind apart.

    The measure word that was typed has to fit what is counted in it, else the figure may be one of something else.
    """
    lines: list[MaterialLine] = []
    for name, count in reading.materials:
        meant = materials_meant(name, reading.known.materials, reading.laws)
        severity = Severity.NOTE if meant.alike else Severity.DOUBT
        chosen = reading.choose("material", name, [entry.name for entry in meant.entries] or [name], severity)
        lines.append(MaterialLine(chosen, count.value, count.unit))
        material = reading.known.material(chosen)
        if material and count.unit and count.unit not in {material.measure, *MEASURE_WORDS[material.kind]}:
            details = {"given": count.unit, "right": material.measure}
            reading.note("wrong_measure", "material", chosen, Severity.DOUBT, **details)
    return tuple(lines)


def _consultation_lines(reading: WordReading) -> tuple[ConsultationLine, ...]:
    """Return the consultations; those of a category are among all there were, where that number was said."""
    classified = sum(line.count for line in reading.classified)
    total = classified if reading.visits is None else reading.visits.value
    if total < classified:
        reading.note("over_total", "consultation", str(classified), Severity.DOUBT, total=str(total))
    rest = total - classified
    if rest > 0 or (reading.visits is not None and not reading.classified):
        return (*reading.classified, ConsultationLine(Category.UNCLASSIFIED, rest))
    return tuple(reading.classified)


def _title(text: str, form: Form, laws: list[str]) -> str:
    """Return a title in the language of the line: 消费者权益保护法宣传咨询点, or Booth."""
    term = FORMS[form]
    if not _CJK.search(text):
        return " ".join((*laws, term.label))
    return "、".join(dict.fromkeys(laws)) + term.words[0]
