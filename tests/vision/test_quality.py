import numpy as np
import pytest

from tests.builders import frame_of, printed_page, upright
from vision.outcome import MissReason
from vision.picture import Frame
from vision.quality import obstacle


def evenly(level: int) -> Frame:
    return Frame(np.full((720, 1280, 3), level, np.uint8))


@pytest.mark.parametrize("level", [0, 8, 40])
def test_a_dark_frame_is_too_dark(level: int) -> None:
    assert obstacle(evenly(level)) is MissReason.TOO_DARK


@pytest.mark.parametrize("level", [60, 128, 255])
def test_a_lit_frame_is_worth_looking_at(level: int) -> None:
    assert obstacle(evenly(level)) is None


def test_a_sheet_by_candlelight_is_worth_looking_at() -> None:
    assert obstacle(frame_of(printed_page(1)[0], upright(), table=20, light=0.3)) is None


def test_a_sheet_in_the_dark_is_not() -> None:
    frame = frame_of(printed_page(1)[0], upright(), table=20, light=0.08)
    assert obstacle(frame) is MissReason.TOO_DARK


def test_a_few_lamps_in_the_night_do_not_make_it_light() -> None:
    night = np.full((720, 1280, 3), 5, np.uint8)
    night[100:120, 200:240] = 255
    assert obstacle(Frame(night)) is MissReason.TOO_DARK


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (2000, 1)])
def test_a_sliver_of_a_picture_is_judged_like_any_other(size: tuple[int, int]) -> None:
    assert obstacle(Frame(np.full((*size, 3), 200, np.uint8))) is None
