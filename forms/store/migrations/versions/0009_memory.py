"""Sentences that were translated before."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "segments",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("source_language", sa.Text, nullable=False),
        sa.Column("target_language", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("masked", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("target_sha256", sa.Text, nullable=False),
        sa.Column("provenance", sa.Text, nullable=False),
        sa.Column("is_checked", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_segments"),
        sa.CheckConstraint("is_checked IN (0, 1)", name="ck_segments_is_checked"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    columns = ["source_language", "target_language", "sha256", "target_sha256"]
    op.create_index("uq_segments_sha256", "segments", columns, unique=True)
