"""What the words around a term say that it is counted from."""

import pytest

from forms.letters.values.relative import Base, terms_in


@pytest.mark.parametrize(
    "text",
    [
        "Hoger beroep kan binnen drie maanden na de dag van de uitspraak.",
        "Dien uw bezwaar in gedurende zes weken na dagtekening.",
        "Bezwaar kan tot zes weken na bovenstaande datum.",
        "Gedurende zes weken vanaf de dag na dit besluit kan bezwaar worden gemaakt.",
        "Schrijf ons in de zes weken die op de dagtekening van deze aanslag volgen.",
        "U kunt binnen twee weken na de datum van de strafbeschikking verzet doen.",
    ],
)
def test_the_day_of_the_letter_has_many_names(text: str) -> None:
    (mention,) = terms_in(text)
    assert (mention.base, mention.is_within) == (Base.LETTER, True)


@pytest.mark.parametrize(
    "text",
    [
        "Betaal binnen 15 dagen nadat je deze brief hebt gekregen.",
        "Betaal binnen 15 dagen nadat hij de strafbeschikking heeft ontvangen.",
        "Verzet kan gedurende veertien dagen nadat u de boete in handen kreeg.",
        "Verzet kan binnen veertien dagen nadat deze beschikking u in persoon is uitgereikt.",
        "Het pakketje is hier binnen tien dagen nadat u het ontving.",
        "Graag een antwoord binnen een week nadat deze brief op je mat viel.",
    ],
)
def test_a_letter_comes_into_ones_hands_in_many_ways(text: str) -> None:
    (mention,) = terms_in(text)
    assert (mention.base, mention.is_within) == (Base.RECEIPT, True)


@pytest.mark.parametrize(
    ("text", "is_within"),
    [
        ("Zes weken lang kunnen jullie een bezwaarschrift sturen aan het bestuur.", True),
        ("De kinderen krijgen twee weken lang les.", False),
        ("Twee weken lang kunnen wij u niet helpen.", False),
    ],
)
def test_as_long_as_readers_may_do_something_is_theirs(text: str, *, is_within: bool) -> None:
    assert [each.is_within for each in terms_in(text)] == [is_within]


@pytest.mark.parametrize(
    "text", ["Hij was in de zes weken voor de zitting ziek.", "De weg is in de drie weken dicht."]
)
def test_what_lasts_is_no_term_to_keep(text: str) -> None:
    assert [each.is_within for each in terms_in(text)] == [False]
