"""Things on the table and over the sheet: pens, mugs, phones, cards, screens, fingers."""

from collections.abc import Callable

import cv2
import numpy as np

from models.training.sheets.scenes.noise import (
    Floats,
    Plane,
    Rng,
    cloudy,
    colour,
    polygon,
    turned_box,
)

#: Skin by lightness, BGR reflectance.
_SKINS = np.array(
    [[0.62, 0.72, 0.90], [0.52, 0.64, 0.85], [0.40, 0.53, 0.76], [0.28, 0.40, 0.62],
     [0.18, 0.26, 0.44], [0.10, 0.15, 0.28]]
)  # fmt: skip


def lay(scene: Plane, layer: Plane | Floats, cover: Plane, shade: float, reach_px: float) -> None:
    """Put a layer over the scene, in place, with the soft shadow it throws beside itself."""
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if not len(rows):
        return
    margin = int(4 * reach_px) + 2
    spot = (
        slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1),
        slice(max(0, int(columns[0]) - margin), int(columns[-1]) + margin + 1),
    )
    part, mine = scene[spot], np.ascontiguousarray(cover[spot])
    if shade > 0:
        moved = np.array([[1, 0, reach_px * 0.6], [0, 1, reach_px * 0.8]], np.float32)
        cast = cv2.warpAffine(mine, moved, mine.shape[1::-1])
        cast = cv2.GaussianBlur(cast, (0, 0), max(0.4, reach_px))
        part *= (1 - np.float32(shade) * cast)[..., None]
    over = layer[spot] if layer.ndim == 3 else layer.astype(np.float32)
    part += (over - part) * mine[..., None]


def strew(rng: Rng, scene: Plane, count: int) -> None:
    """Some things lying about, anywhere, in place."""
    kinds: tuple[Callable[[Rng, Plane], None], ...] = (
        _pen, _mug, _phone, _card, _envelope, _cable, _block, _pen,
    )  # fmt: skip
    for _ in range(count):
        kinds[int(rng.integers(len(kinds)))](rng, scene)


def screen(rng: Rng, scene: Plane, centre: Floats, size_px: float) -> None:
    """A screen, tablet or laptop that shows lit content with print on it; no sheet."""
    aspect = rng.choice([1.6, 1.78, 1.33, 0.5, 0.6])
    corners = turned_box(rng, centre, size_px * np.sqrt(aspect), size_px / np.sqrt(aspect))
    bezel = corners.mean(axis=0) + (corners - corners.mean(axis=0)) * rng.uniform(1.05, 1.18)
    frame_tone = (
        colour(rng, 0.01, 0.25, 0.05) if rng.random() < 0.7 else colour(rng, 0.6, 0.9, 0.03)
    )
    lay(scene, frame_tone, polygon(scene.shape, bezel), 0.5, 0.008 * max(scene.shape))
    content = cloudy(rng, 60, 90, 30) * 0.15 + rng.uniform(0.05, 0.95)
    picture = np.repeat(content[..., None], 3, axis=2) * colour(rng, 0.7, 1.3, 0.15)
    for row in range(4, 58, int(rng.integers(3, 9))):
        if rng.random() < 0.7:
            left = int(rng.integers(2, 30))
            picture[row : row + 2, left : left + int(rng.integers(5, 55))] = colour(rng, 0, 1, 0.3)
    wide = np.array([[0, 0], [90, 0], [90, 60], [0, 60]], np.float32)
    matrix = cv2.getPerspectiveTransform(wide, corners.astype(np.float32))
    shown = cv2.warpPerspective(picture.astype(np.float32), matrix, scene.shape[1::-1])
    lay(scene, np.asarray(np.clip(shown, 0, 1), np.float32), polygon(scene.shape, corners), 0, 1)


def _anywhere(rng: Rng, scene: Plane) -> Floats:
    return np.asarray(rng.uniform(-0.05, 1.05, 2) * [scene.shape[1], scene.shape[0]])


def _side(scene: Plane) -> float:
    return float(min(scene.shape[:2]))


