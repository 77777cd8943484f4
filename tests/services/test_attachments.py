"""Files kept as evidence: copied once per content, checked for what they are, and given out whole or not at all."""

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.positions import without_position
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import AttachmentKind, Form
from outreach_tui.services import attachments as module
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.contents import contents_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.reads.attachments import content_digests
from tests.builders import Desk, spoil_content
from tests.domain.test_positions import photo

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def number(office: Office) -> str:
    return Desk(office).event().name


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def kept(office: Office) -> list[Path]:
    return sorted(path for path in office.attachments.rglob("*") if path.is_file())


def test_a_content_is_kept_once_under_its_hash(office: Office, number: str, tmp_path: Path) -> None:
    attachments = Attachments(office)
    first = file(tmp_path, "活动照片.PNG", PNG)
    attachments.attach(number, first)
    attachments.attach(number, file(tmp_path, "同一张.png", PNG), AttachmentKind.BULLETIN)
    again = attachments.attach(number, first)
    digest = hashlib.sha256(PNG).hexdigest()
    if office.database.location.is_postgres:  # where everyone who shares the database has it
        with office.database.reading() as reader:
            assert content_digests(reader) == [digest]
        assert not office.attachments.exists()
    else:
        assert [path.relative_to(office.attachments) for path in kept(office)] == [Path(digest[:2]) / digest]
        assert kept(office)[0].stat().st_mode & 0o777 == 0o600
    event = office.event(number)
    assert {(one.name, one.kind, one.size, one.sha256) for one in event.attachments} == {
        ("活动照片.PNG", AttachmentKind.PHOTO, len(PNG), digest),
        ("同一张.png", AttachmentKind.BULLETIN, len(PNG), digest),
    }
    assert [note.code for note in again.notes] == ["attachment_again"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "attachment_type"),
        ("无后缀", b"x", "attachment_type"),
        ("a.png", b"", "attachment_empty"),
        ("a.png", b"%PDF-1.7", "attachment_content"),
        ("a.txt", b"a\x00b", "attachment_content"),
        ("a.docx", b"PK\x05\x06", "attachment_content"),
        ("a.txt", b"x" * 101, "attachment_too_big"),
    ],
)
def test_what_is_not_kept(
    office: Office, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, code: str
) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 100)
    mark = office.database.change_mark()
    with pytest.raises(Refused) as refused:
        Attachments(office).attach(number, file(tmp_path, name, content))
    assert [problem.code for problem in refused.value.problems] == [code]
    assert (kept(office), office.database.change_mark()) == ([], mark)


