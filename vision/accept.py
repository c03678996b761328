"""Is this really that page? Dense correlation of print, cell by cell, after registration.

Counting agreeing features cannot refuse unknown forms: ruled tables look alike everywhere. Print
that lies in the same place to half a millimetre does not happen by chance.
"""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageMm, Quad, px_per_mm
from vision.picture import HALF_PX_PER_MM, Grey, Reference, Scan

#: Correlation is taken per cell, so that one hand or shadow spoils only the cells it covers.
CELL_MM = 6.0
CELL_PX = round(CELL_MM * HALF_PX_PER_MM)
#: A cell counts as inked when its print has at least this standard deviation in grey values.
_INKED_STD = 9.0
#: The share of inked cells that may be hidden without harm: a hand hides about a third.
_HIDDEN_SHARE = 0.35

#: Below this correlation a cell in plain view may contradict the page.
_CONTRADICTS = 0.25
#: A cell shows paper when its bright part reaches this share of the paper around it.
_PAPER_SHARE = 0.85
#: Print must be darker than the rest of its cell by this share of the darkest print on the page.
_PRINT_DARKER = 0.15

Plane = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Evidence:
    """How well the print of a page shows in a scan of it.

    `correlation` per cell in -1..1, float32 (rows, columns), NaN where the page has no ink or the
    scan does not see it. `contradicts` bool of the same shape: paper is in plain view there, but
    the print that belongs on it is not.
    """

    correlation: Plane
    contradicts: NDArray[np.bool_]

    @cached_property
    def cells(self) -> NDArray[np.float32]:
        """The correlations of all judged cells."""
        return self.correlation[~np.isnan(self.correlation)]

    @property
    def score(self) -> float:
        """Mean correlation of the better cells, those a hand could leave: -1..1."""
        if len(self.cells) == 0:
            return 0.0
        ordered = np.sort(self.cells)[::-1]
        return float(ordered[: max(1, round(len(ordered) * (1 - _HIDDEN_SHARE)))].mean())

    @property
    def agreeing_share(self) -> float:
        """Share of the judged cells that clearly show their print."""
        return float((self.cells > 0.5).mean()) if len(self.cells) else 0.0

    @property
    def contradicting_share(self) -> float:
        """Share of the judged cells in plain view whose print is missing."""
        return float(self.contradicts.sum()) / len(self.cells) if len(self.cells) else 0.0


def compare_print(scan: Scan, reference: Reference) -> Evidence:
    """The evidence that `scan` shows `reference`.

    `scan` is straightened with the placement found, at HALF_PX_PER_MM.
    """
    expected = matched_blur(reference.half, scan)
    correlation = cell_correlation(expected, scan)
    return Evidence(correlation, _contradicts(expected, scan, correlation))


def matched_blur(grey: Grey, scan: Scan) -> Plane:
    """A page drawn as softly as the scan of it: `grey` at the scan's resolution, float32 (H, W).

    A frame of f px/mm shows no detail finer than its pixel, about 0.55 px of it as a Gaussian.
    """
    sigma = 0.55 * scan.px_per_mm / max(frame_px_per_mm(scan), 0.2)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), max(sigma, 0.3)), np.float32)


def frame_px_per_mm(scan: Scan) -> float:
    """Resolution at which the frame shows the sheet, in frame px per mm, on average."""
    height, width = scan.grey.shape
    sheet = Quad[PageMm].box(0, 0, width / scan.px_per_mm, height / scan.px_per_mm)
    return px_per_mm(scan.page_to_frame, sheet)


def cell_correlation(expected: Plane, scan: Scan) -> Plane:
    """Normalised correlation of each cell with what was expected there; NaN where not judged."""
    height, width = expected.shape
    rows, columns = height // CELL_PX, width // CELL_PX

    def mean(plane: Plane) -> Plane:
        return _cell_mean(plane[: rows * CELL_PX, : columns * CELL_PX], columns, rows)

    seen = scan.grey.astype(np.float32)
    mean_expected, mean_seen = mean(expected), mean(seen)
    variance = mean(expected * expected) - mean_expected**2
    variance_seen = mean(seen * seen) - mean_seen**2
    covariance = mean(expected * seen) - mean_expected * mean_seen
    correlation = covariance / np.sqrt(np.maximum(variance * np.maximum(variance_seen, 1.0), 1e-3))
    visible = mean((scan.seen > 0).astype(np.float32)) > 0.98
    judged = (variance > _INKED_STD**2) & visible
    return np.asarray(np.where(judged, np.clip(correlation, -1, 1), np.nan), np.float32)


def _contradicts(expected: Plane, scan: Scan, correlation: Plane) -> NDArray[np.bool_]:
    """Cells that show bare paper, or other print, where print belongs.

    A hand or an object also hides print, but takes away the paper's brightness with it; writing
    adds ink, but leaves the print. Only cells as bright as their surroundings' paper, whose printed
    strokes are no darker than the rest of the cell, speak against the page.
    """
    rows, columns = correlation.shape
    area = (slice(0, rows * CELL_PX), slice(0, columns * CELL_PX))
    seen = scan.grey[area].astype(np.float32)
    # The brightest 2 mm of a cell are its paper, print or not.
    bright = _cell_mean(seen, columns * 3, rows * 3)
    paper = bright.reshape(rows, 3, columns, 3).max(axis=(1, 3))
    level = cv2.blur(cv2.dilate(paper, np.ones((3, 3), np.uint8)), (7, 7))
    in_view = paper > _PAPER_SHARE * level
    darkness = np.repeat(np.repeat(paper, CELL_PX, 0), CELL_PX, 1) - seen
    ink = np.asarray(255 - expected[area], np.float32)
    printed = _cell_mean(ink * darkness, columns, rows) / np.maximum(
        _cell_mean(ink, columns, rows), 1e-3
    )
    overall = _cell_mean(darkness, columns, rows)
    darker = (printed - overall) / np.maximum(level, 1)
    missing = darker < _PRINT_DARKER * max(float(darker.max(initial=0.0)), 1e-3)
    with np.errstate(invalid="ignore"):
        return np.asarray((correlation < _CONTRADICTS) & in_view & missing)


def _cell_mean(plane: Plane, columns: int, rows: int) -> Plane:
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)
