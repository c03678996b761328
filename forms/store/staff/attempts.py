"""How often somebody tried to sign in without success, so that guessing takes years."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.moments import moment

#: People mistype; a program guesses. After these every try costs time, ever more.
FREE_ATTEMPTS = 5
_FIRST_WAIT_S, _MOST_WAIT_S = 15, 900
#: What nobody went on with is forgotten.
_REMEMBERED = timedelta(days=1)


class Attempts(Tables):
    """Tries by the SHA-256 of the address that was typed, known or not: nobody can tell which."""

    def begin(self, email_sha256: str, at: datetime, subject: str | None) -> float:
        """Count a try before it is looked at; gives the seconds to wait instead, or 0.

        Counted first, so that a hundred at once are a hundred and not one. `subject` is how the
        audit names whose account it is.
        """
        table = schema.sign_in_attempts
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.last_at < moment(at - _REMEMBERED)))
            is_this = table.c.email_sha256 == email_sha256
            row = connection.execute(select(table).where(is_this).with_for_update()).first()
            if row is None:
                first = {"email_sha256": email_sha256, "tries": 1, "last_at": moment(at)}
                connection.execute(insert(table).values(**first))
                return 0.0
            until = datetime.fromisoformat(row.last_at) + timedelta(seconds=_wait_s(row.tries))
            if at < until:
                return float((until - at).total_seconds())
            counted = update(table).where(is_this)
            connection.execute(counted.values(tries=row.tries + 1, last_at=moment(at)))
            if row.tries + 1 == FREE_ATTEMPTS and subject is not None:
                record(connection, "sign-in-blocked", subject, "leeswijzer")
        return 0.0

    def succeeded(self, email_sha256: str) -> None:
        """Forget the tries of somebody who is in."""
        table = schema.sign_in_attempts
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.email_sha256 == email_sha256))


def _wait_s(tries: int) -> float:
    if tries < FREE_ATTEMPTS:
        return 0.0
    # The exponent is bounded, or it would outgrow a float before a day is over.
    return min(_MOST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(tries - FREE_ATTEMPTS, 10))
