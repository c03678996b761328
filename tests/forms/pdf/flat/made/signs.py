"""The ways forms draw boxes to tick, lines to write on, and combs."""

from collections.abc import Callable

from tests.forms.pdf.flat.made.boxes import (
    filled_frame,
    four_strokes,
    outline,
    pale_outline,
    picture,
    rounded,
    shaded,
    thin_bars,
    white,
    with_white_inside,
)
from tests.forms.pdf.flat.made.pen import DINGBATS, MM, SQUARES, WINGDINGS, Box, Pen


def ring(pen: Pen, box: Box) -> None:
    left, top, right, bottom = box
    rounded(pen, box, radius=min(right - left, bottom - top) / 2)


def grey_ring(pen: Pen, box: Box) -> None:
    pen.op("q 0.6 G 1 w")
    ring(pen, box)
    pen.op("Q")


def _sign(pen: Pen, box: Box, font: str, letter: str) -> None:
    """A sign of a font, as large as the box."""
    left, _, right, bottom = box
    pen.say(left - 0.3, bottom - 0.2, letter, (right - left) * MM / 0.72, font)


def dingbat(pen: Pen, box: Box) -> None:
    _sign(pen, box, DINGBATS, "o")


def shadowed_dingbat(pen: Pen, box: Box) -> None:
    _sign(pen, box, DINGBATS, "q")


def wingding(pen: Pen, box: Box) -> None:
    _sign(pen, box, WINGDINGS, "o")


def wingding_8_bit(pen: Pen, box: Box) -> None:
    _sign(pen, box, WINGDINGS, "\xa8")


def unicode_square(pen: Pen, box: Box) -> None:
    left, _, right, bottom = box
    pen.say(left, bottom, "a", (right - left) * MM / 0.75, SQUARES)


def brackets(pen: Pen, box: Box) -> None:
    left, _, right, bottom = box
    pen.say(left - 1.0, bottom - 0.8, "[", 11)
    pen.say(right, bottom - 0.8, "]", 11)


def round_brackets(pen: Pen, box: Box) -> None:
    left, _, right, bottom = box
    pen.say(left - 1.2, bottom - 0.8, "(", 11)
    pen.say(right, bottom - 0.8, ")", 11)


def spaced_brackets(pen: Pen, box: Box) -> None:
    """In one piece of text: "[   ]"."""
    left, _, _, bottom = box
    pen.say(left - 1.0, bottom - 0.8, "[   ]", 10)


def short_underscores(pen: Pen, box: Box) -> None:
    left, _, right, bottom = box
    pen.say(left, bottom - 0.5, "_" * round((right - left) / 1.96), 10)


TICKS: dict[str, Callable[[Pen, Box], None]] = {
    "square": outline, "pale square": pale_outline, "four strokes": four_strokes,
    "thin bars": thin_bars, "filled frame": filled_frame,
    "rounded square": lambda pen, box: rounded(pen, box, 0.6), "shaded square": shaded,
    "white square": white, "white on dark": with_white_inside, "picture": picture, "ring": ring,
    "grey ring": grey_ring, "dingbat": dingbat, "shadowed dingbat": shadowed_dingbat,
    "wingding": wingding, "wingding 8 bit": wingding_8_bit, "unicode square": unicode_square,
    "brackets": brackets, "round brackets": round_brackets, "spaced brackets": spaced_brackets,
    "short underscores": short_underscores,
}  # fmt: skip


def rule(pen: Pen, left: float, right: float, y: float) -> None:
    pen.line(left, y, right, y)


def pale_rule(pen: Pen, left: float, right: float, y: float) -> None:
    pen.op("q 0.7 G 0.25 w")
    rule(pen, left, right, y)
    pen.op("Q")


def bar(pen: Pen, left: float, right: float, y: float) -> None:
    pen.rect((left, y, right, y + 0.17), "f")


def underscores(pen: Pen, left: float, right: float, y: float) -> None:
    size = 10
    pen.say(left, y - 0.3, "_" * round((right - left) / (size * 0.556 / MM)), size)


def leaders(pen: Pen, left: float, right: float, y: float) -> None:
    """Full stops."""
    pen.say(left, y, "." * round((right - left) / (9 * 0.278 / MM)), 9)


