"""Until when to pay, and days that are for something else; letters of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, asked, asked_by, last_days, read_letter, sheet
from vision.text.printed import BlockKind

DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "U krijgt een boete van € 40, te betalen binnen zes weken na de datum van deze brief.",
        "Zorgt u ervoor dat het bedrag van € 40 uiterlijk 14 april 2026 is betaald?",
        "De € 40 is niet betaald; wij wachten op uw betaling tot en met 14 april 2026.",
    ],
)
def test_a_last_day_to_pay_may_be_told_in_passing(text: str) -> None:
    assert (ActionKind.PAY, DAY) in asked_by(read_letter(text))


def test_a_sum_behind_a_day_is_no_year() -> None:
    letter = read_letter("Betaal uiterlijk 14 april 43 euro aan ons terug.")
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]


def test_a_line_that_leads_on_ends_no_sentence() -> None:
    # Typesetters keep a day and its month together: the line above is then short.
    body = (
        "U kunt het bedrag van € 30 overmaken voor\n"
        "14 april 2026, onder vermelding van het kenmerk Z-4471, naar de rekening van de gemeente."
    )
    letter = understand(sheet(HEAD, DATED, (BlockKind.BODY, body)))
    assert last_days(letter) == [DAY]


def test_a_last_day_beside_its_label_is_what_the_letter_asks() -> None:
    letter = read_letter(
        "U moet € 30,00 betalen.", reference="Datum  3 maart 2026\nVervaldatum  14 april 2026"
    )
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]


def test_no_day_is_for_paying_where_no_word_is_of_it() -> None:
    letter = read_letter(
        "De uitkering is € 940.",
        "Wij moeten uw opgave van gewerkte uren uiterlijk 14 april 2026 hebben.",
    )
    assert asked(letter) == [ActionKind.REPLY]


def test_a_day_for_papers_is_none_to_pay_by() -> None:
    letter = read_letter(
        "Stuur binnen 14 dagen een kopie van uw paspoort naar ons.",
        "U betaalt een eigen bijdrage van € 20,60 per maand.",
    )
    by_kind = {each.kind: each.before for each in letter.actions}
    assert by_kind[ActionKind.SEND_DOCUMENTS] == date(2026, 3, 17)
    assert by_kind.get(ActionKind.PAY) is None


def test_the_day_to_answer_by_is_none_to_pay_by() -> None:
    letter = read_letter(
        "U bent ons € 96,40 schuldig. Maak dit over op onze rekening.",
        "Antwoord voor 14 april 2026 als uw inkomen lager is dan wij dachten.",
    )
    pay = [each for each in letter.actions if each.kind is ActionKind.PAY]
    assert [each.before for each in pay] == [None]


def test_days_of_a_debt_paid_in_parts_are_all_days_to_pay() -> None:
    letter = read_letter(
        "U betaalt in drie termijnen: op 14 april, 14 mei en 15 juni 2026 steeds € 50,00."
    )
    days = [date(2026, 4, 14), date(2026, 5, 14), date(2026, 6, 15)]
    assert [each.value for each in letter.deadlines] == days
    assert asked_by(letter) == [(ActionKind.PAY, days[0])]


@pytest.mark.parametrize(
    "told",
    [
        "De subsidie van € 300,00 wordt uitbetaald in termijnen: op 14 april en 14 mei 2026.",
        "Wij betalen u in twee delen terug: op 14 april en 14 mei 2026.",
        "U koos voor betalen in termijnen. Op 14 april 2026 schrijven wij € 50,00 af.",
    ],
)
def test_days_of_money_that_is_given_or_taken_are_none(told: str) -> None:
    assert not read_letter(told).deadlines


@pytest.mark.parametrize(
    "told",
    [
        "Hebt u de € 50,00 op 14 april 2026 nog niet betaald, dan volgt een dwangbevel.",
        "Is het bedrag van € 50,00 op 14 april 2026 niet bijgeschreven, dan volgt een dwangbevel.",
    ],
)
def test_what_follows_if_it_is_not_paid_on_a_day_tells_the_day(told: str) -> None:
    letter = read_letter(told)
    assert asked_by(letter) == [(ActionKind.PAY, date(2026, 4, 14))]
    assert not letter.deadlines[0].is_certain
