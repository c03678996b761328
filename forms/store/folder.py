"""Where a Leeswijzer keeps what it knows: a folder, and the database and images in it or not."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from forms.errors import StoreError

_SCHEMES = ("postgresql", "postgres")
_S3_URL = re.compile(
    r"s3://(?P<name>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<prefix>[\w./-]*))?", re.ASCII
)


@dataclass(frozen=True)
class Bucket:
    """A bucket for page images, at Amazon or at any server that speaks S3.

    `endpoint` is the address of such a server; None is Amazon. Without keys those of the machine
    count, as object stores hand them to what runs in their cloud.
    """

    name: str
    prefix: str = ""
    endpoint: str | None = None
    region: str = "us-east-1"
    access_key_id: str | None = field(default=None, repr=False)
    secret_access_key: str | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """The bucket as people write it, without a key."""
        return f"s3://{self.name}/{self.prefix}".rstrip("/")


@dataclass(frozen=True)
class Storage:
    """The folder with the page images and the rest, and the database.

    `database` is the address of one in PostgreSQL, as `postgresql://user:password@host/name`;
    None is SQLite in the folder. `images` is where page images are, if not in that folder.

    Raises:
        StoreError: it is no such address.
    """

    data_dir: Path
    # It may hold a password: never shown.
    database: str | None = field(default=None, repr=False)
    images: Path | Bucket | None = None

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
    """The folder where page images lie, by their SHA-256; beside a bucket those met before."""
    storage = storage_of(place)
    return storage.images if isinstance(storage.images, Path) else storage.data_dir / "images"


def image_place(url: str) -> Path | Bucket:
    """Where `url` says that page images are: s3://bucket, s3://bucket/prefix or a folder.

    Raises:
        StoreError: it is none of these.
    """
    bucket = _S3_URL.fullmatch(url)
    if bucket is not None:
        return Bucket(bucket["name"], (bucket["prefix"] or "").strip("/"))
    folder = Path(url.removeprefix("file://"))
    if not folder.is_absolute():
        raise StoreError(
            "Page images are kept in a bucket, written as s3://bucket or s3://bucket/prefix, or "
            "in a folder, written from the root as /srv/leeswijzer/images.",
            code="invalid-images-url",
        )
    return folder


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
