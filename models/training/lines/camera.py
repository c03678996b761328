"""What a phone makes of print, and the straightened sheet of that (synthetic)."""

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training.lines.setting import FINE

Plane = NDArray[np.float32]
Grey = NDArray[np.uint8]
Floats = NDArray[np.float64]

#: A sheet that is read is scanned at so many px per mm, its paper at this grey value: as
#: `READING_PX_PER_MM` and `PAPER` of vision/.
SCAN, PAPER = 8.0, 220
#: Of four lines two are seen this finely, px per mm: hardly enough to read them.
_COARSE, _MIDDLING, _CLOSE = (2.5, 3.5), (3.2, 5.2), (4.5, 8.5)
#: A hand shakes in millimetres: blur as a sigma in px where a mm has so many.
_SHARP, _BLURRED, _BLUR_PX_PER_MM = (0.2, 0.9), (0.7, 1.5), 4.65
#: A pixel gathers light from its whole square: as good as a sigma of so many px.
_PIXEL = 0.32
_SHAKEN, _COMPRESSED, _SHARPENED = 0.35, 0.9, 0.2


def scanned(rng: Random, printed: Plane) -> Grey:
    """Print at FINE px per mm as the scan of a photo of it shows it, at SCAN px per mm."""
    dice = np.random.default_rng(rng.getrandbits(63))
    fine_to_frame, size = _stance(rng, dice, printed.shape)
    seen = _exposed(rng, dice, _through_lens(rng, printed, fine_to_frame, size))
    return _evened(_straightened(rng, seen, fine_to_frame, printed.shape))


def _stance(
    rng: Random, dice: np.random.Generator, shape: tuple[int, ...]
) -> tuple[Floats, tuple[int, int]]:
    """Where print lies in a frame, 2 x 3, and the frame's size, px."""
    frame = rng.uniform(*rng.choice((_COARSE, _COARSE, _MIDDLING, _CLOSE))) / FINE
    across, down = frame * rng.uniform(0.88, 1.08), frame * rng.uniform(0.88, 1.08)
    turn, lean = np.radians(rng.gauss(0, 1.8)), rng.gauss(0, 0.03)
    turned = np.array([[np.cos(turn), lean - np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = turned * (across, down)
    high, wide = shape[:2]
    corners = np.array([[0, 0], [wide, 0], [0, high], [wide, high]]) @ matrix.T
    low = corners.min(axis=0) - dice.uniform(2, 10, 2)
    columns, rows = np.ceil(corners.max(axis=0) - low + 4).astype(int).tolist()
    return np.column_stack([matrix, -low]), (columns, rows)


def _through_lens(
    rng: Random, printed: Plane, fine_to_frame: Floats, size: tuple[int, int]
) -> Plane:
    """The light that falls on each pixel, 0..1."""
    across, down = np.linalg.norm(fine_to_frame[:, :2], axis=0).tolist()
    blur = rng.uniform(*rng.choice((_SHARP, _SHARP, _BLURRED)))
    sigma = float(np.hypot(_PIXEL, blur * across * FINE / _BLUR_PX_PER_MM))
    # Light mixes before a phone makes grey values of it, and in made photos behind that.
    gamma = rng.choice((1.0, rng.uniform(1.0, 2.2)))
    soft = cv2.GaussianBlur(printed**gamma, (0, 0), sigma / across, sigmaY=sigma / down)
    seen = cv2.warpAffine(soft, fine_to_frame, size, flags=cv2.INTER_LINEAR, borderValue=1.0)
    if rng.random() < _SHAKEN:
        seen = cv2.filter2D(seen, -1, _shake(rng))
    return np.asarray(np.clip(seen, 0, 1) ** (1 / gamma), np.float32)


def _shake(rng: Random) -> Plane:
    """A hand moved while the shutter was open."""
    kernel = np.zeros((7, 7), np.float32)
    angle, reach = rng.uniform(0, np.pi), rng.uniform(0.5, 1.6)
    way = np.array([np.cos(angle), np.sin(angle)]) * reach
    start, end = (np.round((3 + sign * way) * 16).astype(int).tolist() for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0, 1, cv2.LINE_AA, shift=4)
    return np.asarray(kernel / kernel.sum(), np.float32)


def _exposed(rng: Random, dice: np.random.Generator, seen: Plane) -> Grey:
    """Light, grain, compression; phones denoise and sharpen."""
    light = rng.uniform(*rng.choice(((0.7, 1.0), (0.7, 1.0), (0.3, 0.7)))) * rng.uniform(0.85, 1.05)
    noise = rng.uniform(*rng.choice(((0.5, 3.0), (0.5, 3.0), (3.0, 8.0))))
    floor = rng.uniform(0.0, 0.12)
    slope = 1 + rng.uniform(-0.15, 0.15) * np.linspace(-1, 1, seen.shape[1])
    bright = (floor + (1 - floor) * seen) * light * slope
    grain = dice.standard_normal(seen.shape, np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), rng.uniform(0.3, 0.8)) * 1.5
    # Shot noise grows with the root of the light.
    grey = bright * 240 + noise * grain * np.sqrt(np.clip(bright, 0.05, 1))
    made = np.clip(grey, 0, 255).astype(np.uint8)
    if rng.random() < _COMPRESSED:
        _, jpeg = cv2.imencode(".jpg", made, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(62, 96)])
        made = np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE), np.uint8)
    if rng.random() < _SHARPENED:
        amount, soft = rng.uniform(0.3, 1.2), cv2.GaussianBlur(made, (0, 0), rng.uniform(0.8, 1.5))
        made = np.asarray(cv2.addWeighted(made, 1 + amount, soft, -amount, 0), np.uint8)
    return made


def _straightened(rng: Random, seen: Grey, fine_to_frame: Floats, shape: tuple[int, ...]) -> Grey:
    """The print from above; where a sheet's outline is a little wrong it is not quite level."""
    size = (int(np.ceil(shape[1] * SCAN / FINE)), int(np.ceil(shape[0] * SCAN / FINE)))
    scan_to_fine = np.diag([FINE / SCAN, FINE / SCAN, 1.0])
    scan_to_fine[1, 0] = rng.gauss(0, 0.004) * FINE / SCAN
    matrix = (np.vstack([fine_to_frame, [0, 0, 1]]) @ scan_to_fine)[:2]
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(seen, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _evened(scan: Grey) -> Grey:
    """In even light, as vision/placing/even_light.py makes it."""
    high, wide = scan.shape
    few = max(1, wide // 8), max(1, high // 8)
    small = cv2.dilate(cv2.resize(scan, few, interpolation=cv2.INTER_AREA), np.ones((5, 5)))
    level = cv2.resize(cv2.blur(small, (9, 9)), (wide, high))
    return np.asarray(cv2.divide(scan, np.maximum(level, 8), scale=PAPER), np.uint8)
