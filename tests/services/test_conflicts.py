"""Two people, one event: the later one hears of it, sees both versions, and nothing of either is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    TargetDraft,
)
from outreach_tui.domain.merging import divergences, merged, rebased
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind, Measure, Outcome
from outreach_tui.services.communities import Communities
from outreach_tui.services.conflicts import event_conflict
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.services.undoing import Undoing
from outreach_tui.wording.problems import sentence


def test_both_versions_are_seen_and_put_together(plain_office: Office) -> None:
    colleague = replace(plain_office, actor="李四")
    draft = EventDraft(
        date(2019, 5, 15), Form.BOOTH, "防范经济犯罪", ("朝阳社区",),
        materials=(MaterialLine("民法读本", 30),), consultations=(ConsultationLine(Category.DEBT, 4),),
    )  # fmt: skip
    number = Logbook(plain_office).add_event(draft).name
    opened = plain_office.event(number)
    base = EventDraft.of(opened)

    theirs = replace(
        base, venue="人民广场", note="他的备注", consultations=(*base.consultations, ConsultationLine(count=2))
    )
    Logbook(colleague).change_event(number, theirs, version=opened.version)
    wanted = replace(base, attendance=120, note="我的备注", materials=(*base.materials, MaterialLine("反诈宣传单", 80)))
    with pytest.raises(Refused) as refused:
        Logbook(plain_office).change_event(number, wanted, version=opened.version)
    (problem,) = refused.value.problems
    assert (problem.code, problem.details["by"]) == ("stale", "李四")
    assert "李四" in sentence(problem)

    conflict = event_conflict(plain_office, number, base, wanted)
    (choice,) = conflict.conflicts
    assert (choice.field, choice.base, choice.mine, choice.theirs) == ("note", "", "我的备注", "他的备注")
    assert {one.field for one in conflict.divergences} >= {"venue", "attendance", "note", "materials"}

    Logbook(plain_office).change_event(number, conflict.settled(keep_mine={"note"}), version=conflict.version)
    now = plain_office.event(number)
    assert (now.venue, now.attendance, now.note) == ("人民广场", 120, "我的备注")
    assert sorted((line.material, line.quantity) for line in now.materials) == [("反诈宣传单", 80), ("民法读本", 30)]
    assert sorted(line.count for line in now.consultations) == [2, 4]


def test_what_they_took_out_is_gone_unless_it_was_changed_here() -> None:
    kept, cleared = (MaterialLine("读本", 10, id=key) for key in ("1", "2"))
    base = EventDraft(date(2019, 1, 1), Form.BOOTH, "", materials=(kept, cleared))
    theirs = replace(base, materials=(kept,))
    assert rebased(base, base, theirs).materials == (kept,)
    more = replace(cleared, quantity=12)
    assert rebased(base, replace(base, materials=(kept, more)), theirs).materials == (kept, more)


Texts = st.fixed_dictionaries({name: st.sampled_from("abc") for name in ("title", "venue", "note")})


@given(Texts, Texts, Texts)
def test_merging(base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]) -> None:
    assert merged(base, mine, base) == mine
    assert merged(base, base, theirs) == theirs
    differing = divergences(base, mine, theirs)
    both = {one.field for one in differing if one.is_conflict}
    result = merged(base, mine, theirs, keep_mine=both)
    for name in base:
        if base[name] == mine[name] == theirs[name]:
            assert name not in {one.field for one in differing}
        # whoever changed a field sees it kept, and no value comes from nowhere
        assert result[name] == (mine[name] if mine[name] != base[name] else theirs[name])
    assert merged(base, mine, theirs, keep_mine=()) == merged(base, mine, theirs, keep_mine=set(base) - both)


def test_a_stale_change_names_what_was_and_what_is(plain_office: Office) -> None:
    """Of every kind of record that people change in a form."""
    colleague = replace(plain_office, actor="李四")
    may = Month(2019, 5)
    visit = Logbook(plain_office).add_consultation(ConsultationDraft(date(2019, 5, 4), Category.LABOUR, "朝阳社区"))
    seen = Logbook(plain_office).consultation(visit.id)
    Planning(plain_office).set_month(PlanDraft(may, theme="防诈骗"))
    changes: dict[str, Callable[[Office, int], object]] = {
        "consultation": (
            lambda office, count: Logbook(office).change_consultation(
                visit.id, replace(ConsultationDraft.of(seen), count=count), version=1
            )
        ),
        "community": (
            lambda office, count: Communities(office).change(
                "朝阳社区", CommunityDraft("朝阳社区", grids=count), version=1
            )
        ),
        "material": (
            lambda office, count: Stock(office).change_material(
                "民法读本", MaterialDraft("民法读本", MaterialKind.READER, law=f"民法典{count}"), version=1
            )
        ),
        "plan_month": (
            lambda office, count: Planning(office).set_month(PlanDraft(may, theme=f"主题{count}"), version=1)
        ),
    }
    for kind, change in changes.items():
        change(colleague, 5)
        with pytest.raises(Refused) as refused:
            change(plain_office, 7)
        (problem,) = refused.value.problems
        assert (problem.code, problem.field, problem.details["by"]) == ("stale", kind, "李四")
        told = sentence(problem)
        assert "李四" in told
        assert " -> " in told
        assert "5" in told
        assert "7" not in told


def _is_stale(change: Callable[[], object]) -> None:
    with pytest.raises(Refused) as refused:
        change()
    assert [problem.code for problem in refused.value.problems] == ["stale"]


def test_targets_and_their_month_are_one_plan(plain_office: Office) -> None:
    """Who plans a month has seen its targets: one that was added or taken out since is not lost."""
    colleague = replace(plain_office, actor="李四")
    mine, theirs, may = Planning(plain_office), Planning(colleague), Month(2019, 5)
    five = TargetDraft(Measure.EVENTS, 5)
    mine.set_month(PlanDraft(may, theme="防诈骗"), version=0)
    for targets in ((five,), (replace(five, amount=6),), ()):
        seen = mine.month(may)
        theirs.set_month(replace(PlanDraft.of(seen), targets=targets), version=seen.version)
        with pytest.raises(Refused) as refused:
            mine.set_month(replace(PlanDraft.of(seen), theme="反诈"), version=seen.version)
        (problem,) = refused.value.problems
        assert (problem.code, problem.details["by"]) == ("stale", "李四")
        assert mine.draft(may).targets == targets
    seen = mine.month(may)
    Undoing(colleague).undo()
    _is_stale(lambda: mine.set_month(PlanDraft.of(seen), version=seen.version))


def test_a_month_that_others_planned_or_took_back_meanwhile(plain_office: Office) -> None:
    colleague = replace(plain_office, actor="李四")
    mine, may = Planning(plain_office), Month(2019, 5)
    empty = mine.month(may)
    Planning(colleague).set_month(PlanDraft(may, theme="防诈骗"))
    _is_stale(lambda: mine.set_month(PlanDraft(may, theme="反诈"), version=empty.version))
    seen = dict.fromkeys(Period.of_year(2019).months(), 0)
    mine.set_month(PlanDraft(Month(2018, 5), theme="去年"))
    _is_stale(lambda: mine.copy_year(2018, 2019, versions=seen))
    planned = mine.month(may)
    Undoing(colleague).undo()
    _is_stale(lambda: mine.set_month(PlanDraft(may, theme="反诈"), version=planned.version))
    assert mine.month(may) == empty


def test_a_record_that_was_seen_before_it_changed_is_not_deleted_or_marked(plain_office: Office) -> None:
    colleague, logbook = replace(plain_office, actor="李四"), Logbook(plain_office)
    draft = ConsultationDraft(
        date(2019, 5, 4), Category.LABOUR, "朝阳社区", outcome=Outcome.APPOINTMENT, follow_up_on=date(2019, 6, 1)
    )
    visit = logbook.add_consultation(draft).id
    seen = logbook.consultation(visit)
    Logbook(colleague).mark_answered(visit, date(2019, 5, 20), version=seen.version)
    _is_stale(lambda: logbook.mark_answered(visit, date(2019, 5, 21), version=seen.version))
    _is_stale(lambda: logbook.delete_consultation(visit, version=seen.version))
    assert logbook.consultation(visit).followed_up_on == date(2019, 5, 20)


def test_what_was_deleted_meanwhile_leaves_nothing_to_choose_from(plain_office: Office) -> None:
    number = Logbook(plain_office).add_event(EventDraft(date(2019, 5, 15), Form.BOOTH, "题", ("朝阳社区",))).name
    seen = plain_office.event(number)
    Logbook(replace(plain_office, actor="李四")).delete_event(number)
    with pytest.raises(Refused) as refused:
        Logbook(plain_office).change_event(number, EventDraft.of(seen), version=seen.version)
    assert [problem.code for problem in refused.value.problems] == ["deleted"]
