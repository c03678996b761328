"""Reading what was printed into a form: the filled fields in one strip, read in one go.

The printed text of a known form is never read: its owner's text is exact. Handwriting is not read
yet: what a reader is not sure of has no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.fields.marks import Area, AreaKind
from vision.geometry import PageMm, PageToFrame, Points, Quad, px_per_mm
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference

#: Fields are read at this resolution, 203 dpi: Tesseract is at its best from 200 to 300.
READING_PX_PER_MM = 8.0

#: Below this, 10-point digits are mistaken for each other with confidence (25-06-2002 read as
#: 25-06-2007 at 2.9 px/mm), and full stops are lost (at 3.2); `python -m tests.benchmarks fields`
#: counts what is read right and wrong from here on.
_LEAST_FRAME_PX_PER_MM = 3.3

#: A word of these alone is the rest of a printed line: what else was read there is not believed.
_RULING = frozenset("|_[]{}¦")

#: Every word of a value must be this sure, and the value as a whole. Composed print scored 0.75
#: (once) to 0.97, joined handwriting, which is read as words too, at most 0.66.
_SURE_WORD, _SURE_VALUE = 0.60, 0.85

#: Writing is drawn out to full black, but not what differs from paper by less than this.
_LEAST_CONTRAST = 0.35

#: Cut off around a field, where its printed edge is.
_INSET_MM = 0.5

#: White between two fields in the strip, and around it.
_GAP_MM = 5.0

#: Of each comb cell this share is kept, so that its walls go and the characters come together.
#: The reader's own sureness does not tell a misread digit from the right one, so combs are read
#: three times: as they are, from narrower cells and softer, and larger. Only what all say is
#: believed, and only when it has a character for each cell with ink in it.
_COMB_KEPT, _COMB_KEPT_AGAIN, _SOFTER_PX, _LARGER = 0.76, 0.70, 1.2, 1.3
#: A reader that is less sure than this of all three does not know.
_SURE_COMB = 0.60
#: A cell with less ink than this share is empty; ink is darker than this grey value.
_CELL_INK, _INK_GREY = 0.01, 110
#: Printed characters of a comb are as high as each other to this share; written ones hardly ever.
_UNEVEN = 0.22


@dataclass(frozen=True)
class Word:
    """A word in a picture: its box in px, `confidence` in 0..1."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Reading:
    """What was read in the area `id`; `confidence` in 0..1."""

    id: str
    text: str
    confidence: float


class TextReader(Protocol):
    """Reads printed words in a picture."""

    def read(self, picture: Grey, px_per_mm: float) -> tuple[Word, ...]:
        """The words in a grey picture of lines below each other, dark on light.

        Raises:
            ReadingError: the reader is missing, crashed or ran out of time.
        """


def read_areas(
    frame: Frame,
    page_to_frame: PageToFrame,
    reference: Reference,
    areas: Sequence[Area],
    reader: TextReader,
) -> tuple[Reading, ...]:
    """The printed values in filled areas; those that cannot be read surely are left out.

    Raises:
        ReadingError: the reader is missing, crashed or ran out of time.
    """
    legible = [
        area for area in areas
        if area.kind in (AreaKind.WRITE, AreaKind.COMB)
        and px_per_mm(page_to_frame, area.quad) >= _LEAST_FRAME_PX_PER_MM
    ]  # fmt: skip
    looks = [_looks(frame, page_to_frame, reference, area) for area in legible]
    found = iter(read_strip([crop for crops in looks for crop in crops], reader))
    readings = []
    for area, crops in zip(legible, looks, strict=True):
        heard = [next(found) for _ in crops]
        if area.kind is not AreaKind.COMB:
            readings.append(_value(area, heard[0]))
        elif (cells := _printed_cells(_cells(frame, page_to_frame, reference, area))) is not None:
            readings.append(_number(area, heard, cells))
    return tuple(reading for reading in readings if reading is not None)


def read_strip(crops: Sequence[Grey], reader: TextReader) -> list[tuple[Word, ...]]:
    """The words in each of several crops at READING_PX_PER_MM, in reading order, in one reading.

    Raises:
        ReadingError: the reader is missing, crashed or ran out of time.
    """
    if not crops:
        return []
    gap = round(_GAP_MM * READING_PX_PER_MM)
    width = max(crop.shape[1] for crop in crops) + 2 * gap
    height = sum(crop.shape[0] + gap for crop in crops) + gap
    strip = np.full((height, width), 255, np.uint8)
    tops = []
    top = gap
    for crop in crops:
        strip[top : top + crop.shape[0], gap : gap + crop.shape[1]] = crop
        tops.append(top)
        top += crop.shape[0] + gap
    found: list[list[Word]] = [[] for _ in crops]
    for word in reader.read(strip, READING_PX_PER_MM):
        middle = (word.top + word.bottom) / 2
        for number, crop in enumerate(crops):
            if tops[number] - gap / 2 <= middle < tops[number] + crop.shape[0] + gap / 2:
                found[number].append(word)
    return [tuple(words) for words in found]


def _value(area: Area, words: Sequence[Word]) -> Reading | None:
    """What stands in a field, if the reader is sure of every word; else None."""
    confidence = _confidence(words)
    if any(set(word.text) <= _RULING for word in words):
        return None
    if confidence < _SURE_VALUE or min(word.confidence for word in words) < _SURE_WORD:
        return None
    return Reading(area.id, " ".join(word.text for word in words), confidence)


