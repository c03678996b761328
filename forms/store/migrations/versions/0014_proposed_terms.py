"""Government words that somebody proposed, from a glossary of theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "proposed_terms",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("meaning", sa.Text),
        sa.Column("subject", sa.Text),
        sa.Column("proposed_by", sa.Text, nullable=False),
        sa.Column("proposed_at", sa.Text, nullable=False),
        sa.UniqueConstraint("term", "language", name="uq_proposed_terms_term"),
        sqlite_strict=True,
    )
