import shutil
from importlib import resources
from pathlib import Path

import pytest

from models.errors import ModelsError
from models.letter_words import (
    AMOUNT,
    ASKS,
    DAY,
    KINDS,
    NUMBER,
    ROLES,
    TERM,
    TIME,
    LetterWords,
    SaidSentence,
    pieces_of,
    tokens_of,
)
from models.session import checked_arrays


@pytest.fixture(scope="module")
def words() -> LetterWords:
    return LetterWords()


def role(said: SaidSentence, number: int = 0) -> str:
    mark, shares = said.roles[number]
    return ROLES[mark][int(shares.argmax())]


def test_a_text_is_words_marks_and_stops() -> None:
    assert tokens_of(f"Betaal {AMOUNT} vóór {DAY}.") == ("betaal", AMOUNT, "voor", DAY, ".")
    assert tokens_of("Artikel 6, d.d. 3-4-2025?") == (
        "artikel", "0", "d", ".", "d", ".", "0", "?",
    )  # fmt: skip
    assert len(tokens_of("woord " * 500)) == 60


def test_a_word_shares_pieces_with_its_like() -> None:
    known, like, other = (
        set(pieces_of(word)) for word in ("terugbetalen", "terugbetaling", "zitting")
    )
    assert len(known & like) > 5 > len(known & other)
    assert len(pieces_of(AMOUNT)) == 1


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
    file = tmp_path / "weights" / "letter_words.npz"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelsError, match=r"letter_words\.npz .* SHA-256"):
        checked_arrays("letter_words.npz", tmp_path / "weights")
