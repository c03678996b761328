"""A hand over the paper: fingers as tapered capsules, melted together and lit from a side."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.lens import Plane, many_scales, smooth_noise

#: Skin, sRGB 0..1 in BGR, light to dark.
_SKINS = (
    (0.66, 0.76, 0.93),
    (0.52, 0.65, 0.86),
    (0.40, 0.55, 0.78),
    (0.28, 0.42, 0.63),
    (0.18, 0.27, 0.42),
)

Point = tuple[float, float]


@dataclass(frozen=True)
class _Limb:
    """A tapered capsule in mm: from `start` with radius `thick` to `end` with radius `tip`."""

    start: Point
    thick: float
    end: Point
    tip: float
    nail: bool = False


def _finger(
    base: Point, angle_deg: float, lengths: Point, radii: Point, curl: float
) -> list[_Limb]:
    """Two links and a fingertip with a nail; the second link turns by `curl` degrees."""
    bend = np.radians(angle_deg), np.radians(angle_deg + curl)
    middle = (base[0] + lengths[0] * np.cos(bend[0]), base[1] + lengths[0] * np.sin(bend[0]))
    tip = (middle[0] + lengths[1] * np.cos(bend[1]), middle[1] + lengths[1] * np.sin(bend[1]))
    between = (radii[0] + radii[1]) / 2
    return [
        _Limb(base, radii[0], middle, between),
        _Limb(middle, between, tip, radii[1], nail=True),
    ]


def _thumb(rng: np.random.Generator) -> list[_Limb]:
    """A thumb holding an edge; the rest of the hand is under or beside the sheet (x < 0)."""
    curl = float(rng.uniform(-15, 15))
    return [
        _Limb((-420, 112), 44, (-95, 24), 33),
        _Limb((-95, 24), 33, (-50, 12), 27),
        _Limb((-50, 12), 26, (-22, 4), 14),
        *_finger((-26, 5), -8 - curl / 2, (30, 27), (12.5, 9.5), curl),
    ]


def _flat(rng: np.random.Generator) -> list[_Limb]:
    """A flat hand steadying the sheet, fingers spread along +x."""
    limbs = [
        _Limb((-420, 40), 44, (-150, 6), 34),
        _Limb((-150, 6), 33, (-75, 2), 29),
        _Limb((-75, -6), 30, (-38, -18), 20),
        _Limb((-75, 6), 30, (-36, 18), 19),
        _Limb((-60, 0), 30, (-38, 0), 22),
    ]
    spread = float(rng.uniform(5, 11))
    for number, (y, long) in enumerate([(-26, 64), (-9, 74), (9, 69), (25, 54)]):
        wide = 9.6 if number < 3 else 8.4
        angle = (number - 1.5) * spread + float(rng.normal(0, 2))
        curl = float(rng.normal(0, 4))
        limbs += _finger((-30, y), angle, (long * 0.55, long * 0.42), (wide, wide * 0.8), curl)
    return limbs + _finger((-62, -30), -48, (34, 27), (12, 9.5), 18)


def _writing(rng: np.random.Generator) -> list[_Limb]:
    """A fist with thumb and forefinger closed around a pen; the tip of the pen is at (0, 0)."""
    sway = float(rng.uniform(-4, 4))
    return [
        _Limb((420, 250), 44, (190, 112), 35),
        _Limb((190, 112), 34, (120, 70 + sway), 30),
        _Limb((120, 66), 32, (84, 48), 34),
        _Limb((92, 60), 28, (66, 62), 24),
        *_finger((62, 74), 200, (24, 18), (10, 8.5), 28),
        *_finger((60, 62), 196, (28, 20), (10, 8.5), 26),
        *_finger((68, 40), 194, (30, 24), (10.5, 8.5), 18),
        *_finger((78, 26), 190, (32, 32), (10.5, 8), -18 + sway),
        *_finger((70, 50), 212, (26, 26), (12, 9.5), 10),
    ]


def hand_over(
    rng: np.random.Generator,
    scene: Plane,
    at_px: Point,
    inward_deg: float,
    px_per_mm: float,
    kind: str,
) -> tuple[Plane, Plane]:
    """The scene with a hand, and how much each pixel is covered, 0..1.

    `at_px` is where the hand touches: the paper's edge for `thumb` and `flat`, the pen's tip for
    `writing`; `inward_deg` points from there into the sheet (clockwise from +x).
    """
    shape = {"thumb": _thumb, "flat": _flat, "writing": _writing}[kind](rng)
    mirror = -1.0 if rng.random() < 0.5 else 1.0
    place = _placing(at_px, inward_deg, px_per_mm, mirror)
    height, nails, sleeve = _relief(scene, shape, place, px_per_mm)
    cover = np.asarray(np.clip(height / (0.12 * 9 * px_per_mm) * 4, 0, 1), np.float32)
    cover = cv2.GaussianBlur(cover, (0, 0), 0.6)
    skin = _skin(rng, height, nails, px_per_mm)
    skin = np.where(sleeve[..., None] > 0.5, _cloth(rng, scene, height, px_per_mm), skin)
    if kind == "writing":
        scene, pen = _pen(rng, scene, place, px_per_mm)
        cover_all = np.maximum(cover, pen)
    else:
        cover_all = cover
    lifted = cv2.GaussianBlur(cover, (0, 0), 3.2 * px_per_mm)
    lifted = np.roll(lifted, (int(3 * px_per_mm), int(2 * px_per_mm)), (0, 1))
    ground = scene * (1 - 0.45 * lifted * (1 - cover))[..., None]
    made = ground * (1 - cover[..., None]) + skin * cover[..., None]
    return np.asarray(made, np.float32), np.asarray(cover_all, np.float32)


def _placing(
    at_px: Point, inward_deg: float, px_per_mm: float, mirror: float
) -> NDArray[np.float64]:
    """From the hand's own mm to frame px, 2 x 3."""
    cos, sin = np.cos(np.radians(inward_deg)), np.sin(np.radians(inward_deg))
    return np.array(
        [
            [cos * px_per_mm, -sin * px_per_mm * mirror, at_px[0]],
            [sin * px_per_mm, cos * px_per_mm * mirror, at_px[1]],
        ]
    )


