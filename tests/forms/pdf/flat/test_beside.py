"""White beside print within one cell, which a label asks to be filled or a unit follows."""

import pytest

from tests.forms.pdf.flat.pages import TEXT, box, places_on, rule, say


def test_labels_in_cells_below_each_other_are_answered_beside_them():
    names = ("Straat", "Soort bewoning", "Woonplaats")
    cells = [
        box(20, 40 + 7 * n, 120, 7) + say(22, 45 + 7 * n, name) for n, name in enumerate(names)
    ]
    places = places_on(*cells, TEXT)
    assert [round(place.bottom) for place in places] == [47, 54, 61]
    assert all(30 < place.left < 50 and place.right > 139 for place in places)


def test_a_table_of_print_leaves_white_that_nobody_writes_in():
    rows = [
        box(20, 40 + 6 * row, 60, 6)
        + say(21, 44 + 6 * row, "Noorderveld")
        + box(80, 40 + 6 * row, 60, 6)
        + say(81, 44 + 6 * row, f"Postbus {row}12")
        for row in range(5)
    ]
    assert places_on(*rows, TEXT) == []


def test_a_head_over_the_names_of_rows_is_not_answered_beside():
    heads = ("Naam", "Geboren", "Inkomen")
    head_row = [box(20 + 50 * n, 40, 50, 6) + say(21 + 50 * n, 44, said) for n, said in
                enumerate(heads)]  # fmt: skip
    rows = [
        box(20 + 50 * n, 46 + 6 * row, 50, 6) + (say(21, 50 + 6 * row, "Voornaam") if not n else "")
        for n in range(3)
        for row in range(3)
    ]
    places = places_on(*head_row, *rows, TEXT)
    assert {round(place.left) for place in places} == {70, 120}
    assert len(places) == 6


def test_short_questions_on_one_line_of_a_cell_are_answered_between_them():
    asked = say(21, 45, "Trap:") + say(40, 45, "Deur:") + say(60, 45, "Verdieping:")
    places = places_on(box(20, 40, 120, 7), asked, TEXT)
    assert [round(place.right) for place in places] == [40, 60, 139]


def test_lines_of_a_cell_that_each_ask_have_a_row_each():
    asked = say(21, 44, "Telefoon:") + say(21, 48, "E-mail:")
    places = places_on(box(20, 40, 120, 9), asked, TEXT)
    assert [place.bottom for place in places] == pytest.approx([44.5, 49], abs=1)


def test_what_is_printed_behind_a_question_is_its_answer():
    said = say(21, 45, "Naam van wie incasseert:") + say(66, 45, "Vereniging")
    assert places_on(box(20, 40, 120, 7), said, TEXT) == []


def test_a_unit_at_the_end_of_cells_follows_what_is_written_in_them():
    cells = [box(20 + 45 * n, 40, 45, 16) + say(52 + 45 * n, 49, "gulden") for n in range(3)]
    places = places_on(*cells, TEXT)
    assert [round(place.left) for place in places] == [20, 65, 110]
    assert all(place.width == pytest.approx(31.5, abs=1) for place in places)


def test_a_row_with_a_line_is_answered_on_the_line():
    asked = say(22, 45, "Straat") + rule(40, 45.5, 20)
    places = places_on(box(20, 40, 150, 7), asked, TEXT)
    assert [round(place.right) for place in places] == [60]


def test_the_sign_of_a_currency_names_no_box():
    (place,) = places_on(box(20, 40, 45, 7), say(21, 45, "£"), TEXT)
    assert (round(place.left), round(place.right)) == (20, 65)
