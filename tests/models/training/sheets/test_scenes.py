"""The scenes that networks learn from; what was learned is tested beside the networks."""

import numpy as np
import pytest

from models.canvas import Canvas
from models.training.sheets.lessons import target
from models.training.sheets.scenes.noise import polygon
from models.training.sheets.scenes.studio import Studio, shown_share
from models.training.sheets.side_lessons import wanted


def scene_with_sheet(seed: int):
    studio = Studio(np.random.default_rng(seed))
    while True:
        scene = studio.scene(160, 96)
        if scene.edge is not None:
            return scene


@pytest.mark.slow
def test_the_same_seed_paints_the_same_scene() -> None:
    one, other = (Studio(np.random.default_rng(4)).scene(96, 64) for _ in range(2))
    assert np.array_equal(one.pixels, other.pixels)


def test_corners_lie_on_the_edge_in_order_and_partly_in_the_picture() -> None:
    scene = scene_with_sheet(1)
    assert np.allclose(scene.edge[::16], scene.corners)
    assert shown_share(scene.corners, 160, 96) > 0.3


def test_a_sheet_half_outside_is_shown_by_half() -> None:
    box = np.array([[-50, 10], [50, 10], [50, 60], [-50, 60.0]])
    assert abs(shown_share(box, 160, 96) - 0.5) < 1e-6


def test_targets_mark_the_sheet_its_corners_and_its_sides() -> None:
    canvas = Canvas(256, 144)
    box = np.array([[40, 30], [200, 30], [200, 120], [40, 120.0]])
    steps = np.linspace(0, 1, 16, endpoint=False)[:, None]
    edge = np.vstack(
        [a + (b - a) * steps for a, b in zip(box, np.roll(box, -1, axis=0), strict=True)]
    )
    sheet, corners, sides = target(canvas, edge)
    assert abs(sheet.sum() * 4 - 160 * 90) < 0.03 * 160 * 90
    x, y = np.round((canvas.from_frame(box) + 0.5) / 2 - 0.5).astype(int).T
    assert (corners[y, x] > 0.7).all()
    assert sides[:, (x[0] + x[1]) // 2].max() > 0.9
    assert not target(canvas, np.full((64, 2), np.nan)).any()


def test_a_strip_off_by_three_samples_wants_the_edge_three_samples_away() -> None:
    box = np.array([[40, 30], [200, 30], [200, 120], [40, 120.0]])
    steps = np.linspace(0, 1, 16, endpoint=False)[:, None]
    edge = np.vstack(
        [a + (b - a) * steps for a, b in zip(box, np.roll(box, -1, axis=0), strict=True)]
    )
    said = wanted(box + np.array([0, 3.0]), edge, 1.0, (256, 144))
    middle = said[0, :32, 16] @ np.arange(32) - 15.5
    assert abs(middle + 3) < 1e-6


def test_a_polygon_covers_its_area_and_no_more() -> None:
    corners = np.array([[10.2, 8.1], [50.7, 12.3], [44.4, 40.9], [12.5, 35.2]])
    x, y = corners.T
    true = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    around = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).sum()
    assert abs(polygon((64, 64), corners).sum() - true) / around < 0.06
