"""What letters of an office each taught: who writes, who pays, and what asks nothing."""

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, asked, read_letter, sheet
from vision.text.printed import BlockKind

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Gaat u akkoord, dan hoeft u niets te doen.",
        "Bent u het met de nieuwe prijs eens? Dan hoeft u niet te reageren.",
        "U hoeft niet te reageren als u zich in ons besluit kunt vinden.",
    ],
)
def test_who_agrees_need_do_nothing(sentence: str) -> None:
    letter = read_letter(sentence, "U kunt tot en met 14 april 2026 bezwaar maken.")
    assert asked(letter) == [ActionKind.NOTHING, ActionKind.OBJECT]


def test_who_disagrees_is_not_told_to_do_nothing() -> None:
    letter = read_letter("Klopt er iets niet? Dan hoeft u niets te doen.")
    assert ActionKind.NOTHING not in asked(letter)


def test_a_view_is_an_answer_and_no_objection() -> None:
    letter = read_letter(
        "Wij zijn van plan u een boete op te leggen.",
        "U kunt uiterlijk op 14 april 2026 mondeling of schriftelijk uw zienswijze geven.",
    )
    assert asked(letter) == [ActionKind.REPLY]


def test_a_statement_of_any_sort_is_a_paper_to_send() -> None:
    letter = read_letter("Mail vóór 14 april 2026 een scan van uw ouderdomsverklaring.")
    assert asked(letter) == [ActionKind.SEND_DOCUMENTS]


def test_whom_to_call_asks_no_call() -> None:
    letter = read_letter("Betaal € 72,60 vóór 14 april 2026.", "Bel de medewerkers op 0123-456789.")
    assert asked(letter) == [ActionKind.PAY]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ons besluit van 3 februari 2026 blijft in stand.",
        "De waarde van € 210.000 wordt gehandhaafd.",
        "Wij handhaven onze beslissing van 3 februari 2026.",
        "Uw bezwaar slaagt niet.",
        "U krijgt geen gelijk.",
    ],
)
def test_an_objection_that_is_turned_down_is_refused(sentence: str) -> None:
    letter = read_letter(
        "Onderwerp: Uitspraak op bezwaar",
        "U maakte op 4 februari 2026 bezwaar.",
        sentence,
        "U kunt tot en met 14 april 2026 beroep instellen bij de rechtbank.",
    )
    assert letter.kind is LetterKind.REJECTION


def test_an_objection_that_is_right_in_part_is_decided() -> None:
    letter = read_letter(
        "Onderwerp: Uitspraak op bezwaar",
        "Wij verklaren uw bezwaar gedeeltelijk gegrond.",
        "U kunt tot en met 14 april 2026 beroep instellen bij de rechtbank.",
    )
    assert letter.kind is LetterKind.DECISION


def test_what_is_not_approved_is_no_approval() -> None:
    letter = read_letter("Onderwerp: Uw aanvraag is niet goedgekeurd", "Wij leggen dat hier uit.")
    assert letter.kind is LetterKind.REJECTION


@pytest.mark.parametrize(
    "aside",
    ["U hebt passend werk geweigerd.", "U ontvangt daardoor mogelijk geen kinderbijslag meer."],
)
def test_what_the_reader_refused_or_may_miss_rejects_nothing(aside: str) -> None:
    letter = read_letter(
        "Onderwerp: Besluit over uw inschrijving",
        "Wij hebben besloten uw inschrijving te wijzigen.",
        aside,
        "U kunt tot en met 14 april 2026 bezwaar maken.",
    )
    assert letter.kind is LetterKind.DECISION


def test_an_address_that_a_narrow_column_broke_in_its_name_is_whole() -> None:
    foot = "Telefoon 0800 9980 en de website www.tegemoetkomingen\ndienst.nl voor al uw vragen"
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte heer,\nU krijgt de vergunning. {foot}"),
        )
    )
    assert [each.value for each in letter.urls] == ["www.tegemoetkomingendienst.nl"]
