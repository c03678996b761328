"""Letters that refuse, and those of which a no is only in passing."""

import pytest

from forms.letter import LetterKind
from tests.forms.letters.sheets import read_letter


@pytest.mark.parametrize(
    "told",
    [
        "Die vergoeding krijgt u niet.",
        "Uw verzoek komt niet voor toewijzing in aanmerking.",
        "Aan uw wens kunnen wij niet tegemoetkomen.",
    ],
)
def test_a_decision_that_refuses_is_a_refusal(told: str) -> None:
    card = read_letter(
        "Wij hebben een besluit genomen op uw aanvraag.",
        told,
        "U kunt tegen dit besluit binnen zes weken bezwaar maken.",
    )
    assert card.kind is LetterKind.REJECTION


def test_what_is_not_approved_is_no_approval() -> None:
    letter = read_letter("Onderwerp: Uw aanvraag is niet goedgekeurd", "Wij leggen dat hier uit.")
    assert letter.kind is LetterKind.REJECTION


@pytest.mark.parametrize(
    "sentence",
    [
        "Ons besluit van 3 februari 2026 blijft in stand.",
        "De waarde van € 210.000 wordt gehandhaafd.",
        "Wij handhaven onze beslissing van 3 februari 2026.",
        "Uw bezwaar slaagt niet.",
        "U krijgt geen gelijk.",
    ],
)
def test_an_objection_that_is_turned_down_is_refused(sentence: str) -> None:
    letter = read_letter(
        "Onderwerp: Uitspraak op bezwaar",
        "U maakte op 4 februari 2026 bezwaar.",
        sentence,
        "U kunt tot en met 14 april 2026 beroep instellen bij de rechtbank.",
    )
    assert letter.kind is LetterKind.REJECTION


def test_an_objection_that_is_right_in_part_is_decided() -> None:
    letter = read_letter(
        "Onderwerp: Uitspraak op bezwaar",
        "Wij verklaren uw bezwaar gedeeltelijk gegrond.",
        "U kunt tot en met 14 april 2026 beroep instellen bij de rechtbank.",
    )
    assert letter.kind is LetterKind.DECISION


def test_a_decision_that_stands_for_the_rest_says_yes_to_a_part() -> None:
    letter = read_letter(
        "Wij beslissen op uw bezwaar.",
        "Wat u aanvoert over maart treft doel: die maand vervalt.",
        "Voor april is dat anders. In zoverre handhaven wij het besluit.",
    )
    assert letter.kind is LetterKind.DECISION


@pytest.mark.parametrize(
    "aside",
    [
        "U hebt passend werk geweigerd.",
        "U ontvangt daardoor mogelijk geen kinderbijslag meer.",
        "Een verzekeraar mag u voor de basisverzekering niet weigeren.",
        "Voor het hek is geen vergunning.",
    ],
)
def test_what_the_reader_refused_or_may_miss_rejects_nothing(aside: str) -> None:
    letter = read_letter(
        "Onderwerp: Besluit over uw inschrijving",
        "Wij hebben besloten uw inschrijving te wijzigen.",
        aside,
        "U kunt tot en met 14 april 2026 bezwaar maken.",
    )
    assert letter.kind is LetterKind.DECISION


def test_what_is_said_of_some_does_not_make_a_refusal() -> None:
    letter = read_letter(
        "Wij hebben de waarde van uw woning vastgesteld op € 300.000.",
        "Hebt u een vermogen van meer dan € 7.500, dan krijgt u geen kwijtschelding.",
        reference="Betreft: De waarde van uw woning",
    )
    assert letter.kind is LetterKind.DECISION


def test_no_reason_to_refuse_is_no_refusal() -> None:
    letter = read_letter(
        "Wij zien geen reden om de vergunning te weigeren. Wij verlenen u de vergunning."
    )
    assert letter.kind is LetterKind.APPROVAL
