"""Whether a field of a known form is still empty: the scan minus the blank page.

Nothing is recognised here: ink is what the paper shows and the blank page does not.
"""

from dataclasses import dataclass
from enum import StrEnum

from vision.geometry import PageMm, Quad


class AreaKind(StrEnum):
    """What people put in an area; decides how much ink counts."""

    TICK = "tick"
    WRITE = "write"
    COMB = "comb"
    SIGNATURE = "signature"


class MarkState(StrEnum):
    """What was found in an area; the values are those of the public contract."""

    EMPTY = "empty"
    FILLED = "filled"
    TICKED = "ticked"
    UNTICKED = "unticked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Area:
    """A place on the page where something is ticked or written.

    `id` names it to the caller and means nothing here; `quad` is its edge on paper;
    `comb_cells` counts the boxes of a comb, one character each.
    """

    id: str
    kind: AreaKind
    quad: Quad[PageMm]
    comb_cells: int | None = None
