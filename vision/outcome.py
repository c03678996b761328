"""What looking at a picture can lead to. A miss is a normal answer, never an error."""

from dataclasses import dataclass, field
from enum import StrEnum

from vision.geometry import FramePx, Homography, PageMm, PageToFrame, Warp
from vision.picture import Page, Scan


class MissReason(StrEnum):
    """Why nothing was recognised; the values are those of the public contract."""

    NO_PAGE = "no-page"
    TOO_DARK = "too-dark"
    BLURRED = "blurred"
    TOO_FAR = "too-far"
    GLARE = "glare"
    CUT_OFF = "cut-off"
    UNKNOWN_FORM = "unknown-form"


@dataclass(frozen=True)
class Miss:
    """Nothing recognised, and why. `page` is the sheet where one was seen all the same."""

    reason: MissReason
    page: Page | None = None


@dataclass(frozen=True, eq=False)
class Match:
    """A printed page recognised in a frame.

    `key` is the Reference's; `candidates` are the keys that share this very page, `key` included.
    `page` has its corners TL, TR, BR, BL as printed. `confidence` in 0..1. `warp` where the paper
    is not flat; `page_to_frame` is then the flat map nearest to it. `scan` is the sheet at
    REFERENCE_PX_PER_MM, where it was straightened to tell which page it is.
    """

    key: str
    candidates: tuple[str, ...]
    page_to_frame: Homography[PageMm, FramePx]
    page: Page
    confidence: float
    warp: Warp | None = None
    scan: Scan | None = None
    timing_ms: dict[str, float] = field(default_factory=dict)

    @property
    def lie(self) -> PageToFrame:
        """The map that is right for flat paper and for other paper."""
        return self.warp or self.page_to_frame
