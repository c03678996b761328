"""Engines and tasks that misbehave, for the worker pool. Picklable: they run in real workers."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from api.workers.progress_note import writing_on
from forms.errors import StoreError
from forms.progress import Progress
from models.errors import ModelsError
from vision.errors import PictureError


@dataclass
class Engine:
    """An engine that counts what it did."""

    tasks: int = 0


def open_engine() -> Engine:
    return Engine()


def open_slowly() -> Engine:
    time.sleep(0.5)
    return Engine()


def open_with_changed_weights() -> Engine:
    raise ModelsError("the network page_corners.onnx is another; install the program anew")


def open_never() -> Engine:
    raise StoreError("The data folder cannot be used.")


@dataclass(frozen=True)
class OpenOnSecondTry:
    """Fails the first time, as when the disk was not there yet."""

    mark: Path

    def __call__(self) -> Engine:
        if not self.mark.exists():
            self.mark.touch()
            raise StoreError("Not yet.")
        return Engine()


def count(engine: Engine) -> int:
    engine.tasks += 1
    return engine.tasks


def pid(_engine: Engine) -> int:
    return os.getpid()


@dataclass(frozen=True)
class Nap:
    """Takes its time, then says who it was."""

    seconds: float
    name: str = ""

    def __call__(self, _engine: Engine) -> str:
        time.sleep(self.seconds)
        return self.name


@dataclass(frozen=True)
class TellSlowly:
    """Writes one step after the other on the note, with time to read each."""

    note: Path
    steps: tuple[Progress, ...]

    def __call__(self, _engine: Engine) -> str:
        with writing_on(self.note) as tell:
            for step in self.steps:
                tell(step)
                time.sleep(0.25)
        return "done"


@dataclass(frozen=True)
class TellAndHang:
    """Writes one step on the note, and is never heard again."""

    note: Path
    step: Progress

    def __call__(self, _engine: Engine) -> None:
        with writing_on(self.note) as tell:
            tell(self.step)
            hang_deaf(_engine)


@dataclass(frozen=True)
class TellAndLeave:
    """Writes one step on the note, and ends its process as if all were well."""

    note: Path
    step: Progress

    def __call__(self, _engine: Engine) -> None:
        with writing_on(self.note) as tell:
            tell(self.step)
            leave(_engine)


def hang_in_python(_engine: Engine) -> None:
    time.sleep(3600)


def hang_deaf(_engine: Engine) -> None:
    """Busy in C code, where no Python signal handler runs."""
    sum(range(10**13))


def crash(_engine: Engine) -> None:
    os.kill(os.getpid(), 11)


def leave(_engine: Engine) -> None:
    os._exit(0)


def leave_politely(_engine: Engine) -> None:
    raise SystemExit(3)


def grab_memory(_engine: Engine) -> int:
    return int(np.ones(600 * 1024 * 1024 // 8).sum())


def grab_allowed_memory(_engine: Engine) -> int:
    return int(np.ones(200 * 1024 * 1024 // 8).sum())


def fail_late(engine: Engine) -> None:
    time.sleep(1.0)
    fail_quoting_the_paper(engine)


def fail_quoting_the_paper(_engine: Engine) -> None:
    raise ValueError("cannot parse 'J. Jansen, 999990019'")


def refuse_picture(_engine: Engine) -> None:
    raise PictureError("not-a-picture", "This is not a picture.")


def give_what_cannot_be_sent(_engine: Engine) -> object:
    return lambda: None


@dataclass(frozen=True)
class StartChildAndHang:
    """As a hung Tesseract: the child must not outlive the worker."""

    pid_file: Path

    def __call__(self, _engine: Engine) -> None:
        child = subprocess.Popen(["sleep", "3600"])
        self.pid_file.write_text(str(child.pid))
        time.sleep(3600)


def leave_temporary_file_and_crash(engine: Engine) -> None:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"a frame")
    crash(engine)


def temporary_folder(_engine: Engine) -> Path:
    return Path(tempfile.gettempdir())


def environment(_engine: Engine) -> dict[str, str]:
    return dict(os.environ)


def whisper_to_standard_error(_engine: Engine) -> None:
    os.write(2, b"libpng warning about somebody's picture\n")
