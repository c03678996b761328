"""Cells of tables that name others and are not written in themselves."""

import pytest

from forms.pdf.flat.place import Kind
from tests.forms.pdf.flat.pages import TEXT, box, places_on, rule, say, upright

ROWS = ("Vereniging", "Afdeling", "Periode")


def table(size: float) -> str:
    """Two columns of cells 9 mm high, print of that size in the first."""
    return "".join(
        box(20, 40 + 9 * row, 60, 9) + box(80, 40 + 9 * row, 100, 9)
        + say(22, 43.5 + 9 * row, said, size)
        for row, said in enumerate(ROWS)
    )  # fmt: skip


def test_heads_of_rows_ask_for_the_cells_beside_them():
    places = places_on(table(9), TEXT)
    assert [place.left for place in places] == pytest.approx([80, 80, 80], abs=0.3)


def test_small_print_in_a_cell_names_the_rest_of_it_though_the_next_is_empty():
    assert len(places_on(table(6), TEXT)) == 6


def test_a_box_drawn_into_the_cell_beside_a_head_is_its_answer():
    inner = "".join(box(83, 40.6 + 9 * row, 95, 7.8) for row in range(3))
    places = places_on(table(9), inner, TEXT)
    assert [place.left for place in places] == pytest.approx([83, 83, 83], abs=0.3)


def test_the_corner_between_heads_of_columns_and_of_rows_is_no_field():
    cells = [box(20 + 40 * n, 40 + 7 * row, 40, 7) for n in range(3) for row in range(3)]
    heads = [say(62, 45, "Partner"), say(102, 45, "Kind")]
    names = [say(22, 52, "Achternaam"), say(22, 59, "Geboorteplaats")]
    places = places_on(*cells, *heads, *names, TEXT)
    assert len(places) == 4
    assert min(place.left for place in places) > 59


def test_a_narrow_cell_beside_a_caption_does_not_answer_it():
    rows = [
        box(20, 40 + 12 * row, 80, 12) + box(100, 40 + 12 * row, 9, 12)
        + say(22, 44 + 12 * row, "Naam")
        for row in range(3)
    ]  # fmt: skip
    places = places_on(*rows, TEXT)
    assert sum(place.left < 60 for place in places) == 3


def test_first_cells_that_are_open_at_their_left_head_their_rows():
    def rows(count: int) -> str:
        rules = "".join(rule(20, 40 + 12 * row, 170) for row in range(count + 1))
        names = "".join(say(21, 44 + 12 * row, "Afdeling", 6) for row in range(count))
        return rules + names + upright(60, 40, 12 * count) + upright(190, 40, 12 * count)

    assert [place.left for place in places_on(rows(4), TEXT)] == pytest.approx([60] * 4, abs=0.3)
    assert any(place.left < 59 for place in places_on(rows(3), TEXT))


def test_print_in_the_middle_of_a_cell_heads_what_is_below_it():
    assert len(places_on(box(20, 40, 80, 12), say(21, 44, "Handtekening"), TEXT)) == 1
    assert places_on(box(20, 40, 80, 12), say(50.5, 44, "Handtekening"), TEXT) == []
    assert len(places_on(box(20, 40, 80, 12), say(53, 43, "Handtekening", 6), TEXT)) == 1


def test_rows_with_numbers_have_a_corner_too():
    cells = [
        box(20 + (9 if n else 0) + 51 * max(n - 1, 0), 40 + 7 * row, 51 if n else 9, 7)
        for n in range(3)
        for row in range(3)
    ]
    heads = [say(31, 45, "Afdeling"), say(82, 45, "Periode")]
    numbers = [say(23, 52, "1"), say(23, 59, "2")]
    places = places_on(*cells, *heads, *numbers, TEXT)
    assert len(places) == 4
    assert min(place.left for place in places) > 28


def columns(*heads: str) -> str:
    """Questions in a column, and narrower columns of empty cells with these heads."""
    questions = "".join(
        box(20, 40 + 7 * row, 80, 7) + say(22, 45 + 7 * row, said)
        for row, said in enumerate(("Vraag", "Hebt u een partner?", "Hebt u schulden?"))
    )
    cells = "".join(
        box(100 + 14 * n, 40 + 7 * row, 14, 7) for n in range(len(heads)) for row in range(3)
    )
    return questions + cells + "".join(say(102 + 14 * n, 45, h) for n, h in enumerate(heads))


@pytest.mark.parametrize("heads", [("Ja", "Nee"), ("Yes", "No"), ("Oui", "Non"), ("M", "V")])
def test_cells_under_an_answer_are_ticked(heads: tuple[str, str]) -> None:
    assert [place.kind for place in places_on(columns(*heads), TEXT)] == [Kind.TICK] * 4


def test_cells_under_other_heads_are_written_in():
    assert {place.kind for place in places_on(columns("Jaar", "Dag"), TEXT)} == {Kind.WRITE}


def test_a_head_over_a_high_cell_to_sign_in_leaves_no_field_beside_itself():
    row = box(20, 40, 80, 7.5) + box(100, 40, 80, 7.5) + box(20, 47.5, 80, 26)
    heads = say(22, 45, "Plaats") + say(102, 45, "Handtekening") + box(100, 47.5, 80, 26)
    assert [place.top for place in places_on(row, heads, TEXT)] == pytest.approx([47.5] * 2, abs=1)


def test_a_note_leaves_no_field_below_itself():
    def boxed(said: str) -> str:
        return box(20, 40, 170, 16) + say(23, 44, said, 8)

    note = "Let op: zonder handtekening nemen wij uw aanvraag niet in behandeling."
    assert places_on(boxed(note), TEXT) == []
    assert len(places_on(boxed("Waarom vraagt u deze bijdrage aan?"), TEXT)) == 1


def test_print_as_large_as_the_text_needs_more_room_below_it_than_a_caption():
    def row(size: float) -> str:
        return box(20, 40, 100, 6.7) + say(22, 43.4, "Uw inkomen", size)

    assert places_on(row(9), TEXT) == []
    assert len(places_on(row(6), TEXT)) == 1
