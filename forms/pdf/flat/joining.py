"""What belongs together made one: pieces of a line, doubles of a shape, words on one line."""

import numpy as np

from forms.pdf.flat.drawing import rows
from vision.geometry import Floats

#: Pieces of one line lie level to this, and this close.
LEVEL_MM, _PIECES_MM = 0.35, 0.5
#: The smallest box of 2,700 on real forms is this wide and high.
LEAST_TICK_MM = 1.9
#: Captions of neighbouring fields stand this far apart, and no field is narrower than this.
_CAPTION_GAP_MM, _NARROWEST_PART_MM = 6.0, 8.0


def joined(rules: Floats) -> Floats:
    """Rules with the pieces of one line made one."""
    kept: list[Floats] = []
    for rule in rules[np.lexsort((rules[:, 0], np.round(rules[:, 2] / 0.4)))]:
        for other in reversed(kept[-40:]):
            is_level = abs(other[2] - rule[2]) < LEVEL_MM
            if is_level and rule[0] <= other[1] + _PIECES_MM and rule[1] >= other[0] - _PIECES_MM:
                other[:2] = min(other[0], rule[0]), max(other[1], rule[1])
                other[3] = max(other[3], rule[3])
                break
        else:
            kept.append(rule.copy())
    return rows(kept)


def single(boxes: Floats) -> Floats:
    """Shapes without doubles; of two in each other the inner one is ticked if it has the size."""
    kept: list[Floats] = []
    for box in sorted(boxes, key=_area):
        width = [min(box[2], o[2]) - max(box[0], o[0]) for o in kept]
        height = [min(box[3], o[3]) - max(box[1], o[1]) for o in kept]
        shared = (max(w, 0) * max(h, 0) for w, h in zip(width, height, strict=True))
        double = [
            n for n, (part, o) in enumerate(zip(shared, kept, strict=True)) if part > 0.5 * _area(o)
        ]
        if not double:
            kept.append(box)
        elif len(double) == 1 and _is_speck(kept[double[0]]):
            kept[double[0]] = box
    return rows(kept)


def _is_speck(box: Floats) -> bool:
    """Whether a shape is too small to be ticked."""
    return bool((box[2:] - box[:2]).min() < LEAST_TICK_MM)


def text_lines(boxes: Floats) -> Floats:
    """Boxes of words (N, 4) with those of one line made one."""
    lines: list[list[float]] = []  # lists, since a page has a thousand words
    for box in sorted(boxes.tolist()):
        for line in lines:
            if box[0] - line[2] >= 3.0:
                continue
            level = min(line[3], box[3]) - max(line[1], box[1])
            if level > 0.4 * min(line[3] - line[1], box[3] - box[1]):
                line[1], line[2], line[3] = (
                    min(line[1], box[1]),
                    max(line[2], box[2]),
                    max(line[3], box[3]),
                )
                break
        else:
            lines.append(box)
    return rows(lines)


def caption_starts(lines: Floats, left: float, gap_mm: float = _CAPTION_GAP_MM) -> list[float]:
    """Where captions side by side start: `left`, and each that stands so far apart."""
    starts, reach = [left], np.inf
    for line in lines[np.argsort(lines[:, 0])]:
        if line[0] - reach > gap_mm and line[0] - starts[-1] > _NARROWEST_PART_MM:
            starts.append(float(line[0]) - 0.8)
        reach = max(reach if np.isfinite(reach) else 0.0, float(line[2]))
    return starts


def _area(box: Floats) -> float:
    return float((box[2] - box[0]) * (box[3] - box[1]))
