"""The print on a sheet as it was read: words in lines, lines in blocks, in reading order.

Every place is in PageMm. What was read from paper lives as long as one answer and is never logged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vision.geometry import PageMm, Quad


class BlockKind(StrEnum):
    """What part of a letter a block of print is."""

    LETTERHEAD = "letterhead"
    ADDRESS = "address"
    REFERENCE = "reference"
    BODY = "body"
    TABLE = "table"
    FOOTER = "footer"
    SLIP = "slip"


@dataclass(frozen=True)
class PrintedWord:
    """A word as printed: its box in mm on paper; `confidence` in 0..1."""

    text: str
    confidence: float
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


@dataclass(frozen=True)
class PrintedLine:
    """The words of one printed line, from left to right; never empty."""

    words: tuple[PrintedWord, ...]

    @property
    def text(self) -> str:
        """The line with one space between its words."""
        return " ".join(word.text for word in self.words)

    @property
    def area(self) -> Quad[PageMm]:
        """The box around the line."""
        return box_around(self.words)


@dataclass(frozen=True)
class Block:
    """Lines that belong together, from top to bottom; never empty."""

    kind: BlockKind
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True)
class SheetText:
    """All print of one sheet, its blocks in the order a person reads them."""

    width_mm: float
    height_mm: float
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[PrintedLine]:
        """Every line, in reading order."""
        for block in self.blocks:
            yield from block.lines


def box_around(words: tuple[PrintedWord, ...]) -> Quad[PageMm]:
    """The smallest upright box around some words, at least one."""
    return Quad[PageMm].box(
        min(word.left_mm for word in words),
        min(word.top_mm for word in words),
        max(word.right_mm for word in words),
        max(word.bottom_mm for word in words),
    )
