"""What people point a phone at that is no known form, or hardly one. Made up: "synthetic".

Each scene says what may be answered. Where a known page is shown, it may be recognised; it may
never be taken for another, and the mirrored page and the back of one for nothing at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.benchmarks import lens, scenery
from tests.benchmarks.compose import PLAIN, compose
from tests.builders import A4_MM, printed_page
from vision.geometry import PageMm, Points
from vision.outcome import MissReason

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]

SIZE = (1280, 720)
#: An invitation to come closer or move does no harm where there is no form; "we do not know this
#: paper" does none where there is something like paper.
_NOTHING = frozenset({MissReason.NO_PAGE})
_PAPER = frozenset({MissReason.UNKNOWN_FORM})
_EITHER = _NOTHING | _PAPER


@dataclass(frozen=True)
class OddScene:
    """A scene by name: `paint` gives its picture, BGR, from a generator and a known page's print.

    `allowed` are the misses that are right; with `may_be_known`, so is recognising the page.
    """

    name: str
    paint: Callable[[np.random.Generator, Pixels], Pixels]
    allowed: frozenset[MissReason]
    may_be_known: bool = False


def black(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A phone face down: a sensor's noise."""
    return _even(rng, 3)


def white(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A phone against a lit wall."""
    return _even(rng, 236)


def _even(rng: np.random.Generator, level: int) -> Pixels:
    grain = rng.normal(level, 2.0, (SIZE[1], SIZE[0], 3))
    return np.asarray(np.clip(grain, 0, 255), np.uint8)


def noise(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """Every pixel by itself."""
    return rng.integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)


def empty_table(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A table with nothing on it."""
    return _photographed(rng, scenery.table(rng, SIZE[1], SIZE[0]))


def face(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A drawn face before a wall: a phone held the wrong way round."""
    wall = np.clip(rng.uniform(0.4, 0.8) * rng.uniform(0.9, 1.1, 3), 0, 1)
    scene = np.full((SIZE[1], SIZE[0], 3), wall, np.float32)
    x, y = SIZE[0] / 2 + rng.normal(0, 60), SIZE[1] * 0.45
    skin = np.array([0.45, 0.58, 0.78]) * rng.uniform(0.6, 1.1)
    hair = np.array([0.08, 0.1, 0.14]) * rng.uniform(0.5, 3)
    parts = [
        ((0, 420), (330, 190), tuple(rng.uniform(0.1, 0.7, 3))),
        ((0, -40), (185, 235), tuple(hair)),
        ((0, 170), (70, 120), tuple(skin * 0.85)),
        ((0, 0), (155, 205), tuple(skin)),
        ((-58, -30), (26, 13), (0.9, 0.9, 0.9)),
        ((58, -30), (26, 13), (0.9, 0.9, 0.9)),
        ((-58, -30), (11, 12), (0.1, 0.12, 0.15)),
        ((58, -30), (11, 12), (0.1, 0.12, 0.15)),
        ((-58, -62), (34, 6), tuple(hair)),
        ((58, -62), (34, 6), tuple(hair)),
        ((0, 45), (20, 14), tuple(skin * 0.8)),
        ((0, 105), (52, 15), (0.3, 0.3, 0.62)),
    ]
    for (dx, dy), (wide, high), colour in parts:
        middle = (round(x + dx), round(y + dy))
        cv2.ellipse(scene, middle, (wide, high), 0, 0, 360, colour, -1, cv2.LINE_AA)
    return _photographed(rng, np.asarray(cv2.GaussianBlur(scene, (0, 0), 1.2), np.float32))


def keyboard(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """Keys with letters: rows and columns as on a form, and no paper."""
    dark, light = rng.uniform(0.05, 0.2), rng.uniform(0.75, 0.95)
    body, key, letter = (dark, dark + 0.06, light) if rng.random() < 0.6 else (light, 0.97, 0.1)
    side = SIZE[0] + 400
    picture = Image.new("L", (side, side), round(255 * body))
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(30)
    pitch = int(rng.integers(84, 120))
    for row, top in enumerate(range(0, side, pitch)):
        for column, left in enumerate(range(-(row % 3) * pitch // 3, side, pitch)):
            box = (left + 5, top + 5, left + pitch - 6, top + pitch - 6)
            pen.rounded_rectangle(box, 10, round(255 * key))
            said = chr(65 + (7 * row + 3 * column) % 26)
            pen.text((left + 22, top + 16), said, round(255 * letter), font)
    angle = float(rng.uniform(-15, 15))
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), angle, 1.0)
    turn[:, 2] -= [200, (side - SIZE[1]) / 2]
    turned = cv2.warpAffine(np.asarray(picture, np.float32) / 255, turn, SIZE)
    return _photographed(rng, np.repeat(np.asarray(turned, np.float32)[..., None], 3, axis=2))


def newspaper(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A page of a newspaper: a masthead, columns, photographs."""
    grey, (width_mm, height_mm), scale = 226, (289.0, 400.0), 4
    sheet = Image.new("L", (round(width_mm * scale), round(height_mm * scale)), grey)
    pen = ImageDraw.Draw(sheet)
    words = printed_words(rng)
    pen.text((60, 40), "DE VOORBEELDER", 20, ImageFont.load_default(110))
    pen.line((50, 175, sheet.width - 50, 175), 20, 4)
    column, gap = (sheet.width - 100 - 4 * 24) // 5, 24
    small, large = ImageFont.load_default(12), ImageFont.load_default(34)
    for number in range(5):
        left, top = 50 + number * (column + gap), 200
        while top < sheet.height - 60:
            if rng.random() < 0.06:
                high = int(rng.integers(100, 220))
                tone = np.clip(140 + 60 * lens.many_scales(rng, high, column, 80), 0, 255)
                sheet.paste(Image.fromarray(tone.astype(np.uint8)), (left, top))
                top += high + 12
            elif rng.random() < 0.04:
                pen.text((left, top + 6), " ".join(rng.choice(words, 2)), 30, large)
                top += 52
            else:
                pen.text((left, top), " ".join(rng.choice(words, 6)), 45, small)
                top += 15
    page = np.asarray(sheet, np.uint8)
    return _laid(rng, page, (width_mm, height_mm))


def screen(rng: np.random.Generator, _page: Pixels) -> Pixels:
    """A monitor that shows a text: bright, rectangular and printed, but no paper."""
    width_mm, height_mm, scale = 340.0, 200.0, 4
    shown = np.full((round(height_mm * scale), round(width_mm * scale)), 18, np.uint8)
    text, _ = printed_page(int(rng.integers(1 << 30)), 320, 160, boxes=False)
    shown[80 : 80 + text.shape[0], 40 : 40 + text.shape[1]] = text
    shown[40:80, 40:-40] = 90
    rows = np.arange(shown.shape[0])[:, None] * rng.uniform(0.8, 1.2)
    moire = 1 + 0.05 * np.sin(rows + np.arange(shown.shape[1])[None] * rng.uniform(-0.2, 0.2))
    return _laid(rng, np.asarray(np.clip(shown * moire, 0, 255), np.uint8), (width_mm, height_mm))


def behind_glass(rng: np.random.Generator, page: Pixels) -> Pixels:
    """A known page under glass in which a window and a room are mirrored."""
    frame = _laid(rng, page, A4_MM).astype(np.float32) / 255
    height, width = frame.shape[:2]
    room = np.clip(0.12 + 0.1 * lens.many_scales(rng, height, width, 300), 0, 0.4)
    left, top = rng.uniform(0.1, 0.6) * width, rng.uniform(0.0, 0.5) * height
    for column in range(2):
        for row in range(2):
            corner = np.array([left + column * 130, top + row * 170])
            box = np.array([[0, 0], [115, 8], [112, 160], [-4, 150]]) + corner
            cv2.fillConvexPoly(room, np.round(box).astype(np.int32), 0.55, cv2.LINE_AA)
    mirrored = cv2.GaussianBlur(room.astype(np.float32), (0, 0), 5)[..., None]
    seen = 1 - (1 - frame) * (1 - mirrored)
    return np.asarray(np.clip(seen * 255, 0, 255), np.uint8)


def torn(rng: np.random.Generator, page: Pixels) -> Pixels:
    """A known page with its lower part torn off."""
    seed = int(rng.integers(1 << 30))
    whole = compose(page, *A4_MM, PLAIN, seed, size=SIZE)
    table = compose(page, *A4_MM, replace(PLAIN, has_sheet=False), seed, size=SIZE)
    assert whole.page_to_frame is not None
    height_mm = rng.uniform(0.55, 0.85) * A4_MM[1]
    across = np.linspace(0, A4_MM[0], 60)
    edge = height_mm + np.cumsum(rng.normal(0, 1.5, across.size))
    outline = np.vstack([np.column_stack([across, edge]), [[A4_MM[0], 0], [0, 0]]])
    kept = np.zeros(whole.frame.shape[:2], np.uint8)
    corners = whole.page_to_frame(Points[PageMm](outline)).xy
    cv2.fillPoly(kept, [np.round(corners).astype(np.int32)], 255)
    return np.where(kept[..., None] > 0, whole.frame, table.frame)


def mirrored(rng: np.random.Generator, page: Pixels) -> Pixels:
    """A known page in a mirror, or by a camera that turns its picture around."""
    return _laid(rng, np.ascontiguousarray(page[:, ::-1]), A4_MM)


def back_side(rng: np.random.Generator, page: Pixels) -> Pixels:
    """The empty back of a known page, whose print shines through: faint, soft and mirrored."""
    soft = cv2.GaussianBlur(page[:, ::-1], (0, 0), 3).astype(np.float32)
    faint = 255 - rng.uniform(0.05, 0.12) * (255 - soft)
    return _laid(rng, np.asarray(faint, np.uint8), A4_MM)


ODD_SCENES = (
    OddScene("black", black, frozenset({MissReason.TOO_DARK})),
    OddScene("white", white, _NOTHING),
    OddScene("noise", noise, _NOTHING),
    OddScene("empty table", empty_table, _NOTHING),
    OddScene("face", face, _NOTHING),
    OddScene("keyboard", keyboard, _NOTHING),
    OddScene("newspaper", newspaper, _PAPER),
    OddScene("screen", screen, _EITHER),
    OddScene("behind glass", behind_glass, frozenset({MissReason.GLARE}), may_be_known=True),
    OddScene("torn", torn, frozenset({MissReason.UNKNOWN_FORM}), may_be_known=True),
    OddScene("mirrored", mirrored, _PAPER),
    OddScene("back side", back_side, _EITHER),
)


def printed_words(rng: np.random.Generator) -> list[str]:
    """Words of newspapers, near enough: letters in the lengths of Dutch."""
    letters = list("eeeennnaattiirroodsslgvhkmubpwjzcf")
    return ["".join(rng.choice(letters, int(rng.integers(2, 9)))) for _ in range(200)]


def _laid(rng: np.random.Generator, page: Pixels, size_mm: tuple[float, float]) -> Pixels:
    return compose(page, *size_mm, PLAIN, int(rng.integers(1 << 30)), size=SIZE).frame


def _photographed(rng: np.random.Generator, scene: Plane) -> Pixels:
    lit = scene * lens.lamp(rng, *scene.shape[:2])[..., None]
    return lens.expose(rng, np.asarray(lit, np.float32), PLAIN.noise, PLAIN.blur_px)
