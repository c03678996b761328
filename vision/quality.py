"""Is the picture good enough to look at all? Measured before anything is sought in it."""

import cv2
import numpy as np

from vision.outcome import MissReason
from vision.picture import Frame

#: Below this brightness (99th percentile of grey, 0..255) not even white paper stands out from
#: sensor noise.
_DARKEST_WHITE = 45


def obstacle(frame: Frame) -> MissReason | None:
    """What stops any sheet from being seen in `frame`, or None."""
    small = cv2.resize(frame.grey, (160, 120), interpolation=cv2.INTER_AREA)
    if float(np.quantile(small, 0.99)) < _DARKEST_WHITE:
        return MissReason.TOO_DARK
    return None
