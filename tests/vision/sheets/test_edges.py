"""Edges: where a sheet's side runs, how strong it is and which way it brightens."""

import numpy as np
import pytest

from vision.sheets.edges import Edges

SHEET = (slice(60, 180), slice(80, 240))


def table_with_sheet(sheet: int = 230, table: int = 60) -> Edges:
    picture = np.full((240, 320, 3), table, np.uint8)
    picture[SHEET] = sheet
    return Edges.of(picture)


def distance_to_line(edges: Edges, x: float, y: float) -> float:
    """Of the lines found, the smallest distance to a point, in px."""
    return float(np.abs(edges.lines @ (x, y, 1.0)).min())


@pytest.mark.parametrize(("x", "y"), [(160, 59.5), (160, 179.5), (79.5, 120), (239.5, 120)])
def test_a_line_runs_along_each_side_of_a_sheet(x: float, y: float) -> None:
    assert distance_to_line(table_with_sheet(), x, y) < 1.0


def test_lines_are_in_normal_form() -> None:
    np.testing.assert_allclose(np.hypot(*table_with_sheet().lines[:, :2].T), 1, atol=1e-9)


def test_an_edge_is_positive_where_it_brightens_along_the_normal() -> None:
    at, right = np.array([[79.5, 120.0]]), np.array([[1.0, 0.0]])
    assert table_with_sheet().across(at, right, (0.0,))[0] > 0.9
    assert table_with_sheet().across(at, -right, (0.0,))[0] < -0.9
    assert table_with_sheet(sheet=60, table=230).across(at, right, (0.0,))[0] < -0.9


def test_an_edge_a_little_beside_is_found_within_the_shifts() -> None:
    beside, right = np.array([[74.5, 120.0]]), np.array([[1.0, 0.0]])
    edges = table_with_sheet()
    assert abs(edges.across(beside, right, (0.0,))[0]) < 0.1
    assert edges.across(beside, right, (-5.0, 0.0, 5.0))[0] > 0.9


def test_one_even_shade_has_no_lines_and_no_edges() -> None:
    edges = Edges.of(np.full((120, 160, 3), 128, np.uint8))
    assert edges.lines.shape == (0, 3)
    assert edges.across(np.array([[80.0, 60.0]]), np.array([[1.0, 0.0]]), (0.0,))[0] == 0
