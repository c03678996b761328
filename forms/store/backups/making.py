"""Writing a backup: whole or not at all."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp
from typing import IO

from sqlalchemy.exc import DBAPIError

from forms.errors import AwayError, ConflictError, StoreError
from forms.store.backups.manifest import NAME, Manifest, Member
from forms.store.backups.rows import lines_of, tables_of
from forms.store.engine import connect, database_url, reading
from forms.store.folder import Place, database_path, storage_of
from forms.store.images.page_images import open_images
from forms.store.moments import now
from forms.store.upgrade import require_current_schema, unusable

#: Made anew on each machine, and secret.
_LEFT_OUT = {"tls"}
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True)
class MadeBackup:
    """A backup that was written; `damaged` has a sentence for each image that is not in it."""

    manifest: Manifest
    damaged: tuple[str, ...]


def make_backup(place: Place, target: Path) -> MadeBackup:
    """Write everything that is kept at `place` to the file `target`, as it is at this moment.

    The service may go on. The file is only for whom it belongs to: it holds what people signed
    in with. A page image that is damaged is left out and named.

    Raises:
        ConflictError: `target` exists; it is not overwritten.
        StoreError: something cannot be read or written; no file is left behind.
    """
    try:
        if target.exists():
            message = f"{target} exists already. Choose another name."
            raise ConflictError(message, code="file-exists")
        # A name of its own: two at once do not write into one file.
        handle, name = mkstemp(".part", f"{target.name}.", target.parent)
    except OSError as error:
        raise _unwritten(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            made = _write(place, file, part)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritten(target, error) from error
        raise
    return made


def _unwritten(target: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The backup could not be written to {target}: {error.strerror}. Nothing is left "
        "behind; make room, or choose another place.",
        code="backup-failed",
    )


@dataclass
class _Archive:
    """A ZIP file that is being written, and what is in it so far."""

    file: zipfile.ZipFile
    members: list[Member] = field(default_factory=list)

    def add(self, name: str, pieces: Iterable[bytes], compression: int) -> None:
        """Add a member from its pieces. Always the same time and rights: equal content is equal."""
        entry = zipfile.ZipInfo(name)
        entry.compress_type = compression
        entry.external_attr = (stat.S_IFREG | 0o600) << 16
        size, sha256 = 0, hashlib.sha256()
        with self.file.open(entry, "w", force_zip64=True) as opened:
            for piece in pieces:
                opened.write(piece)
                sha256.update(piece)
                size += len(piece)
        self.members.append(Member(name, size, sha256.hexdigest()))


def _write(place: Place, file: IO[bytes], part: Path) -> MadeBackup:
    with zipfile.ZipFile(file, "w", allowZip64=True) as opened:
        archive = _Archive(opened)
        revision = _write_tables(place, archive)
        damaged = tuple(_write_images(place, archive))
        _write_files(place, archive, part)
        manifest = Manifest(revision, now(), tuple(archive.members))
        opened.writestr(NAME, manifest.to_json(), zipfile.ZIP_DEFLATED)
    return MadeBackup(manifest, damaged)


def _write_tables(place: Place, archive: _Archive) -> str:
    """Write all rows as they are at one moment; gives the revision of the tables."""
    engine = connect(database_url(place))
    try:
        with reading(engine) as connection:
            revision = require_current_schema(connection)
            for table in tables_of(connection):
                lines = lines_of(connection, table)
                archive.add(f"tables/{table.name}.jsonl", lines, zipfile.ZIP_DEFLATED)
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()
    return revision


def _write_images(place: Place, archive: _Archive) -> Iterator[str]:
    """Write the page images; gives a sentence for each that is damaged."""
    images = open_images(place)
    for sha256 in images.every():
        try:
            content = images.read(sha256)
        except AwayError:
            raise
        except StoreError as error:
            yield error.message
            continue
        # Packed by PNG already.
        archive.add(f"images/{sha256[:2]}/{sha256}.png", [content], zipfile.ZIP_STORED)


def _write_files(place: Place, archive: _Archive, part: Path) -> None:
    """Write what else lies in the data folder, but not the backup itself."""
    data_dir, part = storage_of(place).data_dir.resolve(), part.resolve()
    ours = database_path(data_dir).name
    for path in sorted(data_dir.rglob("*")):
        start = path.relative_to(data_dir).parts[0]
        is_elsewhere = start == "images" or start in _LEFT_OUT or start.startswith(ours)
        if is_elsewhere or path == part or path.is_symlink() or not path.is_file():
            continue
        name = f"files/{path.relative_to(data_dir).as_posix()}"
        archive.add(name, _pieces(path), zipfile.ZIP_DEFLATED)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while piece := opened.read(_PIECE_BYTES):
            yield piece
