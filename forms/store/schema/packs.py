"""Whom we trust for packs, what was taken back, and the packs that were taken in."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from forms.store.schema.base import tables

trusted_roots = Table(
    "trusted_roots",
    tables,
    Column("key_id", Text, primary_key=True),
    # The file that was trusted, as it is.
    Column("root", Text, nullable=False),
    Column("trusted_at", Text, nullable=False),
    sqlite_strict=True,
)

revocations = Table(
    "revocations",
    tables,
    Column("key_id", ForeignKey("trusted_roots.key_id"), primary_key=True),
    # The newest list of that root, as it is.
    Column("list", Text, nullable=False),
    sqlite_strict=True,
)

#: The last pack of each subject: manifest and signature as they are, so that phones can verify
#: them; of an overlay also what it says. The contents of a form are in the catalogue.
packs = Table(
    "packs",
    tables,
    Column("subject", Text, primary_key=True),
    Column("family", Text, nullable=False, index=True),
    Column("sequence", Integer, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("signature", Text),
    Column("overlay", Text),
    Column("is_verified", Integer, nullable=False),
    Column("kept_at", Text, nullable=False),
    CheckConstraint("is_verified IN (0, 1)", name="is_verified"),
    sqlite_strict=True,
)
