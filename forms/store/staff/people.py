"""People, the organisations they work for, and what they may do there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeAlias

from sqlalchemy import Connection, Row, delete, insert, select, update

from forms.errors import ConflictError, NotFoundError
from forms.people.callers import Person
from forms.people.rights import ALL, Membership, Role
from forms.people.staff import KeptPerson, Organisation, PersonState
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.events import Event
from forms.store.moments import moment

_Row: TypeAlias = Row[tuple[int, str, str, str, str | None]]


class People(Tables):
    """Who works here. Every change adds a line to the audit."""

    def all(self, at: datetime, organisations: Collection[str] | None = None) -> list[KeptPerson]:
        """People by name; of some organisations: those with a role in one of them.

        Somebody with a role in all organisations is shown to who manages all of them only.
        """
        with self._reading() as connection:
            kept = _everybody(connection, at)
        if organisations is None:
            return kept
        return [each for each in kept if _organisations_of(each.person) & set(organisations)]

    def named(self) -> list[Person]:
        """Everybody there ever was, without what they may do; to put names in the audit."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.people))
            return [Person(row.id, row.email, row.name) for row in rows]

    def one(self, person_id: int, at: datetime) -> KeptPerson:
        """The person of that number.

        Raises:
            NotFoundError: there is none.
        """
        with self._reading() as connection:
            return _kept(connection, row_of(connection, person_id), at)

    def by_email(self, email: str, at: datetime) -> KeptPerson | None:
        """The person with that address, in small letters."""
        query = select(schema.people).where(schema.people.c.email == email)
        with self._reading() as connection:
            row = connection.execute(query).first()
            return None if row is None else _kept(connection, row, at)

    def add(
        self, email: str, name: str, memberships: Collection[Membership], at: datetime, by: str
    ) -> tuple[KeptPerson, bool]:
        """Give somebody roles, and a place here when there was none; says whether it is new."""
        table = schema.people
        with self._writing() as connection:
            row = connection.execute(select(table).where(table.c.email == email)).first()
            is_new = row is None
            if row is None:
                values = {"email": email, "name": name, "created_at": moment(at)}
                connection.execute(insert(table).values(**values))
                row = connection.execute(select(table).where(table.c.email == email)).one()
            have = set(_memberships_of(connection, row.id))
            _grant(connection, row.id, set(memberships) - have, at)
            _record_change(connection, row.id, have, by)
            return _kept(connection, row, at), is_new

    def set_memberships(
        self,
        person_id: int,
        memberships: Iterable[Membership],
        within: Collection[str] | None,
        at: datetime,
        by: str,
    ) -> KeptPerson:
        """Replace somebody's roles in the organisations `within`; None: in all of them.

        Raises:
            ConflictError: `last-administrator`.
            NotFoundError: there is no such person.
        """
        table = schema.memberships
        with self._writing() as connection:
            row = row_of(connection, person_id)
            ours = table.c.person_id == person_id
            if within is not None:
                ours &= table.c.organisation.in_(within)
            before = _has_administrator(connection)
            had = set(_memberships_of(connection, person_id))
            connection.execute(delete(table).where(ours))
            _grant(connection, person_id, memberships, at)
            _record_change(connection, person_id, had, by)
            _require_administrator(connection, before)
            return _kept(connection, row, at)

    def set_disabled(self, person_id: int, is_disabled: bool, at: datetime, by: str) -> KeptPerson:
        """Let somebody in no longer, which ends their sessions at once; or let them in again.

        Raises:
            ConflictError: `last-administrator`.
            NotFoundError: there is no such person.
        """
        table, sessions = schema.people, schema.web_sessions
        with self._writing() as connection:
            row_of(connection, person_id)
            before = _has_administrator(connection)
            changed = update(table).where(table.c.id == person_id)
            connection.execute(changed.values(disabled_at=moment(at) if is_disabled else None))
            if is_disabled:
                connection.execute(delete(sessions).where(sessions.c.person_id == person_id))
                made = schema.invitations
                connection.execute(delete(made).where(made.c.person_id == person_id))
            _require_administrator(connection, before)
            event: Event = "person-disabled" if is_disabled else "person-enabled"
            record(connection, event, f"person:{person_id}", by)
            return _kept(connection, row_of(connection, person_id), at)

    def organisations(self) -> list[Organisation]:
        """All organisations by slug: those that were added, and the issuers of forms."""
        table, issuers = schema.organisations, schema.versions.c.issuer
        with self._reading() as connection:
            named = {row.slug: row.name for row in connection.execute(select(table))}
            found = connection.execute(select(issuers).distinct()).scalars()
            return [Organisation(slug, named.get(slug, slug)) for slug in sorted({*named, *found})]

    def add_organisation(self, slug: str, name: str, at: datetime, by: str) -> Organisation:
        """Add an organisation, or give one that only has forms a name.

        Raises:
            ConflictError: `organisation-exists`.
        """
        table = schema.organisations
        with self._writing() as connection:
            if connection.execute(select(table.c.id).where(table.c.slug == slug)).first():
                raise ConflictError(
                    "There is an organisation of that short name already.", "organisation-exists"
                )
            values = {"slug": slug, "name": name, "created_at": moment(at)}
            connection.execute(insert(table).values(**values))
            record(connection, "organisation-added", slug, by)
        return Organisation(slug, name)


