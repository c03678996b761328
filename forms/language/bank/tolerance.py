"""When a misread word may count as the word that was meant.

A wrong match is worse than none. Short words must be right, but for shapes that readers confuse;
longer ones may miss a letter or two, unless what was read is a word itself: “hoger” is never a
misread “lager”, nor “toegekend” “afgekend”. Negations must always be right.
"""

from collections.abc import Collection, Iterable, Iterator

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
# Two letters joined into one, twice, is the most a word can shrink or grow.
_MOST_LONGER = 2
# Shapes that readers take for each other, in print of this size.
_SHAPES = str.maketrans({"1": "l", "i": "l", "j": "l", "0": "o", "5": "s", "8": "b", "6": "b"})
#: Letters that look alike when small, worn or blurred; only these are read for each other.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in [
        "ce",
        "co",
        "hb",
        "nu",
        "uv",
        "vy",
        "gq",
        "gy",
        "tf",
        "tl",
        "fl",
        "il",
        "it",
        "lj",
        "ij",
        "mn",
        "kh",
        "rt",
    ]
)
#: Letters so narrow that one can be lost between two others, or seen where there is none.
_NARROW = frozenset("ijltfr")
_JOINED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ri", "n"))
# Before these a word means its opposite, though only a letter or two differ.
_TURNING = ("on", "her", "terug", "be", "ver", "ont")


class Tolerance:
    """Judges single words; `known` are words that are never taken for another."""

    def __init__(self, known: Collection[str]) -> None:
        # Only of our own words: what was read from paper is not kept.
        self._shapes = {word: _shape(word) for word in known}

    def is_known(self, word: str) -> bool:
        """Whether `word` is a word, so that nothing else can have been printed."""
        return word in self._shapes

    def edits(self, seen: str, meant: str) -> int | None:
        """How many letters of `seen` were misread if `meant` was printed; None: it was not."""
        return 0 if seen == meant else dict(self.candidates(seen, [meant])).get(meant)

    def candidates(self, seen: str, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Those of `words` that may have been printed where `seen` was read, with their edits."""
        if self.is_known(seen) or not any(letter.isalpha() for letter in seen):
            return
        shape = _shape(seen)
        # A digit may be the shape of a letter, but none is ever left out or put in.
        has_digit = any(letter.isdecimal() for letter in seen)
        shapes, letters = self._shapes, len(seen)
        for meant in words:
            length = len(meant)
            if abs(length - letters) > _MOST_LONGER:
                continue
            if length > 1 and shape == (shapes.get(meant) or _shape(meant)):
                if not _must_be_right(meant):
                    yield meant, 1
                continue
            # Thousands of words come here for each that is none: most go no further.
            if has_digit or length < _ONE_WRONG_FROM:
                continue
            allowed = 2 if length >= _TWO_WRONG_FROM else 1
            edits = Levenshtein.distance(seen, meant, score_cutoff=allowed)
            if edits > allowed or _must_be_right(meant):
                continue
            if _is_misreading(seen, meant) and not _turns(seen, meant):
                yield meant, edits


def _must_be_right(word: str) -> bool:
    return word in NEGATIONS or any(letter.isdecimal() for letter in word)


def _shape(word: str) -> str:
    shape = word
    for two, one in _JOINED:
        shape = shape.replace(two, one)
    return shape.translate(_SHAPES)


def _is_misreading(seen: str, meant: str) -> bool:
    """Whether eyes can make `seen` of `meant`: letters alike, or narrow ones lost or added."""
    for edit in Levenshtein.editops(seen, meant):
        if edit.tag == "replace":
            if frozenset((seen[edit.src_pos], meant[edit.dest_pos])) not in _ALIKE:
                return False
        else:
            word, at = (seen, edit.src_pos) if edit.tag == "delete" else (meant, edit.dest_pos)
            is_doubled = word[at] in word[max(0, at - 1) : at] + word[at + 1 : at + 2]
            if word[at] not in _NARROW and not is_doubled:
                return False
    return True


def _turns(seen: str, meant: str) -> bool:
    return any(seen == prefix + meant or meant == prefix + seen for prefix in _TURNING)
