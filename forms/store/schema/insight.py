"""What was said back to citizens. A row is a deed about one remark; it only ever gets undone."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from forms.store.schema.base import tables

#: The last deed that was not undone says how a remark stands. The text of `changed` is public: it
#: says on the page of the form what was changed because somebody told.
feedback_deeds = Table(
    "feedback_deeds",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("feedback_id", ForeignKey("feedback.id"), nullable=False, index=True),
    Column("deed", Text, nullable=False),
    Column("text", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone_at", Text),
    CheckConstraint("deed IN ('answered', 'closed', 'changed')", name="deed"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
