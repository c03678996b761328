"""A bent sheet is guessed by its layout, and by a glance at the next where the first is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tests.builders import A4_MM, bent_frame, curl, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.layout_index import Hit
from vision.pages.known.shelf import PageShelf
from vision.pages.likely.bent_guesses import guesses_bent
from vision.pages.likely.glance import Glance
from vision.pages.likely.guesses import Lying
from vision.picture import Frame, Page

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
PAGES = {f"page {seed}": reference_of(printed_page(seed)[0], f"page {seed}") for seed in (3, 4, 5)}
SHELF = PageShelf(PAGES.__getitem__, {})
#: The page that is on the frame.
THERE = "page 3"


@dataclass(frozen=True)
class Likes:
    """What a sheet is said to be like."""

    hits: Sequence[Hit]

    def alike_bent(self, most: int) -> list[Hit]:
        return list(self.hits[:most])


@dataclass(frozen=True)
class SaidSight:
    """A frame whose outline is said to be like some pages, as large as it is; else like none."""

    frame: Frame
    hits: Sequence[Hit]

    def as_large(self, outline: Quad[FramePx]) -> Lying:
        return Lying(outline, Likes(self.hits))  # type: ignore[arg-type]

    def printed_smaller(self, outline: Quad[FramePx]) -> Lying:
        return Lying(outline, Likes(()))  # type: ignore[arg-type]

    @cached_property
    def glance(self) -> Glance:
        return Glance(self.frame)


def guessed(likeness: dict[str, float], shown: str = THERE) -> list[str]:
    """The pages guessed of a curled sheet, in order, where its layout is so like some pages."""
    frame = bent_frame(PAGES[shown].grey, Warp(TRUTH, *A4_MM, curl(12.0)))
    hits = [Hit(key, each, 0) for key, each in likeness.items()]
    sight = SaidSight(frame, hits)
    guesses = guesses_bent(sight, SHELF, [Page(SLANTED, 0.9)])  # type: ignore[arg-type]
    return [guess.hit.key for guess in guesses]


def test_a_page_that_leads_by_its_layout_is_guessed() -> None:
    assert guessed({"page 4": 0.62, "page 5": 0.55}) == ["page 4"]


def test_a_page_nearly_as_like_is_guessed_first_where_a_glance_shows_it() -> None:
    assert guessed({"page 4": 0.62, THERE: 0.59, "page 5": 0.5}) == [THERE, "page 4"]


def test_of_pages_that_are_as_like_none_is_guessed() -> None:
    assert guessed({"page 4": 0.6, "page 5": 0.595}) == []


def test_a_page_that_leads_and_is_there_stays_the_first() -> None:
    assert guessed({THERE: 0.62, "page 4": 0.59}) == [THERE]


def test_the_next_is_not_guessed_where_a_glance_does_not_show_it() -> None:
    assert guessed({"page 4": 0.62, "page 5": 0.59}) == ["page 4"]


def test_a_page_much_less_like_is_not_glanced_at() -> None:
    assert guessed({"page 4": 0.62, THERE: 0.5}) == ["page 4"]
