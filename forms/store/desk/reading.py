"""Everything about one string in one language: its texts, what was decided, and what was said."""

from typing import Any

from sqlalchemy import Connection, Row, select

from forms.errors import NotFoundError
from forms.reviews.desk import Claim, Decision, DeskRemark, DeskString, KeptText, Verdict
from forms.reviews.states import Standing, State
from forms.store import schema
from forms.store.rows import VERSION_COLUMNS, version_key
from forms.template import Origin

_strings, _translations, _reviews = schema.strings, schema.translations, schema.reviews
_people = schema.people


def read_string(connection: Connection, string_id: int, language: str, now: str) -> DeskString:
    """All there is about a string in a language, claims that are over left out.

    Raises:
        NotFoundError: there is no such string.
    """
    query = select(_strings, *VERSION_COLUMNS).join(schema.versions)
    string = connection.execute(query.where(_strings.c.id == string_id)).first()
    if string is None:
        raise NotFoundError("There is no text of that number.", "no-such-string")
    standing = _standing(connection, string_id, language)
    texts = _texts(connection, string_id, language)
    return DeskString(
        string_id=string_id,
        version=version_key(string),
        path=string.path,
        source=string.text,
        source_language=string.language,
        source_sha256=string.sha256,
        language=language,
        standing=Standing(standing.state) if standing else Standing.MISSING,
        seen=-standing.rank if standing else 0,
        shown_id=standing.shown_id if standing else None,
        waiting_id=standing.waiting_id if standing else None,
        texts=texts,
        decisions=_decisions(connection, string_id, language),
        remarks=_remarks(connection, string_id, language),
        claim=_claim(connection, string_id, language, now),
    )


def _standing(connection: Connection, string_id: int, language: str) -> Row[Any] | None:
    table = schema.standings
    is_it = (table.c.string_id == string_id, table.c.language == language)
    return connection.execute(select(table).where(*is_it)).first()


def _texts(connection: Connection, string_id: int, language: str) -> tuple[KeptText, ...]:
    query = (
        select(_translations, _people.c.name)
        .outerjoin(_people, _people.c.id == _translations.c.written_by)
        .where(_translations.c.string_id == string_id, _translations.c.language == language)
        .order_by(_translations.c.id)
    )
    return tuple(
        KeptText(
            id=row.id,
            text=row.text,
            source=row.source_text,
            source_sha256=row.source_sha256,
            state=State(row.state),
            origin=Origin(row.provenance, row.detail),
            writer_id=row.written_by,
            writer=row.name,
            written_at=row.written_at,
        )
        for row in connection.execute(query)
    )


def _decisions(connection: Connection, string_id: int, language: str) -> tuple[Decision, ...]:
    """What was decided here, and in the versions before about what was taken over from them."""
    is_here = (_translations.c.string_id == string_id, _translations.c.language == language)
    here = select(_translations.c.id, _translations.c.carried_from).where(*is_here)
    chain = here.cte("chain", recursive=True)
    earlier = select(_translations.c.id, _translations.c.carried_from).join(
        chain, _translations.c.id == chain.c.carried_from
    )
    chain = chain.union(earlier)
    query = (
        select(_reviews, _people.c.name)
        .outerjoin(_people, _people.c.id == _reviews.c.person_id)
        .where(_reviews.c.translation_id.in_(select(chain.c.id)))
        .order_by(_reviews.c.id)
    )
    return tuple(
        Decision(row.translation_id, Verdict(row.verdict), row.reason, row.who, row.name, row.at)
        for row in connection.execute(query)
    )


def _remarks(connection: Connection, string_id: int, language: str) -> tuple[DeskRemark, ...]:
    table = schema.remarks
    is_ours = table.c.language.is_(None) | (table.c.language == language)
    query = (
        select(table, _people.c.name)
        .outerjoin(_people, _people.c.id == table.c.person_id)
        .where(table.c.string_id == string_id, is_ours)
        .order_by(table.c.id)
    )
    return tuple(
        DeskRemark(row.id, row.text, row.language, row.who, row.name, row.at)
        for row in connection.execute(query)
    )


def _claim(connection: Connection, string_id: int, language: str, now: str) -> Claim | None:
    table = schema.claims
    query = (
        select(table, _people.c.name)
        .join(_people)
        .where(table.c.string_id == string_id, table.c.language == language)
        .where(table.c.expires_at > now)
    )
    row = connection.execute(query).first()
    return Claim(row.person_id, row.name, row.expires_at) if row else None
