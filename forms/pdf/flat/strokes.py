"""Painted paths sorted into rules, small outlines, shades and dotted lines."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from forms.pdf.flat.drawing import Drawing, rows
from forms.pdf.flat.paths import Path
from forms.pdf.flat.specks import LARGEST_SPECK_MM, LONGEST_SPECK, lines_of_specks
from vision.geometry import Floats

#: A filled bar thinner than this (3.7 points) is a rule; thicker ones head a section.
_THICKEST_RULE_MM = 1.3
#: Lighter than this a line does not show on paper.
_LIGHTEST_INK = 0.96
#: Lines that lean less than this share of their length, or this much, are level or upright.
_LEAN, _LEAN_MM = 0.01, 0.05
#: White on what is darker than this stands out as a box.
_WHITE, _TINTED = 0.99, 0.975
#: A closed outline of this size may be there to be ticked, or to hold one letter.
_SMALLEST_SHAPE_MM, _LARGEST_SHAPE_MM, _LONGEST_SHAPE = 1.5, 7.5, 2.2
#: Ovals to fill in are longer than boxes to tick.
_LONGEST_OVAL = 3.0
#: Smaller rings, and smaller frames, are letters drawn as shapes.
_SMALLEST_RING_MM, _SMALLEST_FRAME_MM = 2.6, 8.0
#: A filled shape that covers less than this of its box is a frame or a grid of lines.
_HOLLOW = 0.3
#: The two halves of a bevelled edge share their box to this; the edge within it lies so near,
#: and so much of its outline is level or upright.
_BEVEL_MM, _NESTED_MM, _SQUARE = 0.15, 0.5, 0.9
#: More subpaths than this are a pattern; it is not looked through for frames.
_MOST_FRAMES = 400
#: How many curves four rounded corners are drawn with.
_ROUNDED = (4, 8, 16)
_ON_EDGE_MM = 0.1

Box = tuple[float, float, float, float]


def sort_strokes(painted: Iterable[list[Path]], width_mm: float, height_mm: float) -> Drawing:
    """The drawing those paths make, without words."""
    sorting = _Sorting()
    for subpaths in painted:
        sorting.take(subpaths)
    level, upright = lines_of_specks(sorting.specks)
    return Drawing(
        width_mm=width_mm,
        height_mm=height_mm,
        across=np.vstack([rows(sorting.across), level]),
        down=np.vstack([rows(sorting.down), upright]),
        shapes=rows(sorting.shapes),
        shades=rows(sorting.shades, 5),
        dots=rows(sorting.dots),
        dotted=rows(sorting.dotted)[:, [1, 3, 0, 2]],
    )


class _Sorting:
    """Rules and shapes in the making, in the order they are painted."""

    def __init__(self) -> None:
        self.across: list[Box] = []
        self.down: list[Box] = []
        self.shapes: list[Box] = []
        self.shades: list[tuple[float, float, float, float, float]] = []
        self.dots: list[Box] = []
        self.dotted: list[Box] = []
        self.specks: list[Box] = []
        self._bevels: list[Box] = []

    def take(self, subpaths: list[Path]) -> None:
        """Add one path object."""
        rings = _rings(subpaths)
        for number, path in enumerate(subpaths):
            box = _box(path.points)
            if number in rings:
                # A ring that is filled and no box is a letter drawn large, as in a name.
                if _is_ink(path.fill) and _is_rectangle(path):
                    self._outline(path, box, _LEAN_MM)
                continue
            if path.fill is not None:
                self._fill(path, box, path.fill)
            if _is_ink(path.stroke):
                self._stroke(path, box)

    def _fill(self, path: Path, box: Box, lightness: float) -> None:
        if _shorter(box) < _THICKEST_RULE_MM:
            if _is_ink(lightness) and _longer(box) > LONGEST_SPECK * _shorter(box):
                self._bar(box, _shorter(box))
            elif _is_ink(lightness) and _longer(box) < LARGEST_SPECK_MM:
                self.specks.append(box)
        elif _is_rectangle(path):
            has_line = _is_ink(path.stroke)
            if lightness > _WHITE and not has_line and self._lightness_at(box) < _TINTED:
                self._outline(path, box, 0.0)
            self.shades.append((*box, lightness))
        elif _is_ink(lightness) and _is_frame(path, box):
            self._edges(path, _LEAN_MM)
        elif _is_ink(lightness) and _is_bevel(path, box):
            self._bevel(box)

    def _bevel(self, box: Box) -> None:
        """Add one lit or shaded half of the edge of a box; the first two of them are a box."""
        apart = [np.abs(np.subtract(box, other)).max() for other in self._bevels[-4:]]
        if any(mm < _BEVEL_MM for mm in apart) and all(
            mm < _BEVEL_MM or mm > _NESTED_MM for mm in apart
        ):
            self.shapes.append(box)
        self._bevels.append(box)

    def _stroke(self, path: Path, box: Box) -> None:
        if path.is_dotted and not (_is_rectangle(path) and _shorter(box) > _THICKEST_RULE_MM):
            is_level = box[2] - box[0] > box[3] - box[1]
            (self.dots if is_level else self.dotted).append(box)
        elif _is_rectangle(path) or (path.curves >= 2 and _comes_back(path)):
            self._outline(path, box, path.width_mm)
        elif not path.curves:
            self._edges(path, path.width_mm)

    def _edges(self, path: Path, width: float) -> None:
        points = np.vstack([path.points, path.points[:1]]) if path.is_closed else path.points
        for one, other in pairwise(points):
            along, down = np.abs(other - one)
            is_level = along > down and down <= max(_LEAN * along, _LEAN_MM)
            is_upright = down > along and along <= max(_LEAN * down, _LEAN_MM)
            if is_level or is_upright:
                self._bar(_box(np.array([one, other])), width)

    def _outline(self, path: Path, box: Box, width: float) -> None:
        left, top, right, bottom = box
        if _shorter(box) < _THICKEST_RULE_MM:
            self._bar(box, max(width, _shorter(box)))
        elif _could_be_ticked(box) or (path.curves and _is_oval(box)):
            self.shapes.append(box)
        elif _is_rectangle(path):
            self.across += [(left, right, top, width), (left, right, bottom, width)]
            self.down += [(top, bottom, left, width), (top, bottom, right, width)]

    def _bar(self, box: Box, width: float) -> None:
        left, top, right, bottom = box
        if right - left > bottom - top:
            self.across.append((left, right, (top + bottom) / 2, width))
        else:
            self.down.append((top, bottom, (left + right) / 2, width))

    def _lightness_at(self, box: Box) -> float:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for left, top, right, bottom, lightness in reversed(self.shades):
            if left < x < right and top < y < bottom:
                return lightness
        return 1.0


def _is_ink(lightness: float | None) -> bool:
    return lightness is not None and lightness < _LIGHTEST_INK


def _box(points: Floats) -> Box:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _shorter(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _longer(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _could_be_ticked(box: Box) -> bool:
    return (
        _shorter(box) > _SMALLEST_SHAPE_MM
        and _longer(box) < _LARGEST_SHAPE_MM
        and _longer(box) < _LONGEST_SHAPE * _shorter(box)
    )


def _is_oval(box: Box) -> bool:
    """Whether a bent outline is of the size of ovals to fill in."""
    return (
        _shorter(box) > _SMALLEST_RING_MM
        and _longer(box) < _LARGEST_SHAPE_MM
        and _longer(box) < _LONGEST_OVAL * _shorter(box)
    )


def _comes_back(path: Path) -> bool:
    return path.is_closed or bool(np.abs(path.points[0] - path.points[-1]).max() < _ON_EDGE_MM)


def _is_rectangle(path: Path) -> bool:
    """Whether it is upright with four corners, which may be rounded."""
    if not _comes_back(path) or len(path.points) < 4:
        return False
    left, top, right, bottom = _box(path.points)
    x, y = path.points.T
    if path.curves == 0:
        on_x = np.minimum(np.abs(x - left), np.abs(x - right)) < _ON_EDGE_MM
        on_y = np.minimum(np.abs(y - top), np.abs(y - bottom)) < _ON_EDGE_MM
        return bool(np.all(on_x) and np.all(on_y))
    if path.curves not in _ROUNDED or len(path.points) < 3 * path.curves + 4:
        return False
    return bool(np.abs(np.diff(x)).max() > 0.5 * (right - left))


def _is_frame(path: Path, box: Box) -> bool:
    """Whether it is lines drawn as one filled polygon round them."""
    return (
        path.curves == 0
        and _longer(box) > _SMALLEST_FRAME_MM
        and _enclosed(path) < _HOLLOW * _area(box)
    )


def _is_bevel(path: Path, box: Box) -> bool:
    """Whether it is two sides of a small box in one filled polygon."""
    if path.curves or not _could_be_ticked(box) or _enclosed(path) > _HOLLOW * _area(box):
        return False
    steps = np.abs(np.diff(path.points, axis=0))
    return bool(steps.max(axis=1).sum() > _SQUARE * steps.sum())


def _enclosed(path: Path) -> float:
    """The area within a polygon, in mm²."""
    x, y = path.points.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rings(subpaths: list[Path]) -> set[int]:
    """Which subpaths are the two edges of a line drawn as a filled frame."""
    if not 2 <= len(subpaths) <= _MOST_FRAMES or subpaths[0].stroke is not None:
        return set()
    boxes = np.array([_box(path.points) for path in subpaths])
    found: set[int] = set()
    for outer in range(len(boxes)):
        inset = np.column_stack([boxes[:, :2] - boxes[outer, :2], boxes[outer, 2:] - boxes[:, 2:]])
        is_inner = np.all((inset > 0) & (inset < _THICKEST_RULE_MM), axis=1)
        if is_inner.any():
            found |= {outer, *map(int, np.flatnonzero(is_inner))}
    return found
