"""One-time links, by which somebody sets up how they sign in. No mail server is needed."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from forms.people.staff import Invitation
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.moments import moment
from forms.store.staff.people import person_of, row_of


class Invitations(Tables):
    """The links under way; of a link only the SHA-256 is kept."""

    def make(
        self, person_id: int, token_sha256: str, totp_secret: str, expires: datetime, by: str
    ) -> None:
        """Keep a link for somebody, in place of the one before.

        Raises:
            NotFoundError: there is no such person.
        """
        table = schema.invitations
        with self._writing() as connection:
            row_of(connection, person_id)
            connection.execute(delete(table).where(table.c.person_id == person_id))
            connection.execute(
                insert(table).values(
                    person_id=person_id,
                    token_sha256=token_sha256,
                    totp_secret=totp_secret,
                    expires_at=moment(expires),
                )
            )
            record(connection, "person-invited", f"person:{person_id}", by)

    def find(self, token_sha256: str, at: datetime) -> Invitation | None:
        """The invitation of a link that has not run out; not of somebody who was disabled."""
        table, people = schema.invitations, schema.people
        query = (
            select(table.c.totp_secret, table.c.expires_at, people)
            .join(people)
            .where(
                table.c.token_sha256 == token_sha256,
                table.c.expires_at > moment(at),
                people.c.disabled_at.is_(None),
            )
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                return None
            person = person_of(connection, row_of(connection, row.id))
            return Invitation(person, row.totp_secret, row.expires_at)
