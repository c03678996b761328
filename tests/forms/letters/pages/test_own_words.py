"""A PDF in the words of its file, where these are what was read."""

from dataclasses import replace

import numpy as np
import pikepdf
import pytest

from forms.letters.pages.own_words import in_own_words
from forms.letters.pages.papers import Papers, papers_of
from tests.forms.pdf.builders import P, pdf_of, words
from vision.text.printed import Block, PrintedLine, PrintedWord
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_reader import SheetReader

pytestmark = pytest.mark.slow

PRINTED = "Betaal het bedrag van 911,70 voor 17 november 2026."
LOOSE = "Postbus 2416"
UNDER_A_SCAN = "BT /F1 12 Tf 3 Tr 90 600 Td (Betaal niets aan ons.) Tj ET"


@pytest.fixture(scope="module")
def papers() -> Papers:
    drawn = words(90, 700, PRINTED) + f"BT /F1 12 Tf 4 Tc 90 650 Td ({LOOSE}) Tj ET "
    return papers_of(pdf_of(P(drawing=f"{drawn} {UNDER_A_SCAN}")))


@pytest.fixture(scope="module")
def sheet(papers: Papers) -> ReadSheet:
    read = SheetReader().read(papers.frame, papers.pages[0])
    assert isinstance(read, ReadSheet)
    return read


def own(papers: Papers, sheet: ReadSheet, text: str, number: int = 0) -> str:
    """What becomes of one line, had it been read as `text`."""
    line = [*sheet.text.lines()][number]
    (left, top), (right, bottom) = line.area.xy[0], line.area.xy[2]
    edges = np.linspace(left, right, len(text.split()) + 1)
    read = tuple(
        PrintedWord(word, 0.8, float(edges[at]), float(top), float(edges[at + 1]), float(bottom))
        for at, word in enumerate(text.split())
    )
    block = Block(sheet.text.blocks[0].kind, (PrintedLine(read),))
    misread = replace(sheet, text=replace(sheet.text, blocks=(block,)))
    signs = papers.told[0]
    assert signs is not None
    return next(in_own_words(misread, papers.pages[0], signs).text.lines()).text


@pytest.mark.parametrize(
    "text",
    [
        "Betaal het bedrag van 91 1,70 voor 1 7 november 2026.",
        "Betaal hetbedragvan 911,70 voor l7 november 2O26.",
        "Betaal het hedrag van 911,70 voor 17 novenber 2026.",
        "Betaal het bedrag van 911,70 voor 17 november 2026",
    ],
)
def test_spaces_and_letters_are_those_of_the_file(
    papers: Papers, sheet: ReadSheet, text: str
) -> None:
    assert own(papers, sheet, text) == PRINTED


@pytest.mark.parametrize(
    "text",
    [
        "Betaal het bedrag van 911,70 voor 11 november 2026.",
        "Betaal het volle bedrag van 911,70 voor 17 november 2026.",
        "Betaal niets.",
    ],
)
def test_what_the_file_says_otherwise_is_left_as_it_was_read(
    papers: Papers, sheet: ReadSheet, text: str
) -> None:
    assert own(papers, sheet, text) == text


def test_letters_set_loosely_stay_one_word(papers: Papers, sheet: ReadSheet) -> None:
    assert own(papers, sheet, LOOSE, 1) == LOOSE


def test_what_the_file_has_nobody_see_says_nothing(papers: Papers) -> None:
    signs = papers.told[0]
    assert signs is not None
    assert "bedrag" in signs.text
    assert "niets" not in signs.text


def test_a_line_of_the_file_is_sure_and_lies_where_it_is_drawn(
    papers: Papers, sheet: ReadSheet
) -> None:
    signs = papers.told[0]
    assert signs is not None
    told = next(in_own_words(sheet, papers.pages[0], signs).text.lines())
    read = next(sheet.text.lines())
    assert [word.confidence for word in told.words] == [1.0] * 9
    np.testing.assert_allclose(told.area.xy, read.area.xy, atol=0.6)


def test_a_page_without_print_tells_nothing() -> None:
    assert papers_of(pdf_of(P(drawing="0 g 72 700 m 90 735 l 108 700 l f"))).told == (None,)


def test_what_another_program_read_on_a_scan_says_nothing() -> None:
    def scanned(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            bytes([255]),
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 1,
             "/Height": 1, "/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8},
        )  # fmt: skip
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=image)

    drawn = f"q 595 0 0 842 0 0 cm /Im0 Do Q {words(90, 700, PRINTED)}"
    assert papers_of(pdf_of(P(drawing=drawn), change=scanned)).told == (None,)
    assert papers_of(pdf_of(P(drawing=words(90, 700, PRINTED)))).told != (None,)
