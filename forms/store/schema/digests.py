"""Who is told by e-mail what waits for them, and what they were told last."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from forms.store.schema.base import tables

#: Somebody without a row wants the digest and never had one. `told` are the counts of the last one
#: as JSON, so that the same is not said every day; `sent_on` (ISO 8601) is the day it went out.
digests = Table(
    "digests",
    tables,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("is_wanted", Integer, nullable=False),
    Column("sent_on", Text),
    Column("told", Text),
    CheckConstraint("is_wanted IN (0, 1)", name="is_wanted"),
    sqlite_strict=True,
)
