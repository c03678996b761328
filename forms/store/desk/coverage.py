"""How much of what citizens read is there, and how much of it a second person checked."""

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, case, func, select

from forms.keys import VersionKey
from forms.reviews.desk import Coverage
from forms.reviews.paths import TITLE
from forms.reviews.states import Standing
from forms.store import schema
from forms.text import Provenance


class Count(StrEnum):
    """What is counted together, always for each language."""

    LANGUAGE = "language"
    ORGANISATION = "organisation"
    FORM = "form"


def count_strings(
    connection: Connection, by: Count, organisations: frozenset[str] | None
) -> list[Coverage]:
    """The counts, by organisation, version and language; strings that are no more are left out."""
    table, texts = schema.standings, schema.translations
    # Only what somebody answers for is looked up: the rest was reviewed by nobody.
    is_answered = and_(texts.c.id == table.c.shown_id, table.c.is_checked == 1)
    groups: list[Any] = [table.c.language]
    if by is Count.ORGANISATION:
        groups.append(table.c.issuer)
    if by is Count.FORM:
        groups.append(table.c.version_id)
    query = (
        select(
            *groups,
            func.count().label("strings"),
            func.count(table.c.shown_id).label("shown"),
            func.sum(table.c.is_checked).label("checked"),
            func.sum(case((texts.c.provenance == Provenance.REVIEWED.value, 1), else_=0)).label(
                "reviewed"
            ),
            func.sum(case((table.c.state == Standing.PROPOSED.value, 1), else_=0)).label("waiting"),
            func.sum(case((table.c.state == Standing.STALE.value, 1), else_=0)).label("stale"),
        )
        .select_from(table)
        .outerjoin(texts, is_answered)
        .where(table.c.state != Standing.RETIRED.value)
        .group_by(*groups)
    )
    if organisations is not None:
        query = query.where(table.c.issuer.in_(sorted(organisations)))
    forms = _forms(connection) if by is Count.FORM else {}
    counted = [
        Coverage(
            language=row.language,
            organisation=row.issuer if by is Count.ORGANISATION else None,
            version=forms[row.version_id].key if by is Count.FORM else None,
            title=forms[row.version_id].title if by is Count.FORM else None,
            strings=row.strings,
            shown=row.shown,
            checked=int(row.checked),
            reviewed=int(row.reviewed),
            waiting=int(row.waiting),
            stale=int(row.stale),
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
