"""Pictures in, answers out, in order; the looking is done by workers that can be killed."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from os.path import realpath
from pathlib import Path
from typing import Any

import click

from api.services import open_workers
from api.settings import Settings
from api.terminal.progress_line import follow, to_terminal
from api.wire.failure_line import FailureLineSchema
from api.wire.overlay import overlay_line
from api.workers.errors import WorkerError
from api.workers.looking import LookAndMake, WorkedOut
from api.workers.pool import Workers
from api.workers.progress_note import ProgressNote
from forms.errors import FormsError
from forms.language.engines.libretranslate import LibreTranslate
from forms.language.languages import DUTCH, UnknownLanguage, choose_language, known_languages
from forms.language.packages import installed_packages
from forms.language.phrases import bundled_phrases
from forms.overlay import Overlay, Purpose
from vision.decode import MAX_BYTES
from vision.errors import PictureError
from vision.outcome import MissReason

#: Nobody holds a phone up here: a busy machine may take its time.
_TIMEOUT_S, _LETTER_TIMEOUT_S, _LETTER_STILL_S = 60.0, 900.0, 120.0


@dataclass(frozen=True)
class Wanted:
    """What to do with each picture."""

    language: str
    is_drawn: bool
    purpose: Purpose = Purpose.FIND
    is_prepared: bool = False


@dataclass(frozen=True, eq=False)
class _Begun:
    """A picture at work; the `note` of a letter is shown where it `is_followed`."""

    source: str
    work: Future[Any] | PictureError
    note: ProgressNote | None = None
    is_followed: bool = False


@dataclass(frozen=True, eq=False)
class Answer:
    """The answer to one picture, or why there is none."""

    source: str
    overlay: Overlay | None = None
    picture: bytes | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    problem: FormsError | PictureError | WorkerError | None = None

    @property
    def is_unknown_form(self) -> bool:
        """Whether the sheet was seen well and is no form we know."""
        miss = None if self.overlay is None else self.overlay.miss
        return miss is not None and miss.reason is MissReason.UNKNOWN_FORM

    @property
    def name(self) -> str:
        """`source` as it can be written down: bytes that are no text become �."""
        return click.format_filename(self.source)

    def line(self) -> str:
        """The answer as the public contract has it on one line, without the line end."""
        if self.overlay is None:
            assert self.problem is not None  # noqa: S101 - one of the two is always there
            return FailureLineSchema.of(self.problem, self.name).line()
        return overlay_line(self.overlay, self.name)


def read_all(
    settings: Settings, sources: Sequence[str], wanted: Wanted, *, is_watched: bool = False
) -> Iterator[Answer]:
    """An answer for each of `sources`, in their order; who watches sees how far each letter is."""
    chosen = _language(settings, wanted.language)
    if isinstance(chosen, FormsError):
        yield from (Answer(source, problem=chosen) for source in sources)
        return
    # A worker that gets no picture would only cost its start.
    count = min(settings.workers, len(sources))
    fitting = settings.model_copy(
        update={
            "frame_timeout_s": _TIMEOUT_S,
            "letter_timeout_s": _LETTER_TIMEOUT_S,
            "letter_still_s": _LETTER_STILL_S,
            "workers": count,
        }
    )
    with open_workers(fitting) as workers:
        waiting: deque[_Begun] = deque()
        is_followed = is_watched and wanted.purpose is Purpose.READ
        for source in sources:
            note = workers.open_note() if wanted.purpose is Purpose.READ else None
            begun = _begun(workers, source, replace(wanted, language=chosen), note)
            waiting.append(replace(begun, is_followed=is_followed))
            # One frame at work and one waiting for each worker keeps them busy.
            if len(waiting) > 2 * fitting.workers:
                yield _finished(waiting.popleft())
        while waiting:
            yield _finished(waiting.popleft())


def damages(settings: Settings) -> Iterator[str]:
    """Plain sentences on the forms that cannot be recognised because they are damaged."""
    from forms.store.catalogue import Catalogue  # noqa: PLC0415 - loads the database

    with Catalogue.open(settings.storage) as catalogue:
        for damage in catalogue.damages():
            yield damage.message


def _language(settings: Settings, asked: str) -> str | FormsError:
    service = settings.translation_service
    away = None if service is None else LibreTranslate(service).targets(DUTCH)
    known = known_languages(bundled_phrases(), installed_packages(settings.packages_folder), away)
    chosen = choose_language(asked, known)
    if isinstance(chosen, UnknownLanguage):
        codes = ", ".join(chosen.known)
        message = f"We do not know the language “{asked}”. Choose one of: {codes}."
        return FormsError(message, "unknown-language")
    return chosen.code


def _begun(workers: Workers[Any], source: str, wanted: Wanted, note: ProgressNote | None) -> _Begun:
    content = _content(source)
    if isinstance(content, PictureError):
        return _Begun(source, content, note)
    look = LookAndMake(
        content,
        wanted.language,
        wanted.purpose,
        note=None if note is None else note.path,
        is_drawn=wanted.is_drawn,
        is_prepared=wanted.is_prepared,
    )
    work = workers.submit(look, letter=look.note)
    return _Begun(source, work, note)


def _content(source: str) -> bytes | PictureError:
    if _is_named_pipe(source):
        return PictureError("unreadable-file", "This is a pipe, no file. Give the file itself.")
    try:
        with Path(source).open("rb") as file:  # perhaps a pipe or a device, without a size
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return PictureError("no-such-file", "There is no file of this name.")
    except OSError as error:
        return PictureError("unreadable-file", f"This file cannot be opened: {error.strerror}.")
    if len(content) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        return PictureError("too-large-bytes", f"This file is larger than {limit}.")
    return content


def _is_named_pipe(source: str) -> bool:
    """Whether nobody may ever write to it, and all other pictures would wait for that.

    What a shell has open, as /dev/stdin and <(...), is a pipe somebody does write to.
    """
    try:
        is_pipe = Path(source).is_fifo()
    except (OSError, ValueError):
        return False
    return is_pipe and not realpath(source).startswith(("/dev/", "/proc/"))


def _finished(begun: _Begun) -> Answer:
    with begun.note or nullcontext():
        return _answered(begun)


def _answered(begun: _Begun) -> Answer:
    source, work = begun.source, begun.work
    if isinstance(work, PictureError):
        return Answer(source, problem=work)
    if begun.note is not None and begun.is_followed:
        follow(work, begun.note, source, to_terminal)
    try:
        made: WorkedOut = work.result()
    except (FormsError, PictureError, WorkerError) as error:
        return Answer(source, problem=error)
    return Answer(source, made.overlay, made.picture, made.files)
