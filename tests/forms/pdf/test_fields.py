import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forms.pdf.fields import fields_of
from forms.pdf.text_layer import PageText
from forms.pdf.widgets import FieldFlag, Widget
from vision.geometry import PageMm, Quad

NO_TEXT = PageText((), np.zeros((0, 4)))

NO_FLAGS = FieldFlag(0)


def widget(name="f", left=10.0, top=10.0, kind="Tx", flags=NO_FLAGS, tooltip=None, state=None):
    area = Quad[PageMm].box(left, top, left + 40, top + 6)
    last = name.rpartition(".")[2]
    return Widget(area, kind, flags, last, name, tooltip, None, state, "")


def fields(*widgets, text=NO_TEXT, says_required=True):
    return fields_of(widgets, text, 1, says_required)


def test_ids_are_the_field_names_made_readable():
    made = fields(
        widget("form1[0].Page1[0].NewAddress[0]"),
        widget("Naam aanvrager"),
        widget("…", tooltip="Datum"),
        widget("…"),
        widget("line[1]"),
    )
    assert [field.id for field in made] == [
        "newaddress",
        "naam-aanvrager",
        "datum",
        "field",
        "line-1",
    ]


def test_the_boxes_of_one_question_are_told_apart_by_what_they_mean():
    radio = {"kind": "Btn", "flags": FieldFlag.RADIO}
    made = fields(widget("sex", state="m", **radio), widget("sex", state="f", **radio))
    assert [field.id for field in made] == ["sex-m", "sex-f"]
    assert {(field.group, field.choose) for field in made} == {("sex", 1)}


@given(st.lists(st.text(max_size=8), max_size=12))
def test_ids_are_unique_slugs_whatever_the_names(names):
    ids = [field.id for field in fields(*(widget(name) for name in names))]
    assert len(set(ids)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made) for made in ids)


def test_required_is_said_only_where_the_pdf_says_it_at_all():
    must = widget("a", flags=FieldFlag.REQUIRED)
    assert [field.required for field in fields(must, widget("b"))] == [True, False]
    assert fields(widget("b"), says_required=False)[0].required is None


def test_the_order_of_the_file_is_kept_while_it_runs_down_the_page():
    columns = [widget(f"left{row}", 10, 10 * row) for row in range(5)]
    columns += [widget(f"right{row}", 110, 10 * row) for row in range(5)]
    assert [field.id for field in fields(*columns)][:6] == [
        *(f"left{row}" for row in range(5)),
        "right0",
    ]


def test_a_scrambled_file_is_read_row_by_row():
    made = [
        widget(f"r{row}c{column}", 60 * column, 10 * row) for row in range(6) for column in (0, 1)
    ]
    scrambled = [made[index] for index in (11, 3, 8, 0, 6, 1, 9, 2, 7, 4, 10, 5)]
    ordered = fields(*scrambled)
    assert [field.id for field in ordered] == [w.name for w in made]
    assert [field.order for field in ordered] == list(range(1, 13))


def test_the_tooltip_is_the_label_and_the_nearest_text_otherwise():
    text = PageText(("Naam",), np.array([[2.0, 11.0, 9.0, 15.0]]))
    made = fields(widget("a", tooltip="Uw naam"), widget("b"), text=text)
    assert [field.label for field in made] == ["Uw naam", "Naam"]


def test_a_field_of_a_name_means_what_is_printed_beside_it():
    text = PageText(("Achternaam",), np.array([[2.0, 11.0, 9.0, 15.0]]))
    (made,) = fields(widget("naam"), text=text)
    assert (made.id, made.label, made.semantic) == ("naam", "Achternaam", "family-name")
