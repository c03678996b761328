"""Letters of a PDF page as words, lines of underscores, runs of dots and printed tick boxes."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from pypdfium2 import raw

from forms.pdf.flat.drawing import rows
from forms.pdf.page_space import PageSpace
from forms.pdf.text_layer import SOFT_HYPHEN
from vision.geometry import Floats

#: The densest of 1,062 pages of forms has 9,000 letters.
_MOST_LETTERS = 40_000
#: Larger letters are a watermark across the page, whose boxes hold other people's words.
_TALLEST_MM = 12.0
#: Squares and rings that forms print as letters; the last ones are those of Wingdings.
_TICK_SIGNS = frozenset("□☐▢❏❐❑❒◻◽○◯⬜🞎🞏⧠\uf06f\uf071\uf072\uf0a8\uf0a1\uf06d")
#: What these fonts draw where the file says an ordinary letter. The last two are the code of "¨"
#: as PDF's and Apple's own encodings name it.
_SIGN_FONTS = ("wingding", "dingbat", "webding")
_SIGN_LETTERS = frozenset("oqrpmn¨¡¤®")
#: What only fonts of this name draw as a box: Webdings at "c", Wingdings and its second at "£".
_SIGNS_OF_FONT = {"webding": frozenset("c\uf063"), "wingding": frozenset("£")}
_ANY_OF_FONT = frozenset[str]().union(*_SIGNS_OF_FONT.values())
#: Codes without a sign in the font Symbol, where programs show an empty box instead, and that of a
#: square in other fonts of signs, which in Symbol means "at most".
_NO_SYMBOLS = frozenset(map(chr, (*range(0xF080, 0xF0A0), 0xF0F0, 0xF0FF)))
_SYMBOL = re.compile(r"^(\w+\+)?symbol")
_SQUARE_BUT_IN_SYMBOL = "\uf0a3"
#: Such an empty box is higher than wide, by less than this.
_MOST_UPRIGHT = 1.6
#: A sign drawn by a font that is not there has hardly a height: it is taken for a square.
_FLAT_MM = 0.3
_LINE_SIGNS = frozenset("_\u2017\uff3f")
_DOT_SIGNS = frozenset(".·…․")
#: No full stop ends what these end: dots behind them are written on, as in "Naam:....".
_NEVER_STOPPED = _DOT_SIGNS | frozenset(":?")
#: Upright strokes as people type them between the characters of a number, so close to a line.
_STROKE_SIGNS, _BESIDE_LINE_MM = frozenset("|¦!Il"), 1.0
#: Fewer dots are punctuation.
_FEWEST_DOTS = 4
#: Tabs, line ends, and what has no code at all.
_BLANK_CODES = frozenset({0, 9, 10, 13})
#: How far apart, in mm, two signs of one run may stand.
_APART_MM = {"word": 2.0, "line": 0.6, "dot": 6.0}
#: "[ ]" and "( )" are boxes to tick when they hold this much white.
_BRACKETS = {"[": "]", "(": ")"}
_LEAST_BRACKET_MM, _MOST_BRACKET_MM = 1.5, 7.0


@dataclass(frozen=True, eq=False)
class Letters:
    """Words with their boxes; `lines`, `dots` and `ticks` are boxes (N, 4) in mm.

    `word_inks` (N,) tells how light the print of each word is: 0 black, 1 white.
    """

    words: tuple[str, ...]
    word_boxes: Floats
    word_inks: Floats
    lines: Floats
    dots: Floats
    ticks: Floats


@dataclass(frozen=True, eq=False)
class _Run:
    """Signs of one kind on one line."""

    kind: str
    said: str
    box: Floats
    ink: float


def read_letters(page: pypdfium2.PdfPage, space: PageSpace) -> Letters:
    """The letters of a page, each run of the same kind made one."""
    textpage = page.get_textpage()
    try:
        signs, boxes, inks = _signs(textpage, space)
    finally:
        textpage.close()
    return _sorted_out(_runs(signs, boxes, inks))


def _signs(
    textpage: pypdfium2.PdfTextPage, space: PageSpace
) -> tuple[list[str], Floats, list[float]]:
    """Each sign with its box in mm and how light it is printed."""
    signs, corners, inks = [], [], []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    largest = _TALLEST_MM / space.mm_per_unit
    for index in range(min(textpage.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        sign = _said(code)
        if not raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            sign = " "
        if max(right.value - left.value, top.value - bottom.value) > largest:
            continue
        if _is_box(sign, textpage, index) or (code == 0 and _is_nameless_box(textpage, index)):
            sign = "☐"
        signs.append(sign)
        corners.append((left.value, bottom.value, right.value, top.value))
        inks.append(_ink(textpage, index))
    return signs, space.boxes_to_mm(rows(corners)), inks


def _ink(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    """How light a sign is printed, black where the file does not say."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(textpage, index, red, green, blue, opacity):
        return 0.0
    grey = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    return 1 - (1 - grey) * opacity.value / 255


