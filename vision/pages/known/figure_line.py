"""Printed lines that bear figures: what tells pages apart that share all else of a strip.

A form's number, the year of a version, which page of how many. They stand at the head or the foot.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from vision.geometry import PageMm, Quad

#: Head and foot of a page reach so far in.
MARGIN_MM = 30.0
#: Longer lines are left out: they take their time, and one sign of so many is misread.
LONGEST_MM = 80.0
#: The same line stands no further from where it was registered: on a sheet that is mostly out of
#: the frame, what is far from the print that it was laid by lies off by up to 2 mm.
_BESIDE_MM, _ABOVE_MM = 3.0, 1.5
#: Before or behind a figure, and beside no other letter, these are read for figures.
_LIKE_FIGURES = re.compile(r"(?<![^\W\d])[oli]+(?=\d)|(?<=\d)[oli]+(?![^\W\d])")
_FIGURES = str.maketrans({"o": "0", "l": "1", "i": "1"})
#: Of a line's letters a quarter may be misread; one with fewer than so many may be another line.
_MUCH_THE_SAME, _FEWEST_LETTERS = 0.75, 3


@dataclass(frozen=True)
class Box:
    """An upright box on a page, in PageMm."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float

    @property
    def quad(self) -> Quad[PageMm]:
        """Its corners."""
        return Quad.box(self.left_mm, self.top_mm, self.right_mm, self.bottom_mm)

    @property
    def width_mm(self) -> float:
        """From its left to its right side."""
        return self.right_mm - self.left_mm

    @property
    def height_mm(self) -> float:
        """From its top to its bottom."""
        return self.bottom_mm - self.top_mm

    def moved(self, right_mm: float, down_mm: float) -> "Box":
        """The same box elsewhere."""
        return Box(
            self.left_mm + right_mm, self.top_mm + down_mm,
            self.right_mm + right_mm, self.bottom_mm + down_mm,
        )  # fmt: skip

    def grown(self, beside_mm: float, above_mm: float) -> "Box":
        """With so much room on its left and right, and above and below."""
        return Box(
            self.left_mm - beside_mm, self.top_mm - above_mm,
            self.right_mm + beside_mm, self.bottom_mm + above_mm,
        )  # fmt: skip


@dataclass(frozen=True)
class FigureLine:
    """What a line says, and where."""

    text: str
    box: Box

    @cached_property
    def signs(self) -> str:
        """Its letters and figures alone, as lines are compared: spaces and stops are misread."""
        return "".join(map(_signs_of, self.text.split()))

    @cached_property
    def figures(self) -> str:
        """Its figures alone."""
        return "".join(sign for sign in self.signs if sign.isdigit())

    @cached_property
    def letters(self) -> str:
        """Its letters alone."""
        return "".join(sign for sign in self.signs if not sign.isdigit())

    def stands_at(self, other: Box) -> bool:
        """Whether it is where another line is, from end to end."""
        box = self.box
        above_mm = abs(box.top_mm + box.bottom_mm - other.top_mm - other.bottom_mm) / 2
        beside_mm = max(abs(box.left_mm - other.left_mm), abs(box.right_mm - other.right_mm))
        return above_mm < _ABOVE_MM and beside_mm < _BESIDE_MM

    def says_as(self, read: "FigureLine") -> bool:
        """Whether it is what was read: the same figures, between much the same letters."""
        return self.figures == read.figures and self._is_worded_as(read)

    def says_otherwise(self, read: "FigureLine") -> bool:
        """Whether other figures were read between its letters; of few letters nothing is sure."""
        is_worded = len(self.letters) >= _FEWEST_LETTERS
        return is_worded and self.figures != read.figures and self._is_worded_as(read)

    def _is_worded_as(self, read: "FigureLine") -> bool:
        return SequenceMatcher(None, self.letters, read.letters).ratio() >= _MUCH_THE_SAME


def has_figures(text: str) -> bool:
    """Whether a line is one of these."""
    return any(sign.isdecimal() for sign in text)


def is_kept(text: str, box: Box, page_height_mm: float) -> bool:
    """Whether a line of a page is one of these, at its head or foot and not too long."""
    is_at_head, is_at_foot = (
        box.bottom_mm < MARGIN_MM,
        box.top_mm > page_height_mm - MARGIN_MM,
    )
    return has_figures(text) and box.width_mm <= LONGEST_MM and (is_at_head or is_at_foot)


def _signs_of(word: str) -> str:
    signs = "".join(sign for sign in word.casefold() if sign.isalnum())
    return _LIKE_FIGURES.sub(lambda found: found[0].translate(_FIGURES), signs)
