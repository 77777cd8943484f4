"""Column types that mean the same in both databases."""

import json
from datetime import UTC, datetime

from sqlalchemy import CHAR, UUID, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from outreach_tui.domain.text import clean


class Identifier(TypeDecorator[str]):
    """An id of 32 hexadecimal digits: ``uuid`` in PostgreSQL, ``CHAR(32)`` in SQLite."""

    impl = CHAR(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Choose the native type where there is one."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID(as_uuid=False))
        return dialect.type_descriptor(CHAR(32))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Take the dashes out that PostgreSQL puts in."""
        return None if value is None else str(value).replace("-", "")


class CleanText(TypeDecorator[str]):
    """Text that passed the cleaning door once more on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        return None if value is None else clean(value)


class Code(TypeDecorator[str]):
    """A short code or measure word."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        return None if value is None else clean(str(value))


class TextList(TypeDecorator[list[str]]):
    """A short list of texts, kept as a JSON array in a text column."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str:
        """Write the list."""
        return json.dumps([clean(item) for item in value or []], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str]:
        """Read the list."""
        return [str(item) for item in json.loads(value or "[]")]


class UtcMoment(TypeDecorator[datetime]):
    """A moment, always in UTC: ``timestamptz`` in PostgreSQL, text without a zone in SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment in UTC."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that what is stored is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
