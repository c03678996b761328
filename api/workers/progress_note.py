"""How far a worker is, on a note that the web process reads: the last word, and no queue.

The note is a file of a few bytes in the private folder in memory. The worker overwrites it at each
line and never waits; who wants to know looks when it likes. Taking the note away tells the worker
that nobody waits any more. (docs/decisions/0040-how-far-a-letter-is.md)
"""

import contextlib
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from api.workers.errors import abandoned
from forms.progress import OnProgress, Progress, ProgressStage, no_listener

#: Place of the stage among all, share, page, pages, line, lines; -1 where these are not known.
_SAID = struct.Struct("<Bdiiii")
#: Before it a checksum: a note that is read while it is written does not count.
_SUM = struct.Struct("<I")
_STAGES = tuple(ProgressStage)


def said_on(path: Path) -> bytes:
    """What stands on the note at `path`, to see whether it changes; empty where it is gone."""
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


class ProgressNote:
    """A note for one picture, as who waits has it. Close it, or use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self._file, name = tempfile.mkstemp(dir=folder, prefix="progress-")
        self.path = Path(name)

    def read(self) -> Progress | None:
        """How far it is; None before anything was written."""
        size = _SUM.size + _SAID.size
        content = os.pread(self._file, size, 0)
        if len(content) < size or _SUM.unpack_from(content)[0] != zlib.crc32(content[_SUM.size :]):
            return None
        stage, share, page, pages, line, lines = _SAID.unpack_from(content, _SUM.size)
        return Progress(_STAGES[stage], share, page, pages, line, None if lines < 0 else lines)

    def close(self) -> None:
        """Take the note away: whoever still writes on it finds that nobody waits."""
        with contextlib.suppress(FileNotFoundError):  # the folder goes when the service stops
            self.path.unlink()
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


@contextmanager
def writing_on(path: Path | None) -> Iterator[OnProgress]:
    """In the worker: what to tell that ends up on the note at `path`; nobody hears without one.

    What is told raises `Abandoned` once the note is gone, which ends the work.

    Raises:
        Abandoned: the note is gone already.
    """
    if path is None:
        yield no_listener
        return
    try:
        file = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        raise abandoned() from None

    def tell(progress: Progress) -> None:
        if os.fstat(file).st_nlink == 0:
            raise abandoned()
        os.pwrite(file, _written(progress), 0)

    try:
        yield tell
    finally:
        os.close(file)


def _written(progress: Progress) -> bytes:
    lines = -1 if progress.lines is None else progress.lines
    said = _SAID.pack(
        _STAGES.index(progress.stage),
        progress.share,
        progress.page,
        progress.pages,
        progress.line,
        lines,
    )
    return _SUM.pack(zlib.crc32(said)) + said
