"""Whether a name on a letter is meant to be that of a sender we know: the same, or an imitation."""

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from forms.letters.plain import plain

#: From this likeness, 0..100, two names are meant to be the same. Low on purpose: who imitates a
#: sender changes its name a little, and must be compared with what the true one publishes.
_MEANT = 82
#: So alike are two words of which one imitates the other; "Hoge" and "Lage" are two words. Words
#: joined must be more alike to be another one, or "Hoge Gronden" were "Gronden".
_SAME_WORD, _SAME_JOINED = 75, 94
#: Words of names that many share: alone they say nothing about which is meant.
_SHARED = re.compile(r"\b(?:gemeente|provincie|waterschap|stichting|de|het|van|der|den|en|nv|bv)\b")
#: A word this long is nobody's by chance.
_OWN_WORD = 4
#: What parts of an organisation are called, and what any may be.
_OFFICE = re.compile(
    r"gem|gemeente\w*|provincie|waterschap\w*|stichting|afdeling|team|dienst\w*|bureau|directie"
    r"|klant\w*|invordering|inning|incasso\w*|belasting\w*|financi\w+|administratie|beheer"
    r"|centra(?:al|le)|landelijke?|regionale?|nationa(?:al|le)|college|raad|kantoor|namens|voor"
    r"|hoofd|sector|cluster|unit|zaken|loket|service\w*|debiteuren\w*|betaling\w*|betalen"
)


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0..100; what many names share does not count alone."""
    first, second = plain(one), plain(other)
    own, others = (_SHARED.sub(" ", name).split() for name in (first, second))
    if not own or not others:
        return float(fuzz.ratio(first, second))
    whole = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second))
    particular = max(
        fuzz.ratio(" ".join(own), " ".join(others)),
        fuzz.token_set_ratio(" ".join(own), " ".join(others)),
        fuzz.ratio("".join(own), "".join(others)),
    )
    # Gemeente Heuvelrijk is not Gemeente Heuveldorp, however much of their names they share.
    return float(min(whole + 10, particular) if own != others else max(whole, particular))


def is_meant(name: str, known: str, score: float) -> bool:
    """Whether a name as alike as `score` is that of a known sender, or imitates it.

    Who imitates changes letters, or adds a word. Where each has a word that the other lacks, they
    are two: Waterschap De Hoge Gronden and De Lage Gronden, the courts of Holland and Nederland.
    """
    if score < _MEANT:
        return False
    own, others = own_words(name), own_words(known)
    return not (_alone(own, others) and _alone(others, own))


def may_speak_for(name: str, known: Collection[str]) -> bool:
    """Whether a name may be of a part of a sender, by a word of its `known` name or hosts.

    A name that says no more than "Team Invordering" may be of any.
    """
    own = [
        each for each in own_words(name) if len(each) >= _OWN_WORD and not _OFFICE.fullmatch(each)
    ]
    if not own:
        return True
    theirs = [
        word for each in known for word in own_words(each)
        if len(word) >= _OWN_WORD and not _OFFICE.fullmatch(word)
    ]  # fmt: skip
    return any(
        word in their or fuzz.ratio(word, their) >= _SAME_WORD for word in own for their in theirs
    )


def own_words(name: str) -> list[str]:
    """The words of a name in plain text, but those that many names share."""
    return [each for each in re.split(r"\W+", _SHARED.sub(" ", plain(name))) if each]


def _alone(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a word is like none of the others, nor joined of some, nor a part of one."""
    matched = {place for place, word in enumerate(words) if _is_any(word, others)}
    joined = [whole for start, end, whole in _spans(others) if end - start > 1]
    for start, end, whole in _spans(words):
        if _is_joined(whole, others if end - start > 1 else joined):
            matched.update(range(start, end))
    return len(matched) < len(words)


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each word, and each two or three that follow each other as one."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            yield start, end, "".join(words[start:end])


def _is_joined(one: str, others: Sequence[str]) -> bool:
    return any(fuzz.ratio(one, other) >= _SAME_JOINED for other in others)


def _is_any(one: str, others: Sequence[str]) -> bool:
    return any(fuzz.ratio(one, other) >= _SAME_WORD or _is_part(one, other) for other in others)


def _is_part(one: str, other: str) -> bool:
    """Whether one is a part of the other, as "boetes" of "verkeersboetes"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _OWN_WORD and shorter in longer
