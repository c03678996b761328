"""Every screen can be looked at: `make sheets` writes them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.client.contact_sheet import main
from tests.client.screens import EVERY_SCREEN


@pytest.mark.verify
@pytest.mark.timeout(1800)
def test_a_sheet_is_written_of_every_screen_and_a_film_of_paper_that_moves(tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path)]) == 0
    names = {each.__name__ for each in EVERY_SCREEN}
    assert {path.stem for path in tmp_path.glob("*.png")} == names
    for path in tmp_path.glob("*.png"):
        with Image.open(path) as sheet:
            # Not one colour: something was drawn by day and by night.
            assert np.asarray(sheet.convert("L")).std() > 20
    with Image.open(tmp_path / "paper.webp") as film:
        assert film.n_frames > 20
