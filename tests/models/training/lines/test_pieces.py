"""What is learned of how words are spelt is found again by who asks."""

import shutil
from math import exp
from pathlib import Path

import pytest

from models.errors import ModelsError
from models.spelling import CODE, END, START, Spelling
from models.training.lines.pieces import model, write
from models.weight_files import list_weights

WORDS = {"huur": 5.0, "huis": 5.0, "huurder": 3.0, "kamer": 2.0, "kamers": 1.0, "bezwaar": 4.0}


@pytest.fixture
def spelling(tmp_path: Path) -> Spelling:
    words = {START + word + END: 20 * count for word, count in WORDS.items()}
    write(tmp_path / "spelling.npz", *model({**words, ".nl" + END: 50.0}))
    list_weights(tmp_path)
    return Spelling(tmp_path)


def spelt(spelling: Spelling, word: str) -> float:
    """How much likelier a word and the space behind it are as they are spelt."""
    likely, before = 0.0, START
    for sign in f"{word} ":
        gain, before = spelling.follow(before, sign)
        likely += gain
    return likely


def test_what_was_learned_is_likelier_than_what_looks_like_it(spelling: Spelling) -> None:
    assert spelt(spelling, "huur") > spelt(spelling, "hunr")
    assert spelt(spelling, "Kamer") > spelt(spelling, "Karner")


def test_words_nobody_learned_are_judged_by_their_pieces(spelling: Spelling) -> None:
    assert spelt(spelling, "huurkamers") > spelt(spelling, "hnurkarnens")


def test_a_word_that_goes_on_is_not_ended(spelling: Spelling) -> None:
    assert spelling.follow(START + "bezwaa", "r")[0] > 0
    assert spelling.follow(START + "bezwaa", " ")[0] < spelling.follow(START + "bezwaar", " ")[0]


def test_what_follows_a_stop_in_an_address_is_its_own(spelling: Spelling) -> None:
    _, before = spelling.follow(START + "huis", ".")
    assert spelling.follow(before, "n")[0] > spelling.follow(START, "n")[0]


def test_a_text_of_words_fits_and_scribble_does_not(spelling: Spelling) -> None:
    assert spelling.fit("Huur 12 kamers") > 1 > spelling.fit("Hrne uzk")
    assert spelling.fit("12-34") == 0.0


@pytest.mark.parametrize("code", ["WBNK", "BSN", "XQ"])
def test_nothing_is_said_of_codes(spelling: Spelling, code: str) -> None:
    _, before = spelling.follow(START, code[0])
    for sign in code[1:]:
        gain, before = spelling.follow(before, sign)
        assert (gain, before) == (0.0, CODE)
    assert spelling.follow(before, " ") == (0.0, START)


def test_nothing_is_said_of_figures_and_of_signs_nobody_learned(spelling: Spelling) -> None:
    assert spelling.follow(START, "7") == (0.0, START)
    assert spelling.follow(START + "h", "ß")[0] == 0.0


def test_the_likelihoods_of_all_that_may_follow_are_one_together(tmp_path: Path) -> None:
    likely, backing_off = model({START + word + END: 20 * n for word, n in WORDS.items()})
    letters = [piece for piece in likely if len(piece) == 1]

    def told(piece: str) -> float:
        if piece in likely:
            return exp(likely[piece])
        return exp(backing_off.get(piece[:-1], 0.0)) * told(piece[1:])

    for before in ("h", "hu", "huur", START + "ka", "zw"):
        assert sum(told(before + letter) for letter in letters) == pytest.approx(1, abs=0.02)


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    shutil.copytree(Path("models/weights").resolve(), tmp_path / "weights")
    path = tmp_path / "weights" / "spelling.npz"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelsError, match=r"spelling\.npz .* SHA-256 differs"):
        Spelling(tmp_path / "weights")
