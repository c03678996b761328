"""What people read about forms, string by string: written, translated, reviewed, discussed."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from forms.store.schema.base import tables

#: A text of a version by its path (`forms.reviews.paths`), as it reads now in the language of the
#: print; empty where it was not written in that language. `place` is its rank in the form.
strings = Table(
    "strings",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("path", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Index("uq_strings_version_id", "version_id", "path", unique=True),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: Every text anybody wrote for a string, in any language, that of the print too. Only `state`,
#: `provenance` and `detail` ever change. `source_text` is what the string said then, `carried_from`
#: the translation of an older version it was taken over from.
translations = Table(
    "translations",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("string_id", ForeignKey("strings.id"), nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source_text", Text, nullable=False),
    Column("source_sha256", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("provenance", Text, nullable=False),
    Column("detail", Text),
    Column("written_by", ForeignKey("people.id")),
    Column("written_at", Text, nullable=False),
    Column("carried_from", ForeignKey("translations.id")),
    Index(None, "string_id", "language"),
    # What somebody wrote: on their first page, and what was sent back to them.
    Index("ix_translations_written_by", "written_by", "written_at"),
    CheckConstraint(
        "state IN ('draft', 'proposed', 'approved', 'rejected', 'stale')", name="state"
    ),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: How each string stands in each language: follows from `translations`, kept so that a queue or a
#: page of notes is one step through an index. `shown_id` is what people read, `is_checked` (0 or 1)
#: whether a second person or the owner answers for it, `waiting_id` what waits for a reviewer.
#: `rank` is how often citizens met the place, below zero: what most people see comes first.
standings = Table(
    "standings",
    tables,
    Column("string_id", ForeignKey("strings.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("issuer", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("shown_id", ForeignKey("translations.id")),
    Column("waiting_id", ForeignKey("translations.id")),
    Column("is_checked", Integer, nullable=False),
    Column("rank", Integer, nullable=False),
    Index("ix_standings_language", "language", "state", "rank", "string_id"),
    Index("ix_standings_version_id", "version_id", "language", "state", "rank", "string_id"),
    Index("ix_standings_issuer", "issuer", "language", "state", "rank", "string_id"),
    CheckConstraint(
        "state IN ('missing', 'draft', 'proposed', 'approved', 'stale', 'retired')", name="state"
    ),
    sqlite_strict=True,
)

#: What was decided about translations; only grows. `person_id` is none for an operator.
reviews = Table(
    "reviews",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("translation_id", ForeignKey("translations.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text),
    # How the translation stood before, as JSON, to undo it.
    Column("before", Text, nullable=False),
    Column("person_id", ForeignKey("people.id"), index=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    CheckConstraint(
        "verdict IN ('approved', 'approved-alone', 'rejected', 'taken-back', 'undone')",
        name="verdict",
    ),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: What people say to each other about a string; `language` is none where it is about the source.
remarks = Table(
    "remarks",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("string_id", ForeignKey("strings.id"), nullable=False, index=True),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("person_id", ForeignKey("people.id")),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: Who is working on a string in a language, and until when.
claims = Table(
    "claims",
    tables,
    Column("string_id", ForeignKey("strings.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("expires_at", Text, nullable=False),
    sqlite_strict=True,
)

#: The languages whose queues are kept: each string has a row in `standings` for each of them.
desk_languages = Table(
    "desk_languages",
    tables,
    Column("language", Text, primary_key=True),
    Column("opened_at", Text, nullable=False),
    sqlite_strict=True,
)

#: Counts over `standings` by version and language, without what is retired: derived, kept by
#: `forms.store.texts.tallies`. A row for which nothing is left is not there.
tallies = Table(
    "tallies",
    tables,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("strings", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("checked", Integer, nullable=False),
    Column("reviewed", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("stale", Integer, nullable=False),
    sqlite_strict=True,
)
