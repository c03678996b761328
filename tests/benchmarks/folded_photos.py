"""Photos of printed sheets, flat, folded, curled and crumpled, and how closely they are followed.

Where nobody measured the paper, a part of the print tells by itself how far off it is: it is sought
around where the map says it lies, by correlation, which following print has no part in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageToFrame
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference
from vision.rectify import rectify

_MM_PER_INCH = 25.4
#: The flat pages are drawn at this many dots an inch.
_DOTS_PER_INCH = 200
_PREFIX = "warped_document_"
#: A part of the print and how far it is sought, in reference px: 10 mm and 6 mm.
_PART_PX, _REACH_PX, _STEP_PX = 40, 24, 32
#: Parts with less ink, or that look like their surroundings, tell nothing.
_INKED, _ALIKE = 18.0, 0.75
#: A part counts as found from this correlation on.
_FOUND = 0.65


@dataclass(frozen=True)
class Photo:
    """A photo at `path` of the sheet `document`, as its name says: `curled_bright` and so on."""

    path: Path
    document: str
    kind: str


def photos(folder: Path) -> list[Photo]:
    """All photos below `folder`, by document."""
    return [
        Photo(path, path.parent.name, path.stem.removeprefix(_PREFIX))
        for path in sorted(folder.glob(f"*/{_PREFIX}*.jpg"))
    ]


def flat_page(folder: Path, document: str, which: str) -> Reference:
    """The `document` as printed, or its blank `template`."""
    drawn = cv2.imread(str(folder / document / f"flat_{which}.png"), cv2.IMREAD_GRAYSCALE)
    assert drawn is not None
    height_mm, width_mm = (side / _DOTS_PER_INCH * _MM_PER_INCH for side in drawn.shape)
    size = round(width_mm * REFERENCE_PX_PER_MM), round(height_mm * REFERENCE_PX_PER_MM)
    grey = cv2.resize(drawn, size, interpolation=cv2.INTER_AREA)
    return Reference(document, np.asarray(grey, np.uint8), width_mm, height_mm)


@dataclass(frozen=True, eq=False)
class Parts:
    """Parts of a page that can be found again by themselves: corners in reference px, (N, 2)."""

    page: Reference
    corners: NDArray[np.int64]

    @classmethod
    def of(cls, page: Reference) -> "Parts":
        """Every inked part that is unlike its surroundings."""
        height, width = page.grey.shape
        end = _PART_PX + _REACH_PX
        at = [
            (x, y)
            for y in range(_REACH_PX, height - end, _STEP_PX)
            for x in range(_REACH_PX, width - end, _STEP_PX)
            if _is_telling(page.grey, x, y)
        ]
        return cls(page, np.array(at, np.int64).reshape(-1, 2))

    def off_mm(self, frame: Frame, lie: PageToFrame) -> NDArray[np.float64]:
        """How far off each part lies, in mm on paper; infinite where it is not near."""
        scan = rectify(frame, lie, self.page.width_mm, self.page.height_mm).grey
        return np.array([_off_px(self.page.grey, scan, x, y) for x, y in self.corners]) / (
            REFERENCE_PX_PER_MM
        )


def _is_telling(grey: Grey, x: int, y: int) -> bool:
    part = grey[y : y + _PART_PX, x : x + _PART_PX]
    if float(part.std()) < _INKED:
        return False
    likeness = _likeness(grey, grey, x, y)
    likeness[_REACH_PX - 3 : _REACH_PX + 4, _REACH_PX - 3 : _REACH_PX + 4] = -1
    return float(likeness.max()) < _ALIKE


def _off_px(page: Grey, scan: Grey, x: int, y: int) -> float:
    likeness = _likeness(page, scan, x, y)
    _, best, _, (u, v) = cv2.minMaxLoc(likeness)
    if best < _FOUND:
        return float("inf")
    return float(np.hypot(_peak(likeness[v], u) - _REACH_PX, _peak(likeness[:, u], v) - _REACH_PX))


def _likeness(page: Grey, scan: Grey, x: int, y: int) -> NDArray[np.float32]:
    part = cv2.GaussianBlur(page[y : y + _PART_PX, x : x + _PART_PX], (0, 0), 0.8)
    end = _PART_PX + _REACH_PX
    around = np.ascontiguousarray(scan[y - _REACH_PX : y + end, x - _REACH_PX : x + end])
    return np.asarray(cv2.matchTemplate(around, part, cv2.TM_CCOEFF_NORMED), np.float32)


def _peak(values: NDArray[np.float32], at: int) -> float:
    """Where the peak lies between its neighbours."""
    if not 0 < at < len(values) - 1:
        return float(at)
    before, here, after = (float(value) for value in values[at - 1 : at + 2])
    return at + 0.5 * (before - after) / min(before - 2 * here + after, -1e-6)


def kinds(all_photos: Sequence[Photo]) -> list[str]:
    """The kinds of photo there are, in order."""
    return sorted({photo.kind for photo in all_photos})
