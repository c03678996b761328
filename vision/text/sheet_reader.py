"""Reading a whole sheet of print: from a frame of any letter to what it says and where.

The sheet is found and straightened, its print turned upright, its lines found and read one by one.
"""

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from models.page_sides import PageSides
from models.text_line import LINE_HEIGHT_PX, TextLine
from vision.fields.reader import READING_PX_PER_MM
from vision.outcome import Miss, MissReason
from vision.picture import Frame, Grey, Page
from vision.quality import is_cut_off, obstacle, why_unknown
from vision.rectify import rectify
from vision.sheets.network_outline import NetworkPageFinder
from vision.sheets.outline import PageFinder
from vision.text.blocks import blocks_of
from vision.text.line_words import words_of
from vision.text.mirrored import MAY_BE_MIRRORED, is_mirrored
from vision.text.out_of_sight import is_dazzled, runs_out, washed_out_share
from vision.text.print_lines import find_strips
from vision.text.printed import PrintedLine, PrintedWord, SheetText
from vision.text.read_again import read_again
from vision.text.read_sheet import ReadSheet
from vision.text.scan_light import dark_on_light
from vision.text.sheet_finding import (
    FoundSheet,
    find_sheet,
    sheet_beside,
    sheet_of,
    whole_picture,
)
from vision.text.sheet_progress import (
    SHEET_FOUND,
    SHEET_TURNED,
    OnSheetProgress,
    SheetProgress,
    lines_read,
)
from vision.text.strip import NARROWED, WIDENED, Strip
from vision.text.upright import quarter_turns

#: Addresses of the web and of mail, whose words run into each other, are read a second time, wider
#: than they are; what is read more surely counts.
_ADDRESS = re.compile(r"@|ww|[a-z]{6,}\.[a-z]{2,3}\b", re.IGNORECASE)
#: A line whose signs are less sure than this on average is no print, and a word less sure no word.
_LEAST_SURE_LINE, _LEAST_SURE_WORD = 0.55, 0.15
#: From this sureness on it is print all the same where its words are spelt as words are: of such
#: lines of made letters and real photos, looked at one by one, hardly one was scribble or noise.
_UNSURE_LINE, _AS_WORDS = 0.42, 0.75
#: A line of so few signs is print only if its height is between these shares of the usual, and its
#: signs are no wider than so many times that. One sign alone is hardly ever larger than the usual.
_FEW, _ODD, _SPARSE, _ODD_ALONE = 3, (0.6, 1.55), 2.5, 1.3
#: But for the last word of a heading, read so surely: the line above it is longer, as large within
#: this factor, and its middle no farther than so many times its height.
_AS_WORD, _AS_LARGE, _NEXT_LINE = 0.9, 1.3, 2.2
#: A sheet read less surely than this on average cannot be read: blurred, too far, handwriting.
_LEAST_SURE_SHEET = 0.72
#: On such a sheet more than this share of the lines is of a few signs: that is no print of ours.
_WORDLESS = 0.75
#: With less than this sureness after so many lines, most from the top, the rest is not read.
_HOPELESS, _ENOUGH_LINES, _TOP_LINES = 0.45, 36, 24
#: Where a frame shows fewer px per mm, print that cannot be read is too far away.
_LEAST_PX_PER_MM = 2.6
#: Lines lie under a highlight where more than this share of them is as bright as the sensor goes,
#: none do on blank paper in bright light, a twentieth and more in a highlight.
_DAZZLED = 0.02
#: Which way up print lies is settled at this resolution.
_UPRIGHT_PX_PER_MM = 6.0


def _no_listener(_progress: SheetProgress) -> None:
    pass


