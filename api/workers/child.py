"""What happens inside a worker process: open one engine, then run tasks on it.

Everything here runs in the child. The engine is kept in `_SEAT`, the only module state of the
house: Pebble sends a function and its arguments, so what stays between two tasks has to lie
somewhere in the process.
"""

import os
import resource
import signal
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2

from api.workers.address_space import limit_address_space, taken_bytes
from api.workers.errors import EngineFailed, WorkerError, out_of_memory
from api.workers.fork_server import hush
from forms.errors import FormsError
from models.errors import ModelsError
from vision.errors import VisionError
from vision.heap import keep_heap
from vision.opencv import use_one_quiet_thread

#: Read by libraries when they are loaded, so set before the first worker starts. Tesseract takes
#: 6 CPU seconds a page with OpenMP threads and 1.7 without; glibc reserves 64 MB of address
#: space for each arena, which counts against the memory limit.
WORKER_ENVIRONMENT: Final = {
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "OPENCV_LOG_LEVEL": "SILENT",
}


#: What a worker comes to keep in its first minutes: pages used last, connections, allocator slack.
_KEPT_BYTES: Final = 256 * 1024 * 1024


@dataclass(frozen=True)
class SeatPlan:
    """How to set up one worker process.

    `open_engine` is picklable and gives what tasks work on. `extra_bytes` is the address space a
    task may add to what the warm process has. `folder` is where temporary files may lie.
    """

    open_engine: Callable[[], Any]
    extra_bytes: int
    folder: Path


@dataclass(frozen=True)
class Failure:
    """A task that did not give an answer; `error` has no content of a frame in it."""

    error: Exception


class SeatEmptyError(Exception):
    """This process was started in the place of another and has no engine yet."""


@dataclass
class _Seat:
    engine: Any = None
    extra_bytes: int = 0
    most_bytes: int = 0


_SEAT: Final = _Seat()


def take_seat(plan: SeatPlan) -> int | Failure:
    """Make this process a worker; its process id once it is warm, or why it cannot be one."""
    try:
        _settle(plan.folder)
        engine = plan.open_engine()
        _SEAT.extra_bytes = plan.extra_bytes
        _SEAT.most_bytes = _limit_memory(plan.extra_bytes) + _KEPT_BYTES
    except BaseException as error:  # the worker gate: all must reach the parent
        return _failure(error)
    _SEAT.engine = engine
    return os.getpid()


def run(task: Callable[[Any], Any]) -> Any:
    """Run a task on the engine; a `Failure` when it raises."""
    if _SEAT.engine is None:
        return Failure(SeatEmptyError())
    try:
        _limit_memory(_SEAT.extra_bytes, _SEAT.most_bytes)
        return task(_SEAT.engine)
    except BaseException as error:  # the worker gate: SystemExit must not end the parent
        return _failure(error)


def _settle(folder: Path) -> None:
    os.setpgid(0, 0)  # so that what a worker started can be killed with it
    # Pebble ends a worker with SIGTERM and its handler waits for C code to return; one that
    # hangs in C must die at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold a frame
    os.environ |= WORKER_ENVIRONMENT
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)
    hush()
    use_one_quiet_thread()
    keep_heap()


def _limit_memory(extra_bytes: int, most_bytes: int | None = None) -> int:
    """Allow `extra_bytes` beyond what the process has now, if at most `most_bytes` in all."""
    limit = taken_bytes() + extra_bytes
    limit = limit if most_bytes is None else min(limit, most_bytes)
    limit_address_space(limit)
    return limit


def _failure(error: BaseException) -> Failure:
    if isinstance(error, MemoryError) or _is_opencv_out_of_memory(error):
        return Failure(out_of_memory())
    if isinstance(error, VisionError | FormsError | WorkerError):
        return Failure(error)
    if isinstance(error, ModelsError):
        # It speaks of a file of the program, never of the paper: worth telling whoever runs it.
        return Failure(EngineFailed(f"{error}.", place_of(error)))
    message = "Something went wrong on our side while looking at this picture."
    return Failure(EngineFailed(message, place_of(error)))


def place_of(error: BaseException) -> str:
    """The class of an error and where it was raised, as in "ValueError at register.py:120".

    Its message is left out: it may quote what was read from the paper.
    """
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" at {Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    return type(error).__name__ + where


def _is_opencv_out_of_memory(error: BaseException) -> bool:
    return isinstance(error, cv2.error) and getattr(error, "code", None) == cv2.Error.StsNoMem
