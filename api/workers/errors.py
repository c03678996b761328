"""What can go wrong with a worker process, as the one who waits for it sees it.

WorkerError
├── FrameTimeout         the work took longer than allowed, or stood still, and was stopped
├── WorkerCrashed        the process ended while working
├── OutOfMemory          the work wanted more memory than allowed
├── EngineFailed         a mistake of ours; names the place, never the content
├── Superseded           a newer frame of the same session took its place
├── Abandoned            nobody waits for the answer any more
├── Overloaded           as many frames wait as may wait
└── Unavailable          no worker could be started, or the service is stopping
"""


class WorkerError(Exception):
    """Root: `code` for machines, `message` for people."""

    code = "worker-error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FrameTimeout(WorkerError):  # noqa: N818 - named for what happened
    """The work took longer than allowed, or stood still, and was stopped."""

    code = "frame-timeout"


class WorkerCrashed(WorkerError):  # noqa: N818
    """The process ended while working."""

    code = "worker-crashed"


class OutOfMemory(WorkerError):  # noqa: N818
    """The work wanted more memory than allowed."""

    code = "out-of-memory"


class EngineFailed(WorkerError):  # noqa: N818
    """A mistake of ours; `place` is where in the code, as in "ValueError at forms/x.py:12"."""

    code = "internal-error"

    def __init__(self, message: str, place: str) -> None:
        super().__init__(message)
        self.place = place

    def __reduce__(self) -> tuple[type["EngineFailed"], tuple[str, str]]:
        return (EngineFailed, (self.message, self.place))


class Superseded(WorkerError):  # noqa: N818
    """A newer frame of the same session took its place."""

    code = "superseded"


class Abandoned(WorkerError):  # noqa: N818
    """Nobody waits for the answer any more, so the work was ended."""

    code = "abandoned"


class Overloaded(WorkerError):  # noqa: N818
    """As many frames wait as may wait."""

    code = "overloaded"


class Unavailable(WorkerError):  # noqa: N818
    """No worker could be started, or the service is stopping."""

    code = "unavailable"


def frame_timeout(timeout_s: float) -> FrameTimeout:
    """The error for work stopped after `timeout_s`."""
    return FrameTimeout(
        f"Looking at this picture took longer than {timeout_s:g} seconds and was stopped. "
        "Try a sharper photo, or one with less around the page."
    )


def stood_still(still_s: float) -> FrameTimeout:
    """The error for work stopped after `still_s` without a step forward."""
    return FrameTimeout(
        f"Reading this picture stood still for {still_s:g} seconds and was stopped. "
        "Try again, or with a sharper photo."
    )


def worker_crashed() -> WorkerCrashed:
    """The error for a process that ended while working."""
    return WorkerCrashed(
        "The program that looked at this picture stopped unexpectedly. Try another photo."
    )


def out_of_memory() -> OutOfMemory:
    """The error for work that wanted too much memory."""
    return OutOfMemory(
        "Looking at this picture takes more memory than is allowed. Send a smaller photo."
    )


def superseded() -> Superseded:
    """The error for a frame that lost its place."""
    return Superseded("A newer picture of the same session took the place of this one.")


def abandoned() -> Abandoned:
    """The error for work that nobody waits for."""
    return Abandoned("Nobody waits for the answer to this picture any more.")


def overloaded() -> Overloaded:
    """The error for a full queue."""
    return Overloaded("Too many pictures are waiting at the moment. Try again in a moment.")


def stopping() -> Unavailable:
    """The error for work that came or waited while the workers were stopped."""
    return Unavailable("The service is stopping. Try again in a moment.")
