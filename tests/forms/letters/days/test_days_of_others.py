"""Days by which neither the reader nor the sender acts, and days told of what is over.

Every letter here is dated Tuesday 3 March 2026.
"""

from datetime import date

import pytest

from tests.forms.letters.sheets import asked, last_days, read_letter


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw nieuwe zorgverzekeraar moet u dan uiterlijk 30 april 2026 hebben ingeschreven.",
        "Uiterlijk 30 april 2026 moet uw werkgever u een jaaropgave geven.",
        "De netbeheerder moet de aansluiting vóór 30 april 2026 in orde maken.",
        "Uw huisarts kan u tot en met 30 april 2026 naar een specialist verwijzen.",
    ],
)
def test_a_day_by_which_somebody_else_acts_is_not_the_readers(sentence: str) -> None:
    letter = read_letter("U verandert van verzekeraar.", sentence)
    assert not letter.deadlines
    assert not asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "De school moet het formulier uiterlijk 30 april 2026 van u ontvangen.",
        "Uw werkgever vult deel B in. Stuur ons het formulier uiterlijk 30 april 2026 terug.",
        "Stuur ons uiterlijk 30 april 2026 de verklaring die uw werkgever moet tekenen.",
    ],
)
def test_what_somebody_else_is_to_get_is_asked_of_the_reader(sentence: str) -> None:
    assert last_days(read_letter(sentence)) == [date(2026, 4, 30)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Onze taxateur heeft uw woning op 18 januari van binnen bekeken.",
        "Na het gesprek van 17 februari en het verslag dat u hebt getekend, hebben wij besloten "
        "dat u hulp krijgt.",
        "Op 18 januari vroeg u ons om een afspraak voor een gesprek.",
    ],
)
def test_a_day_without_a_year_in_the_past_is_over(sentence: str) -> None:
    letter = read_letter(sentence)
    assert not letter.deadlines
    assert not asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "U moet het bedrag van € 40,00 uiterlijk 18 januari hebben betaald.",
        "Stuur ons uiterlijk 18 januari de stukken die u hebt verzameld.",
    ],
)
def test_a_last_day_without_a_year_may_come_late(sentence: str) -> None:
    assert last_days(read_letter(sentence)) == [date(2027, 1, 18)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij moeten uiterlijk 30 april 2026 op uw bezwaar beslissen.",
        "De gemeente moet uiterlijk 30 april 2026 een beslissing nemen.",
        "De commissie brengt uiterlijk 30 april 2026 advies uit. U kunt daarop reageren.",
        "De griffier stuurt u een nota. Die moet u binnen vier weken na dagtekening betalen.",
        "U krijgt van het inningskantoor een factuur die u binnen 30 dagen na dagtekening moet "
        "betalen.",
        "U ontvangt later een acceptgiro. Betaal deze binnen 30 dagen na de datum daarop.",
        "Na de zitting volgt een uitspraak. Binnen zes weken na de datum van het nieuwe besluit "
        "kunt u bezwaar maken.",
    ],
)
def test_a_day_of_the_sender_or_of_a_paper_to_come_is_not_yet_the_readers(sentence: str) -> None:
    assert not read_letter(sentence).deadlines


@pytest.mark.parametrize(
    "sentence",
    [
        "U ontvangt hierbij de nota van € 30. Die moet u binnen vier weken na dagtekening betalen.",
        "Daarom krijgt u deze naheffingsaanslag. Die moet u binnen vier weken na dagtekening "
        "betalen.",
        "U krijgt een boete. Wij moeten uw betaling uiterlijk op 31 maart 2026 hebben ontvangen.",
    ],
)
def test_what_the_letter_brings_itself_has_its_day(sentence: str) -> None:
    assert last_days(read_letter(sentence)) == [date(2026, 3, 31)]


def test_a_day_to_be_paid_on_is_due_only_where_something_is_to_be_paid() -> None:
    label = "Betaaldag: 20 maart 2026."
    given = read_letter("Uw uitkering blijft € 900,00 per maand.", label)
    asked = read_letter("U betaalt ons € 90,00 voor de zaal.", label)
    assert (last_days(given), last_days(asked)) == ([], [date(2026, 3, 20)])
