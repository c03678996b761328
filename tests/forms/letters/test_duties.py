"""Meeting a duty, a norm or a condition sounds like paying in Dutch ("voldoen"), and is not."""

import pytest

from forms.letter import ActionKind
from forms.letters.duties import meets_duty, without_duties
from tests.forms.letters.sheets import asked, read_letter

LOAN = "Als u op tijd klaar bent, hoeft u de lening niet terug te betalen."


@pytest.mark.parametrize(
    "met",
    [
        "U moet vóór 10 december 2028 aan uw inburgeringsplicht voldoen.",
        "U moet uiterlijk 1 juni 2026 voldoen aan de taaleis.",
        "Uw woning moet vóór 1 juni 2026 aan de eisen voldoen.",
        "U hebt tot 1 juni 2026 de tijd om aan de regels te voldoen.",
        "Zorg dat uw kachel vóór 1 juni 2026 voldoet aan de wettelijke normen.",
        "U moet binnen zes weken aan deze last voldoen.",
    ],
)
def test_to_meet_a_duty_is_not_to_pay(met: str) -> None:
    assert ActionKind.PAY not in asked(read_letter(met, LOAN))


@pytest.mark.parametrize(
    "paid",
    [
        "U moet de nota vóór 10 december 2026 aan de gemeente voldoen.",
        "Het bedrag van € 50,00 dient vóór 1 juni 2026 aan ons te zijn voldaan.",
        "U moet vóór 1 juni 2026 aan uw betalingsverplichting voldoen. Het gaat om € 50,00.",
        "De belasting van € 50,00 moet vóór 1 juni 2026 aan het waterschap worden voldaan.",
        "U hebt nog niet aan onze eis voldaan. Betaal € 50,00 vóór 1 juni 2026.",
    ],
)
def test_to_pay_somebody_is_to_pay(paid: str) -> None:
    assert ActionKind.PAY in asked(read_letter(paid))


def test_a_day_by_which_a_duty_is_met_is_told_and_asks_no_answer() -> None:
    letter = read_letter("U moet vóór 1 juni 2026 aan de voorwaarden voldoen.")
    assert asked(letter) == [] and len(letter.deadlines) == 1


def test_characters_keep_their_places() -> None:
    said = "u moet voor 1 mei aan de eisen voldoen en betalen"
    assert meets_duty(said)
    assert len(without_duties(said)) == len(said)
    assert without_duties(said).split() == ["u", "moet", "voor", "1", "mei", "en", "betalen"]
