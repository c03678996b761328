"""Money in single sentences as authorities write them.

None of these sentences is made by the generator of `tests/letters`.
"""

from decimal import Decimal

import pytest

from forms.letter import FactRole, Money
from tests.forms.letters.sheets import card_of

TO_PAY, REFUND, PART = FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT
AMOUNTS: dict[str, dict[str, FactRole | None]] = {
    "Het totaalbedrag van € 1.284,50 dient u binnen 14 dagen te voldoen.": {"1284.50": TO_PAY},
    "U bent ons nog € 76,30 schuldig.": {"76.30": TO_PAY},
    "Wij vorderen € 812,00 van u terug.": {"812.00": TO_PAY},
    "U moet € 2.310 aan kinderopvangtoeslag terugbetalen.": {"2310": TO_PAY},
    "De boete is € 195,00, inclusief € 9,00 administratiekosten.": {"195": TO_PAY, "9": None},
    "Wij hebben € 60,00 van u ontvangen. Er staat nog € 140,00 open.": {"60": None, "140": TO_PAY},
    "U krijgt € 312,45 terug.": {"312.45": REFUND},
    "Wij storten € 88,20 terug op uw rekening.": {"88.20": REFUND},
    "Uw maandelijkse toeslag is € 131,00.": {"131": None},
    "U lost € 50,00 per maand af.": {"50": PART},
    "U betaalt in tien termijnen van € 42,50.": {"42.50": PART},
    "Uw WOZ-waarde is € 312.000.": {"312000": None},
    "Betaalt u niet op tijd? Dan verhogen wij de boete met € 98,00.": {"98": None},
    "Bij een inkomen onder € 24.000 krijgt u kwijtschelding.": {"24000": None},
    "Uw inkomen over 2025 was € 31.540.": {"31540": None},
    "De kosten van de aanmaning zijn € 9,00.": {"9": None},
    "Uw eigen risico voor 2026 is € 385.": {"385": None},
    "U hoeft de € 45,00 niet te betalen.": {"45": None},
    "Wij hebben besloten de boete van € 120,00 in te trekken.": {"120": None},
    "De boete van € 120,00 vervalt.": {"120": None},
    "U hoeft dit bedrag van € 230,00 niet terug te betalen.": {"230": None},
    "Als u binnen een week betaalt, betaalt u € 50,00 minder.": {"50": None},
    "U betaalt geen kosten als uw inkomen lager is dan € 1.345,20 per maand.": {"1345.20": None},
    "Daarnaast betaalt u elke maand gewoon uw premie van € 142,35.": {"142.35": None},
    "Naast deze aflossing betaalt u nog steeds uw huur van € 510,00.": {"510": None},
    "U mag het bedrag ook in 24 maanden terugbetalen. Dat is € 52,67 per maand.": {"52.67": None},
    "U kunt ook in delen van € 30,00 per maand betalen.": {"30": None},
    "Wij schrijven € 36,10 van uw rekening af.": {"36.10": TO_PAY},
    "Het griffierecht bedraagt € 53,00. Betaal dit binnen vier weken.": {"53": TO_PAY},
    "In 2025 betaalde u € 380,00 aan belasting.": {"380": None},
    "U mag naast uw uitkering niet meer verdienen dan € 4.000.": {"4000": None},
    "Uw toeslag gaat van € 112,00 naar € 98,00 per maand.": {"112": None, "98": None},
    "Uw nieuwe bedrag is € 98,00 per maand.": {"98": None},
    "Maak € 62,80 over naar onze rekening.": {"62.80": TO_PAY},
    "Ten onrechte hebben wij u € 410,00 in rekening gebracht.": {"410": None},
    "De schade bedraagt € 740,00.": {"740": None},
    "Het openstaande bedrag is € 318,90. Wij verzoeken u dit te betalen.": {"318.90": TO_PAY},
    "Wij hebben uw betaling van € 75,00 ontvangen.": {"75": None},
    "Wij verrekenen € 40,00 per maand met uw uitkering.": {"40": PART},
    "U moet het hele bedrag van € 900,00 ineens betalen als u een termijn mist.": {"900": None},
    "U hebt € 212,00 te veel betaald. Dat krijgt u terug.": {"212": REFUND},
    "U hebt € 212,00 te veel aan toeslag ontvangen. Dat moet u terugbetalen.": {"212": TO_PAY},
    "Voor alleenstaanden is de grens € 7.575.": {"7575": None},
    "Doet u niet mee, dan kunnen wij een boete van ten hoogste € 350,00 opleggen.": {"350": None},
    "De deurwaarder rekent daarvoor € 94,18.": {"94.18": None},
    "Betaal in zes keer € 25,00.": {"25": PART},
}


@pytest.mark.parametrize(("text", "roles"), AMOUNTS.items())
def test_money_is_what_the_sentence_makes_of_it(
    text: str, roles: dict[str, FactRole | None]
) -> None:
    said = {each.value: each.role for each in card_of(text).amounts}
    assert said == {Money(Decimal(amount)): role for amount, role in roles.items()}
