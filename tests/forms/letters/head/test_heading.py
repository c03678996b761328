"""The day a letter was written, where other days are printed in tables."""

from dataclasses import replace
from datetime import date

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import line, sheet
from vision.text.printed import Block, BlockKind

_HEAD = (BlockKind.LETTERHEAD, "Zwemclub De Otters")
_SALUTATION = (BlockKind.BODY, "Geachte heer, mevrouw,")
_ASKS = (BlockKind.BODY, "Betaal dit bedrag binnen 14 dagen na de datum van deze brief.")
_BILLS = "Nota  Notadatum  Bedrag\n7781  3 februari 2026  € 61,20"


def _read(*blocks: tuple[BlockKind, str]) -> Letter:
    return understand(sheet(_HEAD, *blocks))


def test_a_place_and_a_day_above_go_before_the_day_of_a_bill_in_a_table() -> None:
    letter = _read(
        (BlockKind.REFERENCE, "Delfzijl, 17 maart 2026"),
        (BlockKind.BODY, "Onderwerp: contributie"),
        _SALUTATION,
        (BlockKind.TABLE, _BILLS),
        _ASKS,
    )

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)
    assert [each.value for each in letter.deadlines] == [date(2026, 3, 31)]


def test_a_day_at_its_label_above_goes_before_the_day_of_a_bill_in_a_table() -> None:
    letter = _read(
        (BlockKind.REFERENCE, "Datum  17 maart 2026"),
        _SALUTATION,
        (BlockKind.TABLE, _BILLS),
        _ASKS,
    )

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)


def test_the_day_of_a_bill_counts_where_the_heading_has_none() -> None:
    letter = _read(
        (BlockKind.BODY, "Onderwerp: contributie"),
        _SALUTATION,
        (BlockKind.TABLE, _BILLS),
        _ASKS,
    )

    assert letter.date is not None
    assert letter.date.value == date(2026, 2, 3)


def test_what_a_letter_is_about_may_be_long_below_its_label() -> None:
    about = "Uitslag van het onderzoek naar de fundering van de woningen aan de Singel en de Gracht"
    letter = _read(
        (BlockKind.REFERENCE, "Delfzijl, 17 maart 2026"),
        (BlockKind.BODY, f"Onderwerp\n{about}"),
        _SALUTATION,
        _ASKS,
    )

    assert letter.subject is not None
    assert letter.subject.value == about


def test_a_place_and_a_day_above_the_greeting_are_not_what_a_letter_is_about() -> None:
    letter = _read((BlockKind.REFERENCE, "Delfzijl, 17 maart 2026"), _SALUTATION, _ASKS)

    assert letter.subject is None


def test_a_subject_behind_what_it_is_about_is_read_without_that() -> None:
    letter = _read((BlockKind.BODY, "Het gaat over: uw sleutel van het zwembad"), _SALUTATION)

    assert letter.subject is not None
    assert letter.subject.value == "uw sleutel van het zwembad"


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("1 Uw nieuwe lesrooster", "Uw nieuwe lesrooster"),
        ("| Betreft Uw nieuwe lesrooster", "Uw nieuwe lesrooster"),
        ("l Onderwerp: Uw nieuwe lesrooster", "Uw nieuwe lesrooster"),
        ("1 september: Uw nieuwe lesrooster", "1 september: Uw nieuwe lesrooster"),
    ],
)
def test_a_bar_beside_a_subject_is_no_sign_of_it(line: str, subject: str) -> None:
    letter = _read(
        (BlockKind.REFERENCE, "Datum  17 maart 2026"),
        (BlockKind.BODY, line),
        _SALUTATION,
        _ASKS,
    )
    assert letter.subject is not None
    assert letter.subject.value == subject


@pytest.mark.parametrize(
    "line",
    [
        "Gaat over Uw plek op het terras",
        "Deze brief gaat over Uw plek op het terras",
        "Onderwerp van dit schrijven Uw plek op het terras",
        "Waar gaat dit over? Uw plek op het terras",
    ],
)
def test_a_label_with_nothing_behind_it_is_no_part_of_the_subject(line: str) -> None:
    letter = _read((BlockKind.BODY, line), _SALUTATION, _ASKS)

    assert letter.subject is not None
    assert letter.subject.value == "Uw plek op het terras"


@pytest.mark.parametrize(
    "sentence",
    ["Deze brief gaat over Uw plek op het terras.", "Over Amsterdam hangt mist"],
)
def test_a_sentence_that_begins_as_a_label_does_is_no_subject(sentence: str) -> None:
    letter = _read((BlockKind.BODY, "Terrassen"), _SALUTATION, (BlockKind.BODY, sentence))

    assert letter.subject is not None
    assert letter.subject.value == "Terrassen"


@pytest.mark.parametrize("line", ["Briefdatum dinsdag 17 maart 2026", "Verzonden op 17-03-2026"])
def test_a_day_behind_its_label_in_a_line_dates_the_letter(line: str) -> None:
    letter = _read((BlockKind.BODY, line), _SALUTATION, _ASKS)

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)


def test_a_day_of_which_a_line_says_more_dates_no_letter() -> None:
    line = "Verzonden op 17 maart 2026 kwam uw pakje aan"
    assert _read((BlockKind.BODY, line), _SALUTATION, _ASKS).date is None


def _dated_in_column(label: str, value: str, below: str) -> Letter:
    """A letter with a narrow column, in which a value goes on below itself."""
    first = line(f"{label}  {value}", 60.0)
    left_mm = first.words[len(label.split())].left_mm
    column = Block(BlockKind.REFERENCE, (first, line(below, 65.0, left_mm=left_mm)))
    rest = sheet(_HEAD, _SALUTATION, _ASKS)
    return understand(replace(rest, blocks=(rest.blocks[0], column, *rest.blocks[1:])))


@pytest.mark.parametrize(
    ("label", "value", "below"),
    [
        ("Dagtekening", "dinsdag 17", "maart 2026"),
        ("Verzonden op", "17 maart", "2026"),
        ("Besluitdatum", "17", "maart 2026"),
    ],
)
def test_a_day_that_goes_on_below_dates_the_letter_and_is_not_promised(
    label: str, value: str, below: str
) -> None:
    letter = _dated_in_column(label, value, below)

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)
    assert not letter.date.is_certain


def test_what_goes_on_behind_the_line_below_is_another_value() -> None:
    assert _dated_in_column("Dagtekening", "dinsdag 17", "mei 2026 en later").date is None


def test_the_day_of_a_decision_dates_a_letter_that_has_no_other() -> None:
    letter = _read((BlockKind.REFERENCE, "Datum besluit 17 maart 2026"), _SALUTATION, _ASKS)

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)


def test_a_writ_is_dated_in_its_first_sentence() -> None:
    letter = _read(
        (BlockKind.BODY, "AANZEGGING"),
        (
            BlockKind.BODY,
            "Op heden, de zeventiende maart tweeduizend zesentwintig, heb ik u dit stuk gebracht. "
            "Betaal € 61,20 binnen 14 dagen.",
        ),
    )

    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 17)
    assert [each.value for each in letter.deadlines] == [date(2026, 3, 31)]
