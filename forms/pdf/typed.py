"""A sheet of plain text as PDF: A4, our own typeface embedded, its text can be selected."""

import ctypes
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import pypdfium2
from PIL import ImageFont
from pypdfium2 import raw

#: In points: A4, its margins, and the lettering.
_WIDTH, _HEIGHT = 595.276, 841.89
_MARGIN, _SIZE, _LINE = 71.0, 11.0, 16.0
_FONT = "IBMPlexSans-Regular.ttf"


def typed_pdf(lines: Sequence[str]) -> bytes:
    """The PDF of some lines in a left-to-right script; long ones are wrapped, and pages filled."""
    document = pypdfium2.PdfDocument.new()
    try:
        font = _loaded(document)
        for page_lines in _pages(lines):
            page = document.new_page(_WIDTH, _HEIGHT)
            for number, line in enumerate(page_lines):
                _write(document, page, font, line, _HEIGHT - _MARGIN - _SIZE - number * _LINE)
            page.gen_content()
            page.close()
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    wrapped = [part for line in lines for part in _wrapped(line)]
    most = int((_HEIGHT - 2 * _MARGIN) // _LINE)
    for first in range(0, max(len(wrapped), 1), most):
        yield wrapped[first : first + most]


def _wrapped(line: str) -> Iterator[str]:
    """The line in parts that fit between the margins."""
    kept = ""
    for word in line.split(" "):
        longer = f"{kept} {word}" if kept else word
        if kept and _measure().getlength(longer) > _WIDTH - 2 * _MARGIN:
            yield kept
            longer = word
        kept = longer
    yield kept


def _write(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, line: str, y: float
) -> None:
    if not line:
        return
    drawn = raw.FPDFPageObj_CreateTextObj(document.raw, font, _SIZE)
    encoded = line.encode("utf-16-le") + b"\0\0"
    units = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
    raw.FPDFText_SetText(drawn, units)
    raw.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, _MARGIN, y)
    raw.FPDFPage_InsertObject(page.raw, drawn)


def _loaded(document: pypdfium2.PdfDocument) -> object:
    content = _font_bytes()
    held = (ctypes.c_ubyte * len(content)).from_buffer_copy(content)
    return raw.FPDFText_LoadFont(document.raw, held, len(content), raw.FPDF_FONT_TRUETYPE, True)


@lru_cache(maxsize=1)
def _font_bytes() -> bytes:
    return (files("forms") / "fonts" / _FONT).read_bytes()


@lru_cache(maxsize=1)
def _measure() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_font_bytes()), _SIZE)
