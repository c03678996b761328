"""Taking everything out of a backup again, into a place where nothing is kept yet."""

import hashlib
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from forms.errors import ConflictError, ContentError, StoreError
from forms.store.backups.manifest import (
    MOST_BYTES,
    NAME,
    Manifest,
    Member,
    not_a_backup,
    read_manifest,
)
from forms.store.backups.rows import BATCH, count_on, insert_lines, is_empty, tables_of
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place, database_path, storage_of
from forms.store.images.page_images import open_images
from forms.store.upgrade import unusable, upgrade_to

_PIECE_BYTES = 1 << 20
#: What Python raises at a ZIP file that is none, broken, locked, or packed in another way.
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError)
#: The text of one row; a template of an eighty-page form has some 2 MB.
_MOST_LINE_BYTES = 64_000_000


def restore_backup(place: Place, source: Path) -> Manifest:
    """Put everything in the backup `source` at `place`, equal to what was backed up.

    All of it is checked before anything is written. A backup of an older program is upgraded.

    Raises:
        ContentError: it is no backup, damaged, or holds what it must not; nothing was changed.
        ConflictError: something is kept at `place` already; nothing was changed.
        StoreError: it cannot be read, or `place` cannot be written; the database is left empty.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest_of(archive)
            _require_empty(place, manifest)
            _require_room(place, manifest)
            _require_whole(archive, manifest)
            _write(place, archive, manifest)
    except OSError as error:
        raise StoreError(
            f"The backup could not be restored: {error.strerror}. The database is as empty as it "
            "was: mend that and try again.",
            code="restore-failed",
        ) from error
    except _BROKEN as error:
        raise not_a_backup("the file is damaged, or something else") from error
    return manifest


def _write(place: Place, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    folder = storage_of(place).data_dir
    was_absent = not folder.exists()
    try:
        _write_images(place, archive, manifest)
        _write_rows(place, archive, manifest)
        _write_files(place, archive, manifest)
    except ContentError:
        # Only what the rows say inside is found out this late.
        if was_absent and _has_no_rows(place):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    """What the archive says it holds, when those are its members and it has no others."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    about = entries.get(NAME)
    if about is None or about.file_size > MOST_BYTES:
        raise not_a_backup("it has no table of contents")
    with archive.open(about) as opened:
        manifest = read_manifest(opened.read(MOST_BYTES))
    named = {member.name for member in manifest.members} | {NAME}
    if len(entries) != len(archive.infolist()) or named != entries.keys():
        raise not_a_backup("it does not hold what it says it holds", "unsafe-backup")
    for entry in entries.values():
        is_file = stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)
        if not is_file or entry.is_dir():
            raise not_a_backup("it holds a link or a folder", "unsafe-backup")
    return manifest


def _require_whole(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Check that every member is what the manifest says."""
    for member in manifest.members:
        with archive.open(member.name) as opened:
            _require_same(opened, member)


def _require_same(opened: IO[bytes], member: Member) -> None:
    """Unpack a member without keeping it; never more than it should be."""
    sha256, left = hashlib.sha256(), member.size
    while piece := opened.read(min(_PIECE_BYTES, left + 1)):
        left -= len(piece)
        if left < 0:
            break
        sha256.update(piece)
    if left != 0 or sha256.hexdigest() != member.sha256:
        raise not_a_backup(f"{member.name} in it is damaged", "damaged-backup")


def _require_empty(place: Place, manifest: Manifest) -> None:
    storage = storage_of(place)
    targets = (member.file for member in manifest.members if member.file is not None)
    is_free = not any((storage.data_dir / path).exists() for path in targets)
    if not (is_free and _has_no_rows(place)):
        raise ConflictError(
            f"Something is kept in {storage.data_dir} already; nothing was changed. Restore into "
            "an empty folder and database: choose them with LEESWIJZER_DATA_DIR and "
            "LEESWIJZER_DATABASE_URL.",
            code="not-empty",
        )


def _has_no_rows(place: Place) -> bool:
    storage = storage_of(place)
    # To connect to a file that is not there would make it, where nothing is to be changed yet.
    if storage.database is None and not database_path(storage.data_dir).exists():
        return True
    engine = connect(database_url(place))
    try:
        with engine.connect() as connection:
            return is_empty(connection)
    except DBAPIError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()


def _require_room(place: Place, manifest: Manifest) -> None:
    folder = storage_of(place).data_dir.absolute()
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free
    if manifest.size > free:
        raise StoreError(
            f"The backup takes {manifest.size // 1_000_000} MB unpacked, and only "
            f"{free // 1_000_000} MB are free. Nothing was changed; make room first.",
            code="no-room",
        )


def _write_images(place: Place, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    # Before the rows that refer to them: an image nobody refers to is harmless.
    images = open_images(place)
    for member in manifest.members:
        if member.image_sha256 is not None:
            images.keep(archive.read(member.name))


def _write_rows(place: Place, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Write all rows, or none."""
    storage_of(place).data_dir.mkdir(parents=True, exist_ok=True)
    engine = connect(database_url(place))
    try:
        with writing(engine) as connection:
            if not is_empty(connection):
                raise ConflictError("Somebody else began to use this place.", code="not-empty")
            upgrade_to(connection, manifest.revision)
            _insert_rows(connection, archive, manifest)
            upgrade_to(connection)
    except DBAPIError as error:
        raise unusable(place, error) from error
    except (AttributeError, KeyError, TypeError, ValueError, SQLAlchemyError) as error:
        raise not_a_backup("its rows do not fit its tables", "damaged-backup") from error
    finally:
        engine.dispose()


def _insert_rows(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    kept = {member.table: member for member in manifest.members if member.table is not None}
    tables = tables_of(connection)
    if {table.name for table in tables} != kept.keys():
        raise ValueError("other tables")
    for table in reversed(tables):
        # What a migration put in comes with the backup.
        if connection.execute(select(table).limit(1)).first() is not None:
            connection.execute(delete(table))
    for table in tables:
        with archive.open(kept[table.name].name) as opened:
            for lines in _batches(opened):
                insert_lines(connection, table, lines)
        count_on(connection, table)


def _batches(opened: IO[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    while line := opened.readline(_MOST_LINE_BYTES):
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _write_files(place: Place, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    for member in manifest.members:
        if member.file is None:
            continue
        target = storage_of(place).data_dir / member.file
        target.parent.mkdir(parents=True, exist_ok=True)
        # Never over another file: the place was empty.
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, archive.open(member.name) as opened:
            shutil.copyfileobj(opened, file, _PIECE_BYTES)
