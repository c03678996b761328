"""Where a command writes its lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click


@contextmanager
def open_output(name: str | None) -> Iterator[IO[str] | None]:
    """The file `name`, the screen for `-`, nothing for None.

    Raises:
        click.UsageError: it cannot be written.
    """
    if name is None:
        yield None
        return
    try:
        output = click.open_file(name, "w", encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{name} cannot be written: {error.strerror}.") from error
    with output:
        yield output


def tell(number: int, of: int, name: str, failure: str | None) -> None:
    """Say on standard error which input is done, and the sentence why one was not."""
    counted = f"{number}/{of} " if of > 1 else ""
    if failure is not None:
        click.echo(f"{counted}{name}: {failure}", err=True)
    elif counted:
        click.echo(f"{counted}{name}", err=True)
