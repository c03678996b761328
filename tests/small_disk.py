"""A disk of its own, a real one, that tests fill: a file system in memory with an end."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """The root of a file system of 32 MB; the test is skipped where none can be had."""
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, check=False, capture_output=True, timeout=20)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if mounted.returncode:
        pytest.skip("only root may mount a disk of its own here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True, timeout=20)


def leave(disk: Path, room: int) -> None:
    """Fill the disk until so many bytes are free."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    state = os.statvfs(disk)
    filler.write_bytes(b"\0" * (state.f_bavail * state.f_frsize - room))
    state = os.statvfs(disk)
    assert state.f_bavail * state.f_frsize == room
