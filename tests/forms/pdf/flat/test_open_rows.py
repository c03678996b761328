"""Rows of rules that no walls join: a question under each rule, white below it."""

import pytest

from tests.forms.pdf.flat.pages import TEXT, box, places_on, rule, say

RULES = rule(20, 40, 170) + rule(20, 51, 170)


def test_the_white_below_a_question_between_two_rules_is_its_answer():
    (place,) = places_on(RULES, say(20.5, 43, "Straat en huisnummer", 8), TEXT)
    assert (place.left, place.right, place.bottom) == pytest.approx((20, 190, 51), abs=0.2)
    assert place.top == pytest.approx(43.5, abs=0.6)


@pytest.mark.parametrize(
    "between",
    [
        say(20.5, 43, "Wat u moet weten", 13),
        say(20.5, 47, "Straat en huisnummer", 8),
        say(70, 43, "Straat en huisnummer", 8),
        say(20.5, 43, "Straat en huisnummer", 8) + say(20.5, 46.5, "waar u woont"),
        say(20.5, 43, "Bent u getrouwd?") + box(100, 42, 3.5, 3.5),
    ],
    ids=["a heading", "in the middle", "further in", "two lines", "with a box to tick"],
)
def test_other_print_between_two_rules_leaves_no_answer(between):
    places = places_on(RULES, between, TEXT)
    assert [place for place in places if place.width > 100] == []


def test_rules_with_other_ends_part_no_rows():
    rules = rule(20, 40, 170) + rule(20, 51, 150)
    assert places_on(rules, say(20.5, 43, "Straat en huisnummer", 8), TEXT) == []


def test_the_caption_that_hugs_a_box_from_below_asks_for_nothing_below_itself():
    rows = "".join(
        f"0.93 g {box(20, 40 + 15 * n, 55, 8, 'f')}0 g "
        + rule(20, 48 + 15 * n, 55)
        + say(20.5, 50.5 + 15 * n, "Woonplaats", 7)
        for n in range(3)
    )
    assert len(places_on(rows, TEXT)) == 3
