"""References that name an office and its parts before their number, and bills in a title."""

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, read_letter, sheet
from vision.text.printed import BlockKind


@pytest.mark.parametrize("printed", ["WI/BVZ/AF/482044", "KRD-INC-77310"])
def test_a_reference_may_begin_with_several_groups_of_letters(printed: str) -> None:
    labelled = read_letter(reference=f"Datum  3 maart 2026\nOns kenmerk  {printed}")
    running = read_letter(f"Vermeld bij vragen altijd het kenmerk {printed}.")

    assert [each.value for each in labelled.references] == [printed]
    assert [each.value for each in running.references] == [printed]


@pytest.mark.parametrize(
    "printed", ["Z/2025/410733 - KMPT", "40718233 \\ AW 26-4410", "Z-410733 \u2013 WMO"]
)
def test_behind_a_number_may_stand_who_treats_it_or_that_of_a_court(printed: str) -> None:
    labelled = read_letter(reference=f"Datum  3 maart 2026\nZaaknummer  {printed}")
    running = read_letter(f"Vermeld bij vragen altijd zaaknummer {printed}.")

    assert [each.value for each in labelled.references] == [printed]
    assert [each.value for each in running.references] == [printed]


def test_an_account_or_a_number_behind_a_stroke_is_not_of_a_reference() -> None:
    letter = read_letter("Noem zaaknummer Z-410733 - KVK 12345678, of Z-410733 - WMO-12.")

    assert [each.value for each in letter.references] == ["Z-410733"]


def test_words_joined_by_strokes_without_a_number_are_no_reference() -> None:
    letter = read_letter("Noem bij vragen uw naam/adres/woonplaats en de datum van deze brief.")

    assert not letter.references


@pytest.mark.parametrize("between", ["•", "|", "·"])
def test_labels_with_signs_between_them_have_each_their_value(between: str) -> None:
    parts = ("Datum: 30 januari 2026", "Klantnr: HE-2299871", "Nota: F26.0117.4432")
    letter = read_letter(reference=f" {between} ".join(parts))
    assert letter.date is not None
    assert str(letter.date.value) == "2026-01-30"
    assert [each.value for each in letter.references] == ["HE-2299871", "F26.0117.4432"]


def test_a_colon_may_stand_apart_from_its_label() -> None:
    letter = read_letter(reference="Datum  : 31-01-2026\nVorderingsnr  : WS-2026-3019")
    assert letter.date is not None
    assert str(letter.date.value) == "2026-01-31"
    assert [each.value for each in letter.references] == ["WS-2026-3019"]


@pytest.mark.parametrize(
    ("label", "printed"), [("Aanvraag", "NF 26.311"), ("Ons kenmerk", "TV-WW 301.774.92")]
)
def test_a_number_may_follow_letters_and_a_space(label: str, printed: str) -> None:
    letter = read_letter(reference=f"Datum  3 maart 2026\n{label}: {printed}")
    assert [each.value for each in letter.references] == [printed]


@pytest.mark.parametrize(
    "title", ["Betreft: Bakkerij De Wit, factuur 26-3107", "Factuur 26-3107, bent u die vergeten?"]
)
def test_a_bill_that_only_the_subject_names_is_not_promised(title: str) -> None:
    blocks = [(BlockKind.BODY, title), (BlockKind.BODY, "Geachte heer,\nEr is nog niets betaald.")]
    letter = understand(sheet(HEAD, DATED, *blocks))
    assert [each.is_certain for each in letter.references] == [False]
    numbered = (BlockKind.REFERENCE, "Factuurnummer  26-3107")
    letter = understand(sheet(HEAD, numbered, *blocks))
    assert [each.is_certain for each in letter.references] == [True]


def test_the_number_of_a_plot_is_no_reference() -> None:
    letter = read_letter("Het gaat om het perceel gemeente Zeedorp, sectie G, nummer 1182.")

    assert not letter.references


@pytest.mark.parametrize(
    ("printed", "sure", "is_certain"),
    [("5-330 918 27", 0.86, False), ("5-330 918 27", 0.98, True), ("Q-330 918 27", 0.86, True)],
)
def test_a_first_sign_that_is_easily_another_is_promised_only_if_read_surely(
    printed: str, sure: float, is_certain: bool
) -> None:
    read = sheet(
        HEAD,
        (BlockKind.REFERENCE, f"Datum  3 maart 2026\nStudentnummer  {printed}"),
        (BlockKind.BODY, "Geachte heer,\nWij schrijven u over uw studie."),
        sure=sure,
    )
    (found,) = understand(read).references

    assert (found.value, found.is_certain) == (printed, is_certain)
