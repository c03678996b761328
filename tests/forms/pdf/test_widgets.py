import io

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from forms.pdf.page_space import MM_PER_POINT, page_space
from forms.pdf.widgets import FieldFlag, Widget, visible_widgets
from tests.forms.pdf.builders import A4, P, W, action, pdf_of

RECT = (100, 700, 200, 720)


def widgets_of(*widgets: W, change=None, **page) -> list[Widget]:
    with pikepdf.open(io.BytesIO(pdf_of(P(widgets=widgets, **page), change=change))) as pdf:
        return visible_widgets(pdf.pages[0], page_space(pdf.pages[0], 1))


def test_a_widget_lies_where_a_ruler_finds_it():
    area = widgets_of(W(RECT))[0].area.xy
    left, top = 100 * MM_PER_POINT, (A4[3] - 720) * MM_PER_POINT
    right, bottom = 200 * MM_PER_POINT, (A4[3] - 700) * MM_PER_POINT
    expected = [[left, top], [right, top], [right, bottom], [left, bottom]]
    np.testing.assert_allclose(area, expected, atol=1e-3)


def test_a_rectangle_written_backwards_is_the_same_rectangle():
    forwards, backwards = widgets_of(W(RECT), W((200, 720, 100, 700)))
    np.testing.assert_allclose(forwards.area.xy, backwards.area.xy)


@pytest.mark.parametrize(
    "unseen",
    [
        W(RECT, shown=2),
        W(RECT, shown=4 | 32),
        W((100, 700, 100, 720)),
        W((-300, 700, -200, 720)),
        W((595.28, 0, 700, 20)),
        W(RECT, kind="Btn", flags=1 << 16),
        W((1, 2, 3)),
        W(("a", "b", "c", "d")),
    ],
    ids=["hidden", "no view", "no area", "left of", "beside", "push button", "three", "words"],
)
def test_what_does_not_show_on_paper_is_no_field(unseen):
    assert [widget.name for widget in widgets_of(unseen, W(RECT, name="seen"))] == ["seen"]


def test_a_widget_that_reaches_over_the_edge_is_still_seen():
    assert len(widgets_of(W((-10, 700, 60, 720)))) == 1


def test_a_widget_outside_the_crop_box_is_not_seen():
    assert widgets_of(W((10, 10, 60, 30)), crop=(100, 100, 400, 400)) == []


def test_links_and_notes_are_no_fields():
    link = Dictionary(Subtype=Name.Link, Rect=Array(RECT), F=4)
    assert widgets_of(annotations=(link,)) == []


def make_family(pdf: pikepdf.Pdf) -> None:
    """Make the widgets of the first page kids of one field `person.sex`."""
    kids = pdf.pages[0].obj.Annots
    parent = pdf.make_indirect(Dictionary(T=String("person")))
    field = pdf.make_indirect(
        Dictionary(
            FT=Name.Btn,
            Ff=(1 << 15) | 2,
            T=String("sex"),
            TU=String("Sex"),
            Kids=kids,
            Parent=parent,
        )
    )
    for kid, state in zip(kids, ("/m", "/f"), strict=True):
        kid.Parent = field
        kid.AP = Dictionary(
            N=Dictionary({state: pdf.make_stream(b""), "/Off": pdf.make_stream(b"")})
        )
    pdf.Root.AcroForm.Fields = Array([parent])


def test_what_kids_do_not_say_their_parents_say():
    bare = (W(RECT, None, None), W((100, 600, 110, 610), None, None))
    found = widgets_of(*bare, change=make_family)
    assert [widget.state for widget in found] == ["m", "f"]
    for widget in found:
        assert widget.is_radio
        assert FieldFlag.REQUIRED in widget.flags
        assert (widget.name, widget.full_name, widget.tooltip) == ("sex", "person.sex", "Sex")


def test_a_field_that_is_its_own_parent_is_read_once():
    def change(pdf: pikepdf.Pdf) -> None:
        widget = pdf.pages[0].obj.Annots[0]
        widget.Parent = widget

    assert len(widgets_of(W(RECT), change=change)) == 1


def test_format_scripts_are_read_as_text_from_strings_and_streams():
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"AFDate_KeystrokeEx('dd-mm-yyyy')")
        pdf.pages[0].obj.Annots[0].AA = Dictionary(
            F=action("JavaScript", JS=String("AFDate_FormatEx('dd-mm-yyyy')")),
            K=action("JavaScript", JS=pdf.make_indirect(stream)),
        )

    formats = widgets_of(W(RECT), change=change)[0].formats
    assert "AFDate_FormatEx" in formats
    assert "AFDate_KeystrokeEx" in formats


def test_annotations_that_are_no_list_are_none():
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = String("nothing")

    assert widgets_of(change=change) == []
