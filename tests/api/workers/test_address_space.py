"""A limit from outside is respected, and ours never tries to raise it."""

import resource
import subprocess
import sys

from api.workers.address_space import taken_bytes

GIGABYTE = 1024**3
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({hard}, {hard}))
from api.workers.address_space import limit_address_space
limit_address_space({most})
print(resource.getrlimit(resource.RLIMIT_AS)[0])
"""


def limit_under(hard: int, most: int) -> int:
    """The limit a process ends up with that may have `hard` bytes and asks for `most`."""
    program = LIMITED.format(hard=hard, most=most)
    ran = subprocess.run(
        [sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True
    )
    return int(ran.stdout)


def test_a_lower_limit_from_outside_stays() -> None:
    assert limit_under(hard=GIGABYTE, most=2 * GIGABYTE) == GIGABYTE


def test_our_own_limit_holds_below_one_from_outside() -> None:
    assert limit_under(hard=2 * GIGABYTE, most=GIGABYTE) == GIGABYTE


def test_without_a_limit_from_outside_ours_holds() -> None:
    assert limit_under(hard=resource.RLIM_INFINITY, most=GIGABYTE) == GIGABYTE


def test_what_is_taken_is_counted_in_bytes() -> None:
    assert 10_000_000 < taken_bytes() < 1_000 * GIGABYTE
