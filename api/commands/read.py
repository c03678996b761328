"""`leeswijzer read` and `leeswijzer letter`: what pictures of forms and letters say."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import chain, count
from os.path import realpath
from pathlib import Path
from typing import Any

import click

from api.terminal.output import open_output, tell
from api.terminal.surroundings import read_settings


def _of_pictures(command: Callable[..., None]) -> click.Command:
    """What commands about pictures are given."""
    options = (
        click.argument("image", nargs=-1, required=True),
        click.option(
            "--language", default="nl", show_default=True, help="The language to explain in."
        ),
        click.option(
            "--jsonl", metavar="FILE", help="Write one line of JSON per picture; - for the screen."
        ),
        click.option(
            "--overlay", metavar="DIR", help="Draw each answer on its picture, in this folder."
        ),
        click.pass_context,
    )
    for option in reversed(options):
        command = option(command)
    return click.command()(command)


@_of_pictures
def read(ctx: click.Context, image: tuple[str, ...], **wanted: Any) -> None:
    """Recognise the form in each picture and explain its fields.

    A sheet that is no known form, or cannot be seen well, is an answer too. A picture that cannot
    be read is reported and the others are done all the same.
    """
    _answer_all(ctx, image, "find", **wanted)


@click.option(
    "--doing", metavar="DIR", help="Write days for a calendar, replies and a payment code there."
)
@_of_pictures
def letter(ctx: click.Context, image: tuple[str, ...], **wanted: Any) -> None:
    """Read the letter in each picture: who writes, what to do and before when.

    A form we know is recognised as one. A sheet that cannot be read is an answer too. A picture
    that cannot be opened is reported and the others are done all the same.
    """
    _answer_all(ctx, image, "read", **wanted)


def _answer_all(
    ctx: click.Context,
    images: Sequence[str],
    purpose: str,
    language: str,
    jsonl: str | None,
    overlay: str | None,
    doing: str | None = None,
) -> None:
    from api.commands.reading import Wanted, damages, read_all  # noqa: PLC0415 - loads the libraries
    from api.terminal.answer_lines import lines_of  # noqa: PLC0415
    from api.terminal.progress_line import is_watched  # noqa: PLC0415
    from forms.overlay import Purpose  # noqa: PLC0415

    folder, desk = _folder(overlay), _folder(doing)
    failures, has_unknown_form = 0, False
    taken = {realpath(source) for source in images}
    wanted = Wanted(language, folder is not None, Purpose(purpose), desk is not None)
    with ExitStack() as stack:
        output = stack.enter_context(open_output(jsonl))
        answers = read_all(read_settings(), images, wanted, is_watched=is_watched())
        for number, answer in enumerate(answers, 1):
            failures += answer.problem is not None
            has_unknown_form |= answer.is_unknown_form
            if output is not None:
                output.write(answer.line() + "\n")
                output.flush()
            elif answer.overlay is not None:
                click.echo("\n".join(lines_of(answer.overlay, answer.name)))
            if folder is not None and answer.picture is not None:
                failures += not _is_kept(answer.picture, _free(folder, answer.name, taken))
            if desk is not None:
                for ending, content in answer.files.items():
                    path = _free(desk, answer.name, taken, f"-{ending}")
                    failures += not _is_kept(content, path)
            problem = answer.problem
            why = None if problem is None else f"not read. {problem.message}"
            tell(number, len(images), answer.name, why)
    if has_unknown_form:
        # It may be one we should know.
        for damage in damages(read_settings()):
            click.echo(f"Note: {damage}", err=True)
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


def _free(folder: Path, name: str, taken: set[str], ending: str = ".png") -> Path:
    """Where to keep what was made of picture `name`: over nothing made before, and no picture."""
    stem = Path(name).stem
    paths = (folder / f"{stem}{each}{ending}" for each in chain([""], (f"-{n}" for n in count(2))))
    path = next(path for path in paths if realpath(path) not in taken)
    taken.add(realpath(path))
    return path


def _is_kept(content: bytes, path: Path) -> bool:
    try:
        path.write_bytes(content)
    except OSError as error:
        click.echo(f"  {path} cannot be written: {error.strerror}.", err=True)
        return False
    click.echo(f"  {path}", err=True)
    return True
