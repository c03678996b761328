"""Is the picture good enough, and if nothing was recognised, what could the person do about it?

Everything is measured on the sheet, not on the frame: a dark table behind white paper is no dark
picture, and a sharp table under a blurred sheet no sharp one. Of several faults the one counts
that lies furthest beyond what recognition bears. `python -m tests.benchmarks misses` shows how
often that is the fault which the picture was given.
"""

from dataclasses import dataclass
from typing import Any, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Quad
from vision.outcome import MissReason
from vision.picture import HALF_PX_PER_MM, Frame, Grey, Page, cut_around, shrunk
from vision.quantile import quantile

#: Below this brightness (99th percentile of grey, 0..255) not even white paper stands out from
#: sensor noise.
_DARKEST_WHITE = 45
#: An outline less sure than this is as likely a table top or a doorway.
_SHEET_SURE = 0.5
#: Sheets are taken for A4, whose area in mm² this is, until it is known what they are.
_A4_MM2 = 210 * 297

#: What recognition bears, from frames that were darkened, blurred and so on step by step: at the
#: first value nearly all were recognised, at the second few.
#: White of the paper, grey value: 66 and 46.
_DARKEST_PAPER = 55
#: And where half of the frame is this many times brighter than the sheet, that is no paper.
_BRIGHTER_AROUND = 1.3
#: Frame pixels per mm: 1.2 and 1.0.
_LEAST_PX_PER_MM = 1.1
#: Softness of print, see `_Look`: 13 and 17, for blur out of focus as for shake.
_SOFTEST_PRINT = 15.0
#: Edges this wide are still sharp, in px; grey print on grey paper is not blurred.
_SHARP_EDGE_PX = 3.9
#: Share of the sheet under a highlight: 0.13 and 0.18.
_MOST_GLARE = 0.14
#: Share of the sheet outside the frame: half is borne, but the rest must hold enough print.
_MOST_OUTSIDE = 0.25

#: Outlines are off by about this share of a sheet's area.
_RIM_OUTSIDE = 0.02

#: Grey values from which a pixel is taken for saturated, and up to which paper is not: where all
#: of it is, as in a scan, blank paper is no highlight, unless print is washed out to this contrast.
_SATURATED, _NOT_SATURATED, _WASHED_OUT = 250, 253, 0.3
#: Print contrasts with its paper by more than this share of white; on a blank sheet there is none.
_LEAST_CONTRAST = 0.09
#: Without print, edges as wide as this in px (the sheet's own among them) mean a blurred picture.
_WIDEST_EDGE_PX = 7.0
#: Brightness is told of a frame drawn so small, width and height; a quarter of one whose shorter
#: side is at least the third is no smaller.
_BRIGHTNESS_SIZE, _LARGE_PX = (160, 120), 640
#: A scene with less contrast than this, in grey values, has nothing to be sharp.
_EMPTY_CONTRAST = 40
#: Measured in blocks of so many px, 8 mm at HALF_PX_PER_MM; in each there is print or not.
_BLOCK_PX = 16
#: What Scharr's differences sum up to for a change of one grey value per px.
_SCHARR_WEIGHT = 32
#: The sheet's own edge is sharper than print: a rim of this share is left out.
_RIM_SHARE = 0.08
#: Where a sheet has no print its own sides say whether the picture is sharp: so many places along
#: each are looked at, so far to both sides in px, where paper and table differ by so many grey
#: values. Of a sharp photo they are 2.4 to 3 px wide, of one too blurred to read 11.
_PLACES, _ACROSS_PX, _DIFFERING = 40, 20, 30
#: A side this near to the frame's edge, as a share of the frame, was cut there.
_AT_BORDER = 0.003

#: Of a picture taken too close: paper is as light as its lightest places by this share, and bare
#: where hardly anything differs; print differs by more than the third. Its strokes are no wider
#: than so many px where the longer side of the picture has 960.
_LIGHT, _BARE, _PRINTED, _WIDEST_STROKE_PX = 0.55, 0.15, 0.4, 15
#: So much of the picture is paper, and so much of it bare; print is on no less and no more.
_MOSTLY_LIGHT, _LEAST_BARE, _PRINTED_SHARE = 0.8, 0.25, (0.03, 0.65)
#: Print runs out of the picture where so many blocks at that side are printed.
_FEWEST_AT_SIDE = 2


