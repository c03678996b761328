"""Photos of made letters at a wanted resolution, with the exact place of the paper in them.

    photo = photograph(letter, 118, seed=3)                   # page 1, lit and held as may be
    photo = photograph(letter, 78, seed=3, how=SHOTS["dim"])
    photo.frame, photo.page_to_frame                          # uint8 BGR, PageMm to FramePx

The resolution is the mean over the sheet; a sheet seen aslant has more at its near end and less at
the far one (`lowest_dpi`).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks import lens, scenery
from tests.benchmarks.sheet import frame_scale, seen_sheet
from tests.benchmarks.stance import Stance, stand
from tests.letters.maker import picture
from tests.letters.truth import MadeLetter
from vision.geometry import FramePx, Homography, PageMm, px_per_mm
from vision.picture import Colour
from vision.text.printed import SheetText

_MM_PER_INCH = 25.4
#: The sheet spans so much of the frame in its tighter direction.
_SHARE = 0.94
#: Pixels of the printed picture for each of the frame.
_FINENESS = 2.0


@dataclass(frozen=True)
class Shot:
    """How a photo is taken; `tilt_deg` and `roll_deg` are largest values, the rest are ranges.

    `blur_px` is a Gaussian sigma at 118 dpi, which grows and shrinks with the resolution: a hand
    shakes in millimetres. `light` is a factor on all brightness, `noise` in grey values.
    """

    tilt_deg: float = 10
    roll_deg: float = 3
    blur_px: tuple[float, float] = (0.4, 0.9)
    light: tuple[float, float] = (0.8, 1.0)
    noise: tuple[float, float] = (1.0, 3.0)
    has_shadow: bool = False
    jpeg_quality: tuple[int, int] = (82, 94)


SHOTS = {
    "plain": Shot(),
    "dim": Shot(light=(0.45, 0.65), noise=(3.0, 6.0)),
    "shadow": Shot(has_shadow=True),
    "slanted": Shot(tilt_deg=24, roll_deg=8),
    "shaken": Shot(blur_px=(1.0, 1.4)),
}


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo of one page and the whole truth about it."""

    frame: Colour
    jpeg: bytes
    page_to_frame: Homography[PageMm, FramePx]
    sheet: SheetText
    dpi: float
    lowest_dpi: float


def photograph(
    letter: MadeLetter, dpi: float, seed: int, page: int = 1, how: Shot | None = None
) -> Photo:
    """Page `page`, from 1, of a letter; one of `SHOTS` by the seed where `how` is None."""
    rng = np.random.default_rng([seed, 53])
    how = how or list(SHOTS.values())[int(rng.integers(len(SHOTS)))]
    sheet = letter.sheets[page - 1]
    stance, size = _stance(seed, (sheet.width_mm, sheet.height_mm), dpi, how)
    print_px_per_mm = min(_FINENESS * dpi / _MM_PER_INCH, 12.0)
    printed = picture(letter.pdf, print_px_per_mm, page).astype(np.float32) / 255
    scene = _lit(rng, _laid(rng, stance, printed, size), how)
    blur = how.blur_px[0] * dpi / 118, how.blur_px[1] * dpi / 118
    jpeg = lens.jpeg(lens.expose(rng, scene, how.noise, blur), int(rng.integers(*how.jpeg_quality)))
    decoded = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    lowest = min(
        px_per_mm(stance.homography, line.area) for line in sheet.lines()
    )  # of the printed lines: the paper's edge may be farther, but nobody reads it
    return Photo(
        np.asarray(decoded, np.uint8), jpeg, stance.homography, sheet,
        frame_scale(stance) * _MM_PER_INCH, lowest * _MM_PER_INCH,
    )  # fmt: skip


def _stance(
    seed: int, sheet_mm: tuple[float, float], dpi: float, how: Shot
) -> tuple[Stance, tuple[int, int]]:
    """How the sheet lies, and the frame's size (width, height) that gives the resolution.

    A stance grows with the frame: a second try with the frame scaled gives what is wanted.
    """
    scale = dpi / _MM_PER_INCH / _SHARE
    for _ in range(3):
        rng = np.random.default_rng([seed, 59])
        size = round(sheet_mm[0] * 1.04 * scale), round(sheet_mm[1] * scale)
        roll = float(rng.uniform(-how.roll_deg, how.roll_deg))
        stance = stand(rng, sheet_mm, size, (_SHARE, _SHARE), how.tilt_deg, roll)
        scale *= dpi / _MM_PER_INCH / frame_scale(stance)
    return stance, size


def _laid(
    rng: np.random.Generator, stance: Stance, printed: NDArray[np.float32], size: tuple[int, int]
) -> NDArray[np.float32]:
    """The sheet on a table."""
    width, height = size
    layer, alpha = seen_sheet(stance, printed, width, height)
    white = np.float32(rng.uniform(0.86, 0.95))
    table = scenery.table(rng, height, width)
    return scenery.lay(table, layer * white, alpha, float(rng.uniform(0.15, 0.45)))


def _lit(rng: np.random.Generator, scene: NDArray[np.float32], how: Shot) -> NDArray[np.float32]:
    height, width = scene.shape[:2]
    light = lens.lamp(rng, height, width) * np.float32(rng.uniform(*how.light))
    if how.has_shadow:
        light = light * lens.shadow(rng, height, width)
    return np.asarray(scene * light[..., None], np.float32)
