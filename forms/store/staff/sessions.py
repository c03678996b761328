"""In which browsers people are signed in."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from forms.people.staff import WebSession
from forms.store import schema
from forms.store.book import Tables
from forms.store.moments import moment
from forms.store.staff.people import person_of, row_of

#: A lunch is no reason to sign in again, a night is.
IDLE = timedelta(hours=2)
#: However busy, once a working day.
LONGEST = timedelta(hours=12)
#: So that reading does not write: how much later than seen it may really have been.
_SEEN_EVERY = timedelta(minutes=1)


class WebSessions(Tables):
    """Sessions; of a token only the SHA-256 is kept."""

    def begin(self, token_sha256: str, person_id: int, way: str, device: str, at: datetime) -> None:
        """Keep a session, and forget those that have run out."""
        table = schema.web_sessions
        with self._writing() as connection:
            connection.execute(delete(table).where(_has_run_out(at)))
            connection.execute(
                insert(table).values(
                    token_sha256=token_sha256,
                    person_id=person_id,
                    way=way,
                    device=device,
                    created_at=moment(at),
                    seen_at=moment(at),
                )
            )

    def find(self, token_sha256: str, at: datetime) -> WebSession | None:
        """The session of a token, when it has not run out and its person may still come in."""
        table, people = schema.web_sessions, schema.people
        query = (
            select(table)
            .join(people)
            .where(
                table.c.token_sha256 == token_sha256,
                ~_has_run_out(at),
                people.c.disabled_at.is_(None),
            )
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                return None
            person = person_of(connection, row_of(connection, row.person_id))
        if row.seen_at < moment(at - _SEEN_EVERY):
            with self._writing() as connection:
                seen = update(table).where(table.c.id == row.id)
                connection.execute(seen.values(seen_at=moment(at)))
        return WebSession(row.id, person, row.way, row.device, row.created_at, row.seen_at)

    def of(self, person_id: int, at: datetime) -> list[WebSession]:
        """Somebody's sessions, the newest first."""
        table = schema.web_sessions
        query = (
            select(table)
            .where(table.c.person_id == person_id, ~_has_run_out(at))
            .order_by(table.c.id.desc())
        )
        with self._reading() as connection:
            person = person_of(connection, row_of(connection, person_id))
            return [
                WebSession(row.id, person, row.way, row.device, row.created_at, row.seen_at)
                for row in connection.execute(query)
            ]

    def end(self, person_id: int, session_id: int | None = None, but: int | None = None) -> int:
        """End one of somebody's sessions, or all of them (but one); says how many."""
        table = schema.web_sessions
        ours = [table.c.person_id == person_id]
        if session_id is not None:
            ours.append(table.c.id == session_id)
        if but is not None:
            ours.append(table.c.id != but)
        with self._writing() as connection:
            return connection.execute(delete(table).where(*ours)).rowcount


def _has_run_out(at: datetime) -> ColumnElement[bool]:
    table = schema.web_sessions
    return or_(table.c.seen_at <= moment(at - IDLE), table.c.created_at <= moment(at - LONGEST))
