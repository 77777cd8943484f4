"""The tables. Rows of these classes never leave the store; records and figures do.

Every dated row carries ``ym``, the plan month it serves as ``year * 100 + month``, and ``day_ym``, the
month of its date, with one covering index for each, so that a tally reads an index and nothing else.
``standing`` says how a row counts (see :class:`~outreach_tui.domain.vocabulary.Standing`); on what hangs
on an event it follows the event.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, Text, UniqueConstraint
from sqlmodel import Field, Relationship

from outreach_tui.store.columns import Identifier, TextList, UtcMoment
from outreach_tui.store.rows import Root, Row, check, code_field, reference, standing_field, text_field

_MONTH = "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12"
_STANDING = "standing IN (0, 1, 2)"


class Subdistrict(Root, table=True):
    """An office and its year."""

    name: str = text_field()
    report_language: str = code_field("zh")

    __table_args__ = (UniqueConstraint("name"), check("length(name) > 0", name="name_given"))


class Community(Root, table=True):
    """A community with its life span; both days inclusive."""

    subdistrict_id: str = reference("subdistrict")
    name: str = text_field()
    position: int = 0
    grids: int = 0
    adviser: str = text_field()
    exists_from: date | None = Field(default=None, sa_type=Date)
    exists_until: date | None = Field(default=None, sa_type=Date)

    __table_args__ = (
        UniqueConstraint("subdistrict_id", "name"),
        check("length(name) > 0", name="name_given"),
        check("grids >= 0", name="grids_counted"),
        check("exists_until IS NULL OR exists_from IS NULL OR exists_until >= exists_from", name="life_in_order"),
    )


class Material(Root, table=True):
    """A catalogue entry."""

    subdistrict_id: str = reference("subdistrict")
    name: str = text_field()
    kind: str = code_field()
    measure: str = code_field()
    law: str = text_field()
    position: int = 0
    retired: bool = False

    __table_args__ = (
        UniqueConstraint("subdistrict_id", "name"),
        check("length(name) > 0 AND length(measure) > 0", name="name_and_measure_given"),
    )


class PlanMonth(Root, table=True):
    """One month of the yearly plan."""

    __tablename__ = "plan_month"

    subdistrict_id: str = reference("subdistrict")
    ym: int
    theme: str = text_field()
    laws: list[str] = Field(default_factory=list, sa_type=TextList)
    key_days: list[str] = Field(default_factory=list, sa_type=TextList)
    forms: list[str] = Field(default_factory=list, sa_type=TextList)
    audiences: list[str] = Field(default_factory=list, sa_type=TextList)
    lead_unit: str = text_field()
    supporting_units: list[str] = Field(default_factory=list, sa_type=TextList)
    remarks: str = text_field()

    __table_args__ = (UniqueConstraint("subdistrict_id", "ym"), check(_MONTH, name="month"))


class Target(Root, table=True):
    """What a plan month asks for; ``slot`` spells out for whom and of what, so that there is one of each."""

    subdistrict_id: str = reference("subdistrict")
    ym: int
    measure: str = code_field()
    scope: str = code_field()
    form: str = code_field()
    material_id: str | None = reference("material", optional=True)
    community_id: str | None = reference("community", optional=True)
    slot: str = text_field()
    amount: int

    __table_args__ = (
        UniqueConstraint("subdistrict_id", "ym", "slot"),
        check(_MONTH, name="month"),
        check("amount > 0", name="amount_positive"),
    )


class EventCommunity(Row, table=True):
    """A community that an event served, with what a tally by community needs."""

    __tablename__ = "event_community"

    event_id: str = reference("event", primary_key=True)
    community_id: str = reference("community", primary_key=True)
    subdistrict_id: str = reference("subdistrict")
    ym: int
    day_ym: int
    standing: int = standing_field()
    form: str = code_field()
    attendance: int | None = None
    attendance_estimated: bool = False

    __table_args__ = (
        Index(
            "ix_event_community_tally",
            "subdistrict_id", "ym", "community_id", "standing", "form", "attendance", "attendance_estimated",
        ),
        Index(
            "ix_event_community_calendar",
            "subdistrict_id", "day_ym", "community_id", "standing", "form", "attendance", "attendance_estimated",
        ),
        check(_STANDING, name="standing"),
    )  # fmt: skip


class EventLaw(Row, table=True):
    """A law an event was about."""

    __tablename__ = "event_law"

    event_id: str = reference("event", primary_key=True)
    position: int = Field(primary_key=True)
    law: str = text_field()


class EventAudience(Row, table=True):
    """An audience an event was for, with its own head-count where there is one."""

    __tablename__ = "event_audience"

    event_id: str = reference("event", primary_key=True)
    position: int = Field(primary_key=True)
    audience: str = code_field()
    attendance: int | None = None

    __table_args__ = (check("attendance IS NULL OR attendance >= 0", name="attendance_counted"),)


class EventSpeaker(Row, table=True):
    """Who spoke."""

    __tablename__ = "event_speaker"

    event_id: str = reference("event", primary_key=True)
    position: int = Field(primary_key=True)
    name: str = text_field()
    role: str = code_field("other")


_OWN = {"cascade": "all, delete-orphan", "lazy": "selectin"}
_OWN_IN_ORDER = {**_OWN, "order_by": "position"}


class Event(Root, table=True):
    """An outreach event; counts once for the subdistrict and once for each community it served."""

    PARTS = ("communities", "laws", "audiences", "speakers")

    subdistrict_id: str = reference("subdistrict")
    year: int
    serial: int
    ym: int
    day_ym: int
    day: date = Field(sa_type=Date)
    day_end: date | None = Field(default=None, sa_type=Date)
    starts_at: str = code_field()
    ends_at: str = code_field()
    title: str = text_field()
    form: str = code_field()
    status: str = code_field()
    standing: int = standing_field()
    scope: str = code_field()
    venue: str = text_field()
    organiser: str = text_field()
    co_organisers: list[str] = Field(default_factory=list, sa_type=TextList)
    attendance: int | None = None
    attendance_estimated: bool = False
    opinions: int | None = None
    recorder: str = text_field()
    note: str = text_field()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcMoment)

    communities: list[EventCommunity] = Relationship(sa_relationship_kwargs=dict(_OWN))
    laws: list[EventLaw] = Relationship(sa_relationship_kwargs=dict(_OWN_IN_ORDER, order_by="EventLaw.position"))
    audiences: list[EventAudience] = Relationship(sa_relationship_kwargs=dict(_OWN, order_by="EventAudience.position"))
    speakers: list[EventSpeaker] = Relationship(sa_relationship_kwargs=dict(_OWN, order_by="EventSpeaker.position"))

    __table_args__ = (
        UniqueConstraint("subdistrict_id", "year", "serial"),
        Index(
            "ix_event_tally",
            "subdistrict_id", "ym", "standing", "form", "scope", "attendance", "attendance_estimated",
        ),
        Index(
            "ix_event_calendar",
            "subdistrict_id", "day_ym", "standing", "form", "scope", "attendance", "attendance_estimated",
        ),
        Index("ix_event_day", "subdistrict_id", "day", "id"),
        check(_MONTH, name="month"),
        check(_STANDING, name="standing"),
        check("length(title) > 0", name="title_given"),
        check("day_end IS NULL OR day_end >= day", name="days_in_order"),
        check("attendance IS NULL OR attendance >= 0", name="attendance_counted"),
        check("attendance IS NOT NULL OR NOT attendance_estimated", name="estimate_has_value"),
        check("opinions IS NULL OR opinions >= 0", name="opinions_counted"),
        check("status IN ('planned', 'held', 'rescheduled', 'cancelled')", name="status"),
        check("scope IN ('communities', 'subdistrict')", name="scope"),
    )  # fmt: skip


class Dated(Root):
    """A line of a day: a consultation or copies handed out, with or without an event."""

    subdistrict_id: str = reference("subdistrict")
    community_id: str | None = reference("community", optional=True)
    event_id: str | None = reference("event", optional=True, index=True)
    ym: int
    day_ym: int
    day: date = Field(sa_type=Date)
    standing: int = standing_field()
    recorder: str = text_field()
    note: str = text_field()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcMoment)


class Consultation(Dated, table=True):
    """A consultation, or a tally line of ``count`` visits."""

    category: str = code_field()
    outcome: str = code_field()
    mode: str = code_field()
    adviser: str = code_field()
    count: int = 1
    follow_up_on: date | None = Field(default=None, sa_type=Date)
    followed_up_on: date | None = Field(default=None, sa_type=Date)

    __table_args__ = (
        Index(
            "ix_consultation_tally",
            "subdistrict_id", "ym", "standing", "community_id", "category", "outcome", "event_id", "count",
        ),
        Index(
            "ix_consultation_calendar",
            "subdistrict_id", "day_ym", "standing", "community_id", "category", "outcome", "event_id", "count",
        ),
        Index("ix_consultation_day", "subdistrict_id", "day", "id"),
        Index("ix_consultation_follow_up", "subdistrict_id", "follow_up_on", "followed_up_on"),
        check(_MONTH, name="month"),
        check(_STANDING, name="standing"),
        check("count > 0", name="count_positive"),
    )  # fmt: skip


class Distribution(Dated, table=True):
    """Copies of a material handed out; at a booth also how many were taken out and brought back."""

    material_id: str = reference("material")
    quantity: int
    taken_out: int | None = None
    brought_back: int | None = None

    __table_args__ = (
        Index(
            "ix_distribution_tally",
            "subdistrict_id", "ym", "standing", "community_id", "material_id", "event_id", "quantity",
        ),
        Index(
            "ix_distribution_calendar",
            "subdistrict_id", "day_ym", "standing", "community_id", "material_id", "event_id", "quantity",
        ),
        Index("ix_distribution_stock", "subdistrict_id", "material_id", "standing", "day", "quantity"),
        check(_MONTH, name="month"),
        check(_STANDING, name="standing"),
        check("quantity > 0", name="quantity_positive"),
        check(
            "taken_out IS NULL OR (taken_out >= 0 AND brought_back BETWEEN 0 AND taken_out)",
            name="booth_count_in_order",
        ),
    )  # fmt: skip


class StockEntry(Root, table=True):
    """Copies that came in (``receipt``) or a correction after counting (``adjustment``, may be negative)."""

    __tablename__ = "stock_entry"

    subdistrict_id: str = reference("subdistrict")
    material_id: str = reference("material")
    kind: str = code_field()
    day: date = Field(sa_type=Date)
    quantity: int
    recorder: str = text_field()
    note: str = text_field()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcMoment)

    __table_args__ = (
        Index("ix_stock_entry_stock", "subdistrict_id", "material_id", "kind", "day", "deleted_at", "quantity"),
        check("kind IN ('receipt', 'adjustment')", name="kind"),
        check("quantity <> 0 AND (kind = 'adjustment' OR quantity > 0)", name="quantity_makes_sense"),
    )


class ZeroReport(Root, table=True):
    """Someone said "nothing this month" for a community: an explicit zero."""

    __tablename__ = "zero_report"

    subdistrict_id: str = reference("subdistrict")
    community_id: str = reference("community")
    ym: int
    recorder: str = text_field()
    note: str = text_field()

    __table_args__ = (
        UniqueConstraint("subdistrict_id", "ym", "community_id"),
        check(_MONTH, name="month"),
    )


class Attachment(Root, table=True):
    """A file kept as evidence; its content lies in the data folder under its SHA-256."""

    subdistrict_id: str = reference("subdistrict")
    event_id: str = reference("event", index=True)
    kind: str = code_field()
    name: str = text_field()
    size: int
    sha256: str = text_field()
    deleted_at: datetime | None = Field(default=None, sa_type=UtcMoment)

    __table_args__ = (check("size >= 0", name="size_counted"), check("length(sha256) = 64", name="sha256"))


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
