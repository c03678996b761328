"""Worker processes that can be killed: a hung, crashed or greedy one costs one frame, no more.

Each seat is a Pebble pool of one process, so that a death in one cannot hold up another. One
keeper thread owns the seats: it gives a frame only to a process that is open and warm, replaces
what was killed, and retries what does not open.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Self, TypeVar

from api.workers.child import WORKER_ENVIRONMENT, SeatPlan
from api.workers.errors import overloaded, stopping, superseded, worker_crashed
from api.workers.fork_server import fork_context
from api.workers.frame_queue import FrameQueue, QueueFullError
from api.workers.private_folder import open_private_folder
from api.workers.progress_note import ProgressNote
from api.workers.seat import Job, Seat
from api.workers.standstill import Standstill

E = TypeVar("E")
T = TypeVar("T")

#: What one frame may add to a warm worker: decoding 24 megapixels with every extra takes 260 MB.
EXTRA_MEMORY_BYTES = 400 * 1024 * 1024

#: A recognised frame takes 0.2 s; whatever takes much longer hangs.
FRAME_TIMEOUT_S = 10.0

#: A letter is read in two seconds, in minutes where many are read at once: as long as it goes on
#: the person sees that. This is only an end to it, for a PDF of many pages on a slow machine.
LETTER_TIMEOUT_S = 300.0

#: The longest step of reading a letter that tells nothing takes 1.5 s by estimate (not measured); a
#: machine that is twenty times as slow gets its time, what hangs is gone before people give up (a
#: minute).
LETTER_STILL_S = 40.0

#: Each waiting frame waits for half a second or so; a person gives up after a few seconds.
QUEUE_LENGTH = 16

# How often an idle keeper looks whether all workers still live.
_LOOK_AROUND_S = 0.25


@dataclass(frozen=True)
class WorkerLimits:
    """How many workers, and what each may take."""

    workers: int = 2
    timeout_s: float = FRAME_TIMEOUT_S
    letter_timeout_s: float = LETTER_TIMEOUT_S
    letter_still_s: float = LETTER_STILL_S
    extra_bytes: int = EXTRA_MEMORY_BYTES
    queue_length: int = QUEUE_LENGTH


class Workers(Generic[E]):
    """Processes that each hold an engine `E`. Close them, or use them in a `with`.

    `open_engine` runs in the worker and must be picklable; so must tasks and answers. `tell` is
    told why no worker opens, once for each reason and not for each picture that is refused.
    """

    def __init__(
        self,
        open_engine: Callable[[], E],
        limits: WorkerLimits = WorkerLimits(),
        *,
        fallback_folder: Path,
        preload: tuple[str, ...] = ("api.workers.child",),
        tell: Callable[[Exception], None] | None = None,
    ) -> None:
        self._limits = limits
        self._tell = tell
        self._told: str | None = None
        self._folder = open_private_folder(fallback_folder)
        self._lock = threading.Lock()
        self._queue: FrameQueue[Job] = FrameQueue(limits.queue_length)
        self._wake = threading.Event()
        self._is_closing = False
        os.environ.update(WORKER_ENVIRONMENT)
        context = fork_context(["__main__", *preload])
        self._seats = [
            Seat(self._plan(open_engine, number), context, self._wake.set)
            for number in range(limits.workers)
        ]
        self._keeper = threading.Thread(target=self._keep, name="worker-keeper", daemon=True)
        self._keeper.start()

    def submit(
        self, task: Callable[[E], T], *, session: str | None = None, letter: Path | None = None
    ) -> Future[T]:
        """Have a worker run `task`; the future gives its answer or raises what it raised.

        It may take as long as any frame may. `letter` is the note on which a task that reads a
        letter writes how far it is: that may take longer, and is ended when it stands still.

        Of one session only the newest waiting task is kept: the future of the one replaced
        raises `Superseded`. Cancelling a future that waits takes it from the queue.

        Raises:
            Overloaded: as many tasks wait as may wait.
            Unavailable: the workers were closed.
        """
        limits = self._limits
        if letter is None:
            job = Job(task, limits.timeout_s, session)
        else:
            still = Standstill(letter, limits.letter_still_s)
            job = Job(task, limits.letter_timeout_s, session, standstill=still)
        with self._lock:
            if self._is_closing:
                raise stopping()
            try:
                replaced = self._queue.put(job, session)
            except QueueFullError:
                raise overloaded() from None
        if replaced is not None:
            replaced.fail(superseded())
        self._wake.set()
        return job.future

    def open_note(self) -> ProgressNote:
        """A note for a task to write on how far it is; close it."""
        return ProgressNote(self._folder)

    @property
    def has_ready_worker(self) -> bool:
        """Whether a frame would be looked at now or after the one at work."""
        return self.ready > 0

    @property
    def ready(self) -> int:
        """How many workers are open and warm, at work or not."""
        return sum(seat.is_open for seat in self._seats)

    @property
    def waiting(self) -> int:
        """How many frames wait for a worker."""
        return len(self._queue)

    @property
    def opening_error(self) -> Exception | None:
        """Why no worker opens, when none does."""
        errors = [seat.opening_error for seat in self._seats]
        return errors[0] if errors and all(errors) else None

    def close(self) -> None:
        """End all workers at once; what still waits or runs raises `Unavailable`."""
        with self._lock:
            self._is_closing = True
        self._wake.set()
        self._keeper.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # In the keeper thread ---------------------------------------------------------------------

    def _keep(self) -> None:
        while not self._is_closing:
            for seat in self._seats:
                self._tend(seat)
            self._assign()
            self._refuse_if_nothing_opens()
            self._wake.wait(_LOOK_AROUND_S)
            self._wake.clear()
        for seat in self._seats:
            job = seat.close()
            if job is not None:
                job.fail(stopping())
        self._fail_waiting(stopping())

    def _tend(self, seat: Seat) -> None:
        unserved = seat.tend(time.monotonic())
        if unserved is None:
            return
        if unserved.was_retried:
            unserved.fail(worker_crashed())
            return
        unserved.was_retried = True
        with self._lock:
            is_back = self._queue.put_back(unserved, unserved.session)
        if not is_back:
            unserved.fail(superseded())

    def _assign(self) -> None:
        for seat in self._seats:
            while seat.is_free:
                with self._lock:
                    job = self._queue.take()
                if job is None:
                    return
                if job.start():
                    seat.begin(job)

    def _refuse_if_nothing_opens(self) -> None:
        error = self.opening_error
        why = None if error is None else str(error)
        if error is not None:
            if why != self._told and self._tell is not None:
                self._tell(error)
            self._fail_waiting(error)
        self._told = why

    def _fail_waiting(self, error: Exception) -> None:
        while True:
            with self._lock:
                job = self._queue.take()
            if job is None:
                return
            job.fail(error)

    def _plan(self, open_engine: Callable[[], E], number: int) -> SeatPlan:
        folder = self._folder / f"seat-{number}"
        folder.mkdir(mode=0o700)
        return SeatPlan(open_engine, self._limits.extra_bytes, folder)
