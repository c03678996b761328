"""Where the numbered badges go: beside their field, off every field, badge and printed word."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from forms.illustration.colours import WHITE
from forms.illustration.lettering import Colour, Lettering, Weight
from vision.geometry import Floats

# A badge stands this far from its field's outline, as a share of its radius.
_GAP = 0.3
# Centres of two badges are at least this many radii apart.
_APART = 2.12
# Tried in turn: just outside the field, then ever further, with a line back to it.
_REACHES = (0.0, 0.7, 1.4, 2.2, 3.2, 4.5)
# From here on a badge needs a line to show which field it belongs to.
_AWAY = 1.5
# Around the field, the readiest first: its start, its end, above its start, above, below, corners.
_SIDES = ((-1, 0), (1, 0), (-1, -1), (0, -1), (0, 1), (1, -1), (-1, 1), (1, 1))
# What a place costs. Lying a whole radius over a field or badge outweighs everything; covering
# print outweighs a longer reach; the order of the sides decides what is left.
_OVER_A_FIELD, _OVER_PRINT, _PER_REACH, _PER_SIDE = 80.0, 16.0, 3.0, 0.1
# Print darkens its surroundings by this much of 255 within a few pixels.
_INK = 28
# Drawn this much larger and then reduced, for smooth edges.
_SMOOTH = 4
# Of the radius: the white edge, and the height of the digits.
_EDGE, _DIGITS, _THREE_DIGITS = 0.13, 1.15, 0.9


@dataclass(frozen=True)
class Badge:
    """A numbered disc at `x`, `y`; `is_away`: too far off to go without a line to its field."""

    x: float
    y: float
    is_away: bool


def badge_radius(polygons: Sequence[Floats], largest: float, smallest: float) -> float:
    """A radius at which badges of fields under one another fit, between two limits."""
    if len(polygons) < 2:
        return largest
    starts = np.array([polygon[0] for polygon in polygons])
    apart = np.linalg.norm(starts[:, None] - starts[None, :], axis=2)
    across = np.abs(starts[:, None, 0] - starts[None, :, 0])
    stacked = across < 2 * largest
    np.fill_diagonal(stacked, False)
    pitch = float(apart[stacked].min()) if stacked.any() else np.inf
    return float(np.clip(pitch / _APART, smallest, largest))


def place_badges(
    polygons: Sequence[Floats], radius: float, picture: NDArray[np.uint8]
) -> list[Badge]:
    """A badge for each polygon (float64 of shape (N, 2)), in the same order.

    `picture` is uint8 grey of shape (H, W), in whose pixels the polygons and badges are; every
    badge lies wholly within it.
    """
    ground = _Ground(polygons, radius, picture)
    placed: list[Badge] = []
    for polygon in polygons:
        choices = (
            (ground.cost(x, y, placed) + extra, Badge(x, y, is_away))
            for x, y, is_away, extra in ground.places(polygon)
        )
        placed.append(min(choices, key=lambda choice: choice[0])[1])
    return placed


class _Ground:
    """A picture with its fields, on which places for badges are weighed."""

    def __init__(
        self, polygons: Sequence[Floats], radius: float, picture: NDArray[np.uint8]
    ) -> None:
        self._radius = radius
        self._height, self._width = picture.shape
        self._fields = [polygon.astype(np.float32) for polygon in polygons]
        # A field whose outer box is further than a radius off needs no closer look.
        self._low = np.array([polygon.min(axis=0) - radius for polygon in polygons])
        self._high = np.array([polygon.max(axis=0) + radius for polygon in polygons])
        around = cv2.blur(picture, (2 * round(radius) + 1,) * 2)
        self._ink = cv2.integral((cv2.absdiff(picture, around) > _INK).astype(np.uint8))

    def places(self, polygon: Floats) -> Iterator[tuple[float, float, bool, float]]:
        """Candidates around a field, as (x, y, is away, what its distance costs)."""
        radius = self._radius
        middle, along, down = _axes(polygon)
        half_width, half_height = math.hypot(*along), math.hypot(*down)
        along, down = along / max(half_width, 1e-9), down / max(half_height, 1e-9)
        for reach in _REACHES:
            away = radius * (1 + _GAP + reach)
            for preference, (side, level) in enumerate(_SIDES):
                # A badge at a corner lines up with the side of the field, not beyond it.
                out = half_width - radius if side and level else half_width + away
                x, y = middle + side * out * along + level * (half_height + away) * down
                yield (
                    float(np.clip(x, radius, max(radius, self._width - radius))),
                    float(np.clip(y, radius, max(radius, self._height - radius))),
                    reach >= _AWAY,
                    _PER_REACH * reach + _PER_SIDE * preference,
                )

    def cost(self, x: float, y: float, placed: Sequence[Badge]) -> float:
        """How much a badge there would hide."""
        covered = 0.0
        is_near = ((self._low < (x, y)) & (self._high > (x, y))).all(axis=1)
        for number in np.flatnonzero(is_near):
            inside = cv2.pointPolygonTest(self._fields[number], (x, y), True)
            covered += max(0.0, self._radius + inside)
        for other in placed:
            apart = math.hypot(x - other.x, y - other.y)
            covered += max(0.0, _APART * self._radius - apart)
        return _OVER_A_FIELD * covered / self._radius + _OVER_PRINT * self._inked(x, y)

    def _inked(self, x: float, y: float) -> float:
        """The share of the badge's square that holds print, 0..1."""
        left, top = max(0, int(x - self._radius)), max(0, int(y - self._radius))
        right = min(self._width, int(x + self._radius) + 1)
        bottom = min(self._height, int(y + self._radius) + 1)
        ink = self._ink
        inked = int(ink[bottom, right]) - int(ink[top, right])
        inked += int(ink[top, left]) - int(ink[bottom, left])
        area = max(1, (right - left) * (bottom - top))
        share: float = inked / area
        return share


def _axes(polygon: Floats) -> tuple[Floats, Floats, Floats]:
    """The middle of a field, and from there to its right and its bottom edge, as printed."""
    # On bent paper each edge has as many points: the corners are every quarter of them.
    top_left, top_right, bottom_right, bottom_left = polygon[:: len(polygon) // 4]
    along = (top_right + bottom_right - top_left - bottom_left) / 4
    down = (bottom_left + bottom_right - top_left - top_right) / 4
    return polygon.mean(axis=0), along, down


def draw_badge(
    sheet: Image.Image, x: float, y: float, radius: float, number: int, colour: Colour
) -> None:
    """A numbered disc with a white edge, its centre at `x`, `y`, on an RGB or RGBA picture."""
    size = 2 * int(np.ceil(radius)) + 2
    large = size * _SMOOTH
    disc = Image.new("RGBA", (large, large), (*WHITE, 0))
    canvas = ImageDraw.Draw(disc)
    middle, outer = large / 2, radius * _SMOOTH
    inner = outer * (1 - _EDGE)
    canvas.ellipse((middle - outer, middle - outer, middle + outer, middle + outer), WHITE)
    canvas.ellipse((middle - inner, middle - inner, middle + inner, middle + inner), colour)
    share = _DIGITS if number < 100 else _THREE_DIGITS
    font = Lettering(round(outer * share), Weight.SEMIBOLD).font
    canvas.text((middle, middle), str(number), WHITE, font, anchor="mm")
    disc = disc.resize((size, size), Image.Resampling.LANCZOS)
    sheet.paste(disc, (round(x - size / 2), round(y - size / 2)), disc)
