"""Sums that are told of and not asked: prices, bounds, what others pay, what was or may be."""

from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Letter, Money
from tests.forms.letters.sheets import asked, read_letter, roles

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
ASKED = "Betaal € 512,00 uiterlijk 20 maart 2026."


def role_of(letter: Letter, amount: str) -> FactRole | None:
    """The role of an amount that the letter prints once."""
    (found,) = [each for each in letter.amounts if each.value == Money(Decimal(amount))]
    return found.role


@pytest.mark.parametrize(
    "sentence",
    [
        "Vanaf 26 mei 2026 betaal je per maand € 68,68 in plaats van € 65,93.",
        "Ontvangen wij niets, dan betalen wij € 9,00 niet uit.",
        "Voorbeeld: bij een schuld van € 44,00 betaalt iemand € 27,28 per kwartaal.",
        "Het griffierecht voor natuurlijke personen bedraagt € 53,00.",
        "De boete van € 140,00 blijft in stand.",
        "Het entreegeld van € 25,00 geven wij niet terug.",
        "Op uw rekening is op 3 januari 2026 een bedrag van € 900,00 bijgeschreven.",
        "Je huur gaat omhoog van € 600,00 naar € 624,00.",
        "De rechter wees aan de tegenpartij € 700,00 toe.",
        "Alles boven € 800,00 is voor uw rekening.",
    ],
)
def test_what_is_only_told_has_no_role_and_asks_nothing(sentence: str) -> None:
    letter = read_letter("Wij schrijven u over uw zaak.", sentence)
    assert set(roles(letter).values()) == {None}
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "told",
    [
        "Voor een advocaat betaalt u een eigen bijdrage van ten minste € 160.",
        "De leges van € 71,50 zijn al voldaan.",
        "Uw verzekeraar kan € 40 aan u vergoeden.",
        "De gewone premie van € 140 betaalt u daarnaast.",
        "Om uw pensioen van € 780 per maand te blijven betalen, rekenen wij elk jaar opnieuw.",
    ],
)
def test_bounds_and_what_was_paid_are_not_asked(told: str) -> None:
    assert [each.role for each in read_letter(told).amounts] == [None]


