"""One place for a worker process: opened, given one task at a time, replaced when it dies."""

import contextlib
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from typing import Any

from pebble import ProcessExpired, ProcessPool

from api.workers.child import Failure, SeatEmptyError, SeatPlan, run, take_seat
from api.workers.errors import EngineFailed, Unavailable, frame_timeout, stood_still, worker_crashed
from api.workers.private_folder import empty
from api.workers.standstill import Standstill

#: Opening a catalogue of 10,000 pages takes seconds; after a minute something hangs.
_OPEN_TIMEOUT_S = 60.0

# Between two attempts to open a seat: quick at first, then seldom enough not to burn a core.
_FIRST_RETRY_S = 0.5
_LAST_RETRY_S = 30.0


@dataclass(eq=False)
class Job:
    """A task, the seconds it may take, and the future of the one who waits for it.

    With a `standstill` it may not stand still for longer than that either.
    """

    task: Callable[[Any], Any]
    timeout_s: float
    session: str | None = None
    future: Future[Any] = field(default_factory=Future)
    was_retried: bool = False
    standstill: Standstill | None = None

    def start(self) -> bool:
        """Say that it runs; false when nobody waits any more."""
        return self.was_retried or self.future.set_running_or_notify_cancel()

    def succeed(self, answer: Any) -> None:
        """Hand over the answer."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_result(answer)

    def fail(self, error: Exception) -> None:
        """Hand over an error."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_exception(error)


class Seat:
    """A Pebble pool of one process. Used by one thread; `wake` is called from others."""

    def __init__(self, plan: SeatPlan, context: BaseContext, wake: Callable[[], None]) -> None:
        self._plan = plan
        self._context = context
        self._wake = wake
        self._pool: ProcessPool | None = None
        self._running: Future[Any] | None = None
        self._job: Job | None = None
        self._pid: int | None = None
        self._retry_at = 0.0
        self._retry_after_s = _FIRST_RETRY_S
        self.opening_error: Exception | None = None

    @property
    def is_open(self) -> bool:
        """Whether a warm process sits here, at work or not."""
        return self._pid is not None

    @property
    def is_free(self) -> bool:
        """Whether a warm process waits for a task."""
        return self.is_open and self._job is None

    def begin(self, job: Job) -> None:
        """Give the free process its task."""
        self._job = job
        if job.standstill is not None:
            job.standstill.begin()
        self._schedule(run, job.task, job.timeout_s)

    def tend(self, now_s: float) -> Job | None:
        """Do what is due; gives back a job that was never begun because the process was gone."""
        if self._pool is None:
            if now_s >= self._retry_at:
                self._open()
            return None
        if self._running is not None:
            if self._running.done():
                return self._collect(self._running, now_s)
            self._end_if_still(now_s)
            return None
        if not self._pool.active:  # somebody killed the idle process
            self._close_pool()
            self._open()
        return None

    def close(self) -> Job | None:
        """End the process; gives the job it was at."""
        self._close_pool()
        job, self._job = self._job, None
        return job

    # ------------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Have a new process open its engine."""
        empty(self._plan.folder)
        self._schedule(take_seat, self._plan, _OPEN_TIMEOUT_S)

    def _schedule(self, function: Callable[[Any], Any], argument: Any, timeout_s: float) -> None:
        if self._pool is None:
            self._pool = ProcessPool(max_workers=1, context=self._context)
        try:
            self._running = self._pool.schedule(function, args=(argument,), timeout=timeout_s)
        except RuntimeError:  # the pool found out that its process is gone
            self._running = Future()
            self._running.set_exception(BrokenProcessPool())
        self._running.add_done_callback(lambda _future: self._wake())

    def _end_if_still(self, now_s: float) -> None:
        """Put a new process in the place of one whose task makes no headway."""
        job = self._job
        if job is not None and job.standstill is not None and job.standstill.is_over(now_s):
            self._kill_group()
            self.close()
            job.fail(stood_still(job.standstill.still_s))
            self._open()

    def _collect(self, finished: Future[Any], now_s: float) -> Job | None:
        self._running = None
        if self._job is None:
            self._collect_opening(finished, now_s)
            return None
        job, self._job = self._job, None
        return self._collect_answer(finished, job)

    def _collect_opening(self, finished: Future[Any], now_s: float) -> None:
        error = finished.exception()
        result = finished.result() if error is None else Failure(_cannot_open())
        if isinstance(result, Failure):
            self.opening_error = result.error
            self._close_pool()
            self._retry_at = now_s + self._retry_after_s
            self._retry_after_s = min(2 * self._retry_after_s, _LAST_RETRY_S)
            return
        self._pid = result
        self.opening_error = None
        self._retry_after_s = _FIRST_RETRY_S

    def _collect_answer(self, finished: Future[Any], job: Job) -> Job | None:
        error = finished.exception()
        if error is None:
            return self._hand_over(finished.result(), job)
        if isinstance(error, BrokenProcessPool):
            self._close_pool()
            self._open()
            return job
        if isinstance(error, TimeoutError):
            job.fail(frame_timeout(job.timeout_s))
            self._replace()
        elif isinstance(error, ProcessExpired):
            job.fail(worker_crashed())
            self._replace()
        else:  # the task or its answer could not be sent
            job.fail(EngineFailed("Something went wrong on our side.", type(error).__name__))
        return None

    def _hand_over(self, result: Any, job: Job) -> Job | None:
        if not isinstance(result, Failure):
            job.succeed(result)
        elif isinstance(result.error, SeatEmptyError):
            self._replace()
            return job
        else:
            job.fail(result.error)
        return None

    def _replace(self) -> None:
        """Pebble has put a new process in the place of the dead one: make it a worker."""
        self._kill_group()
        self._open()

    def _close_pool(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
        self._pool = self._running = None
        self._kill_group()

    def _kill_group(self) -> None:
        """Kill what the worker started and left running, such as Tesseract."""
        if self._pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        self._pid = None


def _cannot_open() -> Unavailable:
    return Unavailable("The part that looks at pictures does not start. Try again in a moment.")
