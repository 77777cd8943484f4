"""What every table is made of: rows, records with a version, and the columns they share."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, MetaData, SmallInteger
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from outreach_tui.store.columns import CleanText, Code, Identifier, UtcMoment

#: Migrations need every constraint to have a name that both databases agree on.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """What every table has in common."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)

    #: Relationships that belong to the row itself: history keeps them with it.
    PARTS: ClassVar[tuple[str, ...]] = ()


class Root(Row):
    """A record of its own: an id, a version that every change raises, and who made it when."""

    id: str = Field(primary_key=True, sa_type=Identifier)
    version: int = Field(default=1)
    created_at: datetime = Field(sa_type=UtcMoment)
    changed_at: datetime = Field(sa_type=UtcMoment)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


def reference(target: str, *, optional: bool = False, **more: Any) -> Any:
    """Return a column that names a record of another table."""
    if optional:
        more["default"] = None
    return Field(foreign_key=f"{target}.id", sa_type=Identifier, nullable=optional, **more)


def text_field(default: str = "") -> Any:
    """Return a column of cleaned text."""
    return Field(default=default, sa_type=CleanText)


def code_field(default: str = "") -> Any:
    """Return a column that holds a code or a measure word."""
    return Field(default=default, sa_type=Code)


def standing_field() -> Any:
    """Return the column that says how a row counts."""
    return Field(sa_type=SmallInteger)


check: Callable[..., CheckConstraint] = CheckConstraint

#: What holds of every plan month, and of every :class:`~outreach_tui.domain.vocabulary.Standing`.
MONTH = "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12"
STANDING = "standing IN (0, 1, 2)"
