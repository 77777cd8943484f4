"""What was done: events with what hangs on them, lines of a day, stock, explicit zeros."""

from datetime import date, datetime

from sqlalchemy import Date, Index, UniqueConstraint
from sqlmodel import Field, Relationship

from outreach_tui.store.columns import TextList, UtcMoment
from outreach_tui.store.rows import MONTH, STANDING, Root, Row, check, code_field, reference, standing_field, text_field


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
        check(STANDING, name="standing"),
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
        check(MONTH, name="month"),
        check(STANDING, name="standing"),
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
        check(MONTH, name="month"),
        check(STANDING, name="standing"),
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
        check(MONTH, name="month"),
        check(STANDING, name="standing"),
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
        check(MONTH, name="month"),
    )
