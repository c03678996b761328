"""What the sentences of a Dutch letter ask, of what kind of letter they are, what its values are.

A network that knows words from plain text of a hundred languages (multilingual-e5-small) and what
letters say from lessons of ours. Values stand in a text as marks: it never sees an amount or
number. What it learned from, and what it cannot do: docs/letter-words.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.session import Session
from models.word_pieces import WordPieces

#: What stands for a value: signs that no letter prints (Unicode's private use area).
AMOUNT, DAY, TERM, NUMBER, IBAN, PHONE, LINK, TIME, SUBJECT = map(chr, range(0xE001, 0xE00A))
MARKS = frozenset((AMOUNT, DAY, TERM, NUMBER, IBAN, PHONE, LINK, TIME, SUBJECT))
#: What a sentence may ask; "if" asks only when something holds.
ASKS = ("pay", "reply", "send-documents", "come", "call", "object", "nothing", "if")
KINDS = (
    "assessment", "reminder", "final-demand", "fine", "decision", "information-request",
    "invitation", "refund", "payment-arrangement", "rejection", "approval", "change-notice",
    "questionnaire", "recovery", "other",
)  # fmt: skip
#: What a value may be to the reader, by its mark; the last is none of these.
ROLES = {
    AMOUNT: ("to-pay", "refund", "instalment", "none"),
    DAY: ("due", "hearing", "none"),
    TERM: ("due", "from-receipt", "none"),
    NUMBER: ("reference", "none"),
}
#: Where the roles of a mark begin among all roles.
FIRST_ROLE = {mark: sum(len(ROLES[each]) for each in ROLES if each < mark) for mark in ROLES}
#: Pieces of the vocabulary: where a window begins, where a sentence ends, and a sign of none.
BEGINS, ENDS, UNKNOWN = "<s>", "</s>", "<unk>"
#: A window holds so many pieces where its sentences are not longer, a sentence never more than its.
_WINDOW, _SENTENCE = 160, 90
_DIGITS = re.compile(r"\d[\d.,/-]*")
_PARTS = re.compile(f"[{min(MARKS)}-{max(MARKS)}]|[^{min(MARKS)}-{max(MARKS)}\\s]+")


@dataclass(frozen=True, eq=False)
class SaidSentence:
    """What was made of a sentence.

    `asks` are the shares of `ASKS`, each 0..1; `kinds` what it says for each of `KINDS`, to be
    added up over a letter and no share; `roles` for each value of the sentence, from left to
    right, its mark and the shares of `ROLES[mark]` (empty for other marks).
    """

    asks: NDArray[np.float32]
    kinds: NDArray[np.float32]
    roles: tuple[tuple[str, NDArray[np.float32]], ...]

    def ask(self, name: str) -> float:
        """How surely it asks that, 0..1."""
        return float(self.asks[ASKS.index(name)])


@dataclass(frozen=True)
class Window:
    """Sentences of a letter that are read together, as numbers of pieces.

    `sentences` are (start, stop) in `pieces`, `values` (place in `pieces`, which of `sentences`,
    mark). Before the first sentence stands the one before it, which another window tells of.
    """

    pieces: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    values: tuple[tuple[int, int, str], ...]


class LetterPieces:
    """The sentences of letters in pieces of words, marks among them."""

    def __init__(self, words: WordPieces) -> None:
        """The marks are numbered behind the pieces of `words`."""
        self._words = words
        self._marks = {mark: len(words) + at for at, mark in enumerate(sorted(MARKS))}
        self._named = {number: mark for mark, number in self._marks.items()}
        self._begins, self._ends = words.number(BEGINS), words.number(ENDS)

    def windows(self, sentences: Sequence[str]) -> list[Window]:
        """The letter in windows, each sentence in one."""
        windows: list[Window] = []
        held: list[tuple[int, ...]] = []
        before: tuple[int, ...] = ()
        for pieces in map(self._of_sentence, sentences):
            if held and sum(len(each) for each in (before, *held, pieces)) >= _WINDOW:
                windows.append(self._window(before, held))
                before, held = held[-1], []
            held.append(pieces)
        return [*windows, self._window(before, held)] if held else windows

    def _of_sentence(self, text: str) -> tuple[int, ...]:
        parts = _PARTS.findall(_DIGITS.sub("0", text.lower()))
        pieces = [number for part in parts for number in self._of_part(part)]
        return (*pieces[: _SENTENCE - 1], self._ends)

    def _of_part(self, part: str) -> tuple[int, ...]:
        return (self._marks[part],) if part in MARKS else self._words.of_word(part)

    def _window(self, before: tuple[int, ...], held: Sequence[tuple[int, ...]]) -> Window:
        pieces: tuple[int, ...] = (self._begins, *before)
        sentences: list[tuple[int, int]] = []
        values: list[tuple[int, int, str]] = []
        for own in held:
            start = len(pieces)
            pieces += own
            values += [
                (start + at, len(sentences), self._named[number])
                for at, number in enumerate(own)
                if number in self._named
            ]
            sentences.append((start, len(pieces)))
        return Window(pieces, tuple(sentences), tuple(values))


class LetterWords:
    """The network; made once, used for every letter of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("letter_words")

    @cached_property
    def _pieces(self) -> LetterPieces:
        return LetterPieces(WordPieces(likelihoods_of(self._session.about), UNKNOWN))

    def read(self, sentences: Sequence[str]) -> list[SaidSentence]:
        """What each sentence of a letter says, in their order, values replaced by marks.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        return [said for window in self._pieces.windows(sentences) for said in self._said(window)]

    def _said(self, window: Window) -> Iterator[SaidSentence]:
        asks, kinds, roles = self._session.run_named(
            {
                "pieces": np.array(window.pieces, np.int64),
                "sentences": shares_of(window.sentences, len(window.pieces)),
                "values": np.array([each[:2] for each in window.values], np.int64).reshape(-1, 2),
            }
        )
        for number in range(len(window.sentences)):
            yield SaidSentence(
                1 / (1 + np.exp(-asks[number])),
                kinds[number],
                tuple(
                    (mark, _shares(scores, mark))
                    for (_, sentence, mark), scores in zip(window.values, roles, strict=True)
                    if sentence == number
                ),
            )


def shares_of(sentences: Sequence[tuple[int, int]], pieces: int) -> NDArray[np.float32]:
    """The share of each of so many pieces in each sentence, float32 (S, T).

    It is alike over a sentence's own, which are those from `start` to `stop` in `sentences`.
    """
    shares = np.zeros((len(sentences), pieces), np.float32)
    for row, (start, stop) in zip(shares, sentences, strict=True):
        row[start:stop] = 1 / (stop - start)
    return shares


def likelihoods_of(about: Mapping[str, str]) -> dict[str, float]:
    """The pieces of words that a file of weights tells of, and how likely each is.

    They stand below each other in `pieces`, `piece likelihood`, in the order of their numbers.
    """
    told = (line.rsplit(" ", 1) for line in about["pieces"].split("\n"))
    return {piece: float(likelihood) for piece, likelihood in told}


def _shares(scores: NDArray[np.float32], mark: str) -> NDArray[np.float32]:
    """How surely a value has each role of its mark; empty for marks without roles."""
    first = FIRST_ROLE.get(mark, 0)
    own = scores[first : first + len(ROLES.get(mark, ()))]
    shares = np.exp(own - own.max(initial=0.0))
    return np.asarray(shares / shares.sum(), np.float32) if len(own) else own
