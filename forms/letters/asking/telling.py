"""What a letter asks, and what its money is, tells what sort of letter it is."""

import math
from collections.abc import Collection

from forms.letter import ActionKind, FactRole, LetterKind

#: Of a hundred letters of a kind, in how many each stands: what is asked, roles of amounts.
#: Written from what such letters are for, before it was tried: a reminder asks for money, a
#: questionnaire for an answer. Rare is not never.
_SIGNS: tuple[ActionKind | FactRole, ...] = (
    ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.SEND_DOCUMENTS, ActionKind.COME,
    ActionKind.CALL, ActionKind.NOTHING, FactRole.TO_PAY, FactRole.REFUND, FactRole.INSTALMENT,
)  # fmt: skip
_OF_A_HUNDRED: dict[LetterKind, tuple[int, ...]] = {
    LetterKind.ASSESSMENT: (90, 50, 3, 2, 1, 2, 10, 92, 3, 10),
    LetterKind.REMINDER: (92, 3, 10, 5, 1, 5, 2, 92, 2, 3),
    LetterKind.FINAL_DEMAND: (95, 5, 5, 3, 2, 5, 1, 95, 2, 3),
    LetterKind.FINE: (93, 75, 5, 3, 2, 1, 3, 93, 2, 5),
    LetterKind.DECISION: (8, 80, 5, 5, 2, 2, 35, 8, 25, 3),
    LetterKind.INFORMATION_REQUEST: (2, 5, 35, 80, 3, 5, 1, 2, 2, 1),
    LetterKind.INVITATION: (2, 3, 10, 10, 85, 20, 1, 3, 2, 1),
    LetterKind.REFUND: (3, 40, 5, 3, 1, 1, 60, 3, 93, 1),
    LetterKind.PAYMENT_ARRANGEMENT: (93, 5, 5, 3, 1, 5, 3, 80, 2, 90),
    LetterKind.REJECTION: (20, 85, 3, 3, 1, 2, 5, 20, 5, 2),
    LetterKind.APPROVAL: (6, 50, 5, 5, 10, 3, 40, 8, 30, 3),
    LetterKind.CHANGE_NOTICE: (5, 20, 8, 3, 2, 2, 60, 6, 10, 5),
    LetterKind.QUESTIONNAIRE: (1, 3, 95, 10, 3, 5, 2, 2, 2, 1),
    LetterKind.RECOVERY: (80, 75, 5, 3, 1, 3, 10, 85, 10, 15),
    LetterKind.OTHER: (3, 5, 8, 3, 5, 5, 60, 4, 5, 2),
}  # fmt: skip
#: How much that counts beside the words of a letter. The signs go together (who asks for money
#: names a sum), so that they count for less than their number; good between .3 and .7 on `crossed`,
#: `anew` and `apart`.
_COUNTS = 0.5


def told_by(signs: Collection[ActionKind | FactRole]) -> dict[LetterKind, float]:
    """How much what a letter asks, and the roles of its amounts, speak for each kind.

    Natural logarithms of likelihoods, weighed; only differences between kinds mean something.
    """
    return {
        kind: _COUNTS
        * sum(
            math.log((often if sign in signs else 100 - often) / 100)
            for sign, often in zip(_SIGNS, shares, strict=True)
        )
        for kind, shares in _OF_A_HUNDRED.items()
    }
