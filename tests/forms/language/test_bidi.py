import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.language.bidi import isolated


@pytest.mark.parametrize(
    "entity",
    [
        "05-03-2026",
        "2026-1",
        "06 12345678",
        "NL91 ABNA 0417 1643 00",
        "€ 1.250,50",
        "1234 AB",
        "naam@voorbeeld.nl",
        "www.voorbeeld.nl/a",
        "{current}",
        "J.M.",
        "F.A. de Wit",
        "12 PALM STREET, ENUGU",
        "6 keer met de bus",
    ],
)
def test_what_arabic_text_would_turn_around_is_kept_in_order(entity: str) -> None:
    assert isolated(f"اكتب {entity} هنا", "ar") == f"اكتب \u2066{entity}\u2069 هنا"


def test_a_bare_number_and_a_dutch_word_need_nothing() -> None:
    text = "رقم BSN من 9 أرقام (Ik verhuis alleen)"
    assert isolated(text, "ar") == text


@pytest.mark.parametrize(
    "text",
    [
        "نشانی شما Perenlaan 27 B. است",  # the Latin words before it keep it in order
        "در 2026 و BSN. پس 9 رقم",
    ],
)
def test_latin_words_that_stand_in_order_are_not_parted(text: str) -> None:
    assert isolated(text, "fa") == text


@given(st.text(max_size=80))
def test_isolating_adds_nothing_visible_and_happens_once(text: str) -> None:
    once = isolated(text, "fa-IR")
    assert isolated(once, "fa-IR") == once
    assert once.replace("\u2066", "").replace("\u2069", "") == text.replace("\u2066", "").replace(
        "\u2069", ""
    )
    assert isolated(text, "nl") == text
