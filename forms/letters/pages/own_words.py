"""What the file of a PDF says it prints, where that is what was read.

A file may say other than it shows: text under a scan, codes of its own, a trap. So its words count
only where eyes read nearly the same: then spaces, hyphens and letters that look alike are right.
"""

import re
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from forms.pdf.text_layer import PageSigns
from vision.geometry import Floats, Homography, PageMm, Points, Quad
from vision.picture import Page
from vision.text.printed import Block, PrintedLine, PrintedWord
from vision.text.read_sheet import ReadSheet

#: A line's signs may lie so far beyond its box; the second finds what was cut off its ends.
_BESIDE_MM = (0.5, 2.5)
#: Of a line of so many signs or more, this many may have been misread, but no figure.
_MISREAD, _LONG = 2, 10
#: Signs that do not follow each other in the file are of two words where so much white is between
#: them, as a share of the line's height.
_SPACE = 0.2
#: A file says of letters set loosely that each is a word: so many times as many as were read.
_SPACED_OUT = 1.9
_LOOK_ALIKE = str.maketrans({"O": "o", "0": "o", "1": "l", "I": "l", "|": "l", "’": "'", "‘": "'",
                             "–": "-", "—": "-", "“": '"', "”": '"', "„": '"'})  # fmt: skip
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def in_own_words(sheet: ReadSheet, page: Page, told: PageSigns) -> ReadSheet:
    """A sheet that was read of a PDF's page, in the words of its file where these agree.

    `page` is where the PDF's page lies in the frame, `told` what its file draws there.
    """
    signs = _Signs.on(sheet, page, told)
    blocks = tuple(
        Block(block.kind, tuple(signs.in_words_of(line) for line in block.lines))
        for block in sheet.text.blocks
    )
    return replace(sheet, text=replace(sheet.text, blocks=blocks))


@dataclass(frozen=True, eq=False)
class _Signs:
    """The signs of a page's file but spaces, in its order and in the mm of its sheet.

    `boxes` are float64 (N, 4), left, top, right, bottom; `begins` says before which is a space.
    """

    signs: NDArray[np.str_]
    boxes: Floats
    begins: NDArray[np.bool_]

    @classmethod
    def on(cls, sheet: ReadSheet, page: Page, told: PageSigns) -> Self:
        """Of a sheet that was turned upright the boxes turn too."""
        drawn = Quad[PageMm].box(0, 0, told.width_mm, told.height_mm)
        to_sheet = Homography.between(drawn, page.corners).then(sheet.page_to_frame.inverse())
        ends = [to_sheet(Points[PageMm](told.boxes[:, at : at + 2])).xy for at in (0, 2)]
        boxes = np.hstack([np.minimum(*ends), np.maximum(*ends)])
        is_space = np.array([sign.isspace() for sign in told.text], np.bool_)
        begins = np.concatenate([[True], is_space[:-1]])
        printed = ~is_space
        return cls(np.array([*told.text])[printed], boxes[printed], begins[printed])

    def in_words_of(self, line: PrintedLine) -> PrintedLine:
        """The line as the file has it, where what was read is nearly the same."""
        for beside_mm in _BESIDE_MM:
            words = tuple(map(self._word, self._words_within(line, beside_mm)))
            if words and _agrees(line, words):
                return PrintedLine(words)
        return line

    def _words_within(self, line: PrintedLine, beside_mm: float) -> list[NDArray[np.int64]]:
        """Which signs stand on the line, word by word from left to right."""
        (left, top), (right, bottom) = line.area.xy[0], line.area.xy[2]
        x, y = (self.boxes[:, :2] + self.boxes[:, 2:]).T / 2
        there = (top < y) & (y < bottom) & (left - beside_mm < x) & (x < right + beside_mm)
        numbers = np.flatnonzero(there)
        numbers = numbers[np.argsort(x[numbers], kind="stable")]
        if not len(numbers):
            return []
        white = self.boxes[numbers[1:], 0] - self.boxes[numbers[:-1], 2]
        is_next = np.diff(numbers) == 1
        is_apart = white > _SPACE * (bottom - top)
        cuts = np.flatnonzero(np.where(is_next, self.begins[numbers[1:]], is_apart)) + 1
        return np.split(numbers, cuts)

    def _word(self, numbers: NDArray[np.int64]) -> PrintedWord:
        text = "".join(_LIGATURES.get(sign, sign) for sign in self.signs[numbers])
        (left, top), (right, bottom) = (
            self.boxes[numbers, :2].min(axis=0),
            self.boxes[numbers, 2:].max(axis=0),
        )
        return PrintedWord(text, 1.0, float(left), float(top), float(right), float(bottom))


def _agrees(line: PrintedLine, words: tuple[PrintedWord, ...]) -> bool:
    """Whether what was read is what the file says, but for signs that look alike."""
    if len(words) > _SPACED_OUT * len(line.words):
        return False
    read, own = (_squeezed(each) for each in (line.words, words))
    if read == own:
        return True
    is_near = len(own) >= _LONG and Levenshtein.distance(read, own) <= _MISREAD
    return is_near and re.findall(r"\d", read) == re.findall(r"\d", own)


def _squeezed(words: tuple[PrintedWord, ...]) -> str:
    return "".join(word.text for word in words).translate(_LOOK_ALIKE)
