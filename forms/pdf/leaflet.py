"""A document of words and pictures as PDF: A4, our own typefaces embedded, its text can be found.

For scripts that are read from the left: PDFium sets letters one after another and joins none.
"""

import ctypes
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pypdfium2
from PIL import Image, ImageFont
from pypdfium2 import raw

#: In points: A4 and its margins.
_WIDTH, _HEIGHT, _MARGIN = 595.276, 841.89, 56.0
_POINTS_PER_MM = 72 / 25.4
_ROOM = _WIDTH - 2 * _MARGIN
_QUALITY = 82


@dataclass(frozen=True)
class Style:
    """How words are set: size and line height in points, room before them."""

    size: float
    line: float
    before: float
    is_bold: bool = False
    grey: int = 0
    indent: float = 0.0


TITLE = Style(20, 25, 0, is_bold=True)
HEADING = Style(14, 19, 20, is_bold=True)
SUBHEADING = Style(11, 15, 14, is_bold=True)
PLAIN = Style(10, 14.5, 3)
ITEM = Style(10, 14.5, 1, indent=14)
QUIET = Style(8.5, 12, 2, grey=90)


class Leaflet:
    """A document that is being written from the top down. Use it in a `with`, then `save`."""

    def __init__(self, foot: str) -> None:
        self._foot = foot
        self._document = pypdfium2.PdfDocument.new()
        self._fonts = {bold: self._loaded(bold) for bold in (False, True)}
        self._page: pypdfium2.PdfPage | None = None
        self._y = 0.0
        self._count = 0
        self._turn()

    def __enter__(self) -> "Leaflet":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._document.close()

    def write(self, words: str, style: Style = PLAIN, keep_mm: float = 0.0) -> None:
        """Words below what is there; `keep_mm` of room must be left below them on this sheet."""
        lines = list(_wrapped(words, style))
        needed = style.before + len(lines[:4]) * style.line + keep_mm * _POINTS_PER_MM
        if self._y - needed < _MARGIN:
            self._turn()
        self._y -= style.before
        for line in lines:
            if self._y - style.line < _MARGIN:
                self._turn()
            self._y -= style.line
            self._put(line, style, _MARGIN + style.indent, self._y)

    def show(self, picture: Image.Image, width_mm: float) -> None:
        """A picture below what is there, at most so wide and as high as a sheet."""
        wide = min(width_mm * _POINTS_PER_MM, _ROOM)
        high = wide * picture.height / picture.width
        most = _HEIGHT - 2 * _MARGIN - 30
        if high > most:
            wide, high = wide * most / high, most
        if self._y - high - 6 < _MARGIN:
            self._turn()
        self._y -= high + 6
        jpeg = io.BytesIO()
        picture.save(jpeg, "JPEG", quality=_QUALITY)
        placed = pypdfium2.PdfImage.new(self._document)
        placed.load_jpeg(jpeg, inline=True)
        placed.set_matrix(pypdfium2.PdfMatrix().scale(wide, high).translate(_MARGIN, self._y))
        self._sheet.insert_obj(placed)

    def save(self) -> bytes:
        """The bytes of the PDF."""
        self._finish()
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()

    @property
    def _sheet(self) -> pypdfium2.PdfPage:
        assert self._page is not None  # noqa: S101 - one is opened at the start
        return self._page

    def _turn(self) -> None:
        """Go on on a new sheet."""
        self._finish()
        self._page = self._document.new_page(_WIDTH, _HEIGHT)
        self._count += 1
        self._y = _HEIGHT - _MARGIN
        self._put(f"{self._foot} – {self._count}", QUIET, _MARGIN, _MARGIN / 2)

    def _finish(self) -> None:
        if self._page is not None:
            self._page.gen_content()
            self._page.close()
            self._page = None

    def _put(self, line: str, style: Style, x: float, y: float) -> None:
        if not line:
            return
        font = self._fonts[style.is_bold]
        drawn = raw.FPDFPageObj_CreateTextObj(self._document.raw, font, style.size)
        encoded = line.encode("utf-16-le") + b"\0\0"
        units = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        raw.FPDFText_SetText(drawn, units)
        raw.FPDFPageObj_SetFillColor(drawn, style.grey, style.grey, style.grey, 255)
        raw.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, x, y)
        raw.FPDFPage_InsertObject(self._sheet.raw, drawn)

    def _loaded(self, is_bold: bool) -> Any:
        content = _font_bytes(is_bold)
        held = (ctypes.c_ubyte * len(content)).from_buffer_copy(content)
        return raw.FPDFText_LoadFont(
            self._document.raw, held, len(content), raw.FPDF_FONT_TRUETYPE, True
        )


def _wrapped(words: str, style: Style) -> Iterator[str]:
    """The words in lines that fit."""
    measure, kept = _measure(style.is_bold), ""
    room = (_ROOM - style.indent) / style.size
    for word in words.split():
        longer = f"{kept} {word}" if kept else word
        if kept and measure.getlength(longer) / _MEASURE_PX > room:
            yield kept
            longer = word
        kept = longer
    yield kept


#: Widths are measured at this size and scaled.
_MEASURE_PX = 100


@lru_cache(maxsize=2)
def _font_bytes(is_bold: bool) -> bytes:
    name = "IBMPlexSans-SemiBold.ttf" if is_bold else "IBMPlexSans-Regular.ttf"
    return (files("forms") / "fonts" / name).read_bytes()


@lru_cache(maxsize=2)
def _measure(is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_font_bytes(is_bold)), _MEASURE_PX)


def numbered(items: Sequence[str]) -> list[str]:
    """The items with their numbers before them."""
    return [f"{number}. {item}" for number, item in enumerate(items, 1)]
