"""Who works on forms, for which organisation, in which language."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from forms.store.schema.base import tables

organisations = Table(
    "organisations",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    # The issuer in the keys of its forms.
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    # In small letters: one person, one address.
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: `organisation` is a slug, `language` BCP 47; `*` stands for all of them.
memberships = Table(
    "memberships",
    tables,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("organisation", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("granted_at", Text, nullable=False),
    CheckConstraint("role IN ('administrator', 'owner', 'translator', 'reviewer')", name="role"),
    sqlite_strict=True,
)
