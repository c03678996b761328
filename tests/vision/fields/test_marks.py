from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.compose import FILLED, GLARE, HAND, SHADOW, Condition, compose
from tests.builders import A4_MM, frame_of, printed_page, reference_of, upright
from vision.fields.ink import Patch
from vision.fields.marks import Area, AreaKind, Judgement, MarkState, _own_ink, _Strokes, judge
from vision.geometry import Homography, PageMm, Quad
from vision.picture import REFERENCE_PX_PER_MM, Frame, Reference
from vision.rectify import rectify

_CARD_MM = (90.0, 120.0)
_SIZE = (460, 610)
_POSE = upright(*_SIZE, 0.98, _CARD_MM)
_TICK = Area("tick", AreaKind.TICK, Quad.box(20, 20, 24, 24))
_WRITE = Area("write", AreaKind.WRITE, Quad.box(20, 40, 80, 47))
_SIGN = Area("sign", AreaKind.SIGNATURE, Quad.box(20, 80, 80, 100))


def _px(mm: float) -> int:
    """A millimetre in sixteenths of a pixel, as cv2 draws with `shift=4`."""
    return round((mm * REFERENCE_PX_PER_MM - 0.5) * 16)


def _line(card: np.ndarray, points: list[tuple[float, float]], grey: int, width_mm: float) -> None:
    path = np.array([[_px(x), _px(y)] for x, y in points], np.int32)
    thick = max(1, round(width_mm * REFERENCE_PX_PER_MM))
    cv2.polylines(card, [path], False, grey, thick, cv2.LINE_AA, 4)


def _card() -> np.ndarray:
    """A card with three printed boxes and lines of text-like print around them."""
    size = [round(side * REFERENCE_PX_PER_MM) for side in _CARD_MM]
    card = np.full((size[1], size[0]), 255, np.uint8)
    for area in (_TICK, _WRITE, _SIGN):
        corners = [(x, y) for x, y in area.quad.xy]
        _line(card, [*corners, corners[0]], 0, 0.25)
    rng = np.random.default_rng(2)
    for y in (12, 22, 33, 53, 60, 67, 75, 105, 110):
        for x in np.arange(27, 80, 2.2):
            low, high = rng.uniform(-1, 1, 2)
            _line(card, [(x, y + low), (x + 0.8, y + high), (x + 1.6, y + low)], 0, 0.3)
    return card


def _judged(card: np.ndarray, pose: Homography = _POSE, **seen) -> dict[str, Judgement]:
    frame = frame_of(card, _POSE, _CARD_MM, _SIZE, **seen)
    return _found(frame, pose)


def _found(frame: Frame, pose: Homography = _POSE) -> dict[str, Judgement]:
    reference = reference_of(_card(), "card", *_CARD_MM)
    scan = rectify(frame, pose, *_CARD_MM)
    return {found.id: found for found in judge(scan, reference, [_TICK, _WRITE, _SIGN])}


def _states(found: dict[str, Judgement]) -> list[str]:
    return [judgement.state.value for judgement in found.values()]


def test_a_blank_form_is_empty():
    assert _states(_judged(_card())) == ["unticked", "empty", "empty"]


@pytest.mark.parametrize(
    "strokes",
    [
        [[(20.5, 20.5), (23.5, 23.5)], [(23.5, 20.5), (20.5, 23.5)]],
        [[(20.6, 22), (21.5, 23.3), (25.5, 18.5)]],
        [[(20.7, 23.2), (23.3, 20.7)]],
        [
            [(20.8, y) for y in (20.8, 23.2)],
            [(22, y) for y in (20.8, 23.2)],
            [(23, 20.8), (23, 23)],
        ],
    ],
    ids=["cross", "tick leaving the box", "slash", "blob"],
)
@pytest.mark.parametrize("grey", [30, 150], ids=["pen", "pencil"])
def test_every_manner_of_ticking_counts(strokes, grey):
    card = _card()
    for stroke in strokes:
        _line(card, stroke, grey, 0.5)
    found = _judged(card)
    assert _states(found) == ["ticked", "empty", "empty"]
    assert found["tick"].confidence > 0.7


