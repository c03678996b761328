"""How words are spelt, learned from words: the pieces that `models.spelling` asks for."""

from collections import Counter, defaultdict
from math import log
from pathlib import Path

import numpy as np

from models.spelling import REACH, numbered

#: A piece of a word is left out whose likelihood a shorter one tells as well as this (natural
#: logarithm, times the root of how often it comes).
_WORTH = 0.9

#: Words with START or what parts addresses before them and END behind, and how often they come.
Counts = dict[str, float]


def model(words: Counts) -> tuple[Counts, Counts]:
    """How likely the last letter of each piece is behind the others; and of what does not follow.

    The second tells how much less likely that is than behind fewer letters. Natural logarithms.
    """
    counts: Counts = defaultdict(float)
    for word, count in words.items():
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - 1 - REACH), end):
                counts[word[start:end]] += count
    before: Counts = defaultdict(float)
    kinds = Counter(piece[:-1] for piece in counts)
    for piece, count in counts.items():
        before[piece[:-1]] += count
    whole: Counts = {"": 1 / kinds[""]}
    for piece in sorted(counts, key=len):
        first, unseen = piece[:-1], kinds[piece[:-1]]
        shorter = whole[piece[1:]]
        whole[piece] = (counts[piece] + unseen * shorter) / (before[first] + unseen)
    kept = _kept(whole, counts)
    return {piece: log(whole[piece]) for piece in kept}, _backing_off(kept, whole)


def _kept(whole: Counts, counts: Counts) -> set[str]:
    """The pieces that tell more than shorter ones, and what they begin with."""
    telling = {
        piece
        for piece, count in counts.items()
        if len(piece) == 1 or count**0.5 * abs(log(whole[piece] / whole[piece[1:]])) > _WORTH
    }
    return {piece[:end] for piece in telling for end in range(1, len(piece) + 1)} & set(whole)


def _backing_off(kept: set[str], whole: Counts) -> Counts:
    """What is left for all that does not follow, as a share of what it is behind fewer letters."""
    told: Counts = defaultdict(float)
    shorter: Counts = defaultdict(float)
    for piece in kept:
        if len(piece) > 1:
            told[piece[:-1]] += whole[piece]
            shorter[piece[:-1]] += whole[piece[1:]]
    return {
        first: log(max(1e-3, 1 - told[first]) / max(1e-3, 1 - shorter[first])) for first in told
    }


def write(path: Path, likely: Counts, backing_off: Counts) -> None:
    """Keep what `model` told where `models.spelling` finds it."""
    letters = "".join(sorted({letter for piece in likely for letter in piece}))
    numbers = {letter: at for at, letter in enumerate(letters, 1)}
    rows = sorted((int(numbered(piece, numbers)), piece) for piece in likely)
    np.savez_compressed(
        path,
        letters=np.array(letters),
        steps=np.diff(np.array([0, *(number for number, _ in rows)], np.uint64)),
        likely=np.array([likely[piece] for _, piece in rows], np.float16),
        backing_off=np.array([backing_off.get(piece, 0.0) for _, piece in rows], np.float16),
    )
