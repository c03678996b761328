"""Of many pages as alike as another by their layout, those come first whose print shows."""

import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.layout_index import Hit, LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.likely.guesses import Guess, Sight
from vision.pages.tried.beyond import in_turns
from vision.pages.tried.trials import Trials

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
CORNERS = Quad[FramePx].box(320, -260, 960, 640)
PAGES = {f"form/{seed}": printed_page(seed)[0] for seed in range(14)}
REFERENCES = {key: reference_of(grey, key) for key, grey in PAGES.items()}


@pytest.mark.parametrize(("there", "turn"), [(6, 0), (13, 1)])
def test_the_page_whose_print_shows_comes_first(there: int, turn: int) -> None:
    frame = frame_of(PAGES[f"form/{there}"], Homography.between(SHEET, CORNERS), noise=2)
    trials = Trials(Sight(frame, LayoutIndex()), PageShelf(REFERENCES.__getitem__, {}))
    guesses = [Guess(Hit(key, 0.7, 0), CORNERS, is_sized=True) for key in PAGES]
    turns = list(in_turns(guesses, trials))
    assert turns[turn][0].hit.key == f"form/{there}"
    # A glance refuses most others, and the two that show best are laid whatever it says.
    assert all(2 <= len(each) < 8 for each in turns)
    assert all(guess.is_certain for each in turns for guess in each)
