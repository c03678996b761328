from dataclasses import replace

import numpy as np
import pytest

from forms.pdf.flat.drawing import Drawing
from forms.pdf.flat.place import Kind, Place
from forms.pdf.flat.places import find_places
from tests.forms.pdf.flat.pages import TEXT, box, drawing_of, page_of, places_on, rule, say, upright


#: Text that fills a column, so that the page has a width to compare with.
def corners(place: Place) -> list[float]:
    return [place.left, place.top, place.right, place.bottom]


def test_an_empty_box_is_a_field():
    (place,) = places_on(say(20, 34, "Naam"), box(40, 30, 80, 6))
    assert place.kind is Kind.WRITE
    assert corners(place) == pytest.approx([40, 30, 120, 36], abs=0.2)


def test_a_box_with_its_name_inside_is_a_field_below_the_name():
    (place,) = places_on(box(40, 30, 80, 10), say(41, 33, "Naam", 7))
    assert place.top == pytest.approx(33, abs=0.4)
    assert (place.left, place.bottom) == pytest.approx((40, 40), abs=0.2)


def test_a_box_full_of_text_is_no_field():
    lines = [
        say(41, 34 + 4 * row, "Lees eerst de toelichting bij dit formulier.") for row in range(4)
    ]
    assert places_on(box(40, 30, 80, 18), *lines) == []


def test_a_line_after_a_label_is_a_field_of_about_a_line_of_print():
    (place,) = places_on(say(20, 40, "Naam"), rule(32, 40.5, 80), TEXT)
    assert (place.left, place.right, place.bottom) == pytest.approx((32, 112, 40.5), abs=0.2)
    assert 4 < place.height < 7


def test_underscores_are_a_line_to_write_on():
    (place,) = places_on(say(20, 40, "Naam ______________________"))
    assert place.kind is Kind.WRITE
    assert place.left == pytest.approx(28.5, abs=1)


def test_a_few_underscores_are_for_a_mark_and_a_short_line_is_not():
    answers = say(20, 40, "Ja ___  Nee ___"), rule(60, 40.5, 5.5)
    assert [place.width for place in places_on(*answers, TEXT)] == pytest.approx([5.3] * 2, abs=0.5)


def test_a_date_with_strokes_between_its_parts_is_one_field():
    (place,) = places_on(say(20, 40, "Datum: _____ / _____ / ________"))
    assert place.width > 25


def test_a_line_under_print_only_underlines_it():
    assert (
        places_on(say(20, 40, "Persoonlijke gegevens van de aanvrager"), rule(20, 40.8, 90)) == []
    )


def test_a_rule_across_the_page_only_divides_it():
    assert places_on(say(20, 30, "Deel 1"), rule(20, 40, 170), say(20, 46, "Deel 2"), TEXT) == []


def test_rules_across_the_page_below_each_other_are_one_long_answer():
    (place,) = places_on(*(rule(20, 60 + 8 * row, 170) for row in range(4)), TEXT)
    assert (place.left, place.right, place.bottom) == pytest.approx((20, 190, 84), abs=0.2)
    assert 28 < place.height < 32


def test_short_rules_below_each_other_are_a_field_each():
    places = places_on(*(rule(20, 60 + 8 * row, 80) for row in range(4)), TEXT)
    assert [place.bottom for place in places] == pytest.approx([60, 68, 76, 84], abs=0.2)
    assert all(5 < place.height < 7 for place in places)
    assert len(places) == 4


def test_questions_over_a_rule_across_the_page_make_it_a_line_in_parts():
    asked = say(22, 52, "Datum en tijd:", 7) + say(110, 52, "Plaats:", 7)
    left, right = places_on(asked + rule(20, 60, 170) + TEXT)
    assert left.right == right.left == pytest.approx(109.2, abs=0.5)


def test_what_stands_under_the_lowest_rule_names_the_page():
    foot = rule(20, 280, 170) + say(20, 283, "Model 12", 7) + say(170, 283, "Pagina 3 van 4", 7)
    assert places_on(TEXT + foot) == []


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("Naam: ..............................................", 1),
        ("Ik, ..............................., verklaar dat ik", 1),
        ("Ik ................................ verklaar dat ik", 1),
        ("Wie kan dit formulier gebruiken? .................. 12", 0),
        ("..............................................", 0),
    ],
    ids=["after a question", "between commas", "in a sentence", "to a number", "asked nothing"],
)
def test_dots_are_written_on_unless_they_lead_to_something(printed, fields):
    assert len(places_on(say(20, 40, printed))) == fields


def test_dots_that_lead_to_a_box_are_not_written_on():
    (place,) = places_on(say(20, 40, "Uw inkomen " + "." * 60), box(160, 36, 30, 5))
    assert place.left == pytest.approx(160, abs=0.2)


