"""Signing in at another provider: what is under way, and who is who there."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from forms.people.callers import Person
from forms.people.staff import OutsideSignIn
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.moments import moment
from forms.store.staff.people import person_of

#: Typing a password and finding a phone takes some minutes, not more.
LONGEST_UNDER_WAY = timedelta(minutes=10)


class OutsideSignIns(Tables):
    """Sign-ins at another provider."""

    def begin(self, state_sha256: str, under_way: OutsideSignIn, at: datetime) -> None:
        """Keep what the answer must fit, and forget what nobody came back for."""
        table = schema.outside_sign_ins
        late = table.c.started_at <= moment(at - LONGEST_UNDER_WAY)
        with self._writing() as connection:
            connection.execute(delete(table).where(late))
            connection.execute(
                insert(table).values(
                    state_sha256=state_sha256,
                    nonce=under_way.nonce,
                    code_verifier=under_way.code_verifier,
                    started_at=moment(at),
                )
            )

    def take(self, state_sha256: str, at: datetime) -> OutsideSignIn | None:
        """What was kept under that state, once; None: nothing, or too long ago."""
        table = schema.outside_sign_ins
        is_this = table.c.state_sha256 == state_sha256
        with self._writing() as connection:
            row = connection.execute(select(table).where(is_this)).first()
            # Whoever removes it has it: of two at once one comes away empty.
            is_ours = connection.execute(delete(table).where(is_this)).rowcount == 1
        if row is None or not is_ours or row.started_at <= moment(at - LONGEST_UNDER_WAY):
            return None
        return OutsideSignIn(row.nonce, row.code_verifier)

    def person(self, issuer: str, subject: str, email: str | None, at: datetime) -> Person | None:
        """Who somebody is here.

        The first time by their verified address, and from then on by the name the provider
        never gives to another. None: nobody we know, or somebody who was disabled.
        """
        table, people = schema.outside_identities, schema.people
        is_this = (table.c.issuer == issuer, table.c.subject == subject)
        is_welcome = people.c.disabled_at.is_(None)
        with self._writing() as connection:
            known = connection.execute(select(people).join(table).where(*is_this)).first()
            if known is not None:
                return None if known.disabled_at else person_of(connection, known)
            if email is None:
                return None
            query = select(people).where(people.c.email == email, is_welcome)
            row = connection.execute(query).first()
            if row is None or _is_somebody_else(connection, issuer, row.id):
                return None
            values = {"issuer": issuer, "subject": subject, "person_id": row.id}
            connection.execute(insert(table).values(**values, linked_at=moment(at)))
            record(connection, "identity-linked", f"person:{row.id}", f"person:{row.id}")
            return person_of(connection, row)


def _is_somebody_else(connection: Connection, issuer: str, person_id: int) -> bool:
    # An address given out again by the provider must not open the account of who had it before.
    table = schema.outside_identities
    other = select(table.c.subject).where(table.c.issuer == issuer, table.c.person_id == person_id)
    return connection.execute(other.limit(1)).first() is not None
