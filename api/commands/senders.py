"""`leeswijzer senders`: what senders publish about themselves, for the warnings about letters."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.terminal.group import CommandGroup
from api.terminal.output import say, tell
from api.terminal.surroundings import operator, seeded_storage
from forms.errors import ContentError, FormsError

if TYPE_CHECKING:
    from forms.letters.senders import Sender
    from forms.store.senders import SenderBook

#: Every Dutch government organisation with all its numbers fits in a tenth of this.
_MOST_BYTES = 20_000_000


@click.group(cls=CommandGroup)
def senders() -> None:
    """Import and list what senders publish about themselves."""


@senders.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON, to import elsewhere.")
def list_senders(as_json: bool) -> None:
    """List all senders by name, with how much each has published."""
    from forms.letters.senders import sender_entry  # noqa: PLC0415 - loaded when it is used

    with _book() as book:
        kept = book.senders().all
    if as_json:
        listed = {"senders": [sender_entry(sender) for sender in kept]}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for sender in kept:
        say(f"{sender.name}  {_contents(sender)}")
    if not kept:
        say("No sender has been imported yet.")


@senders.command(name="import")
@click.argument("file", nargs=-1, required=True)
@click.pass_context
def import_senders(ctx: click.Context, file: tuple[str, ...]) -> None:
    """Import senders from JSON files (senders.schema.json).

    A sender of the same name is replaced, all others stay. Of a file with a mistake nothing is
    imported; the other files are.
    """
    failures = 0
    with _book() as book:
        for number, source in enumerate(file, 1):
            name, why = source, None
            try:
                count = _import(book, source)
                say(f"{name}: {count} {'sender' if count == 1 else 'senders'} imported.")
            except FormsError as error:
                failures += 1
                why = f"nothing imported. {error.message}"
            tell(number, len(file), name, why)
    ctx.exit(1 if failures else 0)


def _import(book: "SenderBook", source: str) -> int:
    from forms.letters.senders import read_senders  # noqa: PLC0415 - loaded when it is used

    found = read_senders(_content(source))
    book.keep(found, by=operator())
    return len(found)


def _content(source: str) -> bytes:
    try:
        with Path(source).open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ContentError("There is no file of this name.", "no-such-file") from error
    except OSError as error:
        message = f"This file cannot be opened: {error.strerror}."
        raise ContentError(message, "unreadable-file") from error
    if len(content) > _MOST_BYTES:
        message = f"This file is larger than {_MOST_BYTES // 1_000_000} MB."
        raise ContentError(message, "too-large-bytes")
    return content


def _contents(sender: "Sender") -> str:
    counts = {
        "account": sender.ibans, "telephone number": sender.phones, "e-mail address": sender.emails,
        "host": sender.hosts, "code": sender.codes,
    }  # fmt: skip
    said = [
        f"{len(values)} {thing}{'' if len(values) == 1 else _plural(thing)}"
        for thing, values in counts.items()
        if values is not None
    ]
    return ", ".join(said) or "nothing published"


def _plural(thing: str) -> str:
    return "es" if thing.endswith("s") else "s"


def _book() -> "SenderBook":
    from forms.store.senders import SenderBook  # noqa: PLC0415 - loads the database

    return SenderBook.open(seeded_storage())
