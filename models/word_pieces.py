"""Words in pieces, as a unigram language model cuts them best.

Kudo, "Subword Regularization", 2018 (arXiv:1804.10959): a word is cut where the likelihoods of its
pieces multiply to most. A word nobody has seen is cut in pieces that somebody has.
"""

import unicodedata
from collections.abc import Mapping

#: What stands before the first letter of a word.
_BEGINS = "\u2581"
#: How much less likely than any known piece a sign is that no piece has (natural logarithm).
_UNKNOWN_COSTS = 10.0
_MOST_KEPT = 1 << 15


class WordPieces:
    """A vocabulary of pieces and how to cut words with it."""

    def __init__(self, likelihoods: Mapping[str, float], unknown: str) -> None:
        """`likelihoods` of pieces are natural logarithms; a piece's number is its place there.

        Args:
            likelihoods: each piece, those that begin a word with U+2581 before them.
            unknown: the piece that stands for a sign of none.
        """
        self._numbers = {piece: number for number, piece in enumerate(likelihoods)}
        self._likelihoods = dict(likelihoods)
        self._unknown = self._numbers[unknown]
        self._least = min(likelihoods.values()) - _UNKNOWN_COSTS
        self._longest = max(map(len, likelihoods))
        self._cut: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self._numbers)

    @property
    def pieces(self) -> tuple[str, ...]:
        """All pieces, in the order of their numbers."""
        return tuple(self._numbers)

    def likelihood(self, piece: str) -> float:
        """How likely a piece is, a natural logarithm."""
        return self._likelihoods[piece]

    def number(self, piece: str) -> int:
        """The number of a piece.

        Raises:
            KeyError: it is no piece of this vocabulary.
        """
        return self._numbers[piece]

    def of_word(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word without spaces, in order."""
        known = self._cut.get(word)
        if known is None:
            known = self._best_cut(_BEGINS + unicodedata.normalize("NFKC", word))
            if len(self._cut) < _MOST_KEPT:
                self._cut[word] = known
        return known

    def _best_cut(self, text: str) -> tuple[int, ...]:
        """Viterbi: the best cut up to each sign goes on from the best cut up to an earlier one."""
        best = [(0.0, 0, self._unknown)]
        for end in range(1, len(text) + 1):
            ways = [(best[end - 1][0] + self._least, end - 1, self._unknown)]
            for start in range(max(0, end - self._longest), end):
                piece = text[start:end]
                if piece in self._numbers:
                    likelihood = best[start][0] + self._likelihoods[piece]
                    ways.append((likelihood, start, self._numbers[piece]))
            best.append(max(ways))
        found, end = [], len(text)
        while end:
            _, end, number = best[end]
            found.append(number)
        return tuple(reversed(found))
