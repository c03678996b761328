"""How bright bare paper is everywhere on a scan: the light on it, without print, ink and hands."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import Grey

Plane = NDArray[np.float32]

#: Strokes, and blobs in boxes, are narrower than this; what is wider belongs to light or hand.
WIDEST_INK_MM = 5.0

#: The usual light bends smoothly over the page. It is fitted to squares of this size, leaving
#: out those that differ by more than the second, so many times: hands, shadows, glare.
SURROUNDINGS_MM, _OUTLYING, _ROUNDS = 12.0, 0.12, 6

#: Where print leaves less than this of the paper's light, it tells nothing of it; the second keeps
#: a division from running away.
_BARE, _LEAST_BARE = 0.85, 0.5
#: Light is taken from so far around, and is this grey value where nothing is known.
_AROUND_MM, _NO_LIGHT = 31, 128

#: A dark place is a blot of ink up to this width and height, if it is an island.
_WIDEST_BLOT_MM = 10.0
#: Its edge, dark to a part, lies within so many mm of it.
_EDGE_MM = 2


def paper_light(grey: Grey, blank: Plane, px_per_mm: float) -> Plane:
    """The grey value of bare paper everywhere: shadows and gradients, without print and ink.

    `grey` is a scan and `blank` what its print should look like (0..1), both of shape (H, W).
    Light changes slowly: half the reference resolution tells enough.
    """
    lit = grey / np.maximum(blank, _LEAST_BARE)
    lit[blank < _BARE] = 0
    # Noise makes a closing too bright by its spread: it is smoothed away first.
    known = (lit > 0).astype(np.float32)
    smooth = cv2.blur(lit, (3, 3)) / np.maximum(cv2.blur(known, (3, 3)), 1e-3)
    reach = 2 * round(WIDEST_INK_MM * px_per_mm / 2) + 1
    closed = cv2.morphologyEx(smooth * known, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    # A median, since the edge of a hand or its shadow must stay sharp to leave no ink behind.
    even = np.asarray(cv2.medianBlur(np.asarray(closed, np.float32), 5), np.float32)
    unknown = closed <= 1
    if unknown.any():
        even[unknown] = _light_around(np.asarray(closed, np.float32), px_per_mm)[unknown]
    return even


def _light_around(light: Plane, px_per_mm: float) -> Plane:
    """Black areas wider than any ink take the light of the paper around them."""
    few = tuple(max(1, round(side / px_per_mm)) for side in light.shape[::-1])
    coarse = cv2.resize(light, few, interpolation=cv2.INTER_AREA)
    known = cv2.resize((light > 1).astype(np.float32), few, interpolation=cv2.INTER_AREA)
    around = (_AROUND_MM, _AROUND_MM)
    wide = cv2.blur(coarse, around) / np.maximum(cv2.blur(known, around), 1e-3)
    whole = cv2.resize(np.where(wide > 1, wide, _NO_LIGHT), light.shape[::-1])
    return np.asarray(whole, np.float32)


def usual_light(light: Plane, px_per_mm: float) -> Plane:
    """The light as if nothing lay on the page, one value for each square of SURROUNDINGS_MM."""
    step = SURROUNDINGS_MM * px_per_mm
    few = (max(1, round(light.shape[1] / step)), max(1, round(light.shape[0] / step)))
    return _evened(np.asarray(cv2.resize(light, few, interpolation=cv2.INTER_AREA), np.float32))


def without_blots(light: Plane, usual: Plane, px_per_mm: float) -> Plane:
    """The light without its small dark islands: blots too wide to be told from light otherwise.

    Hands and their shadows reach over the paper's edge, or are larger.
    """
    size = (round(light.shape[1] / px_per_mm), round(light.shape[0] / px_per_mm))
    coarse = np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.float32)
    dark = (coarse < (1 - _OUTLYING) * cv2.resize(usual, size)).astype(np.uint8)
    _, islands, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    left, top, wide, high = boxes[:, :4].T
    is_blot = np.maximum(wide, high) <= _WIDEST_BLOT_MM
    is_blot &= (left > 0) & (top > 0) & (left + wide < size[0]) & (top + high < size[1])
    lit = light.copy() if is_blot[1:].any() else light
    for number in np.flatnonzero(is_blot[1:]) + 1:
        _lift(lit, coarse, islands == number, px_per_mm)
    return lit


def _lift(lit: Plane, coarse: Plane, blot: NDArray[np.bool_], px_per_mm: float) -> None:
    """Make a blot as bright as the brightest paper close around it; `coarse` has 1 px a mm."""
    rows, columns = (np.flatnonzero(blot.any(axis=axis)) for axis in (1, 0))
    top, bottom = max(0, int(rows[0]) - _EDGE_MM), int(rows[-1]) + 1 + _EDGE_MM
    left, right = max(0, int(columns[0]) - _EDGE_MM), int(columns[-1]) + 1 + _EDGE_MM
    spot = lit[
        round(top * px_per_mm) : round(bottom * px_per_mm),
        round(left * px_per_mm) : round(right * px_per_mm),
    ]
    near = blot[top:bottom, left:right].astype(np.uint8)
    wide = cv2.dilate(near, np.ones((2 * _EDGE_MM + 1,) * 2, np.uint8))
    blotted = cv2.resize(wide, spot.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
    spot[blotted] = coarse[top:bottom, left:right].max()


def _evened(light: Plane) -> Plane:
    """The light as if nothing lay on the page: a bent plane through most of it."""
    y, x = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1).reshape(-1, 6)
    tone = np.log(np.maximum(light, 1)).ravel()
    kept = np.abs(tone - np.median(tone)) < 3 * _OUTLYING
    bent = np.full(tone.shape, np.median(tone))
    for _ in range(_ROUNDS):
        if kept.sum() < 12:
            break
        bent = terms @ np.linalg.lstsq(terms[kept], tone[kept], rcond=None)[0]
        kept = np.abs(tone - bent) < _OUTLYING
    return np.asarray(np.exp(bent).reshape(light.shape), np.float32)
