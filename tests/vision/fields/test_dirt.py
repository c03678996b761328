import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, reference_of, upright
from vision.fields.marks import Area, AreaKind, judge
from vision.geometry import Quad
from vision.picture import REFERENCE_PX_PER_MM
from vision.rectify import rectify

_SIZE = (1240, 1754)
_POSE = upright(*_SIZE, 0.98, A4_MM)
_AREAS = [
    Area("tick", AreaKind.TICK, Quad.box(20, 20, 24, 24)),
    Area("write", AreaKind.WRITE, Quad.box(20, 40, 120, 47)),
    Area("sign", AreaKind.SIGNATURE, Quad.box(20, 80, 120, 100)),
]


def _draw(sheet: np.ndarray, points: list[tuple[float, float]], grey: int, wide_mm: float) -> None:
    path = np.round((np.array(points) * REFERENCE_PX_PER_MM - 0.5) * 16).astype(np.int32)
    thick = max(1, round(wide_mm * REFERENCE_PX_PER_MM))
    cv2.polylines(sheet, [path], False, grey, thick, cv2.LINE_AA, 4)


def _dot(sheet: np.ndarray, x: float, y: float, wide_mm: float) -> None:
    at = tuple(round((mm * REFERENCE_PX_PER_MM - 0.5) * 16) for mm in (x, y))
    # What is drawn is half a pixel larger all around.
    radius = round(wide_mm / 2 * REFERENCE_PX_PER_MM * 16) - 8
    cv2.circle(sheet, at, radius, 20, -1, cv2.LINE_AA, 4)


def _sheet() -> np.ndarray:
    """A sheet with a printed box around each area and lines of text-like print between them."""
    width, height = (round(side * REFERENCE_PX_PER_MM) for side in A4_MM)
    sheet = np.full((height, width), 255, np.uint8)
    for area in _AREAS:
        corners = [(x, y) for x, y in area.quad.xy]
        _draw(sheet, [*corners, corners[0]], 0, 0.25)
    rng = np.random.default_rng(2)
    for y in [32, 55, 62, 70, *range(120, 280, 12)]:
        for x in np.arange(27, 180, 2.2):
            low, high = rng.uniform(-1, 1, 2)
            _draw(sheet, [(x, y + low), (x + 0.8, y + high), (x + 1.6, y + low)], 0, 0.3)
    return sheet


def _states(sheet: np.ndarray) -> list[str]:
    scan = rectify(frame_of(sheet, _POSE, A4_MM, _SIZE), _POSE, *A4_MM)
    reference = reference_of(_sheet(), "sheet", *A4_MM)
    return [found.state.value for found in judge(scan, reference, _AREAS)]


def test_specks_of_dirt_are_no_writing():
    sheet = _sheet()
    for n, wide in enumerate((0.75, 0.6, 0.7, 0.75, 0.5)):
        _dot(sheet, 30 + 18 * n, 42 + 0.7 * n, wide)
        _dot(sheet, 32 + 19 * n, 84 + 3 * n, wide)
    assert _states(sheet) == ["unticked", "empty", "empty"]


@pytest.mark.parametrize(
    ("stroke", "grey"),
    [
        ([(40, 44.5), (41.6, 44.3)], 40),
        ([(40, 45.5), (40.3, 43.1)], 110),
        ([(40, 43.3), (41.5, 43.3), (40.7, 45.6)], 150),
    ],
    ids=["dash", "one in thin pen", "seven in pencil"],
)
def test_a_single_short_stroke_is_writing(stroke, grey):
    sheet = _sheet()
    _draw(sheet, stroke, grey, 0.35)
    assert _states(sheet) == ["unticked", "filled", "empty"]


def test_dots_beside_each_other_are_what_a_copier_left_of_writing():
    sheet = _sheet()
    for n in range(5):
        _dot(sheet, 40 + 1.4 * n, 43 + 0.8 * (n % 2), 0.6)
    assert _states(sheet) == ["unticked", "filled", "empty"]


@pytest.mark.parametrize("lean", [-2.5, 0.0, 2.5])
def test_a_line_all_along_the_sheet_is_no_writing_and_no_tick(lean):
    sheet = _sheet()
    for x in (22, 60, 101):
        _draw(sheet, [(x - lean * 22 / 297, 0), (x + lean * 275 / 297, 297)], 110, 0.3)
    assert _states(sheet) == ["unticked", "empty", "empty"]


def test_a_fold_across_the_sheet_is_no_writing():
    sheet = _sheet()
    for y in (43.5, 91):
        _draw(sheet, [(0, y), (210, y + 0.8)], 150, 0.4)
    assert _states(sheet) == ["unticked", "empty", "empty"]


def test_what_is_written_across_a_line_all_along_the_sheet_counts():
    sheet = _sheet()
    _draw(sheet, [(60, 0), (60.4, 297)], 110, 0.3)
    for top, bottom in ((42, 46), (84, 96)):
        _draw(sheet, [(55 + n, bottom if n % 2 else top) for n in range(10)], 40, 0.5)
    assert _states(sheet) == ["unticked", "filled", "filled"]


def test_a_stroke_through_one_field_alone_is_writing():
    sheet = _sheet()
    _draw(sheet, [(60, 39), (60.2, 48)], 40, 0.4)
    _draw(sheet, [(22, 19), (22.2, 25)], 40, 0.4)
    assert _states(sheet) == ["ticked", "filled", "empty"]
