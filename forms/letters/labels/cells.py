"""Pieces of print with no wide gap in them, and how two of them stand to each other on paper."""

from dataclasses import dataclass

from forms.letters.sentences import Sentence
from vision.text.printed import PrintedWord

#: A value stands at most so far right of its label, or so many line heights below it, in mm.
FARTHEST_RIGHT_MM, _FARTHEST_BELOW = 90.0, 2.6
#: Left edges nearer to each other than this are one.
SAME_EDGE_MM = 3.0


@dataclass(frozen=True, eq=False)
class Cell:
    """Words of a sentence with no wide gap between them: characters `start` to `end`."""

    sentence: Sentence
    start: int
    end: int
    words: tuple[PrintedWord, ...]

    @property
    def text(self) -> str:
        """The print."""
        return self.sentence.text[self.start : self.end]

    @property
    def left_mm(self) -> float:
        """Its left edge on paper."""
        return self.words[0].left_mm

    @property
    def right_mm(self) -> float:
        """Its right edge on paper."""
        return self.words[-1].right_mm

    @property
    def top_mm(self) -> float:
        """Its upper edge on paper."""
        return min(word.top_mm for word in self.words)

    @property
    def bottom_mm(self) -> float:
        """Its lower edge on paper."""
        return max(word.bottom_mm for word in self.words)


def same_row(one: Cell, other: Cell) -> bool:
    """Whether two cells are of one line."""
    return one.sentence.lines == other.sentence.lines and one.sentence.page == other.sentence.page


def stands_right(label: Cell, cell: Cell, farthest_mm: float = FARTHEST_RIGHT_MM) -> bool:
    """Whether a cell stands right of a label, at its height and no farther than so many mm."""
    gap = cell.left_mm - label.right_mm
    overlap = min(label.bottom_mm, cell.bottom_mm) - max(label.top_mm, cell.top_mm)
    height = min(label.bottom_mm - label.top_mm, cell.bottom_mm - cell.top_mm)
    is_near = gap <= farthest_mm or same_row(label, cell)
    return gap >= 0 and is_near and overlap > 0.5 * height


def stands_below(label: Cell, cell: Cell) -> bool:
    """Whether a cell stands just below a label."""
    height = label.bottom_mm - label.top_mm
    gap = cell.top_mm - label.bottom_mm
    return -0.3 * height <= gap <= _FARTHEST_BELOW * height and lines_up(label, cell)


def lines_up(label: Cell, cell: Cell) -> bool:
    """Whether a cell is in the column of a label."""
    overlaps = cell.left_mm < label.right_mm and cell.right_mm > label.left_mm
    left, right = abs(cell.left_mm - label.left_mm), abs(cell.right_mm - label.right_mm)
    return overlaps or min(left, right) < SAME_EDGE_MM
