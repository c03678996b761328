"""Where a Leeswijzer keeps what it knows: a folder, and a database in it or elsewhere."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from forms.errors import StoreError

_SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True)
class Storage:
    """The folder with the page images and the rest, and the database.

    `database` is the address of one in PostgreSQL, as `postgresql://user:password@host/name`;
    None is SQLite in the folder.

    Raises:
        StoreError: it is no such address.
    """

    data_dir: Path
    # It may hold a password: never shown.
    database: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.database is not None:
            require_address(self.database)


#: A folder alone means: with SQLite in it.
Place: TypeAlias = Path | Storage


def storage_of(place: Place) -> Storage:
    """The folder and the database meant."""
    return place if isinstance(place, Storage) else Storage(place)


def database_path(data_dir: Path) -> Path:
    """Where the SQLite database lies."""
    return data_dir / "leeswijzer.sqlite3"


def images_path(place: Place) -> Path:
    """Where the page images lie, by their SHA-256."""
    return storage_of(place).data_dir / "images"


def require_address(database: str) -> None:
    """Check that this is how one writes the address of a PostgreSQL database.

    Raises:
        StoreError: it is not.
    """
    try:
        parts = urlsplit(database)
        is_address = parts.scheme in _SCHEMES and len(parts.path) > 1 and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise StoreError(
            "The address of the database is not that of one in PostgreSQL: write it as "
            "postgresql://user:password@host:5432/name.",
            code="invalid-database-url",
        )