def spaced_leaders(pen: Pen, left: float, right: float, y: float) -> None:
    pen.say(left, y, " ." * round((right - left) / (9 * 0.556 / MM)), 9)


def ellipses(pen: Pen, left: float, right: float, y: float) -> None:
    """In the 8 bits of WinAnsi the ellipsis is \\205."""
    many = "\\205" * round((right - left) / (9 / MM))
    pen.op(f"BT /F6 9 Tf {pen.at(left, y)} Td ({many}) Tj ET")


def dotted_stroke(pen: Pen, left: float, right: float, y: float) -> None:
    pen.op("q [0 2.2] 0 d 1 J 0.7 w")
    rule(pen, left, right, y)
    pen.op("Q")


def dashed_stroke(pen: Pen, left: float, right: float, y: float) -> None:
    pen.op("q [3 2] 0 d")
    rule(pen, left, right, y)
    pen.op("Q")


def wide_dashes(pen: Pen, left: float, right: float, y: float) -> None:
    pen.op("q [2 4] 0 d")
    rule(pen, left, right, y)
    pen.op("Q")


LINES: dict[str, Callable[[Pen, float, float, float], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        rule, pale_rule, bar, underscores, leaders, spaced_leaders, ellipses, dotted_stroke,
        dashed_stroke, wide_dashes,
    )
}  # fmt: skip

Combed = tuple[Box, list[float]]


def _cells(box: Box, count: int) -> list[Box]:
    left, top, right, bottom = box
    step = (right - left) / count
    return [(left + n * step, top, left + (n + 1) * step, bottom) for n in range(count)]


def _each(draw: Callable[[Pen, Box], None], gap: float) -> Callable[[Pen, Box, int], None]:
    def drawn(pen: Pen, box: Box, count: int) -> None:
        for left, top, right, bottom in _cells(box, count):
            draw(pen, (left + gap / 2, top, right - gap / 2, bottom))

    return drawn


def _divided(over: float, begin: str = "q", is_boxed: bool = True) -> Callable[..., None]:
    """A box, or a line with walls, with uprights that take this share of its height."""

    def drawn(pen: Pen, box: Box, count: int) -> None:
        left, top, right, bottom = box
        height = bottom - top
        if is_boxed:
            pen.rect(box)
        else:
            pen.line(left, bottom, right, bottom)
            for x in (left, right):
                pen.line(x, bottom - over * height, x, bottom)
        pen.op(begin)
        for _, _, x, _ in _cells(box, count)[:-1]:
            pen.line(x, bottom - over * height, x, bottom)
        pen.op("Q")

    return drawn


def _dashes(pen: Pen, box: Box, count: int) -> None:
    for left, _, right, bottom in _cells(box, count):
        pen.line(left + 0.6, bottom, right - 0.6, bottom)


def _underscores(pen: Pen, box: Box, count: int) -> None:
    left, _, right, bottom = box
    size = (right - left) / count * MM / 0.834
    pen.say(left, bottom, "_ " * count, size)


def _lettered(pen: Pen, box: Box, count: int) -> None:
    """Squares with the letter that belongs in each, pale: D D M M Y Y Y Y."""
    for number, cell in enumerate(_cells(box, count)):
        pen.rect(cell)
        pen.op("0.7 g")
        pen.say((cell[0] + cell[2]) / 2 - 0.9, cell[3] - 1.6, "DDMMYYYY"[number % 8], 7)
        pen.op("0 g")


COMBS: dict[str, Callable[[Pen, Box, int], None]] = {
    "squares": _each(outline, 0), "squares apart": _each(outline, 1.0),
    "rounded squares": _each(lambda pen, box: rounded(pen, box, 0.8), 0.6),
    "white squares": _each(white, 0.7), "shaded squares": _each(shaded, 0.7),
    "thin bars": _each(thin_bars, 0), "divided": _divided(1.0), "ticks": _divided(0.35),
    "half ticks": _divided(0.5), "pale dividers": _divided(1.0, "q 0.8 G 0.3 w"),
    "dotted dividers": _divided(1.0, "q [0 1.5] 0 d 1 J"),
    "open above": _divided(1.0, is_boxed=False), "ticks on a line": _divided(0.4, is_boxed=False),
    "dashes": _dashes, "underscores": _underscores, "lettered": _lettered,
}  # fmt: skip
