"""Rows of the catalogue's tables as entries; a damaged row is named."""

from typing import Any

from sqlalchemy import Row

from forms.keys import PageKey, VersionKey
from forms.store.addition import PUBLISHED
from forms.store.damage import naming
from forms.store.entries import KeptVersion
from forms.store.template_json import read_notes, read_template


def version_key(row: Row[Any]) -> VersionKey:
    """The key of the version a row belongs to."""
    return VersionKey(row.issuer, row.form, row.version)


def page_key(row: Row[Any]) -> PageKey:
    """The key of the page a row belongs to."""
    return version_key(row).page(row.number)


def require_notes(row: Row[Any]) -> None:
    """Check a row of `notes`.

    Raises:
        DamagedError: they cannot be read.
    """
    with naming(version_key(row), "notes"):
        read_notes(row.notes)


def kept_version(row: Row[Any]) -> KeptVersion:
    """A row of `versions`.

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
        is_published=row.state == PUBLISHED,
        created_at=row.created_at,
        published_at=row.published_at,
        replaces=template.replaces,
        valid_from=template.valid_from,
        valid_until=template.valid_until,
    )
