import io

import pikepdf

from forms.pdf.reading import read_pdf
from forms.template import Field, FieldType
from tests.forms.pdf.builders import P, W, pdf_of
from tests.forms.pdf.flat.pages import HEIGHT, MM, box, page_of, say


def fields_of(content: bytes, page: int = 0) -> tuple[Field, ...]:
    return read_pdf(content).pages[page].page.fields


def test_fields_found_by_looking_say_that_they_are_guesses():
    (field,) = fields_of(page_of(say(20, 34, "Postcode"), box(40, 30, 30, 6)))
    assert (field.label, field.id, field.order) == ("Postcode", "postcode", 1)
    assert (field.type, field.semantic) == (FieldType.POSTCODE, "postal-code")
    assert field.is_guessed
    assert field.required is None


def test_fields_are_read_in_rows_and_named_once():
    rows = [say(20, 34 + 10 * n, "Naam") + box(40, 30 + 10 * n, 60, 6) for n in range(3)]
    fields = fields_of(page_of(*rows))
    assert [field.id for field in fields] == ["naam", "naam-2", "naam-3"]
    assert [field.order for field in fields] == [1, 2, 3]


def test_what_is_below_in_a_table_has_the_name_of_its_column():
    cells = [box(20, 40 + 6 * row, 50, 6) for row in range(4)]
    fields = fields_of(page_of(say(22, 38, "Voornaam"), *cells))
    assert {field.label for field in fields} == {"Voornaam"}


def test_a_box_to_tick_is_named_by_what_follows_it():
    (field,) = fields_of(page_of(box(20, 30, 4, 4), say(26, 33, "Ik woon samen")))
    assert (field.type, field.label) == (FieldType.CHECKBOX, "Ik woon samen")


def test_a_line_to_sign_on_is_a_signature():
    (field,) = fields_of(page_of(say(20, 34, "Handtekening aanvrager"), box(60, 22, 60, 15)))
    assert (field.type, field.semantic) == (FieldType.SIGNATURE, "x-signature")


def test_pages_with_widgets_keep_exactly_their_widgets():
    drawing = box(40, 30, 80, 6)
    (field,) = fields_of(pdf_of(P(drawing=drawing, widgets=(W((200, 200, 300, 220)),))))
    assert not field.is_guessed


def test_a_page_left_without_widgets_among_others_gets_no_few_stray_fields():
    empty = P(drawing="0.5 w " + box(40, 30, 80, 6) + box(40, 50, 80, 6))
    content = pdf_of(P(widgets=(W((200, 200, 300, 220)),)), empty)
    assert fields_of(content, 1) == ()
    assert len(fields_of(pdf_of(empty))) == 2


def test_a_page_full_of_boxes_among_pages_with_widgets_is_a_form_all_the_same():
    boxes = P(drawing="0.5 w " + "".join(box(40, 30 + 10 * n, 80, 6) for n in range(7)))
    assert len(fields_of(pdf_of(P(widgets=(W((200, 200, 300, 220)),)), boxes), 1)) == 7


def test_each_blank_of_a_sentence_is_named_by_the_words_before_it():
    said = "Ondergetekende ______________ wonende te ______________ geboren ______________"
    fields = fields_of(page_of(say(20, 34, said)))
    assert [field.label for field in fields] == ["Ondergetekende", "wonende te", "geboren"]


def test_captions_over_boxes_stand_over_what_is_drawn():
    names = ("Naam", "Woonplaats", "Telefoonnummer", "Beroep")
    rows = [
        say(20, 38 + 15 * n, name) + box(20, 40 + 15 * n, 110, 8) for n, name in enumerate(names)
    ]
    fields = fields_of(page_of(*rows))
    assert [field.label for field in fields] == list(names)


def test_typed_print_keeps_its_words_together():
    typed = "BT /F2 12 Tf {} {} Td ({}) Tj ET\n"
    lines = (
        "Straat en huisnummer",
        "Naam van de aanvrager",
        "Soort woning waarin woont",
        "Gezinsleden boven tien",
    )
    drawing = "".join(
        typed.format(20 * MM, HEIGHT - (44 + 10 * n) * MM, line) + box(95, 39 + 10 * n, 80, 6)
        for n, line in enumerate(lines)
    )
    with pikepdf.open(io.BytesIO(page_of(drawing))) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        fonts.F2 = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Courier,
            )
        )
        written = io.BytesIO()
        pdf.save(written)
    assert [field.label for field in fields_of(written.getvalue())] == list(lines)


def test_cells_under_an_answer_are_named_by_their_question_and_that():
    questions = ("Vraag", "Hebt u een partner?", "Hebt u schulden?")
    cells = "".join(
        box(20, 40 + 7 * row, 80, 7)
        + say(22, 45 + 7 * row, said)
        + box(100, 40 + 7 * row, 14, 7)
        + box(114, 40 + 7 * row, 14, 7)
        for row, said in enumerate(questions)
    )
    fields = fields_of(page_of(cells, say(102, 45, "Ja"), say(116, 45, "Nee")))
    assert [field.type for field in fields] == [FieldType.CHECKBOX] * 4
    assert [field.label for field in fields][:2] == [
        "Hebt u een partner?: Ja",
        "Hebt u een partner?: Nee",
    ]
