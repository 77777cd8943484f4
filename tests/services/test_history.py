"""Every change leaves who, when, what, before and after, in the same transaction; or nothing happens at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    ContactDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    StockDraft,
    TargetDraft,
)
from outreach_tui.domain.history import Step
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Month
from outreach_tui.domain.privacy import mask_name
from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.domain.vocabulary import Form, MaterialKind, Measure, Status
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.location import Location
from outreach_tui.store.reads.history import steps
from tests.builders import ACTOR, NOW, Desk, open_office, set_up

MAY = Month(2019, 5)
Prepare = Callable[[Office, Path], Callable[[], object]]


def _attach(office: Office, folder: Path) -> Callable[[], object]:
    number = Desk(office).event().name
    photo = folder / "photo.txt"
    photo.write_text("一张照片", encoding="utf-8")
    return lambda: Attachments(office).attach(number, photo)


def _edit_event(office: Office, folder: Path) -> Callable[[], object]:
    number = Desk(office).event(materials=(MaterialLine("横幅", 2),)).name
    return lambda: Desk(office).change(number, title="新题", materials=())


def _restore(office: Office, folder: Path) -> Callable[[], object]:
    number = Desk(office).event().name
    Logbook(office).delete_event(number)
    return lambda: Logbook(office).restore_event(number)


def _edit_visit(office: Office, folder: Path) -> Callable[[], object]:
    saved = Desk(office).consult()
    read = Logbook(office).consultation(saved.id)
    draft = ConsultationDraft(read.day, read.category, read.community, count=9)
    return lambda: Logbook(office).change_consultation(saved.id, draft)


def _delete_visit(office: Office, folder: Path) -> Callable[[], object]:
    saved = Desk(office).consult()
    return lambda: Logbook(office).delete_consultation(saved.id)


def _delete_event(office: Office, folder: Path) -> Callable[[], object]:
    number = Desk(office).event(consultations=(ConsultationLine(),)).name
    return lambda: Logbook(office).delete_event(number)


def _take_back_gift(office: Office, folder: Path) -> Callable[[], object]:
    saved = Desk(office).give("横幅", 2)
    return lambda: Stock(office).take_back_distribution(saved.id)


def _take_back_receipt(office: Office, folder: Path) -> Callable[[], object]:
    saved = Desk(office).receive("横幅", 2)
    return lambda: Stock(office).take_back_entry(saved.id)


def _take_back_zero(office: Office, folder: Path) -> Callable[[], object]:
    Communities(office).report_zero("朝阳社区", MAY)
    return lambda: Communities(office).take_back_zero("朝阳社区", MAY)


def _edit_community(office: Office, folder: Path) -> Callable[[], object]:
    draft = replace(draft_of(office.community("朝阳社区")), grids=9)
    return lambda: Communities(office).change("朝阳社区", draft)


def _replan(office: Office, folder: Path) -> Callable[[], object]:
    first = PlanDraft(MAY, "一", targets=(TargetDraft(Measure.EVENTS, 1), TargetDraft(Measure.ATTENDANCE, 9)))
    Planning(office).set_month(first)
    return lambda: Planning(office).set_month(PlanDraft(MAY, "二", targets=(TargetDraft(Measure.EVENTS, 2),)))


#: Each verb: how it is prepared, and the tables that it changes, once for each record.
VERBS: dict[str, tuple[Prepare, list[str]]] = {
    "event.add": (
        lambda office, folder: (
            lambda: Desk(office).event(materials=(MaterialLine("横幅", 1),), consultations=(ConsultationLine(),))
        ),
        ["consultation", "distribution", "event"],
    ),
    "event.edit": (_edit_event, ["distribution", "event"]),
    "event.delete": (_delete_event, ["consultation", "event"]),
    "event.restore": (_restore, ["event"]),
    "event.attach": (_attach, ["attachment"]),
    "consultation.add": (lambda office, folder: lambda: Desk(office).consult(), ["consultation"]),
    "consultation.edit": (_edit_visit, ["consultation"]),
    "consultation.delete": (_delete_visit, ["consultation"]),
    "material.add": (
        lambda office, folder: lambda: Stock(office).add_material(MaterialDraft("台历", MaterialKind.CALENDAR)),
        ["material"],
    ),
    "material.edit": (
        lambda office, folder: (
            lambda: Stock(office).change_material("横幅", MaterialDraft("大横幅", MaterialKind.BANNER))
        ),
        ["material"],
    ),
    "material.receive": (lambda office, folder: lambda: Desk(office).receive("横幅", 5), ["stock_entry"]),
    "material.adjust": (
        lambda office, folder: lambda: Stock(office).adjust(StockDraft("横幅", -1, date(2019, 5, 4))),
        ["stock_entry"],
    ),
    "material.give": (lambda office, folder: lambda: Desk(office).give("横幅", 1), ["distribution"]),
    "material.give.delete": (_take_back_gift, ["distribution"]),
    "material.entry.delete": (_take_back_receipt, ["stock_entry"]),
    "community.add": (
        lambda office, folder: lambda: Communities(office).add(CommunityDraft("新社区")),
        ["community"],
    ),
    "community.edit": (_edit_community, ["community"]),
    "zero.add": (lambda office, folder: lambda: Communities(office).report_zero("朝阳社区", MAY), ["zero_report"]),
    "zero.delete": (_take_back_zero, ["zero_report"]),
    "plan.set": (_replan, ["plan_month", "target", "target"]),
    "subdistrict.edit": (
        lambda office, folder: lambda: Communities(office).rename_subdistrict(new_id(), "en"),
        ["subdistrict"],
    ),
}


def newest(office: Office) -> Step:
    with office.database.reading() as reader:
        return steps(reader, limit=1)[0]


@pytest.mark.parametrize(("verb", "prepared", "tables"), [(verb, *rest) for verb, rest in VERBS.items()], ids=VERBS)
def test_a_verb_leaves_one_step(
    office: Office, tmp_path: Path, verb: str, prepared: Prepare, tables: list[str]
) -> None:
    act = prepared(office, tmp_path)
    before = newest(office)
    act()
    step = newest(office)
    assert step.id != before.id
    assert (step.verb, step.actor, step.at) == (verb, ACTOR, NOW)
    assert sorted(change.kind for change in step.changes) == tables
    for change in step.changes:
        assert (change.before is None) is (change.version == 1 and verb not in {"zero.delete"}) or change.after is None
        assert change.before != change.after
        if change.after is not None:
            assert change.after["id"] == change.record_id
            assert change.after["version"] == change.version
        if change.before is not None and change.after is not None:
            assert change.after["version"] > change.before["version"]


def test_a_change_says_what_was_and_what_is(office: Office) -> None:
    number = Desk(office).event(attendance=40, laws=("宪法",)).name
    Desk(office).change(number, attendance=55, laws=("宪法", "刑法"), status=Status.CANCELLED)
    (change,) = newest(office).changes
    assert change.before is not None
    assert change.after is not None
    differing = {name for name in change.before if change.before[name] != change.after[name]}
    assert differing == {"attendance", "laws", "status", "standing", "version", "communities"} | (
        {"changed_at"} & differing
    )
    assert (change.before["attendance"], change.after["attendance"]) == (40, 55)
    assert [law["law"] for law in change.after["laws"]] == ["宪法", "刑法"]


def test_what_changes_nothing_leaves_nothing(office: Office) -> None:
    desk = Desk(office)
    number = desk.event(materials=(MaterialLine("横幅", 1),)).name
    Planning(office).set_month(PlanDraft(MAY, "一", targets=(TargetDraft(Measure.EVENTS, 1),)))
    Communities(office).report_zero("朝阳社区", MAY)
    mark, event = office.database.change_mark(), office.event(number)
    desk.change(number)
    Planning(office).set_month(Planning(office).draft(MAY))
    Communities(office).report_zero("朝阳社区", MAY)
    Communities(office).change("朝阳社区", draft_of(office.community("朝阳社区")))
    assert (office.database.change_mark(), office.event(number)) == (mark, event)


def content(location: Location) -> dict[str, list[object]]:
    """Return everything in a database."""
    if location.path is not None:
        with closing(sqlite3.connect(location.path)) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in names}
    with psycopg.connect(location.url) as server:
        tables = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {name: server.execute(f'SELECT * FROM "{name}"'.encode()).fetchall() for (name,) in tables}
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def test_where_no_history_can_be_written_nothing_is(location: Location, tmp_path: Path) -> None:
    with open_office(location) as plain:
        office = replace(plain, attachments=tmp_path / "attachments")
        set_up(office)
        acts = {verb: prepare(office, tmp_path) for verb, (prepare, _) in VERBS.items() if verb != "zero.add"}
        before = content(location)
        forbid_history(location)
        for verb, act in acts.items():
            with pytest.raises(DatabaseProblem):
                act()
            assert content(location) == before, verb
    assert not any(path.is_file() for path in (tmp_path / "attachments").rglob("*"))


def forbid_history(location: Location) -> None:
    if location.path is not None:
        with closing(sqlite3.connect(location.path)) as connection:
            connection.executescript(
                "CREATE TRIGGER none BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'none'); END"
            )
    else:
        with psycopg.connect(location.url) as server:
            server.execute("ALTER TABLE history ADD CONSTRAINT none CHECK (false) NOT VALID")


def test_an_event_and_its_evidence_are_saved_together_or_not_at_all(office: Office, tmp_path: Path) -> None:
    paper = tmp_path / "签到.txt"
    paper.write_text("张三", encoding="utf-8")
    attachments = Attachments(office)
    draft = EventDraft(date(2019, 5, 4), Form.LECTURE, "题", ("没有社区",))
    with pytest.raises(Refused), attachments.keeping([paper]) as files:
        Logbook(office).add_event(draft, files=files)
    assert not any(path.is_file() for path in office.attachments.rglob("*"))
    with attachments.keeping([paper]) as files:
        saved = Logbook(office).add_event(replace(draft, communities=("朝阳社区",)), files=files)
    (kept,) = office.event(saved.name).attachments
    (copy,) = attachments.export(office.event(saved.name), tmp_path / "out")
    assert (kept.name, kept.size, copy.read_text(encoding="utf-8")) == ("签到.txt", 6, "张三")
    assert sorted(change.kind for change in newest(office).changes) == ["attachment", "event"]


def test_the_first_step_of_all_holds_the_whole_beginning(bare_office: Office) -> None:
    plan = [PlanDraft(Month(2019, number), "题") for number in (1, 2)]
    Communities(bare_office).set_up(new_id(), "zh", [CommunityDraft("甲"), CommunityDraft("乙")], plan)
    step = newest(bare_office)
    assert step.verb == "init"
    assert sorted(change.kind for change in step.changes) == [
        "community", "community", "plan_month", "plan_month", "subdistrict",
    ]  # fmt: skip
    assert Planning(bare_office).draft(Month(2019, 2)).theme == "题"


def test_a_resident_is_not_named_where_history_is_told(office: Office) -> None:
    asked = Desk(office).consult()
    Contacts(office).set(asked.id, ContactDraft("王小明", "13800138000", None))
    with office.database.reading() as reader:
        newest = steps(reader, limit=1)[0]
    assert [change.name for change in newest.changes] == [mask_name("王小明")]
    assert "小明" not in mask_name("王小明")
