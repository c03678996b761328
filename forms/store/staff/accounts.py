"""Accounts with a password and a second factor."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from forms.people.staff import Account
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.moments import moment
from forms.store.staff.people import person_of


class Accounts(Tables):
    """What somebody is checked against who signs in here."""

    def find(self, email: str) -> Account | None:
        """The account of an address, unless that person was disabled or has none."""
        people, table = schema.people, schema.local_accounts
        query = (
            select(people, table.c.password_hash, table.c.totp_secret, table.c.totp_step)
            .join(table)
            .where(people.c.email == email, people.c.disabled_at.is_(None))
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                return None
            person = person_of(connection, row)
            return Account(person, row.password_hash, row.totp_secret, row.totp_step)

    def set_up(
        self,
        token_sha256: str,
        name: str,
        account: Account,
        codes_sha256: Collection[str],
        at: datetime,
    ) -> bool:
        """Use up a link and keep what was set up with it; false when it was used meanwhile.

        Whoever was signed in as this person no longer is: the link may have replaced a lost
        phone or a stolen password.
        """
        person_id, who = account.person.id, account.person.who
        made, accounts = schema.invitations, schema.local_accounts
        is_this = (made.c.token_sha256 == token_sha256, made.c.expires_at > moment(at))
        with self._writing() as connection:
            if connection.execute(delete(made).where(*is_this)).rowcount != 1:
                return False
            people = schema.people
            connection.execute(update(people).where(people.c.id == person_id).values(name=name))
            for table in (accounts, schema.web_sessions):
                connection.execute(delete(table).where(table.c.person_id == person_id))
            connection.execute(
                insert(accounts).values(
                    person_id=person_id,
                    password_hash=account.password_hash,
                    totp_secret=account.totp_secret,
                    totp_step=account.totp_step,
                    set_up_at=moment(at),
                )
            )
            _replace_codes(connection, person_id, codes_sha256)
            record(connection, "person-joined", who, who)
        return True

    def set_password(self, person_id: int, password_hash: str, by: str | None) -> None:
        """Keep another hash; without `by` the same password, hashed with newer parameters."""
        table = schema.local_accounts
        with self._writing() as connection:
            changed = update(table).where(table.c.person_id == person_id)
            connection.execute(changed.values(password_hash=password_hash))
            if by is not None:
                record(connection, "password-changed", f"person:{person_id}", by)

    def use_step(self, person_id: int, step: int) -> bool:
        """Use up a code of the second factor; false when it or a later one was used already."""
        table = schema.local_accounts
        newer = (table.c.person_id == person_id, table.c.totp_step < step)
        with self._writing() as connection:
            used = connection.execute(update(table).where(*newer).values(totp_step=step))
            return used.rowcount == 1

    def use_code(self, person_id: int, code_sha256: str) -> bool:
        """Use up a recovery code; false when there is no such code any more."""
        table = schema.recovery_codes
        is_this = (table.c.person_id == person_id, table.c.code_sha256 == code_sha256)
        with self._writing() as connection:
            is_used = connection.execute(delete(table).where(*is_this)).rowcount == 1
            if is_used:
                who = f"person:{person_id}"
                record(connection, "recovery-code-used", who, who)
            return is_used

    def renew_codes(self, person_id: int, codes_sha256: Collection[str], by: str) -> None:
        """Keep other recovery codes in place of those there were."""
        with self._writing() as connection:
            _replace_codes(connection, person_id, codes_sha256)
            record(connection, "recovery-codes-renewed", f"person:{person_id}", by)

    def codes_left(self, person_id: int) -> int | None:
        """How many recovery codes somebody has left; None: no account of our own."""
        account, codes = schema.local_accounts, schema.recovery_codes
        with self._reading() as connection:
            has_account = select(account.c.person_id).where(account.c.person_id == person_id)
            if connection.execute(has_account).first() is None:
                return None
            query = select(codes.c.code_sha256).where(codes.c.person_id == person_id)
            return len(connection.execute(query).all())


def _replace_codes(connection: Connection, person_id: int, codes_sha256: Collection[str]) -> None:
    table = schema.recovery_codes
    connection.execute(delete(table).where(table.c.person_id == person_id))
    rows = [{"person_id": person_id, "code_sha256": each} for each in codes_sha256]
    connection.execute(insert(table), rows)