def _pen(rng: Rng, scene: Plane) -> None:
    pen_at(rng, scene, _anywhere(rng, scene))


def pen_at(rng: Rng, scene: Plane, at: Floats) -> None:
    """A pen or ruler lying across a place."""
    long = rng.uniform(0.25, 0.7) * _side(scene)
    thick = long * rng.choice([0.05, 0.065, 0.12])
    corners = turned_box(rng, at, long, thick)
    tone = colour(rng, 0.02, 0.95, 0.5)
    lay(scene, tone, polygon(scene.shape, corners), rng.uniform(0.2, 0.6), 0.006 * _side(scene))
    near, far = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    middle = corners.mean(axis=0)
    strip = middle + (corners - middle) * [1, 1]
    strip[[0, 1]] = strip[[0, 1]] * 0.7 + strip[[3, 2]] * 0.3
    lay(scene, np.clip(tone * 1.5 + 0.08, 0, 1), polygon(scene.shape, strip) * 0.5, 0, 1)
    tip = np.vstack([corners[[0, 3]], (near + (near - far) * 0.1)[None]])
    lay(scene, colour(rng, 0.1, 0.8, 0.1), polygon(scene.shape, tip), 0.2, 1)


def _mug(rng: Rng, scene: Plane) -> None:
    radius, middle = rng.uniform(0.04, 0.17) * _side(scene), _anywhere(rng, scene)
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles) * rng.uniform(0.7, 1)])
    tone = colour(rng, 0.05, 0.95, 0.4)
    for size, shade in ((1.0, tone), (0.87, tone * 0.6), (0.82, colour(rng, 0.03, 0.5, 0.4))):
        cover = polygon(scene.shape, middle + ring * radius * size)
        lay(scene, shade, cover, 0.4 if size == 1 else 0, 0.012 * _side(scene))


def _phone(rng: Rng, scene: Plane) -> None:
    long = rng.uniform(0.35, 0.6) * _side(scene)
    if rng.random() < 0.4:
        screen(rng, scene, _anywhere(rng, scene), long * 0.7)
        return
    corners = turned_box(rng, _anywhere(rng, scene), long, long * 0.48)
    lay(
        scene,
        colour(rng, 0.01, 0.25, 0.1),
        polygon(scene.shape, corners),
        0.5,
        0.008 * _side(scene),
    )


def _card(rng: Rng, scene: Plane) -> None:
    """A bank card, photo, leaflet or book cover."""
    wide = rng.uniform(0.12, 0.5) * _side(scene)
    corners = turned_box(rng, _anywhere(rng, scene), wide, wide * rng.uniform(0.5, 1.0))
    tone = cloudy(rng, scene.shape[0], scene.shape[1], 80)[..., None] * 0.12 + 1
    layer = tone * colour(rng, 0.05, 0.8, 0.6)
    lay(scene, layer.astype(np.float32), polygon(scene.shape, corners), 0.4, 0.006 * _side(scene))
    inner = corners.mean(axis=0) + (corners - corners.mean(axis=0)) * rng.uniform(0.4, 0.9, 2)
    lay(scene, colour(rng, 0.05, 0.95, 0.5), polygon(scene.shape, inner), 0, 1)


def _envelope(rng: Rng, scene: Plane) -> None:
    wide = rng.uniform(0.4, 0.75) * _side(scene)
    corners = turned_box(rng, _anywhere(rng, scene), wide, wide * rng.uniform(0.45, 0.6))
    tone = rng.uniform(0.55, 0.97) * np.array([rng.uniform(0.65, 1.0), rng.uniform(0.9, 1), 1.0])
    lay(scene, tone, polygon(scene.shape, corners), 0.35, 0.005 * _side(scene))
    along, down = corners[1] - corners[0], corners[3] - corners[0]
    start = corners[0] + along * rng.uniform(0.08, 0.5) + down * rng.uniform(0.3, 0.55)
    window = start + np.array([0 * along, along * 0.4, along * 0.4 + down * 0.3, down * 0.3])
    lay(scene, tone * rng.uniform(0.75, 1.03), polygon(scene.shape, window), 0.15, 1)


