"""Pictures that no camera took: a page of a PDF, a screenshot, a scan."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Quad, picture_outline
from vision.picture import Frame, Grey, Page

#: Such a picture has one grey value in this share of it, and of its rim.
_SHARE, _RIM = 0.45, 0.6
#: Print is darker than its ground by so much, on at least this share of a page.
_DARKER, _LEAST_PRINT = 64, 0.002
#: Pages in a window of a screen share one white: so much of the picture, and of each page's box.
_WHITE, _WHITE_SHARE, _FILLED = 250, 0.3, 0.97
#: Longer side by shorter of paper: A4, Letter, Legal; a scanner's picture differs by less than this
#: share. What a camera takes is 4 by 3, 3 by 2 or 16 by 9, which is 3 % off or more.
_PAPER, _OFF = (2**0.5, 11 / 8.5, 14 / 8.5), 0.015
#: A page is at least so much of the picture, and so little longer than wide.
_LEAST_PAGE, _LONGEST = 0.12, 1.8


def drawn_sheets(frame: Frame) -> list[Page]:
    """The sheets in a picture that no camera took, the one nearest its centre first.

    The whole picture is one where it is a page; in a window of a screen several may stand. There
    is print on each. None for what a camera took.
    """
    if is_drawn(frame):
        found = [Page(picture_outline(frame.width_px, frame.height_px), 1.0)]
        return found if _is_printed(frame.grey) else []
    return _pages_on_screen(frame.grey)


def scanned_sheets(frame: Frame) -> list[Page]:
    """The whole picture, where it has the shape of paper, as a scanner's has; none otherwise.

    Of a grey, faint or noisy scan no grey value is common enough to be drawn, and the sheet has no
    edge in sight. A picture of that shape may be something else all the same.
    """
    sides = sorted((frame.width_px, frame.height_px))
    shape = sides[1] / sides[0]
    if all(abs(shape - paper) > _OFF * paper for paper in _PAPER):
        return []
    return [Page(picture_outline(frame.width_px, frame.height_px), 1.0)]


def is_drawn(frame: Frame) -> bool:
    """Whether the picture was never before a camera: mostly one grey value, at its rim too."""
    grey = frame.grey
    rim = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    of_rim = _about_each_value(rim)
    # Hardly a frame of a camera passes this, and the rim is a thousandth of it.
    if of_rim.max() <= _RIM * rim.size:
        return False
    ground, count = _ground_of(grey)
    is_even = count > _SHARE * grey.size
    return bool(is_even and of_rim[ground] > _RIM * rim.size)


def _pages_on_screen(grey: Grey) -> list[Page]:
    """The white boxes with print on them, where all are of one white."""
    white, count = _ground_of(grey)
    if white < _WHITE or count <= _WHITE_SHARE * grey.size:
        return []
    ground = np.asarray(grey >= white - 1, np.uint8)
    edges, _ = cv2.findContours(ground, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = [cv2.boundingRect(edge) for edge in edges if _is_page(np.asarray(edge, np.int32), grey)]
    height, width = grey.shape
    boxes.sort(key=lambda box: np.hypot(box[0] + box[2] / 2 - width / 2,
                                        box[1] + box[3] / 2 - height / 2))  # fmt: skip
    return [_page(*box) for box in boxes]


def _is_page(edge: NDArray[np.int32], grey: Grey) -> bool:
    """Whether a white area, print and all, is a page that stands level."""
    x, y, width, height = cv2.boundingRect(edge)
    is_large = width * height >= _LEAST_PAGE * grey.size
    if not is_large or max(width, height) > _LONGEST * min(width, height):
        return False
    is_box = cv2.contourArea(edge) >= _FILLED * (width - 1) * (height - 1)
    return is_box and _is_printed(grey[y : y + height, x : x + width])


def _is_printed(grey: Grey) -> bool:
    ground = int(np.median(grey))
    return bool((grey < ground - _DARKER).mean() >= _LEAST_PRINT)


def _page(x: int, y: int, width: int, height: int) -> Page:
    """The page whose pixels those are: its edges lie half a pixel outside their centres."""
    return Page(Quad[FramePx].box(x - 0.5, y - 0.5, x + width - 0.5, y + height - 0.5), 1.0)


def _ground_of(grey: Grey) -> tuple[int, int]:
    """The commonest grey value, and how many px differ from it by one at most."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    ground = int(counts.argmax())
    return ground, int(counts[max(0, ground - 1) : ground + 2].sum())


def _about_each_value(greys: Grey) -> NDArray[np.intp]:
    """How many of the grey values differ from each of the 256 by one at most."""
    return np.convolve(np.bincount(greys, minlength=256), (1, 1, 1), mode="same")
