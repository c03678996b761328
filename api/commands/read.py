"""`leeswijzer read`: which form a picture shows, and what to write where."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.commands.output import open_output
from api.commands.surroundings import read_settings

if TYPE_CHECKING:
    from api.commands.reading import Answer


@click.command()
@click.argument("image", nargs=-1, required=True)
@click.option("--language", default="nl", show_default=True, help="The language to explain in.")
@click.option(
    "--jsonl", metavar="FILE", help="Write one line of JSON per picture; - for the screen."
)
@click.option("--overlay", metavar="DIR", help="Draw each answer on its picture, in this folder.")
@click.pass_context
def read(
    ctx: click.Context,
    image: tuple[str, ...],
    language: str,
    jsonl: str | None,
    overlay: str | None,
) -> None:
    """Recognise the form in each picture and explain its fields.

    A sheet that is no known form, or cannot be seen well, is an answer too. A picture that cannot
    be read is reported and the others are done all the same.
    """
    from api.commands.reading import Wanted, read_all  # noqa: PLC0415 - loads the libraries

    folder = _folder(overlay)
    failures = 0
    with ExitStack() as stack:
        output = stack.enter_context(open_output(jsonl))
        answers = read_all(read_settings(), image, Wanted(language, is_drawn=folder is not None))
        for number, answer in enumerate(answers, 1):
            failures += answer.problem is not None
            if output is None:
                _say(answer)
            else:
                output.write(json.dumps(answer.line(), ensure_ascii=False) + "\n")
                output.flush()
            if folder is not None:
                for written in _draw(answer, folder):
                    click.echo(f"  {written}", err=True)
            if len(image) > 1:
                click.echo(f"{number}/{len(image)} {answer.source}", err=True)
    ctx.exit(1 if failures else 0)


def _folder(name: str | None) -> Path | None:
    if name is None:
        return None
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"{name} cannot be made: {error.strerror}.") from error
    return folder


def _draw(answer: "Answer", folder: Path) -> Iterator[Path]:
    if answer.picture is not None:
        path = folder / f"{Path(answer.source).stem}.png"
        path.write_bytes(answer.picture)
        yield path


def _say(answer: "Answer") -> None:
    if answer.problem is not None:
        click.echo(f"{answer.source}: not read. {answer.problem.message}")
        return
    overlay = answer.overlay
    if overlay is None or overlay.template is None:
        hint = "" if overlay is None or overlay.miss is None else overlay.miss.hint.text
        click.echo(f"{answer.source}: no known form. {hint}")
        return
    page = overlay.template
    click.echo(f"{answer.source}: {page.title.text}, page {page.key.page} ({page.key.version})")
    for warning in overlay.warnings:
        click.echo(f"  Note: {warning.message.text}")
    for anchor in overlay.anchors:
        label = anchor.translation or anchor.label
        value = f" “{anchor.value.text}”" if anchor.value else ""
        name = "" if label is None else label.text
        click.echo(f"  {anchor.order:>2}. {name}: {anchor.state}{value}")
