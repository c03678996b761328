"""On a disk that is full a command says so, and leaves no half of what it wrote."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.forms.test_assistant import MOVE
from tests.small_disk import leave, small_disk

pytestmark = pytest.mark.slow

#: Room for the beginning of each, and for the whole of none.
ROOM = 4096
FULL = "No space left on device"
#: What each writes to the disk.
WRITING = {
    "texts": ("strings", "export", str(MOVE), "{}/texts.xliff", "--language", "en"),
    "glossary": ("glossary", "export", "{}/words.tbx"),
    "pack": ("forms", "export", str(MOVE), "{}/form.pack"),
    "backup": ("backup", "{}/backup.zip"),
}
KEYS = {
    "key": ("trust", "make-key", "{}/our.pem"),
    "root": ("trust", "make-root", "{}/root.pem", "--name", "Wortel"),
}


@pytest.fixture
def disk(tmp_path: Path, one_form: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def run(*arguments: str, output: str = "/dev/null") -> subprocess.CompletedProcess[str]:
    """A command as it is typed, its lines to a file."""
    with Path(output).open("w") as lines:
        return subprocess.run(
            [sys.executable, "-m", "api.cli", *arguments],
            stdout=lines, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip


@pytest.mark.parametrize("name", [*WRITING, *KEYS])
def test_nothing_is_half_written_and_it_is_said(disk: Path, name: str) -> None:
    leave(disk, ROOM if name in WRITING else 0)
    typed = WRITING.get(name) or KEYS[name]
    done = run(*(part.format(disk) for part in typed))
    assert done.returncode == 1, done.stderr
    assert FULL in done.stderr
    assert "our side" not in done.stderr
    assert [each.name for each in disk.iterdir()] == ["filler"]


def test_a_key_whose_public_half_has_no_room_can_be_made_again(disk: Path) -> None:
    leave(disk, ROOM)  # one page: for the key, and not for what is handed out
    assert run("trust", "make-key", f"{disk}/our.pem").returncode == 1
    assert [each.name for each in disk.iterdir()] == ["filler"]
    leave(disk, 4 * ROOM)
    assert run("trust", "make-key", f"{disk}/our.pem").returncode == 0


def test_a_drawing_that_has_no_room_is_named_and_removed(disk: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    picture = np.random.default_rng(1).integers(0, 255, (600, 400, 3), np.uint8)
    cv2.imwrite(str(photo), picture)
    drawn = disk / "drawn"
    drawn.mkdir()
    leave(disk, ROOM)
    done = run("read", str(photo), "--overlay", str(drawn))
    assert done.returncode == 1
    assert f"{drawn}/photo.png cannot be written: {FULL}." in done.stderr
    assert [*drawn.iterdir()] == []


@pytest.mark.parametrize(
    "typed", [("forms", "list"), ("forms", "list", "--json"), ("languages", "list")]
)
def test_lines_that_have_no_room_are_no_mistake_of_ours(
    typed: tuple[str, ...], one_form: Path
) -> None:
    done = run(*typed, output="/dev/full")
    assert done.returncode == 1
    assert done.stderr == f"Writing did not succeed: {FULL}. Mend that, and try again.\n"
