"""Which pages of a letter are there, in which order, and whether they are of one letter at all.

A letter numbers its pages (“pagina 2 van 3”). People scan them out of order, twice, one too few,
or two letters in one file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms.letters.pages.one_letter import is_begun, is_closed, pieces_of
from vision.text.printed import SheetText

_NAME = r"(?:pagina(?:nummer)?|blad(?:zijde|nummer)?|pag\.?|blz\.?|p\.)"
_NUMBERED = re.compile(
    rf"[-–(]? ?(?:{_NAME} ?:? ?(\d{{1,2}}) ?(?:van|/) ?(\d{{1,2}})"
    r"|(\d{1,2})(?: van |(?<!\d\d) ?/ ?(?!\d\d))(\d{1,2})) ?[-–)]?"
)
#: The same as a label and its value, in two cells of a row.
_NAMED = re.compile(rf"{_NAME} ?:?")
#: Behind the name of who writes, at the edge of a sheet: "Gemeente Veendal - bladzijde 2 van 2".
#: The mark between them may be lost, but no sentence ends in it ("zie ook pagina 2 van 3").
_BEHIND_NAME = re.compile(
    r"(?:[^:;.?!]{3,60}?\s?[-|·•*,:/~]\s?"
    r"|(?!.*\b(?:zie|ook|op|van|en|de|deze|dit|tot|met) (?:blad|pag|blz))(?:\S+ ){1,6})"
    rf"(?={_NAME} ?:? ?\d)"
)
#: A number without a word before it is one of a page only so near the edge of the sheet.
_EDGE = 0.12
#: Middles of pieces this near are on one line.
_SAME_LINE_MM = 2.5
#: Sheets whose words are alike by this share are the same page twice, seen anew; of fewer words
#: than these nobody can tell.
_ALIKE, _FEWEST_WORDS = 0.75, 12


@dataclass(frozen=True)
class PageNumber:
    """Page `number` of `pages`, as a sheet says of itself."""

    number: int
    pages: int


@dataclass(frozen=True)
class PageOrder:
    """The sheets to understand, by their places, in the order of the letter.

    `missing` are numbers of pages, of `pages` in all, which is None where no sheet says.
    """

    order: tuple[int, ...]
    missing: tuple[int, ...] = ()
    pages: int | None = None
    is_shuffled: bool = False
    has_twice: bool = False
    is_of_letters: bool = False


def page_number_of(sheet: SheetText) -> PageNumber | None:
    """What a sheet says of its number; None where it says nothing, or several things."""
    found = {
        PageNumber(number, pages)
        for text, middle_mm in _with_labels(list(pieces_of(sheet)))
        if (match := _numbered(text, is_at_edge=_is_at_edge(middle_mm, sheet.height_mm)))
        and 1 <= (number := int(match[1] or match[3])) <= (pages := int(match[2] or match[4]))
    }
    return found.pop() if len(found) == 1 else None


def _with_labels(pieces: Sequence[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """The pieces, and where one only names a number, that with the piece behind it on its line."""
    yield from pieces
    for (name, at_mm), (value, beside_mm) in pairwise(pieces):
        if _NAMED.fullmatch(name) and abs(beside_mm - at_mm) < _SAME_LINE_MM:
            yield f"{name} {value}", at_mm


def _numbered(text: str, *, is_at_edge: bool) -> re.Match[str] | None:
    """The number of a page that a piece of print is, or ends with at the edge of its sheet."""
    if is_at_edge:
        before = _BEHIND_NAME.match(text)
        return _NUMBERED.fullmatch(text, before.end() if before else 0)
    match = _NUMBERED.fullmatch(text)
    return match if match and match[1] else None


def page_order_of(sheets: Sequence[SheetText]) -> PageOrder:
    """How the sheets of one upload, at least one, belong together."""
    kept = [
        place
        for place, sheet in enumerate(sheets)
        if not any(_are_the_same(sheet, other) for other in sheets[:place])
    ]
    numbers = {place: page_number_of(sheets[place]) for place in kept}
    known = [number for number in numbers.values() if number is not None]
    has_twice = len(kept) < len(sheets)
    if _are_of_letters([sheets[place] for place in kept], known):
        return PageOrder(tuple(kept), has_twice=has_twice, is_of_letters=True)
    totals, seen = {number.pages for number in known}, {number.number for number in known}
    if len(totals) != 1 or len(seen) < len(known):
        return PageOrder(tuple(kept), has_twice=has_twice)
    (pages,) = totals
    # A sheet without a number is an enclosure, or the page whose number could not be read.
    missing = tuple(number for number in range(1, pages + 1) if number not in seen)
    missing = missing if len(known) == len(kept) or len(kept) < pages else ()
    order = _in_order(kept, numbers) if len(known) == len(kept) else kept
    return PageOrder(tuple(order), missing, pages, order != kept, has_twice)


def _in_order(kept: list[int], numbers: dict[int, PageNumber | None]) -> list[int]:
    def number_of(place: int) -> int:
        number = numbers[place]
        return 0 if number is None else number.number

    return sorted(kept, key=number_of)


def _is_at_edge(middle_mm: float, height_mm: float) -> bool:
    return not _EDGE * height_mm < middle_mm < (1 - _EDGE) * height_mm


def _are_the_same(one: SheetText, other: SheetText) -> bool:
    if page_number_of(one) != page_number_of(other):
        return False
    words, others = _words(one), _words(other)
    shared = len(words & others) / max(1, len(words | others))
    return min(len(words), len(others)) >= _FEWEST_WORDS and shared >= _ALIKE


def _words(sheet: SheetText) -> set[str]:
    return {word for text, _ in pieces_of(sheet) for word in text.split() if len(word) > 1}


def _are_of_letters(sheets: Sequence[SheetText], numbers: Sequence[PageNumber]) -> bool:
    """Whether two sheets each begin a letter, and each ends one or has a number of its own."""
    if sum(is_begun(sheet) for sheet in sheets) < 2:
        return False
    is_again = len({number.number for number in numbers}) < len(numbers)
    return is_again or sum(is_closed(sheet) for sheet in sheets) >= 2
