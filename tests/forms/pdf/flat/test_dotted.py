"""Lines that are dotted or dashed, whatever names them."""

import pytest

from tests.forms.pdf.flat.pages import box, places_on, rule, say, upright
from tests.forms.pdf.flat.test_places import TEXT

DOTS = "." * 90


@pytest.mark.parametrize("begin", ["[0 2.2] 0 d 1 J 0.7 w ", "[2 4] 0 d ", "[3 2] 0 d "])
def test_a_caption_under_a_dotted_line_names_it(begin):
    drawn = begin + rule(20, 60, 80) + "[] 0 d " + say(20, 63, "Naam", 7)
    (place,) = places_on(drawn, TEXT)
    assert (place.left, place.right, place.bottom) == pytest.approx((20, 100, 60), abs=0.5)


def test_a_caption_under_full_stops_names_them_and_running_print_does_not():
    (place,) = places_on(say(20, 60, DOTS), say(20, 63, "Naam", 7), TEXT)
    assert place.left == pytest.approx(20, abs=0.5)
    assert places_on(say(20, 196, DOTS), TEXT) == []


def test_dots_below_each_other_are_one_long_answer_when_they_span_the_text():
    whole = "." * 190
    (place,) = places_on(*(say(20, 60 + 8 * n, whole) for n in range(4)), TEXT)
    assert place.height > 25
    assert len(places_on(*(say(20, 60 + 8 * n, DOTS) for n in range(4)), TEXT)) == 4


def test_dots_that_lead_to_numbers_are_no_lot():
    contents = [say(20, 60 + 8 * n, DOTS + f"  {n + 3}") for n in range(4)]
    assert places_on(*contents, TEXT) == []


def test_what_asks_may_stand_some_way_before_the_dots():
    row = say(20, 60, "Postcode") + say(44, 60, "." * 30) + say(74, 60, "Plaats")
    assert [place.left for place in places_on(row, TEXT)] == pytest.approx([44], abs=0.5)


def test_a_sentence_may_begin_its_line_with_dots():
    row = say(20, 60, "." * 60) + say(75, 60, "en woont in het land")
    assert [place.left for place in places_on(row, TEXT)] == pytest.approx([20], abs=0.5)


def test_dots_that_strokes_part_are_one_date():
    date = "......... / ......... / ............"
    (place,) = places_on(say(20, 60, "Sinds"), say(31, 60, date), TEXT)
    assert place.left == pytest.approx(31, abs=0.5)
    assert place.width > 24


def test_dots_in_cells_of_a_table_are_written_on_and_not_the_cell_around_them():
    rows = [rule(20, 40 + 14 * row, 150) for row in range(3)]
    walls = [upright(x, 40, 28) for x in (20, 70, 120, 170)]
    names = [say(22, 46 + 14 * row, said) for row, said in enumerate(("Vader", "Moeder"))]
    line = "." * 50
    dots = [
        say(left, top + 14 * row, line) for left in (72, 122) for top in (46, 52) for row in (0, 1)
    ]
    places = places_on(*rows, *walls, *names, *dots, TEXT)
    assert len(places) == 8
    assert max(place.height for place in places) < 7


def test_labels_of_the_next_column_do_not_take_dots_for_leaders():
    rows = [say(20, 60 + 6 * n, "Reden " + "." * 60) for n in range(3)]
    labels = [say(112, 60 + 6 * n, "Plaats en land") for n in range(3)]
    ticks = [box(150, 57.5 + 6 * n, 3.5, 3.5) for n in range(3)]
    wall = upright(108, 50, 40)
    dotted = [place for place in places_on(*rows, *labels, *ticks, wall, TEXT) if place.left < 100]
    assert len(dotted) == 3


def test_dots_in_rows_set_close_are_a_line_of_print_each():
    rows = [say(20, 60 + 3.4 * n, "Reden " + "." * 60) for n in range(4)]
    places = places_on(*rows, TEXT)
    assert len(places) == 4
    assert max(place.height for place in places[1:]) < 3.5


def test_dots_alone_on_their_line_answer_the_print_over_them():
    asked = say(20, 60, "Waarom vraagt u dit aan")
    (place,) = places_on(asked, say(20, 67, DOTS), TEXT)
    assert place.bottom == pytest.approx(67, abs=0.5)
    assert places_on(asked, say(20, 67, "." * 20), TEXT) == []


def test_the_parts_of_a_sum_are_written_on_though_a_box_for_it_follows():
    line = "." * 30
    parts = say(33, 60, "Totaal") + say(44, 60, line) + say(74, 60, "+") + say(80, 60, line)
    places = places_on(parts, say(108, 60, "="), box(115, 54, 30, 7), TEXT)
    assert [place.left for place in places] == pytest.approx([44, 80, 115], abs=0.5)


def test_dots_that_lead_to_a_box_alone_are_no_field():
    row = say(33, 60, "Totaal") + say(44, 60, "." * 60) + box(115, 54, 30, 7)
    assert [place.left for place in places_on(row, TEXT)] == pytest.approx([115], abs=0.5)
