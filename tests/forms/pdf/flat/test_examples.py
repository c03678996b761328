"""Print within a box that only shows how to fill it in."""

import pytest

from tests.forms.pdf.flat.pages import TEXT, box, places_on, say


def form(inside: str) -> str:
    return say(20, 45, "Kenmerk") + box(70, 40, 60, 8) + inside


@pytest.mark.parametrize(
    "inside",
    [
        say(73, 45, "dd - mm - jjjj"),
        say(73, 45, "TT.MM.JJJJ"),
        "0.7 g " + say(73, 45, "1234 AB") + "0 g ",
        "0.75 g " + say(73, 45, "NL") + "0 g ",
    ],
)
def test_a_box_with_an_example_is_filled_in_whole(inside: str) -> None:
    places = places_on(form(inside), TEXT)
    assert [(place.left, place.right) for place in places] == [pytest.approx((70, 130), abs=0.3)]


def test_dark_print_in_a_box_is_no_example():
    assert places_on(form(say(73, 45, "1234 AB")), TEXT) == []


def test_pale_print_on_dark_ground_is_no_example():
    head = "0.2 g " + box(70, 40, 60, 8, "f") + "0.7 g " + say(73, 45, "Bedragen") + "0 g "
    assert places_on(form(head), TEXT) == []


def test_pale_print_along_the_upper_edge_of_a_box_is_its_caption():
    inside = "0.7 g " + say(71, 43, "Voornaam", 6) + "0 g "
    place = places_on(box(70, 40, 60, 12), inside, TEXT)[0]
    assert place.top > 42
