"""What is kept beside the records: files, contacts, and who changed what."""

from datetime import date, datetime

from sqlalchemy import Date, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field

from outreach_tui.store.columns import Identifier, UtcMoment
from outreach_tui.store.rows import Root, Row, check, code_field, reference, text_field


class Attachment(Root, table=True):
    """A file kept as evidence; its content is known by its SHA-256."""

    subdistrict_id: str = reference("subdistrict")
    event_id: str = reference("event", index=True)
    kind: str = code_field()
    name: str = text_field()
    size: int
    sha256: str = text_field()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcMoment)

    __table_args__ = (check("size >= 0", name="size_counted"), check("length(sha256) = 64", name="sha256"))


class FileContent(Row, table=True):
    """The content of attached files, once for each office that has it, where several people share a database.

    In a SQLite file there are none: there contents lie in the folder beside it.
    """

    __tablename__ = "file_content"

    subdistrict_id: str = reference("subdistrict", primary_key=True)
    sha256: str = Field(primary_key=True, sa_type=Text)
    content: bytes = Field(sa_type=LargeBinary)

    #: PostgreSQL holds the content to its name; SQLite cannot.
    __table_args__ = (check("length(sha256) = 64", name="sha256"),)


class Contact(Root, table=True):
    """How to reach a resident who asked for an answer, apart from the consultation so that no figure ever meets it.

    It is kept until a day and no longer; that day is part of taking it.
    """

    subdistrict_id: str = reference("subdistrict")
    consultation_id: str = reference("consultation")
    name: str = text_field()
    phone: str = text_field()
    keep_until: date = Field(sa_type=Date)

    __table_args__ = (
        UniqueConstraint("consultation_id"),
        Index("ix_contact_retention", "subdistrict_id", "keep_until"),
        check("length(name) > 0 OR length(phone) > 0", name="someone_given"),
    )


class History(Row, table=True):
    """One change of one record; written in the same transaction as the change.

    ``undoes`` is the action that this one takes back, where it does.
    """

    id: str = Field(primary_key=True, sa_type=Identifier)
    subdistrict_id: str | None = Field(default=None, sa_type=Identifier, nullable=True)
    action_id: str = Field(sa_type=Identifier)
    at: datetime = Field(sa_type=UtcMoment)
    actor: str = text_field()
    verb: str = code_field()
    undoes: str | None = Field(default=None, sa_type=Identifier, nullable=True)
    record_table: str = code_field()
    record_id: str = Field(sa_type=Identifier)
    version: int
    before: str | None = Field(default=None, sa_type=Text, nullable=True)
    after: str | None = Field(default=None, sa_type=Text, nullable=True)

    __table_args__ = (
        Index("ix_history_record", "record_id", "version"),
        Index("ix_history_action", "subdistrict_id", "action_id", "id"),
        Index("ix_history_actor", "subdistrict_id", "actor", "action_id"),
    )
