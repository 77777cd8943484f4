"""Reading English: what the words around a number say that it counts, and of which part of the period."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from outreach_tui.domain.rounding import Mark
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import Form, MaterialGroup
from outreach_tui.reports.proofreading.english_numbers import Number, find_numbers
from outreach_tui.reports.proofreading.english_scopes import EnglishScopes
from outreach_tui.reports.proofreading.findings import About, Stated
from outreach_tui.reports.proofreading.subjects import subjects


class _Topic(NamedTuple):
    """The words for a subject, what it is told in, and the words of quantity that do not go with it."""

    words: str
    told: str
    never: str


_PAPERS = frozenset({MaterialGroup.READERS, MaterialGroup.LEAFLETS, "materials"})
_PAPER, _MEETINGS = "copies|sheets|volumes|pieces|items", "sessions|rounds|times"
_PEOPLE = "people|persons|residents|citizens|visitors|participants|attendees|villagers|locals|inhabitants"

_TOPICS: Mapping[str, _Topic] = {
    Form.LECTURE: _Topic("lectures?|(?:legal|law) talks?", "lectures", f"{_PAPER}|{_PEOPLE}|visits"),
    Form.BOOTH: _Topic(
        "(?:advice |consultation |information )?(?:booths?|stalls?)|consultation points?|advice points?",
        "booths", f"{_PAPER}|{_PEOPLE}|visits",
    ),
    Form.BOARD: _Topic("notice-?\\s?boards? issues?|issues of the notice-?\\s?boards?", "notice-board issues", _PEOPLE),
    Form.SHOW: _Topic("law-themed shows?|(?:law|legal) performances?", "shows", f"{_PAPER}|{_PEOPLE}"),
    Form.QUIZ: _Topic("quiz(?:zes)?", "quizzes", f"{_PAPER}|{_PEOPLE}"),
    Form.WECHAT_POST: _Topic("wechat posts?", "WeChat posts", _PEOPLE),
    "consultations": _Topic(
        "consultations?|legal (?:questions|enquiries|inquiries)", "consultations", f"{_PAPER}|{_MEETINGS}"
    ),
    "attendance": _Topic("attendances?|attendees|participants", "attendances", f"{_PAPER}|{_MEETINGS}"),
    "events": _Topic("events?|(?:publicity|outreach) activities", "events", f"{_PAPER}|{_PEOPLE}|visits"),
    MaterialGroup.READERS: _Topic(
        "readers?|booklets?|handbooks?|law books?", "copies", f"sheets|{_MEETINGS}|visits|{_PEOPLE}"
    ),
    MaterialGroup.LEAFLETS: _Topic(
        "leaflets?|fl[yi]ers?|handbills?", "copies", f"volumes|{_MEETINGS}|visits|{_PEOPLE}"
    ),
    Form.BANNER: _Topic("banner displays?", "banner displays", f"{_PAPER}|{_PEOPLE}"),
    "banners": _Topic("banners?(?! displays?)", "banners", f"volumes|sheets|copies|{_MEETINGS}|visits|{_PEOPLE}"),
    "materials": _Topic("materials|publications", "copies", f"{_MEETINGS}|visits|{_PEOPLE}"),
}  # fmt: skip
#: Chinese measure words that English texts keep, where the subject is counted in several.
_MEASURES: Mapping[str, str] = {MaterialGroup.READERS: "册本", MaterialGroup.LEAFLETS: "份张"}

#: Adjectives that do not make what follows a kind of its own.
_GENERIC = (
    "legal|law|rule-of-law|education(?:al)?|outreach|publicity|public|free|various|different|other than|advice"
    "|community|information(?:al)?|printed|kinds? of|types? of|general|awareness|of|the|these|its|such|in all|on-site"
)
_AFTER = re.compile(
    rf"\s*(?P<measure>[册本份张条场])?\s*(?:(?P<unit>{_PAPER}|{_MEETINGS}|{_PEOPLE}|visits)\s+of\s+)?"
    rf"(?P<between>(?:(?:{_GENERIC})\s+)*)",
    re.IGNORECASE,
)
#: What may stand between the name of something and its number: lectures held came to 46.
_LINK = re.compile(
    r"\s*(?:(?:[:(=–-]|held|given|handed out|distributed|received|answered|hung|in total|in all|came to|rose to|grew to"
    r"|stood at|exceeded|surpassed|topped|passed|totall?ed|numbered|reached|amounted to|fell to|is|was|were|are|at|to)"
    r"\s*)+$",
    re.IGNORECASE,
)
_SURPASSED = re.compile(r"\b(?:exceed(?:ed|s)?|surpassed|topped|passed)\s+$", re.IGNORECASE)
#: What follows a number that is not about what comes after it.
_CLOSED = re.compile(
    r"\s*(?:$|[.,;)(]|(?:in|for|during|and|by|from|this|over|against|throughout|across|on|as|with|while|which)\b)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:reach|attend|took part|taking part|benefit|educat|audience|participat)", re.IGNORECASE)
_ADVISED = re.compile(r"\b(?:consult|advice|advis|counsel|legal (?:questions|enquiries|inquiries))", re.IGNORECASE)
_ONE_FORM = re.compile(r"\b(?:lectures?|booths?|shows?|quiz|training|visits?|posts?|performances?)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:number|total)\b", re.IGNORECASE)
#: Words for paper that are words for people too, unless it is handed out.
_PERSONS = frozenset({"reader", "readers"})
_HANDED_OUT = re.compile(
    r"\b(?:hand\w*|distribut\w*|g[ia]v\w+|cop(?:y|ies)|legal|law|print\w*|issue\w*)\b", re.IGNORECASE
)
#: Paper that was made or bought, and is not said to have gone out.
_MADE = re.compile(
    r"\b(?:printed|produced|bought|purchased|ordered|procured|stocked|in stock|left over)\b", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:hand\w*|distribut\w*|g[ia]v\w+|sen[dt]|out)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:of (?:these|them|those|which)|among|joint(?:ly)?|estimate|unknown|remaining|others?|another|further"
    r"|additional|including|some of)\b",
    re.IGNORECASE,
)


class EnglishReader:
    """Reads the lines of one text against one period."""

    def __init__(self, facts: Facts) -> None:
        self._scopes = EnglishScopes(facts)
        self._subjects = subjects(facts)

    def read_line(self, line: str) -> Iterator[Stated]:
        """Yield what the next line states."""
        self._scopes.enter(line)
        found = list(find_numbers(line))
        for place, number in enumerate(found):
            start = found[place - 1].end if place else 0
            stop = found[place + 1].start if place + 1 < len(found) else len(line)
            around = _Around(line, number, line[start : number.start], line[number.end : stop])
            mark = Mark.AT_LEAST if _SURPASSED.search(around.before) and number.mark is Mark.NONE else number.mark
            yield Stated(around.quote, number.value, mark, number.twice, self._about(around))

    def _about(self, around: "_Around") -> About | None:
        named = self._named(around)
        scopes = self._scopes.scopes(around.sentence, around.clause, around.told_before) if named else ()
        if named is None or not scopes:
            return None
        part = named.part or bool(_PART.search(around.before) or _PART.search(around.after))
        part = part or (named.key == "attendance" and bool(_ONE_FORM.search(around.sentence)))
        return About(self._subjects[named.key], scopes, _TOPICS[named.key].told, part, named.wrong_measure)

    def _named(self, around: "_Around") -> "_Named | None":
        """Return what a number is about: what follows it, else what is named before it and led over from."""
        after = _AFTER.match(around.after)
        rest = around.after[after.end() :] if after else around.after
        for key, topic in _TOPICS.items():
            found = re.match(rf"(?:{topic.words})\b(?!-)", rest, re.IGNORECASE) if key in self._subjects else None
            if found and (found[0].lower() not in _PERSONS or _HANDED_OUT.search(around.sentence)):
                if key in _PAPERS and _MADE.search(around.phrase) and not _GIVEN.search(around.phrase):
                    return None
                return self._after(key, topic, after, rest[found.end() :])
        people = re.match(rf"\s*(?:{_PEOPLE})\b", around.after, re.IGNORECASE)
        if people:
            return self._people(around)
        if not _CLOSED.match(around.after):
            return None
        link = _LINK.search(around.before)
        before = around.before[: link.start()] if link else ""
        if link and "reached" in link[0].lower() and not _COUNTED.search(before):
            return None  # booths reached 1,600 [people]
        for key, topic in _TOPICS.items():
            if key in self._subjects and re.search(rf"\b(?:{topic.words})$", before, re.IGNORECASE):
                return _Named(key, part="(" in around.before[len(before) :])
        return None

    def _after(self, key: str, topic: _Topic, after: re.Match[str] | None, rest: str) -> "_Named | None":
        """Return what a number is about that stands before the name of something."""
        if re.match(r"(?:,| and| or| &)\s*(?!\d)\w+\s*(?:$|[.,;]|were|to\b|in\b|at\b)", rest):
            return None  # readers and leaflets: the number is of both
        unit, measure = (after["unit"], after["measure"]) if after else (None, None)
        if unit and re.fullmatch(topic.never, unit, re.IGNORECASE):
            return _Named(key, wrong_measure=True)
        if measure and measure not in _MEASURES.get(key, measure):
            return _Named(key, wrong_measure=True)
        return _Named(key, part=re.match(r"\s+(?:on|about|for|at|by|of)\b", rest) is not None)

    def _people(self, around: "_Around") -> "_Named | None":
        """Return what people were counted at, where the words around say one thing only."""
        reached, advised = _REACHED.search(around.clause), _ADVISED.search(around.clause)
        if bool(reached) == bool(advised):
            return None
        if not reached:
            return _Named("consultations")
        # who attends something attends a part; who is reached is reached by all, unless by one form
        return _Named("attendance", part=reached[0].lower() != "reach" or bool(_ONE_FORM.search(around.before)))


class _Named(NamedTuple):
    """What a number is about, whether perhaps of a part only, and whether its word of quantity is wrong."""

    key: str
    part: bool = False
    wrong_measure: bool = False


class _Around(NamedTuple):
    """What stands around a number: in its line, since the number before it, and until the next."""

    line: str
    number: Number
    since: str
    until: str

    @property
    def before(self) -> str:
        """What stands before it in its clause."""
        return re.split(r"[,;.)(]\s(?!$)", self.since)[-1]

    @property
    def after(self) -> str:
        """What stands after it in its sentence."""
        return re.split(r"[;.]\s", self.until)[0]

    @property
    def clause(self) -> str:
        """What stands on both sides of it, to the next comma or number."""
        return f"{self.before} {re.split(r'[,;.]', self.until)[0]}"

    @property
    def told_before(self) -> str:
        """What stands before it since the last full stop."""
        return re.split(r"[.!?]\s", self.line[: self.number.start])[-1]

    @property
    def phrase(self) -> str:
        """What stands around it in its sentence between commas that part more than numbers."""
        start = re.split(r"[,;.]\s", self.line[: self.number.start])[-1]
        return f"{start} {re.split(r'[,;.]', self.until)[0]}"

    @property
    def sentence(self) -> str:
        """The sentence it stands in, whole."""
        starts = [match.end() for match in re.finditer(r"[.;!?]\s", self.line[: self.number.start])]
        stop = re.search(r"[.;!?](?:\s|$)", self.line[self.number.end :])
        end = self.number.end + stop.start() if stop else len(self.line)
        return self.line[starts[-1] if starts else 0 : end]

    @property
    def quote(self) -> str:
        """The number with the words next to it, as they stand in the text."""
        before = re.findall(r"\S+\s*", re.split(r"\band\s", self.before)[-1])[-3:]
        after = re.match(r"(?:\s?(?!and\b|or\b|which\b)[^\s,.;()]+){0,4}", self.until)
        words = self.line[self.number.start : self.number.end]
        return f"{''.join(before)}{words}{after[0] if after else ''}".strip(" .,;")
