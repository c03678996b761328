"""Debts that are kept of the reader's pay by who pays it; the sentences are ours."""

import pytest

from forms.letter import ActionKind, LetterKind
from forms.letters.asking.seizing import is_others_to_pay, is_seized
from forms.letters.plain import worded
from tests.forms.letters.sheets import asked, asked_by, read_letter


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw werkgever heeft van mij opdracht gekregen een deel van uw loon aan mij te betalen.",
        "Op verzoek van Zorgzeker Noord is beslag gelegd op uw inkomen.",
        "Op uw uitkering ligt beslag voor een schuld bij een telefoonwinkel.",
        "Ik heb loonbeslag gelegd bij uw werkgever.",
        "Uw werkgever houdt voortaan elke maand € 90,00 van uw loon in.",
        "Uw werkgever moet een deel van uw salaris aan ons overmaken.",
        "De SVB houdt een deel van uw AOW in en maakt dat naar mij over.",
        "Het UWV betaalt vanaf mei een deel van uw uitkering aan mij.",
        "Alles daarboven, naar verwachting € 196,98 per maand, gaat naar mij.",
    ],
)
def test_what_is_kept_of_pay_is_not_the_readers_to_pay(sentence: str) -> None:
    assert is_seized([worded(sentence)])
    letter = read_letter(sentence, "U bent Gemeente Lageland nog € 4.402,84 schuldig.")
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Betaalt u niet, dan leg ik beslag op uw loon.",
        "Daarna leggen wij beslag op uw loon of uitkering.",
        "Wij kunnen uw werkgever vragen een deel van uw loon aan ons te betalen.",
        "Heden is onder u derdenbeslag gelegd op het loon van uw werknemer D. Hoekstra.",
        "Zolang u zich eraan houdt, leg ik geen beslag op uw loon.",
        "Het beslag op uw loon is op 20 december opgeheven.",
        "Als u niet betaalt, moet uw werkgever een deel van uw loon aan mij betalen.",
        "Uw werkgever houdt loonheffing in op uw loon.",
        "Wij hebben beslag gelegd op uw auto.",
        "Stuur ons een loonstrook van uw werkgever.",
    ],
)
def test_what_may_come_is_over_or_is_of_others_keeps_nothing_of_pay(sentence: str) -> None:
    assert not is_seized([worded(sentence)])


def test_who_must_pay_beside_a_seizure_is_asked_to() -> None:
    letter = read_letter(
        "Er is beslag gelegd op uw loon.",
        "Betaal de kosten van € 84,00 op NL91 ABNA 0417 1643 00.",
    )
    assert asked(letter) == [ActionKind.PAY]
    threatened = read_letter(
        "U bent ons € 84,00 schuldig. Betaal dit vóór 20 maart 2026.",
        "Betaalt u niet, dan moet uw werkgever een deel van uw loon aan mij betalen.",
    )
    assert [kind for kind, _ in asked_by(threatened)] == [ActionKind.PAY]


def test_an_employer_that_must_pay_is_not_the_reader() -> None:
    assert is_others_to_pay(worded("Uw werkgever moet € 90,00 per maand aan mij betalen."))
    assert not is_others_to_pay(worded("U moet € 90,00 per maand aan mij betalen."))


def test_nobody_agreed_on_what_is_kept_of_pay() -> None:
    letter = read_letter(
        "Op verzoek van Zorgzeker Noord is beslag gelegd op uw inkomen.",
        "Uw schuld is nu € 3.161,57.",
        "Volgens mijn berekening houdt u € 1.699,68 per maand over. Er wordt maandelijks € 103,28 "
        "ingehouden.",
    )
    assert letter.kind is not LetterKind.PAYMENT_ARRANGEMENT
