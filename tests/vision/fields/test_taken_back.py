"""Ticks that were taken back, beside marks that are meant however careless they are."""

import cv2
import numpy as np
import pytest

from tests.benchmarks.corrections import Correction, strokes_of
from tests.builders import frame_of, reference_of, upright
from vision.fields.marks import Area, AreaKind, judge
from vision.geometry import Quad
from vision.picture import REFERENCE_PX_PER_MM
from vision.rectify import rectify

_CARD_MM = (90.0, 120.0)
_SIZE = (460, 610)
_POSE = upright(*_SIZE, 0.98, _CARD_MM)
_BOX_MM = 4.0
#: A question a row, three boxes each.
_PLACES = [(x, y) for y in (14, 32, 50, 68, 86, 104) for x in (14, 40, 66)]
_CROSS = ([(-0.4, -0.4), (0.4, 0.4)], [(0.4, -0.4), (-0.4, 0.4)])

Strokes = list[np.ndarray]


def _areas(*, one_of: bool) -> list[Area]:
    return [
        Area(
            f"{n}", AreaKind.TICK, Quad.box(x, y, x + _BOX_MM, y + _BOX_MM),
            one_of=f"question {n // 3}" if one_of else None,
        )
        for n, (x, y) in enumerate(_PLACES)
    ]  # fmt: skip


def _draw(card: np.ndarray, points: np.ndarray, width_mm: float, grey: int = 30) -> None:
    path = np.round((points * REFERENCE_PX_PER_MM - 0.5) * 16).astype(np.int32)
    thick = max(1, round(width_mm * REFERENCE_PX_PER_MM))
    cv2.polylines(card, [path], False, grey, thick, cv2.LINE_AA, 4)


def _blank() -> np.ndarray:
    size = [round(side * REFERENCE_PX_PER_MM) for side in _CARD_MM]
    card = np.full((size[1], size[0]), 255, np.uint8)
    for area in _areas(one_of=False):
        _draw(card, np.vstack([area.quad.xy, area.quad.xy[:1]]), 0.25, 0)
        # What stands behind a box.
        word = [
            (area.quad.xy[1][0] + 2 + 0.7 * k, 2 + area.quad.xy[1][1] + k % 2) for k in range(9)
        ]
        _draw(card, np.array(word), 0.25, 0)
    return card


def _found(marks: dict[int, Strokes], *, one_of: bool = False) -> list[str]:
    """What is said of each box with these strokes in it, in shares of its size from its middle."""
    blank, areas = _blank(), _areas(one_of=one_of)
    card = blank.copy()
    for number, strokes in marks.items():
        for stroke in strokes:
            middle = np.array(_PLACES[number]) + _BOX_MM / 2
            _draw(card, np.asarray(stroke) * _BOX_MM + middle, 0.5)
    scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    found = judge(scan, reference_of(blank, "card", *_CARD_MM), areas)
    return [each.state.value for each in found]


def _over_a_cross(way: Correction, seed: int) -> Strokes:
    rng = np.random.default_rng(seed)
    half = np.full(2, 0.5)
    over = strokes_of(rng, way, -half, half, crowded=False)
    return [*map(np.array, _CROSS), *over]


def _blot() -> Strokes:
    x = np.linspace(-0.42, 0.42, 12)
    return [np.column_stack([x, np.where(np.arange(12) % 2, 0.42, -0.42)])]


@pytest.mark.parametrize(
    "way", [each for each in Correction if each is not Correction.BLACKENED], ids=str
)
def test_a_tick_taken_back_in_any_way_is_not_said_to_be_one(way: Correction) -> None:
    said = _found({n: _over_a_cross(way, n) for n in range(len(_PLACES))})
    # A line along an arm of the cross may be the arm of a larger one.
    most_missed = 6 if way is Correction.STRUCK else 1
    assert said.count("unknown") >= len(_PLACES) - most_missed


@pytest.mark.parametrize("reach", [0.4, 0.6, 0.9])
def test_a_mark_far_larger_than_its_box_is_meant(reach: float) -> None:
    cross = [2.4 * reach * np.array(arm) for arm in _CROSS]
    slash = [reach * np.array([(-0.8, 1), (0.8, -1)])]
    tick = [reach * np.array([(-0.7, 0), (-0.2, 0.6), (1.2, -1.2)])]
    marks = {n: (cross, slash, tick)[n % 3] for n in range(len(_PLACES))}
    assert set(_found(marks)) == {"ticked"}


def test_a_blackened_box_is_a_tick_unless_another_of_the_question_says_otherwise() -> None:
    cross = [np.array(arm) for arm in _CROSS]
    marks = {0: _blot(), 4: _blot(), 5: cross, 6: _blot(), 7: _blot()}
    said = _found(marks, one_of=True)
    assert said[:9] == [
        *("ticked", "unticked", "unticked"),
        *("unticked", "unknown", "ticked"),
        *("ticked", "ticked", "unticked"),
    ]
    assert [said for said in _found(marks) if said != "unticked"] == ["ticked"] * 5


def test_two_crosses_where_one_is_asked_are_both_said() -> None:
    cross = [np.array(arm) for arm in _CROSS]
    assert _found({0: cross, 1: cross}, one_of=True)[:3] == ["ticked", "ticked", "unticked"]
