from collections.abc import Iterable, Sequence

import pytest

from forms.errors import TranslationError
from forms.language.engines.argos import ArgosTranslator
from forms.language.engines.engine import Engines, TranslationEngine
from forms.text import Provenance, Text


class Dictionary:
    """An engine that knows some words by heart, and says what it was asked."""

    def __init__(self, words: dict[str, str], target: str = "eo", fails: bool = False) -> None:
        self.words, self.target, self.fails = words, target, fails
        self.asked: list[list[str]] = []
        self.is_closed = False

    def can_translate(self, source: str, target: str) -> bool:
        return target == self.target

    def translate(
        self,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        asked = list(texts)
        self.asked.append(asked)
        if self.fails:
            raise TranslationError("It fell over.")
        known = {text: self.words[text] for text in asked if text in self.words}
        return {text: Text(said, target, Provenance.MACHINE) for text, said in known.items()}

    def close(self) -> None:
        self.is_closed = True


def said(found: dict[str, Text]) -> dict[str, str]:
    return {text: translated.text for text, translated in found.items()}


def test_an_engine_is_asked_only_for_what_those_before_it_left_open() -> None:
    first, second = Dictionary({"adres": "adreso"}), Dictionary({"adres": "?", "naam": "nomo"})
    both = Engines((first, second))
    found = both.translate(["adres", "naam", "brief", "adres"], "nl", "eo")
    assert said(found) == {"adres": "adreso", "naam": "nomo"}
    assert second.asked == [["naam", "brief"]]


def test_an_engine_that_failed_is_made_up_for_by_the_next() -> None:
    broken, sound = Dictionary({}, fails=True), Dictionary({"adres": "adreso"})
    for engines in (Engines((broken, sound)), Engines((sound, broken))):
        assert said(engines.translate(["adres", "naam"], "nl", "eo")) == {"adres": "adreso"}


def test_it_is_an_error_when_every_engine_that_could_failed() -> None:
    other = Dictionary({"adres": "عنوان"}, target="ar")
    engines = Engines((Dictionary({}, fails=True), other))
    with pytest.raises(TranslationError, match="fell over"):
        engines.translate(["adres"], "nl", "eo")
    assert other.asked == []


def test_there_is_a_way_when_one_of_them_has_it_and_none_without_engines() -> None:
    engines = Engines((Dictionary({}, target="ar"), Dictionary({}, target="tr")))
    assert engines.can_translate("nl", "tr")
    assert not engines.can_translate("nl", "pl")
    assert not Engines(()).can_translate("nl", "tr")
    assert Engines(()).translate(["adres"], "nl", "tr") == {}


def test_closing_closes_them_all() -> None:
    one, other = Dictionary({}), Dictionary({})
    Engines((one, other)).close()
    assert one.is_closed and other.is_closed


def test_argos_is_an_engine(tmp_path) -> None:
    engine: TranslationEngine = ArgosTranslator(tmp_path / "packages", tmp_path / "scratch")
    assert engine.translate(["adres"], "nl", "eo") == {}
    engine.close()
