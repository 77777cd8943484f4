"""The contents of attached files in the database, where several people share one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IDENTIFIER = sa.CHAR(32).with_variant(postgresql.UUID(as_uuid=False), "postgresql")


def upgrade() -> None:
    """Add a table of contents; PostgreSQL holds each to its name, so that nobody can put another one in its place."""
    postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "file_content",
        sa.Column("subdistrict_id", IDENTIFIER, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "encode(sha256(content), 'hex') = sha256" if postgres else "length(sha256) = 64",
            name=op.f("ck_file_content_sha256"),
        ),
        sa.ForeignKeyConstraint(
            ["subdistrict_id"], ["subdistrict.id"], name=op.f("fk_file_content_subdistrict_id_subdistrict")
        ),
        sa.PrimaryKeyConstraint("subdistrict_id", "sha256", name=op.f("pk_file_content")),
    )
    if postgres:
        # photos and scans are compressed already
        op.execute("ALTER TABLE file_content ALTER content SET STORAGE EXTERNAL")
