"""What was read on a sheet, and where it lies: all that is told of it needs none of what reads."""

from dataclasses import dataclass

from vision.geometry import FramePx, Homography, PageMm
from vision.picture import Page
from vision.text.printed import SheetText


@dataclass(frozen=True, eq=False)
class ReadSheet:
    """A sheet as it was read.

    `page` has its corners TL, TR, BR, BL as printed; `page_to_frame` takes the places in `text` to
    the frame. `is_complete` is False where print was not reached in time, lies outside the frame,
    which `is_cut_off` says, or under a highlight, which `is_dazzled` says.
    """

    text: SheetText
    page: Page
    page_to_frame: Homography[PageMm, FramePx]
    is_complete: bool
    is_cut_off: bool
    is_dazzled: bool = False
