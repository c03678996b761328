"""What the books in the database of a catalogue share: opening, letting go, and asking."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from forms.errors import StoreError
from forms.store.engine import connect, database_url, reading, writing
from forms.store.folder import Place
from forms.store.upgrade import unusable


class Tables:
    """Some tables of the database, with transactions to read and to write them in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction to read in.

        Raises:
            StoreError: the database cannot be read.
        """
        try:
            with reading(self._engine) as connection:
                yield connection
        except DBAPIError as error:
            raise self._unusable(error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction to write in: all of it is kept or nothing.

        Raises:
            StoreError: the database cannot be written.
        """
        try:
            with writing(self._engine) as connection:
                yield connection
        except DBAPIError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> StoreError:
        return unusable(self._engine, error)


class Book(Tables):
    """A part of the database of a catalogue. Close it, or use it in a `with`."""

    @classmethod
    def open(cls, place: Place) -> Self:
        """The book in the database of a catalogue that is there."""
        return cls(connect(database_url(place)))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
