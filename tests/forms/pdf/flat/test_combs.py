import pytest

from forms.pdf.flat.place import Kind, Place
from tests.forms.pdf.flat.pages import box, places_on, rule, say, upright
from tests.forms.pdf.flat.test_places import TEXT


def the_comb(*drawing: str) -> Place:
    (place,) = places_on(*drawing)
    assert place.kind is Kind.COMB
    return place


def test_short_dashes_side_by_side_are_a_comb():
    comb = the_comb(*(rule(40 + 5 * n, 40, 3.8) for n in range(8)), TEXT)
    assert comb.cells == 8
    assert (comb.left, comb.right, comb.bottom) == pytest.approx((40, 78.8, 40), abs=0.2)
    assert 4 < comb.height < 7


def test_underscores_with_white_between_are_a_comb():
    assert the_comb(say(40, 40, "_ " * 8, 14), TEXT).cells == 8


def test_dashes_with_words_between_are_none():
    drawn = "".join(rule(40 + 20 * n, 40, 5) + say(46 + 20 * n, 40, "Ja") for n in range(5))
    assert places_on(drawn, TEXT) == []


def test_boxes_in_equal_parts_with_strokes_between_are_one_date():
    ticks = [upright(x, 34, 2) for x in (45, 59, 73, 78, 83)]
    boxes = [box(40, 30, 10, 6), box(54, 30, 10, 6), box(68, 30, 20, 6)]
    strokes = [say(51.5, 35, "/"), say(65.5, 35, "/")]
    comb = the_comb(*ticks, *boxes, *strokes)
    assert (comb.left, comb.right, comb.cells) == (pytest.approx(40), pytest.approx(88), 8)


def test_cells_open_above_are_combs_as_high_as_their_walls():
    def tray(y: float) -> str:
        return rule(40, y, 40) + "".join(upright(40 + 5 * n, y - 6, 6) for n in range(9))

    combs = places_on(tray(40), tray(50), say(20, 45, "Naam"), TEXT)
    assert [(round(c.top), round(c.bottom), c.cells) for c in combs] == [(34, 40, 8), (44, 50, 8)]


def test_strokes_half_as_high_as_their_box_part_it():
    strokes = "".join(upright(40 + 6 * n, 40, 5) for n in range(1, 9))
    comb = the_comb(box(40, 35.8, 54, 9.2), strokes, upright(64, 35.8, 9.2), TEXT)
    assert (comb.left, comb.right, comb.cells) == (pytest.approx(40), pytest.approx(94), 9)


def test_boxes_open_above_are_written_in():
    trays = "".join(
        rule(40, y, 100)
        + upright(40, y - 5, 5)
        + upright(140, y - 5, 5)
        + say(40, y - 6, "Naam", 7)
        for y in (40, 52, 64)
    )
    assert [round(place.top) for place in places_on(trays, TEXT)] == [35, 47, 59]


def test_squares_with_the_letters_of_a_date_are_a_comb_and_other_letters_are_not():
    def squares(letters: str) -> list[str]:
        return [
            box(40 + 5 * n, 30, 5, 6) + say(41.5 + 5 * n, 34.5, letter, 7)
            for n, letter in enumerate(letters)
        ]

    assert the_comb(*squares("DDMMJJJJ")).cells == 8
    assert places_on(*squares("VOORBEEL")) == []


def test_lines_with_ticks_below_each_other_are_combs():
    lines = [
        rule(40, 40 + 10 * row, 30)
        + "".join(upright(45 + 5 * n, 38 + 10 * row, 2) for n in range(5))
        for row in range(3)
    ]
    assert [(place.kind, place.cells) for place in places_on(*lines, TEXT)] == [(Kind.COMB, 6)] * 3


@pytest.mark.parametrize(
    "typed", ["|_|_|_|_|_|", "I_I_I_I_I_I", "!__!__!__!__!__!", "l__l__l__l__l__l"]
)
def test_underscores_with_typed_strokes_between_are_a_comb(typed):
    (place,) = places_on(say(20, 60, "Postcode"), say(40, 60, typed), TEXT)
    assert (place.kind, place.cells) == (Kind.COMB, 5)


def test_more_dashes_than_any_number_has_characters_are_a_line():
    (place,) = places_on(say(20, 60, "Naam"), say(40, 60, "_ " * 50), TEXT)
    assert (place.kind, place.cells) == (Kind.WRITE, None)


def _grid(columns: int, rows: int) -> str:
    """Cells of 6 by 5 mm side by side and below each other, from 100 and 60 mm."""
    return "".join(
        box(100 + 6 * column, 60 + 5 * row, 6, 5)
        for column in range(columns)
        for row in range(rows)
    )


def test_cells_below_each_other_with_a_head_over_each_column_are_ticked():
    heads = "".join(say(102 + 6 * n, 58, letter, 7) for n, letter in enumerate("ABCDE"))
    places = places_on(_grid(5, 4), heads, TEXT)
    assert [place.kind for place in places] == [Kind.TICK] * 20
    assert all(3.5 < place.width < 4.5 for place in places)


def test_numbers_below_each_other_with_a_name_over_their_squares_stay_numbers():
    places = places_on(_grid(9, 4), say(101, 58, "Burgerservicenummers van de kinderen", 7), TEXT)
    assert [place.cells for place in places] == [9] * 4


def test_many_squares_apart_with_nothing_between_are_a_number():
    assert the_comb(*(box(20 + 4.2 * n, 40, 2.9, 3.7) for n in range(15))).cells == 15


def test_marks_from_nothing_to_ten_are_ticked_though_nothing_is_printed_between():
    places = places_on(*(box(20 + 6 * n, 40, 3, 3) for n in range(11)), TEXT)
    assert [place.kind for place in places] == [Kind.TICK] * 11
