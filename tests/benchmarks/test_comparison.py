import pytest

from tests.benchmarks.comparison import claim, compared
from tests.benchmarks.scoring import Finding, Score


def score(off, cpu_ms, finding=Finding.RIGHT):
    return Score(finding, off_mm=(off,) if off else (), cpu_ms=cpu_ms, spent_ms=cpu_ms)


def test_places_are_compared_where_both_placed_and_time_everywhere():
    beside = compared("peer", [(score(0.4, 90), score(0.1, 10)), (score(0.8, 90), score(None, 50))])
    assert (beside.frames, beside.placed) == (2, 1)
    assert beside.ratios["off_px_median"] == pytest.approx(4)
    assert beside.ratios["spent_ms"] == pytest.approx(3)


def test_what_a_peer_does_not_do_has_no_ratio():
    outlines = compared("peer", [(Score(None, outline_iou=0.5), Score(Finding.RIGHT))])
    assert outlines.ratios["good"] is None
    assert outlines.ratios["off_px_median"] is None


@pytest.mark.parametrize(
    ("off", "cpu_ms", "verdict"),
    [(0.4, 20, " holds."), (0.39, 20, "NOT HOLD"), (0.4, 19, "NOT HOLD")],
)
def test_the_claim_holds_only_with_error_and_time_as_claimed(off, cpu_ms, verdict):
    worse = compared("worse", [(score(5.0, 1000), score(0.1, 10))])
    best = compared("best", [(score(off, cpu_ms), score(0.1, 10))])
    said = claim([worse, best])
    assert "best;" in said and verdict in said


def test_a_claim_without_a_peer_that_places_is_not_tested():
    assert "not tested" in claim([compared("peer", [(score(None, 1), score(0.1, 1))])])
