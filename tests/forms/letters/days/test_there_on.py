"""Days on which something must be with the sender, however a letter says so.

Every letter here is dated Tuesday 3 March 2026.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.days.there_on import is_done_on, is_there_on
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
    "text",
    [
        "Op 27 maart 2026 moet het hier zijn.",
        "Zorg dat deze kaart vrijdag 27 maart 2026 weer bij ons ligt.",
        "Wij gaan verder als het op 27 maart 2026 compleet is.",
        "Is het formulier hier op 27 maart 2026, dan doet u mee.",
        "Dat formulier hebben wij op 27 maart 2026 nodig.",
        "Liefst heb ik het formulier vrijdag 27 maart 2026 in huis.",
        "Het moet hier op 27 maart 2026 ondertekend liggen.",
        "Vul het zo in dat het 27 maart 2026 bij ons is.",
        "De penningmeester moet dat op 27 maart 2026 weten.",
        "Wij nemen formulieren mee die er op 27 maart 2026 zijn.",
        "Wij horen graag 27 maart 2026 wat u kiest.",
        "Beide liggen hier vóór 27 maart 2026.",
        "Wij gaan op 27 maart 2026 na of het er is.",
        "Uw antwoorden verwachten wij vrijdag 27 maart 2026.",
        "Die verwachten wij 27 maart 2026.",
    ],
)
def test_it_is_one_also_in_other_words_and_without_on(text: str) -> None:
    assert last_days(read_letter("Vul het formulier in en stuur ons dat terug.", text)) == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Het bedrag moet 27 maart 2026 betaald zijn.",
        "De som moet door ons zijn ontvangen op 27 maart 2026.",
        "Wij moeten dat hebben ontvangen op 27 maart 2026.",
        "Het geld moet op 27 maart 2026 zijn overgemaakt.",
        "Alleen als het bedrag op 27 maart 2026 te 9.00 uur is gestort, vervalt dit.",
    ],
)
def test_what_must_be_done_on_a_day_is_due_then_at_whatever_hour(text: str) -> None:
    letter = read_letter("U bent ons € 80,00 schuldig.", text)
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("u moet er op ", " iemand voor zijn"),
        ("wij moeten op ", " een besluit hebben genomen"),
        ("het huis is op ", " klaar"),
    ],
)
def test_what_others_do_or_are_is_none(before: str, after: str) -> None:
    assert not (is_there_on(before, after) or is_done_on(before, after))


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
