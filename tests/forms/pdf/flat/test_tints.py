import numpy as np
import pytest

from forms.pdf.flat.place import Kind
from tests.forms.pdf.flat.pages import HEIGHT, MM, box, places_on, rule, say, upright
from tests.forms.pdf.flat.test_places import TEXT


def shade(left: float, top: float, width: float, height: float, grey: float = 0.93) -> str:
    return f"{grey} g {box(left, top, width, height, 'f')}0 g "


def test_light_areas_of_one_kind_are_boxes():
    names = [say(20, 34 + 10 * n, "Naam") for n in range(4)]
    places = places_on(*names, *(shade(60, 30 + 10 * n, 80, 6) for n in range(4)))
    assert [round(place.top) for place in places] == [30, 40, 50, 60]
    assert all(place.left == pytest.approx(60, abs=0.2) for place in places)


def test_small_light_squares_are_ticked_and_in_a_row_a_comb():
    apart = [shade(20, 30 + 10 * n, 4, 4) + say(26, 33 + 10 * n, "Ja") for n in range(3)]
    assert [place.kind for place in places_on(*apart)] == [Kind.TICK] * 3
    (comb,) = places_on(*(shade(40 + 5.5 * n, 30, 5, 6) for n in range(8)))
    assert (comb.kind, comb.cells) == (Kind.COMB, 8)


@pytest.mark.parametrize(
    "drawing",
    [
        shade(60, 30, 80, 6) + shade(60, 40, 80, 6),
        "".join(shade(60, 30 + 10 * n, 80, 6) + say(62, 34 + 10 * n, "Deel 1") for n in range(4)),
        "".join(shade(60, 30 + 10 * n, 80, 6, 0.7) for n in range(4)),
    ],
    ids=["too few", "heads", "dark"],
)
def test_other_tints_ask_nothing(drawing):
    assert places_on(drawing) == []


def test_a_tint_under_questions_is_a_ground():
    grounds = "".join(shade(15, 25 + 50 * n, 180, 40) for n in range(3))
    asked = "".join(say(20, 34 + 50 * n, "Naam") + rule(40, 35 + 50 * n, 80) for n in range(3))
    places = places_on(grounds, asked, TEXT)
    assert [round(place.bottom) for place in places] == [35, 85, 135]


def test_light_rows_between_walls_are_the_cells_of_their_columns():
    cells = "".join(shade(x, 30 + 7 * n, 40, 6.3) for x in (60, 100) for n in range(4))
    walls = "".join(upright(x, 28, 30) for x in (60, 100))
    assert len(places_on(cells, walls, TEXT)) == 8


def test_a_higher_light_area_beside_boxes_of_its_tint_asks_too():
    rows = "".join(shade(60, 30 + 10 * n, 80, 6) + say(20, 34 + 10 * n, "Naam") for n in range(3))
    high = shade(60, 70, 80, 20)
    assert len(places_on(rows, high)) == 4
    assert len(places_on(rows, high, say(62, 75, "Wat u moet weten"))) == 3


def rounded(left: float, top: float, width: float, height: float) -> str:
    """A white box whose four corners are drawn with four curves each, as by a browser."""
    points = []
    middles = [(left + width, top), (left + width, top + height), (left, top + height), (left, top)]
    for turn, (x, y) in enumerate(middles):
        inward = (-1 if x > left else 1, -1 if y > top else 1)
        centre = np.array([x + inward[0], y + inward[1]])
        angles = np.radians(np.linspace(-90, 0, 13) + 90 * turn)
        points.append([centre + np.array([np.cos(a), np.sin(a)]) for a in angles])
    said = ""
    for number, corner in enumerate(points):
        x, y = corner[0]
        said += f"{x * MM} {HEIGHT - y * MM} {'l' if number else 'm'}\n"
        for piece in np.array(corner[1:]).reshape(4, 3, 2):
            said += " ".join(f"{x * MM} {HEIGHT - y * MM}" for x, y in piece) + " c\n"
    return f"1 g {said} h f 0 g "


def test_a_white_box_with_round_corners_on_any_ground_is_written_in():
    ground = f"0.9 g {box(10, 20, 190, 60, 'f')}0 g "
    rows = "".join(
        rounded(60, 30 + 12 * n, 100, 7) + say(20, 35 + 12 * n, "Naam") for n in range(2)
    )
    assert [round(place.left) for place in places_on(ground, rows)] == [60, 60]
