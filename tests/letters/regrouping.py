"""A made letter as the reader groups it: its true words, in the lines and blocks of vision.

The truth's own blocks are those of whoever wrote the letter. Whoever understands letters gets the
reader's: this tells what of its mistakes come from grouping and not from misread words.
"""

from statistics import median

from tests.letters.print_layer import PrintedPage, Word, lines, printed_pages
from tests.letters.truth import MadeLetter
from vision.text.blocks import blocks_of
from vision.text.printed import PrintedLine, PrintedWord, SheetText

#: Words farther apart than so many of their heights are pieces of their own, as for the reader.
_WIDE_GAP = 1.7


def regrouped(letter: MadeLetter) -> tuple[SheetText, ...]:
    """Each page of the letter with the reader's lines and blocks."""
    return grouped(letter.pdf)


def grouped(pdf: bytes) -> tuple[SheetText, ...]:
    """The same of any typeset letter."""
    return tuple(map(_sheet, printed_pages(pdf)))


def _sheet(page: PrintedPage) -> SheetText:
    pieces = [piece for row in lines(list(page.words)) for piece in _pieces(row)]
    return SheetText(page.width_mm, page.height_mm, blocks_of(pieces, page.height_mm))


def _pieces(row: tuple[Word, ...]) -> list[PrintedLine]:
    """A row of print cut where its gaps are wide."""
    height = median(word.box[3] - word.box[1] for word in row)
    pieces: list[list[PrintedWord]] = []
    for word in row:
        printed = PrintedWord(word.text, 1.0, *word.box)
        if pieces and printed.left_mm - pieces[-1][-1].right_mm < _WIDE_GAP * height:
            pieces[-1].append(printed)
        else:
            pieces.append([printed])
    return [PrintedLine(tuple(piece)) for piece in pieces]
