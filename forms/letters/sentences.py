"""The sentences of a letter, each with the place of every word on paper.

In running text a sentence goes on over line ends, and a word broken there is mended. Where print
stands in lines of its own (letterhead, reference, table, slip) each line is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from forms.letters.closing import is_closing
from forms.letters.label_words import LabelKind, label_kind
from forms.letters.plain import plain, worded
from vision.geometry import PageMm, Quad
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText, box_around

#: What runs over line ends. Elsewhere a line is a thing of its own.
_RUNNING = frozenset({BlockKind.BODY, BlockKind.FOOTER})
#: Dutch abbreviations whose full stop ends no sentence; the last letter of some set apart too.
_ABBREVIATED = (
    "a.d. a.u.b. art. artt. bijv. bv. b.v. blz. ca. cf. c.q. d.d. dd. dhr. dr. drs. d.w.z. dwz. "
    "e.d. e.v. excl. fam. gem. i.h.b. i.o. i.p.v. i.v.m. incl. ing. ir. jl. m.b.t. m.b.v. "
    "m.i.v. mej. mevr. mr. mw. m.u.v. max. min. n.a.v. nl. nr. nrs. n.v.t. o.a. o.b.v. o.g.v. "
    "o.v.v. ovv. p.a. p/a. par. plm. prof. resp. s.v.p. sr. jr. st. stb. stcrt. t.a.v. t.b.v. "
    "t.g.v. tel. t.n.v. tnv. t/m. t.o.v. v.a. vgl. vnl. w.o. z.g. zgn. z.o.z. "
    "jan. feb. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec. m. v."
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
#: “Kohierno. 12.34”, “aanslagnr. 5”.
_NUMBER_SIGN = re.compile(r"(?:no|nr|nrs|nos)\.$", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"”’')\]]*$")
_BULLET = re.compile(r"(?:[-–—•·▪■●○◦*>»]|\(?[a-z0-9]{1,2}[.)])$", re.IGNORECASE)
#: What stands alone by what it says: a salutation and a greeting.
_SALUTATION = re.compile(
    r"(?:Geachte|Beste)\b.{0,60}[,:]?$"
    r"|(?:Zeer geachte|Weledel\w*|Hooggeachte|Dag|Hallo|Hoi|Lieve|Goede(?:morgen|middag|ndag)"
    r"|Mijn(?:e heer|heer)|Mevrouw|Waarde|Aan (?:de|alle) (?:bewoners?|ouders?|huurders?)"
    r"|L\.? ?S)\b.{0,60},$"
)
#: A label with its value, where the line above or below is one too: "Belastingrente: EUR 46,00".
_STANDS_ALONE = re.compile(r"[A-ZÀ-Þ][^:.;!?]{2,45}: (?=[€A-Z0-9])(?!.*[a-z]{2}\.)[^;!?]{1,40}")
_PLACE_AND_DAY = re.compile(
    r"[A-ZÀ-Þ'’][\w'’ .-]{1,30}, (?:\w{2,6}dag )?\d{1,2} [a-z]{3,9}\.? \d{4}"
)
_FORMULA = re.compile(r"(?:Geachte|Beste)\b")
#: How to reach the sender, on a line of its own below another.
_REACHED = re.compile(
    r"(?:E(?:-?mail)?|Mail)\s?:? \S+@|(?:W(?:ebsite|eb)?|Internet|I)\s?:? (?:www\.|https?:)\S"
    r"|(?:T(?:el(?:efoon(?:nummer)?)?)?\.?)\s?:? [+(\d]"
)
_NUMBER = re.compile(r"(?:€|EUR$|\(?\+?\d|[A-Z]{2}\d\d)")
_VALUE = re.compile(r"[A-Z0-9€]|\w{2,6}dag$")
_LINE_LABELS = frozenset({LabelKind.DATE, LabelKind.SUBJECT, LabelKind.REFERENCE, LabelKind.DUE})
_STOPS = (".", "!", "?", ":", ";")
#: What no sentence and no line that stands alone ends with.
_LEADING = (
    "aan als bij dat de deze die door een en het in met naar of om onze op per te tot uit uw van "
    "voor"
)
_LEADING_ON = frozenset(_LEADING.split())
_BEGINS = re.compile(r"[\"“‘'(\[]*[A-ZÀ-Þ0-9€]")
#: In "zorg- en huurtoeslag" the hyphen is meant, also at the end of a line.
_SHARED = frozenset({"en", "of", "en/of", "of/en", "dan", "tot", "als"})
#: "Tervaart, 19" above "januari 2024", "19 januari" above "2024"; so many cells further at most.
_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_BROKEN_DAYS = tuple(
    (re.compile(begun, re.IGNORECASE), re.compile(rest, re.IGNORECASE))
    for begun, rest in (
        (r"\b(?:[12]?\d|3[01])$", rf"{_MONTH} (?:19|20)\d\d"),
        (rf"\b(?:[12]?\d|3[01]) {_MONTH}$", r"(?:19|20)\d\d"),
    )
)
_NEAR_CELLS = 6
_BROKEN_AT = re.compile(r"-$|[^\s/]/$")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}-$")
_BROKEN_ADDRESS = re.compile(r"(?:www\.|https?:|@|\.[a-z]{2,}(?=/)).*[/.@_-]$", re.IGNORECASE)
#: An address that has no end yet: a narrow column broke its name in two.
_ENDLESS_ADDRESS = re.compile(r"(?:^www\.|@)[\w-]+$", re.IGNORECASE)
#: The rest of an address that was broken in its name, or at a hyphen of its own.
_REST_OF_ADDRESS = re.compile(r"[\w-]+\.(?:[a-z]{2,})\b(?!\.$)")
#: A line that had room for the next word ended on purpose; the space between words in mm, about.
_SPACE_MM = 1.0
#: Lines are as wide as the widest of their block, within so many mm of loose setting.
_SLACK_MM = 4.0
#: Running text is wider than this; a narrower block is lines of their own.
_NARROW_MM = 60.0
#: A line of less than this share of its block's width is short.
_SHORT = 0.5
#: Between two cells of a row the gap is wider than this; in running text, which may be set loosely,
#: only the wider one counts. In mm, and in heights of a letter.
_CELL_GAP, _CELL_MM, _WIDE_MM = 1.2, 3.0, 5.0


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence or a line that stands alone.

    `words` are as printed; word i stands in `text` at `spans[i]` (start, end), the two halves of a
    broken word side by side. `lines` are the numbers of its lines on the sheet, from 0 in
    reading order; `block` is the number of its block; `page` is the number of its sheet, from 0.
    `is_cell`: it stands alone by how it is set, as a label, a value or a cell of a table; `before`
    is what stands left of it in its row.
    """

    text: str
    words: tuple[PrintedWord, ...]
    spans: tuple[tuple[int, int], ...]
    kind: BlockKind
    lines: tuple[int, ...]
    block: int
    page: int = 0
    is_cell: bool = False
    before: str = ""

    @property
    def worded(self) -> str:
        """`text` in plain words, each character at its place: for finding, never for showing."""
        return worded(self.text)

    @property
    def area(self) -> Quad[PageMm]:
        """The box around all of it."""
        return box_around(self.words)

    def words_at(self, start: int, end: int) -> tuple[PrintedWord, ...]:
        """The printed words that hold the characters `start` to `end` of `text`."""
        placed = zip(self.words, self.spans, strict=True)
        return tuple(word for word, (left, right) in placed if left < end and right > start)

    def area_at(self, start: int, end: int) -> Quad[PageMm]:
        """The box around the words at those characters, in mm on paper."""
        return box_around(self.words_at(start, end) or self.words)

    def confidence_at(self, start: int, end: int) -> float:
        """How surely those characters were read, 0..1: that of the least sure word."""
        return min((word.confidence for word in self.words_at(start, end)), default=0.0)


