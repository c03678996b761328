"""Reading the lines with figures in a part of a page that lies on a frame.

Where a page lies is known to a millimetre or two, so that only a window of it is straightened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.text_line import LINE_HEIGHT_PX, TextLine
from vision.fields.reader import READING_PX_PER_MM
from vision.geometry import FramePx, Homography, PageMm, picture_outline, shifting
from vision.pages.known.figure_line import (
    LONGEST_MM,
    MARGIN_MM,
    Box,
    FigureLine,
    has_figures,
    is_kept,
)
from vision.picture import Frame, Grey, Reference, Scan
from vision.rectify import rectify
from vision.text.print_lines import find_strips
from vision.text.scan_light import dark_on_light
from vision.text.strip import NARROWED, WIDENED, Strip

#: Of a page as its owner made it no figure is read less surely than this.
_SURE_OF_PAGE = 0.95
#: A line that ends where the frame does goes on outside: so much paper must be in sight beside it.
_ROOM_MM = 0.8
#: Lines are read narrowed and widened; of a place known a line is there that is as near as this.
_BOTH_WAYS, _NEAR_MM = (NARROWED, WIDENED), 2.5


@dataclass(frozen=True)
class ReadLine:
    """A line as it was read, twice alike; `sure` of its least sure figure, 0..1."""

    line: FigureLine
    sure: float


@dataclass(eq=False)
class FigureReader:
    """Reads lines of print that bear figures."""

    network: TextLine = field(default_factory=TextLine)

    def read(
        self, frame: Frame, page_to_frame: Homography[PageMm, FramePx], window: Box
    ) -> list[ReadLine]:
        """The lines with figures that are wholly in sight in a box of the page, from the top.

        Raises:
            ModelsError: the network is missing or changed.
        """
        to_frame = shifting(window.left_mm, window.top_mm).then(page_to_frame)
        scan = rectify(
            frame, to_frame, window.width_mm, window.height_mm, READING_PX_PER_MM, is_crisp=True
        )
        if not scan.seen.any():
            return []
        grey = dark_on_light(scan)
        strips = find_strips(grey, READING_PX_PER_MM)
        whole = [strip for strip in strips if _is_short(strip) and _is_whole(strip, scan)]
        read = (self._line(grey, strip, window) for strip in whole)
        return [each for each in read if each is not None]

    def likeliest(
        self,
        frame: Frame,
        page_to_frame: Homography[PageMm, FramePx],
        window: Box,
        texts: Sequence[str],
        most: int,
    ) -> list[str]:
        """Of some texts those that the line in the middle of a box may be, the likeliest first.

        None where no line is in sight there. Raises as `read` does.
        """
        to_frame = shifting(window.left_mm, window.top_mm).then(page_to_frame)
        scan = rectify(
            frame, to_frame, window.width_mm, window.height_mm, READING_PX_PER_MM, is_crisp=True
        )
        grey = dark_on_light(scan)
        legible = [text for text in texts if self.network.knows(text)]
        likely = [
            sum(self._likelihoods(grey, strip, narrowed, legible) for narrowed in _BOTH_WAYS)
            for strip in find_strips(grey, READING_PX_PER_MM)
            if abs(strip.middle - window.height_mm / 2) < _NEAR_MM
        ]
        if not likely or not legible:
            return []
        best = max(likely, key=np.max)
        return [legible[number] for number in np.argsort(-best)[:most]]

    def _likelihoods(
        self, grey: Grey, strip: Strip, narrowed: float, texts: Sequence[str]
    ) -> NDArray[np.float64]:
        picture = strip.crop(grey, READING_PX_PER_MM, LINE_HEIGHT_PX, narrowed)
        return self.network.log_likelihoods(self.network.look(picture), texts)

    def read_page(self, page: Reference) -> tuple[FigureLine, ...]:
        """The lines with figures at the head and the foot of a page as its owner made it.

        Raises:
            ModelsError: the network is missing or changed.
        """
        frame = Frame(np.repeat(page.grey[..., None], 3, axis=2))
        height_px, width_px = page.grey.shape
        to_frame = Homography.between(page.outline, picture_outline(width_px, height_px))
        foot_mm = max(MARGIN_MM, page.height_mm - MARGIN_MM)
        windows = (
            Box(0, 0, page.width_mm, min(MARGIN_MM, page.height_mm)),
            Box(0, foot_mm, page.width_mm, page.height_mm),
        )
        read = [
            each
            for window in windows
            if window.height_mm > 0
            for each in self.read(frame, to_frame, window)
        ]
        return tuple(
            each.line
            for each in read
            if each.sure >= _SURE_OF_PAGE and is_kept(each.line.text, each.line.box, page.height_mm)
        )

    def _line(self, grey: Grey, strip: Strip, window: Box) -> ReadLine | None:
        """A line as read twice alike; None where it bears no figure, or is read otherwise then."""
        high = strip.middle - strip.height / 2, strip.middle + strip.height / 2
        box = Box(strip.left, high[0], strip.right, high[1]).moved(window.left_mm, window.top_mm)
        line, sure = self._read(grey, strip, NARROWED, box)
        if not has_figures(line.text):
            return None
        again, sure_again = self._read(grey, strip, WIDENED, box)
        if again.figures != line.figures:
            return None
        return ReadLine(line, min(sure, sure_again))

    def _read(
        self, grey: Grey, strip: Strip, narrowed: float, box: Box
    ) -> tuple[FigureLine, float]:
        picture = strip.crop(grey, READING_PX_PER_MM, LINE_HEIGHT_PX, narrowed)
        signs = self.network.read(picture)
        text = "".join(sign.text for sign in signs)
        sure = min((sign.sure for sign in signs if sign.text.isdecimal()), default=0.0)
        return FigureLine(text, box), sure


def _is_short(strip: Strip) -> bool:
    return strip.right - strip.left <= LONGEST_MM


def _is_whole(strip: Strip, scan: Scan) -> bool:
    """Whether a line and some paper beside it are in sight."""
    top, bottom = strip.middle - strip.height / 2, strip.middle + strip.height / 2
    sides = strip.left - _ROOM_MM, top, strip.right + _ROOM_MM, bottom
    left, first, right, last = (round(side * scan.px_per_mm) for side in sides)
    if left < 0 or right > scan.seen.shape[1]:
        return False
    return bool(scan.seen[max(0, first) : last, left:right].all())
