"""How much of what citizens read is there, and how much of it a second person checked."""

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, select

from forms.keys import VersionKey
from forms.reviews.desk import Coverage
from forms.reviews.paths import TITLE
from forms.store import schema
from forms.store.texts.tallies import FIGURES


class Count(StrEnum):
    """What is counted together, always for each language."""

    LANGUAGE = "language"
    ORGANISATION = "organisation"
    FORM = "form"


def count_strings(
    connection: Connection, by: Count, organisations: frozenset[str] | None
) -> list[Coverage]:
    """The counts, by organisation, version and language; strings that are no more are left out."""
    tallies, versions = schema.tallies.c, schema.versions.c
    groups: list[Any] = [tallies.language]
    if by is Count.ORGANISATION:
        groups.append(versions.issuer)
    if by is Count.FORM:
        groups.append(tallies.version_id)
    figures = [func.sum(tallies[name]).label(name) for name in FIGURES]
    query = select(*groups, *figures).join(schema.versions).group_by(*groups)
    if organisations is not None:
        query = query.where(versions.issuer.in_(sorted(organisations)))
    forms = _forms(connection) if by is Count.FORM else {}
    counted = [
        Coverage(
            language=row.language,
            organisation=row.issuer if by is Count.ORGANISATION else None,
            version=forms[row.version_id].key if by is Count.FORM else None,
            title=forms[row.version_id].title if by is Count.FORM else None,
            **{name: int(row._mapping[name]) for name in FIGURES},
        )
        for row in connection.execute(query)
    ]
    return sorted(
        counted, key=lambda each: (each.organisation or "", str(each.version), each.language)
    )


class _Form(NamedTuple):
    key: VersionKey
    title: str | None


def _forms(connection: Connection) -> dict[int, _Form]:
    versions, strings = schema.versions.c, schema.strings.c
    is_title = and_(strings.version_id == versions.id, strings.path == TITLE)
    query = select(versions.id, versions.issuer, versions.form, versions.version, strings.text)
    rows = connection.execute(query.outerjoin(schema.strings, is_title))
    return {row.id: _Form(VersionKey(row.issuer, row.form, row.version), row.text) for row in rows}