def test_a_box_that_was_scribbled_out_is_unknown():
    card = _card()
    _line(card, [(20.5, 20.5), (23.5, 23.5)], 30, 0.5)
    for turn in (False, True):
        swing = [(18.6 + 0.6 * n, 18.7 if n % 2 else 25.3) for n in range(12)]
        _line(card, [(y, x) for x, y in swing] if turn else swing, 30, 0.6)
    assert _judged(card)["tick"].state is MarkState.UNKNOWN


def test_a_round_box_scribbled_out_with_room_between_the_strokes_is_unknown():
    blank, centre = _card(), (_px(60), _px(72))
    blank[:, :] = np.where(blank < 255, 255, blank)  # a card with nothing else on it
    cv2.circle(blank, centre, _px(2.5) + 8, 0, 1, cv2.LINE_AA, 4)
    card = blank.copy()
    for n in range(8):
        at = 57 + 0.85 * n
        _line(card, [(at, 68.2), (at + 0.4, 75.8)], 30, 0.5)
        _line(card, [(56.2, at + 12), (63.8, at + 12.4)], 30, 0.5)
    ring = Area("ring", AreaKind.TICK, Quad.box(57.5, 69.5, 62.5, 74.5))
    scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    found = judge(scan, reference_of(blank, "card", *_CARD_MM), [ring])
    assert found[0].state is MarkState.UNKNOWN


def _row() -> tuple[np.ndarray, list[Area]]:
    """A card with four boxes that share their walls."""
    row = [Area(f"{n}", AreaKind.TICK, Quad.box(20 + 4 * n, 46, 24 + 4 * n, 50)) for n in range(4)]
    blank = _card()
    for area in row:
        corners = [(x, y) for x, y in area.quad.xy]
        _line(blank, [*corners, corners[0]], 0, 0.25)
    return blank, row


def _states_of(card: np.ndarray, blank: np.ndarray, areas: list[Area]) -> list[str]:
    scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    found = judge(scan, reference_of(blank, "card", *_CARD_MM), areas)
    return [each.state.value for each in found]


def test_a_box_scribbled_out_far_into_the_next_does_not_tick_that():
    blank, row = _row()
    card = blank.copy()
    for n in range(12):
        _line(card, [(22.8 + 0.55 * n, 44.6), (22.8 + 0.55 * n, 51.4)], 30, 0.6)
    assert _states_of(card, blank, row) == ["unticked", "unknown", "unticked", "unticked"]


def test_an_empty_box_between_two_that_were_scribbled_over_is_not_ticked():
    blank, row = _row()
    card = blank.copy()
    for middle in (22, 30):
        for n in range(11):
            x = middle - 2.5 + 0.5 * n
            _line(card, [(x, 45.2), (x, 50.8)], 30, 0.6)
        # Some strokes end well within the box between them.
        for y in (47.2, 48, 48.8):
            _line(card, [(middle - 3.3, y), (middle + 3.3, y)], 30, 0.6)
    assert _states_of(card, blank, row) == ["unknown", "unticked", "unknown", "unticked"]


def test_a_blot_that_fills_a_large_box_ticks_it():
    blank = _card()
    large = Area("large", AreaKind.TICK, Quad.box(60, 83, 65.5, 88.5))
    corners = [(x, y) for x, y in large.quad.xy]
    _line(blank, [*corners, corners[0]], 0, 0.25)
    card = blank.copy()
    for n in range(12):
        _line(card, [(60.4 + 0.4 * n, 83.3), (60.5 + 0.4 * n, 88.2)], 40, 0.5)
    assert _states_of(card, blank, [large]) == ["ticked"]


def test_a_pen_across_the_end_of_an_empty_field_is_not_writing():
    card = _card()
    frame = frame_of(card, _POSE, _CARD_MM, _SIZE)
    pixels = frame.pixels.copy()
    cv2.line(pixels, (300, 120), (460, 330), (70, 60, 50), 34, cv2.LINE_AA)
    assert _found(Frame(pixels))["write"].state is MarkState.EMPTY


