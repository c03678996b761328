"""Rows of the tables: how to ask for them, and as entries; a damaged row is named."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, or_, select

from forms.errors import NotFoundError
from forms.keys import PageKey, VersionKey
from forms.store import schema
from forms.store.damage import naming
from forms.store.entries import KeptVersion
from forms.template_json import read_template

#: Where a version stands.
DRAFT, PUBLISHED = "draft", "published"
#: What a version's key is made of.
VERSION_COLUMNS = (schema.versions.c.issuer, schema.versions.c.form, schema.versions.c.version)


def is_version(key: VersionKey) -> tuple[Any, ...]:
    """The conditions that a row of `versions` is the one of that key."""
    table = schema.versions.c
    return (table.issuer == key.issuer, table.form == key.form, table.version == key.version)


def recognised_on(day: date) -> ColumnElement[bool]:
    """The condition that a row of `versions` may be recognised on that day."""
    versions = schema.versions.c
    return and_(
        versions.state == PUBLISHED,
        versions.withdrawn_at.is_(None),
        or_(versions.publish_on.is_(None), versions.publish_on <= day.isoformat()),
    )


def is_of_family(family: str | None) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a row of `versions` is of the form `issuer/form`; none are for all."""
    if family is None:
        return ()
    issuer, _, form = family.partition("/")
    return (schema.versions.c.issuer == issuer, schema.versions.c.form == form)


def require_row(connection: Connection, key: VersionKey) -> Row[Any]:
    """The row of a version.

    Raises:
        NotFoundError: there is none of that key.
    """
    row = connection.execute(select(schema.versions).where(*is_version(key))).first()
    if row is None:
        raise _no_version(key)
    return row


def _no_version(key: VersionKey) -> NotFoundError:
    """What to raise where no row has that key."""
    return NotFoundError(f"There is no version {key} in the catalogue.")


def select_pages(*conditions: Any) -> Select[Any]:
    """Asks for pages with the key of their version, in the order they came."""
    return (
        select(*VERSION_COLUMNS, schema.pages)
        .join(schema.versions)
        .where(*conditions)
        .order_by(schema.pages.c.version_id, schema.pages.c.number)
    )


def of_one(versions: Collection[VersionKey]) -> ColumnElement[bool]:
    """The condition that a row of `versions` is one of these."""
    return or_(false(), *(and_(*is_version(key)) for key in versions))


def version_key(row: Row[Any]) -> VersionKey:
    """The key of the version a row belongs to."""
    return VersionKey(row.issuer, row.form, row.version)


def page_key(row: Row[Any]) -> PageKey:
    """The key of the page a row belongs to."""
    return version_key(row).page(row.number)


def kept_version(row: Row[Any], today: date) -> KeptVersion:
    """A row of `versions`, as things stand on the day `today`.

    Raises:
        DamagedError: its template cannot be read.
    """
    with naming(version_key(row), "template"):
        template = read_template(row.template)
    return KeptVersion(
        key=template.key,
        title=template.title,
        issuer_name=template.issuer_name,
        language=template.language,
        page_count=len(template.pages),
        field_count=sum(len(page.fields) for page in template.pages),
        is_published=row.state == PUBLISHED
        and row.withdrawn_at is None
        and (row.publish_on or "") <= today.isoformat(),
        created_at=row.created_at,
        published_at=row.published_at,
        publish_on=row.publish_on,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
        replaces=template.replaces,
        valid_from=template.valid_from,
        valid_until=template.valid_until,
    )
