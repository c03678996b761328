"""How many strings of a version stand how in a language, so that nobody waits for counting."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_FIGURES = ("strings", "shown", "checked", "reviewed", "waiting", "stale")


def upgrade() -> None:
    """Build the table and count what there is."""
    op.create_table(
        "tallies",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _FIGURES),
        sa.PrimaryKeyConstraint("version_id", "language", name="pk_tallies"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name="fk_tallies_version_id_versions"
        ),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO tallies (version_id, language, strings, shown, checked, reviewed, waiting, "
        "stale) SELECT s.version_id, s.language, count(*), count(s.shown_id), sum(s.is_checked), "
        "sum(CASE WHEN t.provenance = 'reviewed' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN s.state = 'proposed' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN s.state = 'stale' THEN 1 ELSE 0 END) FROM standings s "
        "LEFT JOIN translations t ON t.id = s.shown_id AND s.is_checked = 1 "
        "WHERE s.state <> 'retired' GROUP BY s.version_id, s.language"
    )
