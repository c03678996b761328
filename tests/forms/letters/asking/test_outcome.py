"""What was decided is told in any order of words."""

import pytest

from forms.letters.asking.outcome import Outcome, is_in_part, is_ruling, outcome_of, outcomes_in


@pytest.mark.parametrize(
    "text",
    [
        "wij kennen u de voorziening toe.",
        "de voorziening wordt aan u toegekend.",
        "wij hebben besloten om u de voorziening toe te kennen.",
        "u krijgt vanaf 1 mei hulp in huis.",
        "wij hebben besloten dat u een vergoeding krijgt.",
        "die krijgt u.",
        "de vergunning is verleend.",
        "het oordeel is gunstig.",
        "u bent rijgeschikt.",
    ],
)
def test_a_yes_is_told(text: str) -> None:
    assert outcomes_in(text) == {Outcome.GRANTED}


@pytest.mark.parametrize(
    "text",
    [
        "wij hebben besloten om uw aanvraag af te wijzen.",
        "uw aanvraag wijzen wij af.",
        "u krijgt deze toeslag niet.",
        "wij hebben besloten dat u geen recht heeft op deze uitkering.",
        "daarom hebben wij besloten dat u geen vergoeding krijgt voor een fiets.",
        "wij kunnen u de voorziening niet toekennen.",
        "ons antwoord is helaas nee.",
        "op uw brief over een pas volgt daarom een nee.",
        "wij zeggen nee tegen een tweede pas.",
        "u bent niet rijgeschikt.",
    ],
)
def test_a_no_is_told(text: str) -> None:
    assert outcomes_in(text) == {Outcome.REFUSED}


@pytest.mark.parametrize(
    "text",
    [
        "u vroeg ons om € 30 te vergoeden.",
        "doet u dat niet, dan wijzen wij uw aanvraag af.",
        "als u geen recht heeft op bijstand, betaalt u alles terug.",
        "krijgt u geen toeslag?",
        "u hoeft niet te bellen.",
    ],
)
def test_what_was_only_asked_or_may_come_is_no_decision(text: str) -> None:
    assert not outcomes_in(text)


def test_what_a_letter_says_first_was_decided() -> None:
    texts = ["de vergunning is verleend.", "u heeft geen recht op een vaste plek."]
    assert outcome_of(texts) is Outcome.GRANTED
    assert outcome_of(reversed(texts)) is Outcome.REFUSED
    assert outcome_of(["beste mevrouw,"]) is None


@pytest.mark.parametrize(
    "texts",
    [
        ["over de toon is uw klacht gegrond.", "over het wachten is de klacht ongegrond."],
        ["de huur gaat omlaag.", "het verzoek is voor wat betreft de lift afgewezen."],
        ["voor het overige verklaar ik het bezwaar ongegrond."],
        ["uw bezwaar is gedeeltelijk gegrond."],
        ["een deel van uw verzoek volgen wij niet."],
        ["uw aanvraag: wat u wel en niet krijgt."],
    ],
)
def test_yes_to_one_part_and_no_to_another_is_in_part(texts: list[str]) -> None:
    assert is_in_part(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["uw bezwaar is ongegrond."],
        ["de vergunning is verleend."],
        ["als uw bezwaar gegrond is, krijgt u bericht.", "uw klacht is ongegrond."],
    ],
)
def test_all_of_one_kind_is_not(texts: list[str]) -> None:
    assert not is_in_part(texts)


def test_what_a_tribunal_settles_between_parties_is_a_ruling() -> None:
    told = [
        "de commissie komt tot deze uitspraak.",
        "het verzoek om een verlaging wordt afgewezen.",
    ]
    assert is_ruling(told)
    assert not is_ruling(told[1:])
    assert not is_ruling(["de rechter doet over zes weken uitspraak."])
