"""Whom we trust for packs, what was taken back, and the packs that were taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Build the tables."""
    op.create_table(
        "trusted_roots",
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
        sa.Column("trusted_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_trusted_roots"),
        sqlite_strict=True,
    )
    op.create_table(
        "revocations",
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("list", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_revocations"),
        sa.ForeignKeyConstraint(["key_id"], ["trusted_roots.key_id"], name="fk_revocations_key_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "packs",
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("family", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("signature", sa.Text),
        sa.Column("overlay", sa.Text),
        sa.Column("is_verified", sa.Integer, nullable=False),
        sa.Column("kept_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_packs"),
        sa.CheckConstraint("is_verified IN (0, 1)", name="ck_packs_is_verified"),
        sqlite_strict=True,
    )
    op.create_index("ix_packs_family", "packs", ["family"])
