"""JPEG: the marker walk. Sizes, colours, scans, and whether the end of the picture is there."""

import re
import struct
from dataclasses import dataclass, field

from vision.containers.survey import (
    Survey,
    damaged,
    truncated,
    unsupported_coding,
    unsupported_colours,
)

SIGNATURE = b"\xff\xd8\xff"

# Each scan makes the decoder visit every block again. Encoders write 10 to 15; thousands of
# empty ones in a few kilobytes keep a decoder busy for minutes.
MAX_SCANS = 32

_SOI, _EOI, _SOS, _DNL = 0xD8, 0xD9, 0xDA, 0xDC
_ORDINARY_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive
_PROGRESSIVE = 0xC2
# Lossless, differential and arithmetic coding: no phone or scanner writes these.
_RARE_FRAMES = frozenset({0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_APP0, _ADOBE, _COMMENT = 0xE0, 0xEE, 0xFE
_METADATA = (frozenset(range(0xE0, 0xF0)) | {_COMMENT}) - {_APP0, _ADOBE}

# Inside picture data FF is followed by 00 or a restart mark; anything else ends the data.
# Each begins with a plain FF: those are sought ten times as fast as a run of them.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
# Between segments FF 00 is no marker either.
_ANY_MARKER = re.compile(rb"\xff[^\x00\xff]")

# Harmless after the last block of a complete picture, and visible where blocks are missing.
_PADDING = bytes(range(1, 255)) * 2


@dataclass
class _Walk:
    """What was seen so far of one file; lives for the length of `survey_jpeg`."""

    kept: list[memoryview | bytes] = field(default_factory=lambda: [b"\xff\xd8"])
    size: tuple[int, int] | None = None
    components: bytes = b""
    is_progressive: bool = False
    is_adobe: bool = False
    scans: int = 0
    seen: set[int] = field(default_factory=set)
    has_end: bool = False


def survey_jpeg(content: bytes) -> Survey:
    """Walk all markers of a JPEG up to the end of its first picture.

    Raises:
        PictureError: truncated-picture, damaged-picture, unsupported-format or
            unsupported-colours.
    """
    walk = _Walk()
    view = memoryview(content)
    at: int | None = 2
    while at is not None:
        at = _step(walk, content, view, at)
    return _survey(walk)


def with_padding(essential: bytes) -> bytes:
    """The same picture with meaningless data before its end.

    Decoders stop after the last block, so this changes a picture only where blocks are missing.
    """
    return essential[:-2] + _PADDING + essential[-2:]


def _step(walk: _Walk, content: bytes, view: memoryview, at: int) -> int | None:
    """Take in one segment; where the next begins, or None at the end of the picture."""
    found = _ANY_MARKER.search(content, at)
    if found is None:
        return None
    marker, body_at = content[found.end() - 1], found.end()
    if marker == _EOI:
        walk.has_end = True
        return None
    if marker in _STANDALONE:
        return body_at
    if marker in (_SOI, _DNL):
        raise damaged()
    if marker in _RARE_FRAMES:
        raise unsupported_coding("a rare kind of JPEG")
    end = _segment_end(content, body_at)
    body = view[body_at + 2 : end]
    if marker in _ORDINARY_FRAMES:
        _take_frame(walk, body, is_progressive=marker == _PROGRESSIVE)
    elif marker == _ADOBE and bytes(body[:5]) == b"Adobe":
        walk.is_adobe = True
    elif marker == _SOS:
        _take_scan(walk, body)
        end = _data_end(content, end)
    if marker not in _METADATA:
        walk.kept += [bytes((0xFF, marker)), view[body_at:end]]
    return end


def _segment_end(content: bytes, body_at: int) -> int:
    if body_at + 2 > len(content):
        raise truncated()
    (length,) = struct.unpack_from(">H", content, body_at)
    if length < 2:
        raise damaged()
    if body_at + length > len(content):
        raise truncated()
    return int(body_at + length)


def _data_end(content: bytes, start: int) -> int:
    found = _NEXT_MARKER.search(content, start)
    if found is None:
        return len(content)
    # FFs before a marker fill up and are no data.
    end = found.start()
    while end > start and content[end - 1] == 0xFF:
        end -= 1
    return end


def _take_frame(walk: _Walk, body: memoryview, *, is_progressive: bool) -> None:
    if walk.size is not None or len(body) < 6:
        raise damaged()
    precision, height, width, count = struct.unpack_from(">BHHB", body)
    if len(body) != 6 + 3 * count or not width or not height:
        raise damaged()
    if precision != 8:
        raise unsupported_colours(f"{precision} bits for each colour")
    if count not in (1, 3, 4):
        raise unsupported_colours(f"{count} colour channels")
    walk.size = (width, height)
    walk.components = bytes(body[6::3])
    walk.is_progressive = is_progressive


def _take_scan(walk: _Walk, body: memoryview) -> None:
    if walk.size is None or not len(body) or len(body) != 4 + 2 * body[0]:
        raise damaged()
    walk.scans += 1
    if walk.scans > MAX_SCANS:
        raise damaged()
    walk.seen.update(body[1:-3:2])


def _survey(walk: _Walk) -> Survey:
    if walk.size is None or not walk.scans:
        raise truncated()
    if not walk.seen >= set(walk.components):
        raise truncated()
    if not walk.has_end and (walk.is_progressive or walk.scans > 1):
        raise truncated()  # there is no telling how many passes are missing
    if len(walk.components) == 4 and not walk.is_adobe:
        # Without Adobe's mark nobody says whether 0 means no ink or full ink.
        raise unsupported_colours("printer's colours (CMYK) of an unknown kind")
    return Survey(
        width_px=walk.size[0],
        height_px=walk.size[1],
        essential=b"".join([*walk.kept, b"\xff\xd9"]),
        may_be_cut=not walk.has_end,
    )
