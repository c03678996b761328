"""Words in pieces."""

import math

import pytest

from models.word_pieces import WordPieces

#: The three signs of "▁ab" may be cut in four ways.
_LIKELY = {"<unk>": -50.0, "▁": -3.0, "▁a": -4.0, "a": -3.0, "b": -3.0, "ab": -5.0}


def pieces(words: WordPieces, word: str) -> list[str]:
    return [words.pieces[number] for number in words.of_word(word)]


def test_a_word_is_cut_where_its_pieces_are_likeliest_together() -> None:
    assert pieces(WordPieces(_LIKELY, "<unk>"), "ab") == ["▁a", "b"]
    assert pieces(WordPieces({**_LIKELY, "ab": -3.5}, "<unk>"), "ab") == ["▁", "ab"]
    assert pieces(WordPieces({**_LIKELY, "▁ab": -6.0}, "<unk>"), "ab") == ["▁ab"]


def test_it_is_the_best_of_all_ways() -> None:
    words = WordPieces(_LIKELY, "<unk>")
    for text in ("abab", "aabb", "bbaab"):
        told = sum(words.likelihood(piece) for piece in pieces(words, text))
        assert told == pytest.approx(_best("▁" + text))


def _best(text: str) -> float:
    """By trying every way."""
    if not text:
        return 0.0
    starts = (piece for piece in _LIKELY if text.startswith(piece))
    return max((_LIKELY[piece] + _best(text[len(piece) :]) for piece in starts), default=-math.inf)


def test_a_sign_that_no_piece_has_is_unknown() -> None:
    words = WordPieces(_LIKELY, "<unk>")
    assert pieces(words, "a漢b") == ["▁a", "<unk>", "b"]
    assert words.of_word("a漢b") is words.of_word("a漢b")


def test_signs_are_those_that_print_alike() -> None:
    words = WordPieces(_LIKELY, "<unk>")
    assert words.of_word("ａb") == words.of_word("ab")


def test_a_piece_has_its_place_as_number() -> None:
    words = WordPieces(_LIKELY, "<unk>")
    assert len(words) == len(_LIKELY)
    assert [words.number(piece) for piece in words.pieces] == list(range(len(words)))
    with pytest.raises(KeyError):
        words.number("zz")
