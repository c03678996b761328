import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.illustration.badges import badge_radius, place_badges

BLANK = np.full((400, 400), 250, np.uint8)


def _box(left: float, top: float, width: float, height: float) -> np.ndarray:
    right, bottom = left + width, top + height
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float)


def _apart(badge: object, box: np.ndarray) -> float:
    (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
    x, y = badge.x, badge.y  # type: ignore[attr-defined]
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))


def test_a_badge_stands_before_the_start_of_its_field() -> None:
    [badge] = place_badges([_box(100, 100, 200, 30)], 10, BLANK)
    assert 80 < badge.x < 100 - 10
    assert badge.y == 115
    assert not badge.is_away


def test_a_badge_goes_to_the_end_of_a_field_whose_start_is_taken() -> None:
    first, second = place_badges([_box(40, 100, 150, 30), _box(196, 100, 100, 30)], 10, BLANK)
    assert first.x < 40
    assert second.x > 296


def test_a_badge_keeps_off_the_print() -> None:
    picture = BLANK.copy()
    picture[100:130:4, 60:96] = 0
    [badge] = place_badges([_box(100, 100, 200, 30)], 10, picture)
    assert badge.x > 300


def test_turned_paper_has_its_badge_at_the_printed_start() -> None:
    turned = np.roll(_box(100, 100, 200, 30), 2, axis=0)
    [badge] = place_badges([turned], 10, BLANK)
    assert badge.x > 300


def test_stacked_tick_boxes_get_badges_that_fit_between_the_rows() -> None:
    boxes = [_box(100, 100 + 20 * row, 12, 12) for row in range(8)]
    radius = badge_radius(boxes, 18, 6)
    badges = place_badges(boxes, radius, BLANK)
    assert radius < 10
    assert all(badge.x < 100 for badge in badges)


def test_a_crowded_page_never_makes_badges_too_small_to_read() -> None:
    assert badge_radius([_box(0, y, 5, 1) for y in range(9)], 18, 6) == 6
    assert badge_radius([_box(0, 0, 5, 5)], 18, 6) == 18


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(1, 6))
def test_with_room_enough_badges_cover_no_field_and_no_other_badge(columns: int, rows: int) -> None:
    boxes = [
        _box(40 + 90 * column, 30 + 60 * row, 45, 18)
        for row in range(rows)
        for column in range(columns)
    ]
    badges = place_badges(boxes, 9, BLANK)
    for number, badge in enumerate(badges):
        assert all(_apart(badge, box) >= 9 for box in boxes)
        assert all(
            math.hypot(badge.x - other.x, badge.y - other.y) >= 18 for other in badges[:number]
        )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(-300, 700), st.integers(-300, 700)), max_size=5))
def test_badges_stay_within_the_picture_wherever_the_fields_are(
    corners: list[tuple[int, int]],
) -> None:
    boxes = [_box(x, y, 60, 20) for x, y in corners]
    for badge in place_badges(boxes, 10, BLANK):
        assert 10 <= badge.x <= 390
        assert 10 <= badge.y <= 390
