"""What of an area a hand, a pen, glare or the edge of the frame hides.

Where the paper is seen, so is its print, in shadow too; where a thing lies over it, it is not.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.fields.ink import Patch, Spot, print_shown
from vision.geometry import PageMm, Quad

#: A thing or a shadow differs from the light around by this share.
_OTHER_LIGHT = 0.15

#: Print is hidden where less than this share of its darkness shows. Seen print never fell below
#: 0.5 (faint blue under a shadow), hidden print rarely rose above 0.3.
_SHOWN = 0.42

#: Hidden print is looked for in pieces about this wide.
_PIECE_MM = 8.0

#: A dark place of which this share lies within so much of tick boxes is ink, as hands come from
#: beyond.
_BLOT_SHARE, _BLOT_MM = 0.8, 1.5

#: What is dark over more than this share of all that is looked at may as well be in shadow.
_EVERYWHERE = 0.9

#: In a dark place print is hidden when paper and blank page are less alike than the first
#: (correlation), and seen when they are more alike than the second; between them it is hidden when
#: the place looks inked by more than this on average, as a signature in shadow never does. Set
#: between the shadows and the hands of the composed frames of `python -m tests.benchmarks fields`.
_HIDING, _SHOWING, _THING_INK = 0.35, 0.65, 0.06
#: Darker than this is a stroke; strokes of writing leave more than this share of the paper bare.
_STROKE, _LEAST_BARE = 0.06, 0.6
#: Print tells that when it is so dark, on so many pixels.
_PRINT, _FEWEST_PRINTED_PX = 0.08, 6
#: What is seen of a thing's own edge lies within this of it.
_THING_EDGE_MM = 0.5

#: Marks leave their boxes by this, and print of their edges reaches into them by it.
_OVERSHOOT_MM = 0.4

#: Handwriting may hide thin print too: then a piece has this much ink (mm² of black), and
#: the light of its paper is the usual one to within this share.
_WRITTEN_MM2, _SAME_LIGHT = 1.0, 0.08


def hidden(
    part: Patch, *, ticked_in: Sequence[Quad[PageMm]] = ()
) -> tuple[NDArray[np.bool_], float]:
    """What of the patch a hand, a thing or glare covers; and the share of the area not seen.

    `ticked_in` are, of a tick box, itself and its neighbours: a blot there tells nothing.
    """
    covered = _things(part, ticked_in)
    is_tick = len(ticked_in) > 0
    edge = 2 * round(_OVERSHOOT_MM * part.px_per_mm) + 1
    within = cv2.erode(part.inside.astype(np.uint8), np.ones((edge, edge), np.uint8)) > 0
    looked_at = part.seen & ~within if is_tick else part.seen
    for spot in _pieces(part, is_small=is_tick):
        # A blot may fill a box: its edge and the paper around it are still seen.
        there = looked_at[spot]
        shown = print_shown(part.blank[spot][there], part.paper[spot][there])
        if shown is not None and shown < _SHOWN and not _is_written_over(part, spot):
            covered[spot] |= part.seen[spot]
    unseen = covered | ~part.seen
    return covered, float(unseen[part.inside].mean())


def _things(part: Patch, ticked_in: Sequence[Quad[PageMm]]) -> NDArray[np.bool_]:
    """Where a finger or a pen lies: the light is other, and print is not seen. In shadow it is."""
    covered = np.zeros(part.ink.shape, bool)
    dark = (part.light < (1 - _OTHER_LIGHT) * part.usual_light).astype(np.uint8)
    if not dark.any():
        return covered
    looked_at = part.mask(ticked_in, _OVERSHOOT_MM) == 0
    blotted = part.mask(ticked_in, _BLOT_MM) > 0
    count, places = cv2.connectedComponents(dark, connectivity=8)
    edge = 2 * round(_THING_EDGE_MM * part.px_per_mm) + 1
    for number in range(1, count):
        place = places == number
        if _comes_from_beyond(place, blotted):
            widened = cv2.dilate(place.astype(np.uint8), np.ones((edge, edge), np.uint8)) > 0
            if _hides(part, place & looked_at, widened & looked_at):
                covered |= widened
    return covered


def _comes_from_beyond(place: NDArray[np.bool_], blotted: NDArray[np.bool_]) -> bool:
    """Whether a dark place does, as hands do. A blot too wide to be told from light does not."""
    if place.mean() > _EVERYWHERE:
        return False  # other light on all that is looked at: whether print is seen tells more
    touches = place[0].any() or place[-1].any() or place[:, 0].any() or place[:, -1].any()
    return bool(touches and blotted[place].mean() < _BLOT_SHARE)


def _hides(part: Patch, place: NDArray[np.bool_], widened: NDArray[np.bool_]) -> bool:
    """Whether print is not seen in a dark place, or, where there is none, it looks like ink."""
    if not place.any():
        return False
    # Between strokes of writing print is seen as much as elsewhere.
    bare = place & (part.ink < _STROKE)
    if bare.sum() < _LEAST_BARE * place.sum():
        return True
    blank, paper = part.blank[bare], part.paper[bare]
    is_inked = bool(part.ink[widened].mean() > _THING_INK)
    depth = 1 - float(blank.min(initial=1.0))
    if depth < _PRINT or (blank < 1 - depth / 2).sum() < _FEWEST_PRINTED_PX or np.ptp(blank) == 0:
        return is_inked
    if np.ptp(paper) == 0:
        # As black as black gets: nothing of the print comes through.
        return True
    likeness = float(np.corrcoef(blank, paper)[0, 1])
    return likeness < _HIDING or (likeness < _SHOWING and is_inked)


def _is_written_over(part: Patch, spot: Spot) -> bool:
    """Whether print is not seen because of the ink on it: then the paper has its usual light."""
    seen = part.seen[spot]
    ink_mm2 = float(part.ink[spot][seen].sum()) / part.px_per_mm**2
    light = float(np.median(part.light[spot][seen]))
    is_paper = abs(np.log(max(light, 1) / max(part.usual_light, 1))) < _SAME_LIGHT
    return is_paper and ink_mm2 > _WRITTEN_MM2


def _pieces(part: Patch, *, is_small: bool) -> list[Spot]:
    """The patch in pieces to look for print in: quarters of a tick box, else across its length."""
    rows, columns = part.ink.shape
    across, down = (2, 2) if is_small else (
        max(1, round(columns / part.px_per_mm / _PIECE_MM)),
        max(1, round(rows / part.px_per_mm / (2 * _PIECE_MM))),
    )  # fmt: skip
    return [
        (
            slice(row * rows // down, (row + 1) * rows // down),
            slice(column * columns // across, (column + 1) * columns // across),
        )
        for row in range(down)
        for column in range(across)
    ]
