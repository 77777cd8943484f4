"""When the event was: its own day among datelines, days of laws, names of festivals, notices and plans."""

import re
from dataclasses import dataclass
from datetime import date

from outreach_tui.domain.numerals import read_count
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import FUTURE

_DIGITS = "[零一二三四五六七八九]"
#: Days before this are of laws and institutions.
_FIRST_YEAR = 2005
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?:(?P<year>20\d\d|19\d\d|二零{_DIGITS}{{2}})年|(?P<this>今年|本年|"
    rf"去年))?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})(?:[日号]|(?=、\d{{1,2}}月))"
    rf"(?:(?:上午|下午|晚|晚上|早|早上)?(?:至|到|-|--|—|——|~|–)(?:(?P<month_end>{_NUMBER})月)?(?P<day_end>{_NUMBER})[日号])?"
)
_SHORT_RANGE = re.compile(
    rf"(?:(?P<year>20\d\d)年)?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})(?:至|到|-|--|—|——|~|–|、|和)(?P<day_end>{_NUMBER})[日号]"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<year>20\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)")
_DAY_ONLY = re.compile(r"(?<![\d月至到\-—~第])(?P<day>\d{1,2})日(?=上午|下午|晚|早|,|当天|,|起?在)")
#: A month that days after it may leave out: 今年6月是安全生产月,12日….
_MONTH = re.compile(rf"(?P<month>{_NUMBER})月(?!\d|{_DIGITS}|份)")
_MONTH_OF_YEAR = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?!\d)")

_DATELINE_AFTER = re.compile(r"[^,。\n]{0,3}电(?![影子视信动话网])|讯|消息")
_LAW_NEAR = re.compile(
    "施行|实施|通过|颁布|公布|起生效|修订|修正|决议|设立为|确定为|定为|决定将|出台|印发|下发|通知|要求|部署|文件|会议"
)
_NAMED_AFTER = re.compile(
    r"(?:,|的)?(?:也|又|即|将)*(?:是|为|迎来|系|既是)[^,。]{0,30}?(?:日|周|月|年|节|纪念)|[^,。]{0,20}?(?:日|节|周|月)?(?:来临|到来|前夕|即将|临近)|是我国|是中华"
)
#: Who makes laws and sets days, however long their names are.
_LAWGIVER_AFTER = re.compile(
    "[^。]{0,12}?(?:全国人民代表大会|全国人大|国务院|常委会|常务委员会)[^。]{0,40}?(?:通过|公布|决定|批准)"
)
#: 5月1日, | 《献血条例》正式施行: the day of a law, unless the event was held on that very day.
_IN_FORCE_AFTER = re.compile(
    ",?(?:我国|新修[订改]的|修[订改]后的|首部)*(?:《[^》]+》|[^,。]{1,12}?(?:法|法典|条例|办法|规定))(?:也|正式|开始|全面|将)*"
    "(?:施行|实施|生效|颁布)(?![一二三四五六七八九十\\d]*周年|之际|之日|[^。]{0,6}(?:当天|当日|首日|这天))"
)
_NAMED_BEFORE = re.compile("(?:每年的?|将|把|第[一二三四五六七八九十\\d]+个)$")
_OVER_TIME_AFTER = re.compile("以来|起,|起至今|至今|开始,")
_PUBLISHED_BEFORE = re.compile("(?:发布(?:时间|日期)?|时间|日期|来源|更新|编辑|供稿|撰稿|责编|审核)[^,。\n]{0,10}\\Z")
_NOTICE_AFTER = re.compile(
    "(?:下发|印发|发布|出台|召开)[^,。]{0,8}(?:通知|文件|方案|部署会|动员会|工作会)|前(?:完成|上报)|截止|之前"
)
#: A line above or below the prose, with the moment it was put online: 2014-12-08 12:02:08 来源:….
_CLOCK_AFTER = re.compile(r"(?:日|号)?\s*\d{1,2}:\d{2}(?!\d)")
_IMPRINT = re.compile("来源|发布|编辑|浏览|阅读|点击|字体|字号|作者|责编|访问|打印")
_LONGEST_IMPRINT = 120
_SAME_DAY = re.compile(
    "当天|当日|借助这一|借此契机|以此为契机|以此为|这一天|这天|这个[^,。]{0,4}日子|上午|下午|今天|今日"
)
#: 5月1日起施行。当天,我市启动…: the day a law came into force.
_ON_THAT_DAY = re.compile("[^。]{0,60}(?:施行|实施|生效)。[^。]{0,40}?(?:当天|当日),")
_FROM_THEN_ON = re.compile("(?:起|开始),")
#: 4月15日是国家安全教育日, | 市国安办开展…: one sentence, and no other day.
_HELD_THEN = re.compile(
    ",?(?:是|为|系)[^,。]{0,30}[日节]”?,(?![^。]{0,40}昨[天日])[^\n。]{0,120}?(?:开展|举办|举行|启动)"
)
#: 12月2日, | 司法局召开了动员会: what was held before the event.
_PREPARING_AFTER = re.compile(
    "(?:上午|下午)?,?[^,。]{0,40}召开[^,。]{0,24}(?:部署会|动员会|推进会|筹备会|协调会|宣传活动会议|工作会议)"
)
#: 5月12日, | 社区又举办….
_HELD_AS_WELL = re.compile("(?:开展|举办|举行|召开|组织)(?!部)")
_TO_COME = re.compile(FUTURE + "|将[^,。]{0,12}(?:开展|举办|举行|召开|组织)")
_TODAY = re.compile("(?:今天|今日|今晨|今早|今晚)")
_YESTERDAY = re.compile("(?:昨天|昨日|昨晚)")
_VAGUE = re.compile("近日|日前|近期(?![高频多]发|发生|的)|连日来|连日|前不久|近段时间|近来|近几日|近几天")


