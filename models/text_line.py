"""What a line of print says: a network reads it column by column.

The weights are those of PP-OCRv6's small recogniser (Apache-2.0), without the signs that letters
in Latin script do not have, and learned on from print of Dutch letters: docs/line-reader.md. Where
it is not sure, how words are spelt tells too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.likeliest_line import MayFollow, SignRun, likeliest, readings_of
from models.line_likelihood import log_likelihoods, placed
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
#: Where a line can only have some signs, each of them is at least so likely before they share
#: what was given to the others.
_LEAST_LEFT = 1e-6


@dataclass(frozen=True)
class Sign:
    """A sign as read: `x` where its middle is in the picture, px; `sure` in 0..1."""

    text: str
    x: float
    sure: float


@dataclass(frozen=True, eq=False)
class Look:
    """What the network makes of a picture `wide` px wide: how likely each column shows which sign.

    `columns` float32 (N, 1 + signs), of nothing first.
    """

    columns: NDArray[np.float32]
    wide: int


class TextLine:
    """The network; made once, used for every line of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("text_line")

    @cached_property
    def signs(self) -> str:
        """All that it can read, in the order of the columns of a `Look` from the second on."""
        return self._session.about["signs"] + " "

    def read(self, picture: NDArray[np.uint8]) -> tuple[Sign, ...]:
        """The signs in a picture of one line, uint8 grey (48, W), from left to right.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        return self._decoded(self.look(picture))

    def look(self, picture: NDArray[np.uint8]) -> Look:
        """What a picture as above shows, column by column; raises as `read` does."""
        given = as_given(picture)
        return Look(np.asarray(self._session.run(given)[0][0], np.float32), given.shape[3])

    def readings(
        self, look: Look, count: int, only: str | None = None, may_follow: MayFollow | None = None
    ) -> list[str]:
        """What a line may say, the likeliest first, as it is spelt too; at most `count` texts.

        Only with signs of `only`, if given, and only what `may_follow` lets follow.
        """
        columns = look.columns if only is None else self._with_only(look.columns, only)
        return readings_of(columns, self.signs, self.spelling, count, may_follow)

    def log_likelihoods(self, look: Look, texts: Sequence[str]) -> NDArray[np.float64]:
        """How likely a line is seen to show each of some texts: natural logarithms."""
        return log_likelihoods(look.columns, [self._numbers(text) for text in texts])

    def placed(self, look: Look, text: str) -> tuple[Sign, ...]:
        """The signs of a text where they stand if a line shows it, each as sure as it is seen."""
        column_px = look.wide / len(look.columns)
        return tuple(
            Sign(
                self.signs[number - 1],
                (start + end) / 2 * column_px,
                float(look.columns[start:end, number].max()),
            )
            for number, start, end in placed(look.columns, self._numbers(text))
        )

    def knows(self, text: str) -> bool:
        """Whether it can read all signs of a text."""
        return all(sign in self.signs for sign in text)

    @cached_property
    def spelling(self) -> Spelling:
        """How words are spelt; made once, too."""
        return Spelling()

    def _numbers(self, text: str) -> list[int]:
        return [self.signs.index(sign) + 1 for sign in text]

    def _with_only(self, columns: NDArray[np.float32], signs: str) -> NDArray[np.float32]:
        """The same columns of a line that has no other signs."""
        kept = np.zeros(columns.shape[1], np.float32)
        kept[[_BLANK, *self._numbers(signs)]] = 1.0
        left = np.maximum(columns * kept, _LEAST_LEFT * kept)
        return np.asarray(left / left.sum(axis=1, keepdims=True), np.float32)

    def _decoded(self, look: Look) -> tuple[Sign, ...]:
        """The signs of a line whose columns tell how likely each shows which."""
        likely = look.columns
        runs = _as_seen(likely)
        sure = [float(likely[start:end, number].max()) for number, start, end in runs]
        if runs and min(sure) < _SURE and sum(sure) >= _NO_PRINT * len(sure):
            runs = likeliest(likely, self.signs, self.spelling)
        column_px = look.wide / len(likely)
        return tuple(
            self._sign(likely[start:end], number, (start + end) / 2 * column_px)
            for number, start, end in runs
        )

    def _sign(self, likely: NDArray[np.float32], best: int, x: float) -> Sign:
        most = likely.max(axis=0)
        text = self.signs[best - 1]
        if text == "'" and most[self.signs.index("’") + 1] >= _LEAST_TYPESET:
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
