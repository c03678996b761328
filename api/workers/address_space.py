"""How much memory a process may still take, within what the machine allows it."""

import resource
from pathlib import Path


def taken_bytes() -> int:
    """The address space this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def limit_address_space(most_bytes: int) -> None:
    """Refuse this process more than `most_bytes`, or less where it may not even have that.

    Raising a hard limit that came from outside (`ulimit -v`, a batch system) is forbidden.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
