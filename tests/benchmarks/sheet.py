"""A page picture as a camera sees it on a sheet in some stance: each frame pixel a mean of many."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks import lens
from tests.benchmarks.stance import Stance
from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    Points,
    Quad,
    picture_outline,
    resizing,
    scaling,
)

Plane = NDArray[np.float32]

#: Each frame pixel is the mean of this many squared: beyond 3 the picture no longer changes.
_MOST_SAMPLES = 3
#: The camera's map is computed at every so many samples.
_STEP = 8


def seen_sheet(stance: Stance, page: Plane, width: int, height: int) -> tuple[Plane, Plane]:
    """The sheet's colours and its coverage, 0..1, in frame pixels."""
    # Blank forms are grey, and three times as quick in one plane.
    if np.array_equal(page[..., 0], page[..., 1]) and np.array_equal(page[..., 0], page[..., 2]):
        page = np.ascontiguousarray(page[..., 0])
    whole = drawn_at(stance.outline, page.shape[1], page.shape[0])
    samples, page, to_small = _sampling(stance, page)
    page_to_print = whole.then(to_small)
    left, top, right, bottom = _reach(stance, width, height)
    inside = np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.float32)
    if right <= left or bottom <= top:
        return inside
    columns, rows = (right - left) * samples, (bottom - top) * samples
    x, y = _print_at(stance, page_to_print, (left, top), (columns, rows), samples)
    fine = cv2.remap(page, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    edge = page_to_print(stance.outline).xy[2]
    cover = _cover(x, y, edge, samples * frame_scale(stance) * stance.height_mm / page.shape[0])
    small = (right - left, bottom - top)
    share = cv2.resize(cover, small, interpolation=cv2.INTER_AREA)
    floor = np.maximum(share, 1e-3)
    inked = (cv2.multiply(band, cover) for band in cv2.split(fine))
    bands = [cv2.resize(each, small, interpolation=cv2.INTER_AREA) / floor for each in inked]
    inside[0][top:bottom, left:right] = np.stack(bands * (3 // len(bands)), axis=-1)
    inside[1][top:bottom, left:right] = share
    return inside


def _cover(x: Plane, y: Plane, edge: NDArray[np.float64], scale: float) -> Plane:
    """How much of each fine sample lies on the sheet.

    `edge` is where its far corner lies on the page picture; `scale` is samples a picture pixel.
    """
    right, bottom = map(float, edge)
    inner = cv2.min(cv2.min(x + 0.5, right - x), cv2.min(y + 0.5, bottom - y))
    return np.asarray(np.clip(inner * np.float32(scale) + 0.5, 0, 1), np.float32)


def drawn_at(outline: Quad[PageMm], width_px: int, height_px: int) -> Homography[PageMm, FramePx]:
    """Where a page picture of so many pixels shows each place of its sheet.

    A picture drawn at so many halves of a pixel a millimetre is rounded up or down to whole pixels
    at its far edges: it is cut there, not stretched. On a letter-size sheet (215.9 mm, at 4 px/mm
    864 px and not 863.6) stretching would put the truth off by up to 0.1 mm. Pictures of any other
    size are taken to span the sheet.
    """
    width_mm, height_mm = outline.xy[2]
    px_per_mm = round(2 * height_px / height_mm) / 2
    if (width_px, height_px) == (round(width_mm * px_per_mm), round(height_mm * px_per_mm)):
        return Homography[PageMm, FramePx](scaling(px_per_mm).matrix)
    return Homography.between(outline, picture_outline(width_px, height_px))


def frame_scale(stance: Stance) -> float:
    """Frame pixels per millimetre, on average."""
    seen = Quad[FramePx](stance.place(stance.outline).xy)
    return float(np.sqrt(abs(seen.area) / (stance.width_mm * stance.height_mm)))


def _sampling(stance: Stance, page: Plane) -> tuple[int, Plane, Homography[FramePx, FramePx]]:
    """How finely to sample, the page shrunk to no more than that, and the map to the shrunk one."""
    ratio = page.shape[0] / stance.height_mm / frame_scale(stance)
    samples = int(np.clip(np.ceil(ratio), 2, _MOST_SAMPLES))
    if ratio <= samples * 1.3:
        return samples, page, resizing(1, 1)
    factor = samples * 1.1 / ratio
    target = (round(page.shape[1] * factor), round(page.shape[0] * factor))
    small = np.asarray(cv2.resize(page, target, interpolation=cv2.INTER_AREA))
    return samples, small, resizing(target[0] / page.shape[1], target[1] / page.shape[0])


def _reach(stance: Stance, width: int, height: int) -> tuple[int, int, int, int]:
    """The frame pixels the sheet can touch."""
    xy = stance.place(stance.grid(13, 17)).xy
    low = np.floor(xy.min(axis=0)).astype(int) - 6
    high = np.ceil(xy.max(axis=0)).astype(int) + 7
    return max(0, low[0]), max(0, low[1]), min(width, high[0]), min(height, high[1])


def _print_at(
    stance: Stance, page_to_print: Homography[PageMm, FramePx], origin: tuple[int, int],
    count: tuple[int, int], samples: int,
) -> tuple[Plane, Plane]:  # fmt: skip
    """For every fine sample of the frame, where it falls on the page picture."""
    fine_to_frame = resizing(samples, samples).inverse()
    # Found at every 8th sample, two more beyond each edge: between them the map is all but
    # straight (0.002 px; cubic cv2.remap would bend even a straight one), and eighths are exact
    # in the 1/32 steps cv2.remap knows.
    columns, rows = -(-count[0] // _STEP) + 5, -(-count[1] // _STEP) + 5
    x, y = np.meshgrid((np.arange(columns) - 2) * _STEP, (np.arange(rows) - 2) * _STEP)
    fine: Points[FramePx] = Points(np.column_stack([x.ravel(), y.ravel()]).astype(float))
    seen = Points[FramePx](fine_to_frame(fine).xy + np.array(origin))
    found = page_to_print(stance.unplace(seen)).xy.astype(np.float32).reshape(rows, columns, 2)
    return (
        lens.spread(found[..., 0], count, _STEP, 2),
        lens.spread(found[..., 1], count, _STEP, 2),
    )