def row_of(connection: Connection, person_id: int) -> _Row:
    """The row of a person.

    Raises:
        NotFoundError: there is none.
    """
    table = schema.people
    row = connection.execute(select(table).where(table.c.id == person_id)).first()
    if row is None:
        raise NotFoundError("There is no such person.", "no-such-person")
    return row


def person_of(connection: Connection, row: _Row) -> Person:
    """The person of a row of `people`, with what they may do."""
    return Person(row.id, row.email, row.name, _memberships_of(connection, row.id))


def _memberships_of(connection: Connection, person_id: int) -> tuple[Membership, ...]:
    """Somebody's roles, in a fixed order."""
    table = schema.memberships
    rows = connection.execute(select(table).where(table.c.person_id == person_id))
    return tuple(sorted(Membership(Role(row.role), row.organisation, row.language) for row in rows))


def _everybody(connection: Connection, at: datetime) -> list[KeptPerson]:
    """All people by name, in as many queries as there are tables, however many they are."""
    roles: dict[int, list[Membership]] = defaultdict(list)
    for row in connection.execute(select(schema.memberships)):
        roles[row.person_id].append(Membership(Role(row.role), row.organisation, row.language))
    standings = _Standings.read(connection, at)
    rows = connection.execute(select(schema.people).order_by(schema.people.c.name))
    return [
        KeptPerson(
            Person(row.id, row.email, row.name, tuple(sorted(roles[row.id]))),
            row.created_at,
            standings.of(row),
        )
        for row in rows
    ]


def _kept(connection: Connection, row: _Row, at: datetime) -> KeptPerson:
    standing = _Standings.read(connection, at, row.id).of(row)
    return KeptPerson(person_of(connection, row), row.created_at, standing)


@dataclass(frozen=True)
class _Standings:
    """Who has an account, and who a link that works."""

    active: frozenset[int]
    invited: frozenset[int]

    @classmethod
    def read(cls, connection: Connection, at: datetime, person_id: int | None = None) -> Self:
        own, outside, made = (
            schema.local_accounts,
            schema.outside_identities,
            schema.invitations,
        )
        queries = [
            select(own.c.person_id),
            select(outside.c.person_id),
            select(made.c.person_id).where(made.c.expires_at > moment(at)),
        ]
        if person_id is not None:
            queries = [
                query.where(table.c.person_id == person_id)
                for query, table in zip(queries, (own, outside, made), strict=True)
            ]
        found = [frozenset(connection.execute(query).scalars()) for query in queries]
        return cls(found[0] | found[1], found[2])

    def of(self, row: _Row) -> PersonState:
        if row.disabled_at is not None:
            return PersonState.DISABLED
        if row.id in self.active:
            return PersonState.ACTIVE
        return PersonState.INVITED if row.id in self.invited else PersonState.LAPSED


def _grant(
    connection: Connection, person_id: int, memberships: Iterable[Membership], at: datetime
) -> None:
    for each in sorted(set(memberships)):
        connection.execute(
            insert(schema.memberships).values(
                person_id=person_id,
                role=each.role.value,
                organisation=each.organisation,
                language=each.language,
                granted_at=moment(at),
            )
        )


def _record_change(connection: Connection, person_id: int, had: set[Membership], by: str) -> None:
    """A line for each organisation somebody's roles changed in: its administrators see no more."""
    has = set(_memberships_of(connection, person_id))
    for organisation in sorted({each.organisation for each in had ^ has}):
        roles = sorted(each for each in has if each.organisation == organisation)
        said = " ".join(f"{each.role.value}@{organisation}/{each.language}" for each in roles)
        what = f"person:{person_id} {said or f'none@{organisation}/'}"
        record(connection, "memberships-changed", what, by)


def _organisations_of(person: Person) -> set[str]:
    return {each.organisation for each in person.memberships}


def _has_administrator(connection: Connection) -> bool:
    people, roles = schema.people, schema.memberships
    query = (
        select(people.c.id)
        .join(roles)
        .where(
            people.c.disabled_at.is_(None),
            roles.c.role == Role.ADMINISTRATOR.value,
            roles.c.organisation == ALL,
        )
        .limit(1)
    )
    return connection.execute(query).first() is not None


def _require_administrator(connection: Connection, before: bool) -> None:
    # Nobody could let anybody in again but with the command line.
    if before and not _has_administrator(connection):
        raise ConflictError(
            "This is the last administrator of all organisations. Make somebody else one first.",
            "last-administrator",
        )