@dataclass(frozen=True)
class EventDays:
    """The day as ``2019-03-15`` or ``--03-15``, the last one where there were several; ``spans`` say so.

    ``others`` are days on which the text says that something else was held.
    """

    day: str
    day_end: str | None
    spans: tuple[Span, ...]
    others: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Found:
    span: Span
    year: int | None
    month: int
    day: int
    end: tuple[int, int] | None
    role: str  # event, naming, dateline, other


def read_days(source: Source, venue: Span | None) -> EventDays | None:
    """Return the day of the event, ``None`` where none is said; of several, the one told with
    the place, unless the first is a stretch of days that the others lie in."""
    found = _find_days(source)
    events = [one for one in found if one.role == "event"]
    days = [one for one in events if _PREPARING_AFTER.match(source.plain, one.span.end) is None] or events
    there = source.clause_at(venue.start).sentence if venue else -1
    told_there = (one for one in days if source.clause_at(one.span.start).sentence == there)
    first = days[0] if days else None
    chosen = first if first is not None and first.end else next(told_there, first)
    spans: tuple[Span, ...] = ()
    if chosen is None:
        chosen, spans = _by_reference(source, found)
    if chosen is None:
        return None
    year = chosen.year or _year_of(source, chosen, found)
    day_end = None
    if chosen.end is not None:
        day_end = _written(year, *chosen.end)
    others = tuple(one.span for one in days if _is_of_another(source, one, chosen))
    return EventDays(_written(year, chosen.month, chosen.day), day_end, (chosen.span, *spans), others)


def _is_of_another(source: Source, one: _Found, chosen: _Found) -> bool:
    """Tell whether a day is one that something else was held on."""
    first, start = (chosen.month, chosen.day), (one.month, one.day)
    if first <= start <= (chosen.end or first) or start <= first <= (one.end or start):
        return False
    sentence = source.sentence_at(one.span.start)
    between = (min(chosen.span.end, one.span.end), max(chosen.span.start, one.span.start))
    if sentence.start <= chosen.span.start < sentence.end and _HELD_AS_WELL.search(source.plain, *between) is None:
        return False  # 1月12日、4月1日、11月14日举办了培训班
    held = _HELD_AS_WELL.search(source.plain, one.span.end, sentence.end)
    return held is not None and _TO_COME.search(source.plain, sentence.start, held.end()) is None


def _written(year: int | None, month: int, day: int) -> str:
    return f"{year}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def _find_days(source: Source) -> list[_Found]:
    found: list[_Found] = []
    taken: set[int] = set()
    for pattern in (_DAY, _SHORT_RANGE, _NUMERIC):
        for match in pattern.finditer(source.plain):
            if taken.isdisjoint(range(*match.span())) and (one := _found(source, match)) is not None:
                found.append(one)
                taken.update(range(*one.span))
    found.sort(key=lambda one: one.span)
    found += _days_of_a_month(source, found)
    return sorted(found, key=lambda one: one.span)


def _days_of_a_month(source: Source, found: list[_Found]) -> list[_Found]:
    """Return the days written without a month, which is the one named last."""
    months = [(one.span.end, one.month, one.year) for one in found]
    months += [(month.end(), _number(month["month"]), None) for month in _MONTH.finditer(source.plain)]
    months.sort(key=lambda month: month[0])
    days: list[_Found] = []
    for match in _DAY_ONLY.finditer(source.plain):
        span = Span(*match.span())
        before = [month for month in months if month[0] <= span.start]
        if not before or any(_overlap(span, one.span) for one in found):
            continue
        _, month, year = before[-1]
        if _exists(year, month, int(match["day"])):
            days.append(_Found(span, year, month, int(match["day"]), None, _role(source, span)))
    return days


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _found(source: Source, match: re.Match[str]) -> _Found | None:
    parts = match.groupdict()
    month, day = _number(parts["month"]), _number(parts["day"])
    year = _year(parts.get("year"))
    if not _exists(year, month, day):
        return None
    end = None
    if parts.get("day_end"):
        last = (_number(parts.get("month_end") or parts["month"]), _number(parts["day_end"]))
        if not _exists(year, *last):
            return None
        end = last if last > (month, day) else None
    span = Span(*match.span())
    return _Found(span, year, month, day, end, _role(source, span))


