"""The tables. Migrations build them; this says what they hold, for queries.

Only types that SQLite's STRICT tables and PostgreSQL share: text, integers, numbers, bytes.
Times are ISO 8601 in UTC.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

#: The migration this program works with; a test keeps it equal to Alembic's head. Kept here so
#: that opening a catalogue does not have to load Alembic.
SCHEMA_REVISION = "0005"

#: What this program derives from page images. Raise it when vision makes another fingerprint of
#: the same image (a test finds out) or another contrast of two: what is kept is then made anew.
DERIVED_GENERATION = 1

_Millimetres: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

tables = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    Column("width_mm", _Millimetres, nullable=False),
    Column("height_mm", _Millimetres, nullable=False),
    Column("image_sha256", Text, nullable=False, index=True),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("generation", Integer, nullable=False, server_default="1"),
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

notes = Table(
    "notes",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("notes", Text, nullable=False),
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
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("anchor_id", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("count", Integer, nullable=False),
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
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
