"""Made forms: invented ones in many drawing styles and layouts, with the truth of every answer.

They look like forms of Dutch, German, French, Belgian, British and American authorities in how they
are drawn, not in what they say. A page is chosen by its style, its layout and a seed.
"""

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.forms.pdf.flat.made.boxes import BOXES, LOW, NEEDS_GROUND, STAND_ALONE, filled_frame
from tests.forms.pdf.flat.made.layouts import (
    BOX_LAYOUTS,
    COMB_LAYOUTS,
    HIGH,
    LEFT_MM,
    LINE_LAYOUTS,
    RIGHT_MM,
    TICK_LAYOUTS,
    TOUCHING,
    House,
    Layout,
)
from tests.forms.pdf.flat.made.pen import BOLD, Answer, Box, Pen, wide
from tests.forms.pdf.flat.made.signs import COMBS, LINES, TICKS

#: Below this the foot of the page begins.
_FOOT_MM = 262.0


@dataclass(frozen=True)
class MadeForm:
    """One page: what it is drawn with, how it is arranged, its PDF and its answers."""

    part: str
    style: str
    layout: str
    pdf: bytes
    answers: tuple[Answer, ...]
    office: tuple[Box, ...]


def kinds() -> Iterator[tuple[str, str, Layout]]:
    """Every part of a form with a style of it and a layout it comes in."""
    for part, styles, layouts in (
        ("box", BOXES, BOX_LAYOUTS),
        ("line", LINES, LINE_LAYOUTS),
        ("tick", TICKS, TICK_LAYOUTS),
        ("comb", COMBS, COMB_LAYOUTS),
    ):
        for style in styles:
            for layout in layouts:
                touches = style in STAND_ALONE and layout in TOUCHING
                if not touches and not (style in LOW and layout in HIGH):
                    yield part, style, layout


def made_form(part: str, style: str, layout: Layout, seed: int = 0) -> MadeForm:
    """A page whose answers are all drawn in one style and layout."""
    name = layout.__name__.replace("_", " ")
    rng = random.Random(zlib.crc32(f"{part} {style} {name} {seed}".encode()))
    pen = Pen(rng)
    house = House(
        pen=pen,
        language=rng.choice(("nl", "de", "fr", "en")),
        size=rng.choice((8.5, 9.0, 10.0)),
        box=BOXES[style if part == "box" else "outline"],
        line=LINES[style if part == "line" else "rule"],
        tick=TICKS[style if part == "tick" else "square"],
        comb=COMBS[style if part == "comb" else "squares"],
        tick_mm=3.0 if "brackets" in style else rng.choice((3.0, 3.5, 4.2, 5.0)),
        height_mm=rng.choice((5.5, 6.3, 7.5, 9.0)),
        number=rng.randrange(10),
        may_touch=style not in STAND_ALONE,
    )
    if style == "short underscores":
        house.tick_mm = 5.88
    office = _draw(house, layout, has_ground=style in NEEDS_GROUND or style.startswith("white squ"))
    return MadeForm(part, style, name, pen.pdf(), tuple(pen.answers), office)


def _draw(house: House, layout: Layout, *, has_ground: bool) -> tuple[Box, ...]:
    pen, rng = house.pen, house.pen.rng
    pen.fill((LEFT_MM, 10, LEFT_MM + 14, 24), rng.choice((0.2, 0.5)))
    pen.say(LEFT_MM + 20, 18, house.said.title, 14, BOLD)
    _print(house, 30, 2)
    y, bar = 42.0, rng.choice(("dark", "tint", "underlined", "plain", "framed"))
    while y < 150:
        here = len(pen.ops)
        end = layout(house, _head(house, y, bar)) + 3
        if has_ground:
            ground = f"q {rng.choice(('0.85 0.92 0.98', '0.9 0.9 0.9', '1 0.95 0.8'))} rg"
            drawn, pen.ops = pen.ops[here:], pen.ops[:here]
            pen.op(ground)
            pen.rect((LEFT_MM - 4, y - 2, RIGHT_MM + 4, end), "f")
            pen.op("Q")
            pen.ops += drawn
        if bar == "framed":
            pen.rect((LEFT_MM - 3, y - 1, RIGHT_MM + 3, end))
        y = end + 6
    _print(house, y + 2, rng.randint(2, 5))
    office = ((LEFT_MM, 236.0, RIGHT_MM, 256.0),) if y < 210 and rng.random() < 0.4 else ()
    for box in office:
        _office(house, box)
    if rng.random() < 0.5:
        pen.line(LEFT_MM, _FOOT_MM + 18, RIGHT_MM, _FOOT_MM + 18)
    pen.say(LEFT_MM, _FOOT_MM + 22, house.said.foot, 7)
    pen.say(RIGHT_MM - 6, _FOOT_MM + 22, "1/2", 7)
    return office


def _print(house: House, top: float, lines: int) -> None:
    """Running print, which asks nothing."""
    for line in range(lines):
        house.pen.say(LEFT_MM, top + 4.2 * line, (house.said.explains + " ")[: 105 - line], 8.5)


def _head(house: House, y: float, bar: str) -> float:
    """The head of a section, and where what it asks begins."""
    pen, said = house.pen, house.said.section
    if bar == "dark":
        pen.fill((LEFT_MM, y, RIGHT_MM, y + 6), 0.25)
        pen.op("1 g")
        pen.say(LEFT_MM + 2, y + 4.2, said, 10, BOLD)
        pen.op("0 g")
    elif bar == "tint":
        pen.fill((LEFT_MM, y, RIGHT_MM, y + 6), 0.85)
        pen.say(LEFT_MM + 2, y + 4.2, said, 10, BOLD)
    else:
        pen.say(LEFT_MM, y + 4.2, said, 11, BOLD)
    if bar == "underlined":
        pen.line(LEFT_MM, y + 5.6, RIGHT_MM, y + 5.6)
    return y + 11


def _office(house: House, box: Box) -> None:
    """A block that the office fills in."""
    pen, (left, top, right, bottom) = house.pen, box
    if pen.rng.random() < 0.5:
        pen.fill(box, 0.85)
    filled_frame(pen, box)
    end = left + wide(house.said.office, 8, BOLD)
    pen.say(left + 2, top + 4, house.said.office, 8, BOLD)
    pen.rect((end + 10, top + 2, end + 60, top + 8))
    pen.say(left + 2, bottom - 3, house.said.date, 8)
    pen.line(left + 20, bottom - 3, right - 60, bottom - 3)