def _number(text: str) -> int:
    count = read_count(text)
    return count.value if count else 0


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = "".join(
        str("零一二三四五六七八九".index(sign)) if sign in "零一二三四五六七八九" else sign for sign in text
    )
    return int(digits)


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _role(source: Source, span: Span) -> str:
    """Return what a day is: of the event, the name of a festival, where and when it was written, or another one."""
    text = source.plain
    clause = source.clause_at(span.start)
    after = text[span.end : span.end + 60]
    before = text[max(clause.start - 12, 0) : span.start]
    rest = text[span.end : clause.end]
    if _DATELINE_AFTER.match(after):
        return "dateline"
    if _NUMERIC.fullmatch(text[span.start : span.end]) and _CLOCK_AFTER.match(after):
        return "other"
    if source.is_speech(span.start) or _PUBLISHED_BEFORE.search(before) or _is_alone(source, span):
        return "other"
    if _NAMED_AFTER.match(after) or _NAMED_BEFORE.search(before):
        return "naming" if not re.match(r"[^,。]{0,20}?(?:当天|当日)", after) else "event"
    if _OVER_TIME_AFTER.match(after) or (re.search("(?:自|从)$", before) and not re.match("[^,。]{0,6}至", after)):
        return "other"
    if re.match(",(?:记者|笔者)(?:从|获悉|了解)", after):
        return "other"
    if (
        _LAWGIVER_AFTER.match(after)
        or _IN_FORCE_AFTER.match(after)
        or _NOTICE_AFTER.search(rest)
        or (_LAW_NEAR.search(rest[:16]) and not re.search("活动|宣传|讲座", rest))
    ):
        return "other"
    if re.search("(?:施行|实施|通过|颁布|印发|下发)(?![^,。]*(?:活动|宣传|仪式))[^,。]{0,6}$", before):
        return "other"
    return "event"


def _is_alone(source: Source, span: Span) -> bool:
    """Tell whether a day stands alone on its line, as under a letter."""
    start = source.plain.rfind("\n", 0, span.start) + 1
    end = source.plain.find("\n", span.end)
    line = source.plain[start : end if end >= 0 else len(source.plain)]
    if len(line) > _LONGEST_IMPRINT:
        return False
    rest = line.replace(source.plain[span.start : span.end], "", 1)
    if _IMPRINT.search(rest) and not re.search("[。,]", rest):
        return True
    return len(re.sub(r"[\W\d_]", "", rest)) <= 4 or (
        start > 0 and re.search("供稿|撰稿|通讯员|司法所$|编辑", rest) is not None and len(rest) < 24
    )


def _by_reference(source: Source, found: list[_Found]) -> tuple[_Found | None, tuple[Span, ...]]:
    """Return a day that today, or the same day, refers to."""
    for one in found:
        later = Span(one.span.end, len(source.plain))
        if one.role == "dateline" and (word := _TODAY.search(source.plain, later.start)):
            return one, (Span(*word.span()),)
        if one.role == "dateline" and (word := _YESTERDAY.search(source.plain, later.start)) and one.day > 1:
            return _Found(one.span, one.year, one.month, one.day - 1, None, "event"), (Span(*word.span()),)
        if one.role == "naming" and not _VAGUE.search(source.plain):
            if one.year is not None and one.year >= _FIRST_YEAR and len(found) == 1:
                return one, ()
            sentence = source.sentence_at(one.span.start)
            word = _SAME_DAY.search(source.plain, one.span.end, min(len(source.plain), sentence.end + 30))
            if word and not source.is_speech(word.start()):
                return one, (Span(*word.span()),)
            if _HELD_THEN.match(source.plain, one.span.end):
                return one, ()
    return _by_a_beginning(source, found), ()


def _by_a_beginning(source: Source, found: list[_Found]) -> _Found | None:
    """Return the day a law came into force where the event was held that day, or the one the event began on."""
    others = [one for one in found if one.role == "other"]
    for pattern in (_ON_THAT_DAY, _FROM_THEN_ON):
        for one in others:
            if pattern.match(source.plain, one.span.end):
                return one
    return None


def _year_of(source: Source, chosen: _Found, found: list[_Found]) -> int | None:
    """Return the year of a day without one, where the text gives it for the same month beside the event."""
    for one in found:
        same = (one.month, one.day) == (chosen.month, chosen.day) or one.month == chosen.month
        if one.year and one.year >= 2000 and one.role in ("event", "naming", "dateline") and same:
            near = source.plain[one.span.end : one.span.end + 30]
            if not re.match("[^。]{0,20}(?:施行|实施|通过|颁布|设立|会议)", near):
                return one.year
    for month in _MONTH_OF_YEAR.finditer(source.plain):
        if int(month["month"]) == chosen.month and month.start() < chosen.span.start:
            return int(month["year"])
    return None
