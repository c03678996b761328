"""What a scan shows beyond the print: the blank page is fitted to the scan and taken away.

The blank page is blurred as the camera blurred it, faded as its print is faded, and lit as the
paper is lit; what is then still darker than it should be is ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.fields.camera import Drawing, drawing
from vision.fields.dirt import SheetLine, sheet_lines
from vision.fields.paper_light import (
    SURROUNDINGS_MM,
    WIDEST_INK_MM,
    paper_light,
    usual_light,
    without_blots,
)
from vision.geometry import PageMm, Quad, scaling
from vision.picture import HALF_PX_PER_MM, Reference, Scan
from vision.placing.nudge import Plane, offset, shifted

#: Print and scan may be apart by this much: the larger part is found by matching each area with
#: its surroundings, the rest is forgiven along every printed edge. Where nothing matches, paper may
#: be bent more than was found out, and the second is tried.
_SEARCH_MM, _FAR_MM, _FORGIVEN_MM = 0.75, 1.6, 0.3

#: An area is matched together with this much around it, where its label and its neighbours are.
MARGIN_MM = 2.5

#: Print tells whether the paper is seen when it is this dark; bare paper is lighter than this.
_PRINT, _BARE = 0.08, 0.06
#: It tells with so many px of print and of paper; of more than so many only some are looked at.
_FEWEST_PX, _ENOUGH_PX = 6, 4_000

#: Forms tint the boxes to write in no darker than this.
_LIGHTEST_BAR = 0.75

#: Print may be darker than the blank page says: by this everywhere, and up to the second factor
#: where all print around is.
_DARKER, _DARKEST_PRINT = 1.1, 1.6

#: The outermost paper is not looked at: the table beside it would count as ink.
_EDGE_MM = 2.0

#: A Gaussian reaches so many sigmas; one narrower than so many px does nothing.
_BLUR_REACH, _LEAST_BLUR_PX = 4.0, 0.2

#: Noise is told by every so many px of bare paper.
_NOISE_STEP = 6

#: Rows and columns of a scan.
Spot = tuple[slice, slice]


@dataclass(frozen=True, eq=False)
class Fitted:
    """The blank page as this scan should show it; what is asked of a place is computed there.

    `drawing` is how the camera drew its print, `light` the grey value of bare paper, float32
    (H, W); `usual` the same as if nothing lay on the page, coarsely; `noise` the spread of bare
    paper (0..1).
    """

    scan: Scan
    reference: Reference
    drawing: Drawing
    light: Plane
    usual: Plane
    noise: float

    @property
    def px_per_mm(self) -> float:
        """That of the scan."""
        return self.scan.px_per_mm

    @property
    def sigma_mm(self) -> float:
        """How softly print is drawn, as Gaussian sigma."""
        return self.drawing.sigma_px / self.px_per_mm

    @property
    def contrast(self) -> float:
        """How dark black print is, 0..1."""
        return self.drawing.contrast

    @cached_property
    def sheet_lines(self) -> list[SheetLine]:
        """Lines that a copier or a fold drew all along the sheet."""
        height, width = self.light.shape
        whole = (slice(0, height), slice(0, width))
        blank = self.blank(whole)
        darkness = np.asarray((blank - self.paper(whole)) / self.contrast, np.float32)
        return sheet_lines(darkness, blank, self.scan.seen[whole], self.px_per_mm)

    def blank(self, spot: Spot) -> Plane:
        """The print at a spot, blurred and faded; 1 is bare paper."""
        wide = self.around(spot, int(np.ceil(_BLUR_REACH * self.drawing.sigma_px)))
        soft = self.reference.grey[wide].astype(np.float32)
        cv2.GaussianBlur(soft, (0, 0), self.drawing.sigma_px, soft)
        rows, columns = (
            slice(part.start - more.start, part.stop - more.start)
            for part, more in zip(spot, wide, strict=True)
        )
        faded = soft[rows, columns] * np.float32(self.contrast / 255)
        return np.asarray(faded + np.float32(1 - self.contrast), np.float32)

    def paper(self, spot: Spot) -> Plane:
        """The scan at a spot with its light taken out; 1 is bare paper, and the page's rim."""
        paper = self.scan.grey[spot] / np.maximum(self.light[spot], 1)
        rim = round(_EDGE_MM * self.px_per_mm)
        rows, columns = spot
        paper[: max(0, rim - rows.start)] = paper[:, : max(0, rim - columns.start)] = 1
        height, width = self.light.shape
        paper[max(0, height - rim - rows.start) :] = 1
        paper[:, max(0, width - rim - columns.start) :] = 1
        return np.asarray(paper, np.float32)

    def around(self, spot: Spot, more_px: int) -> Spot:
        """The spot and so much around it, as far as the page reaches."""
        rows, columns = (
            slice(max(0, part.start - more_px), max(0, min(part.stop + more_px, most)))
            for part, most in zip(spot, self.light.shape, strict=True)
        )
        return rows, columns