def test_places_that_hold_no_file(office: Office, number: str, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for name, code in (
        ("none.txt", "file_missing"),
        ("folder.txt", "file_is_folder"),
        ("pipe.txt", "file_unreadable"),
        ("a\0b.txt", "file_unreadable"),
    ):
        with pytest.raises(Refused) as refused:
            Attachments(office).attach(number, tmp_path / name)
        assert [problem.code for problem in refused.value.problems] == [code]


def test_a_data_folder_that_cannot_be_written(sqlite_office: Office, tmp_path: Path) -> None:
    draft = EventDraft(date(2019, 5, 15), Form.LECTURE, "讲座", ("朝阳社区",))
    number = Logbook(sqlite_office).add_event(draft).name
    sqlite_office.attachments.write_bytes(b"in the way")
    with pytest.raises(Refused) as refused:
        Attachments(sqlite_office).attach(number, file(tmp_path, "a.txt", b"x"))
    assert [problem.code for problem in refused.value.problems] == ["file_unwritable"]
    assert sqlite_office.event(number).attachments == ()


def test_a_photo_that_says_where_it_was_taken(office: Office, number: str, tmp_path: Path) -> None:
    before = photo("JPEG")
    taken = file(tmp_path, "照片.jpg", before)
    kept_with = Attachments(office).attach(number, taken)
    assert [note.code for note in kept_with.notes] == ["attachment_position"]
    kept_without = Attachments(office).attach(number, taken, without_position=True)
    assert kept_without.notes == ()
    written = [path.read_bytes() for path in Attachments(office).export(office.event(number), tmp_path / "o")]
    assert written == [before, without_position(before)]
    assert taken.read_bytes() == before  # the user's own file is left alone


def test_files_go_out_under_names_of_their_own(office: Office, number: str, tmp_path: Path) -> None:
    attachments = Attachments(office)
    for folder, content in (("a", b"one"), ("b", b"two")):
        (tmp_path / folder).mkdir()
        attachments.attach(number, file(tmp_path / folder, "con.通知.txt", content))
    written = attachments.export(office.event(number), tmp_path / "out")
    written += attachments.export(office.event(number), tmp_path / "out")
    assert len({path.name for path in written}) == 4
    assert sorted(path.read_bytes() for path in written) == [b"one", b"one", b"two", b"two"]
    assert not any(path.name.casefold().startswith("con.") for path in written)


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_nothing_goes_out_when_a_content_is_not_what_it_was(
    office: Office, number: str, tmp_path: Path, harm: str
) -> None:
    attachments = Attachments(office)
    for name in ("a.txt", "b.txt"):
        attachments.attach(number, file(tmp_path, name, f"{name} {new_id()}".encode()))
    lost = office.event(number).attachments[0]
    spoil_content(office, lost.sha256, None if harm == "gone" else b"other")
    with pytest.raises(Refused) as refused:
        attachments.export(office.event(number), tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["attachment_lost"]
    assert not (tmp_path / "out").exists()


def test_a_folder_to_export_to_that_is_none(office: Office, number: str, tmp_path: Path) -> None:
    attachments = Attachments(office)
    attachments.attach(number, file(tmp_path, "a.txt", b"x"))
    with pytest.raises(Refused) as refused:
        attachments.export(office.event(number), tmp_path / "a.txt" / "out")
    assert [problem.code for problem in refused.value.problems] == ["file_unwritable"]


def test_a_file_is_taken_off_by_name_or_id_and_brought_back(office: Office, number: str, tmp_path: Path) -> None:
    attachments = Attachments(office)
    attachments.attach(number, file(tmp_path, "a.png", PNG))
    other = attachments.attach(number, file(tmp_path, "b.png", PNG))
    for name, code in (("c.png", "unknown_attachment"), ("", "unknown_attachment")):
        with pytest.raises(Refused) as refused:
            attachments.detach(number, name)
        assert refused.value.problems[0].code == code
    assert attachments.detach(number, "a.png").name == "a.png"
    attachments.detach(number, other.id[-8:])
    assert office.event(number).attachments == ()
    Undoing(office).undo()
    assert [one.name for one in office.event(number).attachments] == ["b.png"]
    attachments.save_as(number, "b.png", tmp_path / "out.png", force=False)
    assert (tmp_path / "out.png").read_bytes() == PNG
    with pytest.raises(Refused):
        attachments.save_as(number, "b.png", tmp_path / "out.png", force=False)


def test_what_somebody_else_relies_on_is_not_taken_back(office: Office, photo: Path) -> None:
    """Two attach the same photo at once, and the first one's record cannot be written."""
    number = Desk(office).event().name
    first = Attachments(office).keeping([photo])
    (kept,) = first.__enter__()
    Attachments(office).attach(number, photo)
    error = OSError("the record of the first one cannot be written")
    first.__exit__(OSError, error, None)
    assert contents_of(office).is_whole(kept.sha256)
    (attachment,) = office.event(number).attachments
    Attachments(office).export(office.event(number), photo.parent / "out")
    assert attachment.sha256 == kept.sha256


def test_a_number_in_the_name_of_a_file_is_masked(office: Office, number: str, photo: Path) -> None:
    named = photo.rename(photo.with_name("张三13812345678.jpg"))
    saved = Attachments(office).attach(number, named)
    assert (saved.name, [note.code for note in saved.notes]) == ("张三138****5678.jpg", ["number_masked"])
    kept = Attachments(replace(office, keep_numbers=True)).attach(number, named)
    assert (kept.name, [note.code for note in kept.notes]) == ("张三13812345678.jpg", ["number_kept"])
