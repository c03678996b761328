"""A place to fill in, before it has a name."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What one does there."""

    WRITE = "write"
    TICK = "tick"
    COMB = "comb"


class Source(Enum):
    """What on the page made it a candidate."""

    SHAPE = "a small outline"
    CELL = "an empty cell"
    LAST_LINE = "the last line of a tall cell"
    CAPTIONED = "what a caption leaves free of a cell"
    LABELLED = "what a label without a colon leaves free of a cell"
    LETTERED = "a small cell with one sign in it"
    LINE = "a line to write on"
    SERIES = "lines below each other"
    WHITE = "white beside a name or a number"


@dataclass(frozen=True)
class Place:
    """A place to fill in, in PageMm; `cells` counts the characters of a comb.

    `drawn_top` is the upper edge of the cell that it is the foot of, where it takes only that.
    """

    kind: Kind
    source: Source
    left: float
    top: float
    right: float
    bottom: float
    cells: int | None = None
    drawn_top: float | None = None

    @property
    def width(self) -> float:
        """In mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In mm."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """In mm²."""
        return self.width * self.height

    def shared_with(self, other: "Place") -> float:
        """The area both cover, in mm²."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0) * max(height, 0)
