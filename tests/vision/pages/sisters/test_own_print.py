"""Print that a look-alike has nowhere near rules it out, however paper is bent; no other does."""

from functools import cache

import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.shelf import Kin, PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.sisters.own_print import shows_its_own
from vision.pages.sisters.versions import tell_apart
from vision.picture import Grey
from vision.placing.mesh import unbend
from vision.placing.register import Registrar

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]) * 1.5)
LIE = Warp(Homography.between(SHEET, SLANTED), *A4_MM, curl(6.0))
BLANK = printed_page(50)[0]
SAID = ("Waterstraat 118, 7311 KX Apeldoorn", "Geboren 14 februari 1987 te Zutphen", "EUR 1.284,65")
FILLED = BLANK
for _row, _words in enumerate(SAID * 2):
    FILLED = saying(FILLED, _words, (105.0, 60.0 + 36 * _row))
#: A part of the page that stands 2 mm lower in the later version: a mesh bends to fit either.
LOWER = BLANK.copy()
LOWER[560:700] = BLANK[552:692]
PAGES = {"blank": BLANK, "filled": FILLED, "lower": LOWER}
SHELF = PageShelf(
    {key: reference_of(grey, key) for key, grey in PAGES.items()}.__getitem__,
    {key: Kin(similar=frozenset(PAGES) - {key}) for key in PAGES},
)


def written_on(page: Grey) -> Grey:
    """The page with strokes of a pen where the filled one has its words."""
    drawn = page.copy()
    rng = np.random.default_rng(4)
    for row in range(6):
        places = np.column_stack(
            [np.linspace(430, 780, 40), 252 + 144 * row + rng.uniform(-9, 9, 40)]
        )
        cv2.polylines(drawn, [places.astype(np.int32)], False, 40, 2)
    return drawn


@cache
def _bent(key: str, on: str) -> Placed:
    shown = written_on(BLANK) if on == "written" else PAGES[on]
    frame = bent_frame(shown, LIE, (1920, 1080))
    registrar, reference, marks = Registrar(frame), SHELF.reference(key), SHELF.landmarks(key)
    corners = Quad[FramePx](LIE(SHEET).xy)
    flat = registrar.place(reference, marks, corners)
    bent = unbend(registrar, reference, marks, corners, flat)
    assert bent is not None
    return Placed(frame, reference, bent)


def test_a_form_filled_in_by_a_printer_is_not_the_blank_one() -> None:
    assert shows_its_own(_bent("filled", "filled"), SHELF.reference("blank"))


@pytest.mark.parametrize("on", ["blank", "written"])
def test_a_blank_form_is_not_told_from_the_filled_one_by_print_it_does_not_have(on: str) -> None:
    assert not shows_its_own(_bent("filled", on), SHELF.reference("blank"))
    assert not shows_its_own(_bent("blank", on), SHELF.reference("filled"))


@pytest.mark.parametrize(("key", "on"), [("blank", "lower"), ("lower", "blank")])
def test_print_that_a_mesh_may_have_moved_is_not_its_own(key: str, on: str) -> None:
    assert not shows_its_own(_bent(key, on), SHELF.reference(on))


def test_a_page_of_which_print_is_missing_is_still_not_one_that_lacks_what_shows() -> None:
    strange = FILLED.copy()
    strange[1000:1140, :400] = printed_page(44)[0][1000:1140, :400]
    registrar = Registrar(bent_frame(strange, LIE, (1920, 1080)))
    reference, marks = SHELF.reference("filled"), SHELF.landmarks("filled")
    corners = Quad[FramePx](LIE(SHEET).xy)
    flat = registrar.place(reference, marks, corners)
    bent = unbend(registrar, reference, marks, corners, flat)
    assert bent is not None
    found = Placed(registrar.frame, reference, bent)
    assert found.evidence.is_doubtful or found.evidence.may_be_another_version
    assert tell_apart(found, SHELF, lambda key: key != "lower")[1] == {"filled"}
