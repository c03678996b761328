"""What letters of a small hand, mostly reasons, taught: plans, months' ends, papers, no asking."""

from datetime import date

import pytest

from tests.forms.letters.sheets import read_letter


@pytest.mark.parametrize(
    "text",
    [
        "Voldoet u dit bedrag uiterlijk aan het einde van de maand, dan komt er niets bij.",
        "De jaarrekening verwachten we voor het einde van deze maand van u te ontvangen.",
        "Wij rekenen erop dat u nog deze maand betaalt.",
    ],
)
def test_the_end_of_the_month_is_the_readers_as_any_term_is(text: str) -> None:
    assert [each.value for each in read_letter(text).deadlines] == [date(2026, 3, 31)]


def test_the_end_of_the_month_is_none_where_the_sender_acts() -> None:
    assert not read_letter("Wij laten u dat voor het einde van deze maand weten.").deadlines
