"""A line on a terminal that says how far a picture is, and goes when there is an answer."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any

import click

from api.terminal.output import shown
from api.workers.progress_note import ProgressNote
from forms.progress import Progress, ProgressStage

#: Often enough to be seen to move.
_LOOK_EVERY_S = 0.2
#: Back to the start of the line, and nothing after it.
_CLEARED = "\r\x1b[K"

_DOING = {
    ProgressStage.WAITING: "waiting",
    ProgressStage.LOOKING: "looking for a form or a letter",
    ProgressStage.FOUND: "the sheet was found",
    ProgressStage.READING: "reading",
    ProgressStage.UNDERSTANDING: "finding out what it asks",
    ProgressStage.TRANSLATING: "saying it in your language",
}


def is_watched() -> bool:
    """Whether somebody sees standard error as it comes."""
    return sys.stderr.isatty()


def follow(
    looking: Future[Any], note: ProgressNote, name: str, write: Callable[[str], object]
) -> None:
    """Write how far picture `name` is until `looking` is done, on one line that goes again."""
    said = ""
    while not wait([looking], timeout=_LOOK_EVERY_S).done:
        progress = note.read()
        if progress is not None and (now := f"{shown(name)}: {words_of(progress)}") != said:
            said = now
            write(_CLEARED + said)
    if said:
        write(_CLEARED)


def words_of(progress: Progress) -> str:
    """How far it is, in a few words."""
    page = f"page {progress.page} of {progress.pages}, " if progress.pages > 1 else ""
    doing = _DOING[progress.stage]
    if progress.stage is ProgressStage.READING:
        doing = f"line {progress.line} of {progress.lines} read"
    return f"{page}{doing} ({progress.share:.0%})"


def to_terminal(text: str) -> None:
    """Write on standard error at once, without a line end."""
    click.echo(text, nl=False, err=True)
