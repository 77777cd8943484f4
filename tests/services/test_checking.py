"""The doctor finds what is wrong, under the right name, and finds nothing in an office in order."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import ConsultationDraft, EventDraft, PlanDraft, StockDraft, TargetDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Severity, refuse
from outreach_tui.domain.vocabulary import Form, Measure, Status
from outreach_tui.services import checking
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.checking import check_all, quick_verdict
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.reads.attachments import all_digests
from outreach_tui.store.tables import Community
from outreach_tui.store.writer import Writer
from outreach_tui.wording.checks import check_name
from outreach_tui.wording.problems import sentence
from tests.builders import spoil_content

EVENT = EventDraft(date(2019, 5, 15), Form.LECTURE, "法治讲座", ("朝阳社区",), attendance=30)


@pytest.fixture
def office(plain_office: Office, photo: Path) -> Office:
    """An office in order: one event with a file, a consultation, some stock."""
    number = Logbook(plain_office).add_event(EVENT).name
    Attachments(plain_office).attach(number, photo)
    Logbook(plain_office).add_consultation(ConsultationDraft(date(2019, 5, 15), event=number))
    Stock(plain_office).receive(StockDraft("民法读本", 100, date(2019, 1, 2)))
    return plain_office


def wrong(office: Office) -> dict[str, list[str]]:
    """The names of the checks that something is wrong in, with the codes of what it is; everything has words."""
    checks = check_all(office, lambda: None)
    assert all(check_name(check.name) for check in checks)
    assert all(sentence(finding) for check in checks for finding in check.findings)
    return {
        check.name: [finding.code for finding in check.findings if finding.severity is not Severity.NOTE]
        for check in checks
        if not check.ok
    }


def test_nothing_is_wrong_with_an_office_in_order(office: Office) -> None:
    assert wrong(office) == {}
    assert quick_verdict(office) == ()


def _same_again(office: Office) -> None:
    Logbook(office).add_event(EVENT)


def _other_communities(office: Office) -> None:
    Logbook(office).add_event(replace(EVENT, communities=("朝阳社区", "长城社区")))


def _overgiven(office: Office) -> None:
    Stock(office).adjust(StockDraft("民法读本", -130, date(2019, 2, 1)))


def _law_to_come(office: Office) -> None:
    Logbook(office).add_event(replace(EVENT, title="民法典讲座", laws=("民法典",)))


def _before_its_time(office: Office) -> None:
    community = office.community("长城社区")
    Communities(office).change("长城社区", replace(draft_of(community), exists_from=date(2019, 7, 1)))
    Logbook(office).add_event(replace(EVENT, communities=("长城社区",)), insist=True)


def _too_old(office: Office) -> None:
    Logbook(office).add_event(replace(EVENT, day=date(1979, 5, 15)))


def _to_come(office: Office) -> None:
    Logbook(office).add_event(replace(EVENT, day=date(2020, 2, 15)))


def _far_month(office: Office) -> None:
    Logbook(office).add_event(replace(EVENT, title="另一场", month=Month(2018, 5)))


def _altered(office: Office) -> None:
    spoil_content(office, _digest(office), b"altered")


def _missing(office: Office) -> None:
    spoil_content(office, _digest(office), None)


def _digest(office: Office) -> str:
    with office.database.reading() as reader:
        (digest,) = all_digests(reader)
    return digest


def _spelt_twice(office: Office) -> None:
    office.write("import", _add_community)


def _add_community(writer: Writer) -> None:
    """Two who add the same community at once pass each other's check of names."""
    writer.add(Community(**writer.stamp(), subdistrict_id=writer.office, name="朝阳社区 ", position=9))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_same_again, {"duplicates": ["check_same_event"]}),
        (_other_communities, {}),
        (_spelt_twice, {"duplicates": ["check_same_name"]}),
        (_overgiven, {"stock": ["stock_below_zero"]}),
        (_law_to_come, {"laws": ["check_law"]}),
        (_before_its_time, {"communities": ["check_community"]}),
        (_too_old, {"dates": ["check_date"]}),
        (_to_come, {"dates": ["check_done_in_future"]}),
        (_far_month, {"dates": ["check_month"]}),
        (_altered, {"attachments": ["check_attachment"]}),
        (_missing, {"attachments": ["check_attachment"]}),
    ],
)
def test_what_users_do(office: Office, spoil: Callable[[Office], None], found: dict[str, list[str]]) -> None:
    spoil(office)
    assert wrong(office) == found