@dataclass(eq=False)
class SheetReader:
    """Reads sheets of print in any pose and light."""

    finder: PageFinder = field(default_factory=NetworkPageFinder)
    sides: PageSides = field(default_factory=PageSides)
    network: TextLine = field(default_factory=TextLine)
    #: Seconds on a clock that only goes on.
    now: Callable[[], float] = time.monotonic

    def read(
        self,
        frame: Frame,
        page: Page | None = None,
        on_progress: OnSheetProgress | None = None,
        until_s: float = math.inf,
    ) -> ReadSheet | Miss:
        """What the sheet in `frame` says, or why it cannot be read.

        `page` is its outline where that is known already. `on_progress` hears how far it is, never
        less than before; what it raises ends the reading. No line is begun after `until_s` on the
        clock `now`; how long one line takes is for who listens to judge. A blank sheet has no
        blocks; what is not surely print is left out.

        Raises:
            ModelsError: a network is missing or changed.
        """
        hear = on_progress or _no_listener
        hindrance = obstacle(frame)
        if hindrance is not None:
            return Miss(hindrance)
        lying = self._lying(frame, page)
        hear(SHEET_FOUND)
        sheet = self._upright(frame, lying)
        hear(SHEET_TURNED)
        scan = _scanned(frame, sheet, READING_PX_PER_MM)
        strips = find_strips(scan, READING_PX_PER_MM)
        read = self._lines(scan, strips, hear, until_s)
        read = read_again(self.network, scan, strips, read, lambda: self.now() < until_s)
        lines = [
            read[number]
            for number, strip in enumerate(strips)
            if number in read and _is_print(strip, read[number], strips)
        ]
        if _sureness(lines) < MAY_BE_MIRRORED and is_mirrored(scan, strips, self.network):
            return Miss(MissReason.UNKNOWN_FORM, None if sheet.is_whole_picture else sheet.page)
        return self._read_sheet(
            frame, sheet, strips, lines, is_all=len(read) == len(strips), is_known=page is not None
        )

    def find(self, frame: Frame) -> FoundSheet | None:
        """The sheet meant in a photo; None where none is, or where no camera took the picture.

        Raises:
            ModelsError: a network is missing or changed.
        """
        return find_sheet(frame, self.finder, self.sides)

    def read_beside(
        self, frame: Frame, known: ReadSheet, until_s: float = math.inf
    ) -> ReadSheet | None:
        """What another sheet beside the `known` one says; None where none is or none can be read.

        `until_s` as in `read`.

        Raises:
            ModelsError: a network is missing or changed.
        """
        page = sheet_beside(frame, known.page, self.finder)
        beside = None if page is None else self.read(frame, page, until_s=until_s)
        return beside if isinstance(beside, ReadSheet) else None

    def _lying(self, frame: Frame, page: Page | None) -> FoundSheet:
        if page is not None:
            return sheet_of(frame, page)
        return self.find(frame) or whole_picture(frame)

    def _upright(self, frame: Frame, lying: FoundSheet) -> FoundSheet:
        def scanned(turns: int) -> Grey:
            return _scanned(frame, lying.turned(turns), _UPRIGHT_PX_PER_MM)

        return lying.turned(quarter_turns(scanned, _UPRIGHT_PX_PER_MM, self.network))

    def _lines(
        self, scan: Grey, strips: list[Strip], on_progress: OnSheetProgress, until_s: float
    ) -> dict[int, tuple[PrintedWord, ...]]:
        """The words of each strip by its number, as far as they were reached in time."""
        read: dict[int, tuple[PrintedWord, ...]] = {}
        on_progress(lines_read(0, len(strips)))
        for number in _in_order(len(strips)):
            if self.now() >= until_s or _is_hopeless([*read.values()]):
                break
            read[number] = self._words(scan, strips[number])
            on_progress(lines_read(len(read), len(strips)))
        return read

    def _words(self, scan: Grey, strip: Strip) -> tuple[PrintedWord, ...]:
        words = self._words_at(scan, strip, NARROWED)
        if not any(_ADDRESS.search(word.text) for word in words):
            return words
        again = self._words_at(scan, strip, WIDENED)
        return max(words, again, key=lambda read: _sureness([read]))

    def _words_at(self, scan: Grey, strip: Strip, narrowed: float) -> tuple[PrintedWord, ...]:
        picture = strip.crop(scan, READING_PX_PER_MM, LINE_HEIGHT_PX, narrowed)
        signs = self.network.read(picture)
        down = picture.shape[0] / strip.height_of_picture
        return words_of(signs, picture, strip, (down * narrowed, down)) if signs else ()

    def _read_sheet(
        self,
        frame: Frame,
        sheet: FoundSheet,
        strips: list[Strip],
        read: list[tuple[PrintedWord, ...]],
        *,
        is_all: bool,
        is_known: bool,
    ) -> ReadSheet | Miss:
        sure = _sureness(read)
        if sure < _LEAST_SURE_SHEET:
            reason = _why_unread(frame, sheet, strips, has_print=bool(read), is_known=is_known)
            if reason is not None:
                return Miss(reason, None if sheet.is_whole_picture else sheet.page)
        lines = [PrintedLine(kept) for words in read if (kept := self._kept(words))]
        if sure < _LEAST_SURE_SHEET and _is_wordless(lines):
            lines = []
        blocks = blocks_of(lines, sheet.height_mm)
        # A sheet that is known beforehand is whole: its sides lie along those of the picture.
        is_found = not (is_known or sheet.is_whole_picture)
        is_cut = is_found and (is_cut_off(frame, sheet.page) or runs_out(frame, sheet, lines))
        is_lit = is_found and is_dazzled(frame, sheet, lines)
        return ReadSheet(
            SheetText(sheet.width_mm, sheet.height_mm, blocks), sheet.page, sheet.page_to_frame,
            is_complete=is_all and not (is_cut or is_lit), is_cut_off=is_cut, is_dazzled=is_lit,
        )  # fmt: skip

    def _kept(self, words: tuple[PrintedWord, ...]) -> tuple[PrintedWord, ...]:
        """The words of a line that are surely print; none where the line as a whole is not."""
        sure = _sureness([words])
        if sure < _LEAST_SURE_LINE and not (sure >= _UNSURE_LINE and self._is_spelt(words)):
            return ()
        return tuple(word for word in words if word.confidence >= _LEAST_SURE_WORD)

    def _is_spelt(self, words: tuple[PrintedWord, ...]) -> bool:
        text = " ".join(word.text for word in words)
        return self.network.spelling.fit(text) >= _AS_WORDS


