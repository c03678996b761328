"""Asking for one page, as is done for each frame.

Such questions are put together once, and filled in: that takes longer than answering them.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, exists, select

from forms.keys import PageKey
from forms.store import schema

#: The condition that a row of `pages`, joined with its version, is the page of `of_page`.
IS_PAGE: ColumnElement[bool] = and_(
    schema.versions.c.issuer == bindparam("issuer"),
    schema.versions.c.form == bindparam("form"),
    schema.versions.c.version == bindparam("version"),
    schema.pages.c.number == bindparam("number"),
)
#: Its image and its sizes.
ONE_PAGE: Select[Any] = (
    select(schema.pages.c.width_mm, schema.pages.c.height_mm, schema.pages.c.image_sha256)
    .join_from(schema.pages, schema.versions)
    .where(IS_PAGE)
)


def of_same_page(one: Table, other: Table = schema.pages) -> ColumnElement[bool]:
    """The condition that rows of two tables are of the same page."""
    return and_(one.c.version_id == other.c.version_id, one.c.number == other.c.number)


def has_none(kept: Table) -> ColumnElement[bool]:
    """The condition that of a row of `pages` a table of what is kept beside it has nothing."""
    return ~exists().where(of_same_page(kept)).correlate(schema.pages)


def of_page(key: PageKey) -> dict[str, str | int]:
    """What `IS_PAGE` is to be filled with, as SQLAlchemy takes it."""
    version = key.version
    return {
        "issuer": version.issuer,
        "form": version.form,
        "version": version.version,
        "number": key.page,
    }
