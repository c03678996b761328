"""Lines that browsers print as a row of specks."""

import numpy as np
import pytest

from forms.pdf.flat.specks import lines_of_specks
from tests.forms.pdf.flat.pages import TEXT, box, places_on, say


def dotted(left: float, y: float, width: float, step: float = 0.53) -> str:
    """A dotted line as a browser draws it: filled squares of a quarter of a millimetre."""
    return "".join(box(x, y, 0.26, 0.26, "f") for x in np.arange(left, left + width, step))


def test_a_row_of_specks_behind_a_label_without_a_colon_is_written_on():
    rows = "".join(
        say(20, 60 + 9 * n, name) + dotted(45, 60 + 9 * n, 100)
        for n, name in enumerate(("Bijzonderheden", "Werkgever", "Kenmerk"))
    )
    places = places_on(rows, TEXT)
    assert [place.left for place in places] == pytest.approx([45, 45, 45], abs=0.5)
    assert [place.right for place in places] == pytest.approx([145, 145, 145], abs=0.7)


def test_specks_close_in_a_box_too():
    sides = dotted(60, 40, 80) + dotted(60, 48, 80)
    walls = "".join(
        box(x, y, 0.26, 0.26, "f") for x in (60, 139.5) for y in np.arange(40, 48.2, 0.53)
    )
    place = places_on(say(20, 45, "Achternaam"), sides, walls, TEXT)[0]
    assert (place.left, place.right) == pytest.approx((60, 139.6), abs=0.5)


def test_specks_far_apart_and_patterns_of_them_are_no_lines():
    far = [(x, 10.0, x + 0.3, 10.3) for x in np.arange(10, 60, 1.5)]
    grid = [(x, y, x + 0.3, y + 0.3) for x in np.arange(10, 40, 0.6) for y in np.arange(5, 30, 0.6)]
    for specks in (far, grid):
        level, upright = lines_of_specks(specks)
        assert not len(level)
        assert not len(upright)
