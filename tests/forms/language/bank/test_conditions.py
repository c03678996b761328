"""Conditions said as the question that the bank has, and what may not be said so."""

import pytest

from forms.language.bank.conditions import Asked, asked, with_if
from tests.forms.language.bank.bank_files import bank


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Als u al betaald hebt, hoeft u niets te doen.",
            "Hebt u al betaald?",
            "hoeft u niets te doen.",
        ),
        (
            "Indien u het bedrag niet in één keer kunt betalen, dan kunt u ons bellen.",
            "Kunt u het bedrag niet in één keer betalen?",
            "kunt u ons bellen.",
        ),
    ],
)
def test_a_condition_is_put_as_a_question(sentence: str, question: str, answer: str) -> None:
    assert Asked(question, answer) in list(asked(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Alleen als u al betaald hebt, hoeft u niets te doen.",
        "Ook als u al betaald hebt, hoeft u niets te doen.",
        "Als u al betaald hebt, hoeft u alleen de brief te bewaren.",
        "Als u al betaald hebt, hoeft u dan iets te doen?",
        "Als wij betaald hebben, hoeft u niets te doen.",
        "Zodra u betaald hebt, hoeft u niets te doen.",
        "U hoeft niets te doen.",
    ],
)
def test_what_holds_otherwise_or_only_so_far_is_not(sentence: str) -> None:
    assert list(asked(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Mocht u verhuizen, bel ons dan.", "Als u verhuist, bel ons dan."),
        (
            "Mocht u het niet eens zijn met ons, bel dan.",
            "Als u het niet eens bent met ons, bel dan.",
        ),
        ("Mocht u dit niet begrijpen, bel dan.", None),
        ("U mocht verhuizen, zei u.", None),
    ],
)
def test_mocht_u_is_said_as_als_u(sentence: str, other: str | None) -> None:
    assert with_if(sentence) == other


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        (
            "Indien u het bedrag niet in één keer kunt betalen, neem dan contact met ons op.",
            "cannot-pay-question+contact-us",
        ),
        (
            "Mocht u dit bedrag niet in één keer kunnen betalen, neem dan contact met ons op.",
            "cannot-pay-question+contact-us",
        ),
    ],
)
@pytest.mark.parametrize("language", sorted(bank().languages - {"nl"}))
def test_every_language_says_the_question_and_then_the_rest(
    sentence: str, pattern: str, language: str
) -> None:
    match = bank().match(sentence)
    assert match is not None
    assert match.pattern == pattern
    said = bank().say(match, language)
    assert said is not None
    assert any(mark in said.text for mark in "?؟")


@pytest.mark.parametrize(
    "sentence",
    [
        "Als u het bedrag in één keer kunt betalen, neem dan contact met ons op.",
        "Als u niet betaald hebt, hoeft u niets te doen.",
        "Als u het er niet mee eens bent, kunt u alleen bellen.",
    ],
)
def test_a_condition_that_says_the_opposite_is_no_such_question(sentence: str) -> None:
    match = bank().match(sentence)
    assert match is None or "question" not in match.pattern
