"""Lines set in print: a line among others of its paragraph, in any of many typefaces."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from fontTools.ttLib import TTFont, TTLibError
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

#: Print is drawn at so many px per mm.
FINE = 18.0
_MM_PER_POINT = 0.3528
#: Sizes in points: small print, what most is printed in, and headings.
_SMALL, _USUAL_SIZE, _LARGE = (6.5, 8.5), (8.5, 12.5), (11.0, 16.0)
_SIZES = (_SMALL, _USUAL_SIZE, _USUAL_SIZE, _LARGE)
#: Faces that most letters are printed in come so often; all others share the rest.
_USUAL_SHARE = 0.55
_USUAL = (
    "LiberationSans", "Carlito", "LiberationSerif", "DejaVuSans", "Vera", "verana", "OpenSans",
    "Roboto-", "Lato-", "NotoSans-", "Caladea", "NimbusSans", "LiberationMono",
)  # fmt: skip
#: Nor are faces for special things, in which letters look otherwise than they are called.
_SPECIAL = ("SC", "Caps", "Swash", "Script", "Math", "Symbol", "Initial", "Ornament")
#: A face without these is not for letters.
_NEEDED = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
_NEEDED |= frozenset(map(ord, ".,:;-()/&@%€’"))
#: Seldom: wide white between words, as between columns; a line under it.
_WIDE_SPACE, _UNDERLINED, _HAS_NEIGHBOUR = 0.05, 0.04, 0.7


@dataclass(frozen=True, eq=False)
class SetLine:
    """Print, float32 (H, W), 1 on paper, and where the line is in it, px.

    Letters stand on `base`, rise to `top` and hang to `foot`.
    """

    picture: NDArray[np.float32]
    left: float
    right: float
    top: float
    base: float
    foot: float


class Typefaces:
    """Those of a folder that letters could be printed in."""

    def __init__(self, folder: Path) -> None:
        found = sorted(path for end in ("ttf", "otf") for path in folder.rglob(f"*.{end}"))
        fitting = [path for path in found if _is_for_letters(path)]
        self._usual = [path for path in fitting if path.name.startswith(_USUAL)]
        self._others = [path for path in fitting if not path.name.startswith(_USUAL)]

    def any(self, rng: Random, text: str) -> Path:
        """One that has all signs of a text."""
        needed = frozenset(map(ord, text))
        while True:
            path = rng.choice(self._usual if rng.random() < _USUAL_SHARE else self._others)
            if needed <= _signs_of(path):
                return path


def _is_for_letters(path: Path) -> bool:
    return _signs_of(path) >= _NEEDED and not any(each in path.stem for each in _SPECIAL)


@cache
def _signs_of(path: Path) -> frozenset[int]:
    try:
        return frozenset(TTFont(path, fontNumber=0, lazy=True).getBestCmap() or ())
    except (TTLibError, OSError):
        return frozenset()


def set_line(faces: Typefaces, rng: Random, text: str, *, is_small: bool = False) -> SetLine:
    """The text in print, with lines above and below it; most small print is at the foot."""
    sizes = (_SMALL, _SMALL, _SMALL, _USUAL_SIZE) if is_small else _SIZES
    points = rng.uniform(*rng.choice(sizes))
    path = faces.any(rng, text)
    font = ImageFont.truetype(path, round(points * _MM_PER_POINT * FINE))
    spaced = "".join(sign + " " * _more_white(rng, sign) for sign in text)
    size, leading = font.size, font.size * rng.uniform(1.08, 1.6)
    x, base = 2.0 * size, 1.5 * size + leading
    wide, high = int(font.getlength(spaced) + 5 * size), int(2 * leading + 3 * size)
    image = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(image)
    ink = rng.choice((0, 0, 0, rng.randint(0, 90), rng.randint(60, 130)))
    draw.text((x, base), spaced, ink, font, "ls")
    for way in (-1, 1):
        if rng.random() < _HAS_NEIGHBOUR:
            words = text.split()
            rng.shuffle(words)
            draw.text((x, base + way * leading), " ".join(words), ink, font, "ls")
    left, _, right, _ = draw.textbbox((x, base), spaced, font, "ls")
    if rng.random() < _UNDERLINED:
        under = base + 0.12 * size
        draw.line((left, under, right, under), ink, max(1, round(0.05 * size)))
    rise, hang = _reach(rng, font, text)
    picture = np.asarray(image, np.float32) / np.float32(255)
    return SetLine(picture, left, right, base - rise, base, base + hang)


def _more_white(rng: Random, sign: str) -> int:
    return rng.randint(1, 5) if sign == " " and rng.random() < _WIDE_SPACE else 0


def _reach(rng: Random, font: ImageFont.FreeTypeFont, text: str) -> tuple[float, float]:
    """How far the letters of the line rise and hang, as it is found by its own print, px."""
    high = -font.getbbox("x", anchor="ls")[1]
    rise = -font.getbbox("dhl", anchor="ls")[1]
    if rng.random() < 0.8:
        rise = max(rise, -font.getbbox(text, anchor="ls")[1])
    hang = font.getbbox("gpy" if rng.random() < 0.5 else text, anchor="ls")[3]
    return max(rise, 1.1 * high), max(hang, 0.25 * high)
