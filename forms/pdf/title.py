"""What a form is called: as its file says, where that is a name, else as its first page prints."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2
from pypdfium2 import raw

from forms.pdf.text_layer import SOFT_HYPHEN, is_legible

LONGEST_TITLE = 200
#: What programs write where nobody said a title.
_OF_A_PROGRAM = re.compile(
    r"microsoft (?:office )?(?:word|excel|powerpoint|publisher)\b.*"
    r"|powerpoint[- ]pr[eéä]sentat.*|(?:untitled|naamloos|unbenannt|sans titre|titel|title)\W*\d*"
    r"|(?:document|dokument|blank|blanco|print|layout|dia)\W*\d*",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\.(?:docx?|dotx?|odt|pdf|indd|qxp|xlsx?|pptx?|rtf|xdp|ai|pub|tex|txt|html?|jpe?g|png|tiff?)$",
    re.IGNORECASE,
)
#: A heading is larger than what most of the page is set in, by this factor; what is larger than
#: so many points is a sign or a watermark.
_LARGER, _LARGEST_PT = 1.2, 60.0
#: It starts in this part of the page, and says something.
_TOP, _FEWEST_LETTERS, _LONGEST_HEADING = 0.5, 4, 120
#: Letters of one heading are of one size, give or take this share; its lines lie this close.
_ALIKE, _LEADING = 0.05, 2.2
#: The densest page of a form has 9,000 letters.
_MOST_LETTERS = 20_000


def told_title(title: str) -> str | None:
    """The title that a file tells, None where it is the name of a file or no name at all."""
    words = " ".join(title.replace("\x00", "").split())
    is_file = (
        _ENDING.search(words) is not None
        or "\\" in words
        or "_" in words
        or (" " not in words and any(sign.isdigit() for sign in words))
    )
    if is_file or _OF_A_PROGRAM.fullmatch(words) or not any(map(str.isalpha, words)):
        return None
    return words[:LONGEST_TITLE]


@dataclass(frozen=True)
class _Letter:
    """One sign: its size in points, and how far down the page its line is, in points too.

    Down is as the print itself runs: a page may be turned away from its print.
    """

    sign: str
    size: float
    down: float
    of: float

    def goes_on(self, before: "_Letter") -> bool:
        """Whether it may belong to the heading that `before` is of."""
        return (
            abs(self.size - before.size) <= _ALIKE * before.size
            and abs(self.down - before.down) <= _LEADING * before.size
        )


def printed_title(page: pypdfium2.PdfPage) -> str | None:
    """The largest heading at the top of a page, None where none stands out."""
    letters = list(_letters(page))
    sizes = [each.size for each in letters if each.sign.isalpha()]
    if not sizes or not is_legible("".join(each.sign for each in letters)):
        return None
    least = _LARGER * median(sizes)
    found = [
        (run[0].size, said)
        for run in _runs(letters)
        if least <= run[0].size <= _LARGEST_PT and run[0].down <= _TOP * run[0].of
        if sum(map(str.isalpha, said := _said(run))) >= _FEWEST_LETTERS
        and len(said) <= _LONGEST_HEADING
    ]
    # Of two that are as large the first counts, as `max` has it.
    return max(found, key=lambda each: round(each[0], 1), default=(0.0, None))[1]


def _runs(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Letters of one size, one after another and near each other; spaces go with those before."""
    run: list[_Letter] = []
    for letter in letters:
        if run and not (letter.sign.isspace() or letter.goes_on(run[-1])):
            yield run
            run = []
        if run and letter.sign.isspace():
            run.append(_Letter(" ", run[-1].size, run[-1].down, run[-1].of))
        elif not letter.sign.isspace():
            run.append(letter)
    if run:
        yield run


def _said(run: list[_Letter]) -> str:
    return " ".join("".join(each.sign for each in run).split()).strip(" .:*")


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    textpage = page.get_textpage()
    try:
        for index in range(min(textpage.count_chars(), _MOST_LETTERS)):
            sign = chr(raw.FPDFText_GetUnicode(textpage, index) or 32)
            box = raw.FS_RECTF()
            raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
            # PDFium counts clockwise: three quarters are print that runs up the page.
            quarter = round(raw.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2)) % 4
            down, of = (
                (top - box.top, height),
                (right - box.right, width),
                (box.bottom - bottom, height),
                (box.left - left, width),
            )[quarter]
            size = abs(box.right - box.left if quarter % 2 else box.top - box.bottom)
            yield _Letter("-" if sign == SOFT_HYPHEN else sign, size, down, of)
    finally:
        textpage.close()
