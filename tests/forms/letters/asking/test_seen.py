"""How surely the network must see a thing asked."""

import pytest

from forms.letter import ActionKind
from forms.letters.asking.seen import is_agreed

REPLY, PAPERS, CALL = ActionKind.REPLY, ActionKind.SEND_DOCUMENTS, ActionKind.CALL


@pytest.mark.parametrize(
    ("kind", "share", "is_asked"),
    [(REPLY, 0.4, True), (REPLY, 0.2, False), (PAPERS, 0.4, False), (PAPERS, 0.9, True)],
)
def test_an_answer_is_believed_sooner_where_no_words_ask_it(
    kind: ActionKind, share: float, is_asked: bool
) -> None:
    assert is_agreed(kind, False, share) is is_asked


@pytest.mark.parametrize(
    ("kind", "share", "is_asked"),
    [(PAPERS, 0.2, True), (PAPERS, 0.05, False), (CALL, 0.2, False), (CALL, 0.8, True)],
)
def test_words_that_ask_are_denied_by_what_is_hardly_seen(
    kind: ActionKind, share: float, is_asked: bool
) -> None:
    assert is_agreed(kind, True, share) is is_asked


def test_without_a_network_words_are_all_there_is() -> None:
    assert is_agreed(REPLY, True, None)
    assert not is_agreed(REPLY, False, None)
