"""Lines drawn as a row of specks, as browsers print a dotted border."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from forms.pdf.flat.drawing import rows
from vision.geometry import Floats

#: A speck is no larger than this, and hardly longer than wide.
LARGEST_SPECK_MM, LONGEST_SPECK = 0.8, 2.0
#: Fewer are punctuation, or the marks of a code; more make a picture.
_FEWEST, _MOST = 10, 20_000
#: Specks of one line lie level to this share of their size, and their gaps are at most so many
#: times as wide as they are: wider ones are dots that lead the eye.
_LEVEL, _GAPS = 0.3, 1.6
#: Where so many of a row have another close above or below, they are a pattern.
_PATTERN = 0.3


def lines_of_specks(specks: Sequence[Sequence[float]]) -> tuple[Floats, Floats]:
    """Level rules and upright ones (N, 4), as of `Drawing`, of specks (N, 4) in mm."""
    boxes = rows(specks)
    if not _FEWEST <= len(boxes) <= _MOST:
        return rows(), rows()
    return rows(list(_level(boxes))), rows(list(_level(boxes[:, [1, 0, 3, 2]])))


def _level(boxes: Floats) -> Iterator[Floats]:
    """Runs along the first axis: start, end, where on the other axis, thickness."""
    size = float(np.median(np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])))
    at = np.round((boxes[:, 1] + boxes[:, 3]) / 2 / (_LEVEL * size))
    ordered = boxes[np.lexsort((boxes[:, 0], at))]
    levels = np.sort(at)
    gaps = ordered[1:, 0] - ordered[:-1, 2]
    parted = (np.diff(levels) > 0) | (gaps > _GAPS * size) | (gaps < -size)
    for run in np.split(ordered, np.flatnonzero(parted) + 1):
        if len(run) >= _FEWEST and not _is_pattern(run, boxes, size):
            middle = float((run[:, 1] + run[:, 3]).mean() / 2)
            yield np.array([run[0, 0], run[-1, 2], middle, size])


def _is_pattern(run: Floats, boxes: Floats, size: float) -> bool:
    """Whether specks stand close above or below most of a row."""
    reach = (1 + 2 * _GAPS) * size
    y = float((run[:, 1] + run[:, 3]).mean() / 2)
    apart = np.abs((boxes[:, 1] + boxes[:, 3]) / 2 - y)
    near = boxes[(apart > _LEVEL * size) & (apart < reach)]
    x = np.sort((near[:, 0] + near[:, 2]) / 2)
    middles = (run[:, 0] + run[:, 2]) / 2
    first = np.searchsorted(x, middles - size)
    has: NDArray[np.bool_] = first < np.searchsorted(x, middles + size)
    return bool(has.mean() > _PATTERN)
