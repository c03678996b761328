"""Bytes to a `Frame`, believing nothing a file says about itself before it was checked.

Order: length, signature, headers, every chunk or marker against the file's real length, one
frame, size in pixels; only then is anything decoded, from a copy without metadata.

Codes of the `PictureError` raised: empty-picture, too-large-bytes, not-a-picture,
unsupported-format, truncated-picture, damaged-picture, animated-picture, unsupported-colours,
too-many-pixels, too-small, too-narrow.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.containers import jpeg, png, webp
from vision.containers.survey import Survey, damaged, truncated
from vision.errors import PictureError
from vision.picture import Colour, Frame

#: A 24-megapixel photo at the highest JPEG quality of current phones is 8 to 15 MB.
MAX_BYTES = 20_000_000

#: 24 MP is 137 MB of work memory to decode, at most 260 MB with progressive coding or alpha
#: (measured, OpenCV 5.0), which stays below the 400 MB a worker may take.
MAX_PIXELS = 24_000_000

#: No line of print is legible, and no page outline certain, in fewer pixels than these.
MIN_SIDE_PX = 64

#: The longest receipt anyone photographs is about 1:8.
MAX_ASPECT = 10.0

# With transparency or 16 bits a pixel takes more: the limit holds for the decoded bytes too.
_MAX_DECODED_BYTES = MAX_PIXELS * 4

# Rows blended at once: 64 rows of 6,000 px in 32 bits are 6 MB.
_STRIP_ROWS = 64

# Where a JPEG's data ran out, libjpeg leaves blocks of 8 x 8 exactly at mid-grey.
_BLOCK_PX = 8
_UNDECODED = 128

_WHITE = 255


class PictureFormat(StrEnum):
    """The formats accepted; the values are the media subtypes of HTTP."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


_SURVEYS = {
    PictureFormat.JPEG: jpeg.survey_jpeg,
    PictureFormat.PNG: png.survey_png,
    PictureFormat.WEBP: webp.survey_webp,
}

# Files people do send, named so that they know what to change.
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"II+\0", "a TIFF"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")


def decode(content: bytes, accepted: Collection[PictureFormat] = tuple(PictureFormat)) -> Frame:
    """The picture in `content`, on its stored pixel grid (an EXIF turn is never applied).

    Transparent parts become white paper; 16-bit samples become 8-bit.

    Raises:
        PictureError: with one of the codes above and a sentence that says what to do.
    """
    _check_length(content)
    picture_format = recognise_format(content)
    if picture_format is None or picture_format not in accepted:
        raise _wrong_format(content)
    survey = _SURVEYS[picture_format](content)
    _check_size(survey)
    survey.check_data()
    pixels = _on_white(survey) if _is_see_through(survey) else _opaque(survey.essential)
    if pixels.shape[:2] != (survey.height_px, survey.width_px):
        raise damaged()
    if picture_format is PictureFormat.JPEG and _is_cut_off(survey, pixels):
        raise truncated()
    return Frame(pixels)


def recognise_format(content: bytes) -> PictureFormat | None:
    """Which accepted format the first bytes announce."""
    if content.startswith(jpeg.SIGNATURE):
        return PictureFormat.JPEG
    if content.startswith(png.SIGNATURE):
        return PictureFormat.PNG
    if content.startswith(webp.RIFF_SIGNATURE) and content[8:12] == webp.FORM_SIGNATURE:
        return PictureFormat.WEBP
    return None


def _check_length(content: bytes) -> None:
    if not content:
        raise PictureError("empty-picture", "This picture is empty: there is nothing in the file.")
    if len(content) > MAX_BYTES:
        raise PictureError(
            "too-large-bytes",
            f"This picture is {len(content) / 1e6:.0f} MB; at most {MAX_BYTES // 10**6} MB is "
            "accepted. Take the photo at a lower resolution.",
        )


def _wrong_format(content: bytes) -> PictureError:
    name = _other_format(content)
    if name is None:
        return PictureError(
            "not-a-picture",
            "This is not a picture we know. Send a JPEG, PNG or WebP photo, or a PDF.",
        )
    return PictureError(
        "unsupported-format", f"This is {name}. Send the picture as JPEG, PNG or WebP."
    )


