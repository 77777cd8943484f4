"""Contacts of residents in a table of their own; attachments on PostgreSQL; undo finds its actions by their actor."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

IDENTIFIER = sa.CHAR(32).with_variant(postgresql.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    """Add what is new, and widen a column that PostgreSQL took at its word: a SHA-256 has 64 characters."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("attachment", "sha256", type_=sa.Text(), existing_type=sa.String(40), existing_nullable=False)
    op.create_index("ix_history_actor", "history", ["subdistrict_id", "actor", "action_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("consultation_id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.CheckConstraint("length(name) > 0 OR length(phone) > 0", name=op.f("ck_contact_someone_given")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_contact_consultation_id_consultation")
        ),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_contact_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("consultation_id", name=op.f("uq_contact_consultation_id")),
    )
    op.create_index("ix_contact_retention", "contact", ["subdistrict_id", "keep_until"], unique=False)