def _to_px(place: NDArray[np.float64], point: Point) -> NDArray[np.float64]:
    return np.asarray(place @ [point[0], point[1], 1.0])


def _relief(
    scene: Plane, limbs: list[_Limb], place: NDArray[np.float64], px_per_mm: float
) -> tuple[Plane, Plane, Plane]:
    """Height above the paper in px, where nails are, and where the sleeve is."""
    height = np.zeros(scene.shape[:2], np.float32)
    nails, sleeve = np.zeros_like(height), np.zeros_like(height)
    for number, limb in enumerate(limbs):
        start, end = _to_px(place, limb.start), _to_px(place, limb.end)
        spot, x, y = _box_around(height, start, end, max(limb.thick, limb.tip) * px_per_mm)
        if not x.size:
            continue
        line = (end - start).astype(np.float32)
        along = ((x - start[0]) * line[0] + (y - start[1]) * line[1]) / float(line @ line)
        t = np.clip(along, 0, 1)
        gap = np.hypot(x - start[0] - t * line[0], y - start[1] - t * line[1])
        radius = (limb.thick + (limb.tip - limb.thick) * t) * px_per_mm
        round_ = np.sqrt(np.clip(radius**2 - gap**2, 0, None))
        height[spot] = np.maximum(height[spot], np.minimum(round_, 14 * px_per_mm))
        if number == 0:
            sleeve[spot] = (along < 0.93) & (gap < radius)
        if limb.nail:
            nails[spot] = np.maximum(nails[spot], _nail(x, y, end, line, limb.tip * px_per_mm))
    smooth = cv2.GaussianBlur(height.astype(np.float32), (0, 0), 0.9 * px_per_mm)
    return np.asarray(smooth, np.float32), nails, sleeve


def _box_around(
    plane: Plane, start: NDArray[np.float64], end: NDArray[np.float64], reach: float
) -> tuple[tuple[slice, slice], Plane, Plane]:
    """The part of the frame a limb can touch, and the x and y of its pixels."""
    low = np.floor(np.minimum(start, end) - reach).astype(int)
    high = np.ceil(np.maximum(start, end) + reach).astype(int) + 1
    left, top = (max(0, int(v)) for v in low)
    right, bottom = max(left, min(plane.shape[1], high[0])), max(top, min(plane.shape[0], high[1]))
    y, x = np.mgrid[top:bottom, left:right].astype(np.float32)
    return (slice(top, bottom), slice(left, right)), x, y


