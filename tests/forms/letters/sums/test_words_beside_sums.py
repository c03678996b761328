"""What a sum is to the reader by the words beside it: asked, a part, given back or only told."""

import pytest

from forms.letter import FactRole
from tests.forms.letters.sheets import read_letter, roles

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Wij hebben uw formulier ontvangen, en ook uw betaling van € 30,00.", None),
        ("In de vorige nota gingen wij uit van twee personen, in totaal € 30,00.", None),
        ("Over wat u boven de vrije voet van € 30,00 verdient, betaalt u een deel.", None),
        ("U koos ervoor € 30,00 te lenen; dat betaalt u later terug.", None),
        ("Dat kost u € 30,00, te voldoen binnen drie weken.", PAY),
        ("Het betaalde lesgeld van € 30,00 wordt gerestitueerd.", BACK),
        ("U ontvangt € 30,00, over te maken op de rekening die wij kennen.", BACK),
        ("Al met al loste u € 30,00 af.", None),
        ("Op uw rekening staat € 30,00.", None),
        ("Tot en met juni verandert er niets: je betaalt nog € 30,00.", None),
        ("Tot 1 juli 2026 betaalt u nog € 30,00.", None),
        ("In de kantine betaalt u voortaan € 30,00 voor een kaart.", None),
        ("Naar de tabel zou zij € 30,00 per maand betalen.", None),
        ("In april en mei is wel betaald, telkens € 30,00.", None),
        ("Uw gewone maandpremie van € 30,00 schrijven wij ook af.", None),
        ("De huur van mei (€ 30,00) schrijven wij zoals altijd af.", None),
        ("U ontvangt een uitkering en daarop houden wij elke maand € 30,00 in.", PART),
        ("Ik verdeel de schuld, en houd op 3 april en 4 mei steeds € 30,00 in.", PART),
        ("Eerste betaling: € 30,00, uiterlijk op 3 april 2026.", PART),
        ("U stuurt € 30,00 per maand aan hun tante.", None),
        ("In juni ontvangt u weer het gewone bedrag van € 30,00.", None),
        ("Zonder bewijs houden wij de uitkering, nu € 30,00 per maand, aan.", None),
        ("Uw geld, € 30,00, is onderweg naar uw rekening.", BACK),
        ("U betaalt gedurende 8 maanden steeds € 30,00.", PART),
        ("Gedurende 8 maanden betaalt u € 30,00.", PART),
        ("Dat gaat vanzelf: acht keer, vanaf half april, schrijven wij € 30,00 af.", PART),
        ("Door de waarde van uw huis moet u € 30,00 rioolheffing betalen.", PAY),
        ("Daarom krijgt u een naheffingsaanslag van € 30,00. U betaalt via onze site.", PAY),
        ("U ontvangt een verkeersboete van € 30,00, te betalen voor 3 mei 2026.", PAY),
        ("U ontvangt hierbij onze eindfactuur van € 30,00. Wij zien uw betaling tegemoet.", PAY),
    ],
)
def test_what_a_sum_is_by_the_words_beside_it(sentence: str, role: FactRole | None) -> None:
    assert roles(read_letter(sentence)) == {"30.00": role}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op uw uitkering brengen wij voortaan € 40,00 in mindering.", PART),
        ("Van uw loon gaat € 40,00 per maand af.", PART),
        ("Wij eisen van u € 40,00.", PAY),
        ("De borg van € 40,00 komt retour op uw rekening.", BACK),
        ("Netto wordt € 40,00 aan u uitgekeerd.", BACK),
        (
            "Kunt u dat niet ineens betalen? U krijgt dan vanzelf een gewone betalingsregeling: "
            "24 maanden lang € 40,00 per maand.",
            PART,
        ),
        ("De huur gaat terug naar € 40,00.", None),
    ],
)
def test_ways_to_ask_to_keep_and_to_give_are_heard(text: str, expected: FactRole | None) -> None:
    assert roles(read_letter(text)) == {"40.00": expected}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "U hebt € 61,00 te veel betaald en dat storten wij terug.", {"61.00": BACK},
            id="paid too much, and given back",
        ),
        pytest.param(
            "Het eigen risico, € 48,20, betalen wij binnen een week terug.", {"48.20": BACK},
            id="a price that is given back",
        ),
        pytest.param(
            "Reiskosten tot € 18,00 betalen wij terug als u een kaartje hebt.", {"18.00": None},
            id="given back to who asks",
        ),
        pytest.param(
            "Er is € 210,00 te veel toeslag betaald. Wij houden dat in op uw volgende toeslag.",
            {"210.00": PAY}, id="kept by the next sentence",
        ),
        pytest.param(
            "Wij trekken € 96,00 in één keer af van wat u in mei van ons krijgt.",
            {"96.00": PAY}, id="taken off what is given",
        ),
        pytest.param(
            "Elke maand gaat er € 35,00 van uw loon af tot de schuld van € 350,00 is afgelost.",
            {"35.00": PART, "350.00": PAY}, id="until all of it is paid",
        ),
        pytest.param(
            "Uw schuld is € 240,00. Daarvoor gaat er 6 maanden lang € 40,00 van uw uitkering af.",
            {"240.00": PAY, "40.00": PART}, id="months on end",
        ),
        pytest.param(
            "Na drie maanden kan een boete van € 450,00 worden opgelegd.", {"450.00": None},
            id="a fine that may follow",
        ),
        pytest.param(
            "U stelde voor om € 25,00 per maand te betalen. Dat kan niet.", {"25.00": None},
            id="what the reader offered",
        ),
        pytest.param(
            "U betaalt vooraf belasting. Wij zijn ervan uitgegaan dat u € 5.200,00 rente betaalt.",
            {"5200.00": None}, id="what was taken for granted",
        ),
        pytest.param(
            "Sommige huurders betalen dan nog maar € 9,00 per maand.", {"9.00": None},
            id="what some pay",
        ),
        pytest.param(
            "Open staat € 77,00. Uw nota van € 30,00 hebben wij wel ontvangen.",
            {"77.00": PAY, "30.00": None}, id="what is open, said first",
        ),
        pytest.param("Wij vorderen € 310,00 in.", {"310.00": PAY}, id="a claim"),
        pytest.param(
            "U kunt minder betalen dan het wettelijke maandbedrag van € 97,00.", {"97.00": None},
            id="what it is less than",
        ),
    ],
)  # fmt: skip
def test_an_amount_is_what_its_words_make_of_it(
    body: str, expected: dict[str, FactRole | None]
) -> None:
    assert roles(read_letter(body)) == expected


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("U krijgt € 211,00 vergoed.",), {"211.00": BACK}),
        (("Wij vergoeden € 57,57.",), {"57.57": BACK}),
        (("Dat krijg je terug: 3 x € 30,00 = € 90,00.",), {"30.00": None, "90.00": BACK}),
        (("Wij vergoeden maximaal € 57,57.",), {"57.57": None}),
        (("Wij vergoeden € 57,57 niet.",), {"57.57": None}),
        (
            ("Uw nota van € 25,87 hebben wij bekeken. Wij betalen u € 20,00 uit.",),
            {"25.87": None, "20.00": BACK},
        ),
        (
            ("Daarvan verrekenen wij € 285,08 met uw eigen risico. U krijgt € 20,00 van ons.",),
            {"285.08": None, "20.00": BACK},
        ),
        (("Van u vragen we € 104,65 per maand.",), {"104.65": PART}),
        (("U draagt elke maand € 110,14 af.",), {"110.14": PART}),
        (
            ("U kunt kosten voorkomen door € 69,07 uiterlijk 20 maart 2026 te betalen.",),
            {"69.07": PAY},
        ),
        (
            (
                "Betaal € 512,00 uiterlijk 20 maart 2026.",
                "Met een machtiging wordt het in tien termijnen van ongeveer € 51,20 afgeschreven.",
            ),
            {"512.00": PAY, "51.20": None},
        ),
        (("De stand van uw schuld: € 2.259,03. U loste € 181,65 af.",),
         {"2259.03": None, "181.65": None}),
    ],
)  # fmt: skip
def test_whose_money_it_is_by_all_that_a_letter_says(
    sentences: tuple[str, ...], found: dict[str, FactRole | None]
) -> None:
    assert roles(read_letter(*sentences)) == found


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("U moet € 30,00 bruto terugbetalen.", PAY),
        ("Wij vorderen € 30,00 bruto van u terug.", PAY),
        ("€ 30,00 netto moet u aan ons terugbetalen.", PAY),
        ("Uw uitkering is € 30,00 bruto en u moet daarvan zelf de huur betalen.", None),
        ("Wat overblijft, € 30,00, betaalt u zelf, vóór 20 maart 2026.", PAY),
        ("Het restant, € 30,00, moet u vóór 20 maart 2026 betalen.", PAY),
        ("Op dit moment betaalt u € 30,00.", None),
        ("U betaalt momenteel € 30,00 per maand.", None),
        ("Met het bedrag dat u nu betaalt, € 30,00, zou u later moeten bijbetalen.", None),
        ("Uw huidige termijnbedrag is € 30,00.", None),
    ],
)
def test_what_sort_of_sum_it_is_and_until_when_tells_who_pays(
    sentence: str, role: FactRole | None
) -> None:
    assert roles(read_letter(sentence)) == {"30.00": role}
