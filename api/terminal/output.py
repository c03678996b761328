"""Where a command writes its lines."""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import click

#: What a terminal obeys instead of showing it, and what would begin a line of its own.
_OBEYED = ("Cc", "Zl", "Zp")
#: A byte of a name that is no text.
_NO_TEXT = "Cs"
#: What turns around the order in which the rest is read: `fdp.exe` would pass for `exe.pdf`.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
#: Of these, what begins a part that is read by itself and ends it. Our own sentences keep amounts
#: and names in Arabic apart so; a part that ends turns nothing around it, nor within, unless it is
#: said to be read from the right.
_BEGINS, _FROM_THE_RIGHT, _ENDS = "\u2066\u2067\u2068", "\u2067", "\u2069"


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


def say(line: str, *, err: bool = False) -> None:
    """Write one line of words for a person, be there names of files in it or what they hold."""
    click.echo(shown(line), err=err)


def shown(text: str) -> str:
    r"""`text` from elsewhere on one line, without anything a terminal obeys: \x1b for an escape.

    Bytes that are no text become �. Parts that are kept apart from the rest stay so.
    """
    kept = _ends_of_parts(text)
    return "".join(
        character if place in kept else _shown(character) for place, character in enumerate(text)
    )


def closed(lines: Iterable[str]) -> Iterator[str]:
    """Lines of one text, each part that is kept apart and runs on ended and begun again."""
    begun = ""
    for line in lines:
        whole, begun = begun + line, ""
        for character in whole:
            if character in _BEGINS:
                begun += character
            elif character == _ENDS:
                begun = begun[:-1]
        yield whole + _ENDS * len(begun)


def _ends_of_parts(text: str) -> frozenset[int]:
    """The places of the signs around parts of `text` that are kept apart and do no harm."""
    kept: list[int] = []
    begun: list[int] = []
    for place, character in enumerate(text):
        if character in _BEGINS:
            begun.append(place)
        elif character == _ENDS and begun:
            start = begun.pop()
            kept += [] if text[start] == _FROM_THE_RIGHT else [start, place]
    return frozenset(kept)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == _NO_TEXT:
        return "�"
    is_harmless = category not in _OBEYED and character not in _TURNING
    return character if is_harmless else character.encode("unicode_escape").decode("ascii")


def tell(number: int, of: int, name: str, failure: str | None) -> None:
    """Say on standard error which input is done, and the sentence why one was not."""
    counted = f"{number}/{of} " if of > 1 else ""
    if failure is not None:
        say(f"{counted}{name}: {failure}", err=True)
    elif counted:
        say(f"{counted}{name}", err=True)
