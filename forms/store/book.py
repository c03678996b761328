"""What the books in the database of a catalogue share: opening, and letting go."""

from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from forms.store.engine import connect, database_url


class Book:
    """A part of the database of a catalogue. Close it, or use it in a `with`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """The book in the data folder of a catalogue that is there."""
        return cls(connect(database_url(data_dir)))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