def test_boxes_in_a_row_are_told_apart_though_a_mark_runs_into_the_next():
    row = [
        Area(f"{n}", AreaKind.TICK, Quad.box(20 + 3.5 * n, 46, 23.5 + 3.5 * n, 49.5))
        for n in range(4)
    ]
    blank = _card()
    for area in row:
        corners = [(x, y) for x, y in area.quad.xy]
        _line(blank, [*corners, corners[0]], 0, 0.25)
    card = blank.copy()
    for left in (20, 27):
        _line(card, [(left + 0.4, 48), (left + 1.4, 49), (left + 4.2, 45.4)], 40, 0.5)
    scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    found = judge(scan, reference_of(blank, "card", *_CARD_MM), row)
    assert [each.state.value for each in found] == ["ticked", "unticked", "ticked", "unticked"]


def test_a_mark_beside_the_box_is_not_in_it():
    card = _card()
    _line(card, [(15.5, 20), (19, 24)], 0, 0.5)
    _line(card, [(19, 20), (15.5, 24)], 0, 0.5)
    assert _judged(card)["tick"].state is MarkState.UNTICKED


def test_writing_and_a_signature_count():
    card = _card()
    _line(card, [(22 + n, 45 - 2 * (n % 2)) for n in range(20)], 60, 0.4)
    _line(card, [(25 + 2 * n, 90 - 6 * (-1) ** n) for n in range(12)], 60, 0.4)
    assert _states(_judged(card)) == ["unticked", "filled", "filled"]


def _in_narrow_lines(*, is_own: bool) -> float:
    """Ink (mm²) of a line 4 mm high with writing above and below it, and tails that join all."""
    area = Area("line", AreaKind.WRITE, Quad.box(2, 5, 38, 9))
    ink = np.zeros((56, 160), np.float32)
    for top in (4, 22, 40) if is_own else (4, 40):
        ink[top : top + 12, 12:140] = 0.5
    for left in range(20, 130, 24):
        ink[10:44, left : left + 2] = 0.5
    everywhere, blank = np.ones(ink.shape, bool), np.ones_like(ink)
    part = Patch(
        ink=ink, darker=ink, is_print=~everywhere, blank=blank, paper=1 - ink, inside=everywhere,
        seen=everywhere, px_per_mm=4, light=200 * blank, usual_light=200, corner=(0, 0),
    )  # fmt: skip
    near = part.mask([area.quad], 0.4) > 0
    return float(_own_ink(_Strokes.on(part, 0.01), area, ~everywhere, near).sum()) / 16


def test_writing_that_touches_that_of_the_lines_around_counts_and_their_tails_do_not():
    assert _in_narrow_lines(is_own=True) > 10
    assert _in_narrow_lines(is_own=False) == 0


