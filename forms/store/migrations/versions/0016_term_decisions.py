"""What was decided about words that somebody proposed."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add what was decided, by whom and when: nothing yet."""
    for column in (
        sa.Column("state", sa.Text, nullable=False, server_default="proposed"),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.Text),
        sa.Column("decisions", sa.Integer, nullable=False, server_default="0"),
    ):
        op.add_column("proposed_terms", column)