def sentences_of(text: SheetText, page: int = 0) -> tuple[Sentence, ...]:
    """All sentences of a sheet in reading order; together they hold every word once."""
    return tuple(_with_whole_days(list(_sentences(text, page))))


def _with_whole_days(sentences: list[Sentence]) -> Iterator[Sentence]:
    """The sentences; a day that a narrow column broke before its month or year as one cell."""
    taken: set[int] = set()
    for number, each in enumerate(sentences):
        if number in taken:
            continue
        after = range(number + 1, min(number + 1 + _NEAR_CELLS, len(sentences)))
        rest = next((at for at in after if _is_rest_of_day(each, sentences[at])), None)
        if rest is not None:
            taken.add(rest)
        yield each if rest is None else joined(each, sentences[rest])


def _is_rest_of_day(first: Sentence, second: Sentence) -> bool:
    """Whether a cell is the rest of the day with which the one above it ends."""
    if not (first.is_cell and second.is_cell and first.block == second.block):
        return False
    is_below = second.lines[0] == first.lines[-1] + 1
    return is_below and any(
        begun.search(first.text) and rest.fullmatch(second.text) for begun, rest in _BROKEN_DAYS
    )


def joined(first: Sentence, second: Sentence) -> Sentence:
    """Two sentences or lines as one, with no space where a hyphen or a stroke broke one word."""
    is_broken = _BROKEN_AT.search(first.text) and second.text.split()[0] not in _SHARED
    start = first.text if is_broken else f"{first.text} "
    moved = tuple((left + len(start), right + len(start)) for left, right in second.spans)
    return replace(
        first,
        text=start + second.text,
        words=first.words + second.words,
        spans=first.spans + moved,
        lines=first.lines + second.lines,
    )


