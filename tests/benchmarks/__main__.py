"""`make bench`: how well and how fast we see, beside peers. `seeing` is what runs by default.

The others by name: `python -m tests.benchmarks registration`, `… hostile_pictures`.
"""

import runpy
import sys

_MEASUREMENTS = ("seeing", "registration", "hostile_pictures")


def main() -> None:
    """Run the measurement named first, with the other arguments."""
    named = sys.argv[1:2]
    name = named[0] if named and named[0] in _MEASUREMENTS else "seeing"
    sys.argv[1:] = sys.argv[2:] if named == [name] else sys.argv[1:]
    runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
