"""What a day is for, where words tell of more than one thing; the sentences are ours."""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.days.day_purpose import named_in
from forms.letters.plain import worded
from tests.forms.letters.sheets import asked, asked_by, read_letter


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Meld uiterlijk 12 maart 2026 welk bedrag de verzekeraar noemde.", ActionKind.REPLY),
        ("Geef voor 12 maart 2026 in euro's door wat de tent kostte.", ActionKind.REPLY),
        ("Stuur voor 12 maart 2026 een kopie van de premie.", ActionKind.SEND_DOCUMENTS),
        (
            "Lever uiterlijk 12 maart 2026 een bewijs van betaling van de boot in.",
            ActionKind.SEND_DOCUMENTS,
        ),
        ("Vul de kaart in en betaal het bedrag voor 12 maart 2026.", ActionKind.PAY),
        ("Het bedrag van de zaalhuur zien wij voor 12 maart 2026 graag.", ActionKind.PAY),
    ],
)
def test_money_that_is_only_told_of_is_not_paid(sentence: str, first: ActionKind) -> None:
    assert named_in(worded(sentence))[0] is first


@pytest.mark.parametrize(
    "sentence",
    [
        "Vul de wensenlijst in en stuur die uiterlijk 12 maart 2026 terug.",
        "De verklaring op de achterkant ontvangen wij voor 12 maart 2026 ingevuld retour.",
        "Kruis aan wat u kiest en lever de bijlage voor 12 maart 2026 in.",
        "Stuur de ingevulde bijlage uiterlijk 12 maart 2026 naar het clubhuis.",
    ],
)
def test_what_comes_back_filled_in_is_an_answer(sentence: str) -> None:
    assert asked(read_letter("Wij plannen het toernooi.", sentence)) == [ActionKind.REPLY]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stuur uiterlijk 12 maart 2026 een kopie van uw zwemdiploma in.",
        "Vul de lijst in en stuur die voor 12 maart 2026 terug met een kopie van uw diploma.",
        "Lever uiterlijk 12 maart 2026 de offertes van de dakdekker bij ons in.",
    ],
)
def test_papers_of_the_readers_own_are_more_than_an_answer(sentence: str) -> None:
    assert asked(read_letter("Wij plannen het toernooi.", sentence)) == [ActionKind.SEND_DOCUMENTS]


def test_what_is_sent_may_be_named_two_sentences_before_the_day() -> None:
    letter = read_letter(
        "Wij hebben uw aanvraag om subsidie ontvangen.",
        "De factuur is onleesbaar en de foto's van de werkzaamheden ontbreken. Mail die alsnog "
        "naar post@loket.nl. U hebt hiervoor de tijd tot en met 18 mei 2026.",
    )
    assert asked_by(letter) == [(ActionKind.SEND_DOCUMENTS, date(2026, 5, 18))]


@pytest.mark.parametrize(
    ("near", "sentence", "first"),
    [
        ("", "Bel ons voor 12 maart 2026, ook als u het geld niet hebt.", ActionKind.CALL),
        (
            "Stuur het formulier terug.",
            "Is het hier voor 12 maart 2026, dan betalen wij nog.",
            ActionKind.REPLY,
        ),
        (
            "Mag ik het rapport van de tuinman?",
            "Mail het zo dat ik ze voor 12 maart 2026 kan lezen.",
            ActionKind.SEND_DOCUMENTS,
        ),
        (
            "Dan vraagt u een heroverweging aan.",
            "Dat verzoek stuurt u voor 12 maart 2026 met een brief van uw arts.",
            ActionKind.OBJECT,
        ),
        ("Stuur de offertes toe.", "Die verwachten wij 12 maart 2026.", ActionKind.SEND_DOCUMENTS),
        (
            "",
            "De verklaring moet hier voor 12 maart 2026 getekend terug zijn.",
            ActionKind.REPLY,
        ),
    ],
)
def test_a_day_is_for_what_the_reader_does(near: str, sentence: str, first: ActionKind) -> None:
    days = read_letter(near, sentence) if near else read_letter(sentence)
    assert asked(days) == [first]


@pytest.mark.parametrize(
    "sentence",
    [
        "Haal de sleutel op, uiterlijk 12 maart 2026, op werkdagen na 13.00 uur.",
        "Kom de kaart ophalen bij de balie, tot en met 12 maart 2026.",
        "U kunt de tas komen halen, zolang het maar uiterlijk 12 maart 2026 is.",
        "Laat uw aanhanger uiterlijk 12 maart 2026 keuren.",
    ],
)
def test_who_fetches_something_by_a_day_comes(sentence: str) -> None:
    assert asked_by(read_letter(sentence)) == [(ActionKind.COME, date(2026, 3, 12))]
