"""The publicity calendar (普法宣传节点): which key days a year has, kept as rules and never as dates.

A year is the first in which the day was held under that name; a few days were decided upon the year
before (the United Nations adopted 26 June in December 1987 and 25 November in December 1999). Numbers
such as "the 6th 国家宪法日" count from the first, as official notices do.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from outreach_tui.domain.laws import find_law, in_force
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month
from outreach_tui.domain.recurrence import (
    Announced,
    FixedDays,
    LunarDay,
    NthWeek,
    Rule,
    Span,
    WeekOf,
    WholeMonth,
)


class Reach(StrEnum):
    """Where a key day is kept."""

    NATIONAL = "national"
    PROVINCE = "province"
    LOCAL = "local"


class Name(NamedTuple):
    """What a key day was called, from one year to another (``until`` 0: still).

    ``counted_from`` is the year that was number one, 0 when nobody counts.
    """

    text: str
    since: int
    until: int = 0
    counted_from: int = 0

    def carried_in(self, year: int) -> bool:
        """Tell whether the day went by this name in a year."""
        return self.since <= year and (not self.until or year <= self.until)


@dataclass(frozen=True, slots=True)
class PublicityDay:
    """An entry of the calendar: its names in turn, its rule, its laws and what a month could make of it.

    ``laws`` are names of ``domain/laws.py``; ``theme`` is empty for days that rarely lead a month;
    ``place`` is the province or locality of a day that is not national.
    """

    names: tuple[Name, ...]
    rule: Rule
    laws: tuple[str, ...] = ()
    theme: str = ""
    reach: Reach = Reach.NATIONAL
    place: str = ""

    def name_in(self, year: int) -> Name | None:
        """Return the name it carried in a year, ``None`` when it was not held."""
        return next((name for name in self.names if name.carried_in(year)), None)

    def kept_in(self, region: str | None) -> bool:
        """Tell whether a place keeps this day; ``None`` stands for every place."""
        return region is None or self.place in region


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A key day of one year. ``first`` and ``last`` are both included; they are equal for a single day.

    ``laws`` are those in force on these days. ``ordinal`` is its number where it is counted (the 6th
    国家宪法日 is that of 2019). ``announced`` says that a notice sets the days anew each year, so that the
    days of a year to come are only the usual ones.
    """

    name: str
    first: date
    last: date
    laws: tuple[str, ...]
    theme: str
    reach: Reach
    place: str
    ordinal: int | None
    announced: bool

    def touches(self, month: Month) -> bool:
        """Tell whether any of its days falls in a month."""
        return self.first < month.end and month.start <= self.last

    @property
    def month(self) -> Month:
        """The month most of its days fall in: a week that begins on 30 November belongs to December."""
        return Month.of(self.first + (self.last - self.first) / 2)


def _notice(year: int, *days: int) -> Span:
    """Return announced days from month, day, month, day."""
    first_month, first_day, last_month, last_day = days
    return Span(date(year, first_month, first_day), date(year, last_month, last_day))


#: From 2016 by its founding plan the third week of September; the notices moved it more than once.
_CYBERSECURITY_WEEK: Final = Announced(
    NthWeek(9, 3),
    (
        _notice(2014, 11, 24, 11, 30),
        _notice(2015, 6, 1, 6, 7),
        _notice(2016, 9, 19, 9, 25),
        _notice(2017, 9, 16, 9, 24),
        _notice(2018, 9, 17, 9, 23),
        _notice(2019, 9, 16, 9, 22),
        _notice(2020, 9, 14, 9, 20),
        _notice(2021, 10, 11, 10, 17),
        _notice(2022, 9, 5, 9, 11),
        _notice(2023, 9, 11, 9, 17),
        _notice(2024, 9, 9, 9, 15),
        _notice(2025, 9, 15, 9, 21),
    ),
)

#: The week around 4 December, set by the yearly notice of the Ministry of Justice and others.
_CONSTITUTION_WEEK: Final = Announced(
    FixedDays(12, 1, 12, 7),
    (
        _notice(2018, 12, 2, 12, 8),
        _notice(2019, 12, 1, 12, 7),
        _notice(2020, 11, 30, 12, 6),
        _notice(2021, 11, 29, 12, 5),
        _notice(2022, 12, 4, 12, 10),
        _notice(2023, 12, 1, 12, 7),
        _notice(2024, 12, 1, 12, 7),
        _notice(2025, 12, 1, 12, 7),
    ),
)

