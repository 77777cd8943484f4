"""Two people in one form: nothing of the later one overwrites the earlier one, however long the text was kept.

Every form of the program is walked: one that is not here, or that changes a record without being tried, fails.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import openpyxl
import pytest

from outreach_tui import tui
from outreach_tui.domain.drafts import (
    BoothCount,
    ConsultationDraft,
    ContactDraft,
    EventDraft,
    MaterialDraft,
    PlanDraft,
    TargetDraft,
)
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import MovementKind
from outreach_tui.domain.vocabulary import Category, Form, Measure, Outcome
from outreach_tui.reports.forms import FormShelf
from outreach_tui.services.booth import read_booth
from outreach_tui.services.booth_keeping import BoothKeeping
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.settings import Settings
from outreach_tui.tui.drafts import UNKNOWN, FormDraft, Kept
from outreach_tui.tui.forms.base import Form as AnyForm
from outreach_tui.tui.forms.booth_close import BoothCloseForm
from outreach_tui.tui.forms.bulletin import BulletinForm
from outreach_tui.tui.forms.community import CommunityForm
from outreach_tui.tui.forms.consultation import ConsultationForm, LastConsultationForm
from outreach_tui.tui.forms.contact import ContactForm
from outreach_tui.tui.forms.event import EventForm
from outreach_tui.tui.forms.grant import GrantForm
from outreach_tui.tui.forms.own_form import KeepForm
from outreach_tui.tui.forms.plan_month import PlanMonthForm
from outreach_tui.tui.forms.settings import SettingsForm
from outreach_tui.tui.forms.stock import MaterialForm, MoveForm
from outreach_tui.tui.forms.subdistrict import SubdistrictForm
from outreach_tui.tui.forms.summary_options import SummaryOptionsForm, Wanted
from outreach_tui.tui.typed import Typed
from outreach_tui.wording.labels import label

MAY = Month(2019, 5)
DAY = date(2019, 5, 15)


@dataclass(frozen=True)
class Case:
    """A record in its form: what is typed here, and what a colleague makes of the record meanwhile.

    Both change ``both``, and only the colleague changes ``theirs``: a field and the text it holds after that.
    """

    form: Callable[[], AnyForm]
    both: str
    mine: str
    change: Callable[[Office], object]
    theirs: tuple[str, str]


def _event(office: Office, folder: Path) -> Case:
    number = Logbook(office).add_event(EventDraft(DAY, Form.BOOTH, "防范", ("朝阳社区",))).name

    def change(colleague: Office) -> None:
        draft = replace(EventDraft.of(colleague.event(number)), title="他的标题", venue="他的地点")
        Logbook(colleague).change_event(number, draft)

    return Case(lambda: EventForm(reference=number), "title", "我的标题", change, ("venue", "他的地点"))


def _community(office: Office, folder: Path) -> Case:
    found = office.community("朝阳社区")

    def change(colleague: Office) -> None:
        Communities(colleague).change(found.id, replace(draft_of(found), grids=17, name="新朝阳社区"))

    return Case(lambda: CommunityForm(found, office.today), "grids", "41", change, ("name", "新朝阳社区"))


def _visit(office: Office, kind: Callable[[date, str], AnyForm]) -> Case:
    visit = Logbook(office).add_consultation(ConsultationDraft(DAY, Category.LABOUR, "朝阳社区")).id

    def change(colleague: Office) -> None:
        draft = ConsultationDraft.of(Logbook(colleague).consultation(visit))
        theirs = replace(draft, note="他的备注", follow_up_on=date(2019, 6, 1))
        Logbook(colleague).change_consultation(visit, replace(theirs, outcome=Outcome.APPOINTMENT))

    return Case(lambda: kind(DAY, visit), "note", "我的备注", change, ("follow_up", "2019-06-01"))


def _consultation(office: Office, folder: Path) -> Case:
    return _visit(office, ConsultationForm)


def _last_consultation(office: Office, folder: Path) -> Case:
    return _visit(office, LastConsultationForm)


def _contact(office: Office, folder: Path) -> Case:
    visit = Logbook(office).add_consultation(ConsultationDraft(DAY, Category.LABOUR, "朝阳社区")).id
    Contacts(office).set(visit, ContactDraft("王某", "12345", date(2020, 3, 1)))

    def change(colleague: Office) -> None:
        Contacts(colleague).set(visit, ContactDraft("他的王某", "12345", date(2020, 2, 2)))

    return Case(lambda: ContactForm(visit, office.today), "name", "我的王某", change, ("keep_until", "2020-02-02"))


def _material(office: Office, folder: Path) -> Case:
    found = office.material("普法读本")

    def change(colleague: Office) -> None:
        Stock(colleague).change_material(found.id, MaterialDraft("新读本", found.kind, "套", "民法典"))

    return Case(lambda: MaterialForm(found), "unit", "本", change, ("name", "新读本"))


def _plan_month(office: Office, folder: Path) -> Case:
    Planning(office).set_month(PlanDraft(MAY, theme="防诈骗"))

    def change(colleague: Office) -> None:
        target = TargetDraft(Measure.EVENTS, 7, form=Form.LECTURE)
        Planning(colleague).set_month(PlanDraft(MAY, theme="他的重点", targets=(target,)))

    return Case(lambda: PlanMonthForm(MAY), "theme", "我的重点", change, ("target", f"{label(Form.LECTURE)}=7"))


def _settings(office: Office, folder: Path) -> Case:
    def form() -> AnyForm:
        return SettingsForm(folder / "settings.toml", Settings(), lambda _settings, _keep: None)

    def change(colleague: Office) -> None:
        Communities(colleague).rename_subdistrict(f"他的街道{new_id()}", "en")

    return Case(form, "subdistrict", f"我的街道{new_id()}", change, ("report_language", "English"))


def _booth_close(office: Office, folder: Path) -> Case:
    keeping = BoothKeeping(office)
    seat = keeping.sit_at(keeping.begin("广场咨询", "朝阳社区").name)
    reader, letter = office.material("普法读本"), office.material("一封信")
    keeping.hand_out(seat, reader, 3)
    keeping.hand_out(seat, letter, 5)
    copies = read_booth(office, seat.event_id).copies

    def change(colleague: Office) -> None:
        counts = [BoothCount(reader.name, 80, 10), BoothCount(letter.name, 50, 40)]
        BoothKeeping(colleague).close(seat.event_id, counts)

    return Case(
        lambda: BoothCloseForm(seat, copies), f"count-{reader.id}", "90-10", change, (f"count-{letter.id}", "50-40")
    )


def _own_form(office: Office, folder: Path) -> Case:
    file = folder / "form.xlsx"
    openpyxl.Workbook().save(file)
    shelf = FormShelf(folder / "forms")
    kept = shelf.add("上报表", file, {"A1": "events"}, force=False)
    again = folder / "other.xlsx"
    openpyxl.Workbook().save(again)

    def change(colleague: Office) -> None:
        shelf.add("上报表", again, {"A1": "consultations"}, force=True)

    return Case(
        lambda: KeepForm(shelf, Period.of_month(MAY), kept), "cells", "A1=attendance", change, ("name", "上报表")
    )


#: Every form that changes a record, each with a way to try it.
CHANGING: Mapping[type[AnyForm], Callable[[Office, Path], Case]] = {
    EventForm: _event,
    CommunityForm: _community,
    ConsultationForm: _consultation,
    LastConsultationForm: _last_consultation,
    ContactForm: _contact,
    MaterialForm: _material,
    PlanMonthForm: _plan_month,
    SettingsForm: _settings,
    BoothCloseForm: _booth_close,
    KeepForm: _own_form,
}
#: Every form that only ever adds.
ADDING: Mapping[type[AnyForm], Callable[[], AnyForm]] = {
    MoveForm: lambda: MoveForm(MovementKind.RECEIPT, "普法读本"),
    BulletinForm: lambda: BulletinForm("5月15日，惠民街道在人民广场开展宣传。"),
    SummaryOptionsForm: lambda: SummaryOptionsForm(Wanted(), lambda wanted: None),
    SubdistrictForm: lambda: SubdistrictForm(DAY),
}
each_form = pytest.mark.parametrize("kind_of_form", CHANGING, ids=lambda form: form.__name__)


def _forms(base: type[AnyForm] = AnyForm) -> Iterator[type[AnyForm]]:
    for form in base.__subclasses__():
        yield form
        yield from _forms(form)


def test_no_form_is_left_out() -> None:
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    assert {*_forms()} == {*CHANGING, *ADDING, GrantForm}  # roles, only on PostgreSQL, are tried in test_people
    assert not any(make().replaces for make in ADDING.values())


@each_form
def test_what_the_next_record_takes_over_is_in_the_form(
    kind_of_form: type[AnyForm], office: Office, tmp_path: Path
) -> None:
    form = CHANGING[kind_of_form](office, tmp_path).form()
    assert {*form.carried_over} <= _names(form)


def _now(office: Office, form: AnyForm, names: set[str]) -> dict[str, str]:
    texts = form.opening(office)
    return {name: texts.get(name, "") for name in names}


def _names(form: AnyForm) -> set[str]:
    return {widget.name for widget in form.fields() if widget.name}


@each_form
def test_a_stale_edit_is_refused_and_both_versions_are_put_together(
    kind_of_form: type[AnyForm], office: Office, tmp_path: Path
) -> None:
    case = CHANGING[kind_of_form](office, tmp_path)
    form = case.form()
    assert type(form) is kind_of_form
    assert form.replaces
    opened = _now(office, form, _names(form))
    typed = {**opened, case.both: case.mine}
    saving, problems = form.reading(typed)
    assert saving is not None, problems
    case.change(replace(office, actor="李四"))
    with pytest.raises(Refused) as refused:
        saving(office, True)
    assert [problem.code for problem in refused.value.problems] == ["stale"]
    _chooses_mine(case, form, office, opened, typed)


@each_form
def test_what_was_kept_is_never_saved_over_what_others_saved_since(
    kind_of_form: type[AnyForm], office: Office, tmp_path: Path
) -> None:
    case = CHANGING[kind_of_form](office, tmp_path)
    first = case.form()
    if not first.keeps_draft:
        pytest.skip("nothing typed in it is ever on disk")
    typing = Typed(first, tmp_path / "drafts")
    opened = _now(office, first, _names(first))
    typing.open(opened)
    typed = {**opened, case.both: case.mine}
    assert typing.keep(typed) is None

    case.change(replace(office, actor="李四"))
    form = case.form()
    assert form.draft_name == first.draft_name
    again = Typed(form, tmp_path / "drafts")
    shown, is_back = again.open(_now(office, form, _names(form)))
    assert is_back
    assert again.behind
    assert (shown, again.base) == (typed, opened)
    _chooses_mine(case, form, office, again.base, shown)


def _chooses_mine(case: Case, form: AnyForm, office: Office, base: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Choose mine where both changed something: what only the other one changed is as it was left."""
    versions = form.versions(office, base, typed)
    (conflict,) = versions.conflicts
    assert [one.field for one in versions.divergences if one.mine != one.base] == [conflict.field]
    saving, problems = versions.reading(frozenset({conflict.field}))
    assert saving is not None, problems
    saving(office, True)
    after = case.form().opening(office)
    assert after[case.both] == case.mine
    name, text = case.theirs
    assert after[name] == text


