"""What lamps and camera do to a scene: light, colour, shadow, glare, blur, noise, JPEG."""

import cv2
import numpy as np

from models.training.sheets.scenes.noise import Floats, Pixels, Plane, Rng, cloudy, polygon

#: Light is smooth: it is painted this much smaller.
_COARSE = 8


def lit(rng: Rng, scene: Plane) -> Plane:
    """The scene under lamps, with shadows and reflections, as linear 0..about 1.5."""
    height, width = scene.shape[:2]
    rows, columns = -(-height // _COARSE) + 1, -(-width // _COARSE) + 1
    light = _lamps(rng, rows, columns)
    for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.45, 0.3, 0.15, 0.1]))):
        light = light * _shadow(rng, rows, columns)[..., None]
    scene = scene * cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.35:
        scene = scene * _hard_shadow(rng, height, width)
    if rng.random() < 0.18:
        glare = _glare(rng, rows, columns)
        scene = scene + cv2.resize(glare, (width, height))[..., None]
    return np.asarray(scene, np.float32)


def _axes(rows: int, columns: int) -> tuple[Plane, Plane]:
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    return y / rows - 0.5, x / columns - 0.5


def _lamps(rng: Rng, rows: int, columns: int) -> Plane:
    """Daylight from a side, a lamp or two, seldom coloured: (rows, columns, 3)."""
    y, x = _axes(rows, columns)
    angle, slope = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.7) ** 2
    tone = 1 + slope * (x * np.cos(angle) + y * np.sin(angle))
    cx, cy = rng.uniform(-0.7, 0.7, 2)
    spot = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / rng.uniform(0.03, 0.4))
    tone = tone + rng.uniform(-0.15, 0.35) * spot
    colour = rng.normal(1, 0.06, 3)
    light = tone[..., None] * colour
    if rng.random() < 0.4:
        # Coloured bulbs, screens, evening sun: one colour, or two that meet.
        one = rng.uniform(0.15, 1.2, 3)
        other = rng.uniform(0.15, 1.2, 3) if rng.random() < 0.5 else one * rng.uniform(0.6, 1.2)
        mix = 1 / (1 + np.exp(-rng.uniform(1, 8) * (x * np.cos(angle) + y * np.sin(angle))))
        light = light * (one + (other - one) * mix[..., None])
    return np.asarray(np.clip(light, 0.05, 2.0), np.float32)


def _shadow(rng: Rng, rows: int, columns: int) -> Plane:
    """A soft shadow of an arm, a head, a phone: a factor, 1 outside it."""
    at = rng.uniform(-0.1, 1.1, 2) * [columns, rows]
    reach = rng.uniform(0.1, 0.7) * max(rows, columns)
    count = int(rng.integers(3, 9))
    angles = np.sort(rng.uniform(0, 2 * np.pi, count))
    spokes = rng.uniform(0.4, 1.0, count) * reach
    corners = at + np.column_stack([np.cos(angles), np.sin(angles)]) * spokes[:, None]
    if rng.random() < 0.4:
        way = rng.normal(0, 1, 2)
        way = way / np.linalg.norm(way) * reach * 3
        side = np.array([-way[1], way[0]]) * rng.uniform(0.05, 0.25)
        corners = np.array([at - side, at + side, at + way + side * 1.5, at + way - side * 1.5])
    cover = cv2.GaussianBlur(polygon((rows, columns), corners), (0, 0), rng.uniform(0.6, 6))
    return np.asarray(1 - rng.uniform(0.15, 0.75) * cover, np.float32)


def _hard_shadow(rng: Rng, height: int, width: int) -> Plane:
    """The sharp shadow of things in the sun, with edges that are no paper's: (H, W, 3).

    Of a straight thing, a window frame, or something of any shape. The sky lights what the sun
    does not, so it is often bluer.
    """
    cover = np.zeros((height, width), np.float32)
    kind = rng.random()
    angle = rng.uniform(0, 2 * np.pi)
    for _ in range(1 if kind < 0.6 else int(rng.integers(2, 4))):
        cover = np.maximum(cover, polygon((height, width), _cast(rng, kind, angle, height, width)))
    if rng.random() < 0.3:
        cover = 1 - cover
    cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.4, 4)), np.float32)
    depth = rng.uniform(0.15, 0.75) * np.ones(3)
    if rng.random() < 0.5:
        depth = depth * np.array([rng.uniform(0.6, 1.0), 1.0, rng.uniform(1.0, 1.15)])
    return np.asarray(1 - depth * cover[..., None], np.float32)


