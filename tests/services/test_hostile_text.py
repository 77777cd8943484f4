"""Every text field keeps what was typed, character for character, but for what a terminal would obey."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    PlanDraft,
    StockDraft,
)
from outreach_tui.domain.figures import Dimension, Selection
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.laws import bare_name, find_law
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import PlannedDay, Speaker
from outreach_tui.domain.text import LONGEST_TEXT, clean
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind
from outreach_tui.services.communities import Communities
from outreach_tui.services.listing import Listing, everything, list_distributions
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.reads.history import steps
from tests.builders import stock_entries

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
NO_CHARACTERS = "\ufffe\uffff" + "".join(map(chr, range(0xFDD0, 0xFDF0)))
DAY = date(2019, 5, 4)

HOSTILE = (
    "x [/foo] y",
    "[@click=app.quit]x[/]",
    "[bold red]",
    "第一行\n第二行\n\n",
    "  两边有空  ",
    "长" * 5000,
    "👩🏽\u200d🌾🇨🇳",
    "𠮷𪚥龘㐀\U0003106c",
    "e\u0301 é ﬁ Ａ１ ㈱",  # not composed, composed, ligature, full width, square
    "\x1b[31m红\x1b]52;c;eA==\x07\x9b2J",
    "\u202e倒\u2066写\u2069\u200b隐\ufeff",
    "坏\ud800\udfff\x00\x08的",
    "'; DROP TABLE event; --",
    "%_\\%d {0} {name} %(office)s :office $1",
    "=1+1\t@SUM\r\n+cmd|' /C calc'!A0",
    "\u2028\u2029\x85\x0b\x0c",
)


def kept(text: str) -> str:
    """Return what of a text is kept, told from what Unicode says of each character."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign
        for sign in unix
        if sign in "\t\n"
        or (unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in BIDI + ZERO_WIDTH + NO_CHARACTERS)
    )


def a_law(text: str) -> str:
    """Return a law's name as it is kept: the listed one where it is listed."""
    name = bare_name(kept(text))
    law = find_law(name)
    return law.name if law else name


def hostile(function: Callable[..., None]) -> Callable[..., None]:
    """Run a test with each of the texts above and with many others."""
    for text in HOSTILE:
        function = example(text=text)(function)
    function = given(text=st.text(st.characters(exclude_categories=()), max_size=40))(function)
    return settings(
        max_examples=25,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )(function)


@hostile
def test_it_is_cleaned_at_one_door_and_once_is_enough(text: str) -> None:
    assert clean(text) == kept(text)
    assert clean(clean(text)) == clean(text)


@hostile
def test_events(office: Office, text: str) -> None:
    office = replace(office, actor=text)
    # a letter before it makes the required ones more than nothing
    named = f"字{text}"
    line = ConsultationLine(Category.OTHER, note=text)
    draft = EventDraft(
        DAY, Form.LECTURE, named, ("朝阳社区",),
        venue=text, organiser=text, co_organisers=(text, named), speakers=(Speaker(named),), laws=(named,), note=text,
        consultations=(line,),
    )  # fmt: skip
    saved = Logbook(office).add_event(draft, insist=True)
    event = office.event(saved.name)
    assert (event.title, event.venue, event.organiser, event.note) == (kept(named), kept(text), kept(text), kept(text))
    assert event.co_organisers == (kept(text), kept(named))
    assert [speaker.name for speaker in event.speakers] == [kept(named)]
    assert event.laws == (a_law(named),)
    assert event.consultations[0].note == event.recorder == kept(text)
    with office.database.reading() as reader:
        step = steps(reader, [event.id])[0]
    assert step.actor == kept(text)
    (change,) = [change for change in step.changes if change.record_id == event.id]
    assert change.after is not None
    assert (change.after["title"], change.after["note"]) == (event.title, event.note)
    assert event.laws[0] in {
        row.key for row in Tallying(office).tally(Period.of_month(Month(2019, 5)), Dimension.LAW).rows
    }
    found = Listing(office).events(Selection(Period.of_month(Month(2019, 5)), law=event.laws[0]), text=named)
    assert saved.id in {one.id for one in found} or len(found) == 500


@hostile
def test_lines_and_stock(office: Office, text: str) -> None:
    logbook, stock = Logbook(office), Stock(office)
    saved = logbook.add_consultation(ConsultationDraft(DAY, Category.OTHER, "朝阳社区", note=text))
    assert logbook.consultation(saved.id).note == kept(text)
    given_out = stock.give(DistributionDraft("横幅", 1, DAY, note=text))
    notes = {line.id: line.note for line in list_distributions(office, everything(None)).records}
    assert notes[given_out.id] == kept(text)
    received = stock.receive(StockDraft("横幅", 5, DAY, note=text))
    adjusted = stock.adjust(StockDraft("横幅", -1, DAY, note=text))
    entries = {entry.id: entry.note for entry in stock_entries(office)}
    assert entries[received.id] == entries[adjusted.id] == kept(text)
    zero = Communities(office).report_zero("东湖社区", Month(2019, 5), text)
    with office.database.reading() as reader:
        (change,) = steps(reader, [zero.id])[-1].changes
    assert change.after is not None
    Communities(office).take_back_zero("东湖社区", Month(2019, 5))
    assert change.after["note"] == kept(text)


