"""Which letter follows which: what is likelier to stand in a word, as far as its letters tell.

An n-gram model of the letters of words, backing off to shorter ones (Witten and Bell, "The
zero-frequency problem", 1991; Chen and Goodman, "An empirical study of smoothing techniques for
language modeling", 1998). It knows no word, so that a name nobody has heard of is read as well as
any that is spelt like the words around it. Figures and codes it says nothing of.
"""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.weight_files import weights_of

#: What stands before the first letter of a word, behind its last, and in place of all of a code.
START, END, CODE = "^", "$", "#"
#: These part an address, and say what may follow: ".nl" is likelier than ".al".
PARTS = ".@"
#: Letters looked back on.
REACH = 5
#: A letter takes so many bits in the number of a piece of a word.
_BITS = 8
#: Of shorter words it is not said that they may end there: they are initials and abbreviations.
_SHORTEST = 3
#: A capital within a word is so much less likely (natural logarithm).
_CAPITAL = -2.0
#: Nothing is less likely than this: names and mistakes are printed too.
_LEAST = -4.0


class Spelling:
    """How likely letters follow each other; made once, used by one thread."""

    def __init__(self, folder: Any = None) -> None:
        """Load spelling.npz from `folder`, by default our own weights.

        Raises:
            ModelsError: the file or its line in the manifest is missing, or they differ.
        """
        content = weights_of("spelling.npz", folder)
        with np.load(io.BytesIO(content), allow_pickle=False) as kept:
            self._letters = {letter: at for at, letter in enumerate(str(kept["letters"]), 1)}
            self._pieces: NDArray[np.uint64] = np.cumsum(kept["steps"], dtype=np.uint64)
            self._likely: NDArray[np.float16] = kept["likely"]
            self._backing_off: NDArray[np.float16] = kept["backing_off"]

    def fit(self, text: str) -> float:
        """How much likelier the letters of a text are as they follow each other, on average.

        A natural logarithm; 0 of a text without letters. Words have 1 to 2, scribble half of that.
        """
        return self.gain(text) / max(1, sum(map(str.isalpha, text)))

    def gain(self, text: str) -> float:
        """How much likelier the letters of a text are as they follow each other, all together."""
        gain, before = 0.0, START
        for sign in f"{text} ":
            more, before = self.follow(before, sign)
            gain += more
        return gain

    def follow(self, before: str, sign: str) -> tuple[float, str]:
        """How much likelier a sign is made by those `before` it in its word, and what is then.

        `before` is START at first, and then what was given for the last sign. The likelihood is a
        natural logarithm, 0 where nothing is known.
        """
        letter = sign.lower()[:1]
        if not sign.isalpha():
            ends = CODE not in before and len(before) > _SHORTEST
            return self._gain(before, END) if ends else 0.0, sign if sign in PARTS else START
        if before == CODE:
            return 0.0, CODE
        if sign != letter and len(before) > 1:
            return 0.0 if len(before) == 2 else _CAPITAL, CODE
        return self._gain(before, letter), before + letter

    def _gain(self, before: str, letter: str) -> float:
        """How much likelier a letter is there than anywhere."""
        if letter not in self._letters:
            return 0.0
        return max(_LEAST, self._likelihood(before[-REACH:] + letter) - self._likelihood(letter))

    def _likelihood(self, piece: str) -> float:
        """Of the last letter of a piece of a word behind the others."""
        at = self._place(piece)
        if at is not None:
            return float(self._likely[at])
        if len(piece) == 1:
            return 0.0
        less = self._place(piece[:-1])
        return self._likelihood(piece[1:]) + (0.0 if less is None else self._backing_off[less])

    def _place(self, piece: str) -> int | None:
        number = numbered(piece, self._letters)
        at = int(np.searchsorted(self._pieces, number))
        return at if at < len(self._pieces) and self._pieces[at] == number else None


def numbered(piece: str, letters: dict[str, int]) -> np.uint64:
    """The number of a piece of a word, of at most eight letters; each has its own."""
    number = 0
    for letter in piece:
        number = number << _BITS | letters.get(letter, 0)
    return np.uint64(number)
