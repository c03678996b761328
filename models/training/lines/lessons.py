"""Lines of print to learn from: their pictures, as the reader gets them, and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from models.text_line import LINE_HEIGHT_PX
from models.training.lines.camera import PAPER, SCAN, scanned
from models.training.lines.setting import FINE, SetLine, Typefaces, set_line
from models.training.lines.text import Words

Grey = NDArray[np.uint8]

#: What a reader's strip has around it, in shares of its height, and how narrow it is made:
#: vision/text/strip.py and sheet_reader.py.
_ROOM, _ROOM_AFTER, _LONG, _NARROWED = 0.14, 0.45, 6.0, 0.87
#: Addresses are read again so wide; so often they are here, and so often other lines are.
_WIDENED, _WIDE_ADDRESS, _WIDE_OTHER = 1.15, 0.5, 0.1
_ADDRESS = re.compile(r"www\.|@|https?:")
#: Signs of a line: of the text, or of what stands around it.
_OF_TEXT, _OF_OTHERS, _MOST = (60, 22), (20, 14), 95
#: So often print is light on dark, or a line is none: a piece of a logo, a rule, a shade.
_LIGHT_ON_DARK, _NO_PRINT = 0.03, 0.04


@dataclass(frozen=True, eq=False)
class Lesson:
    """A picture of a line, uint8 grey (48, W), and its text."""

    picture: Grey
    text: str


def lessons(words: Words, typefaces: Path, seed: int, signs: str) -> Iterator[Lesson]:
    """Lines without end, of `signs` only."""
    faces, known = Typefaces(typefaces), set(signs)
    rng = Random(f"{seed}")  # noqa: S311 - to learn from
    while True:
        if rng.random() < _NO_PRINT:
            yield _no_print(rng)
        about = min(max(2, round(rng.gauss(*rng.choice((_OF_TEXT, _OF_OTHERS))))), _MOST)
        said = words.line(rng, about)
        text = " ".join("".join(sign for sign in said if sign in known).split())
        if text:
            yield _lesson(faces, rng, text)


def _lesson(faces: Typefaces, rng: Random, text: str) -> Lesson:
    is_address = bool(_ADDRESS.search(text))
    line = set_line(faces, rng, text, is_small=is_address)
    scan = scanned(rng, line.picture)
    if rng.random() < _LIGHT_ON_DARK:
        dark = np.minimum(scan, PAPER) * rng.uniform(0.6, 0.95)
        scan = np.asarray(PAPER + 20 - dark, np.uint8)
    is_wide = rng.random() < (_WIDE_ADDRESS if is_address else _WIDE_OTHER)
    return Lesson(_cut_out(rng, scan, line, _WIDENED if is_wide else _NARROWED), text)


def _cut_out(rng: Random, scan: Grey, line: SetLine, narrowed: float) -> Grey:
    """The line as the reader gets it, at times a little above or below where it is."""
    left, right, top, base, foot = (
        each * SCAN / FINE for each in (line.left, line.right, line.top, line.base, line.foot)
    )
    rise, hang = (base - top) * rng.gauss(1.0, 0.05), (foot - base) * rng.gauss(1.05, 0.18)
    hang = min(max(hang, 0.15 * rise), 0.5 * rise)
    height = rise + hang
    step = (1 + 2 * _ROOM) * height / LINE_HEIGHT_PX
    after = _ROOM_AFTER if right - left > _LONG * height else _ROOM
    wide = max(1, round((right - left + (_ROOM + after) * height) * narrowed / step))
    x = left + (rng.gauss(0, 0.04) - _ROOM) * height + (np.arange(wide) + 0.5) * step / narrowed
    high = base - (1 + rng.gauss(0, 0.03)) * rise - _ROOM * height
    y = high + (np.arange(LINE_HEIGHT_PX) + 0.5) * step
    soft = cv2.GaussianBlur(scan, (0, 0), 0.45 * step) if step > 1.3 else scan
    at_x, at_y = (axis.astype(np.float32) for axis in np.meshgrid(x - 0.5, y - 0.5))
    seen = cv2.remap(soft, at_x, at_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


def _no_print(rng: Random) -> Lesson:
    """A corner, a leaf, a rule, a shade: what a sheet has that is no letter."""
    dice = np.random.default_rng(rng.getrandbits(63))
    wide = round(rng.uniform(*rng.choice(((16, 80), (60, 400)))))
    shown = np.full((LINE_HEIGHT_PX, wide), PAPER, np.uint8)
    for _ in range(rng.randrange(4)):
        grey, count = rng.randint(20, 215), rng.randint(2, 6)
        corners = (dice.uniform(-0.4, 1.4, (count, 2)) * (wide, LINE_HEIGHT_PX)).astype(np.int32)
        if count == 2:
            one, two = corners.tolist()
            cv2.line(shown, one, two, grey, rng.randint(1, 8), cv2.LINE_AA)
        elif count == 3:
            cv2.ellipse(shown, cv2.minAreaRect(corners), grey, -1, cv2.LINE_AA)
        else:
            cv2.fillPoly(shown, [corners], grey, cv2.LINE_AA)
    soft = cv2.GaussianBlur(shown, (0, 0), rng.uniform(0.5, 3)).astype(np.float32)
    soft += dice.standard_normal(soft.shape, np.float32) * rng.uniform(0, 6)
    return Lesson(np.asarray(np.clip(soft, 0, 255), np.uint8), "")