def _sentences(text: SheetText, page: int) -> Iterator[Sentence]:
    first_line = 0
    for number, block in _whole_blocks(text.blocks):
        for part in _parts(block):
            yield _joined(part, first_line, block.kind, number, page)
        first_line += len(block.lines)


def _whole_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Block]]:
    """The blocks with their numbers; one that goes on in the next, in mid-sentence, with it."""
    begun: tuple[int, Block] | None = None
    for number, block in enumerate(blocks):
        if begun is not None and _goes_on(begun[1], block):
            begun = (begun[0], Block(begun[1].kind, (*begun[1].lines, *block.lines)))
            continue
        if begun is not None:
            yield begun
        begun = (number, block)
    if begun is not None:
        yield begun


def _goes_on(block: Block, following: Block) -> bool:
    if block.kind is not BlockKind.BODY or following.kind is not BlockKind.BODY:
        return False
    last, first = block.lines[-1], following.lines[0]
    if last.words[-1].text.endswith(_STOPS):
        return False
    bottom_mm = max(word.bottom_mm for word in last.words)
    height = bottom_mm - min(word.top_mm for word in last.words)
    gap = min(word.top_mm for word in first.words) - bottom_mm
    is_aligned = abs(first.words[0].left_mm - block.lines[0].words[0].left_mm) < _SLACK_MM
    is_begun = first.words[0].text[0].islower() or not _had_room(block, last, first)
    return is_aligned and -height < gap < height and is_begun


@dataclass
class _Part:
    """The words of one sentence, each with the number of its line in the block."""

    placed: list[tuple[int, PrintedWord]] = field(default_factory=list)
    is_cell: bool = False
    before: str = ""


def _parts(block: Block) -> Iterator[_Part]:
    is_list = _is_list_of_lines(block)
    part = _Part(is_cell=is_list)
    for number, line in enumerate(block.lines):
        cells = cells_of(line, block.kind)
        is_row = len(cells) > 1 or block.kind not in _RUNNING
        if part.placed and (is_row or is_list or _begins_anew(block, number)):
            yield part
            part = _Part(is_cell=is_list)
        if is_row:
            yield from _cells(cells, number)
            continue
        for place, word in enumerate(line.words):
            part.placed.append((number, word))
            following = _following(block, number, place)
            if following and _ends(word.text, following.text, len(part.placed)):
                yield part
                part = _Part(is_cell=is_list)
    if part.placed:
        yield part


def _is_list_of_lines(block: Block) -> bool:
    """Whether a narrow block is lines below each other, as addresses and references are."""
    width_mm = max(each.words[-1].right_mm for each in block.lines) - min(
        each.words[0].left_mm for each in block.lines
    )
    going_on = sum(
        line.words[0].text[0].islower() or before.text.endswith("-")
        for before, line in pairwise(block.lines)
    )
    return width_mm < _NARROW_MM and going_on <= 0.3 * len(block.lines)


def _cells(cells: tuple[PrintedLine, ...], number: int) -> Iterator[_Part]:
    before = ""
    for cell in cells:
        yield _Part([(number, word) for word in cell.words], True, before)
        before = f"{before} {cell.text}".strip()


def cells_of(line: PrintedLine, kind: BlockKind) -> tuple[PrintedLine, ...]:
    """A line cut at its wide gaps: the cells of a row, or a label and its value."""
    cells: list[list[PrintedWord]] = [[line.words[0]]]
    for left, right in pairwise(line.words):
        height = max(left.bottom_mm - left.top_mm, right.bottom_mm - right.top_mm)
        least = _WIDE_MM if kind in _RUNNING else max(_CELL_GAP * height, _CELL_MM)
        if right.left_mm - left.right_mm > least:
            cells.append([])
        cells[-1].append(right)
    return tuple(PrintedLine(tuple(words)) for words in cells)


def _following(block: Block, number: int, place: int) -> PrintedWord | None:
    words = block.lines[number].words
    if place + 1 < len(words):
        return words[place + 1]
    return block.lines[number + 1].words[0] if number + 1 < len(block.lines) else None


