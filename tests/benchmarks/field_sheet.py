"""A made-up page with every kind of field, close together, as real forms have them."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.builders import A4_MM
from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, Quad

_PX_PER_MM = 8
_TOP_MM, _FOOT_MM, _LEFT_MM = 22.0, 278.0, 18.0
_WORDS = ("ja", "nee", "huur", "koop", "samen", "alleen", "partner", "kind", "werk", "pensioen")
_SHAPES = ("box", "circle", "row")


class FieldSheet:
    """Draws the page of a seed; `areas` lie where its fields are, their ids say what they are."""

    def __init__(self, seed: int) -> None:
        self._seed, self._rng = seed, np.random.default_rng([11, seed])
        size = round(A4_MM[0] * _PX_PER_MM), round(A4_MM[1] * _PX_PER_MM)
        self._image = Image.new("L", size, 255)
        self._pen = ImageDraw.Draw(self._image)
        self.areas: list[Area] = []
        self._say(_LEFT_MM, 14, "Formulier met alle soorten velden", 5)
        y = _TOP_MM
        while y < _FOOT_MM:
            draw = (self._ticks, self._writing, self._comb, self._ticks, self._signature)
            y += draw[int(self._rng.choice(5, p=[0.4, 0.25, 0.15, 0.15, 0.05]))](y)

    @property
    def page(self) -> NDArray[np.uint8]:
        """The blank page: grey, 8 px/mm."""
        return np.asarray(self._image, np.uint8).copy()

    @property
    def reference_grey(self) -> NDArray[np.uint8]:
        """The same at half of that, the resolution of references."""
        size = self._image.width // 2, self._image.height // 2
        return np.asarray(cv2.resize(self.page, size, interpolation=cv2.INTER_AREA), np.uint8)

    def _ticks(self, y: float) -> float:
        """A question with tick boxes, round ones, or a row of boxes that share their walls."""
        shape, size = str(self._rng.choice(_SHAPES)), float(self._rng.choice([3.0, 3.5, 4.0, 5.0]))
        self._say(_LEFT_MM, y, f"{len(self.areas) + 1}. Wat geldt voor u?", 2.6)
        x, top = _LEFT_MM + 4, y + 4.5
        # Apart from what is drawn: the page stays as it was.
        has_one_answer = np.random.default_rng([12, len(self.areas), self._seed]).random() < 0.5
        one_of = f"question-{len(self.areas)}" if has_one_answer else None
        for word in self._rng.choice(_WORDS, int(self._rng.integers(2, 6)), replace=False):
            self._tick(x, top, size, shape, one_of)
            if shape != "row":
                self._say(x + size + 1.5, top + size / 2 - 1.3, str(word), 2.6)
            x += size if shape == "row" else size + 27
        return 4.5 + size + float(self._rng.uniform(3, 5))

    def _tick(self, x: float, y: float, size: float, shape: str, one_of: str | None) -> None:
        corners = [self._at(x, y), self._at(x + size, y + size)]
        draw = self._pen.ellipse if shape == "circle" else self._pen.rectangle
        draw([*corners[0], *corners[1]], outline=int(self._rng.choice([0, 60])), width=2)
        self._add(AreaKind.TICK, shape, x, y, size, size, one_of=one_of)

    def _writing(self, y: float) -> float:
        """A label, and a box, a line, dots or a tinted box to write in."""
        look = str(self._rng.choice(["box", "line", "dots", "tint"]))
        self._say(_LEFT_MM, y, "Vul hier uw gegevens in", 2.6)
        wide, top = float(self._rng.uniform(50, 165)), y + 4
        (left, upper), (right, lower) = self._at(_LEFT_MM, top), self._at(_LEFT_MM + wide, top + 7)
        if look == "box":
            self._pen.rectangle([left, upper, right, lower], outline=0, width=2)
        elif look == "tint":
            self._pen.rectangle([left, upper, right, lower], fill=232)
        elif look == "line":
            self._pen.line([left, lower, right, lower], 0, 2)
        else:
            for x in range(round(left), round(right), 10):
                self._pen.ellipse([x, lower - 2, x + 2, lower], fill=0)
        self._add(AreaKind.WRITE, look, _LEFT_MM, top, wide, 7)
        return 13.5 + float(self._rng.uniform(0, 2))

    def _comb(self, y: float) -> float:
        self._say(_LEFT_MM, y, "Nummer", 2.6)
        count, size = int(self._rng.integers(6, 19)), 5.0
        for cell in range(count):
            corners = (
                self._at(_LEFT_MM + cell * size, y + 4),
                self._at(_LEFT_MM + (cell + 1) * size, y + 4 + 6),
            )
            self._pen.rectangle([*corners[0], *corners[1]], outline=60, width=2)
        self._add(AreaKind.COMB, "comb", _LEFT_MM, y + 4, count * size, 6, count)
        return 13.0

    def _signature(self, y: float) -> float:
        self._say(_LEFT_MM, y, "Handtekening", 2.6)
        corners = self._at(_LEFT_MM, y + 4), self._at(_LEFT_MM + 80, y + 26)
        self._pen.rectangle([*corners[0], *corners[1]], outline=0, width=2)
        self._add(AreaKind.SIGNATURE, "signature", _LEFT_MM, y + 4, 80, 22)
        return 30.0

    def _add(
        self, kind: AreaKind, look: str, x: float, y: float, wide: float, high: float,
        cells: int | None = None, one_of: str | None = None,
    ) -> None:  # fmt: skip
        name, place = f"{look}-{len(self.areas)}", Quad[PageMm].box(x, y, x + wide, y + high)
        self.areas.append(Area(name, kind, place, cells, one_of))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * _PX_PER_MM - 0.5, y * _PX_PER_MM - 0.5

    def _say(self, x: float, y: float, words: str, size_mm: float) -> None:
        font = ImageFont.load_default(size_mm * _PX_PER_MM)
        self._pen.text(self._at(x, y), words, 0, font)
