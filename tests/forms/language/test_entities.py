import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.language.entities import ENTITY, mask


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


@pytest.mark.parametrize(
    "value",
    [
        *(
            "€ 5-10",
            "€ 5 – € 10",
            "1–5",
            "3,5%",
            "10 %",
            "5-10 %",
            "20 °C",
            "70 m²",
            "-5",
            "− € 20,00",
        ),
        *(
            "€ 12,5",
            "€\u00a01.250,00",
            "1\u00a0mei\u00a02026",
            "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000",
        ),
        *(
            "1 jan. 2026",
            "5 mei '26",
            "12 mrt",
            "1 MEI 2026",
            "14.30",
            "25e",
            "2½",
            "½",
            "1 000 000",
        ),
        *(
            "12a",
            "12-bis",
            "12 bis",
            "12 A",
            "AB-12-CD",
            "TX-RX-99",
            "AWB 26/1234 WOZ",
            "BRE 26 / 12",
        ),
        *(
            "XIV",
            "IV",
            "IV.2",
            "4:15",
            "3.14a",
            "088 - 123 45 67",
            "(020) 123 45 67",
            "+31 (0)20 123 45 67",
        ),
        *("www.voorbeeld.nl/a_b/~c?d=1", "jan@mail.voorbeeld.nl", "NL001234567B01"),
    ],
)
def test_what_a_network_must_not_touch_is_masked_whole(value: str) -> None:
    sentence = f"Schrijf {value} op het papier, en niets anders."
    masked = mask(sentence, for_a_network=True)
    assert masked is not None
    assert masked.entities == (value,)
    assert masked.restore(masked.text) == sentence


@pytest.mark.parametrize("word", ["CV", "DC", "MIX", "Ik", "I", "X", "U"])
def test_what_only_looks_like_a_roman_number_stays(word: str) -> None:
    masked = mask(f"Stuur uw {word} mee.", for_a_network=True)
    assert masked is not None
    assert masked.text == f"Stuur uw {word} mee."


def test_the_letter_of_an_appendix_is_no_word() -> None:
    masked = mask("Zie bijlage C en Deel A. Als u wilt.", for_a_network=True)
    assert masked is not None
    assert masked.entities == ("C", "A")


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


def test_two_values_that_would_read_as_one_are_refused() -> None:
    of_two = mask("Betaal € 31 of trek af: -234 op uw nota.", for_a_network=True)
    assert of_two is not None
    assert of_two.restore("Pay QX0Q or deduct QX1Q on your bill.") is not None
    assert of_two.restore("On your bill QX0Q QX1Q.") is None
    assert of_two.restore("On your bill QX1Q QX0Q.") is not None
    thousands = mask("Huis 12, postvak 345.")
    assert thousands is not None
    assert thousands.restore("House QX0Q QX1Q.") is None


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


@given(st.text(alphabet="abAIVX 0123456789.,-–€%/½:'(", max_size=80), st.booleans())
def test_whatever_is_masked_comes_back(text: str, for_a_network: bool) -> None:
    masked = mask(text, for_a_network=for_a_network)
    if masked is not None:
        assert masked.restore(masked.text) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bel Jan 5 op 06 12345678 of kom op 1 mei 2026.", ("Jan 5", "Jan", "5")),
        ("U betaalt € 12,50 aan Mei BV vóór 1 mei 2026.", ("mei", "Mei BV", "€", "12")),
        ("Huis 12 van Van den Berg, niet van Berg.", ("Berg", "Van den Berg", " ", "Huis 12 van")),
        ("NL91ABNA0417164300 is van NL91 Advies.", ("NL91", "NL91 Advies")),
    ],
)
def test_names_and_values_are_found_as_one_expression_of_both_finds_them(
    text: str, names: tuple[str, ...]
) -> None:
    longest = sorted(filter(str.strip, names), key=len, reverse=True)
    both = "|".join([*(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest), ENTITY])
    masked = mask(text, names)
    assert masked is not None
    assert masked.entities == tuple(found.group() for found in re.finditer(both, text))
    assert masked.restore(masked.text) == text


def test_names_of_a_letter_leave_what_finds_values_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Making it took fifty times as long as masking a sentence does, and anew for each name."""
    made: list[str] = []
    compile_anew = re.compile
    monkeypatch.setattr(
        re, "compile", lambda said, *how: (made.append(said), compile_anew(said))[1]
    )
    mask("Bel Jansje van Verzonnen op 06 12345678.", ["Jansje van Verzonnen"])
    assert [said for said in made if len(said) > 200] == []
