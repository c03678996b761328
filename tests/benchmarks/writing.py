"""Filling a form in: joined-up scribble, printed values, signatures, ticks; with the truth."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.benchmarks.corrections import Correction, chosen, strokes_of
from tests.benchmarks.sheet import drawn_at
from vision.fields.marks import Area, AreaKind
from vision.fields.tick_box import crowds_of
from vision.geometry import PageMm, Points, Quad

Ink = tuple[float, float, float]

#: Pens, reflectance of full ink in BGR, and how much of it reaches the paper.
_PENS: tuple[tuple[Ink, float], ...] = (
    ((0.45, 0.16, 0.08), 0.92),  # blue ballpoint
    ((0.10, 0.09, 0.09), 0.92),  # black ballpoint
    ((0.62, 0.28, 0.12), 0.85),  # light blue gel
    ((0.38, 0.37, 0.36), 0.70),  # pencil
)
PENCIL = 3

#: Letter bodies of joined handwriting as control points: x of the letter's width, y up from the
#: baseline in x-heights. Not letters anyone can read: handwriting is not read yet.
_LETTERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0, 0), (0.3, 0.9), (0.5, 1), (0.6, 0.1), (1, 0.1)),  # n-like
    ((0, 0.1), (0.8, 0.9), (0.4, 1), (0.1, 0.4), (0.5, 0), (0.8, 0.8), (0.8, 0.1), (1, 0.1)),  # a
    ((0, 0.1), (0.6, 0.5), (0.5, 1), (0.2, 0.7), (0.3, 0.05), (1, 0.15)),  # e
    ((0, 0.1), (0.5, 1.6), (0.6, 2.1), (0.4, 2), (0.4, 0.2), (0.7, 0), (1, 0.1)),  # l
    ((0, 0.1), (0.4, 1), (0.4, 0.1), (0.7, 0), (1, 0.1)),  # i
    ((0, 0.1), (0.5, 1), (0.5, -0.7), (0.3, -1), (0.2, -0.6), (1, 0.2)),  # j
    ((0, 0.1), (0.2, 1), (0.3, 0), (0.5, 0.9), (0.6, 0), (0.8, 0.9), (0.9, 0.05), (1, 0.1)),  # m
    ((0, 0.1), (0.5, 1), (0.9, 0.6), (0.5, 0), (0.2, 0.4), (0.5, 0.95), (1, 0.8)),  # o
    ((0, 0.1), (0.5, 2), (0.4, 0), (0.6, 0.9), (0.8, 0.1), (1, 0.1)),  # h
    (
        (0, 0.1),
        (0.6, 0.9),
        (0.3, 1),
        (0.2, 0.3),
        (0.6, 0.3),
        (0.7, -0.9),
        (0.3, -0.9),
        (1, 0.3),
    ),  # g
    ((0, 0.1), (0.4, 1), (0.5, 0.1), (0.8, 0.1), (0.9, 1), (1, 0.1)),  # u
    ((0, 0.1), (0.5, 1.1), (0.8, 0.6), (0.7, 0.1), (0.4, 0), (1, 0.1)),  # s
    ((0, 0.2), (0.4, 1.5), (0.4, 0.1), (0.8, 0), (1, 0.1)),  # t
)

_STREETS = ("Lindelaan", "Kerkstraat", "Molenweg", "Dorpsstraat", "Havenkade", "Zonnedauw")
_NAMES = ("A. de Boer", "Fatima Yilmaz", "J. van den Berg", "Sanne Visser", "K. Nowak", "M. Bakker")
_TOWNS = ("Voorbeeldstad", "Nieuwdorp", "Oosterveen", "Lindeveld")


@dataclass(frozen=True, eq=False)
class Filled:
    """A page with ink on it: `page` float32 (H, W, 3) BGR 0..1; truth per area id."""

    page: NDArray[np.float32]
    states: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    manners: dict[str, str] = field(default_factory=dict)


def blank_states(areas: Sequence[Area]) -> dict[str, str]:
    """The truth about a form nobody wrote on."""
    return {a.id: "unticked" if a.kind is AreaKind.TICK else "empty" for a in areas}


def fill_in(
    rng: np.random.Generator,
    page: NDArray[np.uint8],
    sheet_mm: tuple[float, float],
    areas: Sequence[Area],
    share: float,
    corrected: float = 0.0,
) -> Filled:
    """The page with a `share` of its areas filled in, by one person with one pen or printer.

    Of the ticked boxes that share is `corrected`: taken back, so that they are no longer meant;
    their manner is a `Correction`, their state "unticked". Of a question with one answer one box
    at most is ticked and meant.
    """
    paper = page if page.ndim == 3 else np.repeat(page[..., None], 3, axis=2)
    writer = _Writer(rng, np.asarray(paper.astype(np.float32) / 255), sheet_mm)
    filled = Filled(writer.paper, blank_states(areas))
    pen = int(rng.integers(len(_PENS)))
    printed = bool(rng.random() < 0.5)
    crowds = crowds_of([area.quad for area in areas if area.kind is AreaKind.TICK])
    answered: dict[str | None, str] = {}
    for area in areas:
        if rng.random() >= share:
            continue
        ticked, question = area.kind is AreaKind.TICK, area.one_of
        meant = answered.get(question)
        if ticked and meant and rng.random() >= corrected:
            continue
        manner = writer.put(area, pen, printed, filled.values)
        filled.manners[area.id] = manner
        filled.states[area.id] = "ticked" if ticked else "filled"
        if ticked and (meant or rng.random() < corrected):
            # Who ticks by blackening takes nothing back so.
            crowded, plain = len(crowds[area.quad]) > 1, meant not in (None, "blob")
            back = chosen(rng, crowded=crowded, answered=plain)
            writer.take_back(area, back, pen, crowded=crowded)
            filled.manners[area.id], filled.states[area.id] = back, "unticked"
        elif question:
            answered[question] = manner
    return filled


class _Writer:
    """Draws in millimetres on one page."""

    def __init__(
        self, rng: np.random.Generator, paper: NDArray[np.float32], sheet_mm: tuple[float, float]
    ) -> None:
        self.rng, self.paper = rng, paper
        self.to_px = drawn_at(_box(*sheet_mm), paper.shape[1], paper.shape[0])
        self.px_per_mm = paper.shape[0] / sheet_mm[1]

    def put(self, area: Area, pen: int, printed: bool, values: dict[str, str]) -> str:
        """Fill one area in; which manner was used."""
        low, high = area.quad.xy.min(axis=0), area.quad.xy.max(axis=0)
        if area.kind is AreaKind.TICK:
            manner = str(self.rng.choice(["cross", "tick", "blob", "slash", "dot"]))
            self.tick(low, high, manner, pen)
            return manner
        if area.kind is AreaKind.SIGNATURE:
            self.sign(low, high, pen if pen != PENCIL else 0)
            return "signature"
        if printed:
            values[area.id] = self.print(area, low, high)
            return "print"
        if area.kind is AreaKind.COMB:
            self.characters(low, high, area.comb_cells or 8, pen)
            return "characters"
        self.scribble(low, high, pen)
        return "handwriting"

    def tick(
        self, low: NDArray[np.float64], high: NDArray[np.float64], manner: str, pen: int
    ) -> None:
        """A cross, tick, blob, slash or dot; it may leave the box a little, as hands do."""
        rng, size = self.rng, high - low
        centre = (low + high) / 2 + rng.normal(0, 0.05, 2) * size
        reach = size * rng.uniform(0.34, 0.68)

        def at(x: float, y: float) -> list[float]:
            wobble = rng.normal(0, 0.06, 2)
            return list(centre + (np.array([x, y]) + wobble) * reach)

        strokes = {
            "cross": [[at(-1, -1), at(0, 0.05), at(1, 1)], [at(1, -1), at(-0.05, 0), at(-1, 1)]],
            "tick": [[at(-0.8, 0), at(-0.2, 0.8), at(0.2, 0.1), at(1.1, -1.2)]],
            "slash": [[at(-0.9, 0.9), at(0, 0), at(0.9, -0.9)]],
            "dot": [[at(-0.3, -0.3), at(0.3, 0.2), at(-0.2, 0.3), at(0.3, -0.3), at(0, 0)]],
            "blob": [[at(x, y) for x in np.linspace(-0.9, 0.9, 7) for y in (-0.8, 0.8)]],
        }[manner]
        width = float(rng.uniform(0.4, 0.75))
        for stroke in strokes:
            self.stroke(np.array(stroke), width if manner != "dot" else 1.6 * width, pen)

    def take_back(self, area: Area, manner: Correction, pen: int, *, crowded: bool) -> None:
        """Draw over a box and its mark, so that it is no longer meant."""
        low, high = area.quad.xy.min(axis=0), area.quad.xy.max(axis=0)
        for stroke in strokes_of(self.rng, manner, low, high, crowded=crowded):
            self.stroke(stroke, float(self.rng.uniform(0.45, 0.75)), pen)

    def sign(self, low: NDArray[np.float64], high: NDArray[np.float64], pen: int) -> None:
        """A signature: a few tall loops and a tail."""
        rng, size = self.rng, high - low
        wide = min(size[0] * 0.85, rng.uniform(30, 55))
        tall = min(size[1] * 0.8, 16.0)
        left = low[0] + rng.uniform(0.05, 0.9) * (size[0] - wide)
        middle = (low[1] + high[1]) / 2
        points = []
        for step in np.linspace(0, 1, 14):
            swing = tall / 2 * (1 - 0.6 * step) * rng.uniform(0.3, 1)
            points += [
                [left + wide * step, middle - swing],
                [left + wide * (step + 0.05), middle + swing],
            ]
        points.append([left + wide * 1.05, middle - tall * 0.1])
        self.stroke(np.array(points), float(rng.uniform(0.35, 0.6)), pen)

    def scribble(self, low: NDArray[np.float64], high: NDArray[np.float64], pen: int) -> None:
        """Joined handwriting, one line, or several in a tall area."""
        rng, size = self.rng, high - low
        line = min(size[1], rng.uniform(6.5, 9))
        lines = int(np.clip(size[1] // max(line, 1), 1, 3))
        for number in range(lines):
            base = low[1] + size[1] * (number + rng.uniform(0.68, 0.85)) / lines
            self.handwriting(
                low[0] + 1.2, base, min(size[0] - 2, rng.uniform(12, 75)), line * 0.33, pen
            )

    def handwriting(self, left: float, base: float, long: float, x_height: float, pen: int) -> None:
        """Words of random letter bodies on a slightly sloping line."""
        rng, x, slant = self.rng, left, float(self.rng.uniform(0.0, 0.5))
        slope, end = float(rng.normal(0, 0.01)), left + max(long, 3.0)
        width = float(rng.uniform(0.35, 0.6))
        while x < end:
            word = []
            for _ in range(rng.integers(2, 9)):
                wide = x_height * float(rng.uniform(0.7, 1.1))
                if x + wide > end:
                    break
                for px, py in _LETTERS[rng.integers(len(_LETTERS))]:
                    up = py * x_height * float(rng.normal(1, 0.08))
                    word.append([x + px * wide + slant * up, base + slope * (x - left) - up])
                x += wide
            if len(word) > 3:
                self.stroke(np.array(word), width, pen)
            x += x_height * float(rng.uniform(0.9, 1.4))

    def characters(
        self, low: NDArray[np.float64], high: NDArray[np.float64], cells: int, pen: int
    ) -> None:
        """One handwritten character in each of the first cells of a comb."""
        rng, cell = self.rng, (high[0] - low[0]) / cells
        for number in range(int(rng.integers(max(1, cells // 2), cells + 1))):
            letter = np.array(_LETTERS[rng.integers(len(_LETTERS))])
            tall = (high[1] - low[1]) * 0.42
            x = low[0] + cell * (number + 0.25 + 0.5 * letter[:, 0])
            y = high[1] - (high[1] - low[1]) * 0.2 - np.clip(letter[:, 1], 0, 1.5) * tall
            self.stroke(np.column_stack([x, y]), float(rng.uniform(0.35, 0.55)), pen)

    def stroke(self, control: NDArray[np.float64], width_mm: float, pen: int) -> None:
        """A smooth line through control points (mm), pressure varying along it."""
        rng = self.rng
        path = self.to_px(_points(_spline(control + rng.normal(0, 0.04, control.shape)))).xy
        ink, strength = _PENS[pen]
        pad = int(4 + width_mm * self.px_per_mm)
        origin = np.floor(path.min(axis=0)).astype(int) - pad
        extent = np.ceil(path.max(axis=0)).astype(int) + pad - origin
        zoom = 4
        mask = np.zeros((extent[1] * zoom, extent[0] * zoom), np.uint8)
        at = np.round(((path - origin + 0.5) * zoom - 0.5) * 16).astype(np.int32)
        thick = max(1, round(width_mm * self.px_per_mm * zoom))
        for part in range(0, len(at) - 1, 6):
            piece = at[part : part + 7]
            level = int(255 * np.clip(rng.normal(0.92, 0.08), 0.6, 1))
            layer = np.zeros_like(mask)
            cv2.polylines(layer, [piece], False, level, thick, cv2.LINE_AA, 4)
            mask = np.maximum(mask, layer) if mask.size < 40_000 else _stamp(mask, layer)
        cover = cv2.resize(mask, tuple(extent), interpolation=cv2.INTER_AREA)
        self.blend(origin, cover.astype(np.float32) / 255 * np.float32(strength), ink)

    def print(self, area: Area, low: NDArray[np.float64], high: NDArray[np.float64]) -> str:
        """A value typed by a printer; what it says."""
        cells = area.comb_cells or 0
        text = _value(self.rng, cells, float(high[0] - low[0]))
        size = float(np.clip((high[1] - low[1]) * 0.55, 2.0, 4.2)) * self.px_per_mm
        zoom = 3
        font = ImageFont.load_default(size * zoom)
        baseline_mm = high[1] - min(1.6, (high[1] - low[1]) * 0.25)
        origin = np.floor(self.to_px(_points(np.array([low]))).xy[0]).astype(int)
        extent = np.ceil((high - low) * self.px_per_mm).astype(int) + 2
        image = Image.new("L", (int(extent[0]) * zoom, int(extent[1]) * zoom), 0)
        pen = ImageDraw.Draw(image)
        foot = (baseline_mm - low[1]) * self.px_per_mm * zoom
        if cells:
            cell = (high[0] - low[0]) * self.px_per_mm * zoom / cells
            for number, sign in enumerate(text):
                pen.text(((number + 0.5) * cell, foot), sign, 255, font, anchor="ms")
        else:
            pen.text((1.5 * self.px_per_mm * zoom, foot), text, 255, font, anchor="ls")
        cover = cv2.resize(np.asarray(image), tuple(extent), interpolation=cv2.INTER_AREA)
        self.blend(origin, cover.astype(np.float32) / 255, (0.12, 0.11, 0.11))
        return text

    def blend(self, origin: NDArray[np.int_], cover: NDArray[np.float32], ink: Ink) -> None:
        """Lay ink on the paper; ink on print darkens it."""
        rows, columns = self.paper.shape[:2]
        top, left = max(0, origin[1]), max(0, origin[0])
        bottom = min(rows, origin[1] + cover.shape[0])
        right = min(columns, origin[0] + cover.shape[1])
        if bottom <= top or right <= left:
            return
        part = cover[top - origin[1] : bottom - origin[1], left - origin[0] : right - origin[0]]
        spot = self.paper[top:bottom, left:right]
        inked = np.minimum(spot, np.array(ink, np.float32))
        spot[:] = spot * (1 - part[..., None]) + inked * part[..., None]


def _stamp(mask: NDArray[np.uint8], layer: NDArray[np.uint8]) -> NDArray[np.uint8]:
    np.maximum(mask, layer, out=mask)
    return mask


def _spline(control: NDArray[np.float64]) -> NDArray[np.float64]:
    """Catmull-Rom through the control points, 8 steps each."""
    padded = np.vstack([2 * control[0] - control[1], control, 2 * control[-1] - control[-2]])
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        parts.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    return np.vstack([*parts, control[-1:]])


def _value(rng: np.random.Generator, cells: int, width_mm: float) -> str:
    if cells:
        digits = rng.integers(0, 10, cells)
        return "".join(str(digit) for digit in digits)
    date = f"{rng.integers(1, 29):02}-{rng.integers(1, 13):02}-{rng.integers(1950, 2027)}"
    if width_mm < 22:
        return str(rng.integers(10, 999))
    if width_mm < 40:
        return date
    street = f"{rng.choice(_STREETS)} {rng.integers(1, 240)}"
    town = f"{rng.integers(1000, 9999)} AB {rng.choice(_TOWNS)}"
    return str(
        rng.choice(
            [street, date, str(rng.choice(_NAMES)), town] if width_mm > 55 else [street, date]
        )
    )


def _points(xy: NDArray[np.float64]) -> Points[PageMm]:
    return Points(np.asarray(xy, np.float64))


def _box(width_mm: float, height_mm: float) -> Quad[PageMm]:
    return Quad.box(0, 0, width_mm, height_mm)
