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
    assert entry.keys() <= {"core", "firm", "also", "echo", "idioms", "spaced", "full"}
    assert entry["core"]
    lists = ("core", "firm", "also", "echo", "idioms")
    for word in [word for name in lists for word in entry.get(name, [])]:
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


@pytest.mark.parametrize("language", LISTS)
def test_an_echo_is_one_of_the_words_it_is_counted_with(language: str) -> None:
    entry = LISTS[language]
    assert set(entry.get("echo", [])) <= {*entry["core"], *entry["also"]}


@pytest.mark.parametrize(
    ("text", "noes"),
    [
        ("Wij kunnen dit niet doen, omdat u geen bewijs hebt.", 2),
        ("U hebt noch inkomen noch spaargeld.", 1),
        ("Zonder afspraak kunt u niet komen.", 2),
        ("De datum is ongeldig.", 1),
        ("Het ongeduld van de ontvanger is onze zorg.", 0),
        ("Niet alleen dat.", 0),
    ],
)
def test_what_a_translation_has_to_say_is_counted(text: str, noes: int) -> None:
    dutch, english = negations_of("nl"), negations_of("en")
    assert dutch is not None
    assert english is not None
    assert dutch.noes_to_keep(text, english) == noes


@pytest.mark.parametrize(
    ("language", "text", "noes"),
    [
        ("pl", "Dane są używane ani przechowywane przez aplikację.", 0),
        ("pl", "Dane nie są używane ani przechowywane.", 1),
        ("pl", "Żadne z nich", 1),
        ("fr", "Les données sont utilisées ni conservées par elle.", 0),
        ("fr", "Pas de message", 1),
        ("fr", "Vous ne pouvez pas payer, car vous n'avez pas de compte.", 2),
        ("en", "You cannot come without an appointment.", 2),
    ],
)
def test_an_echo_says_no_only_beside_another_no(language: str, text: str, noes: int) -> None:
    negations = negations_of(language)
    assert negations is not None
    assert negations.noes_at_most(text) == noes
