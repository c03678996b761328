from forms.pdf.naming import labels
from forms.pdf.text_layer import PageText
from tests.forms.pdf.builders import words
from tests.forms.pdf.test_text_layer import SPACE, text_of
from vision.geometry import PageMm, Quad


def box(left: float, top: float, right: float, bottom: float) -> Quad[PageMm]:
    """An area given in points from the bottom of the sheet, as PDFs do."""
    return SPACE.box_to_mm((left, bottom, right, top))


FIELD = box(200, 712, 300, 698)


def named(text: PageText, area: Quad[PageMm], is_ticked: bool = False) -> str | None:
    return labels(text, [area], [is_ticked])[0]


def test_a_field_is_named_by_the_text_to_its_left():
    assert named(text_of(words(100, 700, "Achternaam")), FIELD) == "Achternaam"


def test_a_line_of_dots_leads_to_the_name():
    text = text_of(words(30, 700, "Huur per maand . . . . . . . . . 12") + words(190, 700, "12"))
    assert named(text, FIELD) == "Huur per maand 12"


def test_a_field_is_named_by_the_text_above_it():
    assert named(text_of(words(200, 718, "Postcode")), FIELD) == "Postcode"


def test_a_tick_box_is_named_by_the_text_to_its_right():
    drawing = words(100, 700, "Gehuwd") + words(315, 700, "Ongehuwd")
    assert named(text_of(drawing), FIELD, True) == "Ongehuwd"
    assert named(text_of(words(100, 700, "Gehuwd")), FIELD, True) == "Gehuwd"


def rows_of_fields(caption_below: bool) -> tuple[PageText, list[Quad[PageMm]]]:
    """Three rows close together, each with a caption that touches two of them."""
    tops = (700, 672, 644)
    captions = [top - 27 if caption_below else top + 2 for top in tops]
    names = ("Achternaam", "Adres", "Woonplaats")
    drawing = "".join(words(72, y, name, 8) for y, name in zip(captions, names, strict=True))
    return text_of(drawing), [box(72, top, 272, top - 18) for top in tops]


def test_captions_under_a_row_of_fields_are_theirs_and_not_the_next_rows():
    for is_below in (True, False):
        text, areas = rows_of_fields(is_below)
        assert labels(text, areas, [False] * 3) == ["Achternaam", "Adres", "Woonplaats"]


def test_text_far_away_or_without_letters_names_nothing():
    assert named(text_of(words(200, 400, "Toelichting")), FIELD) is None
    assert named(text_of(words(180, 700, "12.")), FIELD) is None
    assert named(text_of(""), FIELD) is None


def test_a_name_of_several_lines_is_said_whole():
    drawing = words(200, 730, "Naam en voorletters van de", 8) + words(200, 720, "partner", 8)
    assert named(text_of(drawing), FIELD) == "Naam en voorletters van de partner"
    parted = words(200, 730, "Renten-", 8) + words(200, 720, "nummer", 8)
    assert named(text_of(parted), FIELD) == "Rentennummer"


def test_a_heading_is_no_part_of_the_name_under_it():
    drawing = words(200, 730, "Partner", 8) + words(200, 720, "Naam", 8)
    assert named(text_of(drawing), box(200, 712, 400, 698)) == "Naam"


def table() -> tuple[PageText, list[Quad[PageMm]]]:
    """Two rows of two cells, with heads."""
    heads = words(200, 745, "Naam") + words(300, 745, "Geboren")
    rows = words(100, 725, "Kind een") + words(100, 705, "Kind twee")
    tops, lefts = (740, 720), (200, 300)
    cells = [box(left, top, left + 100, top - 20) for top in tops for left in lefts]
    return text_of(heads + rows), cells


def test_cells_of_a_table_are_named_by_the_heads_of_their_row_and_column():
    text, cells = table()
    assert labels(text, cells, [False] * 4) == [
        "Kind een: Naam",
        "Kind een: Geboren",
        "Kind twee: Naam",
        "Kind twee: Geboren",
    ]


def test_cells_below_each_other_have_the_head_of_their_column():
    column = [box(200, top, 300, top - 12) for top in (740, 720, 700)]
    text = text_of(words(200, 745, "Geboren"))
    assert labels(text, column, [False] * 3) == ["Geboren"] * 3


