"""What light and camera do to a scene: lamps, shadow, glare, blur, noise, white balance, JPEG."""

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def smooth_noise(rng: np.random.Generator, height: int, width: int, cell: float) -> Plane:
    """Noise of one scale, `cell` px wide, mean 0, about -1..1."""
    rows, columns = max(2, round(height / cell) + 2), max(2, round(width / cell) + 2)
    coarse = rng.standard_normal((rows, columns), np.float32) * np.float32(0.5)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC))


def many_scales(
    rng: np.random.Generator, height: int, width: int, largest: float, fade: float = 0.6
) -> Plane:
    """Noise at every scale from `largest` px down to one, each `fade` of the one before."""
    total = np.zeros((height, width), np.float32)
    strength, cell = 1.0, largest
    while cell >= 1:
        total += np.float32(strength) * smooth_noise(rng, height, width, cell)
        strength, cell = strength * fade, cell / 2
    return total


def spread(coarse: Plane, count: tuple[int, int], step: int, margin: int) -> Plane:
    """A plane known at every `step`, from `margin` steps before the first, at every place."""
    back = np.array([[1 / step, 0, margin], [0, 1 / step, margin]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(coarse, back, count, flags=flags), np.float32)


def lamp(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Daylight from one side and a lamp: a smooth factor per pixel, mean about 0.9."""
    y, x = (axis.astype(np.float32) for axis in np.ogrid[0:height, 0:width])
    x, y = x / width - 0.5, y / height - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    slope = rng.uniform(0.05, 0.35)
    light = 0.92 + slope * (x * np.cos(angle) + y * np.sin(angle))
    cx, cy = rng.uniform(-0.6, 0.6, 2)
    light += rng.uniform(-0.1, 0.12) * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 0.15)
    return np.asarray(light, np.float32)


def shadow(rng: np.random.Generator, height: int, width: int) -> Plane:
    """The shadow of an arm, head or phone: a factor per pixel, 1 outside it."""
    mask = np.zeros((height, width), np.float32)
    start = np.array([rng.uniform(0, width), height * rng.choice([-0.1, 1.1])])
    if rng.random() < 0.5:
        start = np.array([width * rng.choice([-0.1, 1.1]), rng.uniform(0, height)])
    end = np.array([width, height]) * rng.uniform(0.35, 0.65, 2)
    reach = rng.uniform(0.10, 0.26) * max(width, height)
    along = (end - start) / np.linalg.norm(end - start)
    across = np.array([-along[1], along[0]])
    sides = [
        start + across * reach * rng.uniform(0.8, 1.6),
        end + across * reach * rng.uniform(0.5, 1.0) + along * reach * 0.2,
        end + along * reach * rng.uniform(0.4, 1.0),
        end - across * reach * rng.uniform(0.5, 1.0),
        start - across * reach * rng.uniform(0.8, 1.6),
    ]
    cv2.fillPoly(mask, [np.array(sides, np.int32)], 1.0, cv2.LINE_AA)
    sharp = cv2.GaussianBlur(mask, (0, 0), rng.uniform(4, 10))
    soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(20, 45))
    blend = rng.uniform(0.3, 0.7)
    depth = rng.uniform(0.35, 0.6)
    return np.asarray(1 - depth * (blend * sharp + (1 - blend) * soft), np.float32)


def glare(
    rng: np.random.Generator, height: int, width: int, at: tuple[float, float], reach: float
) -> Plane:
    """A lamp mirrored in the paper at `at` px, about `reach` px wide: light to add, 0..2."""
    y, x = (axis.astype(np.float32) for axis in np.ogrid[0:height, 0:width])
    angle, stretch = rng.uniform(0, np.pi), rng.uniform(1.2, 2.5)
    dx, dy = x - at[0], y - at[1]
    u = (dx * np.cos(angle) + dy * np.sin(angle)) / (reach * stretch)
    v = (-dx * np.sin(angle) + dy * np.cos(angle)) / reach
    wobble = 1 + 0.15 * smooth_noise(rng, height, width, reach)
    distance = np.sqrt(u * u + v * v) * wobble
    core = 1 / (1 + np.exp((distance - 0.5) * 14))
    return np.asarray(rng.uniform(0.8, 1.6) * core + 0.25 * np.exp(-distance), np.float32)


def expose(
    rng: np.random.Generator, scene: Plane, noise: tuple[float, float], blur_px: tuple[float, float]
) -> Pixels:
    """A sensor's picture of a scene (H, W, 3), 0..1, BGR: blur, colour cast, noise, 8 bits."""
    sharp = cv2.GaussianBlur(scene, (0, 0), max(0.2, rng.uniform(*blur_px))).astype(np.float32)
    if rng.random() < 0.4:
        sharp = cv2.filter2D(sharp, -1, _shake(rng))
    warmth = rng.uniform(-0.09, 0.07)
    cast = np.array([1 + warmth, 1 + rng.uniform(-0.02, 0.02), 1 - warmth], np.float32)
    exposed = sharp * (cast * np.float32(rng.uniform(0.92, 1.14)))
    level = np.float32(rng.uniform(*noise))
    height, width = scene.shape[:2]
    grain = rng.standard_normal((height, width, 1), np.float32) * level
    speckle = _small_noise(rng, height, width) * (level * np.float32(0.5))
    speckle += grain
    # Phones denoise: what is left is no longer white from pixel to pixel.
    speckle = cv2.GaussianBlur(speckle, (0, 0), 0.6)
    # Shot noise grows with the root of the light.
    speckle *= cv2.sqrt(np.clip(exposed, 0.05, 1)) * np.float32(1.6)
    exposed *= np.float32(255)
    exposed += speckle
    exposed += np.float32(0.5)
    return np.asarray(np.clip(exposed, 0, 255), np.uint8)


def _small_noise(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Colour noise: sensors interpolate colour, so it is two pixels wide."""
    half = rng.standard_normal((height // 2 + 1, width // 2 + 1, 3), np.float32)
    return np.asarray(cv2.resize(half, (width, height)), np.float32)


def _shake(rng: np.random.Generator) -> Plane:
    """A short straight motion of the hand, up to 2 px, centred so that nothing shifts."""
    kernel = np.zeros((33, 33), np.float32)
    reach = rng.uniform(0.3, 1.0) * 4
    angle = rng.uniform(0, np.pi)
    step = np.array([np.cos(angle), np.sin(angle)]) * reach
    middle = np.array([16.0, 16.0])
    ends = [np.round((middle + sign * step) * 16).astype(int) for sign in (-1, 1)]
    cv2.line(kernel, tuple(ends[0]), tuple(ends[1]), 1.0, 4, cv2.LINE_AA, 4)
    kernel = kernel + kernel[::-1, ::-1]
    small = cv2.resize(kernel[2:31, 2:31], (7, 7), interpolation=cv2.INTER_AREA)
    return np.asarray(small / small.sum(), np.float32)


def jpeg(pixels: Pixels, quality: int) -> bytes:
    """The picture as a phone would send it."""
    done, coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return bytes(coded.tobytes())