def _number(area: Area, heard: Sequence[Sequence[Word]], characters: int) -> Reading | None:
    """What all readings of a comb say, if it has so many characters; else None."""
    texts = {"".join(word.text for word in words) for words in heard}
    confidence = max(_confidence(words) for words in heard)
    if len(texts) > 1 or confidence < _SURE_COMB:
        return None
    text = texts.pop()
    return Reading(area.id, text, confidence) if len(text) == characters else None


def _printed_cells(cells: Sequence[Grey]) -> int | None:
    """How many cells of a comb hold a character; None if those are not printed evenly."""
    heights = []
    for cell in cells:
        inked = cell < _INK_GREY
        if inked.mean() > _CELL_INK:
            rows = np.flatnonzero(inked.any(axis=1))
            heights.append(int(rows[-1] - rows[0] + 1))
    if not heights or np.ptp(heights) > _UNEVEN * np.median(heights):
        return None
    return len(heights)


def _softer(crop: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), _SOFTER_PX), np.uint8)


def _confidence(words: Sequence[Word]) -> float:
    """That of the words together, long ones counting more; 0 where no letter or digit was read."""
    length = sum(len(word.text) for word in words)
    if not any(sign.isalnum() for word in words for sign in word.text):
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / length


def _looks(
    frame: Frame, page_to_frame: PageToFrame, reference: Reference, area: Area
) -> list[Grey]:
    """The writing in an area, dark on white, at READING_PX_PER_MM; its print is taken away.

    A comb is drawn in several ways, to be read as often.
    """
    if area.kind is not AreaKind.COMB:
        return [_writing(frame, page_to_frame, reference, _inner(area.quad))]
    plain = np.hstack(_cells(frame, page_to_frame, reference, area))
    narrow = np.hstack(_cells(frame, page_to_frame, reference, area, _COMB_KEPT_AGAIN))
    large = cv2.resize(plain, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    return [plain, _softer(narrow), np.asarray(large, np.uint8)]


def _cells(
    frame: Frame,
    page_to_frame: PageToFrame,
    reference: Reference,
    area: Area,
    kept: float = _COMB_KEPT,
) -> list[Grey]:
    """The writing in each cell of a comb."""
    return [_writing(frame, page_to_frame, reference, box) for box in _comb_cells(area, kept)]


def _inner(quad: Quad[PageMm]) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = quad.xy.min(axis=0), quad.xy.max(axis=0)
    x = min(_INSET_MM, (right - left) / 4)
    y = min(_INSET_MM, (bottom - top) / 4)
    return float(left + x), float(top + y), float(right - x), float(bottom - y)


def _comb_cells(area: Area, kept: float) -> list[tuple[float, float, float, float]]:
    left, top, right, bottom = _inner(area.quad)
    outer_left, outer_right = area.quad.xy[:, 0].min(), area.quad.xy[:, 0].max()
    count = area.comb_cells or 1
    if count == 1:
        return [(left, top, right, bottom)]
    cell = float(outer_right - outer_left) / count
    cut = cell * (1 - kept) / 2
    return [
        (outer_left + n * cell + cut, top, outer_left + (n + 1) * cell - cut, bottom)
        for n in range(count)
    ]


def _writing(
    frame: Frame,
    page_to_frame: PageToFrame,
    reference: Reference,
    box: tuple[float, float, float, float],
) -> Grey:
    left, top, right, bottom = box
    size = (
        max(1, round((right - left) * READING_PX_PER_MM)),
        max(1, round((bottom - top) * READING_PX_PER_MM)),
    )
    x, y = np.meshgrid(
        left + (np.arange(size[0]) + 0.5) * (right - left) / size[0],
        top + (np.arange(size[1]) + 0.5) * (bottom - top) / size[1],
    )
    places = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    at = page_to_frame(places).xy.reshape(*x.shape, 2)
    seen = _sampled(frame.grey, at, cv2.INTER_CUBIC)
    on_print = np.stack([x, y], axis=-1) * REFERENCE_PX_PER_MM - 0.5
    blank = _sampled(reference.grey, on_print, cv2.INTER_LINEAR) / 255
    # Print may lie half a reference pixel off: what is near it is lightened too.
    printed = cv2.erode(blank, np.ones((5, 5), np.uint8))
    paper = float(np.percentile(seen, 85))
    lightened = seen + (1 - printed) * paper
    dark = min(float(np.percentile(lightened, 1)), (1 - _LEAST_CONTRAST) * paper)
    even = (lightened - dark) / max(paper - dark, _LEAST_CONTRAST * paper)
    return np.asarray(np.clip(even * 255, 0, 255), np.uint8)


def _sampled(grey: Grey, at: NDArray[np.float64], flags: int) -> NDArray[np.float32]:
    """The picture at places (h, w, 2) in its px."""
    # One map a coordinate: given both in one, OpenCV 5.0 samples uint8 pictures wrongly.
    x, y = (np.ascontiguousarray(at[..., axis], np.float32) for axis in (0, 1))
    seen = cv2.remap(grey, x, y, flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.float32)