def test_what_names_a_box_to_tick_names_no_field_below_it():
    drawing = words(215, 720, "Mevrouw") + words(100, 700, "Voornaam")
    text, tick = text_of(drawing), box(200, 730, 210, 720)
    assert labels(text, [tick, FIELD], [True, False]) == ["Mevrouw", "Voornaam"]


def test_of_names_over_a_field_the_one_at_its_start_is_its_own():
    drawing = words(290, 714, "Nummer", 8) + words(200, 714, "Straat", 8)
    assert named(text_of(drawing), box(200, 712, 400, 698)) == "Straat"


def test_a_box_to_tick_is_named_by_the_line_it_stands_on():
    drawing = words(316, 711, "Ja", 8) + words(318, 702, "Nee", 8)
    assert named(text_of(drawing), box(300, 712, 310, 702), True) == "Nee"


def test_what_names_a_box_to_tick_does_not_outdo_a_name_further_left():
    tick, name = box(200, 730, 210, 720), words(40, 702, "Geboortedatum")
    text = text_of(words(215, 722, "Man") + name)
    assert labels(text, [tick, FIELD], [True, False]) == ["Man", "Geboortedatum"]


def test_what_stands_before_another_field_names_no_field_below_it():
    drawing = words(72, 730, "Plaats") + words(350, 730, "Datum") + words(72, 690, "Handtekening")
    areas = [box(190, 740, 320, 724), box(420, 740, 520, 724), box(190, 722, 520, 665)]
    assert labels(text_of(drawing), areas, [False] * 3) == ["Plaats", "Datum", "Handtekening"]


def test_where_names_start_in_line_the_print_over_a_field_is_none():
    rows = [(730 - 30 * n, name) for n, name in enumerate(("Naam", "Adres", "Beroep", "Datum"))]
    drawing = "".join(words(72, y, name) for y, name in rows)
    drawing += words(72, 658, "Ik verklaar dat ik dit formulier naar waarheid heb ingevuld")
    areas = [box(240, y + 12, 300 + 20 * n, y - 4) for n, (y, _) in enumerate(rows)]
    assert labels(text_of(drawing), areas, [False] * 4) == ["Naam", "Adres", "Beroep", "Datum"]


def test_names_that_each_have_their_own_field_are_not_made_one():
    rows = [(730 - 13 * n, name) for n, name in enumerate(("Geboorteplaats", "Woonplaats"))]
    drawing = "".join(words(72, y, name) for y, name in rows)
    areas = [box(190, y + 9, 290, y - 3) for y, _ in rows]
    assert labels(text_of(drawing), areas, [False] * 2) == ["Geboorteplaats", "Woonplaats"]


def test_a_caption_in_the_middle_under_a_line_names_it_where_nothing_else_does():
    assert named(text_of(words(235, 686, "Handtekening", 8)), FIELD) == "Handtekening"


def test_a_name_high_over_a_line_to_sign_on_names_it():
    assert named(text_of(words(200, 745, "Handtekening")), FIELD) == "Handtekening"


def test_the_end_of_a_line_asks_for_what_the_next_one_begins_with():
    drawing = words(72, 740, "Ondergetekende") + words(325, 740, ", geboren op")
    drawing += words(182, 715, ", wonende te")
    areas = [box(160, 752, 320, 737), box(72, 727, 180, 712), box(250, 727, 400, 712)]
    found = labels(text_of(drawing), areas, [False] * 3)
    assert found[1] == "geboren op"
    assert "Ondergetekende" in str(found[0])


def test_an_example_in_the_middle_of_a_field_names_no_other():
    drawing = words(205, 727, "1234 AB") + words(72, 702, "Telefoonnummer")
    areas = [box(200, 742, 300, 718), FIELD]
    assert labels(text_of(drawing), areas, [False] * 2)[1] == "Telefoonnummer"


def test_a_sum_names_a_box_to_tick_and_no_field():
    assert named(text_of(words(315, 700, "25,00 %")), FIELD, True) == "25,00 %"
    assert named(text_of(words(160, 700, "25,00 %")), FIELD) is None
