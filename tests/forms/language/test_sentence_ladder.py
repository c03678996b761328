from collections.abc import Iterable, Sequence

import pytest

from forms.errors import TranslationError
from forms.language.memory import Pair, TranslationMemory
from forms.language.sentence_ladder import SentenceLadder, bundled_ladder
from forms.text import Provenance, Text
from tests.forms.language.bank.bank_files import bank, glossary

PAY = "U moet € 80 vóór 1 mei 2026 betalen."
REMEMBERED = "De kantine is dicht op feestdagen en in het weekend."
UNKNOWN = "De kat van de buren zit op het dak."
WORDS = "Het dwangbevel en de aanmaning liggen bij de buren op het dak."
MEMORY = TranslationMemory(
    {"en": [Pair(REMEMBERED, "The canteen is closed on holidays and weekends.", Provenance.OWNER)]}
)


class Parrot:
    """An engine that says everything in capitals, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def can_translate(self, source: str, target: str) -> bool:
        return (source, target) == ("nl", "en")

    def translate(
        self, texts: Iterable[str], source: str, target: str, names: Sequence[str] = ()
    ) -> dict[str, Text]:
        self.asked.append(list(texts))
        return {
            text: Text(text.upper(), target, Provenance.MACHINE, "parrot")
            for text in self.asked[-1]
            if text != WORDS
        }

    def close(self) -> None:
        """Nothing runs."""


class Broken(Parrot):
    """An engine that crashes."""

    def translate(
        self, texts: Iterable[str], source: str, target: str, names: Sequence[str] = ()
    ) -> dict[str, Text]:
        raise TranslationError("The engine crashed.")


def ladder(engine: Parrot | None = None) -> SentenceLadder:
    return SentenceLadder(bank(), MEMORY, glossary(), engine)


def provenances(said: tuple[Text | None, ...]) -> list[Provenance | None]:
    return [each and each.provenance for each in said]


def test_each_sentence_comes_from_the_first_rung_that_has_it() -> None:
    alike = REMEMBERED.replace("kantine", "kanfine")
    said = ladder(Parrot()).say([REMEMBERED, PAY, alike, UNKNOWN, WORDS], "en")
    assert provenances(said) == [
        Provenance.MEMORY,
        Provenance.PHRASE,
        Provenance.MEMORY,
        Provenance.MACHINE,
        Provenance.DICTIONARY,
    ]
    assert said[4] is not None
    assert said[4].text == ("enforcement order (dwangbevel) · final demand (aanmaning)")


def test_the_engine_is_asked_once_a_page_and_only_for_what_is_left() -> None:
    engine = Parrot()
    ladder(engine).say([PAY, UNKNOWN, UNKNOWN, "Hij miauwt.", PAY], "en")
    assert engine.asked == [[UNKNOWN, "Hij miauwt."]]


def test_an_engine_that_fails_takes_nothing_else_away() -> None:
    said = ladder(Broken()).say([PAY, UNKNOWN, WORDS], "en")
    assert provenances(said) == [Provenance.PHRASE, None, Provenance.DICTIONARY]


def test_without_an_engine_or_a_way_the_rest_is_still_said() -> None:
    assert provenances(ladder().say([PAY, UNKNOWN], "ar")) == [Provenance.PHRASE, None]
    assert provenances(ladder(Parrot()).say([PAY, UNKNOWN], "ar")) == [Provenance.PHRASE, None]


def test_in_dutch_only_what_was_written_more_plainly_is_said() -> None:
    engine = Parrot()
    hard, plain = "Wij stellen uw aanvraag buiten behandeling.", "Wat moet u doen?"
    said = ladder(engine).say([hard, plain, WORDS], "nl")
    assert said[0] is not None
    assert said[0].text == "Wij gaan niet verder met uw aanvraag."
    assert said[1:] == (None, None)
    assert engine.asked == []


def test_in_dutch_a_sentence_that_was_printed_in_our_words_is_not_said_twice() -> None:
    same, other = "Wij hebben goed nieuws.", "Wij hebben goed nieuws voor u."
    assert None not in ladder().say([same, other], "en")
    said = ladder().say([same, other], "nl")
    assert said[0] is None
    assert said[1] is not None
    assert said[1].text == same


@pytest.mark.parametrize("tag", ["EN", "en-GB"])
def test_a_language_is_known_by_its_tag(tag: str) -> None:
    said = ladder().say([PAY], tag)[0]
    assert said is not None
    assert said.language == "en"


def test_nothing_is_said_for_nothing() -> None:
    assert ladder(Parrot()).say([], "en") == ()
    assert ladder().say(["", " ", "."], "en") == (None, None, None)


def test_all_that_comes_with_leeswijzer_makes_a_ladder() -> None:
    said = bundled_ladder().say(["Hoogachtend,"], "ar")
    assert said[0] is not None
    assert said[0].direction == "rtl"


def test_a_rung_that_would_lose_a_value_says_nothing() -> None:
    lost = "De huur over juli 2025 is tot op heden niet door ons ontvangen."
    assert ladder().say([lost, lost.replace(" over juli 2025", "")], "en")[0] is None
    assert ladder().say([lost.replace(" over juli 2025", "")], "en")[0] is not None
    remembered = Pair("De kantine is dicht vanaf 3 mei 2026.", "It is closed.", Provenance.OWNER)
    forgetful = TranslationMemory({"en": [remembered]})
    assert SentenceLadder(bank(), forgetful, glossary()).say([remembered.dutch], "en") == (None,)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_article_that_a_phrase_leaves_out_stands_behind_it(language: str) -> None:
    law = "artikel 7:1 van de Algemene wet bestuursrecht"
    (said,) = ladder().say([f"U kunt op grond van {law} binnen zes weken bezwaar maken."], language)
    assert said is not None
    assert said.provenance is Provenance.PHRASE
    assert said.text.replace("\u2066", "").replace("\u2069", "").endswith(f"({law})")


def test_a_name_is_who_signed_only_where_that_is_so() -> None:
    name = "J. de Vries, teamleider Inkomen"
    assert ladder().is_signature(name)
    assert not ladder().is_signature(PAY)
    assert ladder().say([name], "en", signed={name})[0] is not None
    assert ladder().say([name, PAY], "en", signed=())[0] is None
    assert ladder().say([name, PAY], "en", signed=())[1] is not None
