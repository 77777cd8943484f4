"""What each role sees and can do through the program; whatever else is asked is refused in words."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.domain.drafts import (
    ConsultationDraft,
    ConsultationLine,
    ContactDraft,
    DistributionDraft,
    EventDraft,
    MaterialLine,
)
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.domain.records import EventLine
from outreach_tui.domain.vocabulary import Category
from outreach_tui.services.communities import Communities
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.stock import Stock
from outreach_tui.services.summarising import open_facts
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.transfer import read_table, tables
from outreach_tui.wording.problems import sentence
from tests.services.actions import ACTIONS, Action, User
from tests.sharing.conftest import DAY, OTHER, OWN, Shared, lecture

OfficeOf = Callable[[str], Office]
Rows = dict[str, dict[str, Any]]


def rows_of(office: Office, *names: str) -> dict[str, Rows]:
    """Return the rows of tables as an office sees them, by what they say."""
    with office.database.reading() as reader:
        return {
            table.name: {repr(row): row for row in read_table(reader, table)}
            for table in tables()
            if table.name in names
        }


def lines(office: Office) -> list[tuple[str, int]]:
    """Return the consultations an office sees, as community and visits."""
    return sorted((line.community, line.count) for line in Listing(office).consultations(everything(None)))


def visible_rows(shared: Shared, office: Office, table: str, who: str) -> Rows:
    """Return the rows of the owner's that a role should see: told here without any of the policies."""
    owner = rows_of(shared.owner, table, "event", "event_community", "community", "consultation")
    home = office.database.office
    found = {key: row for key, row in owner[table].items() if row.get("subdistrict_id", home) == home}
    if who != "recorder":
        return owner[table] if who == "district" else found
    own = next(row["id"] for row in owner["community"].values() if row["subdistrict_id"] == home and row["name"] == OWN)
    served: dict[str, set[str]] = {}
    for row in owner["event_community"].values():
        served.setdefault(row["event_id"], set()).add(row["community_id"])
    if table == "event":
        return {k: r for k, r in found.items() if own in served.get(r["id"], ()) or r["scope"] == "subdistrict"}
    if table == "event_community":
        return {k: r for k, r in found.items() if own in served[r["event_id"]]}
    if table == "contact":
        theirs = {r["id"] for r in owner["consultation"].values() if r["community_id"] == own}
        return {k: r for k, r in found.items() if r["consultation_id"] in theirs}
    return {k: r for k, r in found.items() if r["community_id"] == own}


@pytest.mark.parametrize("who", ["coordinator", "recorder", "viewer", "district", "neighbour"])
@pytest.mark.parametrize("table", ["event", "event_community", "consultation", "distribution", "contact"])
def test_who_sees_which_rows(shared: Shared, office_of: OfficeOf, who: str, table: str) -> None:
    office = office_of(who)
    if table == "contact" and who in ("viewer", "district"):
        with pytest.raises(DatabaseProblem, match="role_forbids"):
            rows_of(office, table)
        return
    expected = visible_rows(shared, office, table, who)
    assert expected
    assert rows_of(office, table)[table] == expected


@pytest.mark.parametrize("who", ["coordinator", "recorder", "neighbour"])
def test_the_main_path(shared: Shared, office_of: OfficeOf, who: str) -> None:
    """Log, change, delete, bring back, take back and do again: as whoever works in an office of their own."""
    office = office_of(who)
    logbook, stock = Logbook(office), Stock(office)
    before = rows_of(shared.owner, "event", "consultation", "distribution", "contact", "zero_report")
    draft = lecture(
        "新讲座", OWN, materials=(MaterialLine("读本", 3),), consultations=(ConsultationLine(Category.DEBT, 4),)
    )
    number = logbook.add_event(draft).name
    logbook.change_event(number, replace(EventDraft.of(office.event(number)), title="改过的讲座", attendance=9))
    logbook.delete_event(number)
    logbook.restore_event(number)
    assert (office.event(number).title, office.event(number).consultations[0].count) == ("改过的讲座", 4)
    visit = logbook.add_consultation(ConsultationDraft(DAY, Category.LABOUR, OWN, number, count=2))
    Contacts(office).set(visit.id, ContactDraft("李某", "13900139000", None))
    assert Contacts(office).contact(visit.id).name == "李某"
    stock.give(DistributionDraft("读本", 1, DAY, OWN))
    Communities(office).report_zero(OWN, Month(2019, 2))
    changed = rows_of(shared.owner, *before)
    assert changed != before
    undoing = Undoing(office)
    done = 8
    for _ in range(done):
        undoing.undo()
    assert rows_of(shared.owner, *before) == before
    for _ in range(done):
        undoing.redo()
    assert office.event(number).title == "改过的讲座"
    for _ in range(done):
        undoing.undo()
    assert rows_of(shared.owner, *before) == before


