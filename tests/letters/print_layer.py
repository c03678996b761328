"""Reads the printed words of a made letter back from its PDF, each with what it belongs to."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from pypdfium2 import raw

from forms.pdf.page_space import MM_PER_POINT
from tests.letters.numbering import number_of

#: Letters whose baselines differ less stand on one line; the closest lines are 3 mm apart.
_SAME_LINE_MM = 0.9
#: What PDFium says for a hyphen at which a line ends.
_BROKEN_AT_HYPHEN = "\x02"


@dataclass(frozen=True)
class Letter:
    """One printed letter: its ink's box and baseline in mm from the top-left of the page."""

    text: str
    number: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


@dataclass(frozen=True)
class Word:
    """Letters without a gap; spans of one word may differ (a date and its full stop)."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(letter.text for letter in self.letters)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the spans it belongs to."""
        return frozenset(letter.number for letter in self.letters)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of its ink in mm."""
        return (
            min(letter.left for letter in self.letters),
            min(letter.top for letter in self.letters),
            max(letter.right for letter in self.letters),
            max(letter.bottom for letter in self.letters),
        )


@dataclass(frozen=True)
class PrintedPage:
    """A page's size in mm and its words in the file's order."""

    width_mm: float
    height_mm: float
    words: tuple[Word, ...]


def printed_pages(pdf: bytes) -> tuple[PrintedPage, ...]:
    """The words of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_printed_page(page) for page in document)
    finally:
        document.close()


def _printed_page(page: pypdfium2.PdfPage) -> PrintedPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        letters = list(_letters(textpage, height))
    finally:
        textpage.close()
    return PrintedPage(width * MM_PER_POINT, height * MM_PER_POINT, tuple(_words(letters)))


def _letters(textpage: pypdfium2.PdfTextPage, page_height: float) -> Iterator[Letter | None]:
    """Every letter; None where there is a gap."""
    colour = [ctypes.c_uint() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, index)).replace(_BROKEN_AT_HYPHEN, "-")
        if text.isspace() or raw.FPDFText_IsGenerated(textpage, index) == 1:
            yield None
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        raw.FPDFText_GetFillColor(textpage, index, *colour)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        sides = (left, page_height - top, right, page_height - bottom, page_height - y.value)
        number = number_of(*(band.value for band in colour[:3]))
        yield Letter(text, number, *(side * MM_PER_POINT for side in sides))


def _words(letters: list[Letter | None]) -> Iterator[Word]:
    for is_letter, group in groupby(letters, key=lambda letter: letter is not None):
        if not is_letter:
            continue
        word: list[Letter] = []
        for letter in group:
            assert letter is not None
            if word and abs(word[-1].baseline - letter.baseline) > _SAME_LINE_MM:
                yield Word(tuple(word))
                word = []
            word.append(letter)
        yield Word(tuple(word))


def lines(words: list[Word]) -> list[tuple[Word, ...]]:
    """Words of one block in lines from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.letters[0].baseline):
        baseline = word.letters[0].baseline
        if rows and baseline - rows[-1][0].letters[0].baseline < _SAME_LINE_MM:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda word: word.box[0])) for row in rows]