def _said(code: int) -> str:
    """The sign of a code; "\ufffd" where a font names its signs by codes that mean nothing."""
    if code in _BLANK_CODES:
        return " "
    if code == ord(SOFT_HYPHEN):
        return "-"
    is_sign = 31 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_sign else "\ufffd"


def _is_box(sign: str, textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a font of signs draws a box where the file says something else."""
    if sign in _SIGN_LETTERS:
        font = _font(textpage, index)
        return any(name in font for name in _SIGN_FONTS)
    if sign in _ANY_OF_FONT:
        font = _font(textpage, index)
        return any(name in font and sign in signs for name, signs in _SIGNS_OF_FONT.items())
    if sign in _NO_SYMBOLS or sign == _SQUARE_BUT_IN_SYMBOL:
        return (sign in _NO_SYMBOLS) == bool(_SYMBOL.search(_font(textpage, index)))
    return False


def _is_nameless_box(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether the font Symbol draws the empty box of a code it has no sign for."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    width, height = right.value - left.value, top.value - bottom.value
    is_upright = 0 < width < height < _MOST_UPRIGHT * width
    return is_upright and bool(_SYMBOL.search(_font(textpage, index)))


def _font(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    """The name of the font of a letter, in small letters."""
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(textpage, index, name, 100, ctypes.c_int())
    return name.value.decode("latin-1").lower()


def _kind(sign: str) -> str:
    if sign.isspace():
        return "gap"
    if sign in _LINE_SIGNS:
        return "line"
    if sign in _DOT_SIGNS:
        return "dot"
    return "tick" if sign in _TICK_SIGNS else "word"


def _runs(signs: Sequence[str], boxes: Floats, inks: Sequence[float]) -> list[_Run]:
    runs: list[_Run] = []
    was_gap = True
    for sign, box, ink in zip(signs, boxes, inks, strict=True):
        kind = _kind(sign)
        if kind == "gap":
            was_gap = True
            continue
        if runs and _continues(runs[-1], kind, box, was_gap):
            last = runs[-1]
            reach = np.concatenate(
                [np.minimum(last.box[:2], box[:2]), np.maximum(last.box[2:], box[2:])]
            )
            runs[-1] = _Run(last.kind, last.said + sign, reach, last.ink)
        else:
            runs.append(_Run(kind, sign, box, ink))
        was_gap = False
    return runs


def _continues(run: _Run, kind: str, box: Floats, was_gap: bool) -> bool:
    apart = float(box[0] - run.box[2])
    is_level = min(run.box[3], box[3]) > max(run.box[1], box[1]) - 0.3
    if not is_level or apart < -1.0 or kind == "tick":
        return False
    if kind == "dot" and run.kind == "word":  # a full stop belongs to its word, more do not
        return not was_gap and apart < 0.5 and run.said[-1] not in _NEVER_STOPPED
    if kind != run.kind or (kind == "word" and was_gap):
        return False
    return apart < _APART_MM[kind]


def _sorted_out(runs: Sequence[_Run]) -> Letters:
    words: list[_Run] = []
    found: dict[str, list[Floats]] = {"line": [], "dot": [], "tick": []}
    for number, run in enumerate(runs):
        if _parts_a_line(run, runs[max(number - 1, 0) : number + 2]):
            continue
        if run.kind == "word":
            bracketed = _bracketed(words[-1], run) if words else None
            if bracketed is not None:
                found["tick"].append(bracketed)
            words.append(run)
        elif run.kind != "dot" or len(run.said) >= _FEWEST_DOTS or "…" in run.said:
            found[run.kind].append(_squared(run.box) if run.kind == "tick" else run.box)
    return Letters(
        words=tuple(run.said for run in words),
        word_boxes=rows([run.box for run in words]),
        word_inks=np.array([run.ink for run in words], np.float64),
        lines=rows(found["line"]),
        dots=rows(found["dot"]),
        ticks=rows(found["tick"]),
    )


def _squared(box: Floats) -> Floats:
    left, top, right, bottom = box
    is_flat = bottom - top < _FLAT_MM
    return np.array([left, bottom - (right - left), right, bottom]) if is_flat else box


def _parts_a_line(run: _Run, among: Sequence[_Run]) -> bool:
    """Whether it is a stroke typed between underscores: I_I_I or |__|__|."""
    return run.said in _STROKE_SIGNS and any(
        other.kind == "line"
        and max(other.box[0] - run.box[2], run.box[0] - other.box[2]) < _BESIDE_LINE_MM
        and run.box[1] < other.box[3] < run.box[3] + _BESIDE_LINE_MM
        for other in among
    )


def _bracketed(opening: _Run, closing: _Run) -> Floats | None:
    """The white between two brackets, where one ticks."""
    if _BRACKETS.get(opening.said[-1]) != closing.said[0]:
        return None
    white = closing.box[0] - opening.box[2]
    if not _LEAST_BRACKET_MM < white < _MOST_BRACKET_MM:
        return None
    if abs(opening.box[1] - closing.box[1]) > 0.5:
        return None
    return np.array([opening.box[2], opening.box[1], closing.box[0], opening.box[3]])
