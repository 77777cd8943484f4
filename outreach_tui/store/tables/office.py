"""The subdistrict, what it works with, and its plan."""

from datetime import date

from sqlalchemy import Date, UniqueConstraint
from sqlmodel import Field

from outreach_tui.store.columns import TextList
from outreach_tui.store.rows import MONTH, Root, check, code_field, reference, text_field


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

    __table_args__ = (UniqueConstraint("subdistrict_id", "ym"), check(MONTH, name="month"))


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
        check(MONTH, name="month"),
        check("amount > 0", name="amount_positive"),
    )
