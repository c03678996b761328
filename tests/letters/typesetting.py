"""Typesets a letter and finds its words and the places of its facts in the PDF."""

import json
from collections import defaultdict
from functools import cache
from itertools import groupby
from pathlib import Path

import typst

from tests.letters.numbering import Numbering, numbered_parts
from tests.letters.print_layer import PrintedPage, Word, lines, printed_pages
from tests.letters.print_order import in_print_order
from tests.letters.sentences import sentence_at
from tests.letters.spans import Part, Run, Span, shown, text_of
from tests.letters.truth import Place
from vision.geometry import PageMm, Quad
from vision.text.printed import Block, PrintedLine, PrintedWord, SheetText

LAYOUTS = Path(__file__).parent / "layouts"
_ROOT = Path(__file__).parents[2]
_FONTS = [
    _ROOT / "forms" / "library" / "typeset" / "fonts",
    _ROOT / "forms" / "fonts",
    # What offices write in: Arimo, Tinos and Carlito have the shapes and widths of Arial, Times New
    # Roman and Calibri. Cut down to Latin, without hints.
    Path(__file__).parent / "fonts",
]
#: 2026-01-01T00:00:00Z; any fixed moment keeps the bytes equal from run to run.
_PDF_TIMESTAMP_S = 1_767_225_600


@cache
def _compiler(layout: Path) -> typst.Compiler:
    return typst.Compiler(layout, root=LAYOUTS, font_paths=_FONTS, ignore_system_fonts=True)


def typeset(
    layout: Path, parts: tuple[Part, ...], look: dict[str, object]
) -> tuple[bytes, tuple[SheetText, ...], dict[str, list[Place]]]:
    """The PDF of a letter, what each page says, and where each fact is printed, by its key.

    Raises:
        typst.TypstError: the layout does not compile.
        ValueError: a fact is not printed whole.
    """
    numbering = Numbering()
    letter = {"look": look, "parts": numbered_parts(parts, numbering)}
    pdf = _compiler(layout).compile(
        format="pdf", timestamp=_PDF_TIMESTAMP_S, sys_inputs={"letter": json.dumps(letter)}
    )
    pages = printed_pages(pdf)
    sheets = tuple(_sheet(page, parts, numbering) for page in pages)
    return pdf, sheets, _places(pages, parts, numbering)


def _sheet(page: PrintedPage, parts: tuple[Part, ...], numbering: Numbering) -> SheetText:
    by_part: dict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        by_part[numbering[min(word.numbers)].part].append(word)
    blocks = [
        Block(parts[index].kind, tuple(map(_line, lines(words))))
        for index, words in sorted(by_part.items())
    ]
    return SheetText(page.width_mm, page.height_mm, in_print_order(blocks, page.height_mm))


def _line(words: tuple[Word, ...]) -> PrintedLine:
    return PrintedLine(tuple(PrintedWord(word.text, 1.0, *word.box) for word in words))


def _places(
    pages: tuple[PrintedPage, ...], parts: tuple[Part, ...], numbering: Numbering
) -> dict[str, list[Place]]:
    runs = [(run, row) for part in parts for row in part.rows for run in row]
    mentions: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for number, entry in enumerate(numbering.numbered, 1):
        if entry.span.says is not None:
            mentions[entry.span.says, entry.run, number].append(number)
        if entry.span.within is not None:
            mentions[entry.span.within, entry.run, -1].append(number)
    places: dict[str, list[Place]] = defaultdict(list)
    for (key, run, _), numbers in mentions.items():
        text = "".join(numbering[number].span.text for number in numbers)
        sentence = _sentence(*runs[run], numbering[numbers[0]].span)
        places[key] += _places_of(pages, frozenset(numbers), text, sentence)
    return places


def _sentence(run: Run, row: tuple[Run, ...], span: Span) -> str:
    """The sentence that holds a span; of a row of cells all of it."""
    if len(row) > 1:
        return " ".join(map(text_of, row))
    before = run[: [each is span for each in run].index(True)]
    return sentence_at(text_of(run), len(text_of(before)))


def _places_of(
    pages: tuple[PrintedPage, ...], numbers: frozenset[int], text: str, sentence: str
) -> list[Place]:
    """Where these spans are printed: once on every page that repeats them."""
    places = []
    for page_number, page in enumerate(pages, 1):
        words = [word for word in page.words if word.numbers & numbers]
        if words:
            _require_whole(words, numbers, text)
            areas = tuple(_area(list(line)) for _, line in groupby(words, key=_baseline))
            places.append(Place(page_number, shown(text), areas, shown(sentence)))
    if not places:
        raise ValueError(f"“{text}” is not printed")
    return places


def _require_whole(words: list[Word], numbers: frozenset[int], text: str) -> None:
    printed = "".join(
        letter.text for word in words for letter in word.letters if letter.number in numbers
    )
    if printed != "".join(text.split()):
        raise ValueError(f"“{text}” is printed as “{printed}”")


def _baseline(word: Word) -> float:
    return round(word.letters[0].baseline, 1)


def _area(words: list[Word]) -> Quad[PageMm]:
    boxes = [word.box for word in words]
    return Quad[PageMm].box(
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
