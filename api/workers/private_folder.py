"""A folder in memory for what Tesseract must have as a file: nothing of a frame touches a disk."""

import contextlib
import os
import re
import shutil
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, our folder is 0700
_PREFIX = "leeswijzer"


def open_private_folder(fallback: Path) -> Path:
    """A new folder only we can read, in memory where the system has that, else in `fallback`.

    Folders that a killed service left behind are removed first.
    """
    parent = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK | os.X_OK) else fallback
    parent.mkdir(parents=True, exist_ok=True)
    sweep_abandoned(parent)
    made = parent / _name(os.getpid(), os.urandom(4).hex())
    made.mkdir(mode=0o700)
    return made


def sweep_abandoned(parent: Path) -> None:
    """Remove our folders whose service no longer runs."""
    pattern = re.compile(re.escape(f"{_PREFIX}-{os.getuid()}-") + r"(\d+)-[0-9a-f]+")
    for folder in parent.iterdir():
        owner = pattern.fullmatch(folder.name)
        if owner and not _is_running(int(owner[1])) and _is_ours(folder):
            shutil.rmtree(folder, ignore_errors=True)


def empty(folder: Path) -> None:
    """Remove what is in `folder`, keep the folder."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                entry.unlink()


def _name(pid: int, mark: str) -> str:
    return f"{_PREFIX}-{os.getuid()}-{pid}-{mark}"


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_ours(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        status = folder.lstat()
        return folder.is_dir() and not folder.is_symlink() and status.st_uid == os.getuid()
    return False
