"""What people say about places on forms, and how often places are met."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Build both tables. Neither has a column for who or at what time."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("anchor_id", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("message", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_feedback_version_id"),
        sa.CheckConstraint(
            "kind IN ('unclear', 'wrong', 'stuck', 'thanks')", name="ck_feedback_kind"
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_day", "feedback", ["day"])
    op.create_table(
        "step_counts",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("anchor_id", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(
            "day", "version_id", "page", "anchor_id", "event", name="pk_step_counts"
        ),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_step_counts_version_id"),
        sqlite_strict=True,
    )
