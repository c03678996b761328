"""Every screen can be looked at: `make sheets` writes them."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.client.screens import EVERY_SCREEN
from tests.glue.service import ROOT


@pytest.mark.verify
@pytest.mark.timeout(1800)
def test_a_sheet_is_written_of_every_screen_and_a_film_of_paper_that_moves(tmp_path: Path) -> None:
    # In a process of its own: Playwright runs once in each, and the other tests' is running.
    made = [sys.executable, "-m", "tests.client.contact_sheet", "--out", str(tmp_path)]
    subprocess.run(made, check=True, cwd=ROOT)
    names = {each.__name__ for each in EVERY_SCREEN}
    assert {path.stem for path in tmp_path.glob("*.png")} == names
    for path in tmp_path.glob("*.png"):
        with Image.open(path) as sheet:
            # Not one colour: something was drawn by day and by night.
            assert np.asarray(sheet.convert("L")).std() > 20
    with Image.open(tmp_path / "paper.webp") as film:
        assert film.n_frames > 20
