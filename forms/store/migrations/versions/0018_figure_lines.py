"""Lines with figures at the head and foot of pages; “leeswijzer db upgrade” reads those there."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Build the tables."""
    _build("figure_lines", ["version_id", "number"], sa.Column("lines", sa.Text, nullable=False))
    _build(
        "figure_signs",
        ["signs", "version_id", "number"],
        sa.Column("signs", sa.Text, nullable=False),
    )


def _build(name: str, key: list[str], text: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        text,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=f"fk_{name}_version_id_versions"
        ),
        sqlite_strict=True,
    )
