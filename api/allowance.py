"""How often strangers may write to us: by address, and all together. Kept in memory only."""

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

#: A family or a help desk behind one address; a program that floods is stopped.
EACH_BURST, EACH_A_MINUTE = 20, 10
#: All of them together: what a database on a small machine writes without trouble.
ALL_BURST, ALL_A_MINUTE = 120, 120
#: Addresses remembered at once; the one seen longest ago makes room.
MOST_ADDRESSES = 10_000
_MINUTE_S = 60.0


@dataclass
class _Bucket:
    """What is left of a burst, and when that was counted."""

    left: float
    at_s: float


class Allowance:
    """Says whether somebody may write once more.

    Addresses are personal data: only a hash of them, salted at random when the program starts, is
    held, and it is never written anywhere.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._salt = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._all = _Bucket(ALL_BURST, now_s())
        self._each: OrderedDict[bytes, _Bucket] = OrderedDict()

    def wait_s(self, address: str) -> float:
        """Seconds to wait before writing again; 0 where it may be now, and then it is counted."""
        now = self._now_s()
        name = hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
        with self._lock:
            own = self._each.pop(name, None) or _Bucket(EACH_BURST, now)
            self._each[name] = own
            if len(self._each) > MOST_ADDRESSES:
                self._each.popitem(last=False)
            wait = max(
                _refill(own, now, EACH_BURST, EACH_A_MINUTE),
                _refill(self._all, now, ALL_BURST, ALL_A_MINUTE),
            )
            if wait == 0:
                own.left -= 1
                self._all.left -= 1
            return wait


def _refill(bucket: _Bucket, now_s: float, burst: int, a_minute: int) -> float:
    """Bring a bucket up to now; gives the seconds until one more is in it."""
    bucket.left = min(burst, bucket.left + (now_s - bucket.at_s) * a_minute / _MINUTE_S)
    bucket.at_s = now_s
    return 0.0 if bucket.left >= 1 else (1 - bucket.left) * _MINUTE_S / a_minute
