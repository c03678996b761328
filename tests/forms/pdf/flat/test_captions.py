"""Lines to write on, parted by what is printed below them."""

import pytest

from tests.forms.pdf.flat.pages import TEXT, box, places_on, rule, say


def test_captions_below_a_rule_across_the_page_make_it_a_line_in_parts():
    drawing = rule(20, 60, 170) + say(20, 63, "Straat", 7) + say(120, 63, "Plaats", 7) + TEXT
    left, right = places_on(drawing)
    assert left.right == right.left == pytest.approx(119.2, abs=0.5)


def test_captions_below_a_line_part_it():
    drawing = rule(20, 60, 110) + say(20, 63, "Straat", 7) + say(90, 63, "Plaats", 7) + TEXT
    left, right = places_on(drawing)
    assert left.right == right.left == pytest.approx(89.2, abs=0.5)


def test_captions_below_part_the_last_of_several_lines():
    lines = [rule(20, 60, 100), rule(20, 69, 100), rule(20, 78, 100)]
    captions = say(20, 81, "Plaats", 7) + say(70, 81, "Land", 7) + say(84, 81, "Postcode", 7)
    places = places_on(*lines, captions, TEXT)
    last = [place for place in places if place.bottom == pytest.approx(78, abs=0.2)]
    assert [place.left for place in last] == pytest.approx([20, 69, 83], abs=1)
    assert len(places) == 5


def test_captions_below_part_a_line_though_they_stand_rather_close():
    captions = say(20, 63, "Huisnummer", 7) + say(38, 63, "Straat", 7)
    assert len(places_on(rule(20, 60, 100), captions, TEXT)) == 2


def test_the_pattern_of_a_date_below_a_line_does_not_part_it():
    pattern = say(20, 63, "DD   /   MM   /   JJJJ", 7)
    assert len(places_on(rule(20, 60, 60), pattern, TEXT)) == 1


def test_labels_of_the_next_row_do_not_part_the_line_above_them():
    row = say(32, 65, "Plaats") + rule(45, 65.5, 20) + say(70, 65, "Land") + rule(80, 65.5, 40)
    places = places_on(say(20, 60, "Adres"), rule(32, 60.5, 88), row, TEXT)
    above = [place for place in places if place.bottom == pytest.approx(60.5, abs=0.2)]
    assert [(place.left, place.right) for place in above] == [pytest.approx((32, 120), abs=0.2)]


def test_a_question_with_a_colon_does_not_part_the_line_above_it():
    row = say(20, 65, "Plaats:") + say(60, 65, "Land:")
    places = places_on(say(10, 60, "Adres"), rule(20, 60.5, 88), row, TEXT)
    above = [place for place in places if place.bottom == pytest.approx(60.5, abs=0.2)]
    assert [(place.left, place.right) for place in above] == [pytest.approx((20, 108), abs=0.2)]


def test_a_field_between_lines_far_apart_leaves_white_above_itself():
    places = places_on(*(rule(20, 60 + 11 * row, 80) for row in range(3)), TEXT)
    assert [place.height for place in places[1:]] == pytest.approx([6.8, 6.8], abs=0.2)


def test_small_print_along_the_foot_of_a_cell_names_what_is_above_it():
    cells = box(20, 40, 60, 12) + box(80, 40, 60, 12)
    names = say(21, 51, "Geboorteplaats", 6) + say(81, 51, "Beroep", 6)
    places = places_on(cells, names, TEXT)
    assert [place.left for place in places] == pytest.approx([20, 80], abs=0.2)
    assert [place.top for place in places] == pytest.approx([40, 40], abs=0.2)
    assert [place.bottom for place in places] == pytest.approx([49.5, 49.5], abs=0.5)


def test_print_as_large_as_the_text_at_the_foot_of_a_cell_names_no_cell():
    assert places_on(box(20, 40, 60, 12), say(21, 51, "Geboorteplaats"), TEXT) == []


def test_what_a_colon_asks_is_answered_on_the_line_under_both():
    asked = rule(20, 60, 80) + say(20, 59, "Plaats:")
    (place,) = places_on(asked, TEXT)
    assert (place.right, place.bottom) == pytest.approx((100, 60), abs=0.2)
    assert place.left == pytest.approx(30, abs=0.5)


def test_a_question_over_small_print_at_the_foot_of_a_cell_is_answered_between():
    cell = box(20, 40, 60, 12) + say(22, 44, "Ja:") + say(21, 51, "Bedrag per maand", 6)
    (place,) = places_on(cell, TEXT)
    assert (place.left, place.right) == pytest.approx((27, 79.5), abs=0.7)
    assert (place.top, place.bottom) == pytest.approx((40, 49.5), abs=0.5)


def test_questions_of_two_rows_do_not_part_the_rule_that_ends_them():
    asked = say(20, 51, "De huurder:") + say(70, 54, "Adres:")
    assert all(place.bottom < 59 for place in places_on(asked, rule(20, 60, 170), TEXT))
    asked = say(20, 54, "De huurder:") + say(70, 54, "Adres:")
    assert len(places_on(asked, rule(20, 60, 170), TEXT)) == 2


@pytest.mark.parametrize(("baseline", "parts"), [(63.0, 2), (64.2, 1)], ids=["hugging", "apart"])
def test_only_captions_that_hug_a_line_part_it(baseline, parts):
    captions = say(20, baseline, "Straat", 7) + say(70, baseline, "Plaats", 7)
    assert len(places_on(rule(20, 60, 100), captions, TEXT)) == parts


def test_day_month_and_year_below_a_short_line_do_not_part_it():
    captions = say(20, 63, "Dag", 7) + say(30, 63, "Maand", 7) + say(42, 63, "Jaar", 7)
    assert len(places_on(rule(20, 60, 32), captions, TEXT)) == 1


def test_print_larger_than_the_text_names_no_part_of_a_line():
    heads = say(20, 64.2, "Deel A", 13) + say(80, 64.2, "Deel B", 13)
    assert len(places_on(rule(20, 60, 110), heads, TEXT)) == 1


def test_a_label_before_a_line_asks_for_the_whole_of_it_whatever_is_asked_above():
    asked = say(60, 54, "De huurder:") + say(110, 54, "Adres:")
    assert len(places_on(asked, rule(50, 60, 110), TEXT)) == 2
    (place,) = places_on(asked, say(37, 60, "Namens"), rule(50, 60, 110), TEXT)
    assert (place.left, place.right) == pytest.approx((50, 160), abs=0.5)


def test_a_box_to_tick_in_the_head_of_a_cell_does_not_part_what_is_below():
    cell = box(20, 40, 100, 25) + say(21, 43, "Naam en adres van de eiser", 7)
    ticked = box(91, 40.6, 2.6, 2.6) + say(95, 43, "Verzoeker", 7)
    written = [place for place in places_on(cell, ticked, TEXT) if place.width > 10]
    assert [(place.left, place.right) for place in written] == [pytest.approx((20, 120), abs=0.5)]
    parted = places_on(cell, say(95, 43, "Verzoeker", 7), TEXT)
    assert len([place for place in parted if place.width > 10]) == 2
