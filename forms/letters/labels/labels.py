"""What stands beside or below which label: "Kenmerk: 12.34", or in columns, or in two blocks."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.letters.label_words import OF_NUMBERS, LabelKind, label_kind
from forms.letters.labels.broken_values import with_whole_numbers
from forms.letters.labels.cells import (
    SAME_EDGE_MM,
    Cell,
    lines_up,
    stands_below,
    stands_right,
)
from forms.letters.labels.labelled import Labelled
from forms.letters.labels.labels_inside import label_in
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import ibans_in, was_account
from forms.letters.values.contacts import phones_in
from forms.letters.values.dates import dates_in
from forms.letters.values.money import amounts_in
from vision.text.printed import BlockKind

#: A value that stands below its label is no running text; what a letter is about may be longer.
_LONGEST_VALUE, _LONGEST_SUBJECT = 70, 140
#: The first line of a label that goes on below.
_HANGS = re.compile(r"(?:[-/]|\b(?:en|of|van|de|het|met|bij|uw|ons|onze|voor|deze|dit))$")
#: What can only be a number by which something is called: capitals, figures and what joins them,
#: at least five figures, or two behind capitals and a hyphen, or with a stroke between them.
#: "Woonplaats 1234 AB" has fewer.
_CODE = re.compile(
    r"(?=(?:\D*\d){5}|[A-Z]{2,4}(?:-| (?=\d+/))(?:\D*\d){2})"
    r"[A-Z0-9]{1,12}(?:(?:[-./]| (?=\d| ?[A-Z]\b))[A-Z0-9]{1,12}){0,6}"
)
#: A name of a few words without figures, and none of what has numbers that are no reference.
_NAME_OF_CODE = re.compile(
    r"(?!.*(?:telefoon|mobiel|fax|geboor|postcode|kvk|rsin|\bagb|btw|bsn|burger(?:s|n)"
    r"|iban|bic|(?<!recht)bank|\brekening|meter"
    r"|kenteken|bedrag|datum|periode|tijd|\boin\b|bezoek|adres\b|\btel\b|\blrk\b|crebo|postbus"
    # A key to take part, a card that is shown, and which of many letters to all it is.
    r"|jaar|vergader|deelnamecode|bestuurders?kaart|(?:personeels|nieuws|bewoners)brief))"
    r"[^\W\d](?:[^\W\d]|[ '.()/-]){2,34}:?",
    re.IGNORECASE,
)
#: What the reader sent is a day at its label; beside a code it is how that is called.
_OF_READER = re.compile(r"[Uu]w (?:brief|verzoek|aanvraag|bezwaar\w*|melding|klacht):?")
#: A short code below or beside such a name opens a door or stands on one, or is anybody's.
_SHORT_CODE = re.compile(r"(?!(?:\D*\d){5})")
_NO_SHORT_CODE = re.compile(
    r"inlog|toegang|activ|wacht|\bpin|kamer|balie|loket|route|zaal|lokaal|zone|gebouw|verdieping"
    r"|klas|paspoort|rijbewijs|perceel|artikel",
    re.IGNORECASE,
)
#: "Rekening" is an account, or a bill: among the references a number that never was an account is
#: a bill's.
_BILL = re.compile(r"(?:nota)?rekening(?: ?-?(?:nummer|nr))?\.?:?", re.IGNORECASE)
#: What has no value without figures.
_OF_DIGITS = frozenset({*OF_NUMBERS, LabelKind.DATE, LabelKind.DECIDED, LabelKind.DUE})
#: Sums stand at the right edge of a bill, however far from what they are of.
_OF_SUMS = frozenset({LabelKind.TO_PAY, LabelKind.REFUND, LabelKind.INSTALMENT})
#: What stands between two labels with their values in one line.
_SIGNS_BETWEEN = frozenset("•·∙|▪■")
#: The letters of a number whose figures a narrow column broke off: "UIT-" above "25/70433".
_BEGUN_NUMBER = re.compile(r"[A-Z]{1,6}[-/.]")
#: As many figures as a citizen service number has.
_CITIZENS = re.compile(r"\d{9}")


def labelled_in(sentences: Iterable[Sentence]) -> list[Labelled]:
    """Every label with its value, on one sheet, in reading order."""
    cells = [part for each in sentences for part in _parted(each)]
    return list(with_whole_numbers(_labelled(cells), cells))


def _labelled(cells: list[Cell]) -> Iterator[Labelled]:
    taken: set[int] = set()
    for cell in cells:
        inside = _label_inside(cell)
        if inside is not None:
            yield inside
            continue
        if id(cell) in taken:
            continue
        kind = _kind_of_unknown(cell, cells) or label_kind(cell.text)
        broken = _broken_label(cell, cells)
        if broken is not None:
            taken.add(id(broken.rest))
            kind = broken.kind
            beside = _beside(cell, kind, cells) or _beside(broken.rest, kind, cells)
            if beside is not None:
                yield Labelled(kind, broken.text, beside.sentence, beside.start, beside.end)
                continue
        if kind is None or not _may_be_label(cell) or _is_of_another(cell):
            continue
        beside = _beside(cell, kind, cells)
        if beside is not None:
            yield Labelled(kind, cell.text, beside.sentence, beside.start, beside.end)
            continue
        is_column = _is_heading(cell, cells) or (kind in _OF_SUMS and _ends_headings(cell, cells))
        # A reference has one value: what stands below that in its block has a label of its own.
        is_single = kind in OF_NUMBERS and cell.sentence.kind is BlockKind.REFERENCE
        for value in _below(cell, cells, is_column=is_column and not is_single):
            heading = f"{cell.sentence.before} {cell.sentence.text}"
            yield Labelled(
                kind, cell.text, value.sentence, value.start, value.end, is_column, heading
            )


def _kind_of_unknown(cell: Cell, cells: list[Cell]) -> LabelKind | None:
    """CODE, where a name we do not know stands left of or above a number in the references."""
    if cell.sentence.kind is not BlockKind.REFERENCE:
        return None
    is_bill = bool(_BILL.fullmatch(cell.text))
    is_named = _may_name_code(cell.text)
    if not (is_bill or is_named):
        return None
    value = _beside(cell, LabelKind.CODE, cells)
    if value is not None and _is_below_label(value, cells):
        return None  # two values beside each other, each below a label of its own
    value = value or _alone_below(cell, cells)
    if (
        value is None
        or not _is_code(value.text, cell.text)
        or (is_bill and was_account(value.text))
    ):
        return None
    return LabelKind.CODE


def _may_name_code(name: str) -> bool:
    """Whether what stands before a code may be how that is called, though we know no such name."""
    is_unknown = label_kind(name) is None or _OF_READER.fullmatch(name)
    is_begun = _BEGUN_NUMBER.fullmatch(name)
    return bool(is_unknown and _NAME_OF_CODE.fullmatch(name) and not is_begun)


def _alone_below(label: Cell, cells: list[Cell]) -> Cell | None:
    """What stands below a label and beside no other that we know."""
    value = _next_below(label, label, cells)
    if value is None or _CITIZENS.fullmatch(value.text) or _is_below_label(label, cells):
        return None
    left = (each for each in cells if stands_right(each, value))
    return None if any(label_kind(each.text) is not None for each in left) else value


def _is_below_label(cell: Cell, cells: list[Cell]) -> bool:
    """Whether a cell is itself the value of a label that we know, just above it."""
    above = (each for each in cells if each is not cell and stands_below(each, cell))
    nearest = max(above, key=lambda each: each.bottom_mm, default=None)
    return nearest is not None and label_kind(nearest.text) is not None


def _is_code(text: str, name: str) -> bool:
    if _SHORT_CODE.match(text) and _NO_SHORT_CODE.search(name):
        return False
    is_other = any(find(text) for find in (dates_in, phones_in, ibans_in))
    first, _, rest = text.partition(" ")
    has_label = bool(rest) and label_kind(first) is not None  # "BSN 123456789"
    return bool(_CODE.fullmatch(text)) and not is_other and not has_label


@dataclass(frozen=True, eq=False)
class _Broken:
    """A label that a narrow column broke over two lines: all of it, and its second line."""

    kind: LabelKind
    text: str
    rest: Cell


def _broken_label(cell: Cell, cells: list[Cell]) -> _Broken | None:
    """The label of which a cell is the first line: "Zaak- en" above "beschikkingsnummer"."""
    if not (cell.sentence.is_cell and _HANGS.search(cell.text)):
        return None
    below = [
        each
        for each in cells
        if each.sentence.is_cell
        and abs(each.left_mm - cell.left_mm) < SAME_EDGE_MM
        and stands_below(cell, each)
    ]
    rest = min(below, key=lambda each: each.top_mm, default=None)
    if rest is None:
        return None
    text = cell.text + ("" if cell.text.endswith("/") else " ") + rest.text
    kind = label_kind(text)
    return None if kind is None else _Broken(kind, text, rest)


def _is_of_another(cell: Cell) -> bool:
    """Whether “d.d.” ends another label: “Uw brief d.d.” is not the day of this letter."""
    is_begun = bool(cell.start or cell.sentence.before)
    return is_begun and re.fullmatch(r"d\.? ?d\.?:?", cell.text) is not None


def _parted(sentence: Sentence) -> Iterator[Cell]:
    """A cell; two headings that stand close together as two, and labels with signs between them."""
    whole = _without_colon(sentence)
    between = list(_between_signs(sentence))
    if sum(_label_inside(part) is not None for part in between) > 1:
        yield from between
        return
    if not sentence.is_cell or len(sentence.words) > 5 or label_kind(whole.text) is not None:
        yield whole
        return
    pairs = [_cut(sentence, count) for count in range(1, len(sentence.words))]
    fitting = [
        pair for pair in pairs if all(label_kind(part.text) is not None for part in pair)
    ]  # fmt: skip
    yield from max(fitting, key=lambda pair: pair[1].left_mm - pair[0].right_mm, default=(whole,))


def _without_colon(sentence: Sentence) -> Cell:
    """A sentence, without a colon that stands apart behind the label in the column before."""
    first = 1 if len(sentence.words) > 1 and sentence.words[0].text == ":" else 0
    start = sentence.spans[first][0]
    return Cell(sentence, start, len(sentence.text), sentence.words[first:])


def _between_signs(sentence: Sentence) -> Iterator[Cell]:
    """The parts of "Datum: 3 mei 2026 • Klantnr: 12 • Nota: 34", without the signs."""
    first = 0
    for last, word in enumerate((*sentence.words, None)):
        if word is not None and word.text not in _SIGNS_BETWEEN:
            continue
        if first < last:
            start, end = sentence.spans[first][0], sentence.spans[last - 1][1]
            yield Cell(sentence, start, end, sentence.words[first:last])
        first = last + 1


def _cut(sentence: Sentence, count: int) -> tuple[Cell, Cell]:
    """A sentence in two: its first words, so many, and the others."""
    end, start = sentence.spans[count - 1][1], sentence.spans[count][0]
    left = Cell(sentence, 0, end, sentence.words[:count])
    return left, Cell(sentence, start, len(sentence.text), sentence.words[count:])


def _label_inside(cell: Cell) -> Labelled | None:
    """A label with its value in one cell."""
    found = label_in(cell.text, is_cell=cell.sentence.is_cell)
    if found is None:
        return _named_code(cell)
    return Labelled(found.kind, found.label, cell.sentence, cell.start + found.start, cell.end)


def _named_code(cell: Cell) -> Labelled | None:
    """A name that we do not know and a code, in one cell of the references."""
    if cell.sentence.kind is not BlockKind.REFERENCE or label_kind(cell.text) is not None:
        return None
    for space in re.finditer(" ", cell.text):
        name, code = cell.text[: space.start()], cell.text[space.end() :]
        if _may_name_code(name) and not name.isupper() and _is_code(code, name):
            start = cell.start + space.end()
            return Labelled(LabelKind.CODE, name, cell.sentence, start, cell.end)
    return None


def _may_be_label(cell: Cell) -> bool:
    """In running text a line is a label only with a colon, or a line all for itself."""
    if cell.sentence.is_cell or cell.text.rstrip().endswith(":"):
        return True
    return len(cell.sentence.lines) == 1 and cell.text == cell.sentence.text


def _beside(label: Cell, kind: LabelKind, cells: list[Cell]) -> Cell | None:
    """The value right of a label; None where another label stands there, or what is none."""
    right = [cell for cell in cells if stands_right(label, cell)]
    if not right and kind in _OF_SUMS:
        right = [cell for cell in cells if stands_right(label, cell, math.inf) and _is_sum(cell)]
    if kind in _OF_DIGITS:  # the address window may lie on the same height
        right = [cell for cell in right if _may_stand_beside(cell, kind)]
    nearest = min(right, key=lambda cell: cell.left_mm, default=None)
    if nearest is None or kind is LabelKind.SUBJECT:
        return nearest
    if label_kind(nearest.text) is not None:
        return None
    if kind is LabelKind.REFERENCE and dates_in(nearest.text):
        return None  # the place and day of the letter, on the same height by chance
    has_value = re.search(r"\d", nearest.text) or kind not in _OF_DIGITS
    is_begun = kind in OF_NUMBERS and _BEGUN_NUMBER.fullmatch(nearest.text)
    return nearest if has_value or is_begun else None


def _may_stand_beside(cell: Cell, kind: LabelKind) -> bool:
    """Whether what stands right of a label may be its value: of an address only a day may be."""
    is_day = kind not in OF_NUMBERS and bool(dates_in(cell.text))
    return cell.sentence.kind is not BlockKind.ADDRESS or is_day


def _is_heading(label: Cell, cells: list[Cell]) -> bool:
    """Whether a label stands in a row of labels, with values in columns below."""
    return bool(label.sentence.before or label.start) or any(
        stands_right(label, cell) for cell in cells
    )


def _ends_headings(label: Cell, cells: list[Cell]) -> bool:
    """Whether a label is the last of a row of words above columns, as that of sums often is."""
    return label.sentence.is_cell and any(
        stands_right(cell, label) and not re.search(r"\d", cell.text) for cell in cells
    )


def _is_sum(cell: Cell) -> bool:
    return bool(amounts_in(cell.text, is_column=True))


def _below(label: Cell, cells: list[Cell], *, is_column: bool) -> list[Cell]:
    """The value below a label, or all of its column."""
    values: list[Cell] = []
    above = label
    while (cell := _next_below(above, label, cells)) is not None:
        values.append(cell)
        if not is_column:
            break
        above = cell
    return values


def _next_below(above: Cell, label: Cell, cells: list[Cell]) -> Cell | None:
    """The cell below `above` in the column of `label`; None where the column ends."""
    below = [cell for cell in cells if cell is not above and stands_below(above, cell)]
    in_column = [cell for cell in below if lines_up(label, cell)]
    if not in_column:
        return None
    nearest = min(in_column, key=lambda cell: (cell.top_mm, abs(cell.left_mm - label.left_mm)))
    is_subject = label_kind(label.text) is LabelKind.SUBJECT
    longest = _LONGEST_SUBJECT if is_subject else _LONGEST_VALUE
    is_value = len(nearest.text) <= longest and label_kind(nearest.text) is None
    return nearest if is_value and _may_stand_below(label, nearest) else None


def _may_stand_below(label: Cell, cell: Cell) -> bool:
    """A column of a table or a slip ends with it."""
    has_end = label.sentence.kind in (BlockKind.TABLE, BlockKind.SLIP)
    return label.sentence.block == cell.sentence.block or not has_end