def _refusal(action: Action, user: User) -> Refused | None:
    try:
        action(user)
    except Refused as refused:
        return refused
    return None


@pytest.mark.parametrize("who", ["viewer", "district"])
def test_who_looks_can_do_nothing_else(shared: Shared, office_of: OfficeOf, photo: Path, who: str) -> None:
    office = office_of(who)
    assert office.database.read_only
    before = "".join(Dumping(shared.owner).pieces())
    refusals = [one for action in ACTIONS if (one := _refusal(action, User(office, random.Random(f"{who}!"), photo)))]
    forbidden = [one for one in refusals if isinstance(one, DatabaseProblem)]
    assert {one.problems[0].code for one in forbidden} == {"role_forbids"}
    assert all(sentence(one.problems[0]) for one in forbidden)
    # what finds everything as it would have made it writes nothing, and so is not refused
    assert len(refusals) > len(ACTIONS) / 2
    with pytest.raises(DatabaseProblem, match="role_forbids"):
        Contacts(office).all()
    assert "".join(Dumping(shared.owner).pieces()) == before


def test_whatever_a_recorder_does_the_others_keep_what_is_theirs(
    shared: Shared, office_of: OfficeOf, photo: Path
) -> None:
    office = office_of("recorder")
    names = ("event", "event_community", "consultation", "distribution", "contact", "community", "material",
             "plan_month", "target", "stock_entry", "subdistrict")  # fmt: skip

    def of_others() -> dict[str, Rows]:
        """Return what is not the recorder's; the version of an event goes up when a line is added to it."""
        theirs = {}
        for table, rows in rows_of(shared.owner, *names).items():
            own = rows_of(office, table)[table] if table in ("consultation", "distribution", "contact") else {}
            theirs[table] = {
                key: {name: value for name, value in row.items() if name not in ("version", "changed_at")}
                for key, row in rows.items()
                if key not in own
            }
        kept = {row["id"] for row in office_rows(office)}
        theirs["event"] = {row["id"]: row for row in theirs["event"].values() if row["id"] not in kept}
        theirs["event_community"] = {
            key: row for key, row in theirs["event_community"].items() if row["event_id"] not in kept
        }
        return theirs

    before = of_others()
    done, codes = set(), set()
    for seed, kind in enumerate((User, AtHome, User, AtHome)):
        for action in ACTIONS:
            try:
                action(kind(office, random.Random(seed), photo))
            except Refused as refused:
                codes |= {problem.code for problem in refused.problems if isinstance(refused, DatabaseProblem)}
            else:
                done.add(action.__name__)
    assert codes == {"role_forbids"}
    assert {"add_event", "add_consultation", "give", "report_zero", "edit_event"} <= done
    assert not done & {"receive", "adjust", "add_material", "add_community", "edit_community", "plan", "rename_office"}
    assert of_others() == before


class AtHome(User):
    """Someone who writes for the own community alone."""

    def community(self) -> str:
        return OWN

    def event_line(self) -> EventLine:
        lines = Listing(self.office).events(everything(None))
        return self.one_of([line for line in lines if line.communities == (OWN,)])

    def event_draft(self) -> EventDraft:
        return replace(super().event_draft(), communities=(OWN,))


def office_rows(office: Office) -> list[dict[str, Any]]:
    """Return the events that a recorder's communities have for themselves."""
    seen = rows_of(office, "event", "event_community")
    shared_with = {
        row["event_id"] for row in seen["event_community"].values() if row["community_id"] not in _own(office)
    }
    return [row for row in seen["event"].values() if row["scope"] == "communities" and row["id"] not in shared_with]


