"""Printed lines that bear figures: what tells pages apart that share all else of a strip.

A form's number, the year of a version, which page of how many.
"""

from dataclasses import dataclass

#: The same line stands no further from where it was registered: on a sheet that is mostly out of
#: the frame what is far from the print that it was laid by lies off by up to 2 mm.
_BESIDE_MM, _ABOVE_MM = 3.0, 1.5
#: In a word with figures these are read for them, and the other way round.
_LIKE_FIGURES = str.maketrans({"o": "0", "l": "1", "i": "1"})


@dataclass(frozen=True)
class FigureLine:
    """What a line says, and its box in PageMm."""

    text: str
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float

    @property
    def signs(self) -> str:
        """Its letters and figures alone, as lines are compared: spaces and stops are misread."""
        return "".join(map(_signs_of, self.text.split()))

    @property
    def figures(self) -> str:
        """Its figures alone."""
        return "".join(sign for sign in self.signs if sign.isdigit())

    @property
    def length_mm(self) -> float:
        """How long it is."""
        return self.right_mm - self.left_mm

    def stands_at(self, other: "FigureLine") -> bool:
        """Whether it is where another line is, from end to end."""
        middle_mm, there_mm = (self.top_mm + self.bottom_mm), (other.top_mm + other.bottom_mm)
        beside_mm = max(
            abs(self.left_mm - other.left_mm), abs(self.right_mm - other.right_mm)
        )
        return abs(middle_mm - there_mm) < 2 * _ABOVE_MM and beside_mm < _BESIDE_MM


def has_figures(text: str) -> bool:
    """Whether a line is one of these."""
    return any(sign.isdecimal() for sign in text)


def _signs_of(word: str) -> str:
    signs = "".join(sign for sign in word.casefold() if sign.isalnum())
    return signs.translate(_LIKE_FIGURES) if has_figures(signs) else signs
