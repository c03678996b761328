"""A picture of a blank form - a scan, not a photo - read as a document of one page.

The picture is turned straight, and kept at the size of its sheet: by its resolution where that is
credible, else the nearest of A4 and Letter.
"""

import hashlib
import io
import struct
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from forms.countries.country import countries, country
from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.errors import DocumentError
from forms.pdf.flat.finding import STRAIGHT_DEG, look_at_scan
from forms.pdf.flat.scan import PrintReader
from forms.pdf.language import guess_language
from forms.pdf.reading import ReadDocument, blank_warnings, read_page
from forms.template import FormPage
from vision.decode import MAX_PIXELS, decode, recognise_format
from vision.errors import PictureError
from vision.fields.reader import TextReader
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey
from vision.scans.ruling import RULING_PX_PER_MM
from vision.scans.skew import skew_deg, turned

_MM_PER_INCH = 25.4
#: US Letter and Legal: sheets of no country of ours, yet programs make them. Short by long, in mm.
_LETTER, _LEGAL = (215.9, 279.4), (215.9, 355.6)
#: How well a sheet must fit.
_FITS = 0.03
#: Below this print is illegible; programs write 72 or 96 dpi when they do not know.
_FEWEST_DPI, _MOST_DPI = 100.0, 1200.0
#: The turn, in quarters anticlockwise, that undoes each EXIF orientation without mirroring.
_EXIF_ORIENTATION = 0x0112
_QUARTERS = {3: 2, 6: 3, 8: 1}
#: What Pillow raises on files made to break readers (all 1,084 hostile files were tried).
_PILLOW_ERRORS = (
    UnidentifiedImageError, OSError, ValueError, TypeError, SyntaxError, EOFError, KeyError,
    OverflowError, struct.error,
)  # fmt: skip
_TIFF_STARTS = (b"II*\0", b"MM\0*")