def _begins_anew(block: Block, number: int) -> bool:
    line, before = block.lines[number], block.lines[number - 1]
    is_led_to = before.words[-1].text in _LEADING_ON
    formulas = (_FORMULA, _SALUTATION) if is_led_to else (_FORMULA, _SALUTATION, _REACHED)
    is_formula = any(each.match(line.text) for each in formulas) or is_closing(plain(line.text))
    both = before.text, line.text
    is_alone = all(map(_STANDS_ALONE.fullmatch, both)) or any(map(_PLACE_AND_DAY.fullmatch, both))
    if is_formula or is_alone or _SALUTATION.match(before.text) or _is_labelled(line):
        return True
    first = line.words[0]
    had_room = _had_room(block, before, line)
    if _BULLET.match(first.text) and len(line.words) > 1:
        return had_room or before.words[-1].text.endswith(_STOPS)
    if not had_room or is_led_to:
        return False
    is_end = before.words[-1].text.endswith((":", ";"))
    return is_end or bool(_BEGINS.match(first.text)) or _is_short(block, before)


def _is_labelled(line: PrintedLine) -> bool:
    """Whether a line begins with a label and its value, as "Kenmerk 12.34" does."""
    words = [word.text for word in line.words]
    for count in range(1, min(len(words), 4)):
        kind = label_kind(" ".join(words[:count]))
        if kind in _LINE_LABELS and words[0][0].isupper() and _VALUE.match(words[count]):
            return True
    return False


def _is_short(block: Block, line: PrintedLine) -> bool:
    """Whether a line is much shorter than its block, as a label above its value is."""
    width_mm = max(each.words[-1].right_mm for each in block.lines) - min(
        each.words[0].left_mm for each in block.lines
    )
    return line.words[-1].right_mm - line.words[0].left_mm < _SHORT * width_mm


def _had_room(block: Block, line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the next word would have fitted at the end of `line`: then it ended on purpose."""
    right_mm = max(each.words[-1].right_mm for each in block.lines)
    first, last = following.words[0], _unbreakable(following)
    width_mm = last.right_mm - first.left_mm
    return right_mm - line.words[-1].right_mm > width_mm + _SPACE_MM + _SLACK_MM


def _unbreakable(line: PrintedLine) -> PrintedWord:
    """The last of the first words of a line that are set as one: an account, an amount."""
    last = line.words[0]
    if not _NUMBER.match(last.text):
        return last
    for word in line.words[1:]:
        if not _NUMBER.match(word.text) and not re.fullmatch(r"[A-Z]{4}", word.text):
            break
        last = word
    return last


def _ends(word: str, following: str, length: int) -> bool:
    """Whether a sentence ends with `word`, being so many words long with it."""
    if not _END.search(word):
        return False
    if word.lower().lstrip("(\"'“‘[") in _ABBREVIATIONS or re.fullmatch(r"(?:[A-Z]\.)+", word):
        return False
    is_set_apart = re.fullmatch(r"[a-z]\. [a-z]\.", f"{word} {following}")  # "o. v. v."
    if is_set_apart or (length == 1 and re.fullmatch(r"\d{1,2}\.", word)):
        return False
    is_broken = _BROKEN_ADDRESS.search(word) and re.match(r"[a-z]{2}", following)
    if is_broken or (_NUMBER_SIGN.search(word) and following[:1].isdigit()):
        return False
    return bool(_BEGINS.match(following) or _BULLET.match(following)) or word.endswith(("?", "!"))


def _joined(part: _Part, first_line: int, kind: BlockKind, block: int, page: int) -> Sentence:
    text, spans = "", list[tuple[int, int]]()
    last_line: int | None = None
    for line, word in part.placed:
        text = _glued(text, word.text, is_line_end=last_line is not None and line != last_line)
        spans.append((len(text) - len(word.text), len(text)))
        last_line = line
    # Half a broken word lost its hyphen: its span ends where the other half begins.
    ends = [
        (start, min(end, following[0]))
        for (start, end), following in zip(spans, [*spans[1:], (len(text), 0)], strict=True)
    ]
    return Sentence(
        text=text,
        words=tuple(word for _, word in part.placed),
        spans=tuple(ends),
        kind=kind,
        lines=tuple(dict.fromkeys(first_line + line for line, _ in part.placed)),
        block=block,
        page=page,
        is_cell=part.is_cell,
        before=part.before,
    )


def _glued(text: str, word: str, *, is_line_end: bool) -> str:
    if not text:
        return word
    last = text.rsplit(" ", 1)[-1]
    if is_line_end:
        is_address = _BROKEN_ADDRESS.search(last) or (
            (last.endswith("-") or _ENDLESS_ADDRESS.search(last)) and _REST_OF_ADDRESS.match(word)
        )
        if is_address:
            return text + word
        if _BROKEN_WORD.search(last) and word[0].islower() and word.lower() not in _SHARED:
            return text[:-1] + word
        if re.search(r"\w/$", last):
            return text + word  # "98484/" above "PS/WR"
        if re.search(r"\w-$", last) and word.lower() not in _SHARED:
            return text + word
    return f"{text} {word}"
