"""What letters of a tenth hand taught: last days, narrow columns, whose money it is."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
OWN = "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "U krijgt een laatste kans: lever de ontbrekende stukken uiterlijk op 7 april 2026 in.",
            ActionKind.SEND_DOCUMENTS,
        ),
        (
            "U krijgt een laatste mogelijkheid om € 95,00 te betalen: dat moet vóór 7 april 2026.",
            ActionKind.PAY,
        ),
        ("Vertel ons uiterlijk 7 april 2026 wie de bestuurder was.", ActionKind.REPLY),
        ("Geef ons uiterlijk 7 april 2026 door wat u hebt betaald.", ActionKind.REPLY),
        ("Betaling van € 93,00 wordt tot en met 7 april 2026 verwacht.", ActionKind.PAY),
        ("Stuur ons uiterlijk 7 april 2026 een verslag van uw arts.", ActionKind.SEND_DOCUMENTS),
        (
            "Wij willen uiterlijk 7 april 2026 een rapport van u ontvangen.",
            ActionKind.SEND_DOCUMENTS,
        ),
    ],
)
def test_what_is_asked_is_asked_by_its_day(sentence: str, kind: ActionKind) -> None:
    letter = read_letter("Wij schrijven u over uw zaak.", sentence)
    assert [(each.kind, each.before) for each in letter.actions] == [(kind, date(2026, 4, 7))]


@pytest.mark.parametrize(
    "kept",
    [
        "Op uw uitkering van € 1.031,88 houden wij maandelijks € 81,89 in.",
        "De schuld, groot € 81,89, wordt verrekend met uw vakantiegeld.",
        "Van uw kant is geen betaling nodig.",
    ],
)
def test_what_is_kept_is_not_to_be_paid_by_the_reader(kept: str) -> None:
    letter = read_letter("U ontving te veel. De schuld is € 81,89.", kept)
    assert asked(letter) == [ActionKind.NOTHING]


def test_to_give_notice_is_asked_of_nobody() -> None:
    letter = read_letter(
        "Uw premie wordt € 141,50 per maand.", "Opzeggen kan tot en met 2 juli 2026."
    )
    assert (letter.deadlines, asked(letter)) == ((), [])