def table(*cells: str) -> str:
    """A table of two columns and three rows of 6 mm, and what stands in it."""
    rules = "".join(rule(20, 50 + 6 * row, 100) for row in range(4))
    return rules + "".join(upright(x, 50, 18) for x in (20, 70, 120)) + "".join(cells)


def test_the_empty_cells_of_a_table_are_fields_and_its_head_is_not():
    places = places_on(table(say(22, 54, "Naam"), say(72, 54, "Geboren")))
    assert [(round(p.left), round(p.top)) for p in places] == [
        (20, 56),
        (70, 56),
        (20, 62),
        (70, 62),
    ]


def test_a_filled_table_has_no_fields():
    cells = [say(x, 54 + 6 * row, "12.345") for x in (22, 72) for row in range(3)]
    assert places_on(table(*cells)) == []


@pytest.mark.parametrize("sign", [",00", "$", "="])
def test_a_sign_in_a_cell_does_not_fill_it(sign):
    places = places_on(box(40, 30, 60, 6), say(90, 34, sign))
    assert [round(place.left) for place in places] == [40]


def test_a_greyed_cell_is_not_asked():
    assert places_on("0.8 g ", box(40, 30, 30, 6, "f"), "0 g ", box(40, 30, 30, 6)) == []


def test_a_tall_cell_in_a_column_of_amounts_is_answered_on_its_last_line():
    rows = [40.0, 44.2, 48.4, 61.0, 65.2]
    drawing = (
        "".join(rule(150, y, 30) for y in rows) + upright(150, 40, 25.2) + upright(180, 40, 25.2)
    )
    places = places_on(drawing)
    assert [round(place.height, 1) for place in places] == pytest.approx([4.2] * 4, abs=0.2)


def test_a_tall_cell_is_written_in_whole_where_only_words_stand_left_of_its_foot():
    row = rule(20, 40, 100) + rule(20, 52, 100) + "".join(upright(x, 40, 12) for x in (20, 80, 120))
    (place,) = (
        place
        for place in places_on(row, say(60, 51, "euro per maand", 6), TEXT)
        if place.left == pytest.approx(80, abs=0.2)
    )
    assert place.height > 6


def test_small_squares_and_rings_are_ticked():
    ring = "200 700 m 200 704.4 196.4 708 192 708 c 187.6 708 184 704.4 184 700 c "
    ring += "184 695.6 187.6 692 192 692 c 196.4 692 200 695.6 200 700 c h S\n"
    places = places_on(box(20, 30, 4, 4), say(26, 33, "Ja"), ring)
    assert [place.kind for place in places] == [Kind.TICK, Kind.TICK]


def test_a_small_box_to_tick_gets_the_room_that_fields_over_boxes_have():
    (place,) = places_on(box(20, 30, 2, 2), say(26, 33, "Ja"))
    assert corners(place) == pytest.approx([19.45, 29.45, 22.55, 32.55], abs=0.05)


def test_a_dotted_box_is_ticked():
    (place,) = places_on("[1 1] 0 d ", box(20, 30, 4, 4), "[] 0 d ", say(26, 33, "Ja"))
    assert place.kind is Kind.TICK


def test_letters_drawn_large_are_no_boxes_to_tick():
    a = "100 700 m 107 715 l 114 700 l h 102 701.5 m 107 712 l 112 701.5 l h f*\n"
    d = "130 700 m 136 700 l 142 700 142 715 136 715 c 130 715 l h "
    d += "132 702 m 136 702 l 140 702 140 713 136 713 c 132 713 l h f*\n"
    o = "160 707 m 160 702 163 700 167 700 c 171 700 174 702 174 707 c "
    o += "174 712 171 715 167 715 c 163 715 160 712 160 707 c h "
    o += "162 707 m 162 703 164 702 167 702 c 170 702 172 703 172 707 c "
    o += "172 711 170 713 167 713 c 164 713 162 711 162 707 c h f*\n"
    assert places_on(a, d, o, TEXT) == []


def test_brackets_with_room_between_are_ticked():
    (place,) = places_on(say(20, 40, "[   ] Ja"))
    assert place.kind is Kind.TICK


def test_equal_small_cells_side_by_side_are_one_comb():
    (place,) = places_on(*(box(40 + 5 * cell, 30, 5, 6) for cell in range(9)))
    assert (place.kind, place.cells) == (Kind.COMB, 9)
    assert corners(place) == pytest.approx([40, 30, 85, 36], abs=0.2)


def test_the_groups_of_a_date_are_one_comb():
    groups = [40.0, 45.0, 53.0, 58.0, 66.0, 71.0, 76.0, 81.0]
    (place,) = places_on(
        *(box(left, 30, 5, 6) for left in groups), say(51, 35, "-"), say(64, 35, "-")
    )
    assert (place.kind, place.cells) == (Kind.COMB, 8)


