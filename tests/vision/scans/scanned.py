"""What a scanner adds to a drawn page: blur, paler print, and the grain of paper and sensor."""

import cv2
import numpy as np

from vision.picture import Grey


def as_scanned(page: Grey, grain: float = 3.0, blur_px: float = 1.0) -> Grey:
    """The page as a middling scanner gives it back, the same each time."""
    soft = cv2.GaussianBlur(page.astype(np.float32), (0, 0), blur_px) * 0.93 + 8
    noise = np.random.default_rng(7).normal(0, grain, page.shape)
    # A coarser scan is enlarged, and its grain with it.
    even = cv2.GaussianBlur(noise, (0, 0), 0.7)
    return np.clip(soft + even * grain / even.std(), 0, 255).astype(np.uint8)
