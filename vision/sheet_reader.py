"""Reading a whole sheet of print: from a frame of any letter to what it says and where.

The sheet is found and straightened, its print turned upright, and read line by line.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from vision.blocks import blocks_of
from vision.geometry import FramePx, Homography, PageMm
from vision.network_outline import NetworkPageFinder
from vision.outcome import Miss, MissReason
from vision.outline import PageFinder
from vision.picture import Frame, Page
from vision.printed import PrintedLine, PrintedWord, SheetText
from vision.quality import obstacle, why_unknown
from vision.reader import READING_PX_PER_MM, Word
from vision.rectify import rectify
from vision.register import evened
from vision.sheet_finding import FoundSheet, find_sheet, sheet_of, whole_picture
from vision.tesseract import Layout, Tesseract

Told = Callable[[float], None]

#: Lines read with less confidence than this on average say that the print lies the other way up.
_UPRIGHT = 0.6


@dataclass(frozen=True, eq=False)
class ReadSheet:
    """A sheet as it was read.

    `page` has its corners TL, TR, BR, BL as printed; `page_to_frame` takes the places in `text` to
    the frame. `is_complete` is False where there is print that could not be read.
    """

    text: SheetText
    page: Page
    page_to_frame: Homography[PageMm, FramePx]
    is_complete: bool


def _unheard(_share: float) -> None:
    pass


@dataclass(eq=False)
class SheetReader:
    """Reads sheets of print in any pose and light."""

    finder: PageFinder = field(default_factory=NetworkPageFinder)
    tesseract: Tesseract = field(default_factory=lambda: Tesseract(layout=Layout.PAGE))

    def read(
        self, frame: Frame, page: Page | None = None, told: Callable[[float], None] | None = None
    ) -> ReadSheet | Miss:
        """What the sheet in `frame` says, or why it cannot be read.

        `page` is its outline where that is known already. `told` hears the share done, 0..1.

        Raises:
            ReadingError: Tesseract is missing, crashed or ran out of time.
            ModelsError: a network is missing or changed.
        """
        tell = told or _unheard
        hindrance = obstacle(frame)
        if hindrance is not None:
            return Miss(hindrance)
        sheet = self._sheet(frame, page)
        tell(0.1)
        return self._read(frame, sheet, tell)

    def _sheet(self, frame: Frame, page: Page | None) -> FoundSheet:
        if page is not None:
            return sheet_of(frame, page)
        return find_sheet(frame, self.finder) or whole_picture(frame)

    def _read(self, frame: Frame, sheet: FoundSheet, tell: Told) -> ReadSheet | Miss:
        upright, lines = sheet, self._lines(frame, sheet)
        sure = _sureness(lines)
        for turns in (2, 1, 3):
            if sure > _UPRIGHT:
                break
            turned = sheet.turned(turns)
            others = self._lines(frame, turned)
            if _sureness(others) > sure:
                upright, lines, sure = turned, others, _sureness(others)
        tell(1.0)
        if not lines or sure < _UPRIGHT:
            reason = why_unknown(frame, sheet.page)
            if reason is not MissReason.UNKNOWN_FORM:
                return Miss(reason, sheet.page)
        text = SheetText(
            upright.width_mm, upright.height_mm, blocks_of(lines, upright.height_mm)
        )  # fmt: skip
        return ReadSheet(text, upright.page, upright.page_to_frame, is_complete=True)

    def _lines(self, frame: Frame, sheet: FoundSheet) -> tuple[PrintedLine, ...]:
        scan = rectify(
            frame, sheet.page_to_frame, sheet.width_mm, sheet.height_mm, READING_PX_PER_MM
        )
        read = self.tesseract.read_lines(evened(scan.grey), READING_PX_PER_MM)
        return tuple(PrintedLine(tuple(_printed(word) for word in line)) for line in read)


def _sureness(lines: tuple[PrintedLine, ...]) -> float:
    words = [word for line in lines for word in line.words]
    length = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / length if length else 0.0


def _printed(word: Word) -> PrintedWord:
    edges = (word.left, word.top, word.right, word.bottom)
    return PrintedWord(word.text, word.confidence, *(edge / READING_PX_PER_MM for edge in edges))
