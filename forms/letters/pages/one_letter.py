"""Whether the print of one sheet is that of two letters: then no card may mix what they say.

Two letters beside or upon each other are found as one sheet. What a letter has once stands there
twice, far apart: a salutation, a closing, a subject, a date, the number of its page.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from forms.letters.closing import is_closing
from forms.letters.plain import plain
from vision.text.printed import PrintedLine, PrintedWord, SheetText

#: What a letter has once. A piece of a line begins with it.
_ONCE: Mapping[str, Callable[[str], object]] = {
    "salutation": re.compile(r"(?:geachte|beste|goedendag|l\.s\.?)(?: [\w.'/,-]+){0,6}\W*$").match,
    "closing": is_closing,
    "subject": re.compile(r"(?:betreft|betreffende|onderwerp|inzake|aangaande)\b").match,
    "date": re.compile(r"(?:datum|dagtekening|verzenddatum|verzonden)\b:?(?! en tijd)").match,
    "page": re.compile(r"(?:pagina|blad|bladzijde|pag\.) ?\d+ ?(?:van|/) ?\d+").match,
}
#: Words farther apart than so many of their heights are pieces of their own.
_GAP = 3.0
#: Two of what a letter has once are of two letters from so many mm on, across or down the sheet.
_APART_MM = (75.0, 110.0)
#: So many kinds of it, twice, are two letters; a second salutation is nearly enough.
_ENOUGH, _SALUTATION = 2.0, 1.5
#: Letters stand upright. One on a sheet so much wider than tall, in two halves with a corridor of
#: this width between them, each of so many lines, is two.
_WIDE, _CORRIDOR_MM, _FEWEST_LINES, _MIDDLE = 1.15, 8.0, 6, (0.36, 0.64)


def is_of_two_letters(sheet: SheetText, *, is_cut_off: bool = False) -> bool:
    """Whether the print of a sheet is that of more than one letter.

    The upper half of one, photographed alone, is wider than tall and has an address beside its
    references: its two columns say nothing.
    """
    pieces = [piece for line in sheet.lines() for piece in _pieces(line)]
    found = {name: _is_twice(pieces, begins) for name, begins in _ONCE.items()}
    weight = sum(found.values()) + (_SALUTATION - 1) * found["salutation"]
    in_halves = not is_cut_off and _is_in_halves(sheet, pieces)
    return weight >= _ENOUGH or (in_halves and sheet.width_mm > _WIDE * sheet.height_mm)


def pieces_of(sheet: SheetText) -> Iterator[tuple[str, float]]:
    """What stands together on a sheet, in plain letters, and how far down its middle is in mm."""
    for line in sheet.lines():
        for piece in _pieces(line):
            yield plain(_text(piece)), (piece[0].top_mm + piece[0].bottom_mm) / 2


def is_begun(sheet: SheetText) -> bool:
    """Whether a letter begins on this sheet: somebody is greeted."""
    return any(_ONCE["salutation"](text) for text, _ in pieces_of(sheet))


def is_closed(sheet: SheetText) -> bool:
    """Whether a letter ends on this sheet: with regards."""
    return any(_ONCE["closing"](text) for text, _ in pieces_of(sheet))


def _text(piece: tuple[PrintedWord, ...]) -> str:
    return " ".join(word.text for word in piece)


def _pieces(line: PrintedLine) -> Iterator[tuple[PrintedWord, ...]]:
    """The words of a line, parted at wide gaps: two letters may share a line."""
    begin = 0
    for number in range(1, len(line.words) + 1):
        if number == len(line.words) or _is_wide(line.words[number - 1], line.words[number]):
            yield line.words[begin:number]
            begin = number


def _is_wide(left: PrintedWord, right: PrintedWord) -> bool:
    return right.left_mm - left.right_mm > _GAP * (left.bottom_mm - left.top_mm)


def _is_twice(pieces: list[tuple[PrintedWord, ...]], begins: Callable[[str], object]) -> bool:
    places = [
        (piece[0].left_mm, piece[0].top_mm) for piece in pieces if begins(plain(_text(piece)))
    ]
    return any(
        abs(one[0] - other[0]) > _APART_MM[0] or abs(one[1] - other[1]) > _APART_MM[1]
        for number, one in enumerate(places)
        for other in places[:number]
    )


def _is_in_halves(sheet: SheetText, pieces: list[tuple[PrintedWord, ...]]) -> bool:
    """Whether a corridor without print runs down the middle, with lines at both its sides."""
    if not pieces:
        return False
    edges = np.array([(piece[0].left_mm, piece[-1].right_mm) for piece in pieces])
    first, last = (share * sheet.width_mm for share in _MIDDLE)
    for at in np.arange(first, last, 2.0):
        left, right = at - _CORRIDOR_MM / 2, at + _CORRIDOR_MM / 2
        crossing = int(((edges[:, 0] < right) & (edges[:, 1] > left)).sum())
        beside = int((edges[:, 1] <= left).sum()), int((edges[:, 0] >= right).sum())
        # A logo, a stray mark of the table or a line that leans may lie in the corridor.
        if crossing <= len(pieces) // 20 and min(beside) >= _FEWEST_LINES:
            return True
    return False
