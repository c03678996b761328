"""Files that commands read and write whole."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from forms.errors import ContentError, ExchangeError, StoreError

#: Far more than any key, certificate or list has.
_MOST_BYTES = 20_000_000


def content_of(path: Path, most_bytes: int = _MOST_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        ContentError: it cannot be opened, or is larger than `most_bytes`.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(most_bytes + 1)
    except FileNotFoundError as error:
        raise ContentError(f"There is no file {path}.", "no-such-file") from error
    except OSError as error:
        raise ContentError(
            f"{path} cannot be opened: {error.strerror}.", "unreadable-file"
        ) from error
    if len(content) > most_bytes:
        message = f"{path} is larger than {most_bytes // 1_000_000} MB."
        raise ContentError(message, "too-large-bytes")
    return content


def exchanged_content(file: str) -> bytes:
    """The bytes of a file from another program, at most one more than such a file may have.

    Raises:
        ExchangeError: it is not there or cannot be opened.
    """
    from forms.exchange.opening import MOST_BYTES  # noqa: PLC0415 - loaded when it is used

    try:
        with Path(file).open("rb") as opened:
            # One more than is allowed, so that what is too large is known as such.
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ExchangeError("There is no file of this name.", "no-such-file") from error
    except OSError as error:
        raise ExchangeError(f"This file cannot be opened: {error.strerror}.") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, or leave what was there: never half of it.

    Raises:
        StoreError: it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        part = Path(name)
        with removed_when_broken_off(part):
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_new(file: str, content: bytes) -> None:
    """Write a file that is not there yet: one that is may hold a translator's work.

    Raises:
        click.UsageError: it is there, or cannot be made.
        StoreError: there is no room for it; nothing of it is left.
    """
    path = Path(file)
    try:
        opened = path.open("xb")
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}.") from error
    try:
        with removed_when_broken_off(path), opened:
            opened.write(content)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def removed_when_broken_off(path: Path) -> Iterator[None]:
    """While a file is being written: half of one, which may pass for the whole, is not left."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} cannot be written: {error.strerror}.")
