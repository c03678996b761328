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
