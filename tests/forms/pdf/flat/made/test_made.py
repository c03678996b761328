"""Whether made forms are what they say, so that measuring on them measures something."""

import numpy as np
import pypdfium2
import pytest

from tests.forms.pdf.flat.made.layouts import (
    combs_left,
    label_then_line,
    labels_inside,
    labels_left,
    ticks_left,
)
from tests.forms.pdf.flat.made.making import kinds, made_form
from tests.forms.pdf.flat.made.pen import MM


def test_there_are_many_styles_and_layouts():
    made = list(kinds())
    assert len({(part, style) for part, style, _ in made}) > 50
    assert len({layout for _, _, layout in made}) > 12


def test_the_same_seed_makes_the_same_form_and_another_another():
    one, same, other = (made_form("box", "outline", labels_left, seed) for seed in (1, 1, 2))
    assert one.answers == same.answers
    assert one.answers != other.answers


@pytest.mark.parametrize(
    ("part", "style", "layout"),
    [
        ("box", "outline", labels_left),
        ("box", "picture", labels_left),
        ("box", "clipped shade", labels_inside),
        ("tick", "dingbat", ticks_left),
        ("tick", "unicode square", ticks_left),
        ("line", "leaders", label_then_line),
        ("comb", "ticks on a line", combs_left),
    ],
)
def test_every_answer_shows_on_the_page_where_it_is_said_to_be(part, style, layout):
    form = made_form(part, style, layout)
    grey = np.asarray(
        pypdfium2.PdfDocument(form.pdf)[0].render(scale=4, grayscale=True).to_numpy()
    ).squeeze()
    for answer in form.answers:
        left, top, right, bottom = (round(4 * mm * MM) for mm in answer.box)
        around = grey[max(top - 4, 0) : bottom + 5, max(left - 4, 0) : right + 5]
        assert around.min() < 245, answer
    assert len(form.answers) > 5
