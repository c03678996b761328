"""A data folder that was seeded: made once for all tests of a run, and copied for each of them.

That a first start fills an empty folder is proved where that is the question: the bundled library,
the journeys and the service of the phone's tests each do it anew.
"""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from forms.library import open_seeded


def seeded_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A new folder `name` that holds the bundled library, as a first start leaves it."""
    folder = factory.mktemp(name)
    shutil.copytree(_original(factory), folder, dirs_exist_ok=True)
    return folder


def _original(factory: pytest.TempPathFactory) -> Path:
    base = factory.getbasetemp()
    # Processes that share the work have folders side by side: one of them draws the library.
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = run / "seeded-library"
    with (run / "seeded-library.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            drawn = factory.mktemp("drawn")
            open_seeded(drawn).close()
            drawn.rename(made)
    return made