def test_what_is_planned_or_deleted_is_no_duplicate(office: Office) -> None:
    again = Logbook(office).add_event(EVENT).name
    Logbook(office).delete_event(again)
    Logbook(office).add_event(replace(EVENT, day=date(2020, 2, 15), status=Status.PLANNED))
    assert wrong(office) == {}


@pytest.mark.parametrize(
    ("statement", "name", "code"),
    [
        ("UPDATE consultation SET event_id = 'f' || substr(event_id, 2)", "foreign_keys", "check_reference"),
        ("DELETE FROM event_community", "orphans", "check_no_community"),
        (
            "UPDATE event SET deleted_at = '2020-01-01 00:00:00', standing = 0",
            "orphans",
            "check_of_deleted_event",
        ),
        ("UPDATE event SET standing = 2", "totals", "check_miscounted"),
        ("UPDATE event SET day_ym = 201906", "totals", "check_miscounted"),
        ("UPDATE event_community SET attendance = 31", "totals", "check_miscounted"),
        ("UPDATE consultation SET ym = 201904", "totals", "check_miscounted"),
        ("UPDATE consultation SET standing = 0", "totals", "check_miscounted"),
    ],
)
def test_what_only_other_programs_do(sqlite_office: Office, photo: Path, statement: str, name: str, code: str) -> None:
    number = Logbook(sqlite_office).add_event(EVENT).name
    Logbook(sqlite_office).add_consultation(ConsultationDraft(date(2019, 5, 15), event=number))
    path = sqlite_office.database.location.path
    assert path is not None
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    assert code in wrong(sqlite_office)[name]


def test_a_flipped_byte_is_found(sqlite_office: Office) -> None:
    """Counting rows still works on such a file; only the check of its structure sees it."""
    path = sqlite_office.database.location.path
    assert path is not None
    sqlite_office.database.close()
    content, name = path.read_bytes(), "新民社区".encode()
    places = [place for place in range(len(content)) if content.startswith(name, place)]
    verdicts = []
    for place in places:
        path.write_bytes(content[: place + 9] + "巨".encode() + content[place + 12 :])
        verdicts.append([problem.code for problem in quick_verdict(sqlite_office)])
        sqlite_office.database.close()
    # in the row or in its index, not in the history, which nothing else repeats
    assert sorted(verdicts) == [[], ["database_damaged"], ["database_damaged"]]


def test_a_file_too_large_for_a_look_at_every_start_is_left_to_the_check(
    sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "integrity_of", lambda _: ["row 78 missing from index"])
    assert [problem.code for problem in quick_verdict(sqlite_office)] == ["database_damaged"]
    monkeypatch.setattr(checking, "LARGEST_LOOKED_OVER", 1)
    assert quick_verdict(sqlite_office) == ()
    assert wrong(sqlite_office)["integrity"] == ["database_damaged"]


def test_settings_and_open_files(sqlite_office: Office) -> None:
    def settings() -> object:
        raise refuse("settings_unreadable", "settings", "settings.toml", reason="line 1")

    path = sqlite_office.database.location.path
    assert path is not None
    path.chmod(0o644)
    found = next(check for check in check_all(sqlite_office, settings) if check.name == "settings")
    assert [finding.code for finding in found.findings] == ["settings_unreadable", "check_open_to_others"]


def test_a_target_that_was_missed_is_named_in_words(office: Office) -> None:
    target = TargetDraft(Measure.EVENTS, 4, form=Form.LECTURE)
    Planning(office).set_month(PlanDraft(Month(2019, 5), targets=(target,)))
    findings = [finding for check in check_all(office, lambda: None) for finding in check.findings]
    told = [sentence(finding) for finding in findings if finding.code == "check_target"]
    assert told == ["The target Events · Lecture · Whole subdistrict of 2019-05 was not reached: 1 of 4."]
