"""Whether a translation runs on, or leaves out half of its text.

Told from its length, and where it is rather short from how it begins and ends: a sentence that was
broken off has no full stop, the rear of one has no capital.
"""

import re
from collections.abc import Sequence

from forms.language.scripts import length_of
from forms.language.word_frequency import frequency
from forms.language.words import UNSPACED, words_of
from forms.language_tags import base_of

# Longer than this against what its language usually takes is a loop; a word may take a sentence.
_LONGEST_RATIO, _LONGEST_EXTRA = 1.75, 30
_LONGEST_OF_FEW_RATIO, _LONGEST_OF_FEW_EXTRA, _FEW = 1.8, 35, 25
# From so many letters on nobody says it in less than that part of the room.
_SHORTEST = ((140, 0.42), (60, 0.35), (40, 0.25))
# Shorter than this it has to begin and end as its text does; a short text is a title elsewhere.
_SCANT = ((60, 0.6), (40, 0.52))
# An article or a preposition: so frequent on the Zipf scale is what nobody ends with.
_SMALL_WORD, _SCANT_FOR_A_SMALL_WORD, _SMALL_WORD_FROM = 6.0, 0.85, 20
# Against Dutch: median of human translations (public services).
_ROOM = {"de": 1.08, "fr": 1.12, "ro": 1.05, "en": 0.92, "fa": 1.08, "th": 0.8, "zh": 0.8}
# “Is” and “has” end a sentence in these.
_VERB_LAST = frozenset({"fa", "hi", "ur", "tr", "bn", "ko", "ja", "az", "eu"})
_ENDS = re.compile(r"[.!?][\"'”’»)\]]*\s*$")
_ENDS_IN_ANY = re.compile(r"[.!?؟…।۔。！？։፧።:;>][\"'”’“»)\]]*\s*$")
_BEGINS = re.compile(r"[^\w]*([^\W\d_])")


def has_odd_length(text: str, said: str, source: str, target: str) -> bool:
    """Whether `said` is much longer than a translation of `text`, or was cut short."""
    expected = length_of(text, source) * _room(target) / _room(source)
    found = length_of(said, target)
    if found > _longest(expected) or found < _share(_SHORTEST, expected) * expected:
        return True
    is_broken_off = _is_broken_off(text, said, target)
    if found < _share(_SCANT, expected) * expected:
        return is_broken_off or _is_a_rear(text, said)
    is_scant = expected >= _SMALL_WORD_FROM and found < _SCANT_FOR_A_SMALL_WORD * expected
    return is_scant and is_broken_off and _ends_in_a_small_word(said, target)


def _longest(expected: float) -> float:
    if expected < _FEW:
        return _LONGEST_OF_FEW_RATIO * expected + _LONGEST_OF_FEW_EXTRA
    return _LONGEST_RATIO * expected + _LONGEST_EXTRA


def _share(shares: Sequence[tuple[int, float]], expected: float) -> float:
    """That of the longest length that is not more than expected; 0 where all are."""
    return next((share for least, share in shares if expected >= least), 0.0)


def _room(language: str) -> float:
    return _ROOM.get(base_of(language), 1.0)


def _is_broken_off(text: str, said: str, target: str) -> bool:
    if target in UNSPACED:
        return False  # some write no full stops
    return bool(_ENDS.search(text)) and not _ENDS_IN_ANY.search(said)


def _ends_in_a_small_word(said: str, target: str) -> bool:
    if base_of(target) in _VERB_LAST:
        return False
    last = words_of(said)[-1:]
    return bool(last) and (frequency(last[0], target) or 0.0) >= _SMALL_WORD


def _is_a_rear(text: str, said: str) -> bool:
    ours, theirs = _BEGINS.match(text), _BEGINS.match(said)
    return bool(ours and theirs and ours[1].isupper() and theirs[1].islower())
