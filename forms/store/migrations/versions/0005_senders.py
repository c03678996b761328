"""What senders publish about themselves, to tell their letters from imitations."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "senders",
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name_key", name="pk_senders"),
        sqlite_strict=True,
    )
