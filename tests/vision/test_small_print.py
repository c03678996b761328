"""A strip of print names the page whose figures it shows, and no other."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, reference_of
from tests.vision.figure_shelf import shelf_with_figures
from tests.vision.text.test_figure_reader import page
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp
from vision.pages.laid.placed import Placed
from vision.picture import Grey
from vision.placing.placement import Placement
from vision.placing.register import Tracks
from vision.small_print import Named, SmallPrint
from vision.text.figure_reader import FigureReader

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: 3 px/mm, the head of the sheet out of the frame.
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, -320], [950, -300], [960, 640], [320, 620.0]]))
)
FAR = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, 200], [630, 210], [640, 640], [320, 620.0]]))
)
#: 1.7 px/mm: too small to be read.
SMALL = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, 60], [690, 66], [700, 580], [325, 572.0]]))
)
READER = FigureReader()
NOWHERE = Tracks(Points(np.zeros((0, 2))), Points(np.zeros((0, 2))))


def footed(number: str, year: str = "2027") -> Grey:
    return page(
        (18, 272, "Municipality of Hoogwolde, desk for allowances"),
        (18, 280, f"Form 2217 (version {year})"),
        (160, 280, number),
    )


REFERENCES = {
    key: reference_of(grey, key)
    for key, grey in {
        "short/3": footed("Page 3 of 14"),
        "short/7": footed("Page 7 of 14"),
        "long/3": footed("Page 3 of 16"),
        "twin/3": footed("Page 3 of 16"),
    }.items()
}
LINES = {key: READER.read_page(each) for key, each in REFERENCES.items()}


def small_print(known: Iterable[str] = REFERENCES, kept: Iterable[str] = REFERENCES) -> SmallPrint:
    """Over the pages `known`, with the lines of those in `kept`."""
    shelf = shelf_with_figures(REFERENCES, {key: LINES[key] for key in kept})
    return SmallPrint(shelf, set(known).__contains__, READER)


def laid(shown: Grey, key: str, lie: Homography[PageMm, FramePx] = TRUTH) -> Placed:
    """A known page laid where the sheet lies that is printed as `shown`."""
    frame = frame_of(shown, lie, noise=2)
    return Placed(frame, REFERENCES[key], Placement(lie, 0, 0, 0.0, NOWHERE))


def laid_bent(shown: Grey, key: str) -> Placed:
    """The same on a curled sheet, whose print lies up to 8 mm off a flat one's."""
    warp = Warp(TRUTH, *A4_MM, curl(8.0))
    placement = Placement(TRUTH, 0, 0, 0.0, NOWHERE, warp)
    return Placed(bent_frame(shown, warp), REFERENCES[key], placement)


def test_a_strip_names_the_page_whose_number_it_shows() -> None:
    named = small_print().named_by(laid(footed("Page 3 of 14"), "short/7"))
    assert named is not None
    assert named.page.key == "short/3"
    assert named.sharing == {"short/3"}


def test_pages_that_print_the_same_are_named_together() -> None:
    named = small_print().named_by(laid(footed("Page 3 of 16"), "short/7"))
    assert named is not None
    assert named.sharing == {"long/3", "twin/3"}


@pytest.mark.parametrize(
    "shown", [footed("Page 5 of 14"), footed("Page 3 of 14", year="2026")], ids=["page", "year"]
)
def test_figures_that_no_known_page_prints_name_none(shown: Grey) -> None:
    assert small_print().named_by(laid(shown, "short/7")) is None


def test_of_many_that_print_the_figures_those_are_named_that_nothing_in_sight_tells_apart() -> None:
    desks = [f"Municipality of {name}" for name in ("Hoogwolde", "Laagveld", "Veenmeer")]
    pages = {
        f"{desk}/{number}": reference_of(
            page(
                (18, 272, f"{desk}, desk"),
                (18, 280, "Form 2217 (version 2027)"),
                (160, 280, "Page 3"),
            ),
            f"{desk}/{number}",
        )
        for desk in desks
        for number in range(6)
    }
    there = f"{desks[0]}/0"
    lines = READER.read_page(pages[there])
    shelf = shelf_with_figures(pages, dict.fromkeys(pages, lines))
    frame = frame_of(pages[there].grey, TRUTH, noise=2)
    found = Placed(frame, pages[f"{desks[1]}/4"], Placement(TRUTH, 0, 0, 0.0, NOWHERE))
    named = SmallPrint(shelf, pages.__contains__, READER).named_by(found)
    assert named is not None
    assert named.sharing == {f"{desks[0]}/{number}" for number in range(6)}


def test_a_page_that_is_not_known_any_more_is_not_named() -> None:
    others = REFERENCES.keys() - {"short/3"}
    assert small_print(others).named_by(laid(footed("Page 3 of 14"), "short/7")) is None


def test_print_too_small_to_be_read_names_none() -> None:
    assert small_print().named_by(laid(footed("Page 3 of 14"), "short/7", FAR)) is None


@pytest.mark.parametrize(("shown", "named"), [(12, {"short/12"}), (5, None)])
def test_a_strip_too_small_to_be_read_is_told_by_print(shown: int, named: set[str] | None) -> None:
    numbers = {f"short/{n}": f"Page {n} of 14" for n in range(1, 15) if n != 5}
    pages = {key: reference_of(footed(words), key) for key, words in numbers.items()}
    lines = {
        key: [
            replace(each, text=words) if each.text[0] == "P" else each for each in LINES["short/7"]
        ]
        for key, words in numbers.items()
    }
    small = SmallPrint(shelf_with_figures(pages, lines), pages.__contains__, READER)
    frame = frame_of(footed(f"Page {shown} of 14"), SMALL, noise=2)
    found = Placed(frame, pages["short/7"], Placement(SMALL, 0, 0, 0.0, NOWHERE))
    told = small.named_by(found)
    assert (told and told.sharing) == named


def test_a_strip_of_a_page_whose_lines_were_not_kept_names_none() -> None:
    kept = REFERENCES.keys() - {"short/7"}
    assert small_print(kept=kept).named_by(laid(footed("Page 3 of 14"), "short/7")) is None


def test_what_is_read_decides_between_pages_that_may_be_there() -> None:
    found = laid(footed("Page 7 of 14"), "short/7")
    told = small_print().told(Named(found, frozenset({"short/3", "short/7"})))
    assert told == Named(found, frozenset({"short/7"}))


def test_what_is_read_names_another_page_than_the_one_found() -> None:
    found = laid(footed("Page 3 of 14"), "short/7")
    told = small_print().told(Named(found, frozenset({"short/7"})))
    assert told is not None
    assert told.sharing == {"short/3"}


def test_figures_on_bent_paper_are_read_where_it_lies() -> None:
    found = laid_bent(footed("Page 7 of 14"), "short/7")
    told = small_print().told(Named(found, frozenset({"short/3", "short/7"})))
    assert told == Named(found, frozenset({"short/7"}))


def test_a_version_nobody_registered_is_not_taken_for_the_one_known() -> None:
    found = laid(footed("Page 7 of 14", year="2026"), "short/7")
    assert small_print().told(Named(found, frozenset({"short/7"}))) is None


def test_where_no_lines_were_kept_it_stays_as_it_was_found() -> None:
    found = Named(laid(footed("Page 3 of 14"), "short/7"), frozenset({"short/7"}))
    assert small_print(kept=()).told(found) == found