def _own(office: Office) -> frozenset[str]:
    assert office.database.member is not None
    return office.database.member.communities


class TestARecorder:
    """Who sees only some records, and whose figures say nothing false for it."""

    def test_numbers_go_on_after_those_that_are_hidden(self, shared: Shared, office_of: OfficeOf) -> None:
        last = Logbook(shared.owner).add_event(lecture("别人的", OTHER)).name
        number = Logbook(office_of("recorder")).add_event(lecture("自己的", OWN)).name
        assert int(number[5:]) == int(last[5:]) + 1

    def test_the_shelf_is_what_it_is_for_everyone(self, shared: Shared, office_of: OfficeOf) -> None:
        counted = [(one.material.name, one.on_hand) for one in Listing(shared.owner).stock()]
        assert [(one.material.name, one.on_hand) for one in Listing(office_of("recorder")).stock()] == counted

    def test_figures_are_those_of_the_own_communities(self, shared: Shared, office_of: OfficeOf) -> None:
        """Nobody is told that another community had nothing."""
        year = Period.of_year(2019)
        whole = {row.key: row.figures for row in Tallying(shared.owner).tally(year).rows}
        office = office_of("recorder")
        rows = {row.key: row.figures for row in Tallying(office).tally(year).rows}
        assert rows.keys() == {OWN, ""}
        assert rows[OWN] == whole[OWN]
        assert [row.community for row in Tallying(office).coverage(2019).rows] == [OWN]
        assert Tallying(office).tally(year, Dimension.PLAN).rows == ()

    def test_history_tells_no_more_than_the_records(self, shared: Shared, office_of: OfficeOf) -> None:
        moved = Logbook(shared.owner).add_consultation(ConsultationDraft(DAY, Category.LABOUR, OWN, note="来过"))
        seen = Logbook(shared.owner).consultation(moved.id)
        Logbook(shared.owner).change_consultation(
            moved.id, replace(ConsultationDraft.of(seen), community=OTHER, note="去了别处")
        )
        told = repr([step.changes for step in Undoing(office_of("recorder")).history(limit=10_000)])
        assert "去了别处" not in told
        assert f"{OTHER}的话" not in told
        assert f"{OWN}的话" in told

    def test_half_of_a_dump_is_none(self, office_of: OfficeOf) -> None:
        with pytest.raises(Refused, match="dump_partial"):
            "".join(Dumping(office_of("recorder")).pieces())


def test_a_summary_is_of_the_own_communities_or_of_everything(shared: Shared, office_of: OfficeOf) -> None:
    office, year = office_of("recorder"), Period.of_year(2019)
    for name in ("", OTHER):
        with pytest.raises(Refused, match="report_partial"), open_facts(office, year, name):
            pass
    with open_facts(office, year, OWN) as own, open_facts(shared.owner, year, OWN) as whole:
        assert own.tallies[Dimension.COMMUNITY].rows == whole.tallies[Dimension.COMMUNITY].rows
        assert own.tallies[Dimension.CATEGORY].total.figures == whole.tallies[Dimension.CATEGORY].total.figures


def test_a_coordinator_dumps_the_own_subdistrict(shared: Shared, office_of: OfficeOf) -> None:
    document = "".join(Dumping(office_of("coordinator")).pieces())
    assert "惠民街道" in document
    assert "安宁街道" not in document


def test_what_others_save_is_noticed(shared: Shared, office_of: OfficeOf) -> None:
    offices = [office_of(who) for who in ("coordinator", "recorder", "viewer", "district")]
    before = [office.database.change_mark() for office in offices]
    assert [office.database.change_mark() for office in offices] == before
    Logbook(shared.owner).add_consultation(ConsultationDraft(DAY, Category.LABOUR, OWN))
    assert all(office.database.change_mark() != mark for office, mark in zip(offices, before, strict=True))


def test_history_shows_a_viewer_no_contact(office_of: OfficeOf) -> None:
    steps = Undoing(office_of("viewer")).history(limit=1000)
    assert steps
    assert "13800138" not in repr(steps)
    assert "contact" not in {change.kind for step in steps for change in step.changes}
