import numpy as np
import pytest

from tests.benchmarks.compose import PLAIN, compose
from tests.benchmarks.scoring import (
    PX_PER_MM,
    Finding,
    Score,
    edge_of,
    identified,
    misjudged,
    off_mm,
    overlap,
    ratio,
    summed_up,
)
from tests.builders import A4_MM, printed_page
from vision.geometry import FramePx, Homography, Points, Quad

SAME = frozenset({"a/1", "a/2"})


@pytest.fixture(scope="module")
def composed():
    return compose(printed_page(1)[0], *A4_MM, PLAIN, 4)


@pytest.mark.parametrize(
    ("truth", "named", "finding"),
    [
        ("a/1", {"a/1"}, Finding.RIGHT),
        ("a/1", {"a/1", "a/2"}, Finding.LISTED),
        ("a/1", {"a/1", "a/2", "b/1"}, Finding.VAGUE),
        ("a/1", {"a/2"}, Finding.WRONG),
        ("a/1", {"b/1"}, Finding.WRONG),
        ("a/1", set(), Finding.MISSED),
        (None, set(), Finding.REFUSED),
        (None, {"a/1"}, Finding.WRONG),
    ],
)
def test_an_answer_is_worth_what_it_names(truth, named, finding):
    assert identified(SAME, truth, frozenset(named)) is finding


def test_an_outline_overlaps_itself_wholly_and_another_by_their_common_part():
    box = Quad[FramePx].box(10, 10, 110, 210)
    assert overlap(box, box) == 1
    assert overlap(box, Quad[FramePx].box(60, 10, 160, 210)) == pytest.approx(1 / 3, abs=0.01)
    assert overlap(box, Quad[FramePx].box(300, 10, 400, 210)) == 0


def test_parts_of_an_outline_beyond_the_frame_count():
    inside, whole = Quad[FramePx].box(0, 0, 50, 100), Quad[FramePx].box(-50, 0, 50, 100)
    assert overlap(inside, whole) == pytest.approx(0.5, abs=0.01)


def test_the_true_outline_is_that_of_the_true_map(composed):
    corners = composed.page_to_frame(composed.stance.outline)
    assert overlap(edge_of(composed.stance), corners) > 0.995


def test_the_true_map_is_not_off_and_a_millimetre_is_a_millimetre(composed):
    exact = off_mm(composed.stance, composed.page_to_frame, (1280, 720))
    assert max(exact) < 1e-6
    aside = Homography(np.array([[1, 0, 1.0], [0, 1, 0], [0, 0, 1]])).then(composed.page_to_frame)
    moved = off_mm(composed.stance, aside, (1280, 720))
    np.testing.assert_allclose(moved, 1.0, atol=1e-6)


def test_registration_is_judged_only_where_the_frame_shows_paper(composed):
    whole = off_mm(composed.stance, composed.page_to_frame, (1280, 720))
    half = off_mm(composed.stance, composed.page_to_frame, (640, 720))
    assert 0 < len(half) < len(whole)


def test_hidden_fields_are_not_judged_and_unsaid_ones_are_mistakes():
    truth = {"a": "filled", "b": "empty", "c": "ticked", "d": "empty"}
    mistakes, judged = misjudged(truth, {"d": 0.9}, {"a": "filled", "b": "filled", "d": "ticked"})
    assert judged == 3
    assert mistakes == {
        "empty said to be filled": 1,
        "ticked said to be nothing": 1,
    }


def test_a_ratio_needs_both_figures():
    assert ratio(3.0, 2.0) == 1.5
    assert ratio(None, 2.0) is None
    assert ratio(3.0, 0.0) is None
    assert ratio(3.0, None) is None


def test_points_of_an_edge_lie_on_the_sheets_sides(composed):
    edge = composed.stance.unplace(Points[FramePx](edge_of(composed.stance).xy)).xy
    sides = np.minimum(np.abs(edge), np.abs(edge - A4_MM)).min(axis=1)
    assert sides.max() < 1e-6


def test_a_map_that_sends_paper_to_infinity_has_a_large_error_not_none(composed):
    flat = Homography(np.array([[1e-12, 0, 0], [0, 1, 0], [0, 0, 1]]))
    off = off_mm(composed.stance, flat, (1280, 720))
    assert np.all(np.isfinite(off)) and max(off) == 1000


def test_a_summary_takes_medians_means_and_shares():
    scores = [
        Score(Finding.RIGHT, outline_iou=0.9, off_mm=(0.1, 0.3), fields_judged=4, spent_ms=10),
        Score(Finding.LISTED, outline_iou=0.6, off_mm=(0.2,), spent_ms=30),
        Score(
            Finding.MISSED, outline_iou=0, fields_judged=6, mistakes={"x": 1, "y": 1}, spent_ms=20
        ),
    ]
    summary = summed_up(scores)
    assert summary.good == pytest.approx(2 / 3)
    assert summary.outline_iou == pytest.approx(0.5)
    assert summary.off_mm_median == pytest.approx(0.2)
    assert summary.off_px_median == pytest.approx(0.2 * PX_PER_MM)
    assert summary.fields_right == pytest.approx(0.8)
    assert summary.spent_ms == 20
    assert summary.spent_p90_ms == pytest.approx(28)
    assert summary.findings["missed"] == 1


def test_nothing_judged_is_none_not_zero():
    summary = summed_up([Score(None)])
    assert summary.outline_iou is None
    assert summary.off_mm_p95 is None
    assert summary.fields_right is None
    assert summary.good is None
    assert summed_up([Score(Finding.REFUSED)]).good == 1
