from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.benchmarks.compose import (
    CONDITIONS,
    CURLED,
    FILLED,
    FOLDED,
    HAND,
    PARTIAL,
    PLAIN,
    UPSIDE_DOWN,
    Composed,
    Condition,
    compose,
)
from tests.benchmarks.stance import Creases
from tests.builders import A4_MM, printed_page
from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, Points

#: Where the truth may be off, in frame px.
_EXACT_PX = 0.05

#: A clean camera, so that what is left is the composer's own error.
_CLEAN = {"noise": (0.0, 0.0), "blur_px": (0.2, 0.2), "jpeg_quality": (100, 100), "things": (0, 0)}

_MARKS_MM = [(x, y) for x in (25, 75, 135, 185) for y in (25, 90, 160, 225, 272)]


def _marked_page(px_per_mm: float, width_mm: float = 210, height_mm: float = 297) -> np.ndarray:
    """A page with discs of 5 mm, whose centre of mass is found to a hundredth of a pixel."""
    page = np.full((round(height_mm * px_per_mm), round(width_mm * px_per_mm)), 255, np.uint8)
    for x, y in _MARKS_MM:
        centre = round((x * px_per_mm - 0.5) * 256), round((y * px_per_mm - 0.5) * 256)
        cv2.circle(page, centre, round(2.5 * px_per_mm * 256), 0, -1, cv2.LINE_AA, 8)
    return page


def _errors_px(composed: Composed, expected: np.ndarray) -> np.ndarray:
    grey = cv2.cvtColor(composed.frame, cv2.COLOR_BGR2GRAY).astype(float)
    errors = []
    for x, y in np.round(expected).astype(int):
        part = grey[y - 10 : y + 11, x - 10 : x + 11]
        ink = np.clip(0.95 * np.median(part) - part, 0, None)
        down, across = np.mgrid[-10:11, -10:11]
        errors.append([x + (ink * across).sum() / ink.sum(), y + (ink * down).sum() / ink.sum()])
    return np.linalg.norm(np.array(errors) - expected, axis=1)


@pytest.mark.slow
@pytest.mark.parametrize("px_per_mm", [4.0, 8.0])
@pytest.mark.parametrize("condition", [PLAIN, UPSIDE_DOWN], ids=lambda c: c.name)
def test_printed_marks_land_where_the_truth_says(condition, px_per_mm):
    clean = replace(condition, **_CLEAN)
    composed = compose(_marked_page(px_per_mm), *A4_MM, clean, 4)
    truth = composed.page_to_frame(Points[PageMm](np.array(_MARKS_MM, float))).xy
    assert np.median(_errors_px(composed, truth)) < _EXACT_PX / 2
    assert np.max(_errors_px(composed, truth)) < _EXACT_PX


def test_a_page_picture_in_whole_pixels_is_not_stretched_over_its_sheet():
    """Letter size at 4 px/mm: 863.6 x 1117.6 px, drawn on 864 x 1118."""
    page = _marked_page(4.0, 215.9, 279.4)
    composed = compose(page, 215.9, 279.4, replace(PLAIN, **_CLEAN), 4)
    truth = composed.page_to_frame(Points[PageMm](np.array(_MARKS_MM, float))).xy
    assert np.max(_errors_px(composed, truth)) < _EXACT_PX


@pytest.mark.slow
def test_marks_on_curled_paper_land_where_its_stance_says():
    composed = compose(_marked_page(6.0), *A4_MM, replace(CURLED, **_CLEAN), 11)
    points = Points[PageMm](np.array(_MARKS_MM, float))
    truth = composed.stance.place(points).xy
    assert np.max(_errors_px(composed, truth)) < _EXACT_PX
    flat = composed.page_to_frame(points).xy
    assert np.max(np.linalg.norm(flat - truth, axis=1)) > 1  # it is really curled


@pytest.mark.slow
def test_marks_on_folded_paper_land_where_its_stance_says():
    composed = compose(_marked_page(6.0), *A4_MM, replace(FOLDED, **_CLEAN), 5)
    points = Points[PageMm](np.array(_MARKS_MM, float))
    truth = composed.stance.place(points).xy
    # A crease may run through a mark.
    assert np.median(_errors_px(composed, truth)) < _EXACT_PX
    flat = composed.page_to_frame(points).xy
    assert np.max(np.linalg.norm(flat - truth, axis=1)) > 2  # it is really folded


