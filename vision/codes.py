"""QR and bar codes printed or stuck on a sheet: where they lie and what they hold.

zxing-cpp takes longer over a page than a frame may cost, and most pages hold no code. So first the
places are sought that could hold one: paper evenly covered with small dark things, without the
white between lines of text. Only those are looked at, as finely as the frame shows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
import zxingcpp

from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    PageToFrame,
    Quad,
    ScanPx,
    px_per_mm,
    scaling,
)
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference, Scan

#: How white the paper is at a place is taken from the lightest within so many mm: further than
#: from the middle of a large code to the white beside it.
_PAPER_MM = 31
#: Share of ink, over so many mm, from which a place may belong to a code. QR codes of fine dots
#: have hardly more; the white between two lines of text has less.
_LEAST_INK, _INK_MM = 0.15, 2
#: Codes are so large either way and so long, in mm; a square one so large both ways. The smallest
#: in the blank forms tried is 4.5 x 25 mm, and ink is seen a little beyond its edge.
_LEAST_MM, _LEAST_LENGTH_MM, _LEAST_SQUARE_MM, _LEAST_BARS_MM = 5, 7, 7, 12
#: Parts of a code that wide spaces set apart are joined over less than this.
_GAP_MM = 3
#: The share of its box that a place fills: codes are boxes, logos and headings seldom.
_LEAST_FILL = 0.6
#: Change from one scan pixel to the next as a share of white: shaded boxes have next to none.
_LEAST_CHANGE = 0.04
#: Bars change this many times more one way than the other, squares at most so many times; squares
#: are at most so many times longer than wide.
_BARS_FROM, _SQUARES_TO, _LONGEST_SQUARE = 1.9, 2.2, 2.2
#: Places looked at, largest first: a page of photographs must not cost more than a form.
_MOST_PLACES = 12
#: Readers need the white around a code: so much of it is looked at too.
_QUIET_MM = 3.0
#: A code seen at 2 px a module is read when drawn out to twice that, and mostly not as it is.
_DRAWN_OUT = 2.0
#: 406 dpi shows the finest codes on paper; and what is looked at has at most so many pixels.
_FINEST_PX_PER_MM, _MOST_PX = 16.0, 600_000


class CodeKind(StrEnum):
    """What a code looks like to people."""

    QR = "qr"
    SQUARES = "squares"  # Data Matrix, Aztec, PDF417: other small squares or stacked bars
    BARS = "bars"


_KINDS = {
    zxingcpp.BarcodeFormat.QRCode: CodeKind.QR,
    zxingcpp.BarcodeFormat.DataMatrix: CodeKind.SQUARES,
    zxingcpp.BarcodeFormat.Aztec: CodeKind.SQUARES,
    zxingcpp.BarcodeFormat.PDF417: CodeKind.SQUARES,
    zxingcpp.BarcodeFormat.Code128: CodeKind.BARS,
    zxingcpp.BarcodeFormat.Code39: CodeKind.BARS,
    zxingcpp.BarcodeFormat.ITF: CodeKind.BARS,
    zxingcpp.BarcodeFormat.EANUPC: CodeKind.BARS,
}
_TEXTUAL = frozenset(
    {zxingcpp.ContentType.Text, zxingcpp.ContentType.GS1, zxingcpp.ContentType.ISO15434}
)


@dataclass(frozen=True, eq=False)
class Code:
    """A code that was read. What it holds may be personal: never logged or stored.

    `area` in PageMm has its corners TL, TR, BR, BL as the sheet is printed, however the code is
    turned. `format` is its standard, as in "Code 128"; `text` is None where it holds no text.
    """

    kind: CodeKind
    format: str
    text: str | None
    area: Quad[PageMm]


def read_codes(frame: Frame, scan: Scan) -> tuple[Code, ...]:
    """The codes on a sheet that `frame` shows well enough, from top to bottom.

    `scan` is the same sheet straightened at REFERENCE_PX_PER_MM.
    """
    found: list[Code] = []
    for place in _places(scan):
        found += _read_place(frame.grey, scan.page_to_frame, place)
    return tuple(_distinct(sorted(found, key=lambda code: float(code.area.xy[0, 1]))))


def printed_code(reference: Reference, area: Quad[PageMm]) -> Code | None:
    """The code that `reference` has at `area`, or None: most are too fine for its resolution."""
    page_to_picture: Homography[PageMm, FramePx] = Homography(scaling(REFERENCE_PX_PER_MM).matrix)
    return next(iter(_read_place(reference.grey, page_to_picture, area)), None)


def _places(scan: Scan) -> list[Quad[PageMm]]:
    """Where a code could be: upright boxes in PageMm, the largest first."""
    step = round(scan.px_per_mm)
    height, width = scan.grey.shape
    size = (max(1, width // step), max(1, height // step))
    small = np.asarray(cv2.resize(scan.grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    lightest = cv2.dilate(small, np.ones((_PAPER_MM, _PAPER_MM), np.uint8))
    paper = cv2.blur(lightest, (_PAPER_MM, _PAPER_MM))
    ink = cv2.blur(cv2.subtract(paper, small), (_INK_MM, _INK_MM))
    inked = (ink > paper * _LEAST_INK).astype(np.uint8)
    # What remains of lines of text is thinner than any code.
    even = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones((_LEAST_MM, _LEAST_MM), np.uint8))
    even = cv2.morphologyEx(even, cv2.MORPH_CLOSE, np.ones((_GAP_MM, _GAP_MM), np.uint8))
    boxes = cv2.connectedComponentsWithStats(even, connectivity=4)[2][1:]
    found = []
    for left, top, wide, high, filled in sorted(boxes.tolist(), key=lambda box: -box[4]):
        cut = scan.grey[step * top : step * (top + high), step * left : step * (left + wide)]
        white = float(paper[top : top + high, left : left + wide].max())
        if filled >= _LEAST_FILL * wide * high and _could_be_code(cut, white, (wide, high)):
            found.append(Quad[PageMm].box(left, top, left + wide, top + high))
    return found[:_MOST_PLACES]


def _could_be_code(cut: Grey, white: float, size_mm: tuple[int, int]) -> bool:
    short, long = sorted(size_mm)
    if short < _LEAST_MM or long < _LEAST_LENGTH_MM:
        return False
    across = float(cv2.absdiff(cut[:, 1:], cut[:, :-1]).mean()) / max(white, 1.0)
    down = float(cv2.absdiff(cut[1:], cut[:-1]).mean()) / max(white, 1.0)
    if max(across, down) < _LEAST_CHANGE:
        return False
    ratio = max(across, down) / max(min(across, down), 1e-6)
    is_square = short >= _LEAST_SQUARE_MM and long <= _LONGEST_SQUARE * short
    return (long >= _LEAST_BARS_MM and ratio >= _BARS_FROM) or (is_square and ratio <= _SQUARES_TO)


def _read_place(grey: Grey, page_to_picture: PageToFrame, place: Quad[PageMm]) -> Iterator[Code]:
    """The codes at `place` in a picture of the sheet; over so little bent paper is flat."""
    (left, top), (right, bottom) = place.xy.min(axis=0), place.xy.max(axis=0)
    left, top, right, bottom = (
        left - _QUIET_MM, top - _QUIET_MM, right + _QUIET_MM, bottom + _QUIET_MM,
    )  # fmt: skip
    finest = min(_FINEST_PX_PER_MM, float(np.sqrt(_MOST_PX / ((right - left) * (bottom - top)))))
    resolution = min(_DRAWN_OUT * px_per_mm(page_to_picture, place), finest)
    size = (max(1, round((right - left) * resolution)), max(1, round((bottom - top) * resolution)))
    cut_outline = Quad[ScanPx].box(-0.5, -0.5, size[0] - 0.5, size[1] - 0.5)
    box = Quad[PageMm].box(left, top, right, bottom)
    cut_to_page = Homography[ScanPx, PageMm].between(cut_outline, box)
    matrix = Homography[ScanPx, FramePx].between(cut_outline, page_to_picture.quad(box)).matrix
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    cut = cv2.warpPerspective(grey, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    formats = zxingcpp.BarcodeFormats(list(_KINDS))
    for found in zxingcpp.read_barcodes(cut, formats, try_invert=False):
        yield Code(
            kind=_KINDS[found.symbology],
            format=str(found.format),
            text=found.text if found.content_type in _TEXTUAL else None,
            area=_as_printed(cut_to_page.quad(_corners(found.position))),
        )


def _corners(position: zxingcpp.Position) -> Quad[ScanPx]:
    corners = (
        position.top_left, position.top_right, position.bottom_right, position.bottom_left,
    )  # fmt: skip
    return Quad(np.array([[corner.x, corner.y] for corner in corners], np.float64))


def _as_printed(quad: Quad[PageMm]) -> Quad[PageMm]:
    """The same corners, clockwise from the one nearest the sheet's top-left."""
    clockwise = Quad[PageMm](quad.xy[::-1]) if quad.area < 0 else quad
    return clockwise.turned(-int(clockwise.xy.sum(axis=1).argmin()))


def _distinct(codes: Sequence[Code]) -> Iterator[Code]:
    """Each code once: two places side by side may both show it."""
    seen: list[Code] = []
    for code in codes:
        centre = code.area.xy.mean(axis=0)
        if all(
            (code.format, code.text) != (other.format, other.text)
            or np.abs(centre - other.area.xy.mean(axis=0)).max() > _LEAST_LENGTH_MM
            for other in seen
        ):
            seen.append(code)
            yield code
