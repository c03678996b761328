"""How made-up forms look: a style for a whole form, and blocks set one below the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from tests.benchmarks.made_up.pdf import CHARACTER_WIDTH, Sheet
from tests.benchmarks.made_up.wording import Wording, wrapped

_MM_PER_POINT = 25.4 / 72
#: Less room than this, and the next block begins in the next column; few blocks are higher.
_ROOM_MM = 45.0
_PAPERS_MM = ((210.0, 297.0), (210.0, 297.0), (210.0, 297.0), (215.9, 279.4))


@dataclass(frozen=True)
class Style:
    """What all pages of a form share; lengths in mm, sizes of print in points."""

    paper_mm: tuple[float, float]
    family: str
    size_pt: float
    margin_mm: float
    columns: int
    headings: str
    label_above: bool
    writing: str
    row_mm: float
    line_mm: float
    tick_mm: float
    gap_mm: float
    logo: int
    sender: str

    @property
    def bold(self) -> str:
        """The font of headings."""
        return f"{self.family}-Bold"

    @property
    def plain(self) -> str:
        """The font of everything else."""
        return "Times-Roman" if self.family == "Times" else self.family

    def characters(self, width_mm: float) -> int:
        """How many characters of print fit in a width."""
        wide = CHARACTER_WIDTH[self.family] * self.size_pt * _MM_PER_POINT
        return max(8, int(width_mm / wide))


def style_of(form: int) -> Style:
    """The style of a form, by its number."""
    rng = np.random.default_rng([11, form])
    return Style(
        paper_mm=_PAPERS_MM[rng.integers(len(_PAPERS_MM))],
        family=str(rng.choice(["Helvetica", "Helvetica", "Times", "Courier"])),
        size_pt=float(rng.uniform(7.5, 10.5)),
        margin_mm=float(rng.uniform(12, 24)),
        columns=int(rng.choice([1, 1, 2])),
        headings=str(rng.choice(["bar", "ruled", "plain", "number"])),
        label_above=bool(rng.random() < 0.4),
        writing=str(rng.choice(["box", "line", "dots", "grey"])),
        row_mm=float(rng.uniform(5.5, 8.5)),
        line_mm=float(rng.uniform(0.1, 0.45)),
        tick_mm=float(rng.uniform(3.0, 4.5)),
        gap_mm=float(rng.uniform(2.5, 6)),
        logo=int(rng.integers(1 << 30)),
        sender=Wording((12, form)).words(1, 3).title(),
    )


@dataclass(frozen=True)
class Block:
    """A part of a page: its kind, the seed of what it says, and how often that was changed."""

    kind: str
    seed: tuple[int, ...]
    touched: int = 0

    def changed(self, by: int) -> "Block":
        """The block as a later version has it."""
        return replace(self, touched=by)


@dataclass(frozen=True)
class Room:
    """Where a block may stand: from `x`, `y` down, `width` wide; all in mm."""

    sheet: Sheet
    style: Style
    x: float
    y: float
    width: float


def set_page(style: Style, blocks: tuple[Block, ...], title: str, foot: str, number: int) -> Sheet:
    """A page with its head, its blocks as far as they fit, and its foot."""
    sheet = Sheet(*style.paper_mm)
    top = _head(sheet, style, title, number)
    width = style.paper_mm[0] - 2 * style.margin_mm
    column_mm = (width - (style.columns - 1) * 6) / style.columns
    bottom = style.paper_mm[1] - style.margin_mm - 6
    column, y = 0, top
    for block in blocks:
        x = style.margin_mm + column * (column_mm + 6)
        end = _KINDS[block.kind](
            Room(sheet, style, x, y, column_mm), Wording(block.seed, block.touched)
        )
        y = end + style.gap_mm
        if y > bottom - _ROOM_MM:
            column, y = column + 1, top
        if column == style.columns:
            break
    sheet.text(style.margin_mm, style.paper_mm[1] - style.margin_mm, foot, 7, style.plain)
    return sheet


def _head(sheet: Sheet, style: Style, title: str, number: int) -> float:
    rng = np.random.default_rng(style.logo)
    x, top = style.margin_mm, style.margin_mm
    if number > 1:
        sheet.text(x, top, title, style.size_pt, style.plain)
        return top + style.gap_mm + 4
    side = float(rng.uniform(9, 16))
    left = x if rng.random() < 0.6 else style.paper_mm[0] - x - side
    for _ in range(int(rng.integers(1, 4))):
        part = rng.uniform(0.2, 1.0, 2) * side
        corner = rng.uniform(0, 1, 2) * (side - part)
        sheet.box((left + corner[0], top + corner[1], part[0], part[1]), 0, rng.uniform(0, 0.6))
    sheet.text(x + (side + 4 if left == x else 0), top + 5, style.sender, 11, style.bold)
    size = float(rng.uniform(14, 20))
    sheet.text(x, top + side + 10, title, size, style.bold)
    return top + side + 14 + style.gap_mm


def _heading(room: Room, wording: Wording) -> float:
    style, x, y = room.style, room.x, room.y
    words = wording.words(2, 5).capitalize()
    if style.headings == "bar":
        room.sheet.box((x, y, room.width, 6), 0, 0.82)
    if style.headings == "ruled":
        room.sheet.line((x, y + 6), (x + room.width, y + 6), 2 * style.line_mm)
    if style.headings == "number":
        words = f"{len(words) % 9 + 1}.  {words}"
    room.sheet.text(x + 1.5, y + 4.4, words, style.size_pt + 1.5, style.bold)
    return y + 7.5


def _paragraph(room: Room, wording: Wording) -> float:
    text = " ".join(wording.sentence(6, 14) for _ in range(2 + len(wording.label()) % 3))
    return _lines(room, text, room.x, room.y, room.width)


def _lines(room: Room, text: str, x: float, y: float, width: float) -> float:
    leading = room.style.size_pt * _MM_PER_POINT * 1.25
    for line in wrapped(text, room.style.characters(width)):
        room.sheet.text(x, y + leading * 0.8, line, room.style.size_pt, room.style.plain)
        y += leading
    return y


def _note(room: Room, wording: Wording) -> float:
    end = _lines(room, wording.sentence(10, 22), room.x + 3, room.y + 2, room.width - 6) + 2
    room.sheet.box((room.x, room.y, room.width, end - room.y), room.style.line_mm)
    return end


def _questions(room: Room, wording: Wording) -> float:
    style, y = room.style, room.y
    for _ in range(2 + len(wording.words(1, 1)) % 4):
        label = wording.label()
        if style.label_above:
            room.sheet.text(room.x, y + 3, label, style.size_pt, style.plain)
            _space(room, (room.x, y + 4, room.width, style.row_mm))
            y += style.row_mm + 5.5
        else:
            share = 0.42 * room.width
            room.sheet.text(room.x, y + style.row_mm * 0.65, label, style.size_pt, style.plain)
            _space(room, (room.x + share, y, room.width - share, style.row_mm))
            y += style.row_mm + 1.5
    return y


def _space(room: Room, box: tuple[float, float, float, float]) -> None:
    """Room to write."""
    left, top, width, height = box
    if room.style.writing == "line":
        room.sheet.line((left, top + height), (left + width, top + height), room.style.line_mm)
    elif room.style.writing == "dots":
        room.sheet.dots(left, top + height - 0.5, width)
    else:
        grey = 0.9 if room.style.writing == "grey" else None
        room.sheet.box(box, room.style.line_mm, grey)
    room.sheet.field("Tx", box)


def _comb(room: Room, wording: Wording) -> float:
    style, y, label = room.style, room.y, wording.label()
    cells = min(6 + len(label) % 7, int((room.width * 0.58) / 4.5))
    left = room.x + 0.42 * room.width
    room.sheet.text(room.x, y + style.row_mm * 0.65, label, style.size_pt, style.plain)
    for cell in range(cells):
        room.sheet.box((left + cell * 4.5, y, 4.5, style.row_mm), style.line_mm)
    room.sheet.field("Tx", (left, y, cells * 4.5, style.row_mm), cells)
    return y + style.row_mm + 1.5


def _ticks(room: Room, wording: Wording) -> float:
    style = room.style
    y = _lines(room, wording.sentence(4, 9), room.x, room.y, room.width) + 1.5
    for _ in range(2 + len(wording.words(1, 1)) % 4):
        _tick(room, wording, room.x + 3, y, room.width - 3)
        y += style.tick_mm + 2.2
    return y


def _tick(room: Room, wording: Wording, x: float, y: float, width: float) -> None:
    style, side = room.style, room.style.tick_mm
    room.sheet.box((x, y, side, side), max(0.15, style.line_mm))
    room.sheet.field("Btn", (x, y, side, side))
    answer = wrapped(wording.answer(), style.characters(width - side - 3))[0]
    room.sheet.text(x + side + 2, y + side * 0.8, answer, style.size_pt, style.plain)


def _choices(room: Room, wording: Wording) -> float:
    """Ticks beside each other."""
    room.sheet.text(room.x, room.y + 3, wording.label(), room.style.size_pt, room.style.plain)
    count = 2 + len(wording.words(1, 1)) % 2
    each = room.width / count
    for number in range(count):
        _tick(room, wording, room.x + number * each, room.y + 4.5, each)
    return room.y + 5 + room.style.tick_mm


def _table(room: Room, wording: Wording) -> float:
    style, columns = room.style, 2 + len(wording.words(1, 1)) % 4
    rows, width = 2 + len(wording.words(1, 1)) % 5, room.width / columns
    room.sheet.box((room.x, room.y, room.width, style.row_mm), style.line_mm, 0.88)
    for column in range(columns):
        left = room.x + column * width
        words = wording.label()[: style.characters(width - 2)]
        room.sheet.text(left + 1, room.y + style.row_mm * 0.65, words, style.size_pt, style.bold)
        for row in range(1, rows + 1):
            box = (left, room.y + row * style.row_mm, width, style.row_mm)
            room.sheet.box(box, style.line_mm)
            room.sheet.field("Tx", box)
    return room.y + (rows + 1) * style.row_mm


def _signature(room: Room, wording: Wording) -> float:
    y = _lines(room, wording.sentence(8, 14), room.x, room.y, room.width) + 2
    half = room.width / 2 - 2
    for number, kind in enumerate(("Tx", "Sig")):
        box = (room.x + number * (half + 4), y + 4, half, 14.0)
        label = "Handtekening" if kind == "Sig" else wording.label()
        room.sheet.text(box[0], y + 3, label, room.style.size_pt, room.style.plain)
        room.sheet.box(box, room.style.line_mm)
        room.sheet.field(kind, box)
    return y + 18


_KINDS: dict[str, Callable[[Room, Wording], float]] = {
    "heading": _heading, "paragraph": _paragraph, "note": _note, "questions": _questions,
    "comb": _comb, "ticks": _ticks, "choices": _choices, "table": _table,
    "signature": _signature,
}  # fmt: skip
KINDS = tuple(_KINDS)