def test_ticks_on_the_foot_of_a_box_make_it_a_comb():
    ticks = "".join(upright(40 + 5 * n, 34, 2) for n in range(1, 6))
    (place,) = places_on(box(40, 30, 30, 6), ticks)
    assert (place.kind, place.cells) == (Kind.COMB, 6)


def test_small_cells_on_top_of_each_other_are_ticked_one_by_one():
    places = places_on(*(box(40 + 6 * x, 30 + 6 * y, 6, 6) for x in range(2) for y in range(3)))
    assert [place.kind for place in places] == [Kind.TICK] * 6


def test_a_frame_drawn_as_a_filled_shape_is_a_box():
    outer, inner = box(40, 30, 80, 6, ""), box(40.2, 30.2, 79.6, 5.6, "f*")
    (place,) = places_on(outer, inner)
    assert corners(place) == pytest.approx([40, 30, 120, 36], abs=0.3)


def test_white_on_a_tint_is_a_box():
    tint = "0.9 0.95 1 rg " + box(20, 20, 150, 60, "f") + "1 g " + box(40, 30, 80, 6, "f") + "0 g "
    (place,) = places_on(tint)
    assert corners(place) == pytest.approx([40, 30, 120, 36], abs=0.2)


def test_a_page_of_running_text_has_no_fields():
    assert places_on(TEXT) == []


def test_a_drawing_of_thousands_of_lines_is_no_form():
    page = np.arange(5_001, dtype=np.float64)
    rules = np.column_stack([page * 0, page * 0 + 50, page, page * 0 + 0.2])
    assert find_places(Drawing(210, 297, across=rules)) == []


def test_an_oval_to_fill_in_is_ticked():
    oval = "60 700 m 60 702 55 704 50 704 c 45 704 40 702 40 700 c "
    oval += "40 698 45 696 50 696 c 55 696 60 698 60 700 c h S\n"
    (place,) = places_on(oval)
    assert place.kind is Kind.TICK


def test_a_box_drawn_as_the_lit_and_the_shaded_half_of_its_edge_is_ticked_once():
    corner = "0 g 100 700 m 112 700 l 112 712 l 111.5 712 l 111.5 700.5 l 100 700.5 l h f\n"
    other = "0 g 100 700 m 100 712 l 112 712 l 112 711.5 l 100.5 711.5 l 100.5 700 l h f\n"
    inner = corner.replace("0 g", "0.5 g").replace("700.5", "700.9").replace("111.5", "111.1")
    (place,) = places_on(corner, other, inner, other)
    assert place.kind is Kind.TICK


def test_strokes_of_a_date_do_not_fill_a_box():
    (place,) = places_on(box(40, 30, 40, 8), say(51, 36, "/"), say(62, 36, "/"))
    assert (place.left, place.right) == pytest.approx((40, 80), abs=0.2)


def test_a_narrow_box_with_a_word_above_is_a_field_and_one_with_a_number_is_not():
    row = rule(40, 30, 28) + rule(40, 39, 28) + "".join(upright(x, 30, 9) for x in (40, 50, 68))
    (place,) = [
        place
        for place in places_on(row, say(41, 33, "Nr", 6), say(51, 33, "Straat", 6))
        if place.left < 41
    ]
    assert place.top == pytest.approx(33, abs=0.5)
    assert len(places_on(row, say(41, 33, "12", 6), say(51, 33, "Straat", 6))) == 1


def test_a_line_within_a_cell_does_not_close_it():
    frame = rule(20, 40, 170) + rule(20, 80, 170) + upright(20, 40, 40) + upright(110, 40, 40)
    named = rule(24, 60, 70) + say(24, 63, "Naam van de aanvrager", 7)
    places = places_on(frame, named, say(114, 46, "Verzoek"), TEXT)
    assert [round(place.bottom) for place in places if place.left < 100] == [60]


def test_a_cell_open_above_is_answered_where_its_walls_stand():
    lines = rule(150, 60, 40) + rule(20, 20, 170) + upright(150, 55, 5) + upright(190, 55, 5)
    (place,) = places_on(lines, say(20, 59, "Bedrag"), say(152, 30, "Euro"), TEXT)
    assert corners(place) == pytest.approx([150, 55, 190, 60], abs=0.2)


def test_underscores_across_the_page_are_a_line_to_write_on():
    (place,) = places_on(say(20, 60, "_" * 95), TEXT)
    assert place.width > 140


def test_white_beside_a_question_in_a_row_of_its_own_is_a_field():
    row = rule(20, 40, 120) + rule(20, 46, 120) + upright(20, 40, 6) + upright(140, 40, 6)
    name, number = places_on(row, say(22, 44.5, "Naam:"), say(80, 44.5, "Nummer:"))
    assert (name.left, name.right) == pytest.approx((31, 80), abs=1.5)
    assert (number.left, number.right) == pytest.approx((93, 140), abs=1.5)
    assert places_on(row, say(22, 44.5, "Eerste"), say(80, 44.5, "Tweede")) == []


