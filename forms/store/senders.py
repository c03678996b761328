"""Keeping what senders publish about themselves."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from forms.letters.senders import Sender, Senders, name_key, read_sender, write_sender
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book


class SenderBook(Book):
    """The senders in the database of the catalogue."""

    def keep(self, senders: Iterable[Sender], by: str) -> None:
        """Keep all of these or none; one replaces what was kept under the same name.

        Raises:
            StoreError: the data folder cannot be written.
        """
        with self._writing() as connection:
            keep_senders(connection, senders, by)

    def senders(self) -> Senders:
        """All senders, by name.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._reading() as connection:
            rows = list(connection.execute(select(schema.senders)))
        # Sorted here: databases differ in how they order letters.
        in_order = sorted(rows, key=lambda row: row.name_key)
        return Senders(tuple(read_sender(row.entry) for row in in_order))


def keep_senders(connection: Connection, senders: Iterable[Sender], by: str) -> None:
    """Keep senders, in a transaction; one replaces what was kept under the same name."""
    table = schema.senders
    for sender in senders:
        key = name_key(sender.name)
        connection.execute(delete(table).where(table.c.name_key == key))
        connection.execute(insert(table).values(name_key=key, entry=write_sender(sender)))
        record(connection, "sender-imported", sender.name, by)
