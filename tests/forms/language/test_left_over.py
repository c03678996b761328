"""A word or two that an engine left as they were, told from names and from what both share."""

import pytest

from forms.language.left_over import has_foreign_letters, has_left_over
from forms.language.words import proper_names, words_of


@pytest.mark.parametrize(
    ("text", "said", "target", "is_left"),
    [
        ("Er verandert niets aan uw uitkering.", "Nothing changes in uw uitkering.", "en", True),
        ("U krijgt elk jaar geld.", "Otrzymuje Pan każdego jaar zasiłek.", "pl", True),
        ("U krijgt volgend jaar meer geld.", "ستحصل على meer geld العام القادم.", "ar", True),
        ("U krijgt huurtoeslag van ons.", "You get rent allowance (huurtoeslag).", "en", False),
        ("Het document is in de week klaar.", "The document is ready in the week.", "en", False),
        ("Bel de Stichting Het Oude Bos.", "Call the Stichting Het Oude Bos.", "en", False),
        ("Dit element is van u.", "您的 element。", "zh", False),
    ],
)
def test_words_of_the_source_are_found(text: str, said: str, target: str, is_left: bool) -> None:
    names = proper_names(text) | proper_names(said)
    assert has_left_over(words_of(text), words_of(said), names, "nl", target) is is_left


@pytest.mark.parametrize(
    ("said", "target", "is_there"),
    [
        ("Payez avant la кінця mois.", "fr", True),
        ("Payez avant la fin du mois.", "fr", False),
        ("ادفع قبل the end من الشهر.", "ar", True),
        ("سجل الدخول باستخدام DigiD", "ar", False),
        ("E-mail για ερωτήσεις", "el", False),
        ("Сплатіть через Google Play", "uk", False),
        ("Платити или plaćati", "sr", False),
    ],
)
def test_a_part_in_another_script_is_found(said: str, target: str, is_there: bool) -> None:
    names = proper_names(f"a {said}")
    assert has_foreign_letters(set(), words_of(said), names, target) is is_there
