"""What a letter asks tells what sort of letter it is."""

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.asking.telling import told_by

PAY, REPLY, COME = ActionKind.PAY, ActionKind.REPLY, ActionKind.COME
SEND, NOTHING, OBJECT = ActionKind.SEND_DOCUMENTS, ActionKind.NOTHING, ActionKind.OBJECT


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        ({REPLY}, LetterKind.QUESTIONNAIRE),
        ({SEND}, LetterKind.INFORMATION_REQUEST),
        ({COME}, LetterKind.INVITATION),
        ({NOTHING, FactRole.REFUND}, LetterKind.REFUND),
        ({PAY, FactRole.TO_PAY, FactRole.INSTALMENT}, LetterKind.PAYMENT_ARRANGEMENT),
        ({PAY, OBJECT, FactRole.TO_PAY}, LetterKind.FINE),
    ],
)
def test_signs_alone_tell_the_kind_that_has_them(
    signs: set[ActionKind | FactRole], kind: LetterKind
) -> None:
    told = told_by(signs)
    assert max(told, key=lambda each: told[each]) is kind


def test_a_refund_and_a_demand_never_tell_the_same() -> None:
    refund, demand = told_by({FactRole.REFUND}), told_by({PAY, FactRole.TO_PAY})
    assert refund[LetterKind.REFUND] > refund[LetterKind.FINAL_DEMAND]
    assert demand[LetterKind.FINAL_DEMAND] > demand[LetterKind.REFUND]


def test_every_kind_is_told_of() -> None:
    assert set(told_by(set())) == set(LetterKind)
