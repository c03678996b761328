"""The ways forms draw a box to write in. Each takes the pen and the box."""

from collections.abc import Callable

import numpy as np

from tests.forms.pdf.flat.made.pen import Box, Pen

#: A picture of a box has so many pixels a mm; its line is so many of them thick.
_PX_PER_MM, _LINE_PX = 8, 2


def inset(box: Box, by: float) -> Box:
    """The box made smaller on every side, in mm."""
    left, top, right, bottom = box
    return left + by, top + by, right - by, bottom - by


def outline(pen: Pen, box: Box) -> None:
    pen.rect(box)


def pale_outline(pen: Pen, box: Box) -> None:
    pen.op("q 0.8 G 0.4 w")
    pen.rect(box)
    pen.op("Q")


def coloured_outline(pen: Pen, box: Box) -> None:
    pen.op("q 0.6 0.8 0.95 RG 1 w")
    pen.rect(box)
    pen.op("Q")


def four_strokes(pen: Pen, box: Box) -> None:
    left, top, right, bottom = box
    pen.line(left, top, right, top)
    pen.line(right, top, right, bottom)
    pen.line(right, bottom, left, bottom)
    pen.line(left, bottom, left, top)


def thin_bars(pen: Pen, box: Box) -> None:
    """As word processors write the borders of a cell: filled bars, and a dot in each corner."""
    left, top, right, bottom = box
    for x in (left, right):
        pen.rect((x, top + 0.17, x + 0.17, bottom), "f")
        for y in (top, bottom):
            pen.rect((x, y, x + 0.17, y + 0.17), "f")
    for y in (top, bottom):
        pen.rect((left + 0.17, y, right, y + 0.17), "f")


def filled_frame(pen: Pen, box: Box) -> None:
    pen.rect(box, "")
    pen.rect(inset(box, 0.25), "f*")


def rounded(pen: Pen, box: Box, radius: float = 1.2) -> None:
    left, top, right, bottom = box
    r, k = radius, radius * 0.45
    pen.op(
        f"{pen.at(left + r, top)} m {pen.at(right - r, top)} l",
        f"{pen.at(right - k, top)} {pen.at(right, top + k)} {pen.at(right, top + r)} c",
        f"{pen.at(right, bottom - r)} l",
        f"{pen.at(right, bottom - k)} {pen.at(right - k, bottom)} {pen.at(right - r, bottom)} c",
        f"{pen.at(left + r, bottom)} l",
        f"{pen.at(left + k, bottom)} {pen.at(left, bottom - k)} {pen.at(left, bottom - r)} c",
        f"{pen.at(left, top + r)} l",
        f"{pen.at(left, top + k)} {pen.at(left + k, top)} {pen.at(left + r, top)} c h S",
    )


def double_stroke(pen: Pen, box: Box) -> None:
    pen.rect(box)
    pen.rect(inset(box, 0.7))


def dashed(pen: Pen, box: Box) -> None:
    pen.op("[3 2] 0 d")
    pen.rect(box)
    pen.op("[] 0 d")


def dotted(pen: Pen, box: Box) -> None:
    pen.op("q [0 2] 0 d 1 J 0.8 w")
    pen.rect(box)
    pen.op("Q")


def white(pen: Pen, box: Box) -> None:
    """White without a line, on the coloured ground that its layout gives it."""
    pen.fill(box, 1)


def shaded(pen: Pen, box: Box) -> None:
    pen.fill(box, 0.92)


def pale_blue(pen: Pen, box: Box) -> None:
    pen.op("q 0.88 0.94 1 rg")
    pen.rect(box, "f")
    pen.op("Q")


def shaded_with_foot(pen: Pen, box: Box) -> None:
    left, _, right, bottom = box
    pen.fill(box, 0.94)
    pen.line(left, bottom, right, bottom)


def clipped_shade(pen: Pen, box: Box) -> None:
    """As layout programs do it: a large area of colour, of which a clip leaves the box."""
    left, top, right, bottom = box
    pen.op("q")
    pen.rect(box, "W n")
    pen.op("0.92 g")
    pen.rect((left - 20, top - 15, right + 20, bottom + 15), "f")
    pen.op("Q")


def picture(pen: Pen, box: Box) -> None:
    """A box that is a picture of its own."""
    left, top, right, bottom = box
    shown = np.full((round((bottom - top) * _PX_PER_MM), round((right - left) * _PX_PER_MM)), 255)
    shown[:_LINE_PX] = shown[-_LINE_PX:] = 60
    shown[:, :_LINE_PX] = shown[:, -_LINE_PX:] = 60
    pen.picture(shown.astype(np.uint8), box)


def open_above(pen: Pen, box: Box) -> None:
    left, top, right, bottom = box
    pen.op(f"{pen.at(left, top)} m {pen.at(left, bottom)} l")
    pen.op(f"{pen.at(right, bottom)} l {pen.at(right, top)} l S")


def hooked_line(pen: Pen, box: Box) -> None:
    """A line with a short upright at both ends."""
    left, _, right, bottom = box
    pen.op(f"{pen.at(left, bottom - 1.8)} m {pen.at(left, bottom)} l")
    pen.op(f"{pen.at(right, bottom)} l {pen.at(right, bottom - 1.8)} l S")


def shadowed(pen: Pen, box: Box) -> None:
    """Bold below and on the right."""
    left, top, right, bottom = box
    pen.rect(box)
    pen.op("q 1.5 w 0.4 G")
    pen.op(f"{pen.at(left, bottom)} m {pen.at(right, bottom)} l {pen.at(right, top)} l S")
    pen.op("Q")


def with_white_inside(pen: Pen, box: Box) -> None:
    """Filled dark, then white on it."""
    pen.fill(box, 0.3)
    pen.fill(inset(box, 0.3), 1)


BOXES: dict[str, Callable[[Pen, Box], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        outline, pale_outline, coloured_outline, four_strokes, thin_bars, filled_frame, rounded,
        double_stroke, dashed, dotted, white, shaded, pale_blue, shaded_with_foot, clipped_shade,
        picture, open_above, hooked_line, shadowed, with_white_inside,
    )
}  # fmt: skip
#: Those that only show on a coloured ground.
NEEDS_GROUND = ("white",)
#: Those that no form draws so high that one writes lines in them, and those that no form draws so
#: that they touch: nobody would see where one ends.
LOW = ("shaded with foot", "open above", "hooked line")
STAND_ALONE = (*LOW, "white", "shaded", "pale blue", "clipped shade")
