"""Wall and processor time of a piece of work, programs it starts included."""

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Spent:
    """Milliseconds, set when the work is done."""

    wall_ms: float = 0.0
    cpu_ms: float = 0.0


@contextmanager
def timed() -> Iterator[Spent]:
    """Measures what is done in the `with`."""
    spent = Spent()
    wall, cpu = time.perf_counter(), _cpu_s()
    try:
        yield spent
    finally:
        spent.wall_ms = (time.perf_counter() - wall) * 1000
        spent.cpu_ms = (_cpu_s() - cpu) * 1000


def _cpu_s() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)
