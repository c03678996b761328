import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.language.entities import mask


@pytest.mark.parametrize(
    "entity",
    [
        "€ 1.234,56",
        "€25",
        "€ 1.000,-",
        "12,50",
        "1 januari 2026",
        "31 december",
        "05-03-2026",
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        "06 12345678",
        "020-123 45 67",
        "+32 470 12 34 56",
        "1234 AB",
        "ABC-2026/12",
        "18:30",
        "www.voorbeeld.nl/verhuizen?x=1",
        "https://voorbeeld.nl/a",
        "voorbeeldstad.nl",
        "naam.van+x@voorbeeld.nl",
        "{current}",
        "7",
        "٣",
    ],
)
def test_an_entity_is_masked_whole_and_comes_back_unchanged(entity: str) -> None:
    sentence = f"Schrijf {entity} op het papier, en niets anders."
    masked = mask(sentence)
    assert masked is not None
    assert masked.entities == (entity,)
    assert masked.restore(masked.text) == sentence


def test_names_we_are_given_are_masked_and_others_are_not() -> None:
    masked = mask("Stuur het naar Gemeente Voorbeeldstad.", ["Gemeente Voorbeeldstad"])
    assert masked is not None
    assert masked.entities == ("Gemeente Voorbeeldstad",)
    assert mask("Nieuw adres").entities == ()  # type: ignore[union-attr]


def test_a_translation_that_moves_the_entities_keeps_each_in_its_new_place() -> None:
    masked = mask("Betaal € 10 vóór 1 mei 2026.")
    assert masked is not None
    assert masked.restore("Antaŭ QX1Q pagu QX0Q.") == "Antaŭ 1 mei 2026 pagu € 10."


@pytest.mark.parametrize(
    "damaged",
    [
        "Pagu antaŭ QX1Q.",  # one lost
        "Pagu QX0Q QX0Q antaŭ QX1Q.",  # one doubled
        "Pagu QX0Q antaŭ QX1Q QX2Q.",  # one invented
        "Pagu QX0Q antaŭ QX1Q 5.",  # a digit invented
        "Pagu QX0Q antaŭ QX1.",  # one damaged
    ],
)
def test_a_translation_that_lost_something_is_refused(damaged: str) -> None:
    masked = mask("Betaal € 10 vóór 1 mei 2026.")
    assert masked is not None
    assert masked.restore(damaged) is None


def test_text_that_looks_like_a_mask_or_is_all_numbers_is_left_alone() -> None:
    assert mask("Kies QX0Q of QX1Q") is None
    assert mask(" en ".join(str(number) for number in range(40))) is None


@given(st.text(max_size=200))
def test_masking_and_restoring_gives_back_any_text(text: str) -> None:
    masked = mask(text)
    if masked is not None:
        assert masked.restore(masked.text) == text


@given(st.text(alphabet="ab 0123456789.,-€/", max_size=60))
def test_no_digit_is_ever_left_for_the_translator(text: str) -> None:
    masked = mask(text)
    if masked is not None:
        rest = masked.text
        for number in range(len(masked.entities)):
            rest = rest.replace(f"QX{number}Q", "", 1)
        assert not any(letter.isdecimal() for letter in rest)
