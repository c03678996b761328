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
    ],
)
def test_what_arabic_text_would_turn_around_is_kept_in_order(entity: str) -> None:
    assert isolated(f"اكتب {entity} هنا", "ar") == f"اكتب \u2066{entity}\u2069 هنا"


def test_a_bare_number_and_a_dutch_word_need_nothing() -> None:
    text = "رقم BSN من 9 أرقام (Ik verhuis alleen)"
    assert isolated(text, "ar") == text


@given(st.text(max_size=80))
def test_isolating_adds_nothing_visible_and_happens_once(text: str) -> None:
    once = isolated(text, "fa-IR")
    assert isolated(once, "fa-IR") == once
    assert once.replace("\u2066", "").replace("\u2069", "") == text.replace("\u2066", "").replace(
        "\u2069", ""
    )
    assert isolated(text, "nl") == text
