"""What letters of a twelfth hand taught: offices of a sender, what is kept, who is content."""

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Meld dat vóór 2 april 2026 telefonisch op 0123 45 67 89.", ActionKind.CALL),
        ("Dien vóór 2 april 2026 de eindfactuur en twee foto’s in.", ActionKind.SEND_DOCUMENTS),
        (
            "Laat ons vóór 2 april 2026 weten op welke rekening wij het geld mogen storten.",
            ActionKind.REPLY,
        ),
    ],
)
def test_what_is_asked_goes_by_how_it_is_done(sentence: str, kind: ActionKind) -> None:
    assert asked(read_letter(sentence)) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Als u akkoord bent, hoeft u niet te reageren.",
        "Wilt u bij ons blijven? Dan hoeft u niets te doen.",
    ],
)
def test_who_is_content_need_do_nothing(sentence: str) -> None:
    assert asked(read_letter(sentence)) == [ActionKind.NOTHING]


def test_what_the_sender_does_by_itself_asks_nothing_and_says_nothing() -> None:
    letter = read_letter(
        "Elk jaar vergelijken wij onze gegevens met die van anderen. Dat gebeurt automatisch."
    )
    assert asked(letter) == []
