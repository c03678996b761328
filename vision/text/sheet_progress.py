"""How far reading a sheet is, for who waits for it."""

from collections.abc import Callable
from dataclasses import dataclass

#: Shares of the work on one sheet: finding it, turning it upright and finding its lines, and those.
_FOUND, _TURNED = 0.08, 0.2


@dataclass(frozen=True)
class SheetProgress:
    """How far a sheet is: `share` of the work done, 0..1; `line` of its `lines` were read.

    `lines` is None until they are found.
    """

    share: float
    line: int = 0
    lines: int | None = None


#: Hears how far a sheet is; what it raises ends the reading.
OnSheetProgress = Callable[[SheetProgress], None]

SHEET_FOUND = SheetProgress(_FOUND)
SHEET_TURNED = SheetProgress(_TURNED)


def lines_read(line: int, lines: int) -> SheetProgress:
    """How far a sheet is when `line` of its `lines` were read; done where it has none."""
    share = _TURNED + (1 - _TURNED) * line / lines if lines else 1.0
    return SheetProgress(share, line, lines)
