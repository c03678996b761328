"""Days on which something must be with the sender, however a letter says so.

Every letter here is dated Tuesday 3 March 2026.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.days.there_on import is_there_on
from tests.forms.letters.sheets import asked_by, last_days, read_letter

DAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    "text",
    [
        "Het bedrag hoort op 27 maart 2026 bij ons te zijn.",
        "Uw kaart moet er op vrijdag 27 maart 2026 zijn.",
        "Het formulier moet 27 maart 2026 terug zijn.",
        "Zorg dat het er is op 27 maart 2026.",
        "Wij hebben dat formulier op 27 maart 2026 nodig.",
        "Ik wil het uiterlijk op vrijdag 27 maart 2026 hebben.",
        "Op 27 maart 2026 willen wij het formulier terug hebben.",
        "Stuur het formulier zo op dat wij het op 27 maart 2026 hebben.",
        "Het is fijn uw antwoord op 27 maart 2026 te hebben.",
        "Wij kunnen dit alleen meenemen als wij het op 27 maart 2026 hebben.",
    ],
)
def test_a_day_to_have_something_on_is_a_last_day(text: str) -> None:
    assert last_days(read_letter("Vul het formulier in en stuur ons dat terug.", text)) == [DAY]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("u moet er op ", " zijn"),
        ("de monteur is er op ", ""),
        ("wij hebben u op ", " gebeld"),
        ("wij moeten op ", " verhuizen"),
        ("het kantoor is op ", " dicht"),
    ],
)
def test_a_day_to_be_somewhere_is_none_to_have_something_on(before: str, after: str) -> None:
    assert not is_there_on(before, after)


def test_where_an_hour_is_said_nothing_is_awaited() -> None:
    letter = read_letter("Uw kind moet er op 27 maart 2026 zijn om 9.15 uur.")
    assert [each.role for each in letter.deadlines] != [FactRole.DUE]


@pytest.mark.parametrize(
    "text",
    [
        "Als uiterste datum geldt 27 maart 2026.",
        "Uiterste dag: vrijdag 27 maart 2026.",
        "De eerste vervalt op 27 maart 2026.",
        "De eerste termijn zie ik graag op 27 maart 2026.",
        "Vervaldatum van de herinnering: 27 maart 2026.",
    ],
)
def test_a_day_to_pay_may_be_named_in_few_words(text: str) -> None:
    letter = read_letter(
        "U betaalt de rekening van € 240,00 in twee termijnen aan ons.",
        text,
        "Ons rekeningnummer is NL70 VBNK 0987 6543 21.",
    )
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]