def obstacle(frame: Frame) -> MissReason | None:
    """What stops any sheet from being seen in `frame`, or None."""
    return MissReason.TOO_DARK if _brightness(frame, 0.99) < _DARKEST_WHITE else None


def why_unknown(frame: Frame, page: Page | None, *, may_be_glare: bool = True) -> MissReason:
    """The likeliest reason that nothing was recognised in `frame`; `page` is the sheet seen.

    Blank paper in bright light looks as it does under a highlight: who knows that what is printed
    lies elsewhere says that it may not be that.
    """
    if page is None or not is_sheet(page):
        return _why_no_page(frame)
    look = _Look.of(frame, page)
    if look is None:
        return MissReason.CUT_OFF
    if look.white < min(_DARKEST_PAPER, _brightness(frame) / _BRIGHTER_AROUND):
        # Darker than what is around it: a telephone, no paper.
        return MissReason.NO_PAGE
    # How far each lies beyond what is borne: 1 is the limit.
    faults = {
        MissReason.TOO_DARK: _DARKEST_PAPER / max(look.white, 1.0),
        MissReason.TOO_FAR: _LEAST_PX_PER_MM / max(look.px_per_mm, 1e-3),
        MissReason.GLARE: look.glare_share / _MOST_GLARE if may_be_glare else 0.0,
        MissReason.CUT_OFF: _cut_off(frame, page) / _MOST_OUTSIDE,
        MissReason.BLURRED: look.softness / _SOFTEST_PRINT,
    }
    worst = max(faults, key=lambda reason: faults[reason])
    return worst if faults[worst] > 1 else MissReason.UNKNOWN_FORM


def is_too_close(frame: Frame) -> bool:
    """Whether a frame shows nothing but printed paper, and none of its corners.

    A sheet on a table as white as itself is surrounded by bare paper; here print runs out of the
    frame on sides that face or follow each other.
    """
    grey, _ = shrunk(frame.grey, min(1.0, 960 / max(frame.width_px, frame.height_px)))
    if min(grey.shape) < 4 * _BLOCK_PX:
        return False
    smooth = np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.8), np.uint8)
    # What is dark and wider than strokes is a thing on a table.
    kernel = np.ones((_WIDEST_STROKE_PX, _WIDEST_STROKE_PX), np.uint8)
    strokes = np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, kernel), np.uint8)
    inked = _over_blocks(np.maximum, strokes)
    lightest, darkest = (_over_blocks(extreme, smooth) for extreme in (np.maximum, np.minimum))
    white = quantile(lightest, 0.9)
    light = lightest > _LIGHT * white
    printed, bare = light & (inked > _PRINTED * white), lightest - darkest < _BARE * white
    sides = (printed[0], printed[-1], printed[:, 0], printed[:, -1])
    runs_out = sum(int(np.count_nonzero(side) >= _FEWEST_AT_SIDE) for side in sides)
    least, most = _PRINTED_SHARE
    return bool(
        white >= _DARKEST_PAPER
        and light.mean() > _MOSTLY_LIGHT
        and (light & bare).mean() > _LEAST_BARE
        and least < printed.mean() < most
        and runs_out > 1
    )


def is_sheet(page: Page) -> bool:
    """Whether an outline is surely that of a sheet."""
    return page.confidence >= _SHEET_SURE


def is_cut_off(frame: Frame, page: Page) -> bool:
    """Whether more than a rim of the sheet lies outside the frame, or a side along its edge."""
    return _cut_off(frame, page) > _RIM_OUTSIDE


def outside_share(frame: Frame, page: Page) -> float:
    """Share of the sheet's area outside the frame, 0..1."""
    low, high = (-0.5, -0.5), (frame.width_px - 0.5, frame.height_px - 0.5)
    area = abs(page.corners.area)
    shown = abs(Quad[FramePx](np.clip(page.corners.xy, low, high)).area)
    return max(0.0, 1 - shown / area) if area else 0.0


def _brightness(frame: Frame, share: float = 0.5) -> float:
    """The grey value that `share` of a frame does not exceed, sensor noise averaged away."""
    is_large = min(frame.width_px, frame.height_px) >= _LARGE_PX
    # By halves first, which takes a fraction of the time.
    grey = frame.about(1 / 4)[0] if is_large else frame.grey
    small = cv2.resize(grey, _BRIGHTNESS_SIZE, interpolation=cv2.INTER_AREA)
    return quantile(small, share)


