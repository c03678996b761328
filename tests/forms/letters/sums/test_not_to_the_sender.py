"""Sums in tables of others, of what the reader gets, and of letters that ask no money."""

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter, roles

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND


def test_debts_to_others_are_not_asked() -> None:
    letter = read_letter(
        "Wij nemen uw aanvraag in behandeling. Dit overzicht volgt uit uw post.",
        "Schuldeiser  Open\nEnergiebedrijf  € 1.240,50\nFamilie  € 600,00\nTotaal  € 1.840,50",
        "Stuur de overeenkomst binnen twee weken na de datum van deze brief terug.",
    )
    assert set(roles(letter).values()) == {None}
    assert ActionKind.PAY not in asked(letter)


def test_a_total_of_what_the_reader_gets_is_not_asked() -> None:
    letter = read_letter(
        "Uw aanvraag is goedgekeurd. Vanaf 1 mei krijg je elke maand:",
        "Beurs  € 218,82\nLening  € 226,87\nTotaal  € 445,69",
        "De lening moet je na je studie terugbetalen. Je hoeft nu niets te doen.",
    )
    assert PAY not in roles(letter).values()
    assert ActionKind.PAY not in asked(letter)


def test_what_is_left_of_a_limit_is_no_debt_where_nothing_is_to_be_paid() -> None:
    letter = read_letter(
        "U hoeft niets te betalen en niets op te sturen.",
        "Het eigen risico is dit jaar € 385. Daarvan is € 100,97 gebruikt. Er blijft dus nog "
        "€ 284,03 over.",
    )
    assert set(roles(letter).values()) == {None}


@pytest.mark.parametrize(
    "said",
    [
        "Een tolk komt op dinsdag; u hoeft daarvoor niets te betalen.",
    ],
)
def test_what_costs_nothing_spares_no_other_sum(said: str) -> None:
    assert roles(read_letter(said, "Het factuurbedrag is € 80,00.")) == {"80.00": PAY}


def test_rows_of_a_bill_are_not_asked_beside_its_total() -> None:
    letter = read_letter(
        "Uit onze administratie blijkt dat u 3 maanden niet hebt betaald.",
        "Premie, 3 maanden  € 372,00\nAdministratiekosten  € 40,00\nTe betalen  € 412,00",
    )
    assert roles(letter) == {"372.00": None, "40.00": None, "412.00": PAY}


def test_months_that_are_open_are_no_parts_to_pay_in() -> None:
    letter = read_letter(
        "U hebt al twee maanden geen huur betaald.",
        "Maand  Huur  Open\nfebruari  € 654,47  € 654,47\nmaart  € 654,47  € 654,47\n"
        "Totaal    € 1.308,94",
        "Is de achterstand niet vóór 7 mei 2026 weggewerkt, dan vragen wij de rechter om hulp.",
    )
    assert PART not in roles(letter).values()


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Wij besluiten de onterecht betaalde bijstand van € 80,00 van u terug te vorderen.", PAY),
        ("Daardoor kreeg u € 80,00 te veel. Dat geld moeten wij terughebben.", PAY),
        ("De aanslag wordt € 80,00 lager; dat bedrag krijgt u terug op uw rekening.", BACK),
        ("U betaalt per maand € 80,00 voor uw basisverzekering.", None),
        ("Aan zijn lening, waarop hij € 80,00 per maand aflost, gaan wij voorbij.", None),
        ("Uw dossier is gesloten. In totaal is € 80,00 betaald, kosten inbegrepen.", None),
        ("Wat u als zekerheid betaalde, € 80,00, wordt teruggestort.", BACK),
        ("Uw kale huur is € 80,00; wat u daarboven betaalt zijn servicekosten.", None),
        ("Met de kosten bent u ons € 80,00 schuldig, en niet aan een ander.", PAY),
        ("Ten tweede is het lesgeld van € 80,00 nog niet voldaan.", PAY),
        ("De leges van € 80,00 die u hebt voldaan, ontvangt u retour.", BACK),
        ("Het bedrag van € 80,00 dat u hebt betaald, krijgt u volgens de regels niet terug.", None),
        ("Toch hebben wij u nog 3 maanden € 80,00 per maand betaald.", None),
        ("Machtigen? Dan schrijven wij in tien keer € 80,00 af.", None),
        ("U krijgt een regeling. U betaalt 4 keer € 80,00.", PART),
        ("De premie was vooruitbetaald. Over de rest komt u € 80,00 toe.", BACK),
        ("U hoeft de aanslag niet te betalen. Het gaat om € 80,00.", None),
        ("Wat u te veel kreeg, € 80,00, vorderen wij met een aparte brief terug.", None),
        ("Wij starten uw regeling. Daarvoor reserveert u € 80,00 per maand.", PART),
    ],
)
def test_what_a_sum_is_by_what_is_said_next_to_it(body: str, role: FactRole | None) -> None:
    assert roles(read_letter(body)) == {"80.00": role}


def test_what_is_taken_from_an_account_month_by_month_is_not_to_be_paid() -> None:
    letter = read_letter(
        "U betaalt 17 maanden lang € 81,00. Het geld wordt telkens op de 28e door ons van uw "
        "rekening gehaald."
    )
    assert ActionKind.PAY not in asked(letter)


def test_what_is_left_over_is_asked_and_what_was_paid_is_not() -> None:
    letter = read_letter(
        "Wij hebben uw verbruik afgerekend. Er was al € 40,00 betaald en dus blijft € 80,00 over.",
        "Wij schrijven dit bedrag af.",
    )
    assert roles(letter) == {"40.00": None, "80.00": PAY}


def test_what_the_reader_did_before_a_day_is_not_asked() -> None:
    letter = read_letter("Er is geen rente berekend, omdat u vóór 1 mei aangifte deed.")
    assert not letter.deadlines


def test_what_a_slip_names_to_be_paid_is_asked() -> None:
    letter = read_letter(
        "Over dit jaar bent u € 80,00 verschuldigd. U mag in twee delen betalen. Het eerste deel, "
        "€ 40,00, moet op 9 juli 2026 zijn bijgeschreven.",
        "Te betalen bedrag  IBAN  Ten name van\n€ 80,00  NL12 BANK 0123 4567 89  Belastingkantoor",
    )
    assert roles(letter)["80.00"] is PAY


def test_what_was_used_of_an_advance_that_comes_back_is_not_asked() -> None:
    letter = read_letter(
        "Nu de kosten bekend zijn, rekenen wij met u af.",
        "Schoonmaak  € 243,00\nLift  € 97,20\nSamen  € 340,20\nVoorschot  € 389,21\n"
        "U krijgt terug  € 49,01",
    )
    assert PAY not in roles(letter).values()
    assert roles(letter)["49.01"] is BACK
