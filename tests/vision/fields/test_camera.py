import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, printed_page, reference_of, upright
from vision.fields.camera import drawing
from vision.picture import REFERENCE_PX_PER_MM, Reference, Scan


def _scan(reference: Reference, sigma_px: float, contrast: float, light: float = 210.0) -> Scan:
    """The page as a camera draws it that is as soft and as dark as told."""
    soft = cv2.GaussianBlur(reference.grey.astype(np.float32), (0, 0), sigma_px)
    grey = light * (1 - contrast * (1 - soft / 255))
    noise = np.random.default_rng(1).normal(0, 2, grey.shape)
    seen = np.full(grey.shape, 255, np.uint8)
    pose = upright(1280, 720, 0.9, A4_MM)
    return Scan(np.clip(grey + noise, 0, 255).astype(np.uint8), seen, REFERENCE_PX_PER_MM, pose)


@pytest.mark.parametrize("sigma_px", [0.8, 1.3, 2.4, 3.4])
@pytest.mark.parametrize("contrast", [0.9, 0.5])
def test_blur_and_contrast_are_those_the_page_was_drawn_with(sigma_px: float, contrast: float):
    reference = reference_of(printed_page(3)[0])
    found = drawing(_scan(reference, sigma_px, contrast), reference)
    assert found.sigma_px == pytest.approx(sigma_px, rel=0.15)
    assert found.contrast == pytest.approx(contrast, abs=0.1)


def test_a_page_without_print_is_taken_for_a_usual_one():
    reference = reference_of(np.full_like(printed_page(3)[0], 255))
    found = drawing(_scan(reference, 1.0, 0.9), reference)
    assert 0.5 < found.sigma_px < 2
    assert 0.5 < found.contrast <= 1
