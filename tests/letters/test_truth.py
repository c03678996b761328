"""What a card may say of a letter, and what it may not."""

from datetime import date
from decimal import Decimal

from forms.letter import ActionKind, FactRole, LetterKind, Money
from tests.letters.truth import FactKind, TrueAction, TrueFact, Truth, in_order

MONDAY, SATURDAY = date(2026, 3, 16), date(2026, 3, 14)
DEADLINE = TrueFact(FactKind.DEADLINE, MONDAY, FactRole.DUE, (), also_right=(SATURDAY,))
GRANTED = TrueFact(FactKind.AMOUNT, Money(Decimal(120)), None, (), also_roles=(FactRole.REFUND,))
PAY = TrueAction(ActionKind.PAY, MONDAY)
REPLY = TrueAction(ActionKind.REPLY, None, is_optional=True)
OBJECT = TrueAction(ActionKind.OBJECT, date(2026, 4, 13))
TRUTH = Truth(LetterKind.OTHER, (DEADLINE, GRANTED), (PAY, REPLY, OBJECT))


def test_a_fact_allows_its_value_and_what_is_also_right() -> None:
    assert DEADLINE.allows(MONDAY, FactRole.DUE)
    assert DEADLINE.allows(SATURDAY, FactRole.DUE)
    assert not DEADLINE.allows(date(2026, 3, 15), FactRole.DUE)
    assert not DEADLINE.allows(MONDAY, FactRole.HEARING)


def test_a_fact_allows_its_role_and_those_that_are_no_error() -> None:
    assert GRANTED.allows(Money(Decimal(120)), None)
    assert GRANTED.allows(Money(Decimal(120)), FactRole.REFUND)
    assert not GRANTED.allows(Money(Decimal(120)), FactRole.TO_PAY)


def test_actions_are_all_there_in_order_optional_ones_or_not() -> None:
    pay, reply, object_to = ((action.kind, action.before) for action in (PAY, REPLY, OBJECT))
    assert TRUTH.allows([pay, reply, object_to])
    assert TRUTH.allows([pay, object_to])
    assert TRUTH.allows([(ActionKind.PAY, SATURDAY), object_to])
    assert not TRUTH.allows([object_to, pay])
    assert not TRUTH.allows([pay])
    assert not TRUTH.allows([pay, object_to, (ActionKind.NOTHING, None)])
    assert not TRUTH.allows([(ActionKind.PAY, None), object_to])


def test_a_letter_is_of_its_kind_or_one_that_it_may_as_well_be() -> None:
    truth = Truth(LetterKind.FINE, (), (), also_kinds=(LetterKind.REMINDER,))
    kinds = {kind for kind in LetterKind if truth.allows_kind(kind)}
    assert kinds == {LetterKind.FINE, LetterKind.REMINDER}


def test_actions_go_by_day_those_without_one_last_and_objecting_after_all() -> None:
    late = TrueAction(ActionKind.COME, date(2026, 5, 4))
    assert in_order([OBJECT, REPLY, late, PAY]) == (PAY, late, REPLY, OBJECT)


def test_of_things_due_on_one_day_either_may_come_first_but_objecting_is_last() -> None:
    send, objection = (
        TrueAction(ActionKind.SEND_DOCUMENTS, MONDAY),
        TrueAction(ActionKind.OBJECT, MONDAY),
    )
    truth = Truth(LetterKind.OTHER, (DEADLINE,), (PAY, send, objection))
    pay, papers, object_to = ((each.kind, each.before) for each in truth.actions)
    assert truth.allows([pay, papers, object_to])
    assert truth.allows([papers, pay, object_to])
    assert not truth.allows([object_to, papers, pay])
    assert not truth.allows([papers, object_to])
