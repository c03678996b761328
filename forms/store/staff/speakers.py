"""How many people there are for a language: with one alone, nobody can check anybody."""

from sqlalchemy import Connection, distinct, func, select

from forms.store import schema

_EVERY = "*"


def speakers_of(connection: Connection, organisation: str | None, language: str) -> int:
    """How many people write or review in `language` for an organisation; None: for any."""
    people, roles = schema.people, schema.memberships
    query = (
        select(func.count(distinct(people.c.id)))
        .join(roles, roles.c.person_id == people.c.id)
        .where(
            people.c.disabled_at.is_(None),
            roles.c.role.in_(("translator", "reviewer")),
            roles.c.language.in_((_EVERY, language)),
        )
    )
    if organisation is not None:
        query = query.where(roles.c.organisation.in_((_EVERY, organisation)))
    return int(connection.execute(query).scalar_one())
