"""Government words that somebody proposed, besides those that come with Leeswijzer."""

from sqlalchemy import Column, Integer, Table, Text, UniqueConstraint

from forms.store.schema.base import tables

#: One row for each term and language. `names` is a list as JSON, the usual name first; `subject`
#: is what kind of thing a term is that does not come with Leeswijzer. `decisions` counts how often
#: somebody decided about it, undoing too: what was read of the table holds while their sum does.
proposed_terms = Table(
    "proposed_terms",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("term", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("meaning", Text),
    Column("subject", Text),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="proposed"),
    Column("decided_by", Text),
    Column("decided_at", Text),
    Column("decisions", Integer, nullable=False, server_default="0"),
    UniqueConstraint("term", "language"),
    sqlite_strict=True,
)