#: In the order of the year. Sources: the laws and founding notices named in the comments, else the
#: yearly notices of the bodies that hold the day.
PUBLICITY_DAYS: Final[tuple[PublicityDay, ...]] = (
    # A custom without a founding notice: offered for as long as there have been five-year plans.
    PublicityDay(
        (Name("春节送法过年", 1986),),
        LunarDay(1, 1, before=15),
        ("劳动法", "劳动合同法", "保障农民工工资支付条例"),
        "送法过年",
    ),
    # Follows from the two decisions of 1991 on the comprehensive management of public order.
    PublicityDay((Name("综治宣传月", 1992),), WholeMonth(3), ("治安管理处罚法", "刑法"), "社会治安综合治理"),
    PublicityDay((Name("学雷锋纪念日", 1963),), FixedDays(3, 5)),
    PublicityDay(
        (Name("三八妇女维权周", 2000),),
        WeekOf(3, 8),
        ("妇女权益保障法", "反家庭暴力法", "婚姻法", "民法典"),
        "妇女维权",
    ),
    PublicityDay(
        (Name("消费者权益日", 1983, counted_from=1983),),
        FixedDays(3, 15),
        ("消费者权益保护法", "产品质量法", "食品安全法", "电子商务法"),
        "消费维权",
    ),
    PublicityDay((Name("世界水日", 1993, counted_from=1993),), FixedDays(3, 22), ("水法", "水污染防治法")),
    # Counted from the 水法宣传周 of 1988, which was held in July until 1993.
    PublicityDay((Name("中国水周", 1994, counted_from=1988),), FixedDays(3, 22, 3, 28), ("水法", "水污染防治法")),
    # 国家安全法 of 2015, article 14.
    PublicityDay(
        (Name("全民国家安全教育日", 2016, counted_from=2016),),
        FixedDays(4, 15),
        ("国家安全法", "反间谍法"),
        "国家安全",
    ),
    PublicityDay(
        (Name("保护知识产权宣传周", 2004, 2008), Name("知识产权宣传周", 2009)),
        FixedDays(4, 20, 4, 26),
        ("商标法", "专利法", "著作权法"),
        "知识产权",
    ),
    PublicityDay((Name("职业病防治法宣传周", 2003, counted_from=2003),), FixedDays(4, 25, 5, 1), ("职业病防治法",)),
    # The campaign outlived the regulation it was named after, which ended on 30 April 2022.
    PublicityDay(
        (Name("信访条例宣传月", 2005, 2021), Name("信访工作条例宣传月", 2022)),
        WholeMonth(5),
        ("信访条例", "信访工作条例"),
        "依法信访",
        Reach.PROVINCE,
        "广东",
    ),
    PublicityDay((Name("民法典宣传月", 2021, counted_from=2021),), WholeMonth(5), ("民法典",), "民法典"),
    PublicityDay((Name("防灾减灾日", 2009, counted_from=2009),), FixedDays(5, 12), ("突发事件应对法",)),
    PublicityDay(
        (Name("打击和防范经济犯罪宣传日", 2010, counted_from=2010),),
        FixedDays(5, 15),
        ("刑法",),
        "防范经济犯罪",
    ),
    PublicityDay(
        (Name("安全生产月", 2002, counted_from=2002),),
        WholeMonth(6),
        ("安全生产法", "突发事件应对法"),
        "安全生产",
    ),
    PublicityDay(
        (Name("防范非法集资宣传月", 2013, counted_from=2013),),
        WholeMonth(6),
        ("防范和处置非法集资条例", "刑法"),
    ),
    # Marked in China since 1985; 环境日 by 环境保护法 of 2014, article 12, in force in 2015.
    PublicityDay(
        (Name("世界环境日", 1985, 2014), Name("环境日", 2015)),
        FixedDays(6, 5),
        ("环境保护法", "大气污染防治法", "水污染防治法", "土壤污染防治法", "噪声污染防治法"),
        "环境保护",
    ),
    PublicityDay((Name("国际禁毒日", 1988, counted_from=1988),), FixedDays(6, 26), ("禁毒法", "戒毒条例"), "禁毒"),
    PublicityDay(
        (Name("国家网络安全宣传周", 2014, counted_from=2014),),
        _CYBERSECURITY_WEEK,
        ("网络安全法", "数据安全法", "个人信息保护法", "反电信网络诈骗法"),
        "网络安全",
    ),
    # 老年人权益保障法 as revised from 1 July 2013, article 12.
    PublicityDay((Name("老年节", 2013, counted_from=2013),), LunarDay(9, 9), ("老年人权益保障法",), "老年人权益"),
    PublicityDay((Name("消防宣传日", 1992, counted_from=1992),), FixedDays(11, 9), ("消防法",), "消防安全"),
    PublicityDay(
        (Name("反家暴日", 2000, counted_from=2000),),
        FixedDays(11, 25),
        ("反家庭暴力法", "妇女权益保障法"),
        "反家暴",
    ),
    PublicityDay(
        (Name("世界艾滋病日", 1988, counted_from=1988),), FixedDays(12, 1), ("艾滋病防治条例", "传染病防治法")
    ),
    PublicityDay((Name("宪法宣传周", 2018, counted_from=2018),), _CONSTITUTION_WEEK, ("宪法",), "宪法"),
    PublicityDay((Name("全国交通安全日", 2012, counted_from=2012),), FixedDays(12, 2), ("道路交通安全法",)),
    # By the fourth five-year plan, then by the legislature's decision of 1 November 2014.
    PublicityDay(
        (
            Name("全国法制宣传日", 2001, 2013, counted_from=2001),
            Name("国家宪法日", 2014, counted_from=2014),
        ),
        FixedDays(12, 4),
        ("宪法",),
        "宪法",
    ),
)

