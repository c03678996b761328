"""A pen that draws a page of a made form and notes where one writes on it.

All places are mm from the page's top-left corner; boxes are left, top, right, bottom.
"""

import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageFont

from tests.forms.pdf.builders import P, pdf_of

WIDTH_MM, HEIGHT_MM, MM = 210.0, 297.0, 72 / 25.4
#: Arimo's letters are as wide as Helvetica's.
_FONTS = Path(__file__).resolve().parents[4] / "letters" / "fonts"
#: Bold print, the two fonts of signs that forms tick with, and a square that only Unicode names.
BOLD, DINGBATS, WINGDINGS, SQUARES = "/F2", "/F3", "/F4", "/F5"

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Answer:
    """A place to fill in: `kind` is write, tick, comb or signature; `asked` is its printed name.

    `semantic` is what it is about where the generator knows; places of an office are not asked of
    citizens.
    """

    kind: str
    box: Box
    asked: str = ""
    semantic: str | None = None
    is_office: bool = False


@dataclass
class Pen:
    """Collects what is drawn, and the answers asked."""

    rng: random.Random
    ops: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    pictures: list[tuple[np.ndarray, Box]] = field(default_factory=list)

    def asks(self, kind: str, box: Box, asked: str = "", semantic: str | None = None) -> None:
        """Note an answer."""
        self.answers.append(Answer(kind, box, asked, semantic))

    def op(self, *operators: str) -> None:
        """Add operators as they are."""
        self.ops += operators

    def at(self, x: float, y: float) -> str:
        """A point as PDF has it."""
        return f"{x * MM:.3f} {(HEIGHT_MM - y) * MM:.3f}"

    def rect(self, box: Box, paint: str = "S") -> None:
        """A rectangle by one operator."""
        left, top, right, bottom = box
        size = f"{(right - left) * MM:.3f} {(bottom - top) * MM:.3f}"
        self.op(f"{self.at(left, bottom)} {size} re {paint}")

    def fill(self, box: Box, grey: float) -> None:
        """A filled rectangle."""
        self.op(f"q {grey} g")
        self.rect(box, "f")
        self.op("Q")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroke."""
        self.op(f"{self.at(x0, y0)} m {self.at(x1, y1)} l S")

    def say(self, x: float, y: float, said: str, size: float = 9, font: str = "/F1") -> None:
        """Print with its baseline at y."""
        safe = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.op(f"BT {font} {size} Tf {self.at(x, y)} Td ({safe}) Tj ET")

    def says(self, x: float, y: float, said: str, size: float = 9, font: str = "/F1") -> float:
        """Print, and where it ends."""
        self.say(x, y, said, size, font)
        return x + wide(said, size, font)

    def picture(self, shown: np.ndarray, box: Box) -> None:
        """A grey picture, uint8 (H, W), over a box."""
        left, top, right, bottom = box
        matrix = f"{(right - left) * MM:.3f} 0 0 {(bottom - top) * MM:.3f} {self.at(left, bottom)}"
        self.op(f"q {matrix} cm /X{len(self.pictures)} Do Q")
        self.pictures.append((shown, box))

    def pdf(self) -> bytes:
        """The page as a PDF."""
        drawing = "0.5 w\n" + "\n".join(self.ops) + "\n"
        return pdf_of(P(drawing=drawing), change=self._give_fonts_and_pictures)

    def _give_fonts_and_pictures(self, pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].obj.Resources
        for number, base in enumerate(("Helvetica-Bold", "ZapfDingbats"), 2):
            resources.Font[f"/F{number}"] = pdf.make_indirect(
                Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"))
            )
        resources.Font["/F4"] = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Wingdings)
        )
        resources.Font["/F6"] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        resources.Font["/F5"] = pdf.make_indirect(_square_font(pdf))
        resources.XObject = Dictionary(
            {f"/X{n}": _picture(pdf, shown) for n, (shown, _) in enumerate(self.pictures)}
        )


def wide(said: str, size: float, font: str = "/F1") -> float:
    """How wide print is, in mm."""
    return _metrics("Bold" if font == BOLD else "Regular").getlength(said) / 100 * size / MM


@lru_cache
def _metrics(weight: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"Arimo-{weight}.ttf", 100)


def _picture(pdf: pikepdf.Pdf, shown: np.ndarray) -> pikepdf.Object:
    stream = pdf.make_stream(shown.tobytes())
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Height, stream.Width = (int(side) for side in shown.shape)
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    return stream


def _square_font(pdf: pikepdf.Pdf) -> Dictionary:
    """A font with one letter, "a": an empty square whose name is U+2610."""
    drawn = pdf.make_stream(b"800 0 50 0 750 700 d1 60 w 80 30 640 640 re S")
    to_unicode = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        b"/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfchar <61> <2610> endbfchar endcmap end end"
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 800, 800]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(square=drawn),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.square])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([800]),
        Resources=Dictionary(),
        ToUnicode=to_unicode,
    )
