"""How far the work on a picture is, for who waits for the answer. Counts, never content."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from vision.text.sheet_progress import OnSheetProgress, SheetProgress

#: Shares of the whole work, as timed on photos of specimens: looking whether it is a form we know,
#: then all reading, then understanding; what is left is saying it.
_LOOKED, _READ, _UNDERSTOOD = 0.06, 0.92, 0.94
#: No bar shows more of a share.
_DECIMALS = 4


class ProgressStage(StrEnum):
    """What is being done now."""

    #: Nothing yet: every worker is at another picture.
    WAITING = "waiting"
    #: Looking whether the paper is a form we know, and where its edges are.
    LOOKING = "looking"
    #: The sheet was found: it is turned upright and its lines are sought.
    FOUND = "found"
    READING = "reading"
    UNDERSTANDING = "understanding"
    TRANSLATING = "translating"


@dataclass(frozen=True)
class Progress:
    """How far it is: `share` of all work, 0..1; sheet `page` of `pages`, from 1.

    Of that sheet `line` of `lines` were read; `lines` is None until they are found.
    """

    stage: ProgressStage
    share: float
    page: int = 1
    pages: int = 1
    line: int = 0
    lines: int | None = None


#: Hears how far it is; what it raises ends the work.
OnProgress = Callable[[Progress], None]

WAITING = Progress(ProgressStage.WAITING, 0.0)
LOOKING = Progress(ProgressStage.LOOKING, 0.0)


def no_listener(_progress: Progress) -> None:
    """For work that nobody follows."""


def understanding(pages: int) -> Progress:
    """How far it is when all `pages` were read."""
    return Progress(ProgressStage.UNDERSTANDING, _READ, pages, pages)


def translating(pages: int) -> Progress:
    """How far it is when the letter on `pages` was understood: it is said to its reader."""
    return Progress(ProgressStage.TRANSLATING, _UNDERSTOOD, pages, pages)


def about_sheet(on_progress: OnProgress, page: int, pages: int) -> OnSheetProgress:
    """Hears how far sheet `page` of `pages` is, and tells how far all is."""

    def tell(sheet: SheetProgress) -> None:
        share = _LOOKED + (_READ - _LOOKED) * (page - 1 + sheet.share) / pages
        stage = ProgressStage.FOUND if sheet.lines is None else ProgressStage.READING
        # Rounded, as the last line must not come out a hair beyond what follows.
        on_progress(Progress(stage, round(share, _DECIMALS), page, pages, sheet.line, sheet.lines))

    return tell
