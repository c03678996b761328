"""The lists of words that say no: that they are whole, and say what they should."""

import json
import re
import unicodedata
from importlib.resources import files

import pytest

from forms.language.negation import negations_of, without_kin

LISTS = json.loads((files("forms") / "language" / "negations.json").read_text("utf-8"))


@pytest.mark.parametrize("language", LISTS)
def test_a_list_has_words_and_nothing_else(language: str) -> None:
    entry = LISTS[language]
    assert entry.keys() <= {"core", "firm", "also", "echo", "idioms", "double", "kin"} | {
        "spaced",
        "full",
    }
    assert entry["core"]
    lists = ("core", "firm", "also", "echo", "idioms", "double")
    kin = [word for words in entry.get("kin", {}).values() for word in words]
    for word in [*kin, *(word for name in lists for word in entry.get(name, []))]:
        assert word == word.strip() == unicodedata.normalize("NFC", word)
        assert re.search(r"[^\W\d_]", word), word
    assert not set(entry["core"]) & set(entry.get("idioms", []))


@pytest.mark.parametrize("language", LISTS)
def test_each_word_that_negates_is_found(language: str) -> None:
    negations = negations_of(language)
    assert negations is not None
    for word in LISTS[language]["core"]:
        # A star before an ending is at least a letter: “siz” is “you”, “*siz” is “without”.
        said = re.sub(r"^\*", "l", word).replace("*", "")
        assert negations.may_say_no(f"… {said} …"), word


@pytest.mark.parametrize(
    ("language", "says_no", "does_not"),
    [
        ("nl", "Dat hoeft niet.", "Of niet."),
        ("nl-BE", "Geen adres", "Adres"),
        ("en", "You can’t pay.", "Another note"),
        ("ar", "لا تدفع", "لا يزال عليك الدفع"),
        ("hi", "यह नहीं है", "अपना नाम लिखें"),
        ("zt", "不要付款", "請付款"),
        ("pb", "Não pague", "Pague"),
        ("sr", "Niste platili", "Niži iznos"),
        ("ur", "ادائیگی نہ کریں", "اپنا نام لکھیں"),
        ("zh", "不要付款", "金额不同"),
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
        ("Niet alleen dat.", 1),
        ("Wij weigeren dit, tenzij u voldoende betaalt.", 2),
        ("Dit is onleesbaar en onbruikbaar.", 2),
        ("Dat is onmiddellijk openbaar.", 0),
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
        ("en", "You may start nor end with this in any of the fields.", 0),
        ("es", "No ha recibido usted nada.", 1),
        ("es", "Nadie ha respondido a nuestra carta.", 1),
        ("fr", "Vous n'avez encore jamais payé.", 1),
        ("fr", "À moins que vous ne l'ayez déjà payé.", 1),
        ("fr", "Payez avant que le délai ne soit passé.", 0),
        ("ar", "لَا تدفع", 1),
        ("fa", "پرداخت نمي‌کنید", 1),
        ("ur", "اپنا نام لکھیں", 0),
        ("mk", "Пишете ни", 0),
        ("sv", "En offentlig plats", 0),
        ("hu", "Az ingatlan közvetlen ára", 0),
        ("fi", "Allekirjoitus on välttämätön", 0),
        ("tr", "Ödemeden önce bizi arayın", 0),
        ("it", "I dati privati dell'immobile", 0),
        ("vi", "Hàng không", 0),
        ("tr", "İmkânsız", 1),
    ],
)
def test_an_echo_says_no_only_beside_another_no(language: str, text: str, noes: int) -> None:
    negations = negations_of(language)
    assert negations is not None
    assert negations.noes_at_most(text) == noes


@pytest.mark.parametrize(
    ("text", "said", "language", "left"),
    [
        ("De fout is niet hersteld.", "The error was mended.", "en", ""),
        ("De fout is niet hersteld.", "The error was not mended.", "en", "not"),
        ("Zonder brief kunt u niet komen.", "Ohne Brief können Sie kommen.", "de", ""),
        ("Gratis, en niet zonder risico.", "Free, and not without risk.", "en", "not"),
        ("Het is niet mogelijk.", "It is impossible.", "en", "impossible"),
        ("Alleen niet betalen mag.", "Вы можете только платить.", "ru", ""),
        ("De fout is niet weg.", "A hiba elmúlt.", "hu", ""),
        ("Hier ontbreekt niet de datum.", "Tässä puuttuu päivä.", "fi", ""),
        ("De melding is niet uitgeschakeld.", "Obavijest je onemogućena.", "hr", ""),
        ("Het formulier is niet leeg.", "Το έντυπο είναι κενό.", "el", ""),
    ],
)
def test_what_both_texts_say_alike_is_no_translation_of_another_no(
    text: str, said: str, language: str, left: str
) -> None:
    dutch, other = negations_of("nl"), negations_of(language)
    assert dutch is not None
    assert other is not None
    apart = without_kin(text, said, dutch, other)
    assert dutch.says_no(apart[0])
    assert other.noes_at_most(apart[1]) == len(left.split())
    assert all(word in apart[1] for word in left.split())
