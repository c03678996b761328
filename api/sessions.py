"""What is remembered between two frames of one phone: which page, and where it lay. In memory.

No picture, no text, no address; forgotten after two minutes.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from forms.overlay import Sighting

#: Long enough to turn a page over and back, too short to be a record of anything.
REMEMBERED_S = 120.0

#: A session takes about a kilobyte; the oldest make room.
MAX_SESSIONS = 20_000


class Sessions:
    """Sightings by session token. Safe to share between threads."""

    def __init__(
        self,
        remembered_s: float = REMEMBERED_S,
        max_sessions: int = MAX_SESSIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._remembered_s = remembered_s
        self._max_sessions = max_sessions
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Sighting]] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            self._forget_old()
            return len(self._kept)

    def remember(self, session: str, sighting: Sighting) -> None:
        """Keep what was just seen, in place of what was seen before."""
        with self._lock:
            self._kept[session] = (self._clock(), sighting)
            self._kept.move_to_end(session)
            self._forget_old()

    def recall(self, session: str) -> Sighting | None:
        """What was seen last, if that is not too long ago."""
        with self._lock:
            self._forget_old()
            kept = self._kept.get(session)
            return None if kept is None else kept[1]

    def _forget_old(self) -> None:
        oldest = self._clock() - self._remembered_s
        while self._kept:
            session, (seen_at, _) = next(iter(self._kept.items()))
            if seen_at > oldest and len(self._kept) <= self._max_sessions:
                return
            del self._kept[session]
