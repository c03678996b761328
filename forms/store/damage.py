"""Naming what is damaged among all that is kept, so that the rest can be used."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from forms.errors import AwayError, DamagedError, FormsError, StoreError
from forms.keys import VersionKey
from vision.errors import VisionError

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def naming(version: VersionKey, what: str) -> Iterator[None]:
    """Reads `what` is kept of `version`; what goes wrong with it is raised as damage to it.

    Raises:
        AwayError: it is on another machine that cannot be reached: whether it is whole is unknown.
        DamagedError: it cannot be read, or is not what was written.
    """
    try:
        yield
    except AwayError:
        raise
    except StoreError as error:
        raise DamagedError(f"{version} cannot be used. {error.message}", str(version)) from error
    except (FormsError, VisionError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise DamagedError(
            f"{version} cannot be used: its {what} in the database is damaged. Restore the data "
            "folder from a backup, or register the form under another version.",
            str(version),
        ) from error


def whole(rows: Iterable[R], read: Callable[[R], T]) -> Iterator[T]:
    """What `read` makes of each row; damaged ones are left out."""
    for row in rows:
        try:
            yield read(row)
        except DamagedError:
            continue


def damage_of(rows: Iterable[R], read: Callable[[R], object]) -> Iterator[DamagedError]:
    """What `read` finds damaged."""
    for row in rows:
        try:
            read(row)
        except DamagedError as damage:
            yield damage
