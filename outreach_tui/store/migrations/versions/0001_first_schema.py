"""The first schema: the office, its plan, its events, consultations, materials and history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IDENTIFIER = sa.CHAR(32).with_variant(postgresql.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    """Make every table, in the order in which they refer to each other."""
    _history()
    _subdistrict()
    _community()
    _event()
    _material()
    _plan_month()
    _attachment()
    _consultation()
    _distribution()
    _event_audience()
    _event_community()
    _event_law()
    _event_speaker()
    _stock_entry()
    _target()
    _zero_report()


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=True),
        sa.Column("action_id", IDENTIFIER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("undoes", IDENTIFIER, nullable=True),
        sa.Column("record_table", sa.String(40), nullable=False),
        sa.Column("record_id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index("ix_history_action", "history", ["subdistrict_id", "action_id", "id"], unique=False)
    op.create_index("ix_history_record", "history", ["record_id", "version"], unique=False)


def _subdistrict() -> None:
    op.create_table(
        "subdistrict",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("report_language", sa.String(40), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_subdistrict_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subdistrict")),
        sa.UniqueConstraint("name", name=op.f("uq_subdistrict_name")),
    )


def _community() -> None:
    op.create_table(
        "community",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("grids", sa.Integer(), nullable=False),
        sa.Column("adviser", sa.Text(), nullable=False),
        sa.Column("exists_from", sa.Date(), nullable=True),
        sa.Column("exists_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "exists_until IS NULL OR exists_from IS NULL OR exists_until >= exists_from",
            name=op.f("ck_community_life_in_order"),
        ),
        sa.CheckConstraint("grids >= 0", name=op.f("ck_community_grids_counted")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_community_name_given")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_community_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("subdistrict_id", "name", name=op.f("uq_community_subdistrict_id_name")),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("day_ym", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("day_end", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.String(40), nullable=False),
        sa.Column("ends_at", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("standing", sa.SmallInteger(), nullable=False),
        sa.Column("scope", sa.String(40), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("co_organisers", sa.Text(), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.Column("attendance_estimated", sa.Boolean(), nullable=False),
        sa.Column("opinions", sa.Integer(), nullable=True),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("scope IN ('communities', 'subdistrict')", name=op.f("ck_event_scope")),
        sa.CheckConstraint("status IN ('planned', 'held', 'rescheduled', 'cancelled')", name=op.f("ck_event_status")),
        sa.CheckConstraint(
            "attendance IS NOT NULL OR NOT attendance_estimated", name=op.f("ck_event_estimate_has_value")
        ),
        sa.CheckConstraint("attendance IS NULL OR attendance >= 0", name=op.f("ck_event_attendance_counted")),
        sa.CheckConstraint("day_end IS NULL OR day_end >= day", name=op.f("ck_event_days_in_order")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_event_title_given")),
        sa.CheckConstraint("opinions IS NULL OR opinions >= 0", name=op.f("ck_event_opinions_counted")),
        sa.CheckConstraint("standing IN (0, 1, 2)", name=op.f("ck_event_standing")),
        sa.CheckConstraint("ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_event_month")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_event_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("subdistrict_id", "year", "serial", name=op.f("uq_event_subdistrict_id_year_serial")),
    )
    op.create_index(
        "ix_event_calendar",
        "event",
        ["subdistrict_id", "day_ym", "standing", "form", "scope", "attendance", "attendance_estimated"],
        unique=False,
    )
    op.create_index("ix_event_day", "event", ["subdistrict_id", "day", "id"], unique=False)
    op.create_index(
        "ix_event_tally",
        "event",
        ["subdistrict_id", "ym", "standing", "form", "scope", "attendance", "attendance_estimated"],
        unique=False,
    )


def _material() -> None:
    op.create_table(
        "material",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("measure", sa.String(40), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(name) > 0 AND length(measure) > 0", name=op.f("ck_material_name_and_measure_given")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_material_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
        sa.UniqueConstraint("subdistrict_id", "name", name=op.f("uq_material_subdistrict_id_name")),
    )


def _plan_month() -> None:
    op.create_table(
        "plan_month",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("laws", sa.Text(), nullable=False),
        sa.Column("key_days", sa.Text(), nullable=False),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.Column("audiences", sa.Text(), nullable=False),
        sa.Column("lead_unit", sa.Text(), nullable=False),
        sa.Column("supporting_units", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_plan_month_month")
        ),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_plan_month_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_month")),
        sa.UniqueConstraint("subdistrict_id", "ym", name=op.f("uq_plan_month_subdistrict_id_ym")),
    )


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(40), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_attachment_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_attachment_size_counted")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attachment_event_id_event")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_attachment_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_event_id"), "attachment", ["event_id"], unique=False)


def _consultation() -> None:
    op.create_table(
        "consultation",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("community_id", IDENTIFIER, nullable=True),
        sa.Column("event_id", IDENTIFIER, nullable=True),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("day_ym", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("standing", sa.SmallInteger(), nullable=False),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("adviser", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.CheckConstraint("count > 0", name=op.f("ck_consultation_count_positive")),
        sa.CheckConstraint("standing IN (0, 1, 2)", name=op.f("ck_consultation_standing")),
        sa.CheckConstraint(
            "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_consultation_month")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_consultation_community_id_community")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_consultation_event_id_event")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_consultation_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index(
        "ix_consultation_calendar",
        "consultation",
        ["subdistrict_id", "day_ym", "standing", "community_id", "category", "outcome", "event_id", "count"],
        unique=False,
    )
    op.create_index("ix_consultation_day", "consultation", ["subdistrict_id", "day", "id"], unique=False)
    op.create_index(op.f("ix_consultation_event_id"), "consultation", ["event_id"], unique=False)
    op.create_index(
        "ix_consultation_follow_up", "consultation", ["subdistrict_id", "follow_up_on", "followed_up_on"], unique=False
    )
    op.create_index(
        "ix_consultation_tally",
        "consultation",
        ["subdistrict_id", "ym", "standing", "community_id", "category", "outcome", "event_id", "count"],
        unique=False,
    )


def _distribution() -> None:
    op.create_table(
        "distribution",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("community_id", IDENTIFIER, nullable=True),
        sa.Column("event_id", IDENTIFIER, nullable=True),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("day_ym", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("standing", sa.SmallInteger(), nullable=False),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("material_id", IDENTIFIER, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("taken_out", sa.Integer(), nullable=True),
        sa.Column("brought_back", sa.Integer(), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_distribution_quantity_positive")),
        sa.CheckConstraint("standing IN (0, 1, 2)", name=op.f("ck_distribution_standing")),
        sa.CheckConstraint(
            "taken_out IS NULL OR (taken_out >= 0 AND brought_back BETWEEN 0 AND taken_out)",
            name=op.f("ck_distribution_booth_count_in_order"),
        ),
        sa.CheckConstraint(
            "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_distribution_month")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_distribution_community_id_community")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_distribution_event_id_event")),
        sa.ForeignKeyConstraint(["material_id"], ["material.id"], name=op.f("fk_distribution_material_id_material")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_distribution_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
    )
    op.create_index(
        "ix_distribution_calendar",
        "distribution",
        ["subdistrict_id", "day_ym", "standing", "community_id", "material_id", "event_id", "quantity"],
        unique=False,
    )
    op.create_index(op.f("ix_distribution_event_id"), "distribution", ["event_id"], unique=False)
    op.create_index(
        "ix_distribution_stock",
        "distribution",
        ["subdistrict_id", "material_id", "standing", "day", "quantity"],
        unique=False,
    )
    op.create_index(
        "ix_distribution_tally",
        "distribution",
        ["subdistrict_id", "ym", "standing", "community_id", "material_id", "event_id", "quantity"],
        unique=False,
    )


def _event_audience() -> None:
    op.create_table(
        "event_audience",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.CheckConstraint("attendance IS NULL OR attendance >= 0", name=op.f("ck_event_audience_attendance_counted")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_audience_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_event_audience")),
    )


def _event_community() -> None:
    op.create_table(
        "event_community",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("community_id", IDENTIFIER, nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("day_ym", sa.Integer(), nullable=False),
        sa.Column("standing", sa.SmallInteger(), nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.Column("attendance_estimated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("standing IN (0, 1, 2)", name=op.f("ck_event_community_standing")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_event_community_community_id_community")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_community_event_id_event")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_event_community_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("event_id", "community_id", name=op.f("pk_event_community")),
    )
    op.create_index(
        "ix_event_community_calendar",
        "event_community",
        ["subdistrict_id", "day_ym", "community_id", "standing", "form", "attendance", "attendance_estimated"],
        unique=False,
    )
    op.create_index(
        "ix_event_community_tally",
        "event_community",
        ["subdistrict_id", "ym", "community_id", "standing", "form", "attendance", "attendance_estimated"],
        unique=False,
    )


def _event_law() -> None:
    op.create_table(
        "event_law",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_law_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_event_law")),
    )


def _event_speaker() -> None:
    op.create_table(
        "event_speaker",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_speaker_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_event_speaker")),
    )


def _stock_entry() -> None:
    op.create_table(
        "stock_entry",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("material_id", IDENTIFIER, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('receipt', 'adjustment')", name=op.f("ck_stock_entry_kind")),
        sa.CheckConstraint(
            "quantity <> 0 AND (kind = 'adjustment' OR quantity > 0)", name=op.f("ck_stock_entry_quantity_makes_sense")
        ),
        sa.ForeignKeyConstraint(["material_id"], ["material.id"], name=op.f("fk_stock_entry_material_id_material")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_stock_entry_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_entry")),
    )
    op.create_index(
        "ix_stock_entry_stock",
        "stock_entry",
        ["subdistrict_id", "material_id", "kind", "day", "deleted_at", "quantity"],
        unique=False,
    )


def _target() -> None:
    op.create_table(
        "target",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(40), nullable=False),
        sa.Column("scope", sa.String(40), nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("material_id", IDENTIFIER, nullable=True),
        sa.Column("community_id", IDENTIFIER, nullable=True),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_target_amount_positive")),
        sa.CheckConstraint("ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_target_month")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_target_community_id_community")),
        sa.ForeignKeyConstraint(["material_id"], ["material.id"], name=op.f("fk_target_material_id_material")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_target_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("subdistrict_id", "ym", "slot", name=op.f("uq_target_subdistrict_id_ym_slot")),
    )


def _zero_report() -> None:
    op.create_table(
        "zero_report",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("community_id", IDENTIFIER, nullable=False),
        sa.Column("ym", sa.Integer(), nullable=False),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ym BETWEEN 190001 AND 219912 AND ym % 100 BETWEEN 1 AND 12", name=op.f("ck_zero_report_month")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_zero_report_community_id_community")),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_zero_report_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zero_report")),
        sa.UniqueConstraint(
            "subdistrict_id", "ym", "community_id", name=op.f("uq_zero_report_subdistrict_id_ym_community_id")
        ),
    )
