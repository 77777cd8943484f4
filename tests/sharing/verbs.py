"""One case for each verb of the services: what it is asked to do, and which roles may have it done."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from outreach_tui.domain.drafts import (
    BoothCount,
    CommunityDraft,
    ConsultationDraft,
    ContactDraft,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    PlanDraft,
    StockDraft,
)
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind, Measure, Outcome, Status
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.model import Options as Wanted
from outreach_tui.reports.writing import write_all
from outreach_tui.services import (
    board,
    booth,
    checking,
    conflicts,
    consulting,
    crosstab,
    district,
    examining,
    importing,
    installation,
    listing,
    own_forms,
    privacy_pages,
    shelf,
    summarising,
    templates,
    year_plan,
)
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.booth_keeping import BoothKeeping
from outreach_tui.services.communities import Communities
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.exporting import Exporting
from outreach_tui.services.import_results import Duplicates, Options
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.purging import Purging
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from tests.sharing.conftest import DAY, OTHER

MONTH, YEAR = Month.of(DAY), Period.of_year(2019)
#: How to reach someone who asked in the other community.
HIDDEN_PHONE = "13800138000"
_NUMBERS, _MONTHS = count(1), count(1)


@dataclass(frozen=True)
class Ground:
    """What a verb acts on: records of one community, each made by the owner when it is asked for."""

    owner: Office
    community: str
    photo: Path
    folder: Path

    @property
    def name(self) -> str:
        """A name that nothing else has, with the community in it."""
        return f"{self.community}的{next(_NUMBERS)}"

    def draft(self, form: Form = Form.LECTURE) -> EventDraft:
        return EventDraft(DAY, form, self.name, (self.community,), attendance=7)

    def visit_draft(self) -> ConsultationDraft:
        return ConsultationDraft(
            DAY,
            Category.DEBT,
            self.community,
            outcome=Outcome.APPOINTMENT,
            note=self.name,
            follow_up_on=date(2019, 6, 1),
        )

    def copies_draft(self) -> DistributionDraft:
        return DistributionDraft("读本", 2, DAY, self.community, note=self.name)

    def event(self, form: Form = Form.LECTURE) -> str:
        return Logbook(self.owner).add_event(self.draft(form), insist=True).name

    def deleted_event(self) -> str:
        number = self.event()
        Logbook(self.owner).delete_event(number)
        return number

    def event_with_file(self) -> str:
        number = self.event()
        Attachments(self.owner).attach(number, self.photo)
        return number

    def visit(self) -> RecordId:
        return Logbook(self.owner).add_consultation(self.visit_draft(), insist=True).id

    def visit_with_contact(self) -> RecordId:
        visit = self.visit()
        Contacts(self.owner).set(
            visit, ContactDraft(self.name, HIDDEN_PHONE if self.community == OTHER else "13900139000")
        )
        return visit

    def copies(self) -> RecordId:
        return Stock(self.owner).give(self.copies_draft(), insist=True).id

    def receipt(self) -> RecordId:
        return Stock(self.owner).receive(StockDraft("读本", 5, DAY)).id

    def material(self) -> str:
        return Stock(self.owner).add_material(MaterialDraft(f"资料{next(_NUMBERS)}", MaterialKind.READER)).name

    def another_community(self) -> str:
        return Communities(self.owner).add(CommunityDraft(f"小区{next(_NUMBERS)}"), insist=True).name

    def month(self) -> Month:
        """A month in which nobody has said anything yet."""
        return Month(2030 + next(_MONTHS), 1)

    def zero(self) -> Month:
        month = self.month()
        Communities(self.owner).report_zero(self.community, month)
        return month

    def sheet(self) -> Path:
        """A file with a line to import."""
        path = self.folder / f"{next(_NUMBERS)}.csv"
        path.write_text(f"日期,社区,活动名称,形式,人数\n2019-05-04,{self.community},{self.name},讲座,30\n", "utf-8")
        return path

    def path(self, suffix: str) -> Path:
        return self.folder / f"{next(_NUMBERS)}{suffix}"


class Read(NamedTuple):
    """A question; ``refused`` are those whose role forbids it. Everyone else but a recorder is told what is told
    the owner."""

    ask: Callable[[Office, Ground], object]
    refused: frozenset[str] = frozenset()


class Write(NamedTuple):
    """A change that a coordinator may make, and a recorder too where it is ``recorded``."""

    do: Callable[[Office, Ground], object]
    recorded: bool = False


_INSISTING = Options(insist=True, duplicates=Duplicates.ADD)
_LOOKING = frozenset({"viewer", "district"})


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _exported(office: Office, ground: Ground) -> str:
    path = ground.path(".json")
    Exporting(office).export(path)
    return _text(path)


def _summary(office: Office, community: str = "") -> str:
    with summarising.open_facts(office, YEAR, community) as facts:
        return make_summary(facts, Wanted("zh")).text


def _verified(office: Office, ground: Ground) -> object:
    path = ground.path(".xlsx")
    with summarising.open_facts(ground.owner, YEAR, ground.community) as facts:
        write_all(make_summary(facts, Wanted("zh")), [path], force=True, done=lambda _: None)
    return examining.verify_file(office, path)


def _dumped(office: Office, ground: Ground) -> object:
    path = ground.path(".json")
    Dumping(office).dump(path)
    return ground.community in _text(path)


def _proofread(office: Office, ground: Ground) -> object:
    path = ground.path(".md")
    path.write_text("2019年举办讲座3场。", "utf-8")
    return examining.proofread_file(office, path, YEAR, ground.community).findings


def _conflict(office: Office, ground: Ground) -> object:
    number = ground.event()
    base = EventDraft.of(ground.owner.event(number))
    conflict = conflicts.event_conflict(office, number, base, replace(base, title="x"))
    return [one.field for one in conflict.divergences]


def _home(office: Office) -> object:
    """Return the own subdistrict's part of the district's tally."""
    return [row for row in district.tally_subdistricts(office, YEAR).rows if row.name == "惠民街道"]


def _both_at_home(office: Office) -> object:
    """Return the own subdistrict's part of the district's tally and of its coverage."""
    tally, coverage = district.tally_and_cover_subdistricts(office, YEAR)
    return [row for row in tally.rows if row.name == "惠民街道"], dict(coverage.rows)["惠民街道"]


def _beside(office: Office) -> str:
    with district.office_beside(office, "惠民街道") as beside:
        return beside.subdistrict().name


def _moved(office: Office) -> str | None:
    district.move_to(office, "惠民街道")
    return office.database.subdistrict


def _template(office: Office, ground: Ground) -> object:
    path = ground.path(".xlsx")
    templates.write_template_of(office, path, year=2019, community=ground.community)
    with closing(load_workbook(path)) as book:
        return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def _undo(office: Office, ground: Ground) -> object:
    Logbook(office).add_event(ground.draft(), insist=True)
    return Undoing(office).undo()


def _redo(office: Office, ground: Ground) -> object:
    _undo(office, ground)
    return Undoing(office).redo()


def _movement(office: Office, _ground: Ground) -> object:
    newest = shelf.read_movements(office, "读本").lines[-1].movement
    return shelf.movement(office, "读本", newest.id)


def _attached(office: Office, ground: Ground) -> object:
    path = ground.path(".jpg")
    Attachments(office).save_as(ground.event_with_file(), ground.photo.name, path, force=False)
    return path.read_bytes()


def _unpacked(office: Office, ground: Ground) -> object:
    number = ground.event_with_file()
    return [path.read_bytes() for path in Attachments(office).export(office.event(number), ground.path(""))]


def _logged_with_file(office: Office, ground: Ground) -> object:
    with Attachments(office).keeping([ground.photo]) as kept:
        return Logbook(office).add_event(ground.draft(), insist=True, files=kept)


def _checked(office: Office) -> object:
    found = checking.check_all(office, lambda: None)
    return [check for check in found if check.name not in _OWN_MATTERS]


#: What a check finds that differs by who looks: the contacts that are overdue, and how the roles are kept.
_OWN_MATTERS = ("privacy", "roles")

READS: dict[str, Read] = {
    "Attachments.export": Read(_unpacked),
    "Attachments.save_as": Read(_attached),
    "BoothKeeping.differences": Read(
        lambda o, g: BoothKeeping(o).differences(g.event(Form.BOOTH), [BoothCount("读本", 5, 2)])
    ),
    "BoothKeeping.newest": Read(lambda o, g: BoothKeeping(o).newest(BoothKeeping(g.owner).sit_at(g.event(Form.BOOTH)))),
    "Contacts.all": Read(lambda o, _: Contacts(o).all(), _LOOKING),
    "Contacts.contact": Read(lambda o, g: Contacts(o).contact(g.visit_with_contact()).phone, _LOOKING),
    "Dumping.dump": Read(_dumped, _LOOKING | {"recorder"}),
    "Dumping.pieces": Read(lambda o, g: g.community in "".join(Dumping(o).pieces()), _LOOKING | {"recorder"}),
    "Exporting.export": Read(_exported),
    "Importing.check": Read(lambda o, g: replace(Importing(o).check(g.sheet(), Options()), path=Path()).new),
    "Listing.communities": Read(lambda o, _: Listing(o).communities()),
    "Listing.consultation_id": Read(lambda o, g: Listing(o).consultation_id(g.visit()) != ""),
    "Listing.consultations": Read(lambda o, _: Listing(o).consultations(everything(None), limit=10_000)),
    "Listing.counts": Read(lambda o, _: {**Listing(o).counts(), "contact": 0}),
    "Listing.events": Read(lambda o, _: Listing(o).events(everything(None), limit=10_000)),
    "Listing.materials": Read(lambda o, _: Listing(o).materials()),
    "Listing.plan": Read(lambda o, _: Listing(o).plan(YEAR)),
    "Listing.stock": Read(lambda o, _: Listing(o).stock()),
    "Logbook.consultation": Read(lambda o, g: Logbook(o).consultation(g.visit()).note[:6]),
    "Planning.draft": Read(lambda o, _: Planning(o).draft(MONTH)),
    "Planning.month": Read(lambda o, _: Planning(o).month(MONTH)),
    "Tallying.coverage": Read(lambda o, _: Tallying(o).coverage(2019)),
    "Tallying.last_month_with_records": Read(lambda o, _: Tallying(o).last_month_with_records()),
    "Tallying.tally": Read(lambda o, _: [Tallying(o).tally(YEAR, by) for by in Dimension]),
    "Undoing.history": Read(
        lambda o, _: [
            (step.actor, step.verb) for step in Undoing(o).history(limit=10_000) if not step.verb.startswith("contact")
        ]
    ),
    "Undoing.history_of": Read(lambda o, g: [step.verb for step in Undoing(o).history_of(g.visit())]),
    "board.first_month": Read(lambda o, _: board.first_month(o)),
    "board.open_on_board": Read(lambda o, _: board.open_on_board(o).board),
    "board.read_board": Read(lambda o, _: board.read_board(o, MONTH)),
    "booth.read_booth": Read(lambda o, g: booth.read_booth(o, g.owner.event(g.event(Form.BOOTH)).id).event.form),
    "booth.read_choice": Read(lambda o, _: booth.read_choice(o, DAY)),
    "checking.check_all": Read(lambda o, _: _checked(o)),
    "checking.check_in_turn": Read(
        lambda o, _: [name for name, check in checking.check_in_turn(o, lambda: None) if check is None]
    ),
    "checking.quick_verdict": Read(lambda o, _: checking.quick_verdict(o)),
    "conflicts.event_conflict": Read(_conflict),
    "consulting.read_consultations": Read(lambda o, _: consulting.read_consultations(o, everything(None))),
    "consulting.read_follow_ups": Read(lambda o, _: consulting.read_follow_ups(o)),
    "crosstab.cross": Read(
        lambda o, _: crosstab.cross(
            o, crosstab.Question(YEAR, Dimension.COMMUNITY, Dimension.CATEGORY, Measure.CONSULTATIONS)
        )
    ),
    "district.cover_subdistricts": Read(lambda o, _: dict(district.cover_subdistricts(o, YEAR).rows)["惠民街道"]),
    "district.move_to": Read(lambda o, _: _moved(o)),
    "district.office_beside": Read(lambda o, _: _beside(o)),
    "district.read_district": Read(lambda o, _: dict(district.read_district(o, YEAR).coverage.rows)["惠民街道"]),
    "district.subdistricts_of": Read(lambda o, _: "惠民街道" in district.subdistricts_of(o)),
    "district.tally_and_cover_subdistricts": Read(lambda o, _: _both_at_home(o)),
    "district.tally_subdistricts": Read(lambda o, _: _home(o)),
    "templates.write_template_of": Read(_template),
    "examining.proofread_file": Read(_proofread),
    "examining.verify_file": Read(_verified),
    "listing.list_consultations": Read(lambda o, _: listing.list_consultations(o, everything(None))),
    "listing.list_distributions": Read(lambda o, _: listing.list_distributions(o, everything(None))),
    "listing.list_events": Read(lambda o, _: listing.list_events(o, everything(None))),
    "listing.list_follow_ups": Read(lambda o, _: listing.list_follow_ups(o)),
    "installation.on_record": Read(lambda o, _: installation.on_record(o)["records"]),
    "own_forms.names_of": Read(lambda o, _: own_forms.names_of(o)),
    "privacy_pages.privacy_page": Read(
        lambda o, _: privacy_pages.privacy_page(o, privacy_pages.Page.NOTICE, "zh"), _LOOKING
    ),
    "shelf.movement": Read(_movement),
    "shelf.read_movements": Read(lambda o, _: shelf.read_movements(o, "读本")),
    "shelf.read_shelf": Read(lambda o, _: shelf.read_shelf(o, MONTH)),
    "summarising.last_year_with_records": Read(lambda o, _: summarising.last_year_with_records(o)),
    "summarising.open_facts": Read(lambda o, _: _summary(o), frozenset({"recorder"})),
    "summarising.steps_since": Read(lambda o, _: len(summarising.steps_since(o, "f" * 32))),
    "year_plan.read_year_plan": Read(lambda o, _: year_plan.read_year_plan(o, 2019)),
}

WRITES: dict[str, Write] = {
    "Attachments.attach": Write(lambda o, g: Attachments(o).attach(g.event(), g.photo), recorded=True),
    "Attachments.detach": Write(lambda o, g: Attachments(o).detach(g.event_with_file(), g.photo.name), recorded=True),
    "Attachments.keeping": Write(_logged_with_file, recorded=True),
    "BoothKeeping.begin": Write(
        lambda o, g: BoothKeeping(o).begin(g.name, g.community, DAY, insist=True), recorded=True
    ),
    "BoothKeeping.close": Write(
        lambda o, g: BoothKeeping(o).close(g.event(Form.BOOTH), [BoothCount("读本", 5, 2)]), recorded=True
    ),
    "BoothKeeping.consult": Write(
        lambda o, g: BoothKeeping(o).consult(BoothKeeping(g.owner).sit_at(g.event(Form.BOOTH)), Category.DEBT),
        recorded=True,
    ),
    "BoothKeeping.hand_out": Write(
        lambda o, g: BoothKeeping(o).hand_out(
            BoothKeeping(g.owner).sit_at(g.event(Form.BOOTH)), g.owner.material("读本")
        ),
        recorded=True,
    ),
    "BoothKeeping.sit_at": Write(lambda o, g: BoothKeeping(o).sit_at(_planned_booth(g)), recorded=True),
    "BoothKeeping.take_back": Write(lambda o, g: BoothKeeping(o).take_back(g.visit()), recorded=True),
    "Communities.add": Write(lambda o, g: Communities(o).add(CommunityDraft(g.name), insist=True)),
    "Communities.change": Write(
        lambda o, g: Communities(o).change(g.another_community(), CommunityDraft(g.name), insist=True)
    ),
    "Communities.close": Write(lambda o, g: Communities(o).close(g.another_community(), date(2030, 1, 1))),
    "Communities.move": Write(lambda o, g: Communities(o).move(g.another_community(), -1)),
    "Communities.rename_subdistrict": Write(lambda o, _: Communities(o).rename_subdistrict("惠民街道", _language(o))),
    "Communities.report_zero": Write(lambda o, g: Communities(o).report_zero(g.community, g.month()), recorded=True),
    "Communities.take_back_zero": Write(
        lambda o, g: Communities(o).take_back_zero(g.community, g.zero()), recorded=True
    ),
    "Contacts.delete": Write(lambda o, g: Contacts(o).delete(g.visit_with_contact()), recorded=True),
    "Contacts.set": Write(lambda o, g: Contacts(o).set(g.visit(), ContactDraft("王", "13800138001")), recorded=True),
    "Importing.save": Write(lambda o, g: _imported(o, g), recorded=True),
    "Logbook.add_consultation": Write(
        lambda o, g: Logbook(o).add_consultation(g.visit_draft(), insist=True), recorded=True
    ),
    "Logbook.add_event": Write(lambda o, g: Logbook(o).add_event(g.draft(), insist=True), recorded=True),
    "Logbook.change_consultation": Write(
        lambda o, g: Logbook(o).change_consultation(g.visit(), g.visit_draft(), insist=True), recorded=True
    ),
    "Logbook.change_event": Write(
        lambda o, g: Logbook(o).change_event(g.event(), g.draft(), insist=True), recorded=True
    ),
    "Logbook.delete_consultation": Write(lambda o, g: Logbook(o).delete_consultation(g.visit()), recorded=True),
    "Logbook.delete_event": Write(lambda o, g: Logbook(o).delete_event(g.event()), recorded=True),
    "Logbook.mark_answered": Write(lambda o, g: Logbook(o).mark_answered(g.visit(), DAY), recorded=True),
    "Logbook.restore_event": Write(lambda o, g: Logbook(o).restore_event(g.deleted_event()), recorded=True),
    "Planning.copy_year": Write(lambda o, g: Planning(o).copy_year(_planned_year(g), g.month().year)),
    "Planning.set_month": Write(lambda o, g: Planning(o).set_month(PlanDraft(g.month(), "防诈骗"), insist=True)),
    "Planning.set_months": Write(lambda o, g: Planning(o).set_months([PlanDraft(g.month(), "宪法")], insist=True)),
    "Planning.take_key_days": Write(
        lambda o, g: Planning(o).take_key_days(Period.of_month(Month(g.month().year, 12)), insist=True)
    ),
    "Purging.purge": Write(lambda o, g: _purged(o, g)),
    "Purging.rehearse": Write(lambda o, g: _rehearsed(o, g)),
    "Stock.add_material": Write(
        lambda o, g: Stock(o).add_material(MaterialDraft(g.name, MaterialKind.LEAFLET), insist=True)
    ),
    "Stock.adjust": Write(lambda o, _: Stock(o).adjust(StockDraft("读本", -1, DAY, "清点"))),
    "Stock.change_material": Write(
        lambda o, g: Stock(o).change_material(g.material(), MaterialDraft(g.name, MaterialKind.LEAFLET), insist=True)
    ),
    "Stock.give": Write(lambda o, g: Stock(o).give(g.copies_draft(), insist=True), recorded=True),
    "Stock.receive": Write(lambda o, _: Stock(o).receive(StockDraft("读本", 5, DAY))),
    "Stock.take_back": Write(lambda o, g: Stock(o).take_back(_given(g)), recorded=True),
    "Stock.take_back_distribution": Write(lambda o, g: Stock(o).take_back_distribution(g.copies()), recorded=True),
    "Stock.take_back_entry": Write(lambda o, g: Stock(o).take_back_entry(g.receipt())),
    "Undoing.redo": Write(_redo, recorded=True),
    "Undoing.undo": Write(_undo, recorded=True),
    "importing.save_each": Write(lambda o, g: _imported_each(o, g), recorded=True),
}

#: What only whoever owns the database does, or what a server has other means for.
OF_THE_OWNER = frozenset(
    {
        "Communities.set_up", "Dumping.load", "district.bring_in",
        "Safekeeping.back_up", "Safekeeping.backups", "Safekeeping.preview",
        "Safekeeping.restore", "safekeeping.keep_before", "safekeeping.keep_daily",
    }
)  # fmt: skip


def _planned_booth(ground: Ground) -> str:
    return Logbook(ground.owner).add_event(replace(ground.draft(Form.BOOTH), status=Status.PLANNED), insist=True).name


def _planned_year(ground: Ground) -> int:
    month = ground.month()
    Planning(ground.owner).set_month(PlanDraft(month, "宪法"), insist=True)
    return month.year


def _given(ground: Ground) -> Any:
    return shelf.movement(ground.owner, "读本", ground.copies())


def _language(office: Office) -> str:
    return "en" if office.subdistrict().report_language == "zh" else "zh"


def _imported(office: Office, ground: Ground) -> object:
    return _all_saved([Importing(office).save(ground.sheet(), _INSISTING)])


def _imported_each(office: Office, ground: Ground) -> object:
    return _all_saved(importing.save_each(office, {ground.sheet(): _INSISTING}))


def _all_saved(outcomes: Iterable[Any]) -> object:
    for outcome in outcomes:
        if not outcome.saved:
            raise Refused(*outcome.refused, *(flaw.problem for flaw in outcome.rejected))
    return outcomes


def _purged(office: Office, ground: Ground) -> object:
    ground.visit_with_contact()
    return Purging(office).purge(date(2000, 1, 1))


def _rehearsed(office: Office, ground: Ground) -> object:
    ground.visit_with_contact()
    return Purging(office).rehearse(date(2000, 1, 1))
