"""A command that is stopped says so in a word, and leaves nothing of what it was doing."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

pytestmark = pytest.mark.slow

PATIENCE_S = 60
#: Who started the tests behind a shell, or with nohup, passes on that a stop is to be ignored.
_AS_TERMINAL = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    "; signal.signal(signal.SIGHUP, signal.SIG_DFL)"
)
_MAIN = "from api.cli import main; main()"
_PROGRAM = f"{_AS_TERMINAL}; {_MAIN}"
_AS_NOHUP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
#: Stands in for the commands: a thing whose finaliser a Ctrl-C falls into, and much time after it.
_CLEARING = """
import time
import api.command_line
class Thing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.001)
def run():
    try:
        Thing()
        time.sleep(60)
    finally:
        print("left")
api.command_line.run = run
""".strip()
STOPS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@contextlib.contextmanager
def started(
    *arguments: str, program: str = _PROGRAM, python: tuple[str, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    """A command in a process group of its own, as a terminal starts it; `python` are options."""
    process = subprocess.Popen(
        [sys.executable, *python, "-c", program, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def photos(tmp_path: Path, one_form: Path) -> list[str]:
    """More pictures than are read in the time of a test."""
    photo = tmp_path / "photo.png"
    cv2.imwrite(str(photo), np.full((900, 600, 3), 200, np.uint8))
    return [str(photo)] * 2000


@pytest.mark.parametrize("number", STOPS)
def test_reading_that_is_stopped_leaves_no_folder_of_its_workers(
    photos: list[str], number: signal.Signals
) -> None:
    with started("read", *photos) as process:
        assert process.stdout is not None
        assert process.stdout.readline()  # the first is read: workers are at work
        assert folders(process.pid)
        os.killpg(process.pid, number)
        said = process.communicate(timeout=PATIENCE_S)[1]
        assert process.returncode == 128 + number
        assert said.rstrip().endswith("\nStopped.")
        assert "Traceback" not in said
        assert folders(process.pid) == []


@pytest.mark.parametrize("number", STOPS)
def test_a_backup_that_is_stopped_leaves_no_file(
    tmp_path: Path, one_form: Path, number: signal.Signals
) -> None:
    target = tmp_path / "kept.zip"
    heavy = one_form / "heavy.bin"
    heavy.write_bytes(os.urandom(60_000_000))
    try:
        with started("backup", str(target)) as process:
            deadline = time.monotonic() + PATIENCE_S
            while not [*tmp_path.iterdir()] and time.monotonic() < deadline:
                time.sleep(0.01)
            assert [*tmp_path.iterdir()]
            os.killpg(process.pid, number)
            assert process.wait(PATIENCE_S) == 128 + number
    finally:
        heavy.unlink()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("module", ["zipfile", "click._compat", "pydantic_core", "cv2"])
def test_a_command_that_is_stopped_while_it_loads_says_so_in_a_word(
    tmp_path: Path, one_form: Path, module: str
) -> None:
    with started("read", str(tmp_path), python=("-X", "importtime")) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any(line.split()[-1] == module for line in lines)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=PATIENCE_S)[1].splitlines()
        assert process.returncode == 128 + signal.SIGINT
        assert [line for line in said if not line.startswith("import time:")] == ["", "Stopped."]


def test_a_stop_while_something_is_cleared_away_is_heard_all_the_same() -> None:
    """Python drops what is raised in a finaliser: the database's library has some."""
    with started(program=f"{_AS_TERMINAL}\n{_CLEARING}\n{_MAIN}") as process:
        said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 128 + signal.SIGINT
        assert said == ("left\n", "\nStopped.\n")


def test_what_a_closed_terminal_may_not_stop_goes_on(photos: list[str]) -> None:
    with started("read", *photos[:3], program=f"{_AS_NOHUP}; {_MAIN}") as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0


def folders(pid: int) -> list[str]:
    """The folders in memory of the workers of a process."""
    return [each.name for each in Path("/dev/shm").glob(f"leeswijzer-{os.getuid()}-{pid}-*")]
