"""Marks say what `truth.py` counts as true."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letter import FactRole, Money
from tests.letters.drafting import Stated
from tests.letters.spans import Run, text_of
from tests.letters.truth import FactKind
from tests.letters.whole.marks import Telling

#: A Tuesday; six weeks on is 14 April, four days on a Saturday.
WRITTEN = date(2026, 3, 3)


def told(text: str) -> tuple[Run, list[Stated]]:
    telling = Telling(WRITTEN)
    run = telling.run(text)
    return run, list(telling.facts().values())


def test_text_is_as_printed_and_a_mark_says_its_fact() -> None:
    run, (fact,) = told("Betaal **{to-pay: € 1.121,50}** op tijd.")
    assert text_of(run) == "Betaal € 1.121,50 op tijd."
    assert [span.is_bold for span in run] == [False, True, False]
    assert [span.says is not None for span in run] == [False, True, False]
    assert (fact.kind, fact.role) == (FactKind.AMOUNT, FactRole.TO_PAY)
    assert fact.value == Money(Decimal("1121.50"))


@pytest.mark.parametrize(
    ("mark", "kind", "value"),
    [
        ("{day: 21 mei}", FactKind.DEADLINE, date(2026, 5, 21)),
        ("{day: 2 maart}", FactKind.DEADLINE, date(2027, 3, 2)),
        ("{hearing: maandag 09-03-2026}", FactKind.DEADLINE, date(2026, 3, 9)),
        ("{6 weeks: binnen zes weken}", FactKind.DEADLINE, date(2026, 4, 14)),
        ("{1 month: binnen een maand}", FactKind.DEADLINE, date(2026, 4, 3 + 4)),
        ("{ref: 1234 5678}", FactKind.REFERENCE, "12345678"),
        ("{ref: Z 12 a}", FactKind.REFERENCE, "Z 12 a"),
        ("{phone: +31 (0)58 700 12 12}", FactKind.PHONE, "0587001212"),
        ("{email: Post@bureau.example}", FactKind.EMAIL, "post@bureau.example"),
        ("{iban: NL85 WBNK 0417 1643 00}", FactKind.IBAN, "NL85WBNK0417164300"),
        ("{sum: € 194,-}", FactKind.AMOUNT, Money(Decimal(194))),
    ],
)
def test_a_mark_reads_what_is_printed(mark: str, kind: FactKind, value: object) -> None:
    _, (fact,) = told(mark)
    assert (fact.kind, fact.value) == (kind, value)


def test_a_term_may_end_on_the_day_itself_unless_it_is_the_laws() -> None:
    saturday, monday = date(2026, 3, 7), date(2026, 3, 9)
    _, (fact,) = told("{4 days: binnen vier dagen}")
    assert (fact.value, fact.also_right) == (monday, (saturday,))
    _, (fact,) = told("{4 days by law: binnen vier dagen}")
    assert (fact.value, fact.also_right) == (monday, ())
    _, (fact,) = told("{4 days from receipt: binnen vier dagen}")
    assert not fact.may_be_certain


def test_roles_stand_beside_each_other_or_one_for_another() -> None:
    _, (both, other) = told("{to-pay and instalment: € 20}")
    assert {both.role, other.role} == {FactRole.TO_PAY, FactRole.INSTALMENT}
    _, (given,) = told("{sum or refund: € 20}")
    assert (given.role, given.also_roles) == (None, (FactRole.REFUND,))


def test_what_is_stated_with_a_role_need_not_be_given_without() -> None:
    _, facts = told("{sum: 20,00} en {sum: 30,00}, samen {to-pay: 50,00}; {sum: 50,00}")
    needed = {(fact.value, fact.role) for fact in facts if not fact.is_optional}
    amounts = {20: None, 30: None, 50: FactRole.TO_PAY}
    assert needed == {(Money(Decimal(each)), role) for each, role in amounts.items()}


def test_a_day_for_two_things_may_be_told_once_or_twice() -> None:
    run, (first, second) = told("Betaal op {?day: 14 april 2026}. Bezwaar: {6 weeks by law: zes}.")
    assert first.value == second.value
    assert (first.is_optional, second.is_optional) == (False, True)
    assert len({span.says for span in run if span.says}) == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{to-pya: € 20}", "there is no mark {to-pya: …}"),
        ("{to-pay: niets}", "“niets” is no amount"),
        ("{day: binnenkort}", "“binnenkort” names no day"),
        ("{iban: NL85 WBNK 0417 1643 01}", "its check digits are wrong"),
        ("Betaal {to-pay € 20}.", "a mark is not as marks are"),
    ],
)
def test_a_wrong_mark_is_named(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        told(text)


def test_what_a_sentence_asks_stands_at_its_first_word() -> None:
    telling = Telling(WRITTEN)
    run = telling.run("U kreeg een boete. <pay> Betaal die nu. <if, call> **Kunt** u niet? Bel.")
    assert text_of(run) == "U kreeg een boete. Betaal die nu. Kunt u niet? Bel."
    asking = {span.text: telling.asked[span.says] for span in run if span.says}
    assert asking == {"Betaal": ("pay",), "Kunt": ("if", "call")}
    assert telling.facts() == {}


def test_a_sentence_that_begins_with_a_value_asks_too() -> None:
    telling = Telling(WRITTEN)
    (span, _) = telling.run("<pay> {to-pay: € 20} graag.")
    assert span.within is not None
    assert telling.asked[span.within] == ("pay",)
    assert [fact.kind for fact in telling.facts().values()] == [FactKind.AMOUNT]


@pytest.mark.parametrize("wrong", ["<beg> Betaal nu.", "Betaal <nu.", "<pay> {day and day: 2 mei}"])
def test_a_mark_of_an_asking_that_is_none_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"no sentence asks|not as marks are|two things"):
        Telling(WRITTEN).run(wrong)
