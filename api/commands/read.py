"""`leeswijzer read` and `leeswijzer letter`: what pictures of forms and letters say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from os.path import realpath
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from api.terminal.files import removed_when_broken_off
from api.terminal.output import open_output, say, tell
from api.terminal.surroundings import read_settings

if TYPE_CHECKING:
    from api.commands.answering import Answer


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

    Each picture is answered by itself: pages of one letter belong in one PDF. A form we know is
    recognised as one. A sheet that cannot be read is an answer too. A picture that cannot be opened
    is reported and the others are done all the same.
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
    from api.commands.answering import Wanted, damages, read_all  # noqa: PLC0415 - loads the libraries
    from api.terminal.progress_line import is_watched  # noqa: PLC0415
    from forms.overlay import Purpose  # noqa: PLC0415

    folders = _Folders(_folder(overlay), _folder(doing), {realpath(source) for source in images})
    is_drawn, is_prepared = folders.drawn is not None, folders.doing is not None
    wanted = Wanted(language, is_drawn, Purpose(purpose), is_prepared)
    failures, has_unknown_form = 0, False
    with open_output(jsonl) as output:
        answers = read_all(read_settings(), images, wanted, is_watched=is_watched())
        for number, answer in enumerate(answers, 1):
            _show(answer, output)
            failures += folders.keep(answer) + (answer.problem is not None)
            has_unknown_form |= answer.is_unknown_form
            why = None if answer.problem is None else f"not read. {answer.problem.message}"
            tell(number, len(images), answer.name, why)
    if has_unknown_form:
        # It may be one we should know.
        for damage in damages(read_settings()):
            say(f"Note: {damage}", err=True)
    ctx.exit(1 if failures else 0)


def _show(answer: "Answer", output: IO[str] | None) -> None:
    """One line of JSON to `output`, at once; without one, lines for a person on the screen."""
    from api.terminal.answer_lines import lines_of  # noqa: PLC0415 - loads the libraries

    if output is not None:
        output.write(answer.line() + "\n")
        output.flush()
    elif answer.overlay is not None:
        for line in lines_of(answer.overlay, answer.name):
            say(line)


@dataclass(frozen=True)
class _Folders:
    """Where answers are kept `drawn`, and files for `doing` what a letter asks; None: nowhere.

    `taken` are the pictures themselves and what was kept so far: nothing is written over them.
    """

    drawn: Path | None
    doing: Path | None
    taken: set[str]

    def keep(self, answer: "Answer") -> int:
        """Keep what was made of one picture; gives how many files could not be written."""
        made: list[tuple[Path, str, bytes]] = []
        if self.drawn is not None and answer.picture is not None:
            made.append((self.drawn, ".png", answer.picture))
        if self.doing is not None:
            made += [(self.doing, f"-{end}", content) for end, content in answer.files.items()]
        return sum(
            not _is_kept(content, self._free(folder, answer.name, ending))
            for folder, ending, content in made
        )

    def _free(self, folder: Path, name: str, ending: str) -> Path:
        """Where to keep what was made of picture `name`."""
        stem = Path(name).stem
        numbers = chain([""], (f"-{number}" for number in count(2)))
        paths = (folder / f"{stem}{number}{ending}" for number in numbers)
        path = next(path for path in paths if realpath(path) not in self.taken)
        self.taken.add(realpath(path))
        return path


def _folder(name: str | None) -> Path | None:
    if name is None:
        return None
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"{name} cannot be made: {error.strerror}.") from error
    return folder


def _is_kept(content: bytes, path: Path) -> bool:
    try:
        with removed_when_broken_off(path):
            path.write_bytes(content)
    except OSError as error:
        say(f"  {path} cannot be written: {error.strerror}.", err=True)
        return False
    say(f"  {path}", err=True)
    return True
