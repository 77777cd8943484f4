"""Backups are whole, restoring is one step, and a dump says the same from either kind of database."""

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.problems import DatabaseProblem, Problem, Refused
from outreach_tui.domain.retention import worth_keeping
from outreach_tui.paths import xdg_paths
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.backups import Reason, folder_of, keep_automatically, keep_for_the_day, list_backups
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.import_results import Options
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.opening import make_office
from outreach_tui.services.safekeeping import Safekeeping
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.backup import integrity_of
from outreach_tui.store.connection import APPLICATION_ID
from outreach_tui.store.location import Location
from tests.builders import NOW, open_office
from tests.services.actions import ACTIONS, User, add_event, attempt, set_up


@pytest.fixture
def office(tmp_path: Path, photo: Path) -> Iterator[Office]:
    """A SQLite office with a few events, one of which has a photo."""
    with open_office(Location(path=tmp_path / "office.db"), create=True) as opened:
        office = replace(opened, attachments=tmp_path / "office-attachments")
        set_up(office)
        user = User(office, random.Random(1), photo)
        for _ in range(3):
            add_event(user)
        Attachments(office).attach(user.event_line().number, photo)
        yield office


def file_of(office: Office) -> Path:
    assert office.database.location.path is not None
    return office.database.location.path


def dumped(office: Office, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "seen.json"
    Dumping(office).dump(path)
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def without_mark(document: dict[str, Any]) -> dict[str, Any]:
    """A dump without the line that says a backup was restored."""
    history = [row for row in document["tables"]["history"] if row["verb"] != "restore"]
    return {**document, "tables": {**document["tables"], "history": history}}


class TestBackup:
    def test_it_is_a_database_of_its_own_with_its_files(self, office: Office, tmp_path: Path) -> None:
        backup = Safekeeping(office).back_up(tmp_path / "elsewhere" / "copy.db")
        assert backup.path.stat().st_mode & 0o777 == 0o600
        assert sorted(path.name for path in backup.path.parent.iterdir()) == ["copy-attachments", "copy.db"]
        with open_office(Location(path=backup.path)) as opened:
            copy = replace(opened, attachments=backup.attachments)
            assert dumped(copy, tmp_path) == dumped(office, tmp_path)

    def test_it_tells_how_far_it_is_and_leaves_nothing_where_it_is_ended(
        self, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("outreach_tui.store.backup.PAGES", 5)
        seen: list[tuple[int, int]] = []

        def told(copied: int, pages: int) -> None:
            seen.append((copied, pages))
            if len(seen) == 2:
                add_event(User(office, random.Random(2), tmp_path / "none"))  # nothing begins anew for that
            if len(seen) > 3 and target.name == "ended.db":
                raise Refused(Problem("writing_stopped"))

        target = tmp_path / "whole.db"
        Safekeeping(office).back_up(target, told)
        assert seen == [(min(5 * step, seen[-1][1]), seen[-1][1]) for step in range(1, len(seen) + 1)]
        seen.clear()
        target = tmp_path / "elsewhere" / "ended.db"
        with pytest.raises(Refused):
            Safekeeping(office).back_up(target, told)
        assert list(target.parent.iterdir()) == []

    def test_what_was_written_last_is_in_it_while_others_write(self, office: Office, photo: Path) -> None:
        with open_office(file_location(office)) as other:
            add_event(User(other, random.Random(7), photo))
            backup = Safekeeping(office).back_up()
        with open_office(Location(path=backup.path)) as copy:
            assert Listing(copy).counts()["events"] == 4

    def test_a_backup_that_fails_leaves_the_older_one(self, office: Office, tmp_path: Path) -> None:
        target = tmp_path / "copy.db"
        older = b"SQLite format 3\0" + bytes(52) + APPLICATION_ID.to_bytes(4, "big") + b"an older backup"
        target.write_bytes(older)
        file_of(office).write_bytes(b"")  # nothing there to be copied any more
        with pytest.raises(DatabaseProblem):
            Safekeeping(office).back_up(target)
        assert target.read_bytes() == older
        assert [path.name for path in tmp_path.glob(".*")] == []

    def test_it_replaces_an_older_one_and_nothing_else(self, office: Office, tmp_path: Path) -> None:
        letter = tmp_path / "信.docx"
        letter.write_bytes(b"a letter")
        for write in (Safekeeping(office).back_up, Dumping(office).dump):
            with pytest.raises(Refused, match="file_exists"):
                write(letter)
            for _ in range(2):
                write(tmp_path / f"{write.__name__}.x")
        assert letter.read_bytes() == b"a letter"

    def test_contents_are_kept_once_for_all_backups(self, office: Office) -> None:
        first, second = (Safekeeping(office).back_up() for _ in range(2))
        inodes = {path.stat().st_ino for backup in (first, second) for path in backup.attachments.glob("??/*")}
        assert len(inodes) == 1
        assert inodes.isdisjoint(path.stat().st_ino for path in office.attachments.glob("??/*"))

    def test_a_lost_attachment_is_told(self, office: Office) -> None:
        (content,) = office.attachments.glob("??/*")
        content.write_bytes(b"altered")
        assert Safekeeping(office).back_up().lost == (content.name,)


class TestRotation:
    def test_every_day_once_and_old_ones_go(self, office: Office) -> None:
        path, at = file_of(office), NOW
        for day in range(40):
            assert keep_for_the_day(path, office.attachments, at + timedelta(days=day)) is not None
            assert keep_for_the_day(path, office.attachments, at + timedelta(days=day, hours=3)) is None
        kept = [backup.at.date().isoformat() for backup in list_backups(folder_of(path))]
        assert kept[:10] == [f"2020-02-{day}" for day in range(23, 13, -1)]
        assert kept[10:] == ["2020-01-31"]
        assert len([*folder_of(path).iterdir()]) == 2 * len(kept)

    def test_a_whole_one_is_never_thrown_away_for_one_of_a_damaged_database(self, office: Office) -> None:
        path = file_of(office)
        made = [
            keep_automatically(path, office.attachments, NOW + timedelta(days=day), Reason.DAILY) for day in range(10)
        ]
        office.database.close()
        content, name = path.read_bytes(), "长城社区".encode()
        for place in (place for place in range(len(content)) if content.startswith(name, place)):
            path.write_bytes(content[:place] + "大".encode() + content[place + 3 :])
            if integrity_of(path):  # in the row or in its index, not in history
                break
        damaged = keep_automatically(path, office.attachments, NOW + timedelta(days=10), Reason.DAILY)
        assert [note.code for note in damaged.notes()] == ["backup_of_damaged"]
        assert [backup.path for backup in list_backups(folder_of(path))] == [
            damaged.path, *(backup.path for backup in reversed(made))
        ]  # fmt: skip

    def test_backups_of_one_second_do_not_replace_each_other(self, office: Office) -> None:
        made = {keep_automatically(file_of(office), office.attachments, NOW, Reason.RESTORE).path for _ in range(3)}
        assert len(made) == 3

    def test_opening_for_writing_makes_one_and_reading_makes_none(
        self, office: Office, tmp_path: Path, photo: Path
    ) -> None:
        paths = xdg_paths({"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": "/"})
        now = [NOW]
        again = make_office(file_location(office), lambda: paths, lambda: now[0], "张三")
        again.database.open()
        try:
            Listing(again).counts()
            assert list_backups(folder_of(file_of(office))) == []
            add_event(User(again, random.Random(2), photo))
            add_event(User(again, random.Random(3), photo))
            (backup,) = list_backups(folder_of(file_of(office)))
            now[0] += timedelta(days=1)  # left open over night
            add_event(User(again, random.Random(4), photo))
            later, same = list_backups(folder_of(file_of(office)))
        finally:
            again.database.close()
        assert (backup.reason, later.reason, same) == (Reason.DAILY, Reason.DAILY, backup)
        with open_office(Location(path=backup.path)) as copy:
            assert Listing(copy).counts()["events"] == 3  # as it was before the first writing

    def test_one_that_cannot_be_made_keeps_nobody_from_working_and_is_told(
        self, office: Office, tmp_path: Path, photo: Path
    ) -> None:
        folder_of(file_of(office)).write_bytes(b"in the way")
        paths = xdg_paths({"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": "/"})
        again = make_office(file_location(office), lambda: paths, lambda: NOW, "张三")
        again.database.open()
        try:
            add_event(User(again, random.Random(2), photo))
            assert [problem.code for problem in again.database.untold] == ["backup_not_made"]
        finally:
            again.database.close()

    def test_before_an_import_that_is_saved(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "活动.csv"
        path.write_text("日期,标题,形式,社区\n2019-05-04,社区讲座,法治讲座,朝阳社区\n", encoding="utf-8")
        wrong = tmp_path / "错.csv"
        wrong.write_text("日期,标题,形式,社区\n2019-13-04,社区讲座,法治讲座,朝阳社区\n", encoding="utf-8")
        assert not Importing(office).save(wrong, Options()).saved
        assert list_backups(folder_of(file_of(office))) == []
        assert Importing(office).save(path, Options()).saved
        (backup,) = list_backups(folder_of(file_of(office)))
        assert backup.reason is Reason.IMPORT
        with open_office(Location(path=backup.path)) as copy:
            assert Listing(copy).counts()["events"] == Listing(office).counts()["events"] - 1

    def test_before_a_migration_too(self, tmp_path: Path) -> None:
        path = tmp_path / "old.db"
        script = Path(__file__).parent.parent / "data" / "schema_0001.sql"
        connection = sqlite3.connect(path)
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.close()
        paths = xdg_paths({"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": "/"})
        office = make_office(Location(path=path), lambda: paths, lambda: NOW, "张三")
        office.database.open()
        office.database.close()
        (backup,) = list_backups(folder_of(path))
        assert backup.reason is Reason.MIGRATION
        connection = sqlite3.connect(backup.path)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        connection.close()


moments = st.lists(st.integers(0, 4 * 365 * 24).map(lambda hours: NOW + timedelta(hours=hours)), max_size=60)


@given(moments, st.integers(1, 12), st.integers(1, 12))
def test_worth_keeping(made: list[datetime], days: int, months: int) -> None:
    kept = worth_keeping(made, days=days, months=months)
    assert kept <= set(made)
    assert len(kept) <= days + months
    if made:
        assert max(made) in kept
        newest_month = max(made).strftime("%Y-%m")
        of_day = {moment.date() for moment in made}
        assert len({moment.date() for moment in kept}) >= min(days, len(of_day))
        assert any(moment.strftime("%Y-%m") == newest_month for moment in kept)
    # throwing away in two steps throws away no more
    assert worth_keeping(kept, days=days, months=months) == kept


def file_location(office: Office) -> Location:
    return Location(path=file_of(office))


class TestRestore:
    def test_everything_is_as_it_was(self, office: Office, tmp_path: Path, photo: Path) -> None:
        backup = Safekeeping(office).back_up(tmp_path / "copy.db")
        then = dumped(office, tmp_path)
        user = User(office, random.Random(5), photo)
        for action in ACTIONS:
            attempt(action, user)
        for content in office.attachments.glob("??/*"):
            content.unlink()
        changed = dumped(office, tmp_path)
        preview = Safekeeping(office).preview(backup.path)
        assert preview.now is not None
        assert preview.now.records != preview.then.records
        assert dumped(office, tmp_path) == changed
        restored = Safekeeping(office).restore(backup.path)
        assert without_mark(dumped(office, tmp_path)) == then
        assert restored.before is not None
        Safekeeping(office).restore(restored.before.path)
        assert without_mark(dumped(office, tmp_path))["tables"] == changed["tables"]

    def test_nothing_before_it_is_taken_back(self, office: Office, tmp_path: Path) -> None:
        Safekeeping(office).restore(Safekeeping(office).back_up(tmp_path / "copy.db").path)
        with pytest.raises(Refused, match="nothing_to_undo"):
            Undoing(office).undo()

    def test_others_who_have_it_open_go_on(self, office: Office, tmp_path: Path, photo: Path) -> None:
        backup = Safekeeping(office).back_up(tmp_path / "copy.db")
        with open_office(file_location(office)) as other:
            add_event(User(other, random.Random(2), photo))
            assert Listing(other).counts()["events"] == 4
            Safekeeping(office).restore(backup.path)
            assert Listing(other).counts()["events"] == 3
            add_event(User(other, random.Random(3), photo))
        assert Listing(office).counts()["events"] == 4

    @pytest.mark.parametrize("content", [b"", b"no database", None])
    def test_what_is_no_whole_database_is_refused(self, office: Office, tmp_path: Path, content: bytes | None) -> None:
        bad = tmp_path / "bad.db"
        bad.write_bytes(file_of(office).read_bytes()[:9000] if content is None else content)
        before = dumped(office, tmp_path)
        with pytest.raises(DatabaseProblem):
            Safekeeping(office).restore(bad)
        assert dumped(office, tmp_path) == before
        assert not folder_of(file_of(office)).exists() or not list_backups(folder_of(file_of(office)))

    @pytest.mark.parametrize("damage", [b"", b"garbage", None])
    def test_what_cannot_be_opened_is_put_aside(self, office: Office, tmp_path: Path, damage: bytes | None) -> None:
        backup = Safekeeping(office).back_up(tmp_path / "copy.db")
        office.database.close()
        path = file_of(office)
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(damage)
        restored = Safekeeping(office).restore(backup.path)
        assert Listing(office).counts()["events"] == 3
        if damage is not None:
            assert restored.aside is not None
            assert restored.aside.read_bytes() == damage

    def test_an_older_schema_is_brought_up(self, office: Office, tmp_path: Path) -> None:
        old = tmp_path / "old.db"
        script = Path(__file__).parent.parent / "data" / "schema_0001.sql"
        connection = sqlite3.connect(old)
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.close()
        bytes_before = old.read_bytes()
        Safekeeping(office).restore(old)
        assert Listing(office).counts()["events"] == 1
        assert old.read_bytes() == bytes_before


class TestDump:
    def test_it_moves_from_one_kind_to_the_other(
        self, plain_office: Office, photo: Path, tmp_path: Path, location: Location, request: pytest.FixtureRequest
    ) -> None:
        user = User(plain_office, random.Random(11), photo)
        for action in ACTIONS * 2:
            attempt(action, user)
        there = tmp_path / "first.json"
        Dumping(plain_office).dump(there)
        if location.is_postgres:
            target = Location(path=tmp_path / "moved.db")
        else:
            target = Location(url=request.getfixturevalue("postgres_url"))
        with open_office(target, create=True) as opened:
            moved = replace(opened, attachments=tmp_path / "moved")
            Dumping(moved).load(there)
            back = tmp_path / "second.json"
            Dumping(moved).dump(back)
            assert back.read_bytes() == there.read_bytes()
            Undoing(moved).undo()  # history has come along
            Logbook(moved).add_event(user.event_draft(), insist=True)

    def test_loading_needs_an_empty_database(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "d.json"
        Dumping(office).dump(path)
        with pytest.raises(Refused, match="already_set_up"):
            Dumping(office).load(path)

    @pytest.mark.parametrize(
        ("place", "value", "code"),
        [
            (("format",), "other", "dump_unreadable"),
            (("schema",), "9999", "dump_newer"),
            (("version",), 2, "dump_newer"),
            (("tables", "event", 0, "attendance"), "many", "dump_value"),
            (("tables", "event", 0, "day"), "2019-02-30", "dump_value"),
            (("tables", "event", 0, "id"), "../../etc", "dump_value"),
            (("tables", "event", 0, "day"), None, "dump_value"),
            (("tables", "event", 0, "mood"), "good", "dump_unknown"),
            (("tables", "moods"), [], "dump_unknown"),
            (("tables", "event", 0, "attendance"), -5, "dump_inconsistent"),
            (("tables", "community"), [], "dump_inconsistent"),
            (("tables", "event"), "x", "dump_value"),
            (("files", "0" * 64), "AAAA", "dump_value"),
        ],
    )
    def test_a_wrong_document_is_refused_whole(
        self, office: Office, tmp_path: Path, place: tuple[Any, ...], value: object, code: str
    ) -> None:
        document = dumped(office, tmp_path)
        inner: Any = document
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = value
        path = tmp_path / "wrong.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        with open_office(Location(path=tmp_path / "new.db"), create=True) as opened:
            new = replace(opened, attachments=tmp_path / "new")
            with pytest.raises(Refused, match=code):
                Dumping(new).load(path)
            new.database.open()
            assert not new.database.office
            assert sum(Listing(new).counts().values()) == 0

    def test_columns_that_came_later_have_their_default(self, office: Office, tmp_path: Path) -> None:
        document = dumped(office, tmp_path)
        for row in document["tables"]["material"]:
            del row["retired"]
        for row in document["tables"]["event"]:
            del row["co_organisers"]
        del document["tables"]["contact"]
        path = tmp_path / "older.json"
        path.write_text(json.dumps({**document, "schema": "0001"}), encoding="utf-8-sig")
        with open_office(Location(path=tmp_path / "new.db"), create=True) as opened:
            new = replace(opened, attachments=tmp_path / "new")
            Dumping(new).load(path)
            assert dumped(new, tmp_path)["tables"] == dumped(office, tmp_path)["tables"]

    def test_an_older_dump_stays_when_the_new_one_fails(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "d.json"
        path.write_text('{"format": "outreach-dump"')
        file_of(office).write_bytes(b"")
        with pytest.raises(DatabaseProblem):
            Dumping(replace(office, database=type(office.database)(file_location(office)))).dump(path)
        assert path.read_text() == '{"format": "outreach-dump"'
        assert not [*tmp_path.glob(".*.part")]
