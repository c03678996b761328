"""Of a scan no edge of the sheet is in sight: the picture itself is the sheet."""

import numpy as np
import pytest

from tests.vision.test_recognise import PLACED_MM, PRINT, SHEET, error_mm, matched, recogniser_of
from vision.geometry import Homography, picture_outline
from vision.picture import Frame
from vision.recognise import Recogniser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return recogniser_of()


@pytest.mark.parametrize("key", ["form/0", "form/1", "form/2", "form/3"])
@pytest.mark.parametrize(
    ("light", "contrast", "grain"),
    [(235, 0.3, 4), (77, 0.3, 4), (245, 0.9, 6)],
    ids=["faint", "dim", "grainy"],
)
def test_a_scan_without_an_edge_in_sight_is_named_and_placed(
    recogniser: Recogniser, key: str, light: float, contrast: float, grain: float
) -> None:
    noise = np.random.default_rng(3).normal(0, grain, PRINT[key].shape)
    scan = light - (255.0 - PRINT[key]) * contrast + noise
    pixels = np.repeat(np.clip(scan, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)
    match = matched(recogniser.recognise(Frame(pixels)))
    height, width = PRINT[key].shape
    truth = Homography.between(SHEET, picture_outline(width, height))
    assert match.key == key
    assert error_mm(match.page_to_frame, truth) < PLACED_MM
