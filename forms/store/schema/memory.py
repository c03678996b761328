"""Sentences that were translated before, wherever that was."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from forms.store.schema.base import tables

#: A text and its translation; `masked` is the text with its entities replaced
#: (`forms.language.entities`), `sha256` the content hash of that, `target_sha256` of the
#: translation. `origin` says where they are from, as `issuer/form/version#path` or the name of a
#: file; `is_checked` (0 or 1) whether a second person or an owner answers for the translation.
segments = Table(
    "segments",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("source_language", Text, nullable=False),
    Column("target_language", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("masked", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("target_sha256", Text, nullable=False),
    Column("provenance", Text, nullable=False),
    Column("is_checked", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Index(
        "uq_segments_sha256",
        "source_language", "target_language", "sha256", "target_sha256",
        unique=True,
    ),
    CheckConstraint("is_checked IN (0, 1)", name="is_checked"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)  # fmt: skip
