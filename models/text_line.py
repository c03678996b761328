"""What a line of print says: a network reads it column by column.

The weights are those of PP-OCRv6's small recogniser (Apache-2.0), without the signs that letters
in Latin script do not have, and learned on from print of Dutch letters: docs/line-reader.md. Where
it is not sure, how words are spelt tells too.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.likeliest_line import SignRun, likeliest
from models.session import Session
from models.spelling import Spelling

#: The network sees lines of this height, and says one sign or none for each so many columns.
LINE_HEIGHT_PX, COLUMN_PX = 48, 8
#: Narrower pictures are widened with paper: the network was not shown any.
_LEAST_WIDTH_PX = 96
#: No line of print is longer.
_MOST_WIDTH_PX = 4096
_BLANK = 0
#: ' and ’ look alike from afar, and letters print the typographic one more often: from
#: this likelihood on it is that. Nine of ten of either are told apart from 110 dpi on, two of
#: three at 78.
_LEAST_TYPESET = 0.17
#: Where every sign of a line is as sure as this, its spelling is not asked; nor where they are less
#: sure than the second on average: of scribble and noise it would make words.
_SURE, _NO_PRINT = 0.97, 0.4


@dataclass(frozen=True)
class Sign:
    """A sign as read: `x` where its middle is in the picture, px; `sure` in 0..1."""

    text: str
    x: float
    sure: float


class TextLine:
    """The network; made once, used for every line of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("text_line")

    @cached_property
    def _signs(self) -> str:
        return self._session.about["signs"] + " "

    def read(self, picture: NDArray[np.uint8]) -> tuple[Sign, ...]:
        """The signs in a picture of one line, uint8 grey (48, W), from left to right.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        given = as_given(picture)
        return self._decoded(self._session.run(given)[0][0], given.shape[3])

    @cached_property
    def spelling(self) -> Spelling:
        """How words are spelt; made once, too."""
        return Spelling()

    def _decoded(self, likely: NDArray[np.float32], wide: int) -> tuple[Sign, ...]:
        """The signs of a line whose columns tell how likely each shows which."""
        runs = _as_seen(likely)
        sure = [float(likely[start:end, number].max()) for number, start, end in runs]
        if runs and min(sure) < _SURE and sum(sure) >= _NO_PRINT * len(sure):
            runs = likeliest(likely, self._signs, self.spelling)
        column_px = wide / len(likely)
        return tuple(
            self._sign(likely[start:end], number, (start + end) / 2 * column_px)
            for number, start, end in runs
        )

    def _sign(self, likely: NDArray[np.float32], best: int, x: float) -> Sign:
        most = likely.max(axis=0)
        text = self._signs[best - 1]
        if text == "'" and most[self._signs.index("’") + 1] >= _LEAST_TYPESET:
            text = "’"
        return Sign(text, x, float(most[best]))


def _as_seen(likely: NDArray[np.float32]) -> list[SignRun]:
    """One sign for each run of columns that say the same; blanks part equal ones."""
    best = likely.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1)).tolist()
    ends = [*starts[1:], len(best)]
    runs = zip(best[starts].tolist(), starts, ends, strict=True)
    return [run for run in runs if run[0] != _BLANK]


def as_given(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A picture of a line, uint8 grey (48, W), as the network is given it: (1, 3, 48, columns)."""
    height, width = picture.shape
    if height != LINE_HEIGHT_PX or width == 0:
        raise ValueError(f"a line is {LINE_HEIGHT_PX} px high, not {height}, and not empty")
    cut = picture[:, :_MOST_WIDTH_PX]
    wide = max(_LEAST_WIDTH_PX, -(-cut.shape[1] // COLUMN_PX) * COLUMN_PX)
    given = np.zeros((1, 3, LINE_HEIGHT_PX, wide), np.float32)
    given[..., : cut.shape[1]] = cut.astype(np.float32) / 127.5 - 1
    return given
