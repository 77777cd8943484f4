"""Writing which files belong to events, and on a server their contents."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from outreach_tui.domain.files import KeptFile
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import refuse
from outreach_tui.store.tables import Attachment, FileContent
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes.events import living

_ATTACHMENT: Table = Attachment.__table__  # type: ignore[attr-defined]
_CONTENT: Table = FileContent.__table__  # type: ignore[attr-defined]


def add_attachment(writer: Writer, event_id: RecordId, file: KeptFile) -> RecordId:
    """Write that a file belongs to an event; on a server, which everyone reaches, its content too."""
    living(writer, event_id, None)
    connection = writer.session.connection()
    if connection.dialect.name == "postgresql":
        _keep(connection, writer.office, file.sha256, file.content.read_bytes())
    row = Attachment(
        **writer.stamp(),
        subdistrict_id=writer.office, event_id=event_id, kind=file.kind.value, name=file.name, size=file.size,
        sha256=file.sha256,
    )  # fmt: skip
    return writer.add(row).id


def delete_attachment(writer: Writer, attachment_id: RecordId) -> None:
    """Take a file off its event; the file itself stays."""
    row = writer.get(Attachment, attachment_id)
    if row.deleted_at is not None:
        raise refuse("gone", "attachment", attachment_id)
    row.deleted_at = writer.action.at


def keep_contents(connection: Connection, contents: Mapping[str, bytes]) -> None:
    """Write contents, by SHA-256, for every office of a server that has a file with one."""
    for sha256, content in contents.items():
        offices = select(_ATTACHMENT.c.subdistrict_id).where(_ATTACHMENT.c.sha256 == sha256).distinct()
        for office in connection.execute(offices).scalars().all():
            _keep(connection, office, sha256, content)


def _keep(connection: Connection, office: RecordId, sha256: str, content: bytes) -> None:
    """Write a content unless it is there: a content never changes."""
    from sqlalchemy.dialects.postgresql import insert  # which loads every driver for it: 3 MiB

    values: dict[str, Any] = {"subdistrict_id": office, "sha256": sha256, "content": content}
    connection.execute(insert(_CONTENT).values(values).on_conflict_do_nothing())


def drop_contents(connection: Connection, office: RecordId, digests: Iterable[str]) -> int:
    """Let go of the contents among these that no file of an office has any more, and remove them from a server.

    Returns how many those are.
    """
    kept = select(_ATTACHMENT.c.sha256).where(_ATTACHMENT.c.subdistrict_id == office)
    gone = set(digests) - set(connection.execute(kept).scalars())
    connection.execute(_CONTENT.delete().where(_CONTENT.c.subdistrict_id == office, _CONTENT.c.sha256.in_(gone)))
    return len(gone)
