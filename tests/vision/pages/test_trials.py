"""A page whose size was tried out is laid by little print too, from some way off."""

import numpy as np

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.guesses import Guess, Sight
from vision.pages.layout import describe
from vision.pages.layout_index import Hit, LayoutIndex
from vision.pages.placed import Placed
from vision.pages.shelf import PageShelf
from vision.pages.trials import Trials
from vision.picture import Grey

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: The lower third is in sight.
CUT = Quad[FramePx](np.array([[300, -900], [960, -910], [1010, 320], [270, 340.0]]))
FOOTER = ("Zandermonde, bijlage 27-B", "Vraag 14 en 15, blad 3 van 8")
OTHER = "Bijlage 20 en 36, blad 9 van 6"


def footed(*words: str) -> Grey:
    """A page whose lower half is bare but for two lines: too little for features to be told by."""
    page = printed_page(3)[0]
    page[len(page) // 2 :] = 250
    for line, at_mm in zip(words, ((20, 274), (140, 284)), strict=True):
        page = saying(page, line, at_mm)
    return page


def found_where(there: Grey, known: Grey) -> Placed | None:
    """What is found of a known page where a sheet is shown, nine per cent too large at first."""
    reference = reference_of(known, "form/1")
    index, shelf = LayoutIndex(), PageShelf({"form/1": reference}.__getitem__)
    index.add([("form/1", describe(known))])
    truth = Homography.between(SHEET, CUT)
    moved = Quad[PageMm](SHEET.xy + np.array([[0, -27], [14, -27], [14, 0], [0, 0]]))
    guess = Guess(Hit("form/1", 0.7, 0), truth.quad(moved), is_sized=True)
    return Trials(Sight(frame_of(there, truth, noise=2), index), shelf).best_of([guess])


def test_a_sheet_of_a_size_tried_out_is_laid_by_what_is_in_sight() -> None:
    page = footed(*FOOTER)
    found = found_where(page, page)
    assert found is not None
    assert found.evidence.is_accepted


def test_it_is_not_where_a_word_of_that_is_another() -> None:
    assert found_where(footed(FOOTER[0], OTHER), footed(*FOOTER)) is None
