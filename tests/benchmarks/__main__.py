"""`make bench`: how well and how fast we see, beside peers. `seeing` is what runs by default.

The others by name: `python -m tests.benchmarks outlines`, `… registration`, `… hostile_pictures`.
"""

import os
import runpy
import sys

from api.worker_process import WORKER_ENVIRONMENT

_MEASUREMENTS = ("seeing", "outlines", "registration", "hostile_pictures")


def main() -> None:
    """Run the measurement named first, with the other arguments."""
    if any(os.environ.get(name) != value for name, value in WORKER_ENVIRONMENT.items()):
        # Libraries read these when they are loaded, and some are by now: start as workers do.
        arguments = [sys.executable, "-m", "tests.benchmarks", *sys.argv[1:]]
        os.execve(sys.executable, arguments, os.environ | WORKER_ENVIRONMENT)
    named = sys.argv[1:2]
    name = named[0] if named and named[0] in _MEASUREMENTS else "seeing"
    sys.argv[1:] = sys.argv[2:] if named == [name] else sys.argv[1:]
    runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