def test_panels_of_folded_paper_keep_their_length():
    creases = Creases((-50.0, 50.0), (0.3, -0.2, 0.25))
    along, high, slope = creases.rise(np.linspace(-148, 148, 2000))
    run = np.hypot(np.diff(along), np.diff(high)).sum()
    assert run == pytest.approx(296, abs=0.5)
    assert slope[0] == 0.3
    assert slope[-1] == 0.25


def test_the_mesh_samples_the_curled_sheet_edge_to_edge():
    composed = compose(printed_page(1)[0], *A4_MM, CURLED, 3)
    corners = composed.stance.place(composed.stance.outline).xy
    mesh = composed.mesh
    grid = mesh.points.xy.reshape(mesh.rows, mesh.columns, 2)
    np.testing.assert_allclose(
        [grid[0, 0], grid[0, -1], grid[-1, -1], grid[-1, 0]], corners, atol=1e-9
    )


def test_the_same_seed_gives_the_same_frame():
    page = printed_page(2)[0]
    first, second, other = (compose(page, *A4_MM, PLAIN, seed) for seed in (5, 5, 6))
    assert first.jpeg == second.jpeg
    assert first.jpeg != other.jpeg


@pytest.mark.slow
@pytest.mark.parametrize(
    ("condition", "size"),
    [
        *((condition, (1280, 720)) for condition in CONDITIONS.values()),
        *((condition, (720, 1280)) for condition in (PLAIN, CURLED, HAND, UPSIDE_DOWN)),
    ],
    ids=lambda each: each.name if isinstance(each, Condition) else f"{each[0]}x{each[1]}",
)
def test_every_condition_gives_a_frame_of_the_size_asked(condition, size):
    page, boxes = printed_page(3)
    areas = [Area(f"f{n}", AreaKind.WRITE, box) for n, box in enumerate(boxes)]
    composed = compose(page, *A4_MM, condition, 8, areas, size)
    assert composed.frame.shape == (size[1], size[0], 3)
    decoded = cv2.imdecode(np.frombuffer(composed.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(decoded, composed.frame)
    assert (composed.page_to_frame is None) == (condition.name == "empty_scene")
    if composed.page_to_frame is not None:
        assert composed.page_to_frame.quad(composed.stance.outline).is_convex


@pytest.mark.parametrize("seed", range(3))
def test_a_whole_sheet_spans_the_share_of_the_frame_asked(seed):
    composed = compose(printed_page(1)[0], *A4_MM, PLAIN, seed)
    corners = composed.page_to_frame(composed.stance.outline).xy
    spans = (corners.max(axis=0) - corners.min(axis=0)) / [1280, 720]
    assert 0.74 < spans.max() < 0.96
    assert np.all(corners > -0.5) and np.all(corners < [1279.5, 719.5])


def test_a_partial_sheet_is_partly_outside():
    composed = compose(printed_page(1)[0], *A4_MM, PARTIAL, 2)
    assert 0.25 < composed.hidden < 0.7


def test_a_hand_hides_some_of_the_sheet():
    hidden = [compose(printed_page(1)[0], *A4_MM, HAND, seed).hidden for seed in range(3)]
    assert all(0.005 < share < 0.6 for share in hidden)


def test_a_filled_form_tells_what_was_filled_in():
    page, boxes = printed_page(3)
    half = len(boxes) // 2
    kinds = [AreaKind.WRITE] * half + [AreaKind.TICK] * (len(boxes) - half)
    areas = [Area(f"f{n}", k, box) for n, (k, box) in enumerate(zip(kinds, boxes, strict=True))]
    composed = compose(page, *A4_MM, FILLED, 1, areas)
    assert set(composed.states) == {area.id for area in areas}
    assert {"filled", "empty"} & set(composed.states.values())
    assert set(composed.values) <= {k for k, state in composed.states.items() if state == "filled"}
    blank = compose(page, *A4_MM, PLAIN, 1, areas)
    assert set(blank.states.values()) <= {"empty", "unticked"}
