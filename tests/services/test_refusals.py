"""Bad input, field by field: what is refused, what is doubted, what is noted; and that refusing saves nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from outreach_tui.domain.checks import (
    check_adjustment,
    check_community,
    check_consultation,
    check_distribution,
    check_event,
    check_material,
    check_plan,
    check_receipt,
)
from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    StockDraft,
    TargetDraft,
)
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.records import AudienceCount, Community, Material, PlannedDay, Speaker
from outreach_tui.domain.vocabulary import (
    Audience,
    Category,
    Form,
    MaterialKind,
    Measure,
    Outcome,
    Status,
    TargetScope,
)
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.wording.problems import sentence
from tests.builders import Desk

DAY = date(2019, 5, 4)
MAY = Month(2019, 5)
KNOWN = Known(
    [
        Community("1", "长城社区", 1, 5, "", date(2019, 7, 1), None),
        Community("2", "长安社区", 2, 5, "", None, date(2019, 3, 15)),
        Community("3", "朝阳社区", 3, 5, "", None, None),
    ],
    [Material("1", "普法读本", MaterialKind.READER, "册"), Material("2", "一封信", MaterialKind.LEAFLET, "份")],
    date(2020, 1, 15),
)
EVENT = EventDraft(DAY, Form.LECTURE, "题", ("朝阳社区",))
VISIT = ConsultationDraft(DAY, Category.LABOUR, "朝阳社区")
GIFT = DistributionDraft("普法读本", 3, DAY)
ENTRY = StockDraft("普法读本", 3, DAY)
E, D, N = Severity.ERROR, Severity.DOUBT, Severity.NOTE

Found = tuple[str, str, Severity]


def told(problems: Any) -> list[Found]:
    found: list[Problem] = list(problems)
    assert all(sentence(problem) for problem in found)
    return [(problem.code, problem.field, problem.severity) for problem in found]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"communities": ()}, [("required", "community", E)]),
        ({"communities": (), "whole_subdistrict": True}, []),
        ({"communities": ("朝阳", "朝阳社区", "朝阳社区居委会")}, []),
        ({"communities": ("月亮社区",)}, [("unknown_community", "community", E)]),
        ({"communities": ("长",)}, [("unknown_community", "community", E)]),
        ({"communities": ("长城社区",)}, [("community_absent", "community", D)]),
        ({"communities": ("长城社区",), "day": date(2019, 7, 1)}, []),
        ({"communities": ("长安社区",), "day": date(2019, 3, 15)}, []),
        ({"communities": ("长安社区",), "day": date(2019, 3, 16)}, [("community_absent", "community", D)]),
        ({"day_end": DAY}, []),
        ({"day_end": date(2019, 5, 3)}, [("end_before_start", "date_end", E)]),
        ({"day": date(1899, 12, 31)}, [("number_range", "year", E)]),
        ({"day": date(2919, 5, 4)}, [("number_range", "year", E), ("held_in_future", "date", N)]),
        ({"day_end": date(2919, 5, 4)}, [("number_range", "year", E)]),
        ({"day": date(2020, 1, 16)}, [("held_in_future", "date", N)]),
        ({"day": date(2020, 1, 15)}, []),
        ({"day": date(2020, 1, 16), "status": Status.PLANNED}, []),
        ({"starts_at": "9:00", "ends_at": "10:30"}, []),
        ({"starts_at": "09:30", "ends_at": "9:00"}, [("end_before_start", "ends_at", E)]),
        ({"starts_at": "22:00", "ends_at": "01:00", "day_end": date(2019, 5, 5)}, []),
        ({"starts_at": "25:00"}, [("unreadable_time", "starts_at", E)]),
        ({"ends_at": "上午"}, [("unreadable_time", "ends_at", E)]),
        ({"attendance": 0}, []),
        ({"attendance": -1}, [("number_range", "attendance", E)]),
        ({"attendance": 1_000_000}, []),
        ({"attendance": 1_000_001}, [("number_range", "attendance", E)]),
        ({"attendance": 10**30}, [("number_range", "attendance", E)]),
        ({"opinions": -1}, [("number_range", "opinions", E)]),
        ({"audiences": (AudienceCount(Audience.YOUTH, -5),)}, [("number_range", "audience", E)]),
        ({"title": " "}, [("required", "title", E)]),
        ({"speakers": (Speaker(""),)}, [("required", "speaker", E)]),
        ({"laws": ("",)}, [("required", "law", E)]),
        ({"laws": ("民法典",)}, [("law_not_in_force", "law", N)]),
        ({"laws": ("《中华人民共和国民法典》",)}, [("law_not_in_force", "law", N)]),
        ({"laws": ("民法典",), "day": date(2021, 1, 1), "status": Status.PLANNED}, []),
        ({"laws": ("婚姻法",), "day": date(2021, 1, 1), "status": Status.PLANNED}, [("law_not_in_force", "law", N)]),
        ({"laws": ("婚姻法", "自己的办法")}, []),
        ({"materials": (MaterialLine("普法读本", 0),)}, [("number_range", "material", E)]),
        ({"materials": (MaterialLine("普法读本", 10_000_001),)}, [("number_range", "material", E)]),
        ({"materials": (MaterialLine("读本普法", 1),)}, [("unknown_material", "material", E)]),
        ({"materials": (MaterialLine("普法读本", 1, "份"),)}, [("wrong_measure", "material", N)]),
        ({"materials": (MaterialLine("普法读本", 1, "本"),)}, []),
        ({"materials": (MaterialLine("普法读本", 1, community="没有"),)}, [("unknown_community", "community", E)]),
        ({"consultations": (ConsultationLine(count=0),)}, [("number_range", "count", E)]),
        ({"consultations": (ConsultationLine(community="没有"),)}, [("unknown_community", "community", E)]),
        (
            {"consultations": (ConsultationLine(follow_up_on=date(2019, 6, 1)),)},
            [("follow_up_without_reason", "follow_up", E)],
        ),
        (
            {"consultations": (ConsultationLine(outcome=Outcome.APPOINTMENT, follow_up_on=date(2019, 5, 3)),)},
            [("end_before_start", "follow_up", E)],
        ),
        (
            {"title": "", "attendance": -1, "communities": ("没有",), "day_end": date(2018, 1, 1)},
            [
                ("unknown_community", "community", E), ("end_before_start", "date_end", E),
                ("number_range", "attendance", E), ("required", "title", E),
            ],
        ),
    ],
)  # fmt: skip
def test_events(changes: dict[str, Any], problems: list[Found]) -> None:
    assert told(check_event(replace(EVENT, **changes), KNOWN).problems) == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"community": ""}, [("required", "community", E)]),
        ({"community": "", "event": "2019-001"}, []),
        ({"community": "长城"}, [("community_absent", "community", D)]),
        ({"community": "没有"}, [("unknown_community", "community", E)]),
        ({"count": 0}, [("number_range", "count", E)]),
        ({"count": -3}, [("number_range", "count", E)]),
        ({"day": date(9999, 1, 1)}, [("number_range", "year", E)]),
        ({"follow_up_on": date(2019, 6, 1)}, [("follow_up_without_reason", "follow_up", E)]),
        ({"follow_up_on": date(2019, 6, 1), "outcome": Outcome.LEGAL_AID}, []),
        ({"followed_up_on": date(2019, 5, 3)}, [("end_before_start", "followed_up", E)]),
    ],
)
def test_consultations(changes: dict[str, Any], problems: list[Found]) -> None:
    assert told(check_consultation(replace(VISIT, **changes), KNOWN).problems) == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"quantity": 0}, [("number_range", "quantity", E)]),
        ({"quantity": -5}, [("number_range", "quantity", E)]),
        ({"material": "普法"}, [("unknown_material", "material", E)]),
        ({"measure": "份"}, [("wrong_measure", "material", N)]),
        ({"day": date(1, 1, 1)}, [("number_range", "year", E)]),
        ({"community": "长安", "day": date(2019, 6, 1)}, [("community_absent", "community", D)]),
    ],
)
def test_copies_handed_out(changes: dict[str, Any], problems: list[Found]) -> None:
    assert told(check_distribution(replace(GIFT, **changes), KNOWN).problems) == problems


@pytest.mark.parametrize(
    ("quantity", "receipt", "adjustment"),
    [
        (1, [], []),
        (0, [("number_range", "quantity", E)], [("adjustment_zero", "quantity", E)]),
        (-5, [("number_range", "quantity", E)], []),
        (10_000_001, [("number_range", "quantity", E)], [("number_range", "quantity", E)]),
        (-10_000_001, [("number_range", "quantity", E)], [("number_range", "quantity", E)]),
    ],
)
def test_stock(quantity: int, receipt: list[Found], adjustment: list[Found]) -> None:
    entry = replace(ENTRY, quantity=quantity)
    assert told(check_receipt(entry, KNOWN).problems) == receipt
    assert told(check_adjustment(entry, KNOWN).problems) == adjustment


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"name": " "}, [("required", "name", E)]),
        ({"name": "长城社区"}, [("name_taken", "name", E)]),
        ({"name": "长城 社区"}, [("name_taken", "name", E)]),
        ({"name": "朝阳社区"}, []),  # its own
        ({"grids": -1}, [("number_range", "grids", E)]),
        ({"order": 0}, [("number_range", "order", E)]),
        ({"exists_from": DAY, "exists_until": date(2019, 5, 3)}, [("end_before_start", "until", E)]),
        ({"exists_from": DAY, "exists_until": DAY}, []),
    ],
)
def test_communities(changes: dict[str, Any], problems: list[Found]) -> None:
    draft = replace(CommunityDraft("新社区"), **changes)
    assert told(check_community(draft, KNOWN, current="朝阳社区").problems) == problems


@pytest.mark.parametrize(
    ("draft", "problems", "measure"),
    [
        (MaterialDraft("手册", MaterialKind.READER), [], "册"),
        (MaterialDraft("手册", MaterialKind.READER, "份"), [("wrong_measure", "unit", N)], "份"),
        (MaterialDraft("布", MaterialKind.OTHER, "匹"), [], "匹"),
        (MaterialDraft("布", MaterialKind.OTHER, "长" * 41), [("too_long", "unit", E)], "长" * 41),
        (MaterialDraft("", MaterialKind.BAG), [("required", "name", E)], "个"),
        (MaterialDraft("一 封信", MaterialKind.LEAFLET), [("name_taken", "name", E)], "份"),
    ],
)
def test_the_catalogue(draft: MaterialDraft, problems: list[Found], measure: str) -> None:
    checked = check_material(draft, KNOWN)
    assert told(checked.problems) == problems
    assert checked.draft.measure == measure


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"key_days": (PlannedDay("", DAY, DAY),)}, [("required", "key_day", E)]),
        ({"key_days": (PlannedDay("x", DAY, date(2019, 5, 3)),)}, [("end_before_start", "key_day", E)]),
        ({"laws": ("民法典",)}, [("law_not_in_force", "law", N)]),
        ({"targets": (TargetDraft(Measure.EVENTS, -1),)}, [("number_range", "target", E)]),
        ({"targets": (TargetDraft(Measure.COPIES, 5),)}, [("required", "material", E)]),
        ({"targets": (TargetDraft(Measure.COPIES, 5, material="没有"),)}, [("unknown_material", "material", E)]),
        ({"targets": (TargetDraft(Measure.EVENTS, 5, TargetScope.COMMUNITY),)}, [("required", "community", E)]),
        (
            {"targets": (TargetDraft(Measure.EVENTS, 5, TargetScope.COMMUNITY, community="没有"),)},
            [("unknown_community", "community", E)],
        ),
        (
            {"targets": (TargetDraft(Measure.EVENTS, 5, TargetScope.COMMUNITY, community="长城"),)},
            [("community_absent", "community", D)],
        ),
    ],
)
def test_plans(changes: dict[str, Any], problems: list[Found]) -> None:
    assert told(check_plan(replace(PlanDraft(MAY), **changes), KNOWN).problems) == problems


class TestNames:
    @pytest.mark.parametrize(
        ("said", "meant"),
        [
            ("长城社区", "长城社区"), ("长城", "长城社区"), ("长城居委会", "长城社区"), (" 长城 社区 ", "长城社区"),
            ("\u200b长城社区", "长城社区"), ("长", None), ("", None), ("城", None),
        ],
    )  # fmt: skip
    def test_what_people_call_a_community(self, said: str, meant: str | None) -> None:
        found = KNOWN.community(said)
        assert (found.name if found else None) == meant

    def test_the_nearest_are_suggested(self) -> None:
        (unknown,) = check_event(replace(EVENT, communities=("长成社区",)), KNOWN).problems
        assert unknown.suggestions[0] in {"长城社区", "长安社区"}
        assert "长城社区" in sentence(unknown)
        (unknown,) = check_event(replace(EVENT, materials=(MaterialLine("普法书", 1),)), KNOWN).problems
        assert unknown.suggestions == ("普法读本",)
        (unknown,) = check_event(replace(EVENT, communities=("Zzz",)), KNOWN).problems
        assert unknown.suggestions == ()


class TestRefusing:
    """On both databases, through the services."""

    def refused(self, office: Office, attempt: Any) -> list[str]:
        mark = office.database.change_mark()
        with pytest.raises(Refused) as refused:
            attempt()
        assert office.database.change_mark() == mark
        return [problem.code for problem in refused.value.problems]

    def test_errors_stop_whatever_the_user_insists_on(self, office: Office) -> None:
        logbook, stock = Logbook(office), Stock(office)
        for attempt in (
            lambda: logbook.add_event(replace(EVENT, attendance=-1), insist=True),
            lambda: logbook.add_consultation(replace(VISIT, count=0), insist=True),
            lambda: stock.give(replace(GIFT, quantity=0), insist=True),
            lambda: stock.receive(replace(ENTRY, quantity=0), insist=True),
            lambda: stock.adjust(replace(ENTRY, quantity=0), insist=True),
            lambda: stock.add_material(MaterialDraft("", MaterialKind.BAG), insist=True),
            lambda: Communities(office).add(CommunityDraft("朝阳社区"), insist=True),
            lambda: Planning(office).set_month(PlanDraft(MAY, targets=(TargetDraft(Measure.COPIES, 1),)), insist=True),
            lambda: Planning(office).set_months(
                [PlanDraft(MAY, "好的"), PlanDraft(MAY.next(), laws=("",))], insist=True
            ),
        ):
            assert self.refused(office, attempt)

    def test_doubts_stop_until_the_user_insists(self, office: Office) -> None:
        early = replace(EVENT, communities=("长城社区",))
        with pytest.raises(Refused) as refused:
            Logbook(office).add_event(early)
        assert refused.value.only_doubts
        assert told(Logbook(office).add_event(early, insist=True).notes) == [("community_absent", "community", D)]
        early_visit = replace(VISIT, community="长城社区")
        assert self.refused(office, lambda: Logbook(office).add_consultation(early_visit)) == ["community_absent"]
        assert Logbook(office).add_consultation(early_visit, insist=True).id

    def test_notes_are_saved_and_told(self, office: Office) -> None:
        draft = replace(EVENT, laws=("民法典",), materials=(MaterialLine("普法读本", 5, "份"),))
        first, second = (told(Logbook(office).add_event(draft).notes) for _ in range(2))
        assert first == [
            ("law_not_in_force", "law", N), ("wrong_measure", "material", N), ("stock_below_zero", "material", N),
        ]  # fmt: skip
        assert [code for code, _, _ in second][2:] == ["same_event", "stock_below_zero"]

    def test_more_may_go_out_than_came_in_and_it_shows(self, office: Office) -> None:
        desk = Desk(office)
        desk.receive("普法读本", 10)
        assert desk.give("普法读本", 10).notes == ()
        (note,) = desk.give("普法读本", 3).notes
        assert (note.code, note.details["on_hand"]) == ("stock_below_zero", "-3")
        (note,) = Stock(office).adjust(replace(ENTRY, quantity=-2)).notes
        assert note.details["on_hand"] == "-5"
        desk.receive("普法读本", 5)
        assert Stock(office).adjust(replace(ENTRY, quantity=1)).notes == ()

    @pytest.mark.parametrize("event", ["2019-001", "没有"])
    def test_what_hangs_on_no_event(self, office: Office, event: str) -> None:
        assert self.refused(office, lambda: Desk(office).consult(event=event)) == ["unknown_event"]
        assert self.refused(office, lambda: Desk(office).give("横幅", 1, event=event)) == ["unknown_event"]
        assert self.refused(office, lambda: Desk(office).change(event, title="x")) == ["unknown_event"]

    def test_what_is_not_there(self, office: Office) -> None:
        communities, stock = Communities(office), Stock(office)
        for attempt, code in (
            (lambda: communities.change("没有", CommunityDraft("x")), "unknown_community"),
            (lambda: communities.close("没有", DAY), "unknown_community"),
            (lambda: communities.report_zero("没有", MAY), "unknown_community"),
            (lambda: stock.change_material("没有", MaterialDraft("x", MaterialKind.BAG)), "unknown_material"),
            (lambda: stock.take_back_entry("0" * 32), "gone"),
            (lambda: stock.take_back_distribution("0" * 32), "gone"),
            (lambda: Logbook(office).delete_consultation("0" * 32), "gone"),
            (lambda: Logbook(office).consultation("0" * 32), "unknown_consultation"),
        ):
            assert self.refused(office, attempt) == [code]

    def test_a_beginning_is_made_once(self, office: Office) -> None:
        assert self.refused(office, lambda: Communities(office).set_up("别的街道", "zh")) == ["already_set_up"]

    def test_a_beginning_with_a_mistake_begins_nothing(self, bare_office: Office) -> None:
        twice = [CommunityDraft("朝阳社区"), CommunityDraft("朝阳 社区")]
        assert self.refused(bare_office, lambda: Communities(bare_office).set_up("x", "zh", twice)) == ["name_taken"]
        assert self.refused(bare_office, lambda: Communities(bare_office).set_up(" ", "zh")) == ["required"]
        with pytest.raises(Refused):
            bare_office.subdistrict()

    def test_closing_a_community_ends_what_is_due_and_keeps_what_was(self, office: Office) -> None:
        desk, communities = Desk(office), Communities(office)
        desk.event(date(2019, 5, 4))
        communities.close("朝阳社区", date(2019, 5, 31))
        community = office.community("朝阳社区")
        assert draft_of(community).exists_until == date(2019, 5, 31)
        assert desk.total("2019-05").events == 1
        assert self.refused(office, lambda: desk.event(date(2019, 6, 1), insist=False)) == ["community_absent"]
        later = replace(draft_of(community), exists_from=date(2020, 1, 1))
        assert self.refused(office, lambda: communities.change("朝阳社区", later)) == ["end_before_start"]
