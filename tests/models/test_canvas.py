import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.canvas import Canvas

SIDES = st.integers(1, 9000)


@given(SIDES, SIDES)
def test_any_frame_lies_on_a_canvas_the_network_takes_with_room_around(w: int, h: int) -> None:
    canvas = Canvas(w, h)
    assert all(side % 32 == 0 for side in canvas.size)
    room = np.array(canvas.size) - canvas.picture
    assert (room >= 40).all()
    assert (np.array(canvas.offset) >= 20).all()


@given(SIDES, SIDES, st.floats(-500, 9500), st.floats(-500, 9500))
def test_places_come_back_from_the_canvas(w: int, h: int, x: float, y: float) -> None:
    canvas, place = Canvas(w, h), np.array([[x, y]])
    assert np.allclose(canvas.to_frame(canvas.from_frame(place)), place, atol=1e-6)


def test_the_frames_outer_edge_is_the_pictures_outer_edge() -> None:
    canvas = Canvas(1280, 720)
    corner = canvas.from_frame(np.array([[-0.5, -0.5], [1279.5, 719.5]]))
    expected = np.array([[-0.5, -0.5], [255.5, 143.5]]) + canvas.offset
    assert np.allclose(corner, expected)


def test_the_tensor_says_what_is_outside_and_how_near_the_middle_a_place_is() -> None:
    canvas = Canvas(1280, 720)
    tensor = canvas.tensor(canvas.shrunk(np.full((720, 1280, 3), 255, np.uint8)))
    assert tensor.shape == (4, canvas.size[1], canvas.size[0])
    assert (tensor[:3, 0, 0] == 0).all()
    assert tensor[3, 0, 0] == -1
    middle = tensor[:, canvas.size[1] // 2, canvas.size[0] // 2]
    assert np.allclose(middle, 1, atol=0.02)
