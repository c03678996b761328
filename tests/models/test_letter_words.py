import shutil
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from models.errors import ModelsError
from models.letter_words import (
    AMOUNT,
    ASKS,
    BEGINS,
    DAY,
    ENDS,
    KINDS,
    NUMBER,
    ROLES,
    TERM,
    TIME,
    UNKNOWN,
    LetterPieces,
    LetterWords,
    SaidSentence,
    Window,
    likelihoods_of,
    shares_of,
)
from models.session import Session
from models.word_pieces import WordPieces


@pytest.fixture(scope="module")
def words() -> LetterWords:
    return LetterWords()


def role(said: SaidSentence, number: int = 0) -> str:
    mark, shares = said.roles[number]
    return ROLES[mark][int(shares.argmax())]


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces(likelihoods_of(Session("letter_words").about), UNKNOWN)


def printed(window: Window, vocabulary: WordPieces, start: int = 0, stop: int | None = None) -> str:
    names = dict(enumerate(vocabulary.pieces))
    return "".join(names.get(number, "*") for number in window.pieces[start:stop])


def test_a_window_has_pieces_of_words_and_marks(vocabulary: WordPieces) -> None:
    text = f"Betaal {AMOUNT} vóór {DAY}, zie artikel 6.2."
    (window,) = LetterPieces(vocabulary).windows([text])
    assert printed(window, vocabulary) == f"{BEGINS}▁betaal*▁vóór*▁,▁zie▁artikel▁0{ENDS}"
    assert [(mark, sentence) for _, sentence, mark in window.values] == [(AMOUNT, 0), (DAY, 0)]
    assert all(printed(window, vocabulary, at, at + 1) == "*" for at, _, _ in window.values)


def test_every_sentence_is_in_one_window_behind_the_one_before_it(vocabulary: WordPieces) -> None:
    texts = [f"Zin nummer {word} van deze brief over uw uitkering." * 2 for word in "abcdefghijkl"]
    windows = LetterPieces(vocabulary).windows(texts)
    assert len(windows) > 1
    assert sum(len(each.sentences) for each in windows) == len(texts)
    for before, after in pairwise(windows):
        last = printed(before, vocabulary, *before.sentences[-1])
        assert printed(after, vocabulary, 1, after.sentences[0][0]) == last
        assert len(after.pieces) <= 160


def test_a_sentence_without_end_is_cut_short(vocabulary: WordPieces) -> None:
    (window,) = LetterPieces(vocabulary).windows(["woord " * 500])
    assert len(window.pieces) < 100
    assert shares_of(window.sentences, len(window.pieces)).sum() == pytest.approx(1)


def test_nothing_read_is_nothing_said(words: LetterWords) -> None:
    assert words.read([]) == []
    (said,) = words.read([""])
    assert said.asks.shape == (len(ASKS),)
    assert said.kinds.shape == (len(KINDS),)
    assert said.roles == ()


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        (f"Wij vragen u {AMOUNT} vóór {DAY} te betalen.", "pay"),
        (f"Vul de vragenlijst in en stuur hem vóór {DAY} terug.", "reply"),
        (f"Stuur ons de ontbrekende bewijsstukken binnen {TERM}.", "send-documents"),
        (f"Wij verwachten u op {DAY} om {TIME} uur op ons kantoor.", "come"),
        (f"U kunt binnen {TERM} bezwaar maken tegen dit besluit.", "object"),
        ("U hoeft verder niets te doen.", "nothing"),
    ],
)
def test_a_plain_sentence_asks_what_it_says(words: LetterWords, sentence: str, asks: str) -> None:
    (said,) = words.read([sentence])
    assert ASKS[int(said.asks.argmax())] == asks
    assert said.ask(asks) > 0.6


def test_what_was_said_before_counts(words: LetterWords) -> None:
    question, answer = "Hebt u al betaald?", "U hoeft verder niets te doen."
    alone, after = words.read([answer])[0], words.read([question, answer])[1]
    assert after.ask("nothing") < alone.ask("nothing")
    then = words.read([question, "Dan hoeft u niets te doen."])[1]
    assert then.ask("nothing") < 0.1


def test_values_are_what_the_words_around_them_make_of_them(words: LetterWords) -> None:
    paid, back, cost = words.read(
        [
            f"Betaal {AMOUNT} uiterlijk op {DAY}.",
            f"U krijgt {AMOUNT} van ons terug.",
            f"De kosten voor de aanmaning zijn {AMOUNT}.",
        ]
    )
    assert [role(paid), role(paid, 1), role(back), role(cost)] == [
        "to-pay",
        "due",
        "refund",
        "none",
    ]
    (named,) = words.read([f"Uw klantnummer is {NUMBER}."])
    assert role(named) == "reference"


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    with resources.as_file(resources.files("models") / "weights") as folder:
        shutil.copytree(folder, tmp_path / "weights")
    file = tmp_path / "weights" / "letter_words.onnx"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelsError, match=r"letter_words\.onnx .* SHA-256"):
        Session("letter_words", tmp_path / "weights")
