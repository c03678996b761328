"""Photos of a page that was never printed: laid on a table, held askew, lit from one side.

They are for showing an owner what a phone shows, and for trying whether the page is recognised.
Real paper is worse: folded, covered by a hand, in poor light.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.geometry import FramePx, Homography, PageMm, Quad, resizing
from vision.picture import REFERENCE_PX_PER_MM, Grey

#: As phones hold paper: upright, three by four.
_WIDTH_PX, _HEIGHT_PX = 960, 1280
#: What is around the sheet, as a share of the frame, when it is seen from straight above.
_AROUND = 0.07
_QUALITY = 88
#: Blue, green and red of a wooden table; its grain; how far its light falls off to one side.
_TABLE, _GRAIN, _FALL = (92, 118, 142), 9.0, 0.22
_PAPER = 246.0


@dataclass(frozen=True)
class Pose:
    """How the paper lies before the phone.

    `roll_deg` is clockwise; `tilt` 0 from straight above, 0.2 clearly askew, towards `from_deg`;
    `size` 1 fills the frame; `light` 1 is a bright room; `blur_px` a Gaussian sigma, `noise` grey
    values.
    """

    name: str
    roll_deg: float = 0.0
    tilt: float = 0.0
    from_deg: float = 90.0
    size: float = 1.0
    light: float = 1.0
    blur_px: float = 0.5
    noise: float = 2.0


#: What the preview shows.
HELD = Pose("held", roll_deg=3, tilt=0.08, from_deg=70)
#: What recognition is tried on: ten ways people hold a phone over paper.
POSES = (
    Pose("straight"),
    Pose("held", roll_deg=3, tilt=0.08, from_deg=70),
    Pose("askew-left", roll_deg=-14, tilt=0.1, from_deg=200),
    Pose("askew-right", roll_deg=17, tilt=0.12, from_deg=320),
    Pose("upside-down", roll_deg=176, tilt=0.06),
    Pose("from-below", tilt=0.2, from_deg=90),
    Pose("from-the-side", roll_deg=6, tilt=0.2, from_deg=0),
    Pose("far", roll_deg=-5, tilt=0.05, size=0.62),
    Pose("evening", roll_deg=4, tilt=0.07, light=0.45, noise=6),
    Pose("moved", roll_deg=-3, tilt=0.05, blur_px=1.4, noise=3),
)


@dataclass(frozen=True, eq=False)
class Photo:
    """A JPEG, and where the paper lies in it."""

    jpeg: bytes
    page_to_frame: Homography[PageMm, FramePx]


def photograph(page: Grey, pose: Pose, seed: int = 1) -> Photo:
    """A photo of a page at REFERENCE_PX_PER_MM; the same arguments give the same photo."""
    rng = np.random.default_rng(seed)
    height, width = page.shape
    width_mm, height_mm = width / REFERENCE_PX_PER_MM, height / REFERENCE_PX_PER_MM
    paper = Quad[PageMm].box(0, 0, width_mm, height_mm)
    page_to_frame = Homography.between(paper, _seen(width_mm, height_mm, pose))
    to_mm: Homography[FramePx, PageMm] = resizing(1 / REFERENCE_PX_PER_MM, 1 / REFERENCE_PX_PER_MM)
    warp = to_mm.then(page_to_frame).matrix
    size = (_WIDTH_PX, _HEIGHT_PX)
    # Shrinking by skipping pixels would break thin lines up as no lens does.
    shrinks = abs(float(np.linalg.det(warp[:2, :2]))) ** 0.5
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, 0.45 / max(shrinks, 0.2)))
    printed = cv2.warpPerspective(soft, warp, size, flags=cv2.INTER_LINEAR, borderValue=255)
    sheet = cv2.warpPerspective(np.full_like(page, 255), warp, size, flags=cv2.INTER_AREA)
    cover = (sheet.astype(np.float32) / 255)[:, :, None]
    paper_seen = (printed.astype(np.float32) * (_PAPER / 255))[:, :, None]
    scene = _table(rng) * (1 - _shadow(sheet)[:, :, None])
    lit = (scene * (1 - cover) + paper_seen * cover) * _light(pose)[:, :, None]
    blurred = cv2.GaussianBlur(lit, (0, 0), pose.blur_px)
    noisy = blurred + rng.normal(0, pose.noise, (_HEIGHT_PX, _WIDTH_PX, 1))
    pixels = np.clip(noisy, 0, 255).astype(np.uint8)
    jpeg = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
    return Photo(jpeg, page_to_frame)


def _seen(width_mm: float, height_mm: float, pose: Pose) -> Quad[FramePx]:
    """The corners of the sheet in the frame."""
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)
    half = corners * np.array([width_mm, height_mm]) / 2
    turn = np.radians(pose.roll_deg)
    rolled = half @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    towards = np.radians(pose.from_deg)
    reach = max(width_mm, height_mm) / 2
    depth = rolled @ np.array([np.cos(towards), np.sin(towards)]) / reach
    flat = rolled / (1 - pose.tilt * depth)[:, None]
    middle = (flat.max(axis=0) + flat.min(axis=0)) / 2
    spans = np.ptp(flat, axis=0)
    room = np.array([_WIDTH_PX, _HEIGHT_PX]) * (1 - 2 * _AROUND) * pose.size
    px_per_mm = float((room / spans).min())
    return Quad[FramePx]((flat - middle) * px_per_mm + np.array([_WIDTH_PX, _HEIGHT_PX]) / 2)


def _table(rng: np.random.Generator) -> np.ndarray:
    """A wooden table: long soft streaks."""
    streaks = rng.normal(0, 1, (_HEIGHT_PX // 8, _WIDTH_PX // 64)).astype(np.float32)
    grain = cv2.resize(streaks, (_WIDTH_PX, _HEIGHT_PX), interpolation=cv2.INTER_CUBIC)
    return np.asarray(_TABLE, np.float32) + _GRAIN * grain[:, :, None]


def _shadow(sheet: np.ndarray) -> np.ndarray:
    """The shade of a sheet that does not lie quite flat, as a share of the light."""
    shifted = np.roll(sheet, (6, 5), axis=(0, 1)).astype(np.float32) / 255
    return np.asarray(cv2.GaussianBlur(shifted, (0, 0), 9) * 0.35)


def _light(pose: Pose) -> np.ndarray:
    """How bright it is, pixel by pixel: a window to the upper left."""
    down, across = np.mgrid[0:_HEIGHT_PX, 0:_WIDTH_PX].astype(np.float32)
    away = across / _WIDTH_PX * 0.6 + down / _HEIGHT_PX * 0.4
    return np.asarray(pose.light * (1 - _FALL * away), np.float32)