def _cast(rng: Rng, kind: float, angle: float, height: int, width: int) -> Floats:
    """Corners (N, 2) of a sharp shadow: a bar or a half-plane, bars side by side, or a shape."""
    at, reach = rng.uniform(0, 1, 2) * [width, height], max(height, width)
    if kind >= 0.8:
        count = int(rng.integers(4, 12))
        angles = np.sort(rng.uniform(0, 2 * np.pi, count))
        spokes = rng.uniform(0.1, 0.6, count) * reach
        return np.asarray(at + np.column_stack([np.cos(angles), np.sin(angles)]) * spokes[:, None])
    way = np.array([np.cos(angle), np.sin(angle)]) * 2 * reach
    is_bar = kind >= 0.6 or rng.random() < 0.5
    side = np.array([-way[1], way[0]]) * (rng.uniform(0.02, 0.2) if is_bar else 2)
    return np.asarray([at - way, at + way, at + way + side, at - way + side])


def _glare(rng: Rng, rows: int, columns: int) -> Plane:
    y, x = _axes(rows, columns)
    cx, cy = rng.uniform(-0.5, 0.5, 2)
    wide, high = rng.uniform(0.02, 0.3, 2)
    spot = np.exp(-(((x - cx) / wide) ** 2 + ((y - cy) / high) ** 2))
    rough = 1 + 0.3 * cloudy(rng, rows, columns, 12)
    return np.asarray(rng.uniform(0.1, 1.2) * spot * rough, np.float32)


def photographed(rng: Rng, scene: Plane) -> Pixels:
    """The scene as a phone stores it: uint8 BGR."""
    sigma = rng.choice([0.0, 0.5, 0.9, 1.6, 2.6], p=[0.35, 0.25, 0.2, 0.13, 0.07])
    if sigma:
        scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), float(sigma)), np.float32)
    if rng.random() < 0.12:
        scene = np.asarray(cv2.filter2D(scene, -1, _smear(rng)), np.float32)
    level = rng.uniform(0.75, 1.15) if rng.random() < 0.85 else rng.uniform(0.12, 0.75)
    exposed = np.clip(scene * np.float32(level), 0, 4)
    if rng.random() < 0.4:
        exposed = np.power(exposed, np.float32(rng.uniform(0.5, 1.3)))
    noise = rng.uniform(0.002, 0.014) if rng.random() < 0.75 else rng.uniform(0.014, 0.05)
    grain = rng.standard_normal(exposed.shape, np.float32) * np.float32(noise)
    if rng.random() < 0.3:
        grain = cv2.GaussianBlur(grain, (0, 0), 0.8) * 1.6
    if rng.random() < 0.08:
        exposed = np.repeat(exposed.mean(axis=2, keepdims=True), 3, axis=2)
    seen = np.clip((exposed + grain) * 255 + 0.5, 0, 255).astype(np.uint8)
    if rng.random() < 0.35:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 92))]
        seen = cv2.imdecode(cv2.imencode(".jpg", seen, quality)[1], cv2.IMREAD_COLOR)
    return np.asarray(seen, np.uint8)


def _smear(rng: Rng) -> Plane:
    """A hand that shakes: a short line as kernel."""
    side = 11
    kernel = np.zeros((side, side), np.float32)
    way = rng.normal(0, 2.2, 2)
    near = tuple(int(v) for v in np.round((side // 2 - way) * 16))
    far = tuple(int(v) for v in np.round((side // 2 + way) * 16))
    cv2.line(kernel, near, far, 1.0, 1, cv2.LINE_AA, 4)
    kernel[side // 2, side // 2] += 0.5
    return np.asarray(kernel / kernel.sum(), np.float32)
