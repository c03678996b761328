"""Straight rules and light tints of a page: how dark they come out tells little of which it is.

A rule is drawn at least one dot wide, however thin it is meant: a hairline that is dark in one
picture of a page is pale in another, and printers differ as much. A copier takes tints away.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import HALF_PX_PER_MM

#: A stroke as long as this is no part of a letter, but a rule.
_LONG_PX = round(6.0 * HALF_PX_PER_MM) | 1
#: Wider than this it is a bar, which is as dark as it is meant.
_WIDE_PX = round(2.0 * HALF_PX_PER_MM) | 1
#: In a line of small print some ink is everywhere, but it is little of what is there.
_MOSTLY = 0.6
#: A tint lies under more than a letter or two.
_TINTED_PX = round(4.0 * HALF_PX_PER_MM) | 1
#: A rule that is there is at least so dark, of what it should be, a px beside its place or less.
_PALEST = 0.3
_BESIDE = np.ones((3, 3), np.uint8)
#: A tint or a rule up to so dark may not show at all.
_FAINT = 0.35

Plane = NDArray[np.float32]


def rules_in(ink: Plane) -> Plane:
    """How much of the ink of each px is that of rules: float32, the shape of `ink`.

    `ink` is that of a page at HALF_PX_PER_MM, 0 bare and 1 black, level on the page.
    """
    long = np.maximum(_ruled(ink, (1, _LONG_PX)), _ruled(ink, (_LONG_PX, 1)))
    return np.maximum(0, long - _opened(ink, (_WIDE_PX, _WIDE_PX)))


def tints_in(ink: Plane) -> Plane:
    """How much of it is that of tints so light that they may not show."""
    tints = _opened(ink, (_TINTED_PX, _TINTED_PX))
    return np.asarray(np.where(tints < _FAINT, tints, 0), np.float32)


def surely_printed(ink: Plane, rules: Plane) -> Plane:
    """Of `ink`, with `rules` as found in it, what paper that bears it surely shows."""
    return np.asarray(ink - np.where(rules < _FAINT, rules, (1 - _PALEST) * rules), np.float32)


def shown_of(darkness: Plane, rules: Plane) -> Plane:
    """How dark paper is where ink is expected: of a rule, also just beside its place."""
    return np.asarray(np.where(rules > 0, cv2.dilate(darkness, _BESIDE), darkness), np.float32)


def _ruled(ink: Plane, size: tuple[int, int]) -> Plane:
    """The ink that is at least so high and wide, where it is as dark beside along that way."""
    opened = _opened(ink, size)
    beside = cv2.dilate(ink, np.ones(np.minimum(size, 3), np.uint8))
    return np.asarray(np.where(opened > _MOSTLY * beside, opened, 0), np.float32)


def _opened(ink: Plane, size: tuple[int, int]) -> Plane:
    """The ink that is at least so high and wide."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8)), np.float32)
