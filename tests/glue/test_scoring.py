"""The scorer on displays that are known to be right, off, late, or missing."""

import numpy as np
import pytest

from tests.glue.scoring import scored, unrolled
from tests.glue.watching import Shown, Watched

FPS = 30
MS = 1000 / FPS
#: Millimetres are pixels, moved to the right by one a frame.
ANCHORS = [[100.0, 100.0], [400.0, 500.0]]


def _truth(count: int, gone: range = range(0)) -> dict:
    frames = [
        {"n": n, "pageToFrame": None if n in gone else [1, 0, n, 0, 1, 0, 0, 0, 1]}
        for n in range(count)
    ]
    return {
        "fps": FPS, "widthPx": 1280, "heightPx": 720, "key": "a/b/1/1",
        "anchorsMm": ANCHORS, "frames": frames,
    }  # fmt: skip


def _shown(n: int, off: tuple[float, float] | None = (0, 0), age_ms: float = 40) -> Shown:
    points = None
    if off is not None:
        points = [(x + n + off[0], y + off[1]) for x, y in ANCHORS]
    return Shown(n, n * MS, n * MS + age_ms, points)


def _scored(frames: list[Shown], truth: dict) -> dict:
    return scored(Watched(frames, [], None), truth)


def test_what_is_displayed_where_it_should_be_has_no_error() -> None:
    result = _scored([_shown(n) for n in range(60)], _truth(60))
    assert result["errorPx"] == {"p50": 0, "p95": 0, "p99": 0, "max": 0}
    assert result["framesJudged"] == 60
    assert result["shownFps"] == pytest.approx(FPS, abs=0.1)
    assert result["ageMs"] == {"p50": 40, "p95": 40}
    assert result["jitterPxRms"] == 0
    assert result["recoveryMs"] is None
    assert result["firstOverlayMs"] == 0


def test_an_overlay_drawn_one_frame_late_is_off_by_what_the_paper_moved() -> None:
    result = _scored([_shown(n, (-1, 0)) for n in range(60)], _truth(60))
    assert result["errorPx"]["p50"] == 1
    assert result["jitterPxRms"] == 0


def test_trembling_is_jitter() -> None:
    frames = [_shown(n, (0, 0.5 if n % 2 else -0.5)) for n in range(60)]
    assert _scored(frames, _truth(60))["jitterPxRms"] == pytest.approx(0.5, abs=0.01)


def test_the_first_overlay_is_counted_from_the_first_frame_shown() -> None:
    frames = [_shown(n, None if n < 15 else (0, 0)) for n in range(60)]
    result = _scored(frames, _truth(60))
    assert result["firstOverlayMs"] == pytest.approx(500, abs=1)
    assert result["framesJudged"] == 45


def test_frames_that_lose_the_overlay_are_not_left_out() -> None:
    frames = [_shown(n, None if 30 <= n < 33 else (0, 0)) for n in range(60)]
    result = _scored(frames, _truth(60))
    assert result["framesJudged"] == 60
    assert result["errorPx"]["max"] == pytest.approx(np.hypot(1280, 720), abs=1)


def test_coming_back_is_timed_from_the_first_frame_that_shows_the_page_again() -> None:
    gone = range(20, 40)
    frames = [_shown(n, None if 20 <= n < 46 else (0, 0)) for n in range(90)]
    result = _scored(frames, _truth(90, gone))
    assert result["recoveryMs"] == pytest.approx(200, abs=1)
    assert result["errorPx"]["max"] == 0
    assert result["framesJudged"] == 64


def test_not_coming_back_within_a_second_is_an_error_too() -> None:
    gone = range(20, 40)
    frames = [_shown(n, None if 20 <= n < 80 else (0, 0)) for n in range(90)]
    assert _scored(frames, _truth(90, gone))["errorPx"]["max"] > 1000


def test_an_overlay_where_there_is_no_page_is_an_error() -> None:
    frames = [_shown(n) for n in range(60)]
    assert _scored(frames, _truth(60, range(30, 40)))["errorPx"]["max"] > 1000


def test_frames_never_shown_lower_the_rate() -> None:
    frames = [_shown(n) for n in range(0, 60, 2)]
    assert _scored(frames, _truth(60))["shownFps"] == pytest.approx(FPS / 2, abs=0.1)


def test_a_frame_drawn_again_counts_once_as_last_drawn() -> None:
    frames = [again for n in range(60) for again in (_shown(n, (9, 0)), _shown(n))]
    result = _scored(frames, _truth(60))
    assert result["framesJudged"] == 60
    assert result["errorPx"]["max"] == 0


def test_points_out_of_the_picture_are_not_judged() -> None:
    truth = _truth(60) | {"anchorsMm": [[100, 100], [5000, 100]]}
    frames = [Shown(n, n * MS, n * MS + 40, [(100 + n, 100), (9, 9)]) for n in range(60)]
    assert _scored(frames, truth)["errorPx"]["max"] == 0


def test_a_bent_page_is_judged_on_its_mesh() -> None:
    nodes = [[x + (10 if y else 0), y] for y in (0, 720) for x in (0, 1280)]
    mesh = {"columns": 2, "rows": 2, "points": nodes}
    truth = _truth(60)
    for frame in truth["frames"]:
        frame |= {"mesh": mesh, "pageToFrame": [1, 0, 0, 0, 1, 0, 0, 0, 1]}
    points = [(100 + 10 * 100 / 720, 100), (400 + 10 * 500 / 720, 500)]
    frames = [Shown(n, n * MS, n * MS + 40, points) for n in range(60)]
    result = scored(Watched(frames, [], (1280, 720)), truth)
    assert result["errorPx"]["max"] == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("frames", [[], [Shown(None, 0, 1, None)], [_shown(0, None)]])
def test_nothing_to_judge_is_said(frames: list[Shown]) -> None:
    with pytest.raises(ValueError, match=r"no (frame number|overlay)"):
        _scored(frames, _truth(60))


def test_frames_beyond_4095_are_counted_on_and_a_clip_played_anew_from_the_start() -> None:
    long = [Shown(n % 4096, 0, n, None) for n in range(4000, 5000)]
    assert [each.number for each in unrolled(long, 6000)] == list(range(4000, 5000))
    again = [Shown(n % 100, 0, n, None) for n in range(250)]
    assert [each.number for each in unrolled(again, 100)] == [n % 100 for n in range(250)]
