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

from vision.geometry import PageMm, PageToFrame, Points, Quad, px_per_mm
from vision.marks import Area, AreaKind
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference

#: Fields are read at this resolution, 203 dpi: Tesseract is at its best from 200 to 300.
READING_PX_PER_MM = 8.0

#: Below this, 10-point digits are mistaken for each other with confidence (25-06-2002 read as
#: 25-06-2007 at 2.9 px/mm); from here on 61 of 62 composed values were read, none wrongly.
_LEAST_FRAME_PX_PER_MM = 3.2

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
#: Nothing tells a misread digit from the right one, so combs are drawn and read twice, the second
#: time wider and softer: only what both say is believed.
_COMB_KEPT, _COMB_KEPT_AGAIN, _SOFTER_PX = 0.76, 0.86, 1.2


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
    combs = [area for area in legible if area.kind is AreaKind.COMB]
    crops = [_crop(frame, page_to_frame, reference, area) for area in legible]
    again = [
        _softer(_crop(frame, page_to_frame, reference, comb, _COMB_KEPT_AGAIN)) for comb in combs
    ]
    found = read_strip([*crops, *again], reader)
    second = {comb.id: words for comb, words in zip(combs, found[len(crops) :], strict=True)}
    readings = [
        _agreed(area, words, second.get(area.id, words))
        for area, words in zip(legible, found[: len(crops)], strict=True)
    ]
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


def _agreed(area: Area, words: Sequence[Word], again: Sequence[Word]) -> Reading | None:
    """The value both readings of an area are sure of, with the lesser confidence; else None."""
    between = "" if area.kind is AreaKind.COMB else " "
    text, other = (between.join(word.text for word in each) for each in (words, again))
    confidence = min(_confidence(words), _confidence(again))
    if text != other or confidence < _SURE_VALUE:
        return None
    if min(word.confidence for word in (*words, *again)) < _SURE_WORD:
        return None
    if area.comb_cells is not None and len(text) > area.comb_cells:
        return None
    return Reading(area.id, text, confidence)


def _softer(crop: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), _SOFTER_PX), np.uint8)


def _confidence(words: Sequence[Word]) -> float:
    """That of the words together, long ones counting more; 0 where no letter or digit was read."""
    length = sum(len(word.text) for word in words)
    if not any(sign.isalnum() for word in words for sign in word.text):
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / length


def _crop(
    frame: Frame,
    page_to_frame: PageToFrame,
    reference: Reference,
    area: Area,
    comb_kept: float = _COMB_KEPT,
) -> Grey:
    """The writing in an area, dark on white, at READING_PX_PER_MM; its print is taken away."""
    boxes = _comb_cells(area, comb_kept) if area.kind is AreaKind.COMB else [_inner(area.quad)]
    return np.hstack([_writing(frame, page_to_frame, reference, box) for box in boxes])


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
