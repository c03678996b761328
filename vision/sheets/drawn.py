"""Pictures that no camera took: a page of a PDF, a screenshot, a clean scan."""

import numpy as np
from numpy.typing import NDArray

from vision.geometry import picture_outline
from vision.picture import Frame, Grey, Page

#: Such a picture has one grey value in this share of it, and of its rim.
_SHARE, _RIM = 0.45, 0.6
#: Print is darker than its ground by so much, on at least this share of a page.
_DARKER, _LEAST_PRINT = 64, 0.002


def drawn_sheet(frame: Frame) -> Page | None:
    """The whole picture as the sheet it is, where no camera took it and there is print on it."""
    if not is_drawn(frame):
        return None
    ground = int(np.median(frame.grey))
    if (frame.grey < ground - _DARKER).mean() < _LEAST_PRINT:
        return None
    return Page(picture_outline(frame.width_px, frame.height_px), 1.0)


def is_drawn(frame: Frame) -> bool:
    """Whether the picture was never before a camera: mostly one grey value, at its rim too."""
    grey = frame.grey
    rim = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    of_rim = _about_each_value(rim)
    # Hardly a frame of a camera passes this, and the rim is a thousandth of it.
    if of_rim.max() <= _RIM * rim.size:
        return False
    counts = np.bincount(grey.ravel(), minlength=256)
    ground = int(counts.argmax())
    near = slice(max(0, ground - 1), ground + 2)
    is_even = counts[near].sum() > _SHARE * grey.size
    return bool(is_even and of_rim[ground] > _RIM * rim.size)


def _about_each_value(greys: Grey) -> NDArray[np.intp]:
    """How many of the grey values differ from each of the 256 by one at most."""
    return np.convolve(np.bincount(greys, minlength=256), (1, 1, 1), mode="same")
