"""`leeswijzer memory`: what was translated before, from other programs and to them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.terminal.files import exchanged_content, write_new
from api.terminal.group import CommandGroup
from api.terminal.output import say
from api.terminal.surroundings import operator, seeded_storage
from forms.errors import ExchangeError

if TYPE_CHECKING:
    from forms.store.texts.memory import SegmentBook


@click.group(cls=CommandGroup)
def memory() -> None:
    """Exchange the memory of translated sentences."""


@memory.command(name="import")
@click.argument("file", nargs=-1, required=True)
@click.option("--source-language", default="nl", show_default=True, metavar="xx")
@click.pass_context
def import_memory(ctx: click.Context, file: tuple[str, ...], source_language: str) -> None:
    """Import sentences from TMX files (or any format of strings); none of them counts as checked.

    Of a file with a mistake nothing is imported; the other files are.
    """
    from forms.exchange.formats import read_entries  # noqa: PLC0415 - loaded when it is used

    failures = 0
    with _book() as book:
        for name in file:
            try:
                read = read_entries(exchanged_content(name), source_language)
                kept = book.keep(read.entries, Path(name).name, by=operator())
            except ExchangeError as error:
                failures += 1
                say(f"{name}: nothing imported. {error.message}", err=True)
                continue
            left_out = sum(each.left_out for each in read.remainders) + kept.refused
            say(f"{name}: {kept.added} new, {kept.known} known, {left_out} left out.")
            for told in read.remainders:
                say(f"{name}, {told.place}: {told.what}", err=True)
    ctx.exit(1 if failures else 0)


@memory.command(name="export")
@click.argument("file")
@click.option("--language", required=True, metavar="xx", help="The language translated into.")
@click.option("--source-language", default="nl", show_default=True, metavar="xx")
def export_memory(file: str, language: str, source_language: str) -> None:
    """Export all that was translated, as TMX."""
    from forms.exchange.tmx import write_tmx  # noqa: PLC0415 - loaded when it is used

    with _book() as book:
        entries = list(book.entries(source_language, language))
    write_new(file, write_tmx(entries))
    say(f"{file}: {len(entries)} sentences in {language}.")


def _book() -> "SegmentBook":
    from forms.store.texts.memory import SegmentBook  # noqa: PLC0415 - loads the database

    return SegmentBook.open(seeded_storage())