@pytest.mark.parametrize(
    "said",
    [
        "Voor een nieuwe pas betaalt u ongeveer € 52,40.",
        "Het onderzoek betaalt u zelf; meestal gaat het om € 52,40.",
        "Voor deze hulp betaalt u een bijdrage van maximaal € 52,40 per maand.",
        "Het bedrag dat u elke maand krijgt is € 52,40.",
        "U ontvangt maandelijks € 52,40.",
        "U krijgt kwijtschelding voor een bedrag van € 52,40.",
        "Volgens uw opgave is de totale schuld € 52,40.",
        "Eerdere voorschotten van € 52,40 verrekenen wij daarmee.",
        "Bewoners betalen vanaf volgend jaar € 52,40 per keer dat zij iets brengen.",
    ],
)
def test_a_price_that_is_named_or_given_is_not_asked(said: str) -> None:
    letter = read_letter("Wij hebben uw aanvraag beoordeeld.", said)
    assert roles(letter)["52.40"] not in (PAY, PART)
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Voor beroep bij de rechtbank betaalt u € 51,00 griffierecht.",
        "De contributie van € 51,00 innen wij apart.",
        "Wat u al betaalde boven € 51,00, krijgt u terug.",
        "Stopt de regeling, dan moet u alles ineens betalen, met nog eens € 51,00 erbovenop.",
        "De gewone maandelijkse bijdrage van € 51,00 blijft daarnaast doorlopen.",
        "U betaalt voor de lift € 51,00 per maand servicekosten.",
    ],
)
def test_what_is_paid_anyhow_or_only_by_some_is_not_asked(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter) == {"51.00": None}
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er stond € 51,00 per maand; het had meer moeten zijn.",
        "Op kantoor zei u dat de aflossing van € 51,00 te hoog was.",
        "Een nota van € 51,00 is er al van afgetrokken; die hoeft u niet te betalen.",
        "Zou u nu stoppen, dan rekent u de andere maanden af, samen € 51,00.",
        "De rekening voor de lift, nu € 51,00 per maand, wordt door ons betaald.",
        "Wij betalen de aannemer € 51,00.",
        "Verleend wordt € 51,00, uit te betalen na afloop.",
    ],
)
def test_what_others_pay_or_was_said_is_not_asked(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter)["51.00"] in (None, BACK)
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Nu betaalt u € 607,68, vanaf 1 juli 2026 € 633,00.", "633"),
        ("Bedragen onder € 45,00 vorderen wij niet terug.", "45"),
        ("Dan betaalt u geen € 151,91 maar meer.", "151.91"),
        ("Op 20 april 2026 schrijven wij de gewone premie van € 163,86 weer af.", "163.86"),
        ("In die brief stond: u moet € 169,82 betalen.", "169.82"),
        ("De kosten van € 285,00 betaalt u zelf.", "285"),
        ("De rechtbank rekent voor beroep een griffierecht van € 194,00.", "194"),
        ("Uw nieuwe maandbedrag wordt € 81,50.", "81.5"),
        ("Lukt dat niet, dan kunt u in 24 maanden betalen; per maand is dat € 28,20.", "28.2"),
        ("Wij zijn van plan u een boete te geven van € 300,00.", "300"),
    ],
)
def test_a_sum_beside_the_one_that_is_asked_has_no_role(sentence: str, amount: str) -> None:
    letter = read_letter(ASKED, sentence)
    assert role_of(letter, "512") is PAY
    assert role_of(letter, amount) is None


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Komt de deurwaarder, dan betaalt u ook nog € 51,00.", "51.00"),
        ("Lukt dat niet? Dan kunt u ook eerst € 100,00 betalen.", "100.00"),
        ("De huur van de komende maand (€ 640,00) betaalt u apart.", "640.00"),
        ("Op 3 januari 2026 stuurden wij u een rekening van € 600,00.", "600.00"),
        ("U kunt een deel betalen, bijvoorbeeld € 40,00.", "40.00"),
    ],
)
def test_beside_what_is_asked_nothing_else_is(sentence: str, amount: str) -> None:
    assert roles(read_letter(ASKED, sentence)) == {"512.00": PAY, amount: None}


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("U betaalt € 1,35 per keer.", {"1.35": None}),
        ("Bij anderen betaalt u tussen € 155 en € 204,50.", {"155.00": None, "204.50": None}),
        ("Elke maand betaalt u € 141,20 premie.", {"141.20": None}),
        ("De rente die u toen betaalde, € 147,93, is eraf.", {"147.93": None}),
        ("Het verzoek strekt tot betaling van € 1.571,00 loon.", {"1571.00": None}),
        ("Verhuurt u kamers, dan wordt € 90,15 per maand ingehouden.", {"90.15": None}),
    ],
)
def test_what_is_told_of_money_before_the_asking_is_not_asked(
    sentence: str, sums: dict[str, FactRole | None]
) -> None:
    letter = read_letter(
        f"Hieronder leggen wij uit hoe wij rekenen. {sentence}",
        "U moet € 60,00 betalen vóór 14 april 2026.",
    )
    assert roles(letter) == {**sums, "60.00": PAY}


def test_a_share_in_words_is_no_money() -> None:
    letter = read_letter("De rente is 2,56 procent. Betaal € 512,00 uiterlijk 20 maart 2026.")
    assert roles(letter) == {"512.00": PAY}


def test_what_came_in_is_not_asked() -> None:
    letter = read_letter(
        "Wij bevestigen dat wij op 3 februari 2026 een bedrag van € 315,68 van u hebben ontvangen."
    )
    assert [each.role for each in letter.amounts] == [None]
    assert not letter.actions


def test_what_did_not_come_in_yet_is_asked() -> None:
    letter = read_letter("U moet nog € 315,68 betalen. Wij hebben dat bedrag niet van u ontvangen.")
    assert [each.role for each in letter.amounts] == [FactRole.TO_PAY]


def test_a_debt_the_network_surely_sees_unasked_is_not_taken_for_what_is_paid() -> None:
    letter = read_letter(
        "Vanaf mei moet u ons elke maand terugbetalen.",
        "Je schuld staat op € 9.645,97 en blijft intussen rente dragen.",
        "Je wettelijke maandbedrag is € 249,50.",
    )
    assert role_of(letter, "9645.97") is None


@pytest.mark.parametrize(
    "told",
    [
        "U betaalt een drempelbedrag van € 52,40. Daarvoor sturen wij in oktober een rekening.",
        "U bent hiervoor leges verschuldigd: € 52,40. Daarvoor ontvangt u later een nota.",
        "Machtigen? Dan schrijven wij in tien keer € 52,40 af.",
    ],
)
def test_what_a_later_bill_or_an_order_to_the_bank_will_ask_is_not_asked_yet(told: str) -> None:
    letter = read_letter("Wij wijzen uw aanvraag toe.", told)
    assert role_of(letter, "52.40") is None
    assert ActionKind.PAY not in asked(letter)