def test_a_bullet_does_not_fill_a_box():
    drawn = drawing_of(page_of(box(40, 30, 60, 6)))
    bullet = replace(drawn, words=("\u2022",), word_boxes=np.array([[42.0, 32, 43.5, 34]]))
    (place,) = find_places(bullet)
    assert (place.left, place.right) == pytest.approx((40, 100), abs=0.2)


def test_numbers_that_count_down_the_page_beside_white_are_answered_there():
    items = [say(20, 60 + 10 * n, "Inkomen van iemand") for n in range(5)]
    numbers = [say(130, 60 + 10 * n, f"{n + 1}.") for n in range(5)]
    places = places_on(*items, *numbers, rule(20, 50, 165), rule(20, 120, 165))
    assert [round(p.bottom - p.height / 2) for p in places] == [59, 69, 79, 89, 99]
    assert places[0].right == pytest.approx(185, abs=0.5)
    assert places_on(*items, *numbers[::2], rule(20, 50, 165)) == []
    assert places_on(*items, *numbers, *(say(140, 60 + 10 * n, "nee") for n in range(5))) == []


def test_numbers_beside_boxes_are_answered_in_the_boxes():
    numbers = [say(130, 60 + 10 * n, f"{n + 1}.") for n in range(5)]
    boxes = [box(140, 56 + 10 * n, 40, 6) for n in range(5)]
    assert len(places_on(*numbers, *boxes)) == 5


def test_lines_beside_each_other_divide_no_page():
    lines = (
        rule(20, 60, 150) + say(20, 63, "Naam", 7) + rule(174, 60, 16) + say(174, 63, "Datum", 7)
    )
    assert [round(place.left) for place in places_on(lines, TEXT)] == [20, 174]
    assert places_on(say(20, 56, "Deel 2"), rule(20, 60, 150), say(20, 66, "Deel 3"), TEXT) == []


def test_cells_over_others_parted_elsewhere_head_no_column():
    row = "".join(rule(20, 30 + 10 * n, 170) for n in range(3))
    walls = upright(20, 30, 20) + upright(190, 30, 20) + upright(110, 30, 10) + upright(80, 40, 10)
    names = say(21, 33, "Naam", 7) + say(111, 33, "Plaats", 7) + say(21, 43, "Land", 7)
    places = places_on(row, walls, names, say(81, 43, "Taal", 7))
    assert [round(place.left) for place in places] == [20, 110, 20, 80]


def test_a_small_box_of_bars_as_word_processors_draw_them_is_ticked():
    def bars(left: float, top: float) -> str:
        level = "".join(box(left + 0.17, y, 2.83, 0.17, "f") for y in (top, top + 3))
        upright_ = "".join(box(x, top + 0.17, 0.17, 2.83, "f") for x in (left, left + 3))
        return level + upright_

    (place,) = places_on(bars(20, 30), say(26, 33, "Ja"))
    assert place.kind is Kind.TICK


def test_a_dotted_frame_is_a_box():
    (place,) = places_on("[0 2] 0 d 1 J ", box(40, 30, 80, 8), "[] 0 d ", say(20, 35, "Naam"))
    assert corners(place)[::2] == pytest.approx([40, 120], abs=0.2)


def test_of_a_clipped_area_what_shows_is_the_box():
    def clipped(top: float) -> str:
        return (
            "q " + box(60, top, 80, 6, "W n") + "0.92 g " + box(30, top - 20, 150, 60, "f") + "Q "
        )

    places = places_on(*(clipped(30 + 10 * n) for n in range(4)))
    assert [round(place.top) for place in places] == [30, 40, 50, 60]
    assert all((round(p.left), round(p.right)) == (60, 140) for p in places)


def test_a_high_cell_beside_lines_only_asks_what_they_answer():
    question = box(20, 30, 50, 40) + say(22, 36, "Waar woont u?")
    answers = box(70, 30, 100, 40) + rule(80, 45, 60) + rule(80, 60, 60)
    places = places_on(question, answers, TEXT)
    assert [place.left for place in places] == pytest.approx([80, 80], abs=0.2)


def test_a_high_cell_with_a_name_is_a_field_where_nothing_else_answers():
    (place,) = places_on(box(20, 30, 50, 40), say(22, 34, "Toelichting"), TEXT)
    assert (place.left, place.right, place.bottom) == pytest.approx((20, 70, 70), abs=0.2)


def test_a_cell_far_higher_than_wide_is_a_margin():
    assert places_on(box(20, 40, 10, 45), TEXT) == []
    assert len(places_on(box(20, 40, 12, 45), TEXT)) == 1