#: What subdistricts turn to by habit in months that key days leave open, and the year the habit can date
#: from: the first five-year plan, or the law's coming into force.
_CUSTOMARY_THEMES: Final[dict[int, tuple[tuple[str, int], ...]]] = {
    1: (("农民工工资", 1986),),
    2: (("节日安全与治安", 1986),),
    7: (("未成年人保护", 1986), ("暑期安全", 1986)),
    8: (("劳动与社会保障", 1986), ("网格员学法", 2005)),
    9: (("人民调解", 2011),),
    10: (("防诈骗", 1986),),
}

_FIRST_PLAN_YEAR: Final = 1986


def _laws_then(laws: tuple[str, ...], span: Span) -> tuple[str, ...]:
    """Return those laws that were in force on the first or the last of some days."""
    found = ((name, find_law(name)) for name in laws)
    return tuple(name for name, law in found if law and any(in_force(law, day) for day in span))


def _in_year(entry: PublicityDay, year: int) -> KeyDay | None:
    """Return an entry's key day of a year, ``None`` when it was not held or its day is not known."""
    name = entry.name_in(year)
    span = entry.rule.span(year) if name else None
    if name is None or span is None:
        return None
    return KeyDay(
        name=name.text,
        first=span.first,
        last=span.last,
        laws=_laws_then(entry.laws, span),
        theme=entry.theme,
        reach=entry.reach,
        place=entry.place,
        ordinal=year - name.counted_from + 1 if name.counted_from else None,
        announced=isinstance(entry.rule, Announced),
    )


def days_of_year(year: int, region: str | None = None) -> list[KeyDay]:
    """Return the key days of a year by their first day; every one lies wholly within the year.

    ``region`` is where the user works, written in any way that has the province in it (广东省广州市): days
    of other places are left out. ``None`` gives all. Past 2099 the lunar days are missing.

    Raises:
        ValueError: for years outside 1900..2199.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    kept = (entry for entry in PUBLICITY_DAYS if entry.kept_in(region))
    found = [key_day for entry in kept if (key_day := _in_year(entry, year))]
    return sorted(found, key=lambda key_day: (key_day.first, key_day.last, key_day.name))


def days_of_month(month: Month, region: str | None = None) -> list[KeyDay]:
    """Return the key days any part of which falls in a month; a week across two months is in both."""
    return [key_day for key_day in days_of_year(month.year, region) if key_day.touches(month)]


def suggested_theme(month: Month, region: str | None = None) -> str | None:
    """Return a default 重点宣传内容 for a month, parts joined by ``·``; ``None`` if none is known.

    The key days that lie mostly in the month come first, then what subdistricts do by habit.
    """
    if month.year < _FIRST_PLAN_YEAR:
        return None
    days = [key_day.theme for key_day in days_of_month(month, region) if key_day.month == month]
    habits = [theme for theme, since in _CUSTOMARY_THEMES.get(month.number, ()) if since <= month.year]
    return "·".join(dict.fromkeys(theme for theme in (*days, *habits) if theme)) or None
