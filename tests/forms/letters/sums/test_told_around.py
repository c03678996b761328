"""Sums that words tell of in other ways than usual, and what tables and labels make of theirs.

Every letter here is dated Tuesday 3 March 2026; the sentences are ours.
"""

import pytest

from forms.letter import FactRole
from forms.letters.sums.said_beside import said_beside
from tests.forms.letters.sheets import read_letter, roles

TO_PAY, REFUND, PART = FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de kosten van ", " moeten 3 mei voldaan zijn"),
        ("aan u wordt een boete van ", " opgelegd"),
        ("uw dochter krijgt een boete van ", "."),
        ("wij zien de ", " voor de zaal nog niet binnenkomen"),
        ("boete en rente, tezamen ", ", worden voldaan op rekening nl70 vbnk 0987 6543 21"),
        ("er zijn kosten van ", ", te storten op nl70 vbnk 0987 6543 21"),
        ("de les komt voor uw rekening: ", "."),
        ("daarom nemen wij ", " weer terug"),
        ("betaal ook het waarborggeld van ", ", zoals afgesproken"),
        ("zodra het geld er is: ", ", uiterlijk 3 mei, op nl70 vbnk 0987 6543 21"),
        ("wij halen ", " van uw ww af"),
    ],
)
def test_what_is_to_be_paid_may_be_told_in_many_ways(before: str, after: str) -> None:
    assert said_beside(before, after, "").role is TO_PAY


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("u heeft recht op teruggaaf van de leges ten bedrage van ", "."),
        ("wie heeft betaald, krijgt alles terug: ", " per gezin"),
        ("bij te schrijven op 3 mei ", ""),
    ],
)
def test_so_may_what_comes_back(before: str, after: str) -> None:
    assert said_beside(before, after, "").role is REFUND


@pytest.mark.parametrize(
    ("near", "before", "after"),
    [
        ("", "u kan een boete krijgen: een boete van ", " opgelegd door ons"),
        ("", "wij halen het op, samen met de premie van ", "."),
        ("", "de reis krijgt u terug (", " per kilometer)"),
        ("", "de prijs gaat met ", " per maand omhoog"),
        ("", "u hebt ons voorgesteld daarvan ", " per maand te betalen"),
        ("", "u hebt al twee termijnen van ", " voldaan"),
        ("", "voorschotten betaald, 12 x ", ""),
        ("", "afgeschreven juli ", ""),
        ("", "horen wij niets, dan schrijven wij elke maand ", " af"),
        ("lukt dat niet?", "dan moet u het hele restant van ", " aflossen"),
        ("", "er is nog € 80,00 verschuldigd (8 x ", ")"),
    ],
)
def test_what_is_told_beside_is_not_asked(near: str, before: str, after: str) -> None:
    assert said_beside(before, after, near).role is None


def test_parts_may_each_have_a_day_in_one_sentence() -> None:
    letter = read_letter(
        "Wij vorderen € 130,00. Daarvan verwacht ik € 50,00 op 15 april 2026, € 50,00 op "
        "15 mei 2026 en de rest van € 30,00 op 15 juni 2026."
    )
    assert roles(letter) == {"130.00": TO_PAY, "50.00": PART, "30.00": PART}


def test_half_of_a_sum_is_a_part_of_it() -> None:
    letter = read_letter(
        "U moet € 90,00 betalen. De helft, € 45,00, vervalt op 15 april 2026 en de andere helft "
        "op 15 mei 2026."
    )
    assert roles(letter) == {"90.00": TO_PAY, "45.00": PART}
