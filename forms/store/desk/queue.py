"""Which string comes next: what most people see first, without what somebody else is busy with.

Each standing, organisation and version has an index in this order, so that finding the next of a
million is one step through it.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, exists, or_, select

from forms.keys import VersionKey
from forms.reviews.desk import STANDINGS, Asked, QueuedString, Work
from forms.reviews.states import Standing
from forms.store import schema
from forms.store.rows import VERSION_COLUMNS, version_key

_standings, _strings, _claims = schema.standings, schema.strings, schema.claims
_translations = schema.translations


def next_strings(
    connection: Connection, asked: Asked, now: str, is_alone: bool = False
) -> list[QueuedString]:
    """What there is to do, what matters most first; at most `asked.most`.

    `is_alone` says that nobody else speaks the language: own texts are then to be reviewed too.
    """
    after = _rank_of(connection, asked)
    found: list[Row[Any]] = []
    for standing, place in product(_standings_of(asked), _places(connection, asked)):
        query = _query(asked, standing, now, is_alone).where(*place)
        if after is not None:
            rank, string_id = _standings.c.rank, _standings.c.string_id
            later = and_(rank == after.rank, string_id > after.string_id)
            query = query.where(or_(rank > after.rank, later))
        found += connection.execute(query.limit(asked.most))
    found.sort(key=lambda row: (row.rank, row.string_id))
    return [
        QueuedString(
            string_id=row.string_id,
            version=version_key(row),
            path=row.path,
            source=row.text,
            standing=Standing(row.state),
            seen=-row.rank,
        )
        for row in found[: asked.most]
    ]


def _standings_of(asked: Asked) -> list[Standing]:
    wanted = asked.standings
    return [each for each in STANDINGS[asked.work] if wanted is None or each in wanted]


def _places(connection: Connection, asked: Asked) -> Iterator[tuple[Any, ...]]:
    """One condition for each part of the index that has to be gone through."""
    if asked.form is not None:
        for version_id, issuer in _versions_of(connection, asked.form):
            if asked.organisations is None or issuer in asked.organisations:
                yield (_standings.c.version_id == version_id,)
    elif asked.organisations is not None:
        for issuer in sorted(asked.organisations):
            yield (_standings.c.issuer == issuer,)
    else:
        yield ()


def _versions_of(connection: Connection, form: str) -> list[tuple[int, str]]:
    issuer, _, rest = form.partition("/")
    slug, _, version = rest.partition("/")
    versions = schema.versions.c
    query = select(versions.id, versions.issuer).where(
        versions.issuer == issuer, versions.form == slug
    )
    if version:
        query = query.where(versions.version == VersionKey(issuer, slug, version).version)
    return [(row.id, row.issuer) for row in connection.execute(query)]


def _query(asked: Asked, standing: Standing, now: str, is_alone: bool) -> Select[Any]:
    query = (
        select(
            _standings.c.string_id,
            _standings.c.rank,
            _standings.c.state,
            _strings.c.path,
            _strings.c.text,
            *VERSION_COLUMNS,
        )
        .join_from(_standings, _strings, _standings.c.string_id == _strings.c.id)
        .join(schema.versions, _standings.c.version_id == schema.versions.c.id)
        .where(_standings.c.language == asked.language, _standings.c.state == standing.value)
        .order_by(_standings.c.rank, _standings.c.string_id)
    )
    busy = exists().where(
        _claims.c.string_id == _standings.c.string_id,
        _claims.c.language == asked.language,
        _claims.c.expires_at > now,
    )
    if asked.person_id is not None:
        busy = busy.where(_claims.c.person_id != asked.person_id)
    query = query.where(~busy)
    if asked.work is Work.REVIEW and asked.person_id is not None and not is_alone:
        own = exists().where(
            _translations.c.id == _reviewed(standing),
            _translations.c.written_by == asked.person_id,
        )
        query = query.where(~own)
    return query


def _reviewed(standing: Standing) -> Any:
    """The text that a reviewer would look at."""
    return _standings.c.waiting_id if standing is Standing.PROPOSED else _standings.c.shown_id


def _rank_of(connection: Connection, asked: Asked) -> Row[Any, Any] | None:
    if asked.after is None:
        return None
    query = select(_standings.c.rank, _standings.c.string_id).where(
        _standings.c.string_id == asked.after, _standings.c.language == asked.language
    )
    return connection.execute(query).first()
