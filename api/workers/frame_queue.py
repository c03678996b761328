"""Frames waiting for a worker: few, and of each session only the newest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

W = TypeVar("W")


class QueueFullError(Exception):
    """As many frames wait as may wait."""


@dataclass
class _Place(Generic[W]):
    waiting: W
    session: str | None


class FrameQueue(Generic[W]):
    """First come, first served; a newer frame takes the place of its session's waiting one.

    Not thread-safe: the owner holds a lock.
    """

    def __init__(self, max_length: int) -> None:
        self._max_length = max_length
        self._places: list[_Place[W]] = []

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[W]:
        return (place.waiting for place in self._places)

    def put(self, waiting: W, session: str | None = None) -> W | None:
        """Join the queue; gives the frame of the same session whose place was taken.

        A session that sends often keeps its place: it neither gains nor loses by it.

        Raises:
            QueueFullError: no place is left.
        """
        if session is not None:
            for place in self._places:
                if place.session == session:
                    replaced, place.waiting = place.waiting, waiting
                    return replaced
        if len(self._places) >= self._max_length:
            raise QueueFullError
        self._places.append(_Place(waiting, session))
        return None

    def put_back(self, waiting: W, session: str | None = None) -> bool:
        """Return to the front after being taken in vain; false when a newer frame came since."""
        if session is not None and any(place.session == session for place in self._places):
            return False
        self._places.insert(0, _Place(waiting, session))
        return True

    def take(self) -> W | None:
        """The frame whose turn it is, or None."""
        return self._places.pop(0).waiting if self._places else None