@dataclass(frozen=True, eq=False)
class Patch:
    """The ink in and around one area; all planes of shape (h, w).

    `ink` is darkness beyond the print, 0..1, `darker` the same without forgiving print that lies
    beside its place, so that its edges may show; `is_print` where print is or may be; `blank` and
    `paper` as in `Fitted`, `blank` shifted to where the print lies; `inside` is the area itself;
    `seen` where the frame shows it. `light` is that of bare paper in grey values, `usual_light`
    what it would be here if nothing lay on or over the page; `corner` is the first pixel's place
    in the scan.
    """

    ink: Plane
    darker: Plane
    is_print: NDArray[np.bool_]
    blank: Plane
    paper: Plane
    inside: NDArray[np.bool_]
    seen: NDArray[np.bool_]
    px_per_mm: float
    light: Plane
    usual_light: float
    corner: tuple[int, int]

    def mask(self, areas: Sequence[Quad[PageMm]], around_mm: float = 0.0) -> NDArray[np.uint8]:
        """Where areas lie in this patch, and so far around: uint8 (h, w), 1 or 0."""
        drawn = np.zeros(self.ink.shape, np.uint8)
        to_px = scaling(self.px_per_mm)
        for area in areas:
            corners = to_px(area).xy - self.corner
            cv2.fillConvexPoly(drawn, np.round(corners).astype(np.int32), 1)
        reach = 2 * round(around_mm * self.px_per_mm) + 1
        if reach == 1:
            return drawn
        return np.asarray(cv2.dilate(drawn, np.ones((reach, reach), np.uint8)), np.uint8)


def fit(scan: Scan, reference: Reference) -> Fitted:
    """The blank page blurred, faded and lit as in the scan."""
    drawn = drawing(scan, reference)
    # A page may be drawn a pixel larger or smaller than it is said to be.
    height, width = np.minimum(scan.grey.shape, reference.grey.shape).tolist()
    half = reference.half.shape[1::-1]
    share = HALF_PX_PER_MM / scan.px_per_mm
    print_ = cv2.GaussianBlur(reference.half, (0, 0), max(_LEAST_BLUR_PX, share * drawn.sigma_px))
    blank = np.asarray(1 - drawn.contrast * (1 - print_ * np.float32(1 / 255)), np.float32)
    grey = np.asarray(cv2.resize(scan.grey, half, interpolation=cv2.INTER_AREA), np.uint8)
    light = paper_light(grey, blank, HALF_PX_PER_MM)
    usual = usual_light(light, HALF_PX_PER_MM)
    light = without_blots(light, usual, HALF_PX_PER_MM)
    noise = _noise(scan, blank, light)
    whole = np.asarray(cv2.resize(light, (width, height)), np.float32)
    return Fitted(scan, reference, drawn, whole, usual, noise)


