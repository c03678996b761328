"""`make bench`: how well and how fast we see, beside peers. `seeing` is what runs by default.

The others by name: `python -m tests.benchmarks registration`. Every module of this folder that
runs as a program is one: nothing has to be listed anywhere.
"""

import os
import runpy
import sys
from pathlib import Path

from api.workers.child import WORKER_ENVIRONMENT

_DEFAULT = "seeing"
_RUNS_AS_A_PROGRAM = '\nif __name__ == "__main__":\n'


def measurements() -> list[str]:
    """The names of all measurements."""
    modules = sorted(Path(__file__).parent.glob("[!_]*.py"))
    return [each.stem for each in modules if _RUNS_AS_A_PROGRAM in each.read_text("utf-8")]


def chosen(arguments: list[str]) -> str:
    """The measurement named first after the program, which is taken off; else what is usual."""
    is_named = len(arguments) > 1 and not arguments[1].startswith("-")
    name = arguments.pop(1) if is_named else _DEFAULT
    if name not in measurements():
        sys.exit(f"There is no measurement {name}; there are {', '.join(measurements())}.")
    return name


def main() -> None:
    """Run the measurement named first, with the other arguments."""
    if any(os.environ.get(name) != value for name, value in WORKER_ENVIRONMENT.items()):
        # Libraries read these when they are loaded, and some are by now: start as workers do.
        arguments = [sys.executable, "-m", "tests.benchmarks", *sys.argv[1:]]
        os.execve(sys.executable, arguments, os.environ | WORKER_ENVIRONMENT)
    name = chosen(sys.argv)
    runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
