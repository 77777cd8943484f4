"""Reading a bulletin: every field of the event it tells of, with the words each field comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from outreach_tui.intake.bulletin.days import read_days
from outreach_tui.intake.bulletin.forms import read_forms
from outreach_tui.intake.bulletin.laws import read_laws
from outreach_tui.intake.bulletin.materials import MaterialFigure, read_materials
from outreach_tui.intake.bulletin.mentions import Mention, find_mentions
from outreach_tui.intake.bulletin.people import Figure, read_attendance, read_consultations
from outreach_tui.intake.bulletin.scopes import Scope, scopes_of
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.themes import read_theme
from outreach_tui.intake.bulletin.venues import read_venue
from outreach_tui.intake.bulletin.vocabulary import BulletinForm, BulletinKind

#: What is said of one event only; without that and without a day a bulletin is about a campaign.
_ONE_EVENT = re.compile("近日|日前|前不久|当天|当日|当晚|现场")

#: What begins the account of another event in newspapers and on web pages.
_ANOTHER = re.compile(r"(?:^|[\n。)])(?P<word>又讯|另讯|又一讯|另据(?=[^,。]{0,8}[讯报]))")

#: Fields of a reading that have evidence, in the order they are shown.
FIELDS = ("date", "venue", "forms", "attendance", "consultations", "materials", "laws", "theme")


@dataclass(frozen=True)
class Number:
    """A number that was stated, and whether it is an estimate (余, 多, 近 …)."""

    value: int
    estimated: bool


@dataclass(frozen=True)
class BulletinMaterial:
    """Copies of one thing, or of several that were counted together."""

    name: str
    kind: BulletinKind
    quantity: int
    unit: str
    estimated: bool


@dataclass(frozen=True)
class BulletinReading:
    """What a bulletin says of its event; what it does not say is ``None`` or empty.

    ``date`` is ``2019-03-15``, or ``--03-15`` where no year is said. ``evidence`` has, for each field of
    :data:`FIELDS` that was read, where its words stand in the text as given: ``[start, end)``. ``other_events``
    are where the text turns to an event that is not read: 又讯, or another day on which something was held.
    """

    date: str | None = None
    date_end: str | None = None
    venue: str | None = None
    forms: tuple[BulletinForm, ...] = ()
    attendance: Number | None = None
    consultations: Number | None = None
    materials: tuple[BulletinMaterial, ...] = ()
    laws: tuple[str, ...] = ()
    theme: str | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    other_events: tuple[Span, ...] = ()

    @property
    def tells_of_an_event(self) -> bool:
        """Whether anything was held: a place and a day alone are in any letter."""
        return bool(self.forms or self.attendance or self.consultations or self.materials or self.laws or self.theme)


def read_bulletin(text: str) -> BulletinReading:
    """Read a bulletin, as a person would who wants no figure in the logbook that is not this event's."""
    source = Source.of(text)
    if not source.plain.strip():
        return BulletinReading()
    venue = read_venue(source)
    days = read_days(source, venue)
    others = [*(days.others if days else ()), *_other_accounts(source)]
    scopes = scopes_of(source, others)
    is_campaign = days is None and _ONE_EVENT.search(source.plain) is None
    least = Scope.SO_FAR if is_campaign else Scope.EVENT
    forms = read_forms(source, scopes, least)
    mentions = find_mentions(source, scopes)
    attendance, consultations, materials = _figures(source, mentions, least)
    if not (attendance or consultations or materials):
        attendance, consultations, materials = _figures(source, mentions, Scope.SO_FAR)
    laws = read_laws(source)
    theme = read_theme(source, scopes)
    evidence = {
        "date": days.spans if days else (),
        "venue": (venue,) if venue else (),
        "forms": [span for spans in forms.values() for span in spans],
        "attendance": attendance.spans if attendance else (),
        "consultations": consultations.spans if consultations else (),
        "materials": [span for line in materials for span in line.spans],
        "laws": [span for law in laws for span in law.spans],
        "theme": (theme,) if theme else (),
    }
    return BulletinReading(
        date=days.day if days else None,
        date_end=days.day_end if days else None,
        venue=_joined(source.said(venue)) if venue else None,
        forms=tuple(forms),
        attendance=_number(attendance),
        consultations=_number(consultations),
        materials=tuple(map(_material, materials)),
        laws=tuple(law.name for law in laws),
        theme=_unwrapped(source.said(theme)) if theme else None,
        other_events=_in_original(source, others),
        evidence={name: _in_original(source, spans) for name, spans in evidence.items() if spans},
    )


def _figures(
    source: Source, mentions: Sequence[Mention], least: Scope
) -> tuple[Figure | None, Figure | None, list[MaterialFigure]]:
    """Return the figures of at least a scope: of a campaign so far only where there are none of the event alone."""
    return (
        read_attendance(source, mentions, least),
        read_consultations(source, mentions, least),
        read_materials(source, mentions, least),
    )


def _in_original(source: Source, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted({source.origin(span) for span in spans}))


def _other_accounts(source: Source) -> Iterator[Span]:
    """Find the words that begin the account of another event, which goes on to the end."""
    for found in source.finditer(_ANOTHER):
        yield Span(*found.span("word"))


def _unwrapped(text: str) -> str:
    """Return words of one line that were cut into several."""
    return re.sub(r"\s*\n\s*", "", text).strip()


def _joined(text: str) -> str:
    return "".join(text.split())


def _number(figure: Figure | None) -> Number | None:
    return Number(figure.value, figure.estimated) if figure else None


def _material(line: MaterialFigure) -> BulletinMaterial:
    return BulletinMaterial(line.name, line.kind, line.quantity, line.unit, line.estimated)
