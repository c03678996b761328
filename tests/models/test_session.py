import hashlib
import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from models.errors import ModelsError
from models.session import Session

#: Of those that see a page, and of all.
PAGE_BYTES, MOST_BYTES = 3_000_000, 26_000_000


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the weights that may be spoilt."""
    with resources.as_file(resources.files("models") / "weights") as folder:
        shutil.copytree(folder, tmp_path / "weights")
    return tmp_path / "weights"


def test_the_networks_together_are_no_larger_than_a_few_photos(weights: Path) -> None:
    assert sum(path.stat().st_size for path in weights.glob("page_*.onnx")) <= PAGE_BYTES
    assert sum(path.stat().st_size for path in weights.glob("*.onnx")) <= MOST_BYTES


def test_nothing_is_told_to_the_makers_of_what_runs_networks(tmp_path: Path) -> None:
    """What tells them keeps a file of its own and runs a thread, from the import on."""
    program = "import models.session, os; print(len(os.listdir('/proc/self/task')))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert [each.name for each in tmp_path.iterdir()] == []
    assert int(done.stdout) == 1


def test_a_network_runs_on_arrays(weights: Path) -> None:
    maps, presence = Session("page_corners", weights).run(np.zeros((1, 4, 64, 96), np.float32))
    assert (maps.shape, presence.shape) == ((1, 3, 32, 48), (1, 1))


def test_a_network_that_is_given_several_things_is_given_them_by_name(weights: Path) -> None:
    given = {
        "pieces": np.zeros(4, np.int64),
        "sentences": np.full((2, 4), 0.25, np.float32),
        "values": np.zeros((0, 2), np.int64),
    }
    asks, kinds, roles = Session("letter_words", weights).run_named(given)
    assert (len(asks), len(kinds), len(roles)) == (2, 2, 0)


def test_changed_weights_are_refused_by_name_and_with_what_to_do(weights: Path) -> None:
    path = weights / "page_corners.onnx"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelsError, match=r"page_corners\.onnx .* SHA-256 .* install") as caught:
        Session("page_corners", weights)
    assert str(weights) not in str(caught.value)


@pytest.mark.parametrize("name", ["page_sides.onnx", "SHA256SUMS"])
def test_a_missing_file_is_named(weights: Path, name: str) -> None:
    (weights / name).unlink()
    with pytest.raises(ModelsError, match=f"{name} is missing"):
        Session("page_sides", weights)


def test_weights_the_manifest_does_not_list_are_refused(weights: Path) -> None:
    shutil.copy(weights / "page_sides.onnx", weights / "other.onnx")
    with pytest.raises(ModelsError, match=r"other\.onnx is not the one of this version"):
        Session("other", weights)


def test_what_is_no_network_is_an_error_of_ours(weights: Path) -> None:
    (weights / "page_sides.onnx").write_bytes(b"no network")
    listed = hashlib.sha256(b"no network").hexdigest()
    (weights / "SHA256SUMS").write_text(f"{listed}  page_sides.onnx\n")
    with pytest.raises(ModelsError, match=r"cannot load page_sides\.onnx"):
        Session("page_sides", weights)
