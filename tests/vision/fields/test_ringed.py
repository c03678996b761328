import cv2
import numpy as np
import pytest

from tests.builders import frame_of, reference_of, upright
from vision.fields.marks import Area, AreaKind, judge
from vision.geometry import Quad
from vision.picture import REFERENCE_PX_PER_MM
from vision.rectify import rectify

_CARD_MM, _SIZE = (90.0, 120.0), (460, 610)
_POSE = upright(*_SIZE, 0.98, _CARD_MM)
_YES = Area("yes", AreaKind.TICK, Quad.box(20, 20, 24, 24), one_of="question")
_NO = Area("no", AreaKind.TICK, Quad.box(40, 20, 44, 24), one_of="question")


def _px(mm: float) -> int:
    return round((mm * REFERENCE_PX_PER_MM - 0.5) * 16)


def _card() -> np.ndarray:
    size = [round(side * REFERENCE_PX_PER_MM) for side in _CARD_MM]
    card = np.full((size[1], size[0]), 255, np.uint8)
    for area in (_YES, _NO):
        (left, top), (right, bottom) = area.quad.xy[0], area.quad.xy[2]
        cv2.rectangle(
            card, (_px(left), _px(top)), (_px(right), _px(bottom)), 0, 1, cv2.LINE_AA, 4
        )  # fmt: skip
    for word, x in (("ja", 26), ("nee", 46)):
        at = (round(x * REFERENCE_PX_PER_MM), round(23.5 * REFERENCE_PX_PER_MM))
        cv2.putText(card, word, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 1, cv2.LINE_AA)
    for y in (40, 60, 80, 100):
        cv2.putText(card, "Gegevens", (60, 4 * y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    return card


def _ring(
    card: np.ndarray, x: float, radius: float, turns: tuple[int, int] = (0, 360), grey: int = 40
) -> None:
    size = tuple(round(share * radius * REFERENCE_PX_PER_MM * 16) for share in (1.05, 0.97))
    cv2.ellipse(card, (_px(x), _px(22)), size, 0, *turns, grey, 2, cv2.LINE_AA, 4)


def _states(card: np.ndarray) -> list[str]:
    scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    found = judge(scan, reference_of(_card(), "card", *_CARD_MM), [_YES, _NO])
    return [judgement.state.value for judgement in found]


@pytest.mark.parametrize(
    ("radius", "turns", "grey"),
    [(3.1, (0, 360), 40), (3.7, (20, 400), 40), (3.4, (0, 345), 120)],
    ids=["close", "wide, its ends crossing", "in pencil and not quite closed"],
)
def test_a_box_with_a_ring_around_it_is_ticked(radius, turns, grey):
    card = _card()
    _ring(card, 22, radius, turns, grey)
    assert _states(card) == ["ticked", "unticked"]


@pytest.mark.parametrize("turns", [(0, 180), (90, 300)], ids=["half a ring", "an arc"])
def test_what_does_not_close_around_a_box_is_no_ring(turns):
    card = _card()
    _ring(card, 22, 3.4, turns)
    assert _states(card) == ["unticked", "unticked"]


def test_a_ring_beside_another_answer_may_only_draw_the_eye():
    card = _card()
    _ring(card, 22, 3.4)
    cv2.line(card, (_px(40.6), _px(20.6)), (_px(43.4), _px(23.4)), 30, 2, cv2.LINE_AA, 4)
    assert _states(card) == ["unknown", "ticked"]


def test_rings_around_both_answers_leave_it_open():
    card = _card()
    _ring(card, 22, 3.4)
    _ring(card, 42, 3.4)
    assert _states(card) == ["unknown", "unknown"]