def test_writing_in_a_tinted_box_counts():
    blank = _card()
    left, top, right, bottom = (round(mm * REFERENCE_PX_PER_MM) for mm in (20.5, 40.5, 79.5, 46.5))
    blank[top:bottom, left:right] = 236
    written = blank.copy()
    _line(written, [(30, 45), (34, 42), (38, 45), (42, 42)], 40, 0.5)
    reference = reference_of(blank, "card", *_CARD_MM)
    for card, state in ((blank, MarkState.EMPTY), (written, MarkState.FILLED)):
        scan = rectify(frame_of(card, _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
        assert judge(scan, reference, [_WRITE])[0].state is state


def test_writing_below_the_line_belongs_to_its_own_field():
    card = _card()
    _line(card, [(30 + n, 50 + 2 * (n % 2)) for n in range(20)], 60, 0.4)
    assert _judged(card)["write"].state is MarkState.EMPTY


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(
    light=st.floats(0.35, 1.0),
    away=st.lists(st.floats(-0.3, 0.3), min_size=8, max_size=8),
)
def test_light_and_a_registration_off_by_a_third_of_a_millimetre_leave_no_ink(light, away):
    outline = Quad[PageMm].box(0, 0, *_CARD_MM)
    moved = Quad[PageMm](outline.xy + np.array(away).reshape(4, 2))
    pose = Homography[PageMm, PageMm].between(outline, moved).then(_POSE)
    assert _states(_judged(_card(), pose, light=light)) == ["unticked", "empty", "empty"]


def test_a_shadow_is_not_ink():
    frame = frame_of(_card(), _POSE, _CARD_MM, _SIZE)
    shade = np.ones(_SIZE[::-1], np.float32)
    shade[:, :170] = 0.5
    soft = cv2.GaussianBlur(shade, (0, 0), 8)[..., None]
    shaded = Frame((frame.pixels * soft).astype(np.uint8))
    assert _states(_found(shaded)) == ["unticked", "empty", "empty"]


@pytest.mark.parametrize("grey", [255, 120, 20], ids=["glare", "hand", "dark cloth"])
def test_what_is_covered_is_unknown(grey):
    frame = frame_of(_card(), _POSE, _CARD_MM, _SIZE)
    pixels = frame.pixels.copy()
    pixels[60:180, 40:460] = grey
    found = _found(Frame(pixels))
    assert found["tick"].state is MarkState.UNKNOWN
    assert found["sign"].state is MarkState.EMPTY


def test_what_lies_outside_the_frame_is_unknown():
    frame = frame_of(_card(), _POSE, _CARD_MM, _SIZE)
    found = _found(Frame(np.ascontiguousarray(frame.pixels[:300])))
    assert found["sign"].state is MarkState.UNKNOWN
    assert found["tick"].state is MarkState.UNTICKED


def test_a_frame_out_of_focus_leaves_faint_marks_unknown():
    card = _card()
    _line(card, [(20.5, 20.5), (23.5, 23.5)], 150, 0.4)
    frame = frame_of(card, _POSE, _CARD_MM, _SIZE)
    blurred = cv2.GaussianBlur(frame.pixels, (0, 0), 6.0)
    assert _found(Frame(np.asarray(blurred, np.uint8)))["tick"].state is MarkState.UNKNOWN


def test_no_areas_need_no_judging():
    scan = rectify(frame_of(_card(), _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    assert judge(scan, reference_of(_card(), "card", *_CARD_MM), []) == []


def test_an_area_beyond_the_page_is_unknown():
    scan = rectify(frame_of(_card(), _POSE, _CARD_MM, _SIZE), _POSE, *_CARD_MM)
    beyond = Area("beyond", AreaKind.WRITE, Quad.box(200, 10, 220, 20))
    found = judge(scan, reference_of(_card(), "card", *_CARD_MM), [beyond])
    assert found[0].state is MarkState.UNKNOWN


def _composed_page(seed: int, condition: Condition) -> list[tuple[str, str, float]]:
    """(found, true, share covered) of each area of one composed frame."""
    fine, boxes = printed_page(seed, px_per_mm=8)
    size = [round(side * REFERENCE_PX_PER_MM) for side in A4_MM]
    grey = np.asarray(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), np.uint8)
    areas = [
        Area(f"f{n}", AreaKind.TICK if np.ptp(box.xy[:, 0]) < 5 else AreaKind.WRITE, box)
        for n, box in enumerate(boxes)
    ]
    seen = compose(fine, *A4_MM, replace(condition, filled=0.5), seed, areas)
    outline = Quad[PageMm].box(0, 0, *A4_MM)
    off = np.random.default_rng(seed).uniform(-0.2, 0.2, (4, 2))
    off_by = Homography[PageMm, PageMm].between(outline, Quad(outline.xy + off))
    scan = rectify(Frame(seen.frame), off_by.then(seen.page_to_frame), *A4_MM)
    judged = judge(scan, Reference("page", grey, *A4_MM), areas)
    return [(found.state.value, seen.states[found.id], seen.covered[found.id]) for found in judged]


@pytest.mark.slow
def test_on_composed_frames_all_that_is_seen_is_judged_right():
    found = [
        one
        for seed in range(6)
        for one in _composed_page(seed, (FILLED, SHADOW, HAND, GLARE)[seed % 4])
        if one[2] < 0.02
    ]
    right = sum(state == truth for state, truth, _ in found)
    assert len(found) > 40
    # Of two blobs far beyond their boxes nobody can tell whether they were scribbled out.
    assert right >= 0.96 * len(found)
    wrong = sum(state not in (truth, "unknown") for state, truth, _ in found)
    assert wrong <= 0.01 * len(found)
