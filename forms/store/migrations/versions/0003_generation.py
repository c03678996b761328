"""Which generation of the program derived what is kept of a page image."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Fingerprints kept until now are of the first generation."""
    op.add_column("pages", sa.Column("generation", sa.Integer, nullable=False, server_default="1"))
