"""Answers that nothing is drawn for: white beside a name, and beside what ends in a colon."""

from tests.forms.pdf.flat.pages import TEXT, box, places_on, rule, say


def test_well_known_names_beside_white_are_answered_there():
    names = ("Voornaam", "Achternaam", "Straat", "Woonplaats")
    print_ = [say(20, 40 + 10 * n, name) for n, name in enumerate(names)]
    places = places_on(*print_, TEXT)
    assert [round(p.bottom - p.height / 2) for p in places] == [39, 49, 59, 69]
    assert all(p.left > 29 and p.width > 100 for p in places)
    assert places_on(*print_[:3], TEXT) == []
    assert places_on(*(say(20, 40 + 10 * n, "Toelichting") for n in range(5)), TEXT) == []


def test_white_between_a_name_and_its_box_is_no_field():
    names = ("Voornaam", "Achternaam", "Straat", "Woonplaats")
    drawn = [
        say(20, 34 + 10 * n, name) + box(70, 30 + 10 * n, 80, 6) for n, name in enumerate(names)
    ]
    assert [round(place.left) for place in places_on(*drawn)] == [70] * 4


def test_questions_with_a_colon_below_each_other_are_answered_in_the_white_beside_them():
    asked = ("Reden van uw bezoek:", "Gewenste dag:", "Wie komt er mee:", "Hoe laat:")
    places = places_on(*(say(20, 40 + 8 * n, said) for n, said in enumerate(asked)), TEXT)
    assert [round(place.bottom - place.height / 2) for place in places] == [39, 47, 55, 63]
    assert len({round(place.right) for place in places}) == 1


def test_headings_with_a_colon_that_stand_apart_ask_nothing():
    heads = (say(20, 40 + 30 * n, "Wat u moet weten:") for n in range(5))
    assert places_on(*heads, TEXT) == []


def test_a_paragraph_that_ends_in_a_colon_asks_nothing():
    long = "Stuur dit formulier voor het einde van de maand op naar het kantoor en voeg erbij"
    drawn = [
        say(20, 40 + 10 * n, long) + say(20, 44 + 10 * n, "deze stukken van u:") for n in range(4)
    ]
    assert places_on(*drawn, TEXT) == []


def test_names_in_small_print_are_captions_of_what_is_above_them():
    names = ("Voornaam", "Achternaam", "Straat", "Woonplaats")
    print_ = [say(20, 40 + 10 * n, name, size=6) for n, name in enumerate(names)]
    assert places_on(*print_, TEXT) == []


def test_a_line_over_the_white_beside_questions_is_not_their_answer():
    asked = ("Reden van uw bezoek:", "Gewenste dag:", "Wie komt er mee:", "Hoe laat:")
    print_ = [say(20, 40 + 8 * n, said) for n, said in enumerate(asked)]
    places = places_on(say(70, 34, "anders:"), rule(82, 34.5, 40), *print_, TEXT)
    assert [place.left < 65 for place in places] == [False] + 4 * [True]
