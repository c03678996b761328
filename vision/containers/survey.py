"""What a picture file promises: read from its headers, before anything is decoded."""

from collections.abc import Callable
from dataclasses import dataclass

from vision.errors import PictureError


@dataclass(frozen=True)
class Survey:
    """A picture file walked from end to end.

    `essential` is the same picture with only the parts a decoder needs: no EXIF, no colour
    profile, no comments, so that none of those can be an attack or a leak. `channel_bytes` is
    what one pixel takes once decoded with its transparency. `transparent_grey` is the one grey
    value that counts as see-through (0..255, or 0..65535 when 16-bit). `may_be_cut` says that
    the end of the picture was not seen in the file. `check_data` looks through the packed pixels;
    call it once the size was found acceptable.
    """

    width_px: int
    height_px: int
    essential: bytes
    has_alpha: bool = False
    channel_bytes: int = 3
    transparent_grey: int | None = None
    may_be_cut: bool = False
    check_data: Callable[[], None] = lambda: None


def truncated() -> PictureError:
    """The file stops before the picture does."""
    return PictureError(
        "truncated-picture",
        "This picture is incomplete: the file stops before its end. "
        "It was probably not sent or copied completely. Send it again, or take a new photo.",
    )


def damaged() -> PictureError:
    """The file breaks the rules of its own format."""
    return PictureError(
        "damaged-picture",
        "This picture is damaged and cannot be opened. Take a new photo, or save it again.",
    )


def animated() -> PictureError:
    """More than one picture in the file."""
    return PictureError(
        "animated-picture",
        "This picture moves: it holds more than one image. Send a single still photo.",
    )


def unsupported_coding(what: str) -> PictureError:
    """A rare variant of a format we otherwise accept; `what` completes 'This picture uses …'."""
    return PictureError(
        "unsupported-format",
        f"This picture uses {what}, which we cannot open. Save it as an ordinary JPEG or PNG.",
    )


def unsupported_colours(what: str) -> PictureError:
    """Colours we cannot show faithfully; `what` completes 'This picture has …'."""
    return PictureError(
        "unsupported-colours",
        f"This picture has {what}, which we cannot show faithfully. "
        "Save it as an ordinary JPEG or PNG in RGB colours.",
    )
