"""Of pages laid one after another the first that is sure is taken, but for a clearly better one."""

import numpy as np

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.layout_index import Hit, LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.explained import EXPLAINED, explained_share
from vision.pages.likely.guesses import Guess, Sight
from vision.pages.tried.trials import SURE, Trials
from vision.picture import Grey

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: The head of the sheet, 118 mm, is out of the frame.
LIES = Quad[FramePx](np.array([[330, -420], [900, -400], [930, 660], [310, 640.0]]))
PAGE = printed_page(3)[0]


def bare_above(end_mm: float) -> Grey:
    made = PAGE.copy()
    made[: round(end_mm * 4)] = 255
    return made


def trials(pages: dict[str, Grey], lies: Quad[FramePx] = LIES) -> tuple[Trials, list[Guess]]:
    """`PAGE` is in sight; what is tried lies there, or as `lies` says."""
    known = {key: reference_of(grey, key) for key, grey in pages.items()}
    frame = frame_of(PAGE, Homography.between(SHEET, LIES), noise=2)
    guesses = [Guess(Hit(key, 0.9, 0), lies, is_sized=True, is_chosen=True) for key in known]
    return Trials(Sight(frame, LayoutIndex()), PageShelf(known.__getitem__)), guesses


def test_a_page_that_is_sure_gives_way_to_one_that_explains_clearly_more() -> None:
    tried, (less, whole) = trials({"less": bare_above(143), "whole": PAGE})
    first = tried.best_of([less])
    assert first is not None
    assert first.score > SURE
    assert explained_share(first) > EXPLAINED
    best = tried.best_of([less, whole])
    assert best is not None
    assert best.key == "whole"


def test_it_stays_where_another_is_hardly_better() -> None:
    tried, guesses = trials({"less": bare_above(141), "whole": PAGE})
    best = tried.best_of(guesses)
    assert best is not None
    assert best.key == "less"


def test_pages_beyond_the_first_two_are_laid_in_a_size_that_is_a_little_wrong() -> None:
    wrong = Quad[FramePx](LIES.xy[2] + (LIES.xy - LIES.xy[2]) * 0.92)
    others = {f"other {seed}": printed_page(seed)[0] for seed in (4, 5)}
    tried, guesses = trials(others | {"whole": PAGE}, wrong)
    found = tried.best_of(guesses)
    assert found is not None
    assert found.key == "whole"
