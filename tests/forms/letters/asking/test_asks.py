"""What a letter asks, in words that were seen to be missed."""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.days.last_day import is_appeal
from tests.forms.letters.sheets import asked, read_letter


def test_a_reminder_asks_to_pay_though_it_prints_no_sum() -> None:
    letter = read_letter(
        "Wij hebben uw betaling voor de cursus nog niet ontvangen.",
        "Wij verzoeken u de betaling van de bijgevoegde nota deze week in orde te maken.",
        reference="Datum  3 maart 2026\nOnderwerp  Herinnering nota",
    )

    assert asked(letter) == [ActionKind.PAY]


def test_a_reminder_of_papers_asks_nothing_to_be_paid() -> None:
    letter = read_letter(
        "Wij vroegen u op 3 februari om een kopie van uw huurcontract. Die hebben wij nog niet.",
        "Wij verzoeken u de kopie alsnog te sturen.",
        reference="Datum  3 maart 2026\nOnderwerp  Herinnering",
    )

    assert ActionKind.PAY not in asked(letter)


def test_who_may_repair_what_an_objection_lacks_is_asked_to_answer() -> None:
    letter = read_letter(
        "Uw bezwaarschrift is niet ondertekend.",
        "Wij geven u de gelegenheid dit verzuim voor 14 april 2026 te herstellen.",
    )

    assert [(each.kind, each.before) for each in letter.actions][:1] == [
        (ActionKind.REPLY, date(2026, 4, 14))
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ("U kunt tegen deze beslissing beroep instellen. Hoe dat gaat leest u op de achterkant.",),
        # The day stands in another sentence than what may be done until then.
        (
            "Uw bezwaar is ongegrond.",
            "Tegen deze uitspraak staat beroep open bij de rechtbank.",
            "Uw brief moet daar uiterlijk op 14 april 2026 zijn ontvangen.",
        ),
    ],
)
def test_who_may_go_to_a_court_is_told_so_wherever_the_letter_says_it(
    sentences: tuple[str, ...],
) -> None:
    letter = read_letter(*sentences)
    (appeal,) = [each for each in letter.actions if each.kind is ActionKind.OBJECT]

    assert is_appeal(appeal)
    assert "in beroep gaan" in appeal.message.text


def test_who_may_object_and_go_to_a_court_after_that_objects() -> None:
    letter = read_letter(
        "U kunt bezwaar maken.",
        "Uw brief moet uiterlijk op 14 april 2026 bij ons binnen zijn.",
        "Daarna kunt u nog in beroep bij de rechtbank.",
    )
    (objection,) = [each for each in letter.actions if each.kind is ActionKind.OBJECT]

    assert not is_appeal(objection)
