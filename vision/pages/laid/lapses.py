"""Places where a word, or a figure in it, is not printed that should be: another version's.

Seen against the noise of the sheet itself: print elsewhere on it tells how dark it is and how soft.
Ink that is missing counts and ink that is added does not: forms are written on.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Warp
from vision.pages.laid.rules import rules_in
from vision.picture import HALF_PX_PER_MM, Grey, Scan
from vision.placing.nudge import offset, shifted

#: Print is looked at in windows of 2.5 mm: a figure or two.
_WINDOW_PX = round(2.5 * HALF_PX_PER_MM) | 1
#: It lapses where more than this share of the ink of a window is not there. Of right pages .3 was
#: the most on composed frames; where another figure is printed it is .5 and more.
_LAPSED = 0.45
#: A window tells by so much ink, in px of full black, and where no more than this share is black: a
#: bar's middle has no paper beside it.
_LEAST_INK, _MOST_BLACK = 1.5, 0.6
#: Paper is known from white px within this, where they are so many of all; how dark print is from
#: this far, and it has to be darker than paper by so much.
_PAPER_PX, _LEAST_WHITE, _PRINT_PX, _LEAST_DARK = 17, 0.1, 41, 0.2
#: A highlight burns paper out to this grey value, and washes print away beside it: there it has to
#: be so much darker than paper. It was .2 to .3 where words seemed to lapse of the right page.
_BURNT_OUT, _STILL_DARK = 253, 0.5
#: Print that looks more like what is expected than this is only paler: another ink, or a printer's
#: greys. A piece that varies less than the second (1 is black, squared) is even.
_LIKE, _EVEN = 0.6, 1e-4
#: That is asked of so many px each way.
_WORD_PX = 3
#: What print stands on is what is left where it is taken away: strokes thinner than this. It is so
#: light (grey value), be it tinted, and darker by no more than this share where it is bare.
_STROKE_PX, _LEAST_LIGHT, _BARE = 9, 150, 0.04
_WHITE = 255
#: Paper in plain view is as bright as around, give or take: a hand is darker, glare brighter.
_PLAIN_VIEW, _AROUND_PX = (0.93, 1.07), 121
#: Paper's edge is as soft as print, and is none.
_EDGE_PX = 7
#: Before it counts, print around is laid as it best fits, within so many px each way: paper that is
#: bent is followed to a fraction of a mm only. At most so many are looked at.
_AROUND_PLACE_PX, _REACH_PX, _MOST_LOOKED_AT = 9, 3, 40

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]


def find_lapses(expected: Plane, scan: Scan, view: Mask, cell_px: int) -> Mask:
    """In which cells of a sheet in plain view print lapses: bool (rows, columns).

    `expected` is the page as the scan would show it, float32 (H, W) at HALF_PX_PER_MM; `view` tells
    around which cells of `cell_px` print shows: in others nothing is judged.
    """
    found = np.zeros(view.shape, bool)
    ground, seen = _ground(expected, scan), scan.grey.astype(np.float32)
    ink = np.asarray(1 - expected / ground, np.float32)
    light, share = _light(ink, ground, seen)
    dark = np.asarray(1 - seen / np.maximum(light * ground, 1), np.float32)
    # Of words and figures only: how dark a rule comes out is the printer's.
    ink -= rules_in(ink)
    squared, shown = ink * ink, ink * dark
    black = _mean(shown, _PRINT_PX) / np.maximum(_mean(squared, _PRINT_PX), 1e-4)
    whole = _mean(squared, _WINDOW_PX)
    lacking = 1 - _mean(shown, _WINDOW_PX) / np.maximum(black * whole, 1e-4)
    judged = (lacking > _LAPSED) & (whole * _WINDOW_PX**2 > _LEAST_INK)
    judged &= black > np.where(light * _WHITE > _BURNT_OUT, _STILL_DARK, _LEAST_DARK)
    judged &= _within(view, cell_px, scan.grey)
    if not judged.any():
        return found
    judged &= (_mean(ink, _WINDOW_PX) < _MOST_BLACK) & _inner(scan) & _plain(light, share)
    judged &= _is_even(ground)
    for x, y in _worst(np.asarray(np.where(judged, lacking, 0), np.float32)):
        found[y // cell_px, x // cell_px] |= _lapses_at(x, y, ink, dark, float(black[y, x]))
    return found


def _ground(expected: Plane, scan: Scan) -> Plane:
    """The grey value of what print stands on around each px: white, or on flat paper a tint."""
    if isinstance(scan.page_to_frame, Warp):
        # A mesh lays tints a little beside their place, where print seems to lapse.
        return np.full_like(expected, _WHITE)
    stroke = np.ones((_STROKE_PX, _STROKE_PX), np.uint8)
    return np.maximum(np.asarray(cv2.morphologyEx(expected, cv2.MORPH_CLOSE, stroke)), 1)


def _is_even(ground: Plane) -> Mask:
    """Where print stands on one tint: beside a bar, or among the bars of a code, there is none."""
    around = np.ones((_STROKE_PX, _STROKE_PX), np.uint8)
    return np.asarray(cv2.erode(ground, around) > (1 - _BARE) * cv2.dilate(ground, around))


def _light(ink: Plane, ground: Plane, seen: Plane) -> tuple[Plane, Plane]:
    """How much lighter than printed what bears no print is around each px, and its share there."""
    bare = np.asarray((ink < _BARE) & (ground > _LEAST_LIGHT), np.float32)
    share = _mean(bare, _PAPER_PX)
    light = _mean(seen * bare, _PAPER_PX) / np.maximum(_mean(ground * bare, _PAPER_PX), 1e-3)
    return np.asarray(light, np.float32), share


def _plain(light: Plane, share: Plane) -> Mask:
    """Where paper is in plain view."""
    is_known = share > _LEAST_WHITE
    around = _mean(np.asarray(light * is_known, np.float32), _AROUND_PX) / np.maximum(
        _mean(np.asarray(is_known, np.float32), _AROUND_PX), 1e-3
    )
    view = light / np.maximum(around, 1e-3)
    return np.asarray(is_known & (view > _PLAIN_VIEW[0]) & (view < _PLAIN_VIEW[1]))


def _lacking(ink: Plane, dark: Plane, black: float) -> Plane:
    """The share of the ink of the window around each px that is not there."""
    whole = black * _mean(ink * ink, _WINDOW_PX)
    return np.asarray(1 - _mean(ink * dark, _WINDOW_PX) / np.maximum(whole, 1e-4), np.float32)


def _inner(scan: Scan) -> Mask:
    """What is seen and not at the paper's edge."""
    kernel = np.ones((2 * _EDGE_PX + 1, 2 * _EDGE_PX + 1), np.uint8)
    seen = cv2.erode(scan.seen, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(seen > 0)


def _within(cells: Mask, cell_px: int, grey: Grey) -> Mask:
    """The px of those cells."""
    size = (cells.shape[1] * cell_px, cells.shape[0] * cell_px)
    within = np.zeros(grey.shape, bool)
    large = cv2.resize(cells.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    within[: size[1], : size[0]] = large > 0
    return within


def _worst(lacking: Plane) -> list[tuple[int, int]]:
    """Where most is lacking, x and y, one place a window."""
    most = cv2.dilate(lacking, np.ones((_WINDOW_PX, _WINDOW_PX), np.uint8))
    places = np.argwhere((lacking >= most) & (lacking > _LAPSED))
    order = np.argsort(-lacking[places[:, 0], places[:, 1]])[:_MOST_LOOKED_AT]
    return [(int(x), int(y)) for y, x in places[order]]


def _lapses_at(x: int, y: int, ink: Plane, dark: Plane, black: float) -> bool:
    """Whether print lapses there too where the print around is laid as it fits best."""
    rim = _AROUND_PLACE_PX + _REACH_PX
    area = (slice(max(0, y - rim), y + rim + 1), slice(max(0, x - rim), x + rim + 1))
    drawn, shown = ink[area], dark[area]
    by = offset(drawn, shown, _REACH_PX)
    if by is None:
        return False
    laid = shifted(drawn, by)
    column, row = min(x, rim) + round(by[0]), min(y, rim) + round(by[1])
    if _lacking(laid, shown, black)[row, column] < _LAPSED:
        return False
    word = tuple(slice(max(0, at - _WORD_PX), at + _WORD_PX + 1) for at in (row, column))
    return _likeness(laid[word], shown[word]) < _LIKE


def _likeness(one: Plane, other: Plane) -> float:
    """The correlation of two pieces; 0 where one of them is even."""
    spread = float(one.std() * other.std())
    apart = (one - one.mean()) * (other - other.mean())
    return float(apart.mean()) / spread if spread > _EVEN else 0.0


def _mean(plane: Plane, side_px: int) -> Plane:
    return np.asarray(cv2.blur(plane, (side_px, side_px)), np.float32)
