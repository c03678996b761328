"""The ways forms arrange what they ask. Each fills the band from `top` and says where it ends.

Where the answer stands is what a maker of forms would give a field: the box itself, the room over
a line up to a line and a half of print, the squares of a comb from the first to the last.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.forms.pdf.flat.made.pen import BOLD, Box, Pen
from tests.forms.pdf.flat.made.print import QUESTIONS, SAID, Said

#: Room left by questions for their answers ends here.
LEFT_MM, RIGHT_MM = 20.0, 190.0
_COLUMN_MM = 65.0
#: A field over a line: from a line of print to one and a half.
_LOW_MM, _HIGH_MM = 4.4, 6.4


@dataclass
class House:
    """How one form draws: its pen, language, size of print and the ways of its style."""

    pen: Pen
    language: str
    size: float
    box: Callable[[Pen, Box], None]
    line: Callable[[Pen, float, float, float], None]
    tick: Callable[[Pen, Box], None]
    comb: Callable[[Pen, Box, int], None]
    tick_mm: float
    height_mm: float
    number: int
    may_touch: bool

    @property
    def said(self) -> Said:
        """The words of its language."""
        return SAID[self.language]

    def question(self) -> tuple[str, str | None]:
        """The next question, and what it is about."""
        asked, semantic = QUESTIONS[self.language][self.number % len(QUESTIONS[self.language])]
        self.number += 1
        return asked, semantic or None

    def over(self, left: float, right: float, y: float, room: float) -> Box:
        """The field over a line with so much room."""
        return left, y - min(room, self.pen.rng.uniform(_LOW_MM, _HIGH_MM)), right, y


Layout = Callable[[House, float], float]


def labels_left(house: House, top: float) -> float:
    """Names in a column, boxes beside them."""
    pen = house.pen
    step = house.height_mm + pen.rng.uniform(1.5, 4)
    right = pen.rng.choice((140.0, 165.0, RIGHT_MM))
    for row in range(6):
        asked, semantic = house.question()
        y = top + row * step
        box = (_COLUMN_MM, y, right, y + house.height_mm)
        pen.say(LEFT_MM, y + house.height_mm / 2 + 1.1, asked, house.size)
        house.box(pen, box)
        pen.asks("write", box, asked, semantic)
    return top + 6 * step


def labels_above(house: House, top: float) -> float:
    """Names over their boxes, one to three in a row."""
    pen, step = house.pen, house.height_mm + 6.5
    for row in range(4):
        y = top + row * step + 4
        for left, right in _parts(pen, LEFT_MM, RIGHT_MM, 4.0):
            asked, semantic = house.question()
            pen.say(left, y - 1.2, asked, house.size - 1)
            box = (left, y, right, y + house.height_mm)
            house.box(pen, box)
            pen.asks("write", box, asked, semantic)
    return top + 4 * step


def labels_inside(house: House, top: float) -> float:
    """Cells that touch, each with its name small in the upper left corner."""
    pen, step = house.pen, pen_height(house)
    for row in range(5):
        y = top + row * step
        for left, right in _parts(pen, LEFT_MM, RIGHT_MM, 0.0):
            asked, semantic = house.question()
            house.box(pen, (left, y, right, y + step))
            pen.say(left + 0.9, y + 2.7, asked, 6.5)
            pen.asks("write", (left + 0.4, y + 3.2, right - 0.4, y + step), asked, semantic)
    return top + 5 * step


def pen_height(house: House) -> float:
    """How high a cell with its name inside is."""
    return max(house.height_mm + 3.0, 8.0)


def table(house: House, top: float) -> float:
    """A head, and empty rows; with names of rows in half of them."""
    pen, high = house.pen, max(house.height_mm, 5.0)
    heads = house.said.heads[: pen.rng.randint(3, 5)]
    names_rows = pen.rng.random() < 0.5
    step = (RIGHT_MM - LEFT_MM) / len(heads)
    for column, head in enumerate(heads):
        left = LEFT_MM + column * step
        cell = (left, top, left + step, top + high)
        house.box(pen, cell)
        pen.say(left + 1.2, top + high / 2 + 1.1, head, house.size - 1, BOLD)
        for row in range(1, 6):
            y = top + row * high
            house.box(pen, (left, y, left + step, y + high))
            if names_rows and column == 0:
                pen.say(left + 1.2, y + high / 2 + 1.1, house.question()[0], house.size - 1)
            else:
                pen.asks("write", (left, y, left + step, y + high), head)
    return top + 6 * high


def amounts(house: House, top: float) -> float:
    """Numbered items, and a column of boxes for amounts at the right."""
    pen = house.pen
    step = house.height_mm + (pen.rng.choice((0.0, 2.0)) if house.may_touch else 2.0)
    leads = pen.rng.random() < 0.5
    for row in range(7):
        asked, _ = house.question()
        y = top + row * step
        base = y + house.height_mm / 2 + 1.1
        end = pen.says(LEFT_MM, base, f"{row + 1}  {asked}", house.size)
        if leads:
            pen.say(end + 2, base, "." * round((150 - end - 2) / 0.9), 9)
        box = (155.0, y, RIGHT_MM, y + house.height_mm)
        house.box(pen, box)
        pen.asks("write", box, asked)
    return top + 7 * step


def long_box(house: House, top: float) -> float:
    """Two questions with a large box below each."""
    pen = house.pen
    for number in range(2):
        y = top + number * 36 + 4
        pen.say(LEFT_MM, y - 1.2, house.said.explains[:60] + "?", house.size)
        box = (LEFT_MM, y, RIGHT_MM, y + 28)
        house.box(pen, box)
        pen.asks("write", box, house.said.explains[:60])
    return top + 72


def signature_box(house: House, top: float) -> float:
    """Place and date in low boxes, a high one to sign in."""
    pen = house.pen
    places = ((LEFT_MM, 60.0, house.height_mm), (66.0, 105.0, house.height_mm), (111.0, 190.0, 20))
    named = (
        ("write", house.question()[0]),
        ("write", house.said.date),
        ("signature", house.said.signature),
    )
    for (left, right, high), (kind, asked) in zip(places, named, strict=True):
        pen.say(left, top + 3, asked, house.size - 1)
        box = (left, top + 4.2, right, top + 4.2 + high)
        house.box(pen, box)
        pen.asks(kind, box, asked, "x-signature" if kind == "signature" else None)
    return top + 26


def label_then_line(house: House, top: float) -> float:
    """A name and a line to the right edge; two of them in some rows."""
    pen, step = house.pen, pen_step(house)
    for row in range(6):
        y = top + (row + 1) * step
        for left, right in _parts(pen, LEFT_MM, RIGHT_MM, 4.0, most=2):
            asked, semantic = house.question()
            start = pen.says(left, y - 0.4, f"{asked}:", house.size) + 1.5
            house.line(pen, start, right, y)
            pen.asks("write", house.over(start, right, y, step - 1), asked, semantic)
    return top + 6 * step + 2


def pen_step(house: House) -> float:
    """How far apart lines stand."""
    return max(house.height_mm + 1.0, 7.0)


def captions_below(house: House, top: float) -> float:
    """Lines with their name small below them."""
    pen, step = house.pen, pen_step(house) + 4
    for row in range(5):
        y = top + (row + 1) * step - 4
        for left, right in _parts(pen, LEFT_MM, RIGHT_MM, 5.0):
            asked, semantic = house.question()
            house.line(pen, left, right, y)
            pen.say(left, y + 2.9, asked, 7)
            pen.asks("write", house.over(left, right, y, step - 4), asked, semantic)
    return top + 5 * step


def sentence(house: House, top: float) -> float:
    """A sentence with lines to fill in."""
    pen, step = house.pen, pen_step(house)
    for row in range(3):
        y, x = top + (row + 1) * step, LEFT_MM
        for word in house.said.sentence:
            if x > 150:
                break
            start = pen.says(x, y - 0.4, word, house.size) + 1.2
            right = min(start + pen.rng.uniform(25, 45), RIGHT_MM)
            house.line(pen, start, right, y)
            pen.asks("write", house.over(start, right, y, step - 1), word)
            x = right + 1.5
    return top + 3 * step + 2


def ruled_answer(house: House, top: float) -> float:
    """A question, and lines over the whole width for one long answer."""
    pen, step = house.pen, max(house.height_mm, 6.5)
    pen.say(LEFT_MM, top + 3, house.said.explains[:60] + "?", house.size)
    for row in range(5):
        house.line(pen, LEFT_MM, RIGHT_MM, top + 4 + (row + 1) * step)
    pen.asks("write", (LEFT_MM, top + 4, RIGHT_MM, top + 4 + 5 * step), house.said.explains[:60])
    return top + 5 * step + 6


def signature_line(house: House, top: float) -> float:
    """Place, date and signature on lines beside each other, named below."""
    pen, y = house.pen, top + 14
    named = (
        ("write", house.question()[0]),
        ("write", house.said.date),
        ("signature", house.said.signature),
    )
    for (left, right), (kind, asked) in zip(
        ((20.0, 70.0), (76.0, 110.0), (116.0, 190.0)), named, strict=True
    ):
        house.line(pen, left, right, y)
        pen.say(left, y + 3, asked, 7)
        semantic = "x-signature" if kind == "signature" else None
        pen.asks(kind, house.over(left, right, y, 10), asked, semantic)
    return top + 19


def ticks_left(house: House, top: float) -> float:
    """Options below each other, a box before each."""
    step = max(house.tick_mm + 1.6, 5.2)
    for row, option in enumerate((*house.said.options, *house.said.options)):
        left = LEFT_MM if row < len(house.said.options) else 110.0
        y = top + row % len(house.said.options) * step
        _tick(house, left + 1.5, y, option)
    return top + len(house.said.options) * step + 2


def yes_no_right(house: House, top: float) -> float:
    """Questions, with yes and no at the right edge."""
    pen, step = house.pen, max(house.tick_mm + 2.0, 6.0)
    for row in range(6):
        y = top + row * step
        pen.say(
            LEFT_MM, y + house.tick_mm - 0.6, house.said.explains[: 40 + 3 * row] + "?", house.size
        )
        _tick(house, 150, y, house.said.yes)
        _tick(house, 172, y, house.said.no)
    return top + 6 * step


def ticks_in_a_row(house: House, top: float) -> float:
    """A question, and its options behind each other."""
    pen, step = house.pen, max(house.tick_mm + 3.0, 7.0)
    for row in range(4):
        x, y = LEFT_MM + 30, top + row * step
        pen.say(LEFT_MM, y + house.tick_mm - 0.6, house.question()[0][:14], house.size)
        for option in house.said.options[:3]:
            x = _tick(house, x, y, option) + 6
    return top + 4 * step


def _tick(house: House, left: float, top: float, option: str) -> float:
    """A box to tick with what it means, and where that ends."""
    box = (left, top, left + house.tick_mm, top + house.tick_mm)
    house.tick(house.pen, box)
    house.pen.asks("tick", box, option)
    return house.pen.says(box[2] + 2.2, box[3] - 0.6, option, house.size)


def combs_left(house: House, top: float) -> float:
    """Names in a column, combs beside them."""
    pen, step = house.pen, 10.0
    for row in range(5):
        asked, semantic = house.question()
        count = pen.rng.choice((6, 8, 9, 10, 12, 16))
        y, wide_mm = top + row * step, pen.rng.choice((4.5, 5.0, 5.5))
        pen.say(LEFT_MM, y + 4, asked, house.size)
        box = (_COLUMN_MM, y, _COLUMN_MM + count * wide_mm, y + 6)
        house.comb(pen, box, count)
        pen.asks("comb", box, asked, semantic)
    return top + 5 * step


def comb_dates(house: House, top: float) -> float:
    """Dates: day, month and year in squares with a stroke or some white between."""
    pen = house.pen
    between = pen.rng.choice(("", "-", "/", "."))
    for row in range(4):
        x, y = _COLUMN_MM, top + row * 10
        pen.say(LEFT_MM, y + 4, house.said.date, house.size)
        for number, count in enumerate((2, 2, 4)):
            house.comb(pen, (x, y, x + 5 * count, y + 6), count)
            x += 5 * count
            if number < 2:
                pen.say(x + 0.9, y + 4.4, between, 10)
                x += 3.2
        pen.asks("comb", (_COLUMN_MM, y, x, y + 6), house.said.date)
    return top + 40


def _parts(
    pen: Pen, left: float, right: float, gap: float, most: int = 3
) -> Iterator[tuple[float, float]]:
    """A row of one to three places side by side."""
    count = pen.rng.randint(1, most)
    shares = [pen.rng.uniform(0.8, 1.5) for _ in range(count)]
    x, room = left, right - left - gap * (count - 1)
    for share in shares:
        end = x + room * share / sum(shares)
        yield x, end
        x = end + gap


BOX_LAYOUTS: tuple[Layout, ...] = (
    labels_left,
    labels_above,
    labels_inside,
    table,
    amounts,
    long_box,
    signature_box,
)
LINE_LAYOUTS: tuple[Layout, ...] = (
    label_then_line,
    captions_below,
    sentence,
    ruled_answer,
    signature_line,
)
TICK_LAYOUTS: tuple[Layout, ...] = (ticks_left, yes_no_right, ticks_in_a_row)
COMB_LAYOUTS: tuple[Layout, ...] = (combs_left, comb_dates)
#: Whose boxes touch, and of which one is high.
TOUCHING: tuple[Layout, ...] = (labels_inside, table)
HIGH: tuple[Layout, ...] = (long_box, signature_box)
