"""What letters that organisations really send taught: who decides, from when a term runs, and no.

The sentences are ours.
"""

from datetime import date

import pytest

from forms.letter import LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, read_letter, sheet
from vision.text.printed import BlockKind

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize("print_of_law", ["Staatsblad 2012, nummer 141", "Stcrt. 2024, nr. 8812"])
def test_where_a_law_is_printed_is_no_reference(print_of_law: str) -> None:
    letter = read_letter(f"Dat staat in de regeling ({print_of_law}). Uw zaaknummer is Z-4471.")
    assert [each.value for each in letter.references] == ["Z-4471"]


def test_no_reason_to_refuse_is_no_refusal() -> None:
    letter = read_letter(
        "Wij zien geen reden om de vergunning te weigeren. Wij verlenen u de vergunning."
    )
    assert letter.kind is LetterKind.APPROVAL


def test_who_is_asked_to_contribute_is_not_accused() -> None:
    letter = read_letter(
        "Wij vragen alle ouders om een bijdrage van € 4 voor het zomerfeest van de school.",
        "U kunt dit bedrag voor 14 april 2026 overmaken.",
    )
    accusing = {LetterKind.FINE, LetterKind.REMINDER, LetterKind.FINAL_DEMAND}
    assert letter.kind not in accusing


def test_the_day_of_a_letter_may_stand_behind_its_subject() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.REFERENCE, "Betreft: Besluit op uw aanvraag, Datum: 3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,\nU kunt binnen zes weken bezwaar maken."),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 3)


@pytest.mark.parametrize(
    "warning",
    [
        (
            "Pas op voor valse berichten in onze naam.",
            "Daarin staat dat u een boete van € 90 moet betalen voor 12 maart 2026.",
        ),
        (
            "Er zijn oplichters actief.",
            "Zij vragen u een formulier in te vullen en terug te sturen.",
        ),
    ],
)
def test_what_others_ask_makes_a_letter_of_no_kind(warning: tuple[str, str]) -> None:
    letter = read_letter(*warning, "Het zwembad gaat om 9 uur open.")
    assert letter.kind is LetterKind.OTHER


_HOUSE = (BlockKind.ADDRESS, "De heer T. Smit\nDorpsweg 3\n1234 AB Heuvelrijk")


def test_a_letter_to_nobody_by_name_has_its_subject_below_the_address() -> None:
    letter = understand(
        sheet(
            HEAD,
            _HOUSE,
            (BlockKind.REFERENCE, "Voorlopige aanslag belastingen 2026"),
            (BlockKind.REFERENCE, "Dagtekening: 3 maart 2026"),
            (BlockKind.BODY, "Betaalt u niet op tijd, dan volgt een aanmaning. Die kost geld."),
            (BlockKind.BODY, "Klopt er iets niet? Neem dan contact met ons op."),
        )
    )
    assert letter.subject is not None
    assert letter.subject.value == "Voorlopige aanslag belastingen 2026"


@pytest.mark.parametrize("body", ["Betaal voor 14 april 2026.", "Is er iets mis? Bel ons dan."])
def test_a_sentence_is_no_title(body: str) -> None:
    letter = understand(sheet(HEAD, _HOUSE, (BlockKind.BODY, body)))
    assert letter.subject is None


def test_a_number_of_a_taxpayer_has_a_letter_and_a_number_to_ring_is_none() -> None:
    letter = read_letter(
        "Bel het publieksinformatienummer: 0800-1351.",
        reference="Datum  3 maart 2026\nAanslagnummer  2731 9948 H 62",
    )
    assert [each.value for each in letter.references] == ["2731 9948 H 62"]
    assert [each.value for each in letter.phones] == ["08001351"]


def test_a_letter_dated_where_it_is_signed() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.BODY, "Beste bewoners,"),
            (BlockKind.BODY, "Binnenkort vragen wij u iets."),
            (BlockKind.BODY, "Heuvelrijk, 8 juni 2026\nHarm de Boer\nvoorzitter van de vereniging"),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 6, 8)


def test_a_name_that_begins_with_the_initial_of_its_owner_may_be_the_sender() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "J. Verhoef Vastgoed"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Uw huur gaat op 1 juli 2026 omhoog."),
            (BlockKind.BODY, "Met vriendelijke groet,\nJ. Verhoef"),
        )
    )
    assert letter.sender is not None
    assert letter.sender.value == "J. Verhoef Vastgoed"
