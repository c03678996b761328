"""Reading many blank forms in processes that can be stopped: a bad one costs itself, no more."""

import os
import resource
import signal
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from typing import Any

import pebble

from api.workers.address_space import limit_address_space, taken_bytes
from api.workers.fork_server import fork_context, hush
from forms.errors import DocumentError, FormsError
from forms.pdf.document import MAX_BYTES
from forms.pdf.reading import ReadDocument, read_pdf
from forms.scans import is_picture, read_scan
from vision.fields.reader import TextReader, Word
from vision.opencv import use_one_quiet_thread
from vision.picture import Grey
from vision.text.tesseract import Layout, Tesseract

#: The slowest of 211 forms takes 4 s, 300 dense pages about 60, a scanned page 3 to 8.
TIMEOUT_S = 300.0
#: Forms are printed in these; a page of print takes 2 to 6 s.
_LANGUAGES = "nld+eng"
_PAGE_TIMEOUT_S = 60.0
#: What one PDF may add to the memory of a process: an A0 page takes 100 MB while it is drawn.
EXTRA_MEMORY_BYTES = 1024**3
#: More processes would only wait for each other on the two cores of a small server.
_MOST_READERS = 2
#: PDFs read ahead of the one that is wanted next; more would only fill memory.
_AHEAD = 2


def read_pdfs(
    paths: Sequence[Path], timeout_s: float = TIMEOUT_S
) -> Generator[ReadDocument | FormsError, None, None]:
    """Read the files, several at once; gives what each was or why not, in the same order."""
    readers = max(1, min(_MOST_READERS, os.cpu_count() or 1, len(paths)))
    context = fork_context(["forms.scans"])
    pool: Any = pebble.ProcessPool(max_workers=readers, initializer=_settle, context=context)
    try:
        waiting = iter(paths)
        running: deque[Any] = deque()
        for _ in paths:
            while len(running) < readers + _AHEAD and (path := next(waiting, None)):
                running.append(pool.schedule(_read_file, args=[path], timeout=timeout_s))
            yield _outcome(running.popleft(), timeout_s)
    finally:
        pool.stop()
        pool.join()


def _outcome(future: Any, timeout_s: float) -> ReadDocument | FormsError:
    try:
        outcome: ReadDocument | FormsError = future.result()
    except FutureTimeout:
        return DocumentError(
            f"Reading this PDF took longer than {timeout_s:g} seconds and was stopped. "
            "Save it again in a simpler way, or split it.",
            code="pdf-timeout",
        )
    except pebble.ProcessExpired:
        return DocumentError(
            "The program that read this PDF stopped unexpectedly. The PDF is probably damaged; "
            "save it again.",
            code="unreadable-pdf",
        )
    return outcome


def _read_file(path: Path) -> ReadDocument | FormsError:
    """Runs in the process; what goes wrong is an answer too."""
    try:
        content = _content(path)
        reader: TextReader = PageReader()
        return read_scan(content, reader) if is_picture(content) else read_pdf(content, reader)
    except FormsError as error:
        return error
    except MemoryError:
        return DocumentError(
            "Reading this PDF takes more memory than is allowed. Save it again with smaller "
            "pages or pictures.",
            code="pdf-too-heavy",
        )
    except Exception as error:
        return DocumentError(
            f"This PDF could not be read because of a mistake on our side ({type(error).__name__}"
            "). Please report it.",
            code="internal-error",
        )


class PageReader:
    """Tesseract for whole pages, made when the first scan asks for it."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        """The words of a page; see `TextReader`."""
        tesseract = Tesseract(_LANGUAGES, _PAGE_TIMEOUT_S, layout=Layout.SCATTERED)
        return tesseract.read(picture, px_per_mm)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentError("There is no such file.", code="no-such-file") from error
    except OSError as error:
        raise DocumentError(
            f"This file cannot be read: {error.strerror}.", code="unreadable-file"
        ) from error


def _settle() -> None:
    # Pebble stops a process with SIGTERM and its own way to end waits for C code to return.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hush()
    use_one_quiet_thread()
    limit_address_space(taken_bytes() + EXTRA_MEMORY_BYTES)