def _cable(rng: Rng, scene: Plane) -> None:
    points = np.cumsum(rng.normal(0, 0.12 * _side(scene), (9, 2)), axis=0) + _anywhere(rng, scene)
    mask = np.zeros(scene.shape[:2], np.uint8)
    thick = max(1, round(rng.uniform(0.003, 0.015) * _side(scene)))
    cv2.polylines(mask, [np.round(points).astype(np.int32)], False, 255, thick, cv2.LINE_AA)
    cover = np.asarray(mask, np.float32) / np.float32(255)
    lay(scene, colour(rng, 0.02, 0.9, 0.1), cover, 0.3, 0.004 * _side(scene))


def _block(rng: Rng, scene: Plane) -> None:
    """A book, keyboard, stapler, box: one tone, a darker or lighter rim."""
    wide = rng.uniform(0.1, 0.7) * _side(scene)
    corners = turned_box(rng, _anywhere(rng, scene), wide, wide * rng.uniform(0.2, 0.9))
    tone = colour(rng, 0.03, 0.7, 0.4)
    lay(scene, tone, polygon(scene.shape, corners), 0.5, 0.012 * _side(scene))
    inner = corners.mean(axis=0) + (corners - corners.mean(axis=0)) * rng.uniform(0.85, 0.97)
    lay(scene, np.clip(tone * rng.uniform(0.7, 1.4), 0, 1), polygon(scene.shape, inner), 0, 1)


def hand(rng: Rng, scene: Plane, at: Floats, inward: Floats, unit_px: float) -> None:
    """Fingers reaching from outside over the edge at `at`, in place; `unit_px` is a finger wide."""
    height, width = scene.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    inward = inward / max(1e-9, float(np.linalg.norm(inward)))
    sideways = np.array([-inward[1], inward[0]])
    count = int(rng.integers(1, 5))
    back = at - inward * unit_px * rng.uniform(4, 7) + sideways * rng.normal(0, 1.5) * unit_px
    for finger in range(count):
        base = at - inward * unit_px * 2.2 + sideways * unit_px * 1.15 * (finger - (count - 1) / 2)
        bend = sideways * rng.normal(0, 0.5) * unit_px
        tip = base + inward * unit_px * rng.uniform(2.0, 6.5) + bend
        middle = (base + tip) / 2 + sideways * rng.normal(0, 0.35) * unit_px
        path = np.round(np.array([back, base, middle, tip]) * 16).astype(np.int32)
        cv2.polylines(mask, [path], False, 255, max(2, round(unit_px)), cv2.LINE_AA, 4)
    arm = np.round(np.array([back, back - inward * unit_px * 40]) * 16).astype(np.int32)
    cv2.polylines(
        mask, [arm], False, 255, max(3, round(unit_px * rng.uniform(3, 4.5))), cv2.LINE_AA, 4
    )
    palm = tuple(int(v) for v in np.clip(np.round(back + inward * unit_px), -30000, 30000))
    cv2.circle(mask, palm, max(2, round(unit_px * rng.uniform(1.6, 2.6))), 255, -1, cv2.LINE_AA)
    cover = np.asarray(mask, np.float32) / np.float32(255)
    rise = cv2.GaussianBlur(cover, (0, 0), max(0.8, unit_px * 0.3))
    lit = (
        cv2.Sobel(rise, cv2.CV_32F, 1, 0) * rng.normal()
        + cv2.Sobel(rise, cv2.CV_32F, 0, 1) * rng.normal()
    )
    tone = 0.45 + 0.55 * rise + 0.25 * unit_px * 0.15 * lit
    skin = _SKINS[int(rng.integers(len(_SKINS)))] * rng.uniform(0.9, 1.1, 3)
    layer = np.clip(tone, 0.15, 1.15)[..., None] * np.clip(skin, 0, 1)
    lay(scene, layer.astype(np.float32), cover, rng.uniform(0.2, 0.55), unit_px * 0.35)
