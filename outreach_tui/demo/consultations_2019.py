"""The consultations of the sample year: 225 at ten booths and 304 at fourteen service stations."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from typing import Final, TypeVar

from outreach_tui.demo.communities_2019 import COMMUNITIES
from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine
from outreach_tui.domain.vocabulary import Adviser, Category, Mode, Outcome

T = TypeVar("T")
Case = tuple[Category, Outcome]

_COLUMNS: Final = (
    Category.MARRIAGE, Category.LABOUR, Category.NEIGHBOURS, Category.DEBT, Category.HOUSING,
    Category.DAMAGES, Category.CONSUMER, Category.SOCIAL_SECURITY, Category.CRIME, Category.OTHER,
)  # fmt: skip

#: What people asked at each booth, in the order of the year; the columns are those above.
_AT_BOOTHS: Final = (
    (11, 3, 2, 1, 2, 1, 1, 1, 0, 0),
    (2, 2, 1, 2, 1, 1, 9, 0, 0, 1),
    (4, 3, 2, 2, 3, 1, 1, 1, 1, 1),
    (3, 2, 1, 5, 2, 1, 1, 0, 2, 0),
    (3, 6, 1, 1, 2, 4, 0, 1, 0, 0),
    (4, 3, 3, 2, 2, 2, 0, 1, 2, 1),
    (4, 2, 2, 4, 1, 1, 2, 0, 1, 1),
    (9, 1, 3, 2, 2, 0, 1, 3, 0, 0),
    (5, 3, 5, 2, 4, 3, 0, 1, 0, 1),
    (11, 6, 6, 5, 6, 4, 3, 3, 1, 2),
)

_ANSWERED, _DEPARTMENT, _MEDIATION = Outcome.ANSWERED, Outcome.REFERRED_DEPARTMENT, Outcome.REFERRED_MEDIATION
_LEGAL_AID, _APPOINTMENT, _OTHER = Outcome.LEGAL_AID, Outcome.APPOINTMENT, Outcome.OTHER

#: How the booths' consultations ended, category by category.
_BOOTH_OUTCOMES: Final[Mapping[Category, Mapping[Outcome, int]]] = {
    Category.MARRIAGE: {_ANSWERED: 51, _MEDIATION: 2, _LEGAL_AID: 3},
    Category.LABOUR: {_ANSWERED: 24, _DEPARTMENT: 5, _LEGAL_AID: 2},
    Category.NEIGHBOURS: {_ANSWERED: 22, _MEDIATION: 4},
    Category.DEBT: {_ANSWERED: 25, _MEDIATION: 1},
    Category.HOUSING: {_ANSWERED: 21, _DEPARTMENT: 2, _MEDIATION: 1, _APPOINTMENT: 1},
    Category.DAMAGES: {_ANSWERED: 16, _LEGAL_AID: 1, _APPOINTMENT: 1},
    Category.CONSUMER: {_ANSWERED: 13, _DEPARTMENT: 5},
    Category.SOCIAL_SECURITY: {_ANSWERED: 7, _DEPARTMENT: 4},
    Category.CRIME: {_ANSWERED: 5, _DEPARTMENT: 2},
    Category.OTHER: {_ANSWERED: 6, _OTHER: 1},
}

#: The same for the stations.
_STATION_OUTCOMES: Final[Mapping[Category, Mapping[Outcome, int]]] = {
    Category.MARRIAGE: {_ANSWERED: 56, _MEDIATION: 6, _LEGAL_AID: 6, _APPOINTMENT: 2, _OTHER: 1},
    Category.LABOUR: {_ANSWERED: 36, _DEPARTMENT: 7, _LEGAL_AID: 5},
    Category.NEIGHBOURS: {_ANSWERED: 29, _MEDIATION: 14},
    Category.DEBT: {_ANSWERED: 31, _MEDIATION: 3, _LEGAL_AID: 1, _APPOINTMENT: 2},
    Category.HOUSING: {_ANSWERED: 22, _DEPARTMENT: 4, _MEDIATION: 4, _APPOINTMENT: 3},
    Category.DAMAGES: {_ANSWERED: 23, _MEDIATION: 2, _LEGAL_AID: 3, _APPOINTMENT: 2},
    Category.CONSUMER: {_ANSWERED: 10, _DEPARTMENT: 4},
    Category.SOCIAL_SECURITY: {_ANSWERED: 7, _DEPARTMENT: 8},
    Category.CRIME: {_ANSWERED: 3, _DEPARTMENT: 1},
    Category.OTHER: {_ANSWERED: 6, _OTHER: 3},
}

#: How long an answer that was promised may take.
_ANSWER_AFTER: Final = timedelta(days=10)
_HOLIDAYS: Final = (
    (date(2019, 2, 4), date(2019, 2, 10)), (date(2019, 4, 5), date(2019, 4, 7)), (date(2019, 5, 1), date(2019, 5, 4)),
    (date(2019, 6, 7), date(2019, 6, 9)), (date(2019, 9, 13), date(2019, 9, 15)),
)  # fmt: skip


def spread(counts: Mapping[T, int]) -> list[T]:
    """Return each thing as often as counted, mixed as evenly as it goes; the same every time."""
    places = [
        (Fraction(21 * turn + index * 13 % 21, 21 * count), index, thing)
        for index, (thing, count) in enumerate(counts.items())
        for turn in range(count)
    ]
    return [thing for _, _, thing in sorted(places, key=lambda place: place[:2])]


def answer_due(day: date, outcome: Outcome) -> date | None:
    """Return when an answer promised on a day is due, ``None`` for what needs none."""
    return day + _ANSWER_AFTER if outcome is _APPOINTMENT else None


def booth_lines(index: int, day: date) -> tuple[ConsultationLine, ...]:
    """Return the tally of one booth, by its place in the year: equal cases on one line."""
    lines: list[ConsultationLine] = []
    for column, category in enumerate(_COLUMNS):
        earlier = sum(booth[column] for booth in _AT_BOOTHS[:index])
        outcomes = spread(_BOOTH_OUTCOMES[category])[earlier : earlier + _AT_BOOTHS[index][column]]
        lines += [
            ConsultationLine(category, count, outcome, follow_up_on=answer_due(day, outcome))
            for outcome, count in Counter(outcomes).items()
        ]
    return tuple(lines)


def station_drafts() -> Iterator[ConsultationDraft]:
    """Yield the consultations of the service stations by day: each adviser is there once a month."""
    cases = iter(
        spread(
            {
                (category, outcome): count
                for category, outcomes in _STATION_OUTCOMES.items()
                for outcome, count in outcomes.items()
            }
        )
    )
    served = 0
    for number in range(1, 13):
        for place, community in enumerate(COMMUNITIES):
            day = _adviser_day(number, place)
            for case, count in Counter(islice(cases, community.station_visits[number - 1])).items():
                served += 1
                yield _station_draft(day, community.name, case, count, served)


def _station_draft(day: date, community: str, case: Case, count: int, served: int) -> ConsultationDraft:
    category, outcome = case
    return ConsultationDraft(
        day,
        category,
        community,
        count=count,
        outcome=outcome,
        mode=Mode.TELEPHONE if served % 9 == 5 else Mode.WECHAT if served % 14 == 3 else Mode.VISIT,
        adviser=Adviser.MEDIATOR if outcome is _MEDIATION and day.month >= 10 else Adviser.LAWYER,
        follow_up_on=answer_due(day, outcome),
    )


def _adviser_day(number: int, place: int) -> date:
    """Return the working day of a month on which a community's adviser sits at its station."""
    day = date(2019, number, 8 + place)
    while day.weekday() >= 5 or any(first <= day <= last for first, last in _HOLIDAYS):
        day += timedelta(days=1)
    return day
