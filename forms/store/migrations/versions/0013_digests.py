"""Who is told by e-mail what waits for them; what somebody wrote is found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Build the table and the index."""
    op.create_table(
        "digests",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("is_wanted", sa.Integer, nullable=False),
        sa.Column("sent_on", sa.Text),
        sa.Column("told", sa.Text),
        sa.PrimaryKeyConstraint("person_id", name="pk_digests"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_digests_person_id_people"),
        sa.CheckConstraint("is_wanted IN (0, 1)", name="ck_digests_is_wanted"),
        sqlite_strict=True,
    )
    op.create_index("ix_translations_written_by", "translations", ["written_by", "written_at"])
