"""Pages drawn small, for a glance; “leeswijzer db upgrade” draws those that are there."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "sketches",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("picture", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("version_id", "number", name="pk_sketches"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name="fk_sketches_version_id_versions"
        ),
        sqlite_strict=True,
    )