@dataclass(frozen=True)
class _Sheet:
    """The size of a sheet in mm, and what to warn about it."""

    width_mm: float
    height_mm: float
    warnings: tuple[DocumentWarning, ...] = ()


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as a picture we read: JPEG, PNG, WebP or TIFF."""
    return recognise_format(content) is not None or content.startswith(_TIFF_STARTS)


def read_scan(content: bytes, reader: TextReader | None = None) -> ReadDocument:
    """Read the picture of a blank form. May be slow or large: run it where it can be stopped.

    `reader` reads the print; without one the fields have no names.

    Raises:
        DocumentError: it cannot be read; the code is that of `vision.decode`, or `not-a-scan`.
    """
    frame, dpi = _decoded(content)
    sheet = _sheet(frame.width_px, frame.height_px, dpi)
    grey = frame.grey
    askew = skew_deg(grey)
    if abs(askew) >= STRAIGHT_DEG:
        grey = turned(grey, askew)
    prints = PrintReader(reader)
    found = look_at_scan(_at(grey, sheet, RULING_PX_PER_MM), 1, prints)
    page = read_page(
        FormPage(1, sheet.width_mm, sheet.height_mm, found.fields),
        _at(grey, sheet, REFERENCE_PX_PER_MM),
        found.text,
    )
    return ReadDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        title=None,
        language=guess_language(" ".join(found.text.texts), None),
        pages=(page,),
        warnings=sheet.warnings + blank_warnings((page,)) + prints.warnings,
    )


def _decoded(content: bytes) -> tuple[Frame, float | None]:
    """The picture the way up its file says, and its resolution in dpi where it says so."""
    if content.startswith(_TIFF_STARTS):
        content = _as_png(content)
    try:
        frame = decode(content)
    except PictureError as error:
        raise DocumentError(error.message, code=error.code) from error
    try:
        with Image.open(io.BytesIO(content)) as header:
            dpi = header.info.get("dpi")
            quarters = _QUARTERS.get(header.getexif().get(_EXIF_ORIENTATION, 1), 0)
    except _PILLOW_ERRORS:  # the picture is whole; only what it says about itself is not
        return frame, None
    return Frame(np.ascontiguousarray(np.rot90(frame.pixels, quarters))), _even(dpi)


def _even(dpi: object) -> float | None:
    """The resolution, when it is one number for both ways."""
    if not isinstance(dpi, tuple) or len(dpi) != 2:
        return None
    across, down = float(dpi[0]), float(dpi[1])
    if not _FEWEST_DPI <= across <= _MOST_DPI or abs(across - down) > 0.02 * across:
        return None
    return across


def _as_png(tiff: bytes) -> bytes:
    """The only page of a TIFF, with its resolution, as a picture `decode` accepts."""
    try:
        with Image.open(io.BytesIO(tiff), formats=["TIFF"]) as picture:
            if getattr(picture, "n_frames", 1) > 1:
                raise DocumentError(
                    "This TIFF has several pages. Save each page as a file, or all as one PDF.",
                    code="several-pages",
                )
            if picture.width * picture.height > MAX_PIXELS:
                raise DocumentError(
                    f"This picture is {picture.width} x {picture.height} pixels, which is too "
                    f"large. At most {MAX_PIXELS // 10**6} megapixels is accepted.",
                    code="too-many-pixels",
                )
            dpi = picture.info.get("dpi")
            written = io.BytesIO()
            dpi_kept = {"dpi": dpi} if _even(dpi) else {}
            picture.convert("L").save(written, "PNG", compress_level=1, **dpi_kept)
    except _PILLOW_ERRORS as error:
        raise DocumentError(
            "This TIFF is damaged or of a kind that is not read. Save it as PNG.",
            code="damaged-picture",
        ) from error
    return written.getvalue()


def _sheet(width_px: int, height_px: int, dpi: float | None) -> _Sheet:
    if dpi is not None:
        width_mm, height_mm = width_px / dpi * _MM_PER_INCH, height_px / dpi * _MM_PER_INCH
        if _nearest(width_mm, height_mm, _sheets(), by_size=True) is not None:
            return _Sheet(width_mm, height_mm)
    usual = country().papers[0]
    sizes = ((usual.width_mm, usual.height_mm), _LETTER)
    by_shape = _nearest(width_px, height_px, sizes, by_size=False)
    if by_shape is None:
        raise DocumentError(
            "This picture has not the shape of a sheet of A4 or Letter, and does not say its "
            "size. Scan the whole sheet, or save it as a PDF of the right size.",
            code="not-a-scan",
        )
    short, long = by_shape
    width_mm, height_mm = (short, long) if width_px <= height_px else (long, short)
    name = "Letter" if by_shape == _LETTER else usual.name
    said = f"This picture does not say how large the sheet is; it was taken for {name}."
    unsure = DocumentWarning(DocumentWarningCode.SIZE_UNSAID, said, {"paper": name})
    return _Sheet(width_mm, height_mm, (unsure,))


def _sheets() -> tuple[tuple[float, float], ...]:
    """The sheets that forms of any country are printed on, short by long side in mm."""
    ours = {(paper.width_mm, paper.height_mm) for of in countries().values() for paper in of.papers}
    return (*sorted(ours), _LETTER, _LEGAL)


def _nearest(
    width: float, height: float, sheets: tuple[tuple[float, float], ...], *, by_size: bool
) -> tuple[float, float] | None:
    """The sheet of that size, or of that shape, when one fits."""
    short, long = sorted((width, height))

    def misfit(sheet: tuple[float, float]) -> float:
        if by_size:
            return max(abs(short / sheet[0] - 1), abs(long / sheet[1] - 1))
        return abs(short / long * sheet[1] / sheet[0] - 1)

    best = min(sheets, key=misfit)
    return best if misfit(best) <= _FITS else None


def _at(grey: Grey, sheet: _Sheet, px_per_mm: float) -> Grey:
    size = (round(sheet.width_mm * px_per_mm), round(sheet.height_mm * px_per_mm))
    shrinks = size[0] < grey.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)
