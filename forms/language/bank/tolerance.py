"""When a misread word may count as the word that was meant.

A wrong match is worse than none. Short words must be right, but for shapes that readers confuse;
longer ones may miss a letter or two, unless what was read is a word itself: “hoger” is never a
misread “lager”, nor “toegekend” “afgekend”. Negations must always be right.
"""

from collections.abc import Collection

from rapidfuzz.distance import Levenshtein

#: Words that turn a sentence around; none is ever read into or out of another.
NEGATIONS = frozenset(
    [
        "niet",
        "geen",
        "nooit",
        "niets",
        "niemand",
        "nergens",
        "zonder",
        "noch",
        "evenmin",
        "tenzij",
        "behalve",
        "mits",
    ]
)
#: Words that may be added to any sentence without changing what it asks or gives.
FILLERS = frozenset(
    [
        "dan",
        "ook",
        "echter",
        "hierbij",
        "daarom",
        "dus",
        "namelijk",
        "overigens",
        "gerust",
        "alstublieft",
        "svp",
        "graag",
        "helaas",
        "even",
    ]
)
#: From so many letters a word may have one wrong letter, and from so many two.
_ONE_WRONG_FROM, _TWO_WRONG_FROM = 6, 10
# Shapes that readers take for each other, in print of this size.
_SHAPES = str.maketrans({"1": "l", "i": "l", "j": "l", "0": "o", "5": "s", "8": "b", "6": "b"})
_JOINED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ri", "n"))
# Before these a word means its opposite, though only a letter or two differ.
_TURNING = ("on", "her", "terug", "be", "ver", "ont")


class Tolerance:
    """Judges single words; `known` are words that are never taken for another."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)

    def is_known(self, word: str) -> bool:
        """Whether `word` is a word, so that nothing else can have been printed."""
        return word in self._known

    def edits(self, seen: str, meant: str) -> int | None:
        """How many letters of `seen` were misread if `meant` was printed; None: it was not."""
        if seen == meant:
            return 0
        if seen in self._known or meant in NEGATIONS or not seen:
            return None
        if _shape(seen) == _shape(meant) and len(meant) > 1:
            return 1
        allowed = _allowed(len(meant))
        if not allowed or _turns(seen, meant):
            return None
        edits = Levenshtein.distance(seen, meant, score_cutoff=allowed)
        return edits if edits <= allowed else None


def _allowed(letters: int) -> int:
    return (letters >= _ONE_WRONG_FROM) + (letters >= _TWO_WRONG_FROM)


def _shape(word: str) -> str:
    shape = word
    for two, one in _JOINED:
        shape = shape.replace(two, one)
    return shape.translate(_SHAPES)


def _turns(seen: str, meant: str) -> bool:
    return any(seen == prefix + meant or meant == prefix + seen for prefix in _TURNING)
