"""A data folder that was seeded: made once for all tests of a run, and copied for each of them.

That a first start fills an empty folder is proved where that is the question: the bundled library
and the journeys each do it anew.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.library import open_seeded


def seeded_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A new folder `name` that holds the bundled library, as a first start leaves it."""
    return copied(factory, name, lambda folder: open_seeded(folder).close(), "seeded-library")


def copied(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object], what: str
) -> Path:
    """A new folder `name` with all that `make` puts in one; `what` that is, made once in a run."""
    folder = factory.mktemp(name)
    shutil.copytree(_made_once(factory, what, make), folder, dirs_exist_ok=True)
    return folder


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    base = factory.getbasetemp()
    # Processes that share the work have folders side by side: one of them makes it.
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = run / name
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = factory.mktemp(f"unfinished-{name}")
            make(unfinished)
            unfinished.rename(folder)
    return folder
