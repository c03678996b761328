"""The lists of words that say no: that they are whole, and say what they should."""

import json
import re
import unicodedata
from importlib.resources import files

import pytest

from forms.language.negation import negations_of

LISTS = json.loads((files("forms") / "language" / "negations.json").read_text("utf-8"))


@pytest.mark.parametrize("language", LISTS)
def test_a_list_has_words_and_nothing_else(language: str) -> None:
    entry = LISTS[language]
    assert entry.keys() <= {"core", "also", "idioms", "spaced"}
    assert entry["core"]
    for word in [*entry["core"], *entry["also"], *entry.get("idioms", [])]:
        assert word == word.strip() == unicodedata.normalize("NFC", word)
        assert re.search(r"[^\W\d_]", word), word
    assert not set(entry["core"]) & set(entry.get("idioms", []))


@pytest.mark.parametrize("language", LISTS)
def test_each_word_that_negates_is_found(language: str) -> None:
    negations = negations_of(language)
    assert negations is not None
    for word in LISTS[language]["core"]:
        said = word.replace("*", "")
        assert negations.may_say_no(f"… {said} …"), word


@pytest.mark.parametrize(
    ("language", "says_no", "does_not"),
    [
        ("nl", "Dat hoeft niet.", "Niet alleen dat."),
        ("nl-BE", "Geen adres", "Adres"),
        ("en", "You can’t pay.", "Another note"),
        ("ar", "لا تدفع", "لا يزال عليك الدفع"),
        ("hi", "यह नहीं है", "अपना नाम लिखें"),
        ("zt", "不要付款", "請付款"),
        ("pb", "Não pague", "Pague"),
    ],
)
def test_a_word_negates_where_it_stands_alone(language: str, says_no: str, does_not: str) -> None:
    negations = negations_of(language)
    assert negations is not None
    assert negations.says_no(says_no)
    assert not negations.says_no(does_not)