@dataclass(frozen=True)
class _Look:
    """How well a frame shows a sheet.

    `white` is the grey value of its paper, `glare_share` 0..1. `softness` is the width of the
    print's edges in px, in the direction where they are widest, over the print's contrast as a
    share of white: blur makes edges wide, shake makes thin strokes pale. 6 to 9 where sharp.
    """

    px_per_mm: float
    white: float
    glare_share: float
    softness: float

    @classmethod
    def of(cls, frame: Frame, page: Page) -> Self | None:
        """The look of `page` in `frame`; None where too little of it lies in the frame."""
        px_per_mm = float(np.sqrt(abs(page.corners.area) / _A4_MM2))
        factor = min(1.0, HALF_PX_PER_MM / max(px_per_mm, 1e-3))
        part, to_part = cut_around(frame.grey, page.corners, _BLOCK_PX / factor)
        grey, to_small = shrunk(part, factor)
        blocks = _Blocks.of(grey, to_part.then(to_small).quad(page.corners).xy)
        if blocks is None:
            return None
        white = quantile(blocks.lightest, 0.9)
        softness = _softness(blocks, white)
        if not np.isfinite(softness) and _has_sharp_sides(frame, page):
            softness = 0.0  # nothing is printed on it
        return cls(px_per_mm, white, _glare_share(blocks), softness)


@dataclass(frozen=True, eq=False)
class _Blocks:
    """A picture's blocks inside a sheet: float32 (N,) each, `steepest` (4, N) per px.

    `steepest` is the steepest change in a block along x, y and both diagonals.
    """

    lightest: Floats
    darkest: Floats
    steepest: Floats
    saturated: NDArray[np.bool_]

    @classmethod
    def of(cls, grey: Grey, corners: Floats) -> Self | None:
        """The blocks of `grey` wholly inside the quad `corners` without its rim."""
        inner = corners.mean(axis=0) + (corners - corners.mean(axis=0)) * (1 - _RIM_SHARE)
        limit = [grey.shape[1], grey.shape[0]]
        left, top = np.clip(np.floor(inner.min(axis=0)), 0, limit).astype(int)
        right, bottom = np.clip(np.ceil(inner.max(axis=0)) + 1, 0, limit).astype(int)
        if min(right - left, bottom - top) < 2 * _BLOCK_PX:
            return None
        part = grey[top:bottom, left:right]
        mask = np.zeros(part.shape, np.uint8)
        cv2.fillConvexPoly(mask, np.round(inner - [left, top]).astype(np.int32), 1)
        inside = _over_blocks(np.minimum, mask) > 0
        if np.count_nonzero(inside) < 4:
            return None
        smooth = np.asarray(cv2.GaussianBlur(part, (0, 0), 0.8), np.uint8)
        return cls(
            lightest=_over_blocks(np.maximum, smooth)[inside].astype(np.float64),
            darkest=_over_blocks(np.minimum, smooth)[inside].astype(np.float64),
            steepest=_steepest(smooth)[:, inside],
            saturated=_over_blocks(np.minimum, part)[inside] >= _SATURATED,
        )

    @property
    def range(self) -> Floats:
        """The contrast within each block."""
        return self.lightest - self.darkest

    def edge_widths_px(self) -> Floats:
        """How wide the sharper edges are along each of the four directions."""
        inked = self.range >= 0.5 * quantile(self.range, 0.95)
        widths = self.range[inked] / np.maximum(self.steepest[:, inked], 1e-3)
        return np.array([quantile(along, 0.2) for along in widths])


def _over_blocks(extreme: np.ufunc, plane: NDArray[Any]) -> NDArray[Any]:
    """The highest or lowest value (np.maximum, np.minimum) of each whole block of a plane."""
    rows, columns = plane.shape[0] // _BLOCK_PX, plane.shape[1] // _BLOCK_PX
    whole = plane[: rows * _BLOCK_PX, : columns * _BLOCK_PX]
    # One way after the other: both at once takes several times as long.
    by_row = extreme.reduce(whole.reshape(rows, _BLOCK_PX, -1), axis=1)
    return np.asarray(extreme.reduce(by_row.reshape(rows, columns, _BLOCK_PX), axis=2))