def _noise(scan: Scan, blank: Plane, light: Plane) -> float:
    """The spread of bare paper, as a share of white."""
    few = slice(_NOISE_STEP // 2, None, _NOISE_STEP)
    grey, seen = scan.grey[few, few], scan.seen[few, few] > 0
    shown, lit = (cv2.resize(plane, grey.shape[::-1]) for plane in (blank, light))
    bare = (shown > 1 - _BARE) & seen
    if not bare.any():
        return 1.0
    paper = grey[bare] / np.maximum(lit[bare], 1)
    return float(1.48 * np.median(np.abs(paper - np.median(paper))))


def patch(fitted: Fitted, area: Quad[PageMm]) -> Patch | None:
    """The ink in and around an area, or None where the area lies outside the page."""
    px_per_mm = fitted.px_per_mm
    corners = scaling(px_per_mm)(area).xy
    left, top = np.floor(corners.min(axis=0)).astype(int).tolist()
    right, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
    margin = round(MARGIN_MM * px_per_mm)
    spot = fitted.around((slice(top, bottom + 1), slice(left, right + 1)), margin)
    seen = fitted.scan.seen[spot]
    if min(seen.shape) < 2 * px_per_mm:
        return None
    blank, paper = fitted.blank(spot), fitted.paper(spot)
    away = offset(blank, paper, round(_SEARCH_MM * px_per_mm))
    if away is None:
        # As much is matched, but farther.
        wider = fitted.around(spot, round((_FAR_MM - _SEARCH_MM) * px_per_mm))
        reach_px = round(_FAR_MM * px_per_mm)
        away = offset(fitted.blank(wider), fitted.paper(wider), reach_px) or (0.0, 0.0)
    blank = shifted(blank, away)
    nowhere = np.zeros(paper.shape, bool)
    part = Patch(
        paper, paper, nowhere, blank, paper, nowhere, seen > 0, px_per_mm,
        fitted.light[spot], _usual(fitted, corners.mean(axis=0)), (spot[1].start, spot[0].start),
    )  # fmt: skip
    inside = part.mask([area]) > 0
    if not inside.any():
        return None
    reach = 2 * round(_FORGIVEN_MM * px_per_mm) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    darkest = np.asarray(cv2.erode(blank, kernel), np.float32)
    ink = _beyond_print(part, darkest, fitted.contrast)
    is_print = darkest < _tint(blank, px_per_mm) - _BARE
    darker = np.asarray((blank - paper) / fitted.contrast, np.float32)
    return replace(part, ink=ink, darker=darker, is_print=is_print, inside=inside)


def without_lines(part: Patch, lines: Sequence[SheetLine]) -> Patch:
    """A patch as if the lines all along its sheet were not there."""
    ink, darker = part.ink, part.darker
    for line in lines:
        band = line.band(part.corner, ink.shape, part.px_per_mm)
        if band.any():
            ink, darker = np.where(band, 0, ink), np.where(band, np.minimum(darker, 0), darker)
    return replace(part, ink=ink, darker=darker)


def _tint(blank: Plane, px_per_mm: float) -> Plane:
    """The paper under the print: white, or the flat light tone that a form gives its boxes.

    What is darker than a tone to write on is print however wide it is.
    """
    reach = round(WIDEST_INK_MM * px_per_mm)
    kernel = np.ones((reach, reach), np.uint8)
    closed = cv2.morphologyEx(blank, cv2.MORPH_CLOSE, kernel)
    return np.asarray(np.where(closed > _LIGHTEST_BAR, closed, 1), np.float32)


def _usual(fitted: Fitted, at: NDArray[np.float64]) -> float:
    """The usual light at a place of the scan."""
    step = SURROUNDINGS_MM * fitted.px_per_mm
    rows, columns = fitted.usual.shape
    return float(
        fitted.usual[
            int(np.clip(at[1] / step, 0, rows - 1)), int(np.clip(at[0] / step, 0, columns - 1))
        ]
    )


def print_shown(blank: Plane, paper: Plane) -> float | None:
    """How much of the print expected somewhere is really there, about 0..1; None: none expected.

    `blank` and `paper` are float32 (N,), what should be there and what is. Ink does not hide
    print, since most bare paper stays bare; a hand or glare does.
    """
    few = slice(None, None, 1 + len(blank) // _ENOUGH_PX)
    blank, paper = blank[few], paper[few]
    depth = 1 - float(blank.min(initial=1.0))
    if depth < _PRINT:
        return None
    printed, bare = blank < 1 - depth / 2, blank > 1 - min(depth / 5, _BARE)
    if min(np.count_nonzero(printed), np.count_nonzero(bare)) < _FEWEST_PX:
        return None
    # Of bare paper the lighter part: even in a field full of writing that is paper.
    expected = value_at(blank[bare], 0.75) - value_at(blank[printed], 0.5)
    shown = value_at(paper[bare], 0.75) - value_at(paper[printed], 0.5)
    return shown / expected


def value_at(values: Plane, share: float) -> float:
    """The one of `values` below which a `share` of them lie; `share` in 0..1.

    `vision.quantile` goes on between two of them, as numpy does; the limits here were found so.
    """
    at = int(share * (len(values) - 1))
    return float(np.partition(values, at)[at])


def _beyond_print(part: Patch, darkest: Plane, contrast: float) -> Plane:
    """Darkness that no print within the forgiven distance explains, 0..1."""
    # Printers and PDF readers draw hairlines wider than they are: print may be this much darker.
    shown = print_shown(part.blank.ravel(), part.paper.ravel()) or 1.0
    allowed = 1 - float(np.clip(shown, 1.0, _DARKEST_PRINT)) * _DARKER * (1 - darkest)
    return np.asarray(np.clip(allowed - part.paper, 0, 1) / contrast, np.float32)
