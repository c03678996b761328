"""Places of fields on paper: boxes left, top, right, bottom in PageMm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.errors import EditError

Box = tuple[float, float, float, float]
Size = tuple[float, float]

#: A tick box is 3 mm, a line to write on may be drawn as thin as one.
SMALLEST_MM = 1.0
#: A hundredth: an owner checks with a ruler.
_DECIMALS = 2
_MOST_PARTS = 60


@dataclass(frozen=True)
class Paper:
    """The sizes of the pages of a draft: width and height in mm by page number."""

    sizes: Mapping[int, Size]

    def size(self, page: int) -> Size:
        """How large a page is.

        Raises:
            EditError: there is no such page, or it was not read yet.
        """
        if page not in self.sizes:
            raise EditError(
                f"There is no page {page} in this draft, or it was not read yet.",
                code="no-such-page",
            )
        return self.sizes[page]


def within(area: Sequence[float], size: Size) -> Box:
    """The box cut off at the edges of the paper.

    Raises:
        EditError: too little of it is left.
    """
    left, right = sorted((area[0], area[2]))
    top, bottom = sorted((area[1], area[3]))
    box = (
        round(max(left, 0.0), _DECIMALS),
        round(max(top, 0.0), _DECIMALS),
        round(min(right, size[0]), _DECIMALS),
        round(min(bottom, size[1]), _DECIMALS),
    )
    if box[2] - box[0] < SMALLEST_MM or box[3] - box[1] < SMALLEST_MM:
        raise EditError(
            f"A field is at least {SMALLEST_MM:g} mm wide and high, and lies on the paper.",
            code="field-too-small",
        )
    return box


def moved(areas: Sequence[Sequence[float]], by_mm: tuple[float, float], size: Size) -> list[Box]:
    """The boxes shifted together, as far as the paper goes."""
    right = min(by_mm[0], size[0] - max(area[2] for area in areas))
    down = min(by_mm[1], size[1] - max(area[3] for area in areas))
    x = max(right, -min(area[0] for area in areas))
    y = max(down, -min(area[1] for area in areas))
    return [within((a[0] + x, a[1] + y, a[2] + x, a[3] + y), size) for a in areas]


def split(area: Sequence[float], parts: int, is_stacked: bool) -> list[Box]:
    """Equal parts, side by side from the left, or from the top when `is_stacked`.

    Raises:
        EditError: they would be too small, or are no parts.
    """
    left, top, right, bottom = area
    length = (bottom - top if is_stacked else right - left) / max(parts, 1)
    if not 2 <= parts <= _MOST_PARTS or length < SMALLEST_MM:
        raise EditError(
            f"A field is cut into 2 to {_MOST_PARTS} parts of at least {SMALLEST_MM:g} mm.",
            code="field-too-small",
        )
    found = []
    for number in range(parts):
        start, end = number * length, (number + 1) * length
        part = (left, top + start, right, top + end) if is_stacked else (
            left + start, top, left + end, bottom
        )  # fmt: skip
        found.append(tuple(round(side, _DECIMALS) for side in part))
    return [(a, b, c, d) for a, b, c, d in found]


def joined(areas: Sequence[Sequence[float]]) -> Box:
    """The smallest box around all."""
    return (
        min(area[0] for area in areas),
        min(area[1] for area in areas),
        max(area[2] for area in areas),
        max(area[3] for area in areas),
    )


def overlap(one: Sequence[float], other: Sequence[float]) -> float:
    """How much of both together they share: 0 apart, 1 the same."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both = wide * high
    areas = [(area[2] - area[0]) * (area[3] - area[1]) for area in (one, other)]
    return both / (sum(areas) - both)
