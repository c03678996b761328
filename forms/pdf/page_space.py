"""Where things on a PDF page lie on paper: the map from PDF points to millimetres.

`PageMm` is the page's CropBox (as far as it lies in the MediaBox) after `/Rotate`, with UserUnit
applied; 1 point is 25.4/72 mm.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf

from forms.errors import DocumentError
from vision.geometry import Floats, PageMm, Quad

MM_PER_POINT = 25.4 / 72
#: A0 is 841 x 1189 mm; beyond it nobody photographs a sheet, and a picture of it costs memory.
LONGEST_SIDE_MM = 1250.0
#: Smaller than a stamp is no page but a mistake in the file.
SHORTEST_SIDE_MM = 10.0
#: A page tree deeper than this is a loop or a trap.
_DEEPEST_TREE = 100

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PageSpace:
    """One page's place in PDF points (`left`, `bottom`, `right`, `top`) and on paper.

    `turn_deg` is `/Rotate`: 0, 90, 180 or 270 clockwise. `mm_per_unit` includes UserUnit.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn_deg: int
    mm_per_unit: float

    @property
    def width_mm(self) -> float:
        """Width of the sheet as it is read."""
        along_x, along_y = self.right - self.left, self.top - self.bottom
        return (along_x if self.turn_deg % 180 == 0 else along_y) * self.mm_per_unit

    @property
    def height_mm(self) -> float:
        """Height of the sheet as it is read."""
        along_x, along_y = self.right - self.left, self.top - self.bottom
        return (along_y if self.turn_deg % 180 == 0 else along_x) * self.mm_per_unit

    def to_mm(self, xy: Floats) -> Floats:
        """Points of shape (N, 2) in the PDF's own units, y up, to PageMm."""
        x, y = xy[:, 0], xy[:, 1]
        placed = {
            0: (x - self.left, self.top - y),
            90: (y - self.bottom, x - self.left),
            180: (self.right - x, y - self.bottom),
            270: (self.top - y, self.right - x),
        }[self.turn_deg]
        return np.column_stack(placed) * self.mm_per_unit

    def box_to_mm(self, box: Box) -> Quad[PageMm]:
        """An upright box in the PDF's own units to PageMm: TL, TR, BR, BL as printed."""
        corners = self.to_mm(np.array([box[:2], box[2:]], np.float64))
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        return Quad[PageMm].box(float(left), float(top), float(right), float(bottom))

    def boxes_to_mm(self, boxes: Floats) -> Floats:
        """Boxes in the PDF's own units, any two opposite corners, to left, top, right, bottom mm.

        Both float64 (N, 4).
        """
        one, other = self.to_mm(boxes[:, :2]), self.to_mm(boxes[:, 2:])
        return np.column_stack([np.minimum(one, other), np.maximum(one, other)])

    def box_of_size(self, width_mm: float, height_mm: float) -> Box:
        """The box in the PDF's own units of a sheet that size with the same top-left corner."""
        across, down = width_mm / self.mm_per_unit, height_mm / self.mm_per_unit
        return {
            0: (self.left, self.top - down, self.left + across, self.top),
            90: (self.left, self.bottom, self.left + down, self.bottom + across),
            180: (self.right - across, self.bottom, self.right, self.bottom + down),
            270: (self.right - down, self.top - across, self.right, self.top),
        }[self.turn_deg]


def page_space(page: pikepdf.Page, number: int) -> PageSpace:
    """Where page `number` (from 1) lies.

    Raises:
        DocumentError: its boxes are unusable, or the sheet is too large or too small.
    """
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    if not 0 < unit < 1e6:
        unit = 1.0
    media = _box(_inherited(page, "/MediaBox"))
    if media is None:
        raise DocumentError(
            f"Page {number} of this PDF does not say how large it is.", code="unreadable-pdf"
        )
    crop = _box(_inherited(page, "/CropBox")) or media
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right <= left or top <= bottom:  # a crop box beside the page counts for nothing
        left, bottom, right, top = media
    turn_deg = round(_number(_inherited(page, "/Rotate"), 0) / 90) * 90 % 360
    space = PageSpace(left, bottom, right, top, turn_deg, unit * MM_PER_POINT)
    _require_sheet(space, number)
    return space


def _require_sheet(space: PageSpace, number: int) -> None:
    width_mm, height_mm = space.width_mm, space.height_mm
    if max(width_mm, height_mm) > LONGEST_SIDE_MM:
        raise DocumentError(
            f"Page {number} measures {width_mm:.0f} x {height_mm:.0f} mm; sheets up to "
            f"{LONGEST_SIDE_MM:.0f} mm (A0) are read.",
            code="page-too-large",
        )
    if min(width_mm, height_mm) < SHORTEST_SIDE_MM:
        raise DocumentError(
            f"Page {number} measures only {width_mm:.1f} x {height_mm:.1f} mm, which is no page.",
            code="unreadable-pdf",
        )


def _inherited(page: pikepdf.Page, name: str) -> Any:
    node: Any = page.obj
    for _ in range(_DEEPEST_TREE):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if name in node:
            return node[name]
        node = node.get("/Parent")
    return None


def _box(value: Any) -> Box | None:
    """A rectangle with its corners in order, or None where it spans no area."""
    corners = rectangle(value)
    if corners is None or corners[0] == corners[2] or corners[1] == corners[3]:
        return None
    return corners


def rectangle(value: Any) -> Box | None:
    """Four numbers as left, bottom, right, top; None when they are not four numbers."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in value.as_list())
    except (TypeError, ValueError, ArithmeticError):
        return None
    if not np.all(np.isfinite([x0, y0, x1, y1])):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _number(value: Any, otherwise: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return otherwise
    return number if np.isfinite(number) else otherwise
