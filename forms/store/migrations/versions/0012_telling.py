"""What was said back to citizens; steps by language, and by how many visits they were met."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Build the table of deeds, and build the one of step counts anew around what it holds.

    What was counted before has no language, and all we know of its visits is that there was one a
    day: nothing of it is shown as if it came from a group.
    """
    op.create_table(
        "feedback_deeds",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("feedback_id", sa.Integer, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("undone_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_deeds"),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name="fk_feedback_deeds_feedback_id"
        ),
        sa.CheckConstraint(
            "deed IN ('answered', 'closed', 'changed')", name="ck_feedback_deeds_deed"
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_deeds_feedback_id", "feedback_deeds", ["feedback_id"])
    op.execute("CREATE TEMPORARY TABLE step_counts_before AS SELECT * FROM step_counts")
    op.drop_table("step_counts")
    op.create_table(
        "step_counts",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("anchor_id", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(
            "day", "version_id", "page", "anchor_id", "event", "language", name="pk_step_counts"
        ),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_step_counts_version_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_step_counts_version_id", "step_counts", ["version_id"])
    op.execute(
        "INSERT INTO step_counts (day, version_id, page, anchor_id, event, language, count, visits)"
        " SELECT day, version_id, page, anchor_id, event, 'und', count, 1 FROM step_counts_before"
    )
    op.execute("DROP TABLE step_counts_before")
