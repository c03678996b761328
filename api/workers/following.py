"""Follows the work on one picture: how far it is, until it is done."""

import asyncio
from collections.abc import AsyncGenerator
from concurrent.futures import Future
from typing import Any

from api.workers.progress_note import ProgressNote
from forms.progress import WAITING, Progress

#: A bar that moves ten times a second moves smoothly, and reading the note takes microseconds.
_LOOK_EVERY_S = 0.1


async def followed(looking: Future[Any], note: ProgressNote) -> AsyncGenerator[Progress, None]:
    """How far it is, each time it is further; ends when `looking` is done, whatever came of it.

    Closing it before that, as when who waited has left, ends the work. The note is closed with it.
    """
    done = asyncio.wrap_future(looking)
    last: Progress | None = None
    try:
        while not (await asyncio.wait({done}, timeout=_LOOK_EVERY_S))[0]:
            now = note.read() or (None if looking.running() else WAITING)
            if now is not None and _is_further(now, last):
                last = now
                yield now
    finally:
        note.close()
        # What waits is taken from the queue. What came of it is told by `looking`, not here.
        if not done.cancel() and not done.cancelled():
            done.exception()


def _is_further(now: Progress, last: Progress | None) -> bool:
    """Whether that is news. Work that begins anew, in a new process, is told where it goes on."""
    return last is None or (now != last and now.share >= last.share)
