import io

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.pdf.page_space import MM_PER_POINT, PageSpace, page_space
from tests.forms.pdf.builders import P, pdf_of

SIDE = st.floats(50, 1000)
ORIGIN = st.floats(-500, 500)


def space_of(page: P) -> PageSpace:
    with pikepdf.open(io.BytesIO(pdf_of(page))) as pdf:
        return page_space(pdf.pages[0], 1)


def test_a4_is_a4():
    space = space_of(P())
    assert (space.width_mm, space.height_mm) == pytest.approx((210.0, 297.0), abs=0.01)


@pytest.mark.parametrize(("turn", "size"), [(90, (297, 210)), (-90, (297, 210)), (180, (210, 297))])
def test_a_turned_page_measures_as_it_is_read(turn, size):
    space = space_of(P(rotate=turn))
    assert (space.width_mm, space.height_mm) == pytest.approx(size, abs=0.01)


def test_user_units_enlarge_the_page():
    assert space_of(P(media=(0, 0, 100, 200), user_unit=2)).width_mm == pytest.approx(
        200 * MM_PER_POINT
    )


def test_the_crop_box_is_the_sheet_as_far_as_it_lies_on_the_page():
    space = space_of(P(media=(0, 0, 300, 400), crop=(-50, 20, 200, 900)))
    assert (space.left, space.bottom, space.right, space.top) == (0, 20, 200, 400)


def test_a_crop_box_beside_the_page_counts_for_nothing():
    assert space_of(P(media=(0, 0, 300, 400), crop=(500, 500, 600, 600))).right == 300


def test_boxes_may_name_any_two_opposite_corners():
    assert space_of(P(media=(300, 400, 0, 0))).top == 400


def test_size_and_turn_are_inherited_from_the_page_tree():
    with pikepdf.open(io.BytesIO(pdf_of(P()))) as pdf:
        tree, page = pdf.Root.Pages, pdf.pages[0]
        for key, value in (("/MediaBox", pikepdf.Array([0, 0, 300, 400])), ("/Rotate", 90)):
            del page.obj[key]
            tree[key] = value
        page.obj["/Parent"] = tree
        assert page_space(page, 1).width_mm == pytest.approx(400 * MM_PER_POINT)


@given(ORIGIN, ORIGIN, SIDE, SIDE, st.sampled_from([0, 90, 180, 270]), st.floats(0.5, 3))
def test_a_sheet_of_the_same_size_has_the_same_box(x, y, width, height, turn, unit):
    space = PageSpace(x, y, x + width, y + height, turn, unit * MM_PER_POINT)
    box = space.box_of_size(space.width_mm, space.height_mm)
    np.testing.assert_allclose(box, (x, y, x + width, y + height), atol=1e-9)


@given(ORIGIN, ORIGIN, SIDE, SIDE, st.sampled_from([0, 90, 180, 270]), st.floats(0.5, 3))
def test_the_corners_of_the_crop_box_are_the_corners_of_the_sheet(x, y, width, height, turn, unit):
    space = PageSpace(x, y, x + width, y + height, turn, unit * MM_PER_POINT)
    quad = space.box_to_mm((x, y, x + width, y + height))
    expected = [
        [0, 0],
        [space.width_mm, 0],
        [space.width_mm, space.height_mm],
        [0, space.height_mm],
    ]
    np.testing.assert_allclose(quad.xy, expected, atol=1e-6)


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))]
)
def test_the_unturned_top_left_goes_clockwise_round_the_sheet(turn, corner):
    space = PageSpace(0, 0, 100, 200, turn, 1.0)
    expected = (corner[0] * space.width_mm, corner[1] * space.height_mm)
    np.testing.assert_allclose(space.to_mm(np.array([[0.0, 200.0]]))[0], expected)
