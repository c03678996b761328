import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.broken_engines.tesseract.programs import PROGRAMS, install
from vision.errors import ReadingError
from vision.text.tesseract import Tesseract, sweep

_PICTURE = np.full((40, 120), 255, np.uint8)
_ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ocr"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    def put(name: str) -> None:
        programs = tmp_path / "programs"
        programs.mkdir()
        monkeypatch.setenv("PATH", f"{install(name, programs)}:{os.environ['PATH']}")

    return put


@pytest.mark.parametrize("name", sorted(set(PROGRAMS) - {"hanging", "stubborn"}))
def test_every_failure_is_told_in_plain_words_and_leaves_nothing(name, broken, folder):
    broken(name)
    with pytest.raises(ReadingError) as told:
        Tesseract(folder=folder).read(_PICTURE, 8.0)
    assert str(told.value).endswith(".")
    assert "secret" not in str(told.value)
    assert list(folder.iterdir()) == []


def test_missing_tesseract_says_what_to_install(tmp_path, monkeypatch, folder):
    shell = tmp_path / "bin"
    shell.mkdir()
    for program in ("sh", "setpriv"):
        (shell / program).symlink_to(f"/usr/bin/{program}")
    monkeypatch.setenv("PATH", str(shell))
    with pytest.raises(ReadingError, match="install tesseract-ocr"):
        Tesseract(folder=folder).read(_PICTURE, 8.0)
    assert list(folder.iterdir()) == []


def test_missing_dutch_says_what_to_install(broken, folder):
    broken("without_dutch")
    with pytest.raises(ReadingError, match="tesseract-ocr-nld"):
        Tesseract(folder=folder).read(_PICTURE, 8.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hanging", "stubborn"])
def test_a_tesseract_that_hangs_is_killed(name, broken, folder):
    broken(name)
    before = set(psutil.Process().children())
    started = time.monotonic()
    with pytest.raises(ReadingError, match="took longer"):
        Tesseract(timeout_s=0.5, folder=folder).read(_PICTURE, 8.0)
    assert time.monotonic() - started < 20  # the machine may be busy; it would hang 600 s
    assert list(folder.iterdir()) == []
    _, alive = psutil.wait_procs(set(psutil.Process().children()) - before, timeout=5)
    assert not alive


@pytest.mark.slow
def test_a_killed_worker_leaves_no_tesseract_and_no_picture(broken, folder):
    broken("hanging")
    worker = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, numpy\n"
            "from pathlib import Path\n"
            "from vision.text.tesseract import Tesseract\n"
            "picture = numpy.full((40, 120), 255, numpy.uint8)\n"
            "Tesseract(timeout_s=60, folder=Path(sys.argv[1])).read(picture, 8.0)\n",
            str(folder),
        ],
        cwd=_ROOT,
    )
    child = _child_of(worker.pid, "sleep")
    assert list(folder.iterdir()), "the strip is on its way to Tesseract"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    psutil.wait_procs([child], timeout=5)
    assert not child.is_running()
    sweep(folder)
    assert list(folder.iterdir()) == []


def _child_of(pid: int, name: str) -> psutil.Process:
    """The first child of that name, once it runs."""
    limit = time.monotonic() + 30
    while time.monotonic() < limit:
        for child in psutil.Process(pid).children(recursive=True):
            if child.name() == name:
                return child
        time.sleep(0.02)
    raise AssertionError(f"no {name} was started")


def test_sweeping_keeps_what_living_processes_use(folder):
    sweep(folder)
    alive = Tesseract(folder=folder)
    with alive._private_folder() as used:
        sweep(folder)
        assert used.exists()
    assert not used.exists()


def test_a_folder_that_others_can_open_is_refused(folder):
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    with pytest.raises(ReadingError, match="not ours alone"):
        Tesseract(folder=folder)