def _steepest(smooth: Grey) -> Floats:
    """The steepest change in each whole block along x, y and both diagonals: (4, rows, columns).

    Per px, without its sign.
    """
    # In whole numbers, which takes half the time.
    across = np.asarray(cv2.Scharr(smooth, cv2.CV_16S, 1, 0), np.int16)
    down = np.asarray(cv2.Scharr(smooth, cv2.CV_16S, 0, 1), np.int16)
    ways = (across, down, across + down, across - down)
    steepest = np.stack([_over_blocks(np.maximum, np.abs(way)) for way in ways])
    length = _SCHARR_WEIGHT * np.sqrt([1, 1, 2, 2])
    return np.asarray(steepest / length[:, None, None], np.float64)


def _softness(blocks: _Blocks, white: float) -> float:
    contrast = quantile(blocks.range, 0.95) / max(white, 1.0)
    widths_px = blocks.edge_widths_px()
    if contrast < _LEAST_CONTRAST:
        # A blank sheet, or one so blurred that its print is gone.
        return np.inf if float(widths_px.min()) > _WIDEST_EDGE_PX else 0.0
    widest = float(widths_px.max())
    return widest / contrast if widest > _SHARP_EDGE_PX else 0.0


def _has_sharp_sides(frame: Frame, page: Page) -> bool:
    """Whether the sheet's own sides are sharp, as far as they stand out from what it lies on."""
    corners = page.corners.xy
    smooth = cv2.GaussianBlur(frame.grey, (0, 0), 0.8)
    away = np.arange(-_ACROSS_PX, _ACROSS_PX + 1)
    widths: list[float] = []
    for first, second in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = second - first
        across = np.array([-along[1], along[0]]) / max(float(np.linalg.norm(along)), 1e-9)
        places = first + np.linspace(0.1, 0.9, _PLACES)[:, None] * along
        at = (places[:, None] + away[None, :, None] * across).astype(np.float32)
        seen = cv2.remap(
            smooth, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ).astype(np.float64)
        rise = seen.max(axis=1) - seen.min(axis=1)
        steepest = np.abs(np.diff(seen, axis=1)).max(axis=1)
        stands_out = rise > _DIFFERING
        widths.extend(rise[stands_out] / np.maximum(steepest[stands_out], 1e-3))
    return len(widths) >= _PLACES and quantile(np.array(widths), 0.5) <= _SHARP_EDGE_PX


def _glare_share(blocks: _Blocks) -> float:
    """The share of the sheet so bright that no print shows, if its paper is not all like that."""
    is_all_saturated = quantile(blocks.lightest, 0.05) > _NOT_SATURATED
    if is_all_saturated and quantile(blocks.range, 0.95) / 255 > _WASHED_OUT:
        return 0.0
    return float(blocks.saturated.mean())


def _cut_off(frame: Frame, page: Page) -> float:
    """How much of the sheet is outside; more than is borne where a side lies on the border."""
    low = np.array([-0.5, -0.5])
    high = np.array([frame.width_px, frame.height_px]) - 0.5
    near = _AT_BORDER * float((high - low).max())
    corners = page.corners.xy
    there = np.abs(np.column_stack([corners - low, corners - high])) <= near
    sides = int((there & np.roll(there, -1, axis=0)).any(axis=1).sum())
    # With all four sides there the picture shows nothing but the sheet, as a scanner's does.
    at_border = 1.2 * _MOST_OUTSIDE if 0 < sides < 4 else 0.0
    return max(outside_share(frame, page), at_border)


def _why_no_page(frame: Frame) -> MissReason:
    """Why no sheet was found: everything blurred, or there is none."""
    grey, _ = shrunk(frame.grey, min(1.0, 960 / max(frame.width_px, frame.height_px)))
    whole = np.array(
        [[0, 0], [grey.shape[1], 0], [grey.shape[1], grey.shape[0]], [0, grey.shape[0]]]
    )
    blocks = _Blocks.of(grey, whole.astype(np.float64))
    if blocks is None or quantile(blocks.range, 0.95) < _EMPTY_CONTRAST:
        return MissReason.NO_PAGE
    is_blurred = float(blocks.edge_widths_px().min()) > _WIDEST_EDGE_PX
    return MissReason.BLURRED if is_blurred else MissReason.NO_PAGE
