"""Searching for events: every word must be found, and pages in any order are the whole list cut in pieces."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import CommunityDraft, EventDraft
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import EventLine
from outreach_tui.domain.searching import ALL_EVENTS, EventOrder, EventSearch, SearchWord
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services import listing
from outreach_tui.services.communities import Communities
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.store.location import Location
from tests.builders import open_office

TITLES = ("反诈骗讲座", "宪法讲座", "100%_done \\ x", "Labour law", "宪法讲座")


@pytest.fixture(params=["sqlite", "postgres"])
def office(
    request: pytest.FixtureRequest, tmp_path: Path, postgres_database: Callable[[str | None], str]
) -> Iterator[Office]:
    """An office with events of few days, titles and head-counts, so that every order has ties."""
    if request.param == "sqlite":
        location = Location(path=tmp_path / "office.db")
    else:
        location = Location(url=postgres_database(None))
    with open_office(location, create=True) as opened:
        Communities(opened).set_up("惠民街道", "zh", [CommunityDraft("长城社区"), CommunityDraft("朝阳社区")])
        chance = random.Random(7)
        for number in range(24):
            draft = EventDraft(
                day=date(2019, 5, 1) + timedelta(days=chance.randrange(4)),
                form=chance.choice((Form.LECTURE, Form.BOOTH)),
                title=TITLES[number % len(TITLES)],
                communities=(chance.choice(("长城社区", "朝阳社区")),),
                venue=chance.choice(("", "人民广场")),
                laws=("宪法",) if number % 3 == 0 else (),
                attendance=chance.choice((None, 0, 30, 45)),
            )
            Logbook(opened).add_event(draft, insist=True)
        yield opened


def _found(office: Office, *words: SearchWord) -> list[EventLine]:
    page = listing.list_events(office, listing.everything(None), search=EventSearch(words))
    assert page.complete
    return list(page.records)


@pytest.mark.parametrize("order", list(EventOrder))
def test_pages_are_the_list_cut_in_pieces(office: Office, order: EventOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    selection, search = listing.everything(Period.of_year(2019)), EventSearch(order=order)
    whole = listing.list_events(office, selection, search=search).records
    monkeypatch.setattr(listing, "PAGE", 5)
    pieces: list[EventLine] = []
    while True:
        page = listing.list_events(office, selection, search=search, after=pieces[-1] if pieces else None)
        pieces += page.records
        if page.complete:
            break
    assert pieces == list(whole)
    assert len(pieces) == 24


def test_orders_sort_by_what_they_say(office: Office) -> None:
    def listed(order: EventOrder) -> tuple[EventLine, ...]:
        return listing.list_events(office, listing.everything(None), search=EventSearch(order=order)).records

    def heads(event: EventLine) -> int:
        return -1 if event.attendance is None else event.attendance

    days = [event.day for event in listed(EventOrder.NEWEST)]
    assert days == sorted(days, reverse=True)
    assert [event.day for event in listed(EventOrder.OLDEST)] == sorted(days)
    assert [event.number for event in listed(EventOrder.NUMBER)] == [f"2019-{n:03d}" for n in range(24, 0, -1)]
    counts = [heads(event) for event in listed(EventOrder.ATTENDANCE)]
    assert counts == sorted(counts, reverse=True)


def test_every_word_must_be_found_somewhere(office: Office) -> None:
    everything = _found(office)
    wanted = [event for event in everything if "宪法" in event.title and event.venue == "人民广场"]
    assert wanted
    assert _found(office, SearchWord("宪法讲座"), SearchWord("广场")) == wanted


def test_a_word_may_stand_for_names_and_forms(office: Office) -> None:
    everything = _found(office)
    at_changcheng = [event for event in everything if event.communities == ("长城社区",)]
    assert _found(office, SearchWord("ccsq", communities=("长城社区",))) == at_changcheng
    booths = [event for event in everything if event.form is Form.BOOTH]
    assert _found(office, SearchWord("xczxd", forms=(Form.BOOTH.value,))) == booths


@pytest.mark.parametrize("text", ["100%", "%_", "\\", "_done"])
def test_signs_of_patterns_are_taken_literally(office: Office, text: str) -> None:
    assert {event.title for event in _found(office, SearchWord(text))} == {"100%_done \\ x"}


def test_latin_letters_are_found_in_either_case(office: Office) -> None:
    assert {event.title for event in _found(office, SearchWord("LABOUR"))} == {"Labour law"}


def test_without_words_everything_is_found(office: Office) -> None:
    assert listing.list_events(office, listing.everything(None), search=ALL_EVENTS).records == tuple(_found(office))
