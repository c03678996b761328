"""Where letters say that nothing need be done; the sentences are ours."""

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.asking.quiet import asks_no_money, is_automatic, says_nothing, spares_something
from forms.letters.plain import worded
from tests.forms.letters.sheets import asked, read_letter, roles


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadere handelingen van uw kant zijn daarbij onnodig.",
        "De overgang vergt van huurders geen enkele handeling.",
        "Op u rust voortaan geen verplichting jegens de vereniging.",
        "Een bevestiging kunt u dus achterwege laten.",
        "Voor de sluis hoeft u ook dit jaar geen bijdrage over te maken.",
        "De penningmeester regelt het; zelf overmaken is dus niet nodig.",
        "Wij verwachten geen reactie van u.",
        "Een antwoord wordt niet van u verwacht.",
        "Doe verder niets, de vereniging stort het bedrag terug.",
    ],
)
def test_a_step_that_is_not_asked_leaves_nothing_to_do(sentence: str) -> None:
    assert says_nothing([worded(sentence)])


@pytest.mark.parametrize(
    "sentence",
    [
        "Zonder uw medewerking kan de taxateur het huis niet waarderen.",
        "De aannemer heeft nog geen stappen gezet.",
        "U hebt geen bevestiging van de apotheek gekregen.",
        "Uw aanvraag is helaas niet volledig.",
        "Ondertekenen is niet moeilijk.",
        "Wij hebben echter nog geen betaling van u mogen ontvangen.",
        "Ook op onze tweede brief kregen wij geen antwoord van u.",
        "Als u geen actie onderneemt, sluit het zwembad uw kaart af.",
    ],
)
def test_a_step_that_was_not_taken_is_none_that_is_not_asked(sentence: str) -> None:
    assert not says_nothing([worded(sentence)])
    assert not spares_something([worded(sentence)])


@pytest.mark.parametrize(
    "sentence",
    [
        "Opnieuw inschrijven hoeft niet, uw plaats op de lijst blijft staan.",
        "De oude sleutel inleveren is overbodig.",
        "De overstap loopt geheel vanzelf.",
        "Uw nieuwe lenerspas volgt automatisch.",
        "Wij verlengen het lidmaatschap zonder nieuwe aanvraag.",
        "De terugbetaling volgt vanzelf.",
        "Wij voeren de wijziging vanzelf door.",
    ],
)
def test_what_is_spared_leaves_nothing_to_do_where_nothing_else_is_asked(sentence: str) -> None:
    assert asked(read_letter("De bibliotheek krijgt een andere naam.", sentence)) == [
        ActionKind.NOTHING
    ]


def test_what_is_spared_does_not_outweigh_what_is_asked() -> None:
    letter = read_letter(
        "Lever het boek uiterlijk 12 maart 2026 in en betaal € 4,20 op NL12 BANK 0123 4567 89.",
        "Een kaft om het boek doen hoeft niet.",
    )
    assert ActionKind.PAY in asked(letter)
    assert ActionKind.NOTHING not in asked(letter)


@pytest.mark.parametrize(
    ("sentence", "is_taken"),
    [
        ("Elke maand gaat er € 12,50 van NL70 VBNK 0987 6543 21 af.", True),
        ("Van uw pensioen gaat vanaf mei € 31 per maand af.", True),
        ("Van uw pensioen gaat niemand er dit jaar op achteruit.", False),
        ("De trein gaat van Nijmegen naar Deventer.", False),
    ],
)
def test_money_that_goes_off_an_account_or_a_benefit_is_taken(
    sentence: str, is_taken: bool
) -> None:
    assert is_automatic([worded(sentence)]) is is_taken


@pytest.mark.parametrize(
    "sentence",
    ["Vooraf aanmelden is niet nodig.", "Een lunch meenemen hoeft niet, er is soep."],
)
def test_what_one_need_not_do_before_coming_leaves_nothing_said(sentence: str) -> None:
    assert not spares_something([worded(sentence)])


@pytest.mark.parametrize(
    "sentence",
    [
        "De eerste incasso van NL43 OOST 0933 4392 03 is op 24 april 2026.",
        "De incasso van uw rekening volgt rond de 24e.",
        "De eerste afschrijving doen wij op 24 april 2026.",
        "Op 24 april 2026 is de eerste incasso.",
        "Op 24 april schrijven wij het eerste bedrag af.",
        "Het maandbedrag halen wij elke maand van je rekening.",
        "Je betaalt via automatische incasso.",
        "Het maandbedrag wordt automatisch geïnd.",
    ],
)
def test_a_debit_takes_what_is_owed(sentence: str) -> None:
    assert is_automatic([worded(sentence)])


@pytest.mark.parametrize(
    "sentence",
    [
        "De incasso is op 24 april mislukt.",
        "De afschrijving is op 3 mei teruggeboekt door uw bank.",
        "De incasso van NL43 OOST 0933 4392 03 is niet gelukt.",
        "U betaalt niet meer via automatische incasso.",
        "De automatische incasso stopt op 3 mei.",
        "Als u een machtiging geeft, schrijven wij het bedrag op 24 april af.",
    ],
)
def test_a_debit_that_failed_or_may_come_takes_nothing(sentence: str) -> None:
    assert not is_automatic([worded(sentence)])


@pytest.mark.parametrize(
    "sentences",
    [
        ["Heeft u een laag inkomen?", "Misschien hoeft u minder of niets te betalen."],
        ["Met een laag inkomen hoeft u misschien niets te betalen."],
        ["Wellicht hoeft u de aanslag niet te betalen."],
    ],
)
def test_who_perhaps_need_not_pay_is_not_every_reader(sentences: list[str]) -> None:
    plain = list(map(worded, sentences))
    assert not (asks_no_money(plain) or says_nothing(plain))
    letter = read_letter("Wilt u € 296,68 vóór 22 maart 2026 overmaken?", " ".join(sentences))
    assert roles(letter) == {"296.68": FactRole.TO_PAY}


def test_a_letter_that_asks_no_money_of_anybody_still_says_so() -> None:
    assert asks_no_money([worded("U hoeft deze aanslag niet te betalen.")])
