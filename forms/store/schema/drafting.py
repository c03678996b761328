"""Forms that are being made: the file they began with, their pages, and every edit."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Table, Text

from forms.store.schema.base import Millimetres, tables

drafts = Table(
    "drafts",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("issuer", Text, nullable=False, index=True),
    Column("form", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("issuer_name", Text),
    Column("replaces", Text),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    # What it says by path, as JSON: see forms/drafting/content.py.
    Column("content", Text, nullable=False),
    Column("page_count", Integer),
    Column("warnings", Text, nullable=False),
    Column("problem_code", Text),
    Column("problem", Text),
    Column("source_sha256", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("asked_by", Text),
    Column("asked_at", Text),
    Column("publish_on", Text),
    Column("decided_by", Text),
    Column("decided_at", Text),
    Column("reason", Text),
    CheckConstraint(
        "state IN ('reading', 'editing', 'asked', 'scheduled', 'published', 'failed')",
        name="state",
    ),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# Kept only until all pages are read, so that reading goes on after a restart.
draft_sources = Table(
    "draft_sources",
    tables,
    Column("draft_id", ForeignKey("drafts.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)

draft_pages = Table(
    "draft_pages",
    tables,
    Column("draft_id", ForeignKey("drafts.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width_mm", Millimetres, nullable=False),
    Column("height_mm", Millimetres, nullable=False),
    Column("image_sha256", Text, nullable=False),
    Column("is_blank", Integer, nullable=False),
    # Words and lines as JSON: what labels and snapping go by.
    Column("print", Text, nullable=False),
    sqlite_strict=True,
)

#: `undoes` is the revision of the edit that was undone, or done again.
draft_edits = Table(
    "draft_edits",
    tables,
    Column("draft_id", ForeignKey("drafts.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("undoes", Integer),
    Column("changes", Text, nullable=False),
    CheckConstraint("kind IN ('edit', 'undo', 'redo', 'read')", name="kind"),
    sqlite_strict=True,
)
