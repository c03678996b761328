"""What goes to an engine and what is believed of its answers, with engines that misbehave."""

from collections.abc import Callable

import pytest

from forms.errors import TranslationError
from forms.language.engines.machine import Machine
from forms.text import Provenance, Text

ENGLISH = {
    "U moet QX0Q betalen.": "You must pay QX0Q.",
    "Bel QX0Q.": "Call QX0Q.",
    "U hoeft niet te bellen.": "You do not have to call.",
    "Schrijf uw adres op.": "Write down your address.",
    "Stuur het naar QX0Q.": "Send it to QX0Q.",
}


class Recorded:
    """An engine that keeps what it was asked; `spoil` is what it does to good translations."""

    def __init__(self, spoil: Callable[[str], str] = str) -> None:
        self.asked: list[list[str]] = []
        self.spoil = spoil

    def __call__(self, way: str, texts: list[str]) -> list[str]:
        self.asked.append(texts)
        return [self.spoil(ENGLISH[text]) for text in texts]


def test_an_engine_gets_no_amounts_and_no_names_and_all_texts_at_once() -> None:
    engine = Recorded()
    texts = ["U moet € 25,50 betalen.", "Bel 06 12345678.", "Stuur het naar Jan."]
    found = Machine(engine, str).translate("en", [*texts, texts[0]], "nl", "en", ["Jan"])
    said = ["You must pay € 25,50.", "Call 06 12345678.", "Send it to Jan."]
    assert list(found.values()) == [Text(each, "en", Provenance.MACHINE, "en") for each in said]
    [asked] = engine.asked
    assert not any(letter in "2568" for text in asked for letter in text)
    assert "Jan" not in " ".join(asked)
    assert len(asked) == 3


def test_a_text_is_asked_for_once_also_when_it_was_refused() -> None:
    engine = Recorded()
    machine = Machine(engine, str)
    for _ in range(3):
        machine.translate("en", ["Schrijf uw adres op."], "nl", "en", remembers=True)
    machine.translate("en", ["Schrijf uw adres op.", "Bel 112."], "nl", "en", remembers=True)
    assert engine.asked == [["Schrijf uw adres op."], ["Bel QX0Q."]]


def test_nothing_read_from_paper_stays_in_memory() -> None:
    engine = Recorded()
    machine = Machine(engine, str)
    for _ in range(2):
        machine.translate("en", ["Schrijf uw adres op."], "nl", "en")
    assert len(engine.asked) == 2
    assert not machine._remembered


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said.replace("not ", ""),
        lambda said: f"{said} {said}",
        lambda said: "",
        lambda said: "Nie musisz dzwonić 5 razy.",
        lambda said: "لا يتعين عليك الاتصال.",
        lambda said: "U hoeft niet te bellen.",
    ],
)
def test_what_cannot_be_trusted_is_left_out(spoil: Callable[[str], str]) -> None:
    engine = Recorded(spoil)
    machine = Machine(engine, str)
    for _ in range(2):
        found = machine.translate("en", ["U hoeft niet te bellen."], "nl", "en", remembers=True)
        assert found == {}
    assert len(engine.asked) == 1


def test_texts_that_cannot_be_masked_are_not_sent() -> None:
    engine = Recorded()
    assert Machine(engine, str).translate("en", ["QX0Q", "a" * 1001, " "], "nl", "en") == {}
    assert engine.asked == []


def test_an_engine_that_failed_is_left_alone_for_a_while_that_way_only() -> None:
    asked: list[str] = []

    def ask(way: str, texts: list[str]) -> list[str]:
        asked.append(way)
        if way == "broken":
            raise TranslationError("It fell over.")
        return [ENGLISH[text] for text in texts]

    machine = Machine(ask, str)
    for _ in range(2):
        with pytest.raises(TranslationError):
            machine.translate("broken", ["Schrijf uw adres op."], "nl", "en")
    assert asked == ["broken"]
    assert machine.translate("sound", ["Schrijf uw adres op."], "nl", "en")
    rested = Machine(ask, str, rest_s=0)
    for _ in range(2):
        with pytest.raises(TranslationError, match="fell over"):
            rested.translate("broken", ["Schrijf uw adres op."], "nl", "en")


def test_what_it_remembers_has_an_end_and_a_page_larger_than_that_is_answered_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("forms.language.engines.machine._MOST_REMEMBERED", 10)

    def ask(way: str, texts: list[str]) -> list[str]:
        return [text.replace("Straat", "Road") for text in texts]

    texts = [f"Straat {letter}{letter}" for letter in "abcdefghijklmnop"]
    machine = Machine(ask, str)
    assert len(machine.translate("en", texts, "nl", "en", remembers=True)) == len(texts)
    assert len(machine._remembered) == 10
