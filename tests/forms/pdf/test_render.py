import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from forms.pdf.document import open_document
from forms.pdf.render import _averaged, render_page
from tests.forms.pdf.builders import A4, P, W, box_appearance, pdf_of
from vision.picture import REFERENCE_PX_PER_MM, Grey

#: In points, inside every crop box used here: diamonds, since PDFium snaps upright boxes to pixels.
DIAMONDS = [(60, 80, 75, 100), (380, 560, 395, 590), (80, 500, 120, 530), (350, 100, 390, 120)]
INK = "0 g " + " ".join(
    f"{(left + right) / 2} {bottom} m {right} {(bottom + top) / 2} l "
    f"{(left + right) / 2} {top} l {left} {(bottom + top) / 2} l f"
    for left, bottom, right, top in DIAMONDS
)


def rendered(content: bytes) -> Grey:
    with open_document(content) as opened:
        return render_page(opened.drawing, 0, opened.spaces[0])


def ink_centre_mm(grey: Grey, box: np.ndarray) -> np.ndarray:
    """The centre of the ink within a millimetre and a half of `box` (TL, BR in mm)."""
    around = np.array([[-6, -6], [7, 7]])
    (left, top), (right, bottom) = (box * REFERENCE_PX_PER_MM).astype(int) + around
    ink = 255.0 - grey[top:bottom, left:right]
    ys, xs = np.mgrid[top:bottom, left:right] + 0.5
    return np.array([(xs * ink).sum(), (ys * ink).sum()]) / ink.sum() / REFERENCE_PX_PER_MM


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop", "user_unit"),
    [
        (A4, None, 1),
        (A4, (30.3, 40.7, 500.2, 700.9), 1),
        ((-50.5, -60.5, 612, 792), (-10, -20, 400, 600), 1.5),
        (A4, (10.5, 20.25, 590, 830), 0.75),
    ],
)
def test_ink_lies_where_page_mm_says(rotate, media, crop, user_unit):
    content = pdf_of(P(media, crop, rotate, user_unit, INK))
    with open_document(content) as opened:
        space = opened.spaces[0]
        grey = render_page(opened.drawing, 0, space)
    assert grey.shape == (round(space.height_mm * 4), round(space.width_mm * 4))
    for diamond in DIAMONDS:
        corners = space.box_to_mm(diamond).xy[[0, 2]]
        np.testing.assert_allclose(ink_centre_mm(grey, corners), corners.mean(axis=0), atol=0.02)


def test_the_sheet_is_white_where_nothing_is_printed():
    grey = rendered(pdf_of(P(drawing="")))
    assert grey.dtype == np.uint8
    assert grey.min() == 255


def with_appearance(**widget):
    def change(pdf: pikepdf.Pdf) -> None:
        for annotation in pdf.pages[0].obj.Annots:
            annotation.AP = Dictionary(N=box_appearance(pdf, 80, 20))

    page = P(drawing="", widgets=(W((100, 100, 180, 120), **widget),))
    return pdf_of(page, change=change)


def test_the_border_of_a_field_is_drawn():
    assert rendered(with_appearance()).min() < 50


PUSH_BUTTON = 1 << 16


@pytest.mark.parametrize(
    "shown", [0, 2, 4 | 2, 4 | 32], ids=["not printed", "hidden", "hidden too", "no view"]
)
def test_what_does_not_show_on_paper_is_not_drawn(shown):
    assert rendered(with_appearance(kind="Btn", flags=PUSH_BUTTON, shown=shown)).min() == 255


def test_sticky_notes_are_not_drawn():
    def change(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Subtype=Name.Text, Rect=Array([100, 100, 180, 120]), F=4)
        note.AP = Dictionary(N=box_appearance(pdf, 80, 20))
        pdf.pages[0].obj.Annots = Array([note])

    assert rendered(pdf_of(P(drawing=""), change=change)).min() == 255


@pytest.mark.parametrize("finer", [1, 2, 3, 12, 24])
def test_each_pixel_is_the_mean_of_its_dots(finer: int) -> None:
    rng = np.random.default_rng(finer)
    drawn = rng.integers(0, 256, (30 * finer, 20 * finer), np.uint8)
    drawn[:finer, :finer] = 255
    mean = drawn.reshape(30, finer, 20, finer).mean(axis=(1, 3), dtype=np.float32).round()
    assert np.array_equal(_averaged(drawn, (30, 20), finer), mean)
    assert _averaged(drawn, (30, 20), finer)[0, 0] == 255
