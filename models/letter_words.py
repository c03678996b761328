"""What the sentences of a Dutch letter ask, of what kind of letter they are, what its values are.

A small network over words, told apart by their beginnings, ends and letters, so that a word it
never saw is like those it did. Values stand in a text as marks: it never sees an amount or number.
What it learned from, and what it cannot do: docs/letter-words.md.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from models.session import checked_arrays

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
BUCKETS = 1 << 14
_TOKEN = re.compile(r"[\ue001-\ue009]|[^\W\d_]+|\d[\d.,/-]*|[?!.:;,%()-]")
_LONGEST = 60
PIECES = 12


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


def tokens_of(text: str) -> tuple[str, ...]:
    """The words, marks and stops of a text in small letters without accents; at most 60."""
    spread = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    found = ("0" if each[0].isdigit() else each for each in _TOKEN.findall(bare))
    return tuple(found)[:_LONGEST]


@lru_cache(maxsize=BUCKETS)
def pieces_of(token: str) -> tuple[int, ...]:
    """The buckets of a word, its beginnings, ends and letters by three; of a mark only its own."""
    if token in MARKS or not token.isalpha():
        return (_bucket(f"={token}"),)
    edged = f"^{token}$"
    parts = [f"={token}"]
    parts += [edged[:size] for size in (4, 5, 6) if size < len(edged)]
    parts += [edged[-size:] for size in (4, 5, 6) if size < len(edged)]
    parts += [edged[at : at + 3] for at in range(len(edged) - 2)]
    return tuple(_bucket(part) for part in dict.fromkeys(parts))[:PIECES]


def _bucket(part: str) -> int:
    return 1 + zlib.crc32(part.encode()) % (BUCKETS - 1)


class LetterWords:
    """The network; made once, used for every letter of one thread."""

    def __init__(self) -> None:
        """Load nothing yet: the weights are read when they are first needed."""
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @cached_property
    def _weights(self) -> dict[str, NDArray[np.float32]]:
        arrays = checked_arrays("letter_words.npz")
        return {name: array.astype(np.float32) for name, array in arrays.items()}

    def read(self, sentences: Sequence[str]) -> list[SaidSentence]:
        """What each sentence of a letter says, in their order, values replaced by marks.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        before = np.zeros(self._weights["sentence"].shape[0] // 2, np.float32)
        said = []
        for sentence in sentences:
            tokens = tokens_of(sentence) or (".",)
            seen = self._seen(tokens)
            whole = np.concatenate([seen.max(axis=0), seen.mean(axis=0)])
            said.append(self._said(tokens, seen, whole, before))
            before = whole
        return said

    def _seen(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """Each token among its neighbours: float32 (T, H)."""
        weights = self._weights
        given = np.stack([self._vector(token) for token in tokens])
        first = np.maximum(_slid(given, weights["first"], weights["first_bias"]), 0)
        second = np.maximum(_slid(first, weights["second"], weights["second_bias"]), 0)
        return np.asarray(first + second, np.float32)

    def _vector(self, token: str) -> NDArray[np.float32]:
        known = self._vectors.get(token)
        if known is None:
            known = self._weights["pieces"][list(pieces_of(token))].mean(axis=0)
            if len(self._vectors) < BUCKETS:
                self._vectors[token] = known
        return known

    def _said(
        self,
        tokens: Sequence[str],
        seen: NDArray[np.float32],
        whole: NDArray[np.float32],
        before: NDArray[np.float32],
    ) -> SaidSentence:
        weights = self._weights
        about = np.concatenate([whole, before])
        hidden = np.maximum(about @ weights["sentence"] + weights["sentence_bias"], 0)
        asks = 1 / (1 + np.exp(-(hidden @ weights["asks"] + weights["asks_bias"])))
        kinds = hidden @ weights["kinds"] + weights["kinds_bias"]
        roles = tuple(
            self._role(token, seen[at], about) for at, token in enumerate(tokens) if token in MARKS
        )
        return SaidSentence(asks.astype(np.float32), kinds.astype(np.float32), roles)

    def _role(
        self, mark: str, seen: NDArray[np.float32], about: NDArray[np.float32]
    ) -> tuple[str, NDArray[np.float32]]:
        if mark not in ROLES:
            return mark, np.zeros(0, np.float32)
        weights = self._weights
        given = np.concatenate([seen, about])
        hidden = np.maximum(given @ weights["value"] + weights["value_bias"], 0)
        first = sum(len(names) for known, names in ROLES.items() if known < mark)
        scores = (hidden @ weights["roles"] + weights["roles_bias"])[
            first : first + len(ROLES[mark])
        ]
        shares = np.exp(scores - scores.max())
        return mark, np.asarray(shares / shares.sum(), np.float32)


def _slid(
    given: NDArray[np.float32], kernel: NDArray[np.float32], bias: NDArray[np.float32]
) -> NDArray[np.float32]:
    """A kernel (K, D, H) slid over (T, D) with nothing beyond the ends: (T, H)."""
    reach = len(kernel) // 2
    padded = np.pad(given, ((reach, reach), (0, 0)))
    made = sum(padded[at : at + len(given)] @ kernel[at] for at in range(len(kernel)))
    return np.asarray(made + bias, np.float32)
