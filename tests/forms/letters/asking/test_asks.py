"""What a letter asks, in words that were seen to be missed."""

from datetime import date

from forms.letters.letter import ActionKind
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
