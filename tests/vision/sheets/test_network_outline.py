"""The benchmark `outlines` measures how well sheets are found; here is what must never fail."""

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.compose import (
    CURLED,
    EMPTY_SCENE,
    HAND,
    LOW_CONTRAST,
    PARTIAL,
    PLAIN,
    TWO_SHEETS,
    UPSIDE_DOWN,
    Composed,
    Condition,
    compose,
)
from tests.benchmarks.scoring import edge_of, overlap
from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import Quad
from vision.picture import Frame, Page
from vision.sheets.network_outline import NetworkPageFinder

PAGE = printed_page(3)[0]
SIZE = (640, 360)
FINDER = NetworkPageFinder()


class Silent:
    """A finder that finds nothing and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def find(self, frame: Frame) -> list[Page]:
        self.asked += 1
        return [Page(Quad.box(10, 10, 100, 100), 0.9)]


def composed(condition: Condition, seed: int = 1) -> Composed:
    return compose(PAGE, *A4_MM, condition, seed, size=SIZE)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "condition", [PLAIN, LOW_CONTRAST, HAND, UPSIDE_DOWN], ids=lambda c: c.name
)
def test_the_first_hypothesis_is_the_sheet(condition: Condition, seed: int) -> None:
    made = composed(condition, seed)
    assert made.stance is not None
    found = FINDER.find(Frame(made.frame))[0]
    assert overlap(found.corners, edge_of(made.stance)) > 0.93
    assert found.confidence > 0.6


@pytest.mark.slow
@pytest.mark.parametrize("condition", [CURLED, PARTIAL, TWO_SHEETS], ids=lambda c: c.name)
def test_the_sheet_is_among_the_hypotheses(condition: Condition) -> None:
    made = composed(condition, 1)
    assert made.stance is not None
    edge = edge_of(made.stance)
    assert max(overlap(page.corners, edge) for page in FINDER.find(Frame(made.frame))) > 0.9


@pytest.mark.slow
def test_of_two_sheets_the_first_hypothesis_is_the_one_in_front() -> None:
    """It was taken for one with the sheet it lies on, before it was looked at again."""
    page = printed_page(21_001)[0]
    made = compose(page, *A4_MM, TWO_SHEETS, 21_001, size=(720, 1280))
    assert made.stance is not None
    assert overlap(FINDER.find(Frame(made.frame))[0].corners, edge_of(made.stance)) > 0.95


@pytest.mark.slow
def test_a_table_with_things_is_no_sheet_to_be_sure_of() -> None:
    pages = FINDER.find(Frame(composed(EMPTY_SCENE, 3).frame))
    assert all(page.confidence < 0.7 for page in pages)


def test_lines_are_crossed_only_where_the_networks_are_not_sure() -> None:
    silent = Silent()
    finder = NetworkPageFinder(otherwise=silent)
    assert finder.find(frame_of(PAGE, upright()))[0].confidence > 0.7
    assert silent.asked == 0
    assert finder.find(Frame(np.full((360, 640, 3), 128, np.uint8))) == []
    assert silent.asked == 0
    cluttered = finder.find(Frame(composed(EMPTY_SCENE, 6).frame))
    assert silent.asked == 1
    assert all(page.confidence <= 0.5 for page in cluttered)


def test_hypotheses_are_clockwise_and_differ() -> None:
    pages = FINDER.find(Frame(np.random.default_rng(2).integers(0, 256, (360, 640, 3), np.uint8)))
    pages += FINDER.find(frame_of(PAGE, upright(640, 360), size=SIZE))
    assert all(page.corners.is_convex for page in pages)
    assert len({tuple(np.round(page.corners.xy.ravel(), -1)) for page in pages}) == len(pages)


def test_the_same_frame_gives_the_same_answer() -> None:
    frame = frame_of(PAGE, upright())
    once, again = FINDER.find(frame), FINDER.find(frame)
    assert [page.corners.xy.tolist() for page in once] == [
        page.corners.xy.tolist() for page in again
    ]


def test_nothing_of_the_frame_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    NetworkPageFinder().find(frame_of(PAGE, upright()))
    assert list(tmp_path.iterdir()) == []
