"""Days by which a permit or a grant must be used; the sentences are ours, of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, asked_by, last_days, read_letter

_GRANTED = "Wij verlenen de vergunning die u aanvroeg."


@pytest.mark.parametrize(
    "condition",
    [
        "U moet binnen 26 weken beginnen met bouwen, anders kunnen wij de vergunning intrekken.",
        "U dient uiterlijk op 1 oktober 2026 met de werkzaamheden te zijn begonnen.",
        "U moet de subsidie vóór 1 december 2026 hebben gebruikt.",
        "U moet vóór 1 december 2026 van de vergunning gebruikmaken.",
        "De bouw moet binnen een jaar na deze brief klaar zijn.",
        "U moet vóór 1 december 2026 een nieuwe boom planten.",
    ],
)
def test_a_condition_of_a_permit_is_no_answer(condition: str) -> None:
    assert asked(read_letter(_GRANTED, condition)) == []


def test_what_is_paid_for_a_permit_is_not_due_by_the_day_to_begin() -> None:
    begins = "U moet binnen 26 weken beginnen met bouwen."
    letter = read_letter(_GRANTED, begins, "Betaal de leges van € 300,00.")
    assert asked_by(letter) == [(ActionKind.PAY, None)]
    assert last_days(letter) == [date(2026, 9, 1)]


@pytest.mark.parametrize(
    ("asks", "kind"),
    [
        (
            "U moet ons uiterlijk 1 mei 2026 laten weten wanneer u begint met bouwen.",
            ActionKind.REPLY,
        ),
        (
            "U moet binnen vier weken reageren, anders kunnen wij niet beginnen met de bouw.",
            ActionKind.REPLY,
        ),
        (
            "U moet uiterlijk 1 mei 2026 de tekeningen van de bouw opsturen.",
            ActionKind.SEND_DOCUMENTS,
        ),
        ("U moet vóór 1 mei 2026 beginnen met betalen van € 50,00 per maand.", ActionKind.PAY),
    ],
)
def test_what_the_sender_wants_to_hear_is_asked(asks: str, kind: ActionKind) -> None:
    assert asked(read_letter(asks)) == [kind]
