"""Last days that are counted, from when and in whose words; letters of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import FactRole
from forms.letters.values.relative import terms_in
from forms.letters.values.terms import Term, Unit
from tests.forms.letters.sheets import last_days, read_letter


def test_a_term_is_counted_by_its_own_words() -> None:
    first, second = terms_in("Doe één dag mee en reageer binnen 28 dagen na verzending hiervan.")
    assert not first.is_within
    assert second.term == Term(28, Unit.DAY)
    letter = read_letter(
        "Kies één dag en geef die binnen 14 dagen na deze briefdatum aan ons door."
    )
    assert last_days(letter) == [date(2026, 3, 17)]


@pytest.mark.parametrize(
    ("sentence", "last_day"),
    [
        (
            "U kunt in bezwaar gaan binnen zes weken nadat u hiervan bericht kreeg.",
            date(2026, 4, 14),
        ),
        (
            "Betaal € 30 binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.",
            date(2026, 3, 17),
        ),
    ],
)
def test_a_term_that_runs_from_receipt_is_not_promised(sentence: str, last_day: date) -> None:
    (deadline,) = read_letter(sentence).deadlines
    assert deadline.value == last_day
    assert not deadline.is_certain


def test_days_within_which_a_payment_is_awaited_are_not_counted_before_it() -> None:
    letter = read_letter("Wij verzoeken u binnen 30 dagen voor betaling van € 30,00 te zorgen.")
    assert [each.role for each in letter.deadlines] == [FactRole.DUE]


@pytest.mark.parametrize(
    "text",
    [
        "Krijgt u een andere baan, geef dat dan binnen drie weken aan ons door.",
        "Wordt uw inkomen hoger, laat het ons dan binnen een maand weten.",
        "Kunt u niet? Bel dan uiterlijk twee werkdagen vooraf.",
    ],
)
def test_a_term_of_what_may_come_is_not_counted_from_the_letter(text: str) -> None:
    assert not read_letter(text).deadlines


def test_when_a_term_begins_is_no_last_day() -> None:
    sentence = "De bezwaartermijn gaat 2 dagen na de verzending van deze brief in."
    assert not read_letter(sentence).deadlines


@pytest.mark.parametrize(
    "told",
    [
        "Maak € 114 per maand over, twaalf maanden lang.",
        "Wij vragen u om bankafschriften over de afgelopen drie maanden.",
    ],
)
def test_how_long_something_lasts_is_no_deadline(told: str) -> None:
    assert read_letter(told).deadlines == ()


@pytest.mark.parametrize(
    "said",
    [
        "Betaal € 30,00 binnen twee weken, dus uiterlijk 18 maart 2026.",
        "Stuur het formulier binnen twee weken terug, dat is uiterlijk op 18 maart 2026.",
        "Betaal € 30,00 binnen veertien dagen, dat wil zeggen vóór woensdag 18 maart 2026.",
    ],
)
def test_a_day_printed_behind_its_term_is_its_value(said: str) -> None:
    assert last_days(read_letter(said)) == [date(2026, 3, 18)]


def test_a_day_of_something_else_leaves_the_term_its_own() -> None:
    letter = read_letter(
        "Maak binnen zes weken bezwaar. Betaal € 30,00 binnen twee weken en op 1 mei 2026 de rest."
    )
    assert date(2026, 3, 17) in last_days(letter)


@pytest.mark.parametrize(
    "text",
    [
        "Als uw stukken binnen twee weken na vandaag hier zijn, kan ik nog in april beslissen.",
        "Vul het blad in. Is dat blad binnen twee weken na dagtekening bij ons terug, dan storten "
        "wij het geld.",
        "Betalen: binnen twee weken, op NL70 VBNK 0987 6543 21.",
        "U krijgt een laatste kans om € 80,00 te betalen: twee weken, te rekenen vanaf de dag "
        "waarop u deze brief kreeg.",
        "U kunt in de komende twee weken bezwaar maken.",
        "U kunt bezwaar maken, uiterlijk twee weken nadat wij het verstuurden.",
        "U kunt bezwaar maken binnen twee weken vanaf het moment waarop u dit besluit ontving.",
        "Uw bezwaarschrift moet binnen twee weken na dit besluit bij het college zijn.",
    ],
)
def test_a_term_is_said_in_many_words(text: str) -> None:
    assert last_days(read_letter(text)) == [date(2026, 3, 17)]
