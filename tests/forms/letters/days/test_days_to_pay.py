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
