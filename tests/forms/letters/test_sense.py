"""What the network makes of a letter: it finds no value, and nothing is promised for its sake."""

import pytest

from forms.letter import ActionKind, FactRole, Letter
from forms.letters import understand as understanding
from forms.letters.sense import Sense, sense_of
from forms.letters.sentences import Sentence, sentences_of
from forms.letters.understand import understand
from models.letter_words import AMOUNT, DAY, NUMBER, TERM
from tests.forms.letters.sheets import sheet
from tests.letters.maker import make_letter
from vision.text.printed import BlockKind


def read(text: str) -> tuple[Sense, Sentence]:
    sentences = sentences_of(sheet((BlockKind.BODY, text)))
    return sense_of(None, sentences), sentences[0]


def test_every_value_has_its_own_opinion() -> None:
    text = "Betaal € 45,00 vóór 1 mei 2026 en bewaar deze brief twee maanden onder nummer 4711/26."
    sense, sentence = read(text)
    marks = {AMOUNT: "€ 45", DAY: "1 mei", TERM: "twee maanden", NUMBER: "4711"}
    for mark, printed in marks.items():
        shares = sense.role(sentence, text.find(printed), mark)
        assert sum(shares.values()) == pytest.approx(1, abs=1e-5)
    assert sense.role(sentence, text.find("€ 45"), DAY) == {}
    assert sense.role(sentence, 0, AMOUNT) == {}


def test_a_sentence_asks_and_a_letter_is_of_a_kind() -> None:
    sense, sentence = read("Wij verzoeken u het bedrag van € 45,00 vóór 1 mei 2026 te betalen.")
    assert sense.asks(sentence, ActionKind.PAY) > 0.8
    assert sense.asks(sentence, ActionKind.COME) < 0.2
    assert sum(sense.kind().values()) == pytest.approx(1, abs=1e-5)


def test_of_a_letter_without_print_nothing_is_said() -> None:
    sense = sense_of(None, ())
    assert sense.kind() == {}
    assert Sense().kind() == {}


def told(letter: Letter, *, is_promised: bool) -> set[object]:
    facts = (*letter.deadlines, *letter.amounts, *letter.references, *letter.ibans)
    return {(each.value, each.role) for each in facts if each.is_certain or not is_promised}


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_promised_that_only_the_network_sees(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = make_letter(seed).sheets
    together = understand(*sheets)
    promised = told(together, is_promised=True)
    monkeypatch.setattr(understanding, "sense_of", lambda *_: Sense())
    by_words = understand(*sheets)
    assert promised <= told(by_words, is_promised=False)
    # Of all but the one sum a letter asks words alone must promise it.
    asked = {each.value for each in together.amounts if each.role is FactRole.TO_PAY}
    more = promised - told(by_words, is_promised=True)
    assert {value for value, _ in more} <= asked
    assert len(more) <= 1
