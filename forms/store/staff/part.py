"""What the parts of the staff book share: transactions, and times as text."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from forms.store.engine import writing
from forms.store.upgrade import unusable


class Part:
    """Some tables of the database. Every method raises StoreError when it cannot be used."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise unusable(Path(str(self._engine.url.database)).parent, error) from error

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        try:
            with writing(self._engine) as connection:
                yield connection
        except DBAPIError as error:
            raise unusable(Path(str(self._engine.url.database)).parent, error) from error


def moment(at: datetime) -> str:
    """A time as it is kept; such texts sort as their times do."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