def _other_format(content: bytes) -> str | None:
    known = recognise_format(content)
    if known is not None:
        return f"a {known.name}"
    if content[4:8] == b"ftyp":
        if content[8:12] in _AVIF_BRANDS:
            return "an AVIF"
        return "a HEIC photo" if content[8:12] in _HEIF_BRANDS else "a video"
    return next((name for start, name in _OTHER_FORMATS if content.startswith(start)), None)


def _check_size(survey: Survey) -> None:
    width, height = survey.width_px, survey.height_px
    pixels = width * height
    if pixels > MAX_PIXELS or pixels * survey.channel_bytes > _MAX_DECODED_BYTES:
        raise PictureError(
            "too-many-pixels",
            f"This picture is {width} x {height} pixels, which is too large. "
            f"At most {MAX_PIXELS // 10**6} megapixels is accepted "
            "(half of that when it is transparent with 16-bit colours).",
        )
    if min(width, height) < MIN_SIDE_PX:
        raise PictureError(
            "too-small",
            f"This picture is {width} x {height} pixels, too small to read anything on. "
            "Send the photo in its full size.",
        )
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise PictureError(
            "too-narrow",
            f"This picture is {width} x {height} pixels, too narrow to show a whole sheet. "
            "Take a photo of the whole page.",
        )


def _is_see_through(survey: Survey) -> bool:
    return survey.has_alpha or survey.transparent_grey is not None


def _opaque(essential: bytes) -> Colour:
    return _decoded(essential, cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION).astype(
        np.uint8, copy=False
    )


def _on_white(survey: Survey) -> Colour:
    """The picture laid on white paper; strip by strip, so as not to hold it three times."""
    layered = _decoded(survey.essential, cv2.IMREAD_UNCHANGED)
    pixels = np.empty((*layered.shape[:2], 3), np.uint8)
    for top in range(0, len(layered), _STRIP_ROWS):
        strip = layered[top : top + _STRIP_ROWS]
        pixels[top : top + _STRIP_ROWS] = _flattened(strip, survey.transparent_grey)
    return pixels


def _flattened(strip: NDArray[np.integer], transparent_grey: int | None) -> Colour:
    if strip.ndim == 2:
        strip = np.where(strip == transparent_grey, np.iinfo(strip.dtype).max, strip)
        return np.repeat(_eight_bit(strip)[..., None], 3, axis=2)
    layers = _eight_bit(strip)
    if layers.shape[2] == 3:
        return layers
    alpha = cv2.merge([layers[..., 3]] * 3)
    ink = cv2.multiply(np.ascontiguousarray(layers[..., :3]), alpha, scale=1 / _WHITE)
    return np.asarray(cv2.add(ink, cv2.bitwise_not(alpha)), np.uint8)


def _eight_bit(samples: NDArray[np.integer]) -> NDArray[np.uint8]:
    return (samples >> 8 if samples.dtype == np.uint16 else samples).astype(np.uint8, copy=False)


def _decoded(essential: bytes, flags: int) -> NDArray[np.integer]:
    try:
        pixels = cv2.imdecode(np.frombuffer(essential, np.uint8), flags)
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            raise MemoryError from None
        raise damaged() from None
    if pixels is None:
        raise damaged()
    return cast("NDArray[np.integer]", pixels)


def _is_cut_off(survey: Survey, pixels: Colour) -> bool:
    """Whether the data ran out before the last block.

    libjpeg fills what is missing with mid-grey and says nothing. Padding the data changes the
    picture then, and only then, so one more decode settles a suspicion.
    """
    looks_undecoded = bool(np.all(pixels[-_BLOCK_PX:, -_BLOCK_PX:] == _UNDECODED))
    if not survey.may_be_cut and not looks_undecoded:
        return False
    return not np.array_equal(pixels, _opaque(jpeg.with_padding(survey.essential)))
