"""Forms that are being made: their file, pages and edits."""

import sqlalchemy as sa
from alembic import op

from forms.store.schema.base import Millimetres

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Build the tables."""
    _drafts()
    op.create_table(
        "draft_sources",
        sa.Column("draft_id", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_draft_sources"),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name="fk_draft_sources_draft_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "draft_pages",
        sa.Column("draft_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("width_mm", Millimetres, nullable=False),
        sa.Column("height_mm", Millimetres, nullable=False),
        sa.Column("image_sha256", sa.Text, nullable=False),
        sa.Column("is_blank", sa.Integer, nullable=False),
        sa.Column("print", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_draft_pages"),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name="fk_draft_pages_draft_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "draft_edits",
        sa.Column("draft_id", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("changes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "revision", name="pk_draft_edits"),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name="fk_draft_edits_draft_id"),
        sa.CheckConstraint("kind IN ('edit', 'undo', 'redo', 'read')", name="ck_draft_edits_kind"),
        sqlite_strict=True,
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("issuer_name", sa.Text),
        sa.Column("replaces", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("page_count", sa.Integer),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("problem_code", sa.Text),
        sa.Column("problem", sa.Text),
        sa.Column("source_sha256", sa.Text, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text),
        sa.Column("asked_at", sa.Text),
        sa.Column("publish_on", sa.Text),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.Text),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.CheckConstraint(
            "state IN ('reading', 'editing', 'asked', 'scheduled', 'published', 'failed')",
            name="ck_drafts_state",
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drafts_issuer", "drafts", ["issuer"])