def _nail(
    x: Plane, y: Plane, end: NDArray[np.float64], line: NDArray[np.float64], tip: float
) -> Plane:
    unit = line / np.linalg.norm(line)
    u = (x - end[0]) * unit[0] + (y - end[1]) * unit[1] - 0.15 * tip
    v = -(x - end[0]) * unit[1] + (y - end[1]) * unit[0]
    round_ = (np.abs(u) / (0.68 * tip)) ** 3 + (np.abs(v) / (0.56 * tip)) ** 3
    return np.asarray(1 / (1 + np.exp(np.clip((round_ - 1) * 8, -30, 30))), np.float32)


def _skin(rng: np.random.Generator, height: Plane, nails: Plane, px_per_mm: float) -> Plane:
    skin = np.array(_SKINS[rng.integers(len(_SKINS))]) * rng.uniform(0.92, 1.06, 3)
    angle = rng.uniform(0, 2 * np.pi)
    lit = _lit(height, angle)
    rows, columns = height.shape
    mottle = 1 + 0.05 * many_scales(rng, rows, columns, 12 * px_per_mm)
    mottle += 0.05 * smooth_noise(rng, rows, columns, max(1.2, 0.8 * px_per_mm))
    # Skin scatters red light: its shaded side is redder than paper in shade would be.
    colour = skin * np.power(lit[..., None], np.array([1.25, 1.1, 0.85])) * mottle[..., None]
    nail = np.clip(skin * [1.05, 1.02, 1.04] + [0.05, 0.03, 0.04], 0, 1) * lit[..., None]
    return np.asarray(colour * (1 - nails[..., None]) + nail * nails[..., None], np.float32)


def _cloth(rng: np.random.Generator, scene: Plane, height: Plane, px_per_mm: float) -> Plane:
    colour = rng.uniform(0.05, 0.7, 3)
    rows, columns = height.shape
    folds = 1 + 0.15 * many_scales(rng, rows, columns, 25 * px_per_mm)
    return np.asarray(colour * (_lit(height, 0.7) * folds)[..., None], np.float32)


def _lit(height: Plane, angle: float) -> Plane:
    """Lambert's law plus the dark grooves between fingers."""
    gx = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) / 8
    gy = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) / 8
    up = 1 / np.sqrt(1 + gx * gx + gy * gy)
    side = -(gx * np.cos(angle) + gy * np.sin(angle)) * up
    groove = np.clip(cv2.GaussianBlur(height, (0, 0), 6) - height, 0, None)
    light = 0.42 + 0.5 * up + 0.28 * side - 0.03 * groove
    return np.asarray(np.clip(light, 0.12, 1.1), np.float32)


def _pen(
    rng: np.random.Generator, scene: Plane, place: NDArray[np.float64], px_per_mm: float
) -> tuple[Plane, Plane]:
    """A pen from its tip at (0, 0) up through the grip."""
    y, x = np.mgrid[0 : scene.shape[0], 0 : scene.shape[1]].astype(np.float32)
    tip, end = _to_px(place, (0.0, 0.0)), _to_px(place, (118.0, 10.0))
    line = end - tip
    along = ((x - tip[0]) * line[0] + (y - tip[1]) * line[1]) / float(line @ line)
    t = np.clip(along, 0, 1)
    side = (-(x - tip[0]) * line[1] + (y - tip[1]) * line[0]) / float(np.hypot(*line))
    gap = np.hypot(x - tip[0] - t * line[0], y - tip[1] - t * line[1])
    radius = np.clip(t * 40, 0.25, 1) * 4.2 * px_per_mm
    cover = np.clip(radius - gap + 0.5, 0, 1)
    shine = 0.55 + 0.8 * np.exp(-(((side / radius + 0.3) / 0.25) ** 2))
    body = rng.uniform(0.03, 0.55, 3)
    colour = np.where((t < 0.09)[..., None], np.array([0.45, 0.47, 0.5]), body) * shine[..., None]
    made = scene * (1 - cover[..., None]) + colour * cover[..., None]
    return np.asarray(made, np.float32), np.asarray(cover, np.float32)
