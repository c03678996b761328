"""How far sentences that the bank does not know are from those it does, in words.

A sentence one word off is seldom the same: “niet” is one word. The figures say what more patterns,
or a looser comparison, could bring at most.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from forms.language.bank.grammar import ways_of
from forms.language.tokens import tokens_of

#: Beyond this, two sentences have little in common.
FARTHEST = 6
#: Of a pattern with thousands of ways, so many stand for all.
_MOST_WAYS = 40
_VALUE = "#"
_FIRST_SIGN = 0x4E00


def words_off(sentences: Sequence[str], patterns: Mapping[str, Sequence[str]]) -> Counter[int]:
    """How many sentences are so many words from the nearest way; `FARTHEST` + 1 is any more.

    A word is put in, left out or replaced; whatever holds a digit counts as the same.
    """
    signs: dict[str, str] = {}
    ways = [_signed(way, signs) for variants in patterns.values() for way in _some(variants)]
    found: Counter[int] = Counter()
    for sentence, times in Counter(sentences).items():
        nearest = process.extractOne(
            _signed(sentence, signs), ways, scorer=Levenshtein.distance, score_cutoff=FARTHEST
        )
        found[int(nearest[1]) if nearest else FARTHEST + 1] += times
    return found


def _some(variants: Sequence[str]) -> list[str]:
    some = []
    for variant in variants:
        # What fills a slot is a value or a name: one word, the same everywhere.
        ways = sorted(ways_of(variant.replace("{", "0{")))
        sampled = random.Random(variant).sample(ways, min(len(ways), _MOST_WAYS))
        some += sampled
    return some


def _signed(text: str, signs: dict[str, str]) -> str:
    """One character for each word, so that words are compared as letters are."""
    words = (token.word for token in tokens_of(text))
    plain = (_VALUE if any(map(str.isdigit, word)) else word for word in words if word != "€")
    return "".join(signs.setdefault(word, chr(_FIRST_SIGN + len(signs))) for word in plain)


def print_distances(found: Counter[int]) -> None:
    """How many are at most so many words off."""
    all_of_them = max(1, found.total())
    so_far = 0
    for words in range(FARTHEST + 1):
        so_far += found[words]
        print(f"  at most {words} words from a sentence of the bank: {so_far / all_of_them:.1%}")
