"""Reading the lines with figures in a part of a page that lies on a frame.

Where a page lies is known to a millimetre, so that only a window of it need be straightened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.text_line import LINE_HEIGHT_PX, Sign, TextLine
from vision.fields.reader import READING_PX_PER_MM
from vision.geometry import FramePx, Homography, PageMm, shifting
from vision.pages.known.figure_line import FigureLine, has_figures
from vision.picture import Frame, Scan
from vision.rectify import rectify
from vision.text.print_lines import find_strips
from vision.text.scan_light import dark_on_light
from vision.text.strip import Strip

#: As whole sheets are read: a seventh narrower, and as well read.
_NARROWED = 0.87
#: Longer lines are left out: they take their time, and one sign of them is misread.
_LONGEST_MM = 80.0
#: A line that ends where the frame does goes on outside: so much paper must be in sight around it.
_ROOM_MM = 0.8


@dataclass(frozen=True)
class ReadLine:
    """A line as read: `sure` of its least sure letter or figure, and of its figure, in 0..1."""

    line: FigureLine
    sure: float
    figures_sure: float


@dataclass(eq=False)
class FigureReader:
    """Reads lines of print that bear figures."""

    network: TextLine = field(default_factory=TextLine)

    def read(
        self, frame: Frame, page_to_frame: Homography[PageMm, FramePx], window: FigureLine
    ) -> list[ReadLine]:
        """The lines with figures that are wholly in sight in a box of the page, from the top.

        Raises:
            ModelsError: the network is missing or changed.
        """
        to_window = shifting(window.left_mm, window.top_mm)
        size_mm = window.right_mm - window.left_mm, window.bottom_mm - window.top_mm
        scan = rectify(
            frame, to_window.then(page_to_frame), *size_mm, READING_PX_PER_MM, is_crisp=True
        )
        grey = dark_on_light(scan)
        lines = []
        for strip in find_strips(grey, READING_PX_PER_MM):
            if strip.right - strip.left > _LONGEST_MM or not _is_whole(strip, scan):
                continue
            picture = strip.crop(grey, READING_PX_PER_MM, LINE_HEIGHT_PX, _NARROWED)
            signs = self.network.read(picture)
            text = "".join(sign.text for sign in signs)
            if has_figures(text):
                at = window.left_mm, window.top_mm
                lines.append(_line(text, signs, strip, at))
        return lines


def _is_whole(strip: Strip, scan: Scan) -> bool:
    """Whether a line and some paper around it are in sight."""
    top, bottom = strip.middle - strip.height / 2, strip.middle + strip.height / 2
    sides = strip.left - _ROOM_MM, top, strip.right + _ROOM_MM, bottom
    left, first, right, last = (round(side * scan.px_per_mm) for side in sides)
    height, width = scan.seen.shape
    if left < 0 or right > width:
        return False
    return bool(scan.seen[max(0, first) : last, left:right].all())


def _line(
    text: str, signs: Sequence[Sign], strip: Strip, at: tuple[float, float]
) -> ReadLine:
    left, top = at
    high = strip.middle - strip.height / 2, strip.middle + strip.height / 2
    line = FigureLine(
        text, left + strip.left, top + high[0], left + strip.right, top + high[1]
    )
    sure = min((sign.sure for sign in signs if sign.text.isalnum()), default=0.0)
    figures_sure = min((sign.sure for sign in signs if sign.text.isdecimal()), default=0.0)
    return ReadLine(line, sure, figures_sure)
