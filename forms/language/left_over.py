"""Words of the source, or of another script, that stand within a translation.

One that gives up halfway leaves a word or two as they were (“Nothing changes in uw uitkering”).
Words that both languages have are told from them by how frequent they are in each.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from forms.language.languages import DUTCH
from forms.language.scripts import foreign_share, is_latin
from forms.language.word_frequency import dutch_frequency, frequency
from forms.language.words import GAP
from forms.language_tags import same_language

# On the Zipf scale: a hundred times as frequent here as there is a word of ours alone.
_OURS_ALONE = 2.0
# Below this it may be a name; above it is “niet”, which nobody leaves for a name.
_A_WORD, _A_COMMON_WORD = 2.5, 5.5
_FOREIGN_SHARE = 0.5


def has_left_over(
    source_words: Sequence[str],
    said_words: Sequence[str],
    names: Collection[str],
    source: str,
    target: str,
) -> bool:
    """Whether two words in a row, or a common one, are Dutch and not of the `target`.

    Of another source we have no list long enough to tell its words from names.
    """
    if not same_language(source, DUTCH):
        return False
    kept = {word for word in source_words if word.isalpha()} - set(names)
    ours = [
        _ours_alone(word, target) if word in kept else 0.0 for word in said_words if word != GAP
    ]
    return any(each >= _A_COMMON_WORD for each in ours) or any(
        one and other for one, other in pairwise(ours)
    )


def has_foreign_letters(
    source_words: Collection[str], said_words: Sequence[str], names: Collection[str], target: str
) -> bool:
    """Whether a part of it is in another script; one word may be what a thing is called."""
    words = [word for word in said_words if word != GAP]
    foreign = [_is_foreign(word, target) for word in words]
    new = [
        is_foreign and len(word) > 1 and word not in source_words
        for word, is_foreign in zip(words, foreign, strict=True)
    ]
    if is_latin(target):
        return any(new)  # no name comes to us in Cyrillic
    new = [each and word not in names for word, each in zip(words, new, strict=True)]
    return any(
        (one and after) or (before and other)
        for (one, other), (before, after) in zip(pairwise(new), pairwise(foreign), strict=True)
    )


def _ours_alone(word: str, target: str) -> float:
    """How frequent a word is in Dutch where it is none of the target; else 0."""
    here, there = dutch_frequency(word), frequency(word, target)
    if there is None or here < _A_WORD or here - there < _OURS_ALONE:
        return 0.0
    return here


def _is_foreign(word: str, target: str) -> bool:
    return any(map(str.isalpha, word)) and foreign_share(word, target) > _FOREIGN_SHARE