@each_form
def test_what_was_kept_without_what_was_on_record_is_doubtful(
    kind_of_form: type[AnyForm], office: Office, tmp_path: Path
) -> None:
    """As an earlier release left it: whatever differs from what is on record now is to be chosen."""
    case = CHANGING[kind_of_form](office, tmp_path)
    form = case.form()
    if not form.keeps_draft:
        pytest.skip("nothing typed in it is ever on disk")
    opened = _now(office, form, _names(form))
    FormDraft(form, tmp_path / "drafts").keep(Kept({**opened, case.both: case.mine}))
    case.change(replace(office, actor="李四"))
    form = case.form()
    now = _now(office, form, _names(form))
    typing = Typed(form, tmp_path / "drafts")
    shown, _is_back = typing.open(now)
    assert typing.behind
    differing = {name for name, text in now.items() if shown[name] != text}
    assert {name for name, text in typing.base.items() if text == UNKNOWN} == differing
    assert len(form.versions(office, typing.base, shown).conflicts) == len(differing)
    saving, problems = form.versions(office, typing.base, shown).reading(frozenset())
    assert saving is not None, problems
    saving(office, True)
    assert _now(office, case.form(), {*now}) == now


def test_keys_faster_than_the_database_come_behind_what_was_kept(tmp_path: Path) -> None:
    form = EventForm()
    typing = Typed(form, tmp_path)
    typing.open({"title": "", "date": "2020-01-08"})
    typing.keep({"title": "讲", "date": "2020-01-07"})
    again = Typed(form, tmp_path)
    again.show_at_once({"title": "", "date": "2020-01-08"})
    again.keep({"title": "座", "date": "2020-01-08"})
    shown, is_back = Typed(form, tmp_path).open({"title": "", "date": "2020-01-08"})
    assert is_back
    assert shown == {"title": "讲座", "date": "2020-01-07"}