@hostile
def test_the_plan(office: Office, text: str) -> None:
    month = Month(2019, 5)
    named = f"字{text}"
    draft = PlanDraft(
        month, theme=text, laws=(named,), key_days=(PlannedDay(named, DAY, DAY),), lead_unit=text,
        supporting_units=(text, named), remarks=text,
    )  # fmt: skip
    Planning(office).set_month(draft)
    (plan,) = Listing(office).plan(Period.of_month(month))
    assert plan.theme == plan.lead_unit == plan.remarks == kept(text)
    assert (plan.laws, plan.supporting_units) == ((a_law(named),), (kept(text), kept(named)))
    assert plan.key_days == (PlannedDay(kept(named), DAY, DAY),)


@hostile
def test_names(bare_office: Office, text: str) -> None:
    """Names are kept without blanks at their ends, so that nobody has to type those."""
    bare_office.database.office = ""
    own = f"{new_id()}{text}"
    Communities(bare_office).set_up(own, "zh", [CommunityDraft(f"字{text}", adviser=text)])
    assert bare_office.subdistrict().name == kept(own).strip()
    (community,) = Listing(bare_office).communities()
    assert (community.name, community.adviser) == (kept(f"字{text}").strip(), kept(text))
    Stock(bare_office).add_material(MaterialDraft(f"字{text}", MaterialKind.OTHER, law=text))
    (material,) = Listing(bare_office).materials()
    assert (material.name, material.law) == (kept(f"字{text}").strip(), a_law(text))
    event = EventDraft(DAY, Form.BOOTH, "活动", (f"字{text}",))
    assert bare_office.event(Logbook(bare_office).add_event(event).name).communities == (community.name,)


@pytest.mark.parametrize("nothing", ["", " ", "\u3000\n", "\u200b\u202e", "\x00", "\ud800"])
def test_what_leaves_nothing_is_missing(office: Office, nothing: str) -> None:
    events = (
        EventDraft(DAY, Form.LECTURE, nothing, ("朝阳社区",)),
        EventDraft(DAY, Form.LECTURE, "题", ("朝阳社区",), laws=(nothing,)),
        EventDraft(DAY, Form.LECTURE, "题", ("朝阳社区",), speakers=(Speaker(nothing),)),
    )
    for draft in events:
        with pytest.raises(Refused) as refused:
            Logbook(office).add_event(draft)
        assert [problem.code for problem in refused.value.problems] == ["required"]
    for attempt in (
        lambda: Communities(office).add(CommunityDraft(nothing)),
        lambda: Communities(office).rename_subdistrict(nothing, "zh"),
        lambda: Stock(office).add_material(MaterialDraft(nothing, MaterialKind.BAG)),
        lambda: Planning(office).set_month(PlanDraft(Month(2019, 5), key_days=(PlannedDay(nothing, DAY, DAY),))),
    ):
        with pytest.raises(Refused) as refused:
            attempt()  # type: ignore[no-untyped-call]
        assert refused.value.problems[0].code == "required"
    assert json.dumps(Listing(office).counts()["events"]) == "0"


@pytest.mark.parametrize("letter", ["a", "长", "🌾"])
def test_the_longest_text_is_kept_and_one_more_letter_is_not(office: Office, letter: str) -> None:
    longest = letter * LONGEST_TEXT
    draft = EventDraft(DAY, Form.LECTURE, longest, ("朝阳社区",), note=longest)
    saved = Logbook(office).add_event(draft)
    event = office.event(saved.name)
    assert event.title == event.note == longest
    assert [one.id for one in Listing(office).events(everything(None), text=longest)] == [saved.id]
    assert [one.code for one in Logbook(office).add_event(draft).notes] == ["same_event"]
    with pytest.raises(Refused) as refused:
        Logbook(office).add_event(replace(draft, note=longest + letter))
    assert [problem.code for problem in refused.value.problems] == ["too_long"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("100%_\\", "100%_\\"),
        ("Ａ类 Ünï", "Ａ类 Ünï"),
        ("MixedCase", "mixedcase"),
        ("a\nb", "a\nb"),
        ("x", "\ud800x\0"),
    ],
)
def test_what_was_written_is_found(office: Office, title: str, text: str) -> None:
    saved = Logbook(office).add_event(EventDraft(DAY, Form.LECTURE, title, ("朝阳社区",)))
    Logbook(office).add_event(EventDraft(DAY, Form.LECTURE, "另一个", ("东湖社区",)))
    assert [one.id for one in Listing(office).events(everything(None), text=text)] == [saved.id]
