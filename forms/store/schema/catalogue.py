"""Forms: their versions and pages, and what is said about them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from forms.store.schema.base import Millimetres, tables

versions = Table(
    "versions",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("issuer", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("source_sha256", Text, nullable=False),
    Column("replaces", Text),
    Column("created_at", Text, nullable=False),
    Column("published_at", Text),
    # The day (ISO 8601) from which a published version is recognised; none is at once.
    Column("publish_on", Text),
    Column("withdrawn_at", Text),
    Column("withdrawn_reason", Text),
    UniqueConstraint("issuer", "form", "version"),
    CheckConstraint("state IN ('draft', 'published')", name="state"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

pages = Table(
    "pages",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width_mm", Millimetres, nullable=False),
    Column("height_mm", Millimetres, nullable=False),
    Column("image_sha256", Text, nullable=False, index=True),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("generation", Integer, nullable=False, server_default="1"),
    sqlite_strict=True,
)

#: Pages drawn small, as PNG; apart from `pages`, which are asked for by the thousand.
sketches = Table(
    "sketches",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("picture", LargeBinary, nullable=False),
    sqlite_strict=True,
)

#: The lines with figures at the head and foot of each page, as JSON: what it says, and its box.
figure_lines = Table(
    "figure_lines",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("lines", Text, nullable=False),
    sqlite_strict=True,
)

#: Which pages have a line of those signs, first of all by the signs.
figure_signs = Table(
    "figure_signs",
    tables,
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("signs", Text, nullable=False),
    PrimaryKeyConstraint("signs", "version_id", "number"),
    sqlite_strict=True,
)

look_alikes = Table(
    "look_alikes",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("other_id", ForeignKey("versions.id"), primary_key=True),
    Column("other_number", Integer, primary_key=True),
    Column("likeness", Text, nullable=False),
    Column("contrast", LargeBinary),
    Index(None, "other_id", "other_number"),
    sqlite_strict=True,
)

feedback = Table(
    "feedback",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("day", Text, nullable=False, index=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("anchor_id", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("message", Text),
    CheckConstraint("kind IN ('unclear', 'wrong', 'stuck', 'thanks')", name="kind"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

step_counts = Table(
    "step_counts",
    tables,
    Column("day", Text, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), primary_key=True, index=True),
    Column("page", Integer, primary_key=True),
    Column("anchor_id", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    # In which it was read (BCP 47); `und` where that was not told.
    Column("language", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    # How many visits it was met in: what groups are counted by.
    Column("visits", Integer, nullable=False),
    sqlite_strict=True,
)

senders = Table(
    "senders",
    tables,
    Column("name_key", Text, primary_key=True),
    Column("entry", Text, nullable=False),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text),
    # Over the line before and what this one says: see `forms.store.audit`.
    Column("sha256", Text, nullable=False, server_default=""),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
