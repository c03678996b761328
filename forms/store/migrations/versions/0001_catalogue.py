"""The catalogue: versions, pages, notes, and an audit that can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_Millimetres: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Build the first tables."""
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("source_sha256", sa.Text, nullable=False),
        sa.Column("replaces", sa.Text),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("issuer", "form", "version", name="uq_versions_issuer"),
        sa.CheckConstraint("state IN ('draft', 'published')", name="ck_versions_state"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pages",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("width_mm", _Millimetres, nullable=False),
        sa.Column("height_mm", _Millimetres, nullable=False),
        sa.Column("image_sha256", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("look_alikes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version_id", "number", name="pk_pages"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_pages_version_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_pages_image_sha256", "pages", ["image_sha256"])
    op.create_table(
        "notes",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version_id", "language", name="pk_notes"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_notes_version_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    _keep_audit_growing()


def _keep_audit_growing() -> None:
    # PostgreSQL will need a trigger function of its own; until then it is not offered.
    if op.get_context().dialect.name != "sqlite":
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{change.lower()} BEFORE {change} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit can only grow'); END"
        )