def _scanned(frame: Frame, sheet: FoundSheet, px_per_mm: float) -> Grey:
    """The sheet from above in even light, plain paper where the frame does not reach."""
    size_mm = sheet.width_mm, sheet.height_mm
    scan = rectify(frame, sheet.page_to_frame, *size_mm, px_per_mm, is_crisp=True)
    return dark_on_light(scan)


def _is_print(strip: Strip, words: tuple[PrintedWord, ...], strips: list[Strip]) -> bool:
    """Whether a line is print: a sign or two of an odd size are part of a logo or a speck."""
    count = sum(len(word.text) for word in words)
    usual = float(np.median([each.height for each in strips]))
    most = _ODD_ALONE if count == 1 else _ODD[1]
    is_odd = not _ODD[0] * usual < strip.height < most * usual
    is_thin = strip.right - strip.left > _SPARSE * strip.height * count
    if is_odd and count > 1 and _sureness([words]) > _AS_WORD:
        is_odd = not any(_goes_on_in(each, strip) for each in strips)
    return count > _FEW or (count > 0 and not is_odd and not is_thin)


def _goes_on_in(line: Strip, strip: Strip) -> bool:
    """Whether a short strip is the end of a longer line of large print just above it."""
    is_alike = 1 / _AS_LARGE < strip.height / line.height < _AS_LARGE
    is_longer = line.right - line.left > 2 * (strip.right - strip.left)
    is_over = line.left - line.height < strip.left and strip.right < line.right + line.height
    gap = strip.middle - line.middle
    return is_alike and is_longer and is_over and line.height / 2 < gap < _NEXT_LINE * line.height


def _why_unread(
    frame: Frame, sheet: FoundSheet, strips: list[Strip], *, has_print: bool, is_known: bool
) -> MissReason | None:
    """What hinders reading; None where nothing does.

    Then the sheet is blank, written by hand, or in letters that we do not read. One that is known,
    a page of a PDF, is whole; where all of it is white no light shines on it, nothing is printed.
    """
    if sheet.is_whole_picture:
        return MissReason.NO_PAGE
    if is_known and not strips:
        return None
    is_dazzled = not strips or washed_out_share(frame, sheet, strips) > _DAZZLED
    reason = why_unknown(frame, sheet.page, may_be_glare=is_dazzled)
    if reason is not MissReason.UNKNOWN_FORM and not (is_known and reason is MissReason.CUT_OFF):
        return reason
    return MissReason.TOO_FAR if has_print and _is_small(sheet) else None


def _is_small(sheet: FoundSheet) -> bool:
    size = abs(sheet.page.corners.area) / (sheet.width_mm * sheet.height_mm)
    return bool(np.sqrt(size) < _LEAST_PX_PER_MM)


def _in_order(count: int) -> list[int]:
    """The numbers of so many lines, in the order to read them: from the top, some of all others.

    Then the rest. A coloured band at the head may be grain from side to side, and all below print.
    """
    top, others = range(min(count, _TOP_LINES)), range(_TOP_LINES, count)
    some = others[:: max(1, len(others) // (_ENOUGH_LINES - _TOP_LINES))]
    return [*top, *some, *(number for number in others if number not in some)]


def _is_hopeless(read: list[tuple[PrintedWord, ...]]) -> bool:
    """Whether enough was read to know that this is no print: a table top, a face, noise."""
    return len(read) >= _ENOUGH_LINES and _sureness(read) < _HOPELESS


def _sureness(read: list[tuple[PrintedWord, ...]]) -> float:
    words = [word for line in read for word in line]
    length = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / length if length else 0.0


def _is_wordless(lines: list[PrintedLine]) -> bool:
    """Whether hardly any line has a word: letters of another script, taken for a sign or two."""
    short = sum(sum(len(word.text) for word in line.words) <= _FEW for line in lines)
    return short > _WORDLESS * len(lines)
