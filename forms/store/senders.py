"""Keeping what senders publish about themselves."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import DBAPIError

from forms.errors import StoreError
from forms.letters.senders import Sender, Senders, name_key, read_sender, write_sender
from forms.store import schema
from forms.store.addition import record
from forms.store.book import Book
from forms.store.engine import writing
from forms.store.upgrade import unusable


class SenderBook(Book):
    """The senders in the database of the catalogue."""

    def keep(self, senders: Iterable[Sender], by: str) -> None:
        """Keep all of these or none; one replaces what was kept under the same name.

        Raises:
            StoreError: the data folder cannot be written.
        """
        table = schema.senders
        try:
            with writing(self._engine) as connection:
                for sender in senders:
                    key = name_key(sender.name)
                    connection.execute(delete(table).where(table.c.name_key == key))
                    connection.execute(
                        insert(table).values(name_key=key, entry=write_sender(sender))
                    )
                    record(connection, "sender-imported", sender.name, by)
        except DBAPIError as error:
            raise self._unusable(error) from error

    def senders(self) -> Senders:
        """All senders, by name.

        Raises:
            StoreError: the database cannot be read.
        """
        query = select(schema.senders).order_by(schema.senders.c.name_key)
        try:
            with self._engine.connect() as connection:
                rows = list(connection.execute(query))
        except DBAPIError as error:
            raise self._unusable(error) from error
        return Senders(tuple(read_sender(row.entry) for row in rows))

    def _unusable(self, error: Exception) -> StoreError:
        return unusable(Path(str(self._engine.url.database)).parent, error)
