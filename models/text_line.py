"""What a line of print says: a network reads it column by column.

The weights are those of PP-OCRv6's small recogniser (Apache-2.0), without the signs that letters
in Latin script do not have: docs/decisions/0017-reading-letters.md.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models.session import Session

#: The network sees lines of this height, and says one sign or none for each so many columns.
LINE_HEIGHT_PX, COLUMN_PX = 48, 8
#: Narrower pictures are widened with paper: the network was not shown any.
_LEAST_WIDTH_PX = 96
#: No line of print is longer.
_MOST_WIDTH_PX = 4096
_BLANK = 0
#: Few languages but Dutch have ij, which blurs into one stroke: a j behind an i is read from this
#: likelihood on. One that is printed seldom comes below it, and one that is not seldom above it.
_LEAST_J = 0.02
#: The network says ' where ’ is printed, and how likely that is only weakly: from here on it is ’.
#: Sharp print of either is told apart in nine of ten, the smallest that is read in two of three.
_LEAST_TYPESET = 0.0005


@dataclass(frozen=True)
class Sign:
    """A sign as read: `x` where its middle is in the picture, px; `sure` in 0..1.

    `rival` is what it would be otherwise, and `rival_sure` how likely that is.
    """

    text: str
    x: float
    sure: float
    rival: str = ""
    rival_sure: float = 0.0


class TextLine:
    """The network; made once, used for every line of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("text_line")

    @cached_property
    def _signs(self) -> str:
        return self._session.about["signs"] + " "

    @cached_property
    def _i(self) -> int:
        return self._signs.index("i") + 1

    @cached_property
    def _j(self) -> int:
        return self._signs.index("j") + 1

    @cached_property
    def _typeset(self) -> int:
        return self._signs.index("’") + 1

    def read(self, picture: NDArray[np.uint8]) -> tuple[Sign, ...]:
        """The signs in a picture of one line, uint8 grey (48, W), from left to right.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        height, width = picture.shape
        if height != LINE_HEIGHT_PX or width == 0:
            raise ValueError(f"a line is {LINE_HEIGHT_PX} px high, not {height}, and not empty")
        cut = picture[:, :_MOST_WIDTH_PX]
        wide = max(_LEAST_WIDTH_PX, -(-cut.shape[1] // COLUMN_PX) * COLUMN_PX)
        given = np.zeros((1, 3, LINE_HEIGHT_PX, wide), np.float32)
        given[..., : cut.shape[1]] = cut.astype(np.float32) / 127.5 - 1
        return self._decoded(self._session.run(given)[0][0], wide)

    def _decoded(self, likely: NDArray[np.float32], wide: int) -> tuple[Sign, ...]:
        """One sign for each run of columns that say the same; blanks part equal ones."""
        best = likely.argmax(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        ends = np.append(starts[1:], len(best))
        column_px = wide / len(best)
        runs = [(int(a), int(b)) for a, b in zip(starts, ends, strict=True) if best[a] != _BLANK]
        signs = []
        for (start, end), (after, _) in pairwise([*runs, (len(best), len(best))]):
            signs.append(self._sign(likely[start:end], best[start], (start + end) / 2 * column_px))
            is_read = after < len(best) and best[after] == self._j
            if best[start] == self._i and not is_read:
                signs += self._lost_j(likely[:after], start, column_px)
        return tuple(signs)

    def _lost_j(
        self, likely: NDArray[np.float32], start: int, column_px: float
    ) -> tuple[Sign, ...]:
        """The j that may stand behind an i, in the columns from where that begins."""
        at = start + int(likely[start:, self._j].argmax())
        sure = float(likely[at, self._j])
        return (Sign("j", (at + 0.5) * column_px, sure),) if sure >= _LEAST_J else ()

    def _sign(self, likely: NDArray[np.float32], best: int, x: float) -> Sign:
        most = likely.max(axis=0)
        sure = float(most[best])
        is_typeset = self._signs[best - 1] == "'" and most[self._typeset] >= _LEAST_TYPESET
        text = "’" if is_typeset else self._signs[best - 1]
        most[[_BLANK, best]] = 0
        rival = int(most.argmax())
        return Sign(text, float(x), sure, self._signs[rival - 1], float(most[rival]))
