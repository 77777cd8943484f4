"""Everything a user can do, as functions that take what they need from what is on record."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from outreach_tui.domain.drafts import (
    BoothCount,
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    ContactDraft,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    StockDraft,
    TargetDraft,
)
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import DatabaseProblem, Refused, refuse
from outreach_tui.domain.records import AudienceCount, Event, EventLine, Speaker
from outreach_tui.domain.vocabulary import (
    Audience,
    Category,
    Form,
    MaterialKind,
    Measure,
    Outcome,
    SpeakerRole,
    Status,
)
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.booth_keeping import BoothKeeping
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.listing import Listing, everything, list_distributions
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.reads.events import read_event
from tests.builders import stock_entries

T = TypeVar("T")

DAYS = [date(2019, 1, 1) + timedelta(days=17 * step) for step in range(21)]
LAWS = ("刑法", "信访条例", "国家安全法", "人民调解法", "民法典")


def set_up(office: Office) -> None:
    """A small office to act in."""
    names = ("朝阳社区", "长城社区", "新民社区")
    Communities(office).set_up("惠民街道", "zh", [CommunityDraft(name) for name in names])
    for name, kind in (("民法读本", MaterialKind.READER), ("反诈宣传单", MaterialKind.LEAFLET)):
        Stock(office).add_material(MaterialDraft(name, kind))


@dataclass
class User:
    """Someone at work in an office, whose choices are those of a random generator."""

    office: Office
    choices: random.Random
    file: Path

    def one_of(self, things: Sequence[T]) -> T:
        """Choose; refused, as the services would refuse a name that is not there, when there is nothing."""
        if not things:
            raise refuse("gone")
        return self.choices.choice(things)

    def some_of(self, things: Sequence[T]) -> tuple[T, ...]:
        return tuple(self.choices.sample(things, self.choices.randrange(min(3, len(things)) + 1)))

    @property
    def day(self) -> date:
        return self.one_of(DAYS)

    @property
    def number(self) -> int:
        return self.choices.randint(1, 60)

    def community(self) -> str:
        return self.one_of(Listing(self.office).communities()).name

    def material(self) -> str:
        return self.one_of(Listing(self.office).materials()).name

    def event_line(self) -> EventLine:
        return self.one_of(Listing(self.office).events(everything(None)))

    def deleted_event(self) -> Event:
        with self.office.database.reading() as reader:
            ids = reader.rows("SELECT id FROM event WHERE deleted_at IS NOT NULL ORDER BY id")
            found = read_event(reader, self.one_of(ids)[0])
        assert found is not None
        return found

    def event_draft(self) -> EventDraft:
        communities = [community.name for community in Listing(self.office).communities()]
        counted = self.choices.random() < 0.7
        return EventDraft(
            day=self.day,
            form=self.one_of([*Form]),
            title=f"活动{self.number}",
            communities=self.some_of(communities) or (communities[0],),
            status=self.one_of([Status.HELD, Status.HELD, Status.PLANNED, Status.CANCELLED]),
            month=self.one_of([None, Month.of(self.day)]),
            laws=self.some_of(LAWS),
            audiences=tuple(AudienceCount(one, self.one_of([None, self.number])) for one in self.some_of([*Audience])),
            speakers=tuple(Speaker(name, self.one_of([*SpeakerRole])) for name in self.some_of(("甲", "乙", "丙"))),
            attendance=self.number if counted else None,
            attendance_estimated=counted and self.choices.random() < 0.5,
            note=self.one_of(["", "备注", "x [/foo] y"]),
            materials=tuple(MaterialLine(self.material(), self.number) for _ in range(self.choices.randrange(3))),
            consultations=tuple(
                ConsultationLine(self.one_of([*Category]), self.number) for _ in range(self.choices.randrange(3))
            ),
        )

    def consultation_draft(self) -> ConsultationDraft:
        at_event = self.choices.random() < 0.5
        return ConsultationDraft(
            day=self.day,
            category=self.one_of([*Category]),
            community="" if at_event else self.community(),
            event=self.event_line().number if at_event else "",
            count=self.number,
            outcome=self.one_of([Outcome.ANSWERED, Outcome.ADVISED]),
            note=self.one_of(["", "涉及工资"]),
        )


def add_event(user: User) -> None:
    Logbook(user.office).add_event(user.event_draft(), insist=True)


def edit_event(user: User) -> None:
    event = user.office.event(user.event_line().number)
    draft = user.event_draft()
    kept = EventDraft.of(event)
    lines = (*user.some_of(kept.materials), *draft.materials)
    visits = (*user.some_of(kept.consultations), *draft.consultations)
    changed = replace(draft, materials=lines, consultations=visits)
    Logbook(user.office).change_event(event.number, changed, version=event.version, insist=True)


def delete_event(user: User) -> None:
    Logbook(user.office).delete_event(user.event_line().number)


def restore_event(user: User) -> None:
    Logbook(user.office).restore_event(user.deleted_event().number)


def attach(user: User) -> None:
    Attachments(user.office).attach(user.event_line().number, user.file)


def detach(user: User) -> None:
    numbers = [line.number for line in Listing(user.office).events(everything(None))]
    event = user.one_of([event for event in map(user.office.event, numbers) if event.attachments])
    Attachments(user.office).detach(event.number, user.one_of(event.attachments).id)


def add_consultation(user: User) -> None:
    Logbook(user.office).add_consultation(user.consultation_draft(), insist=True)


def edit_consultation(user: User) -> None:
    before = user.one_of(Listing(user.office).consultations(everything(None)))
    Logbook(user.office).change_consultation(before.id, user.consultation_draft(), version=before.version, insist=True)


def delete_consultation(user: User) -> None:
    Logbook(user.office).delete_consultation(user.one_of(Listing(user.office).consultations(everything(None))).id)


def keep_contact(user: User) -> None:
    visit = user.one_of(Listing(user.office).consultations(everything(None)))
    Contacts(user.office).set(visit.id, ContactDraft(user.one_of(["张三", "李四"]), "13812345678"))


def remove_contact(user: User) -> None:
    Contacts(user.office).delete(user.one_of(Contacts(user.office).all()).consultation_id)


def give(user: User) -> None:
    event = user.event_line().number if user.choices.random() < 0.5 else ""
    draft = DistributionDraft(user.material(), user.number, user.day, "" if event else user.community(), event)
    Stock(user.office).give(draft, insist=True)


def take_back_copies(user: User) -> None:
    line = user.one_of(list_distributions(user.office, everything(None)).records)
    Stock(user.office).take_back_distribution(line.id)


def close_booth(user: User) -> None:
    count = BoothCount(user.material(), user.number, user.number // 2)
    BoothKeeping(user.office).close(user.event_line().number, [count], corrected=user.choices.random() < 0.7)


def receive(user: User) -> None:
    Stock(user.office).receive(StockDraft(user.material(), user.number, user.day))


def adjust(user: User) -> None:
    Stock(user.office).adjust(StockDraft(user.material(), -user.number, user.day, "清点"))


def take_back_entry(user: User) -> None:
    Stock(user.office).take_back_entry(user.one_of(stock_entries(user.office)).id)


def add_material(user: User) -> None:
    Stock(user.office).add_material(MaterialDraft(f"资料{user.number}", user.one_of([*MaterialKind]), "册"))


def edit_material(user: User) -> None:
    kind = user.one_of([*MaterialKind])
    Stock(user.office).change_material(user.material(), MaterialDraft(f"资料{user.number}", kind, "份", retired=True))


def add_community(user: User) -> None:
    Communities(user.office).add(CommunityDraft(f"社区{user.number}"))


def edit_community(user: User) -> None:
    community = user.one_of(Listing(user.office).communities())
    Communities(user.office).change(community.name, replace(draft_of(community), grids=user.number, adviser="王律师"))


def close_community(user: User) -> None:
    Communities(user.office).close(user.community(), date(2019, 12, 31))


def move_community(user: User) -> None:
    Communities(user.office).move(user.community(), user.one_of([-1, 1]))


def report_zero(user: User) -> None:
    Communities(user.office).report_zero(user.community(), Month.of(user.day))


def take_back_zero(user: User) -> None:
    Communities(user.office).take_back_zero(user.community(), Month.of(user.day))


def plan(user: User) -> None:
    draft = Planning(user.office).draft(Month.of(user.day))
    targets = (
        TargetDraft(Measure.EVENTS, user.number, form=user.one_of([None, Form.LECTURE])),
        TargetDraft(Measure.COPIES, user.number, material=user.material()),
    )
    theme = user.one_of(["防诈骗", "宪法"])
    Planning(user.office).set_month(replace(draft, theme=theme, laws=user.some_of(LAWS), targets=user.some_of(targets)))


def rename_office(user: User) -> None:
    Communities(user.office).rename_subdistrict(f"街道{user.number}", user.one_of(["zh", "en"]))


Action = Callable[[User], None]

ACTIONS: tuple[Action, ...] = (
    add_event,
    edit_event,
    delete_event,
    restore_event,
    attach,
    detach,
    add_consultation,
    edit_consultation,
    delete_consultation,
    keep_contact,
    remove_contact,
    give,
    take_back_copies,
    close_booth,
    receive,
    adjust,
    take_back_entry,
    add_material,
    edit_material,
    add_community,
    edit_community,
    close_community,
    move_community,
    report_zero,
    take_back_zero,
    plan,
    rename_office,
)


def attempt(action: Action, user: User) -> bool:
    """Let a user do something; tell whether it could be done. That the database fails is no refusal."""
    try:
        action(user)
    except DatabaseProblem:
        raise
    except Refused:
        return False
    return True
