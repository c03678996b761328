"""Tesseract as a text reader: through pytesseract, in memory, killable, leaving nothing behind."""

import csv
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import cv2
from pytesseract import pytesseract

from vision.errors import ReadingError
from vision.fields.reader import Word
from vision.picture import Grey

#: Pictures go through memory where the system has such a folder, and never to a disk.
_IN_MEMORY = Path("/dev/shm")  # noqa: S108

#: A strip of 20 fields takes about 0.7 s; a page of text 2 s.
_TIMEOUT_S = 10.0

#: Exit code of a shell that finds no such program.
_NOT_FOUND = 127

_MM_PER_INCH = 25.4

#: What Tesseract's table counts a line by.
_LINE = ("block_num", "par_num", "line_num")

#: The mode in which it does not read, but tells how print lies and in which letters it is.
_LETTERS_ONLY = 0


class Layout(IntEnum):
    """How print lies on a picture: Tesseract's page segmentation modes."""

    PAGE = 3
    BLOCK = 6
    SCATTERED = 11


class Tesseract:
    """Reads printed words with Tesseract.

    `layout` is that of the pictures it will be given; fields come in one block, made so.
    Each reading is a process of its own that dies with ours and is killed after `timeout_s`.
    What goes between lies in a folder only we can open, in memory if the system can, and is
    removed at once; what killed processes left there is removed when the next Tesseract is made.
    """

    def __init__(
        self,
        language: str = "nld",
        timeout_s: float = _TIMEOUT_S,
        folder: Path | None = None,
        layout: Layout = Layout.BLOCK,
    ) -> None:
        self._language = language
        self._layout = layout
        self._timeout_s = timeout_s
        self._root = folder or _default_root()
        sweep(self._root)

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        """The words in a picture of lines below each other.

        Raises:
            ReadingError: Tesseract or its language is missing, crashed or took too long.
        """
        return tuple(word for line in self.read_lines(picture, px_per_mm) for word in line)

    def read_lines(self, picture: Grey, px_per_mm: float) -> tuple[tuple[Word, ...], ...]:
        """The same words, line by line as Tesseract sees the lines.

        Raises:
            ReadingError: Tesseract or its language is missing, crashed or took too long.
        """
        with self._private_folder() as folder:
            strip = folder / "strip.pgm"
            done, coded = cv2.imencode(".pgm", picture)
            if not done:
                raise ReadingError("The strip of fields could not be passed to Tesseract.")
            strip.write_bytes(coded.tobytes())
            dpi = round(px_per_mm * _MM_PER_INCH)
            # No dictionary of ours is right for names.
            config = f"--psm {self._layout} --dpi {dpi} -c tessedit_create_tsv=1"
            self._run(strip, folder / "words", "tsv", config)
            return _lines(folder / "words.tsv")

    def script(self, picture: Grey) -> tuple[str, float] | None:
        """What Tesseract, of the language "osd", calls the letters in a picture, and how surely.

        From 0 on, without an upper end. None where it tells nothing of them.

        Raises:
            ReadingError: Tesseract or its "osd" is missing, crashed or took too long.
        """
        with self._private_folder() as folder:
            strip = folder / "strip.pgm"
            done, coded = cv2.imencode(".pgm", picture)
            if not done:
                raise ReadingError("The picture could not be passed to Tesseract.")
            strip.write_bytes(coded.tobytes())
            self._run(strip, folder / "letters", "osd", f"--psm {_LETTERS_ONLY}")
            return _script(folder / "letters.osd")

    def _run(self, strip: Path, answer: Path, kind: str, config: str) -> None:
        launcher = Path(__file__).with_name("tesseract-launcher.sh")
        pytesseract.tesseract_cmd = str(launcher)
        try:
            pytesseract.run_tesseract(
                str(strip), str(answer), kind, self._language, config, timeout=self._timeout_s
            )
        except pytesseract.TesseractError as error:
            raise ReadingError(_explained(error.status, str(error.message))) from None
        except pytesseract.TesseractNotFoundError:
            raise ReadingError(_explained(_NOT_FOUND, "")) from None
        except RuntimeError:
            raise ReadingError(
                f"Tesseract took longer than {self._timeout_s:g} s and was stopped."
            ) from None
        except OSError:
            raise ReadingError("Tesseract could not be started.") from None

    @contextmanager
    def _private_folder(self) -> Iterator[Path]:
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"{_owner_mark(os.getpid())}-", dir=self._root))
        except OSError:
            raise ReadingError("There is no room in memory to pass fields to Tesseract.") from None
        try:
            yield folder
        except OSError:
            raise ReadingError("The fields could not be passed to Tesseract.") from None
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(root: Path) -> None:
    """Make the folder `root`, ours alone, and remove what dead processes left in it.

    Raises:
        ReadingError: someone else has a folder of that name, or it cannot be made.
    """
    try:
        root.mkdir(mode=0o700, parents=False, exist_ok=True)
        found = root.lstat()
    except OSError:
        raise ReadingError(f"The folder {root} cannot be made.") from None
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise ReadingError(f"The folder {root} is not ours alone: remove it and try again.")
    for left in root.iterdir():
        pid = left.name.split("-")[0]
        if pid.isdigit() and not left.name.startswith(f"{_owner_mark(int(pid))}-"):
            shutil.rmtree(left, ignore_errors=True)


def _owner_mark(pid: int) -> str:
    """A process by its number and start, since numbers are used again; "gone" when it ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    except OSError:
        return "gone"
    # Field 22 is the start; the name in field 2 may hold anything but ends at the last bracket.
    return f"{pid}-{status.rpartition(')')[2].split()[19]}"


def _default_root() -> Path:
    memory = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    return memory / f"leeswijzer-{os.getuid()}"


def _explained(status: int, message: str) -> str:
    if status == _NOT_FOUND:
        return "The program tesseract is not installed: install tesseract-ocr, or run make setup."
    if "loading language" in message or "tessdata" in message:
        return "Tesseract lacks a language: install tesseract-ocr-nld, or run make setup."
    return f"Tesseract stopped unexpectedly (exit {status})."


def _lines(answer: Path) -> tuple[tuple[Word, ...], ...]:
    lines: dict[tuple[str, ...], list[Word]] = {}
    try:
        table = answer.read_text("utf-8").splitlines()
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["level"] == "5" and row["text"].strip():
                lines.setdefault(tuple(row[part] for part in _LINE), []).append(_word(row))
        return tuple(tuple(words) for words in lines.values())
    except (OSError, UnicodeDecodeError, KeyError, ValueError, TypeError, AttributeError):
        raise ReadingError("Tesseract's answer cannot be understood.") from None


def _script(answer: Path) -> tuple[str, float] | None:
    try:
        told = dict(
            line.split(": ", 1) for line in answer.read_text("utf-8").splitlines() if ": " in line
        )
        if "Script" not in told:
            return None
        return told["Script"], float(told["Script confidence"])
    except (OSError, UnicodeDecodeError, KeyError, ValueError):
        raise ReadingError("Tesseract's answer cannot be understood.") from None


def _word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    return Word(
        text=row["text"].strip(),
        confidence=min(1.0, max(0.0, float(row["conf"]) / 100)),
        left=left,
        top=top,
        right=left + float(row["width"]),
        bottom=top + float(row["height"]),
    )
