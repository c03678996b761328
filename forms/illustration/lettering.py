"""Text in our own typefaces: measured, broken into lines and drawn, from either side."""

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from importlib.resources import files
from io import BytesIO

from PIL import ImageDraw, ImageFont, features

from forms.errors import FormsError

Colour = tuple[int, int, int]

# Lines of IBM Plex need this much of their size to breathe; its Arabic has taller marks.
_LEADING = 1.42
_ARABIC_LEADING = 1.62
# A word, or words that an isolate holds together: its end on another line would undo it. A space
# that does not break, as before a question mark in French, is part of a word.
_WORD = re.compile(r"(?:\u2066[^\u2069]*\u2069|[^\s\u2066]|[\u00a0\u202f])+|\u2066")


class Weight(Enum):
    """How heavy the letters are; the value is the file's name for it."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"


@dataclass(frozen=True)
class Lettering:
    """One size, weight and direction of text. `size` in pixels; `direction` `ltr` or `rtl`."""

    size: int
    weight: Weight = Weight.REGULAR
    direction: str = "ltr"
    colour: Colour = field(default=(0, 0, 0))

    @cached_property
    def font(self) -> ImageFont.FreeTypeFont:
        """The typeface that has the script.

        Raises:
            FormsError: right-to-left text cannot be shaped on this machine.
        """
        if self.direction == "rtl" and not features.check("raqm"):
            raise FormsError(
                "Text from right to left cannot be drawn: the library FriBidi is missing. "
                "Install it with: apt install libfribidi0",
                code="drawing-unavailable",
            )
        family = "IBMPlexSansArabic" if self.direction == "rtl" else "IBMPlexSans"
        file = files("forms") / "fonts" / f"{family}-{self.weight.value}.ttf"
        return ImageFont.truetype(BytesIO(file.read_bytes()), self.size)

    @property
    def line_height(self) -> int:
        """From one baseline to the next, in pixels."""
        return round(self.size * (_ARABIC_LEADING if self.direction == "rtl" else _LEADING))

    def width(self, text: str) -> float:
        """How wide `text` is on one line, in pixels."""
        if self.direction == "rtl":
            return float(self.font.getlength(text, direction="rtl"))
        return float(self.font.getlength(text))

    def lines(self, text: str, width: float, most: int | None = None) -> list[str]:
        """`text` broken at spaces into lines of at most `width` pixels.

        Of more than `most` lines the last ends in an ellipsis. A single word wider than `width`
        is broken where it must be.
        """
        lines: list[str] = []
        for word in _WORD.findall(text):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.extend(self._pieces(word, width))
        if most is not None and len(lines) > most:
            lines = lines[:most]
            while lines[-1] and self.width(f"{lines[-1]}…") > width:
                lines[-1] = lines[-1][:-1].rstrip()
            lines[-1] = f"{lines[-1].rstrip(' ,.;:،؛')}…"
        return lines

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, top: float, line: str) -> None:
        """One line, from `x` rightwards, or leftwards when it reads from the right."""
        baseline = top + self.line_height * 0.72
        if self.direction == "rtl":
            canvas.text((x, baseline), line, self.colour, self.font, anchor="rs", direction="rtl")
        else:
            canvas.text((x, baseline), line, self.colour, self.font, anchor="ls")

    def _pieces(self, word: str, width: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces
