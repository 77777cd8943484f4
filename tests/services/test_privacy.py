"""Personal data: masked on the way in, kept apart, and gone when its time is over, while every count stays."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine, ContactDraft, EventDraft, StockDraft
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused, Severity
from outreach_tui.domain.vocabulary import Form, Outcome
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.checking import check_all
from outreach_tui.services.communities import Communities
from outreach_tui.services.contacts import Contacts
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.purging import Purging, forms_left
from outreach_tui.services.safekeeping import Safekeeping
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.tui.drafts import FormDraft, Kept
from outreach_tui.tui.forms.consultation import ConsultationForm
from outreach_tui.wording.problems import sentence

PHONE = "13812345678"
CARD = "11010519491231002X"
DAY = date(2019, 5, 15)
EVENT = EventDraft(DAY, Form.BOOTH, "防范经济犯罪", ("朝阳社区",))


class TestMasking:
    def test_every_verb_has_the_same_door(self, plain_office: Office) -> None:
        office, note = plain_office, f"来电 {PHONE}"
        line = ConsultationLine(note=note, count=2)
        number = Logbook(office).add_event(replace(EVENT, note=note, title=note, consultations=(line,))).name
        visit = Logbook(office).add_consultation(ConsultationDraft(DAY, community="朝阳社区", note=note))
        Stock(office).receive(StockDraft("民法读本", 10, DAY, note))
        plan = Planning(office).draft(Month(2019, 5))
        Planning(office).set_month(replace(plan, theme=note, remarks=note))
        Communities(office).report_zero("长城社区", Month(2019, 5), note)
        event = office.event(number)
        assert event.title == event.note == event.consultations[0].note == "来电 138****5678"
        assert Logbook(office).consultation(visit.id).note == "来电 138****5678"
        (told,) = visit.notes
        assert (told.code, told.severity, told.value) == ("number_masked", Severity.NOTE, "138****5678")
        assert note[int(told.details["start"]) : int(told.details["end"])] == PHONE
        assert PHONE not in sentence(told)
        assert PHONE not in "".join(Dumping(office).pieces())

    def test_on_purpose_it_is_kept_and_told(self, plain_office: Office) -> None:
        office = replace(plain_office, keep_numbers=True)
        saved = Logbook(office).add_event(replace(EVENT, note=f"联系人 {PHONE}"))
        assert [problem.code for problem in saved.notes] == ["number_kept"]
        assert PHONE not in sentence(saved.notes[0])
        assert PHONE in office.event(saved.name).note
        # what is kept on purpose is not masked by a change of something else
        draft = replace(EventDraft.of(office.event(saved.name)), venue="人民广场")
        assert Logbook(plain_office).change_event(saved.name, draft).notes == ()
        assert PHONE in office.event(saved.name).note
        # a number that comes in by the change is
        Logbook(plain_office).change_event(saved.name, replace(draft, note=f"又有 {CARD}"))
        assert CARD not in office.event(saved.name).note

    def test_names_of_advisers_and_their_numbers_are_no_free_text(self, plain_office: Office) -> None:
        community = plain_office.community("朝阳社区")
        from outreach_tui.services.communities import draft_of

        Communities(plain_office).change("朝阳社区", replace(draft_of(community), adviser=f"王律师 {PHONE}"))
        assert PHONE in plain_office.community("朝阳社区").adviser


class TestContacts:
    def test_kept_apart_and_for_a_time(self, plain_office: Office) -> None:
        draft = ConsultationDraft(DAY, community="朝阳社区", outcome=Outcome.APPOINTMENT, follow_up_on=date(2020, 2, 1))
        visit = Logbook(plain_office).add_consultation(draft).id
        contacts = Contacts(plain_office)
        with pytest.raises(Refused, match="unknown_contact"):
            contacts.contact(visit)
        contacts.set(visit, ContactDraft("张三", PHONE))
        found = contacts.contact(visit)
        assert (found.name, found.phone, found.keep_until) == ("张三", PHONE, date(2020, 5, 1))
        contacts.set(visit, ContactDraft("张三", PHONE, date(2020, 3, 1)))
        assert [one.keep_until for one in contacts.all()] == [date(2020, 3, 1)]
        Undoing(plain_office).undo()
        assert contacts.contact(visit).keep_until == date(2020, 5, 1)
        contacts.delete(visit)
        assert contacts.all() == []

    @pytest.mark.parametrize(
        ("draft", "code"),
        [(ContactDraft(), "required"), (ContactDraft("张三", "", date(2019, 12, 31)), "contact_past")],
    )
    def test_what_cannot_be_kept(self, plain_office: Office, draft: ContactDraft, code: str) -> None:
        visit = Logbook(plain_office).add_consultation(ConsultationDraft(DAY, community="朝阳社区")).id
        with pytest.raises(Refused, match=code):
            Contacts(plain_office).set(visit, draft)


class TestPurge:
    @pytest.fixture
    def office(self, plain_office: Office, tmp_path: Path) -> Office:
        """Two years of personal data: 2019, and January 2020."""
        sheet = tmp_path / "签到表.pdf"
        sheet.write_bytes(b"%PDF-1.4 " + PHONE.encode())
        frank = replace(plain_office, keep_numbers=True)
        for day in (DAY, date(2020, 1, 10)):
            note = f"{day.year}年的来电 {PHONE}"
            number = Logbook(frank).add_event(replace(EVENT, day=day, note=note, title=f"活动{day.year}")).name
            visit = Logbook(frank).add_consultation(ConsultationDraft(day, event=number, note=note, count=3)).id
            Contacts(frank).set(visit, ContactDraft(f"{day.year}年的张三", PHONE, date(2020, 2, 1)))
            Attachments(frank).attach(number, sheet if day.year == 2019 else _other(sheet))
        return plain_office

    def test_it_is_gone_everywhere_and_the_counts_stay(self, office: Office) -> None:
        before = Tallying(office).tally(Period(Month(2019, 1), Month(2020, 12)), Dimension.CATEGORY)
        rehearsed = Purging(office).rehearse(date(2020, 1, 1))
        assert "2019年的" in text_of(office)  # nothing is gone yet
        purged = Purging(office).purge(date(2020, 1, 1))
        assert {name: purged.counts[name] for name in rehearsed.counts} == rehearsed.counts
        assert {name: purged.counts[name] for name in ("contacts", "remarks", "attachments", "files")} == {
            "contacts": 1, "remarks": 2, "attachments": 1, "files": 1,
        }  # fmt: skip
        assert Tallying(office).tally(Period(Month(2019, 1), Month(2020, 12)), Dimension.CATEGORY) == before
        assert "2019年的" not in text_of(office)
        assert "2020年的" in text_of(office)
        path = office.database.location.path
        if path is not None:
            left = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
            assert "2019年的".encode() not in left
            assert "2020年的".encode() in left
        with pytest.raises(Refused, match="nothing_to_undo"):
            Undoing(office).undo()
        newest = Undoing(office).history(limit=1)[0]
        assert (newest.verb, newest.changes[0].after) == ("purge", {**rehearsed.counts})

    def test_a_record_that_was_dated_wrongly_at_first_leaves_nothing_in_history(self, plain_office: Office) -> None:
        logbook = Logbook(plain_office)
        number = logbook.add_event(replace(EVENT, day=date(2020, 1, 5), note="姓张的居民")).name
        logbook.change_event(number, replace(EventDraft.of(plain_office.event(number)), day=DAY, month=None))
        Purging(plain_office).purge(date(2020, 1, 1))
        assert "姓张的居民" not in text_of(plain_office)

    def test_while_somebody_reads_bytes_stay_and_that_is_told(
        self, sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("outreach_tui.store.connection.BUSY_SECONDS", 0.1)
        path = sqlite_office.database.location.path
        assert path is not None
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM event").fetchall()
            Purging(sqlite_office).purge(DAY)
        Purging(sqlite_office).purge(DAY)
        assert [problem.code for problem in sqlite_office.database.untold] == ["purge_left_in_file"]

    def test_contacts_go_by_themselves_when_their_day_is_over(self, office: Office) -> None:
        assert Purging(office).purge(None).counts["contacts"] == 0
        later = replace(office, clock=lambda: datetime(2020, 2, 2, tzinfo=UTC))
        (overdue,) = [check for check in check_all(later, lambda: None) if check.name == "privacy"]
        assert not overdue.ok
        assert Purging(later).purge(None).counts["contacts"] == 2
        assert "年的张三" not in text_of(office)
        assert "年的来电" in text_of(office)  # remarks stay until a day is named
        (after,) = [check for check in check_all(later, lambda: None) if check.name == "privacy"]
        assert after.ok
        assert {finding.code for finding in after.findings} == {"check_number"}

    def test_nobody_takes_back_what_was_done_before_it(self, plain_office: Office) -> None:
        colleague = replace(plain_office, actor="同事")
        visit = Logbook(plain_office).add_consultation(ConsultationDraft(DAY, community="朝阳社区")).id
        Contacts(colleague).set(visit, ContactDraft("张三", PHONE))
        Contacts(colleague).delete(visit)
        Purging(plain_office).purge(date(2020, 1, 1))
        with pytest.raises(Refused, match="nothing_to_undo"):
            Undoing(colleague).undo()
        Logbook(colleague).add_event(EVENT)
        Undoing(colleague).undo()
        Purging(plain_office).purge(date(2020, 1, 1))
        with pytest.raises(Refused, match="nothing_to_redo"):
            Undoing(colleague).redo()

    def test_whoever_has_a_purged_record_open_hears_of_it(self, office: Office) -> None:
        opened = office.event("2019-001")
        Purging(office).purge(date(2020, 1, 1))
        with pytest.raises(Refused, match="stale"):
            Logbook(office).change_event("2019-001", EventDraft.of(opened), version=opened.version)

    def test_forms_that_were_never_saved_are_named(self, tmp_path: Path) -> None:
        assert forms_left(tmp_path / "drafts") == ()
        FormDraft(ConsultationForm(DAY), tmp_path / new_id()).keep(Kept({"note": "姓张的居民"}))
        (told,) = forms_left(tmp_path)
        assert str(tmp_path) in sentence(told)

    def test_backups_are_named_or_removed(self, sqlite_office: Office) -> None:
        backup = Safekeeping(sqlite_office).back_up()
        assert [one.path for one in Purging(sqlite_office).purge(None).backups_left] == [backup.path]
        assert Purging(sqlite_office).purge(None, with_backups=True).counts["backups"] == 1
        assert not backup.path.exists()


def _other(sheet: Path) -> Path:
    other = sheet.with_name("签到表2.pdf")
    other.write_bytes(sheet.read_bytes() + b"2020")
    return other


def text_of(office: Office) -> str:
    """Everything on record, history included."""
    return json.dumps(json.loads("".join(Dumping(office).pieces())), ensure_ascii=False)
