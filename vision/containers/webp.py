"""WebP: the RIFF chunk walk. One still picture, wholly there."""

import struct
from collections.abc import Iterator

from vision.containers.survey import Survey, animated, damaged, truncated

RIFF_SIGNATURE = b"RIFF"
FORM_SIGNATURE = b"WEBP"

# An honest still picture has a handful; see the same bound for PNG.
_MAX_CHUNKS = 1_000

_ANIMATION_FLAG, _ALPHA_FLAG = 0x02, 0x10
_FIRST_CHUNK_AT = 12


def survey_webp(content: bytes) -> Survey:
    """Walk all chunks of a WebP.

    Raises:
        PictureError: truncated-picture, damaged-picture or animated-picture.
    """
    chunks: dict[bytes, bytes] = {}
    for kind, body in _chunks(content):
        if kind in (b"ANIM", b"ANMF"):
            raise animated()
        if kind in chunks:
            raise damaged()
        if kind in (b"VP8X", b"ALPH", b"VP8 ", b"VP8L"):
            chunks[kind] = body
    if b"VP8X" in chunks:
        _check_extended(chunks[b"VP8X"])
    if (b"VP8 " in chunks) == (b"VP8L" in chunks):
        raise damaged() if b"VP8 " in chunks else truncated()
    survey = _lossless(chunks[b"VP8L"]) if b"VP8L" in chunks else _lossy(chunks)
    if b"VP8X" in chunks and _canvas(chunks[b"VP8X"]) != (survey.width_px, survey.height_px):
        raise damaged()
    return survey


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if len(content) < _FIRST_CHUNK_AT + 8:
        raise truncated()
    (riff_length,) = struct.unpack_from("<I", content, 4)
    end = 8 + riff_length
    if end > len(content):
        raise truncated()
    at = _FIRST_CHUNK_AT
    for _ in range(_MAX_CHUNKS):
        if at + 8 > end:
            return
        kind, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise truncated()
        yield kind, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise damaged()


def _check_extended(body: bytes) -> None:
    if len(body) != 10:
        raise damaged()
    if body[0] & _ANIMATION_FLAG:
        raise animated()


def _canvas(body: bytes) -> tuple[int, int]:
    return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1


def _lossless(body: bytes) -> Survey:
    if len(body) < 5 or body[0] != 0x2F:
        raise damaged()
    bits = int.from_bytes(body[1:5], "little")
    has_alpha = bool(bits >> 28 & 1)
    return Survey(
        width_px=(bits & 0x3FFF) + 1,
        height_px=(bits >> 14 & 0x3FFF) + 1,
        essential=_riff(_chunk(b"VP8L", body)),
        has_alpha=has_alpha,
        channel_bytes=4 if has_alpha else 3,
    )


def _lossy(chunks: dict[bytes, bytes]) -> Survey:
    body = chunks[b"VP8 "]
    if len(body) < 10 or body[3:6] != b"\x9d\x01\x2a" or body[0] & 1:
        raise damaged()
    width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", body, 6))
    if not width or not height:
        raise damaged()
    has_alpha = b"ALPH" in chunks and b"VP8X" in chunks
    return Survey(
        width_px=width,
        height_px=height,
        essential=_with_alpha(chunks) if has_alpha else _riff(_chunk(b"VP8 ", body)),
        has_alpha=has_alpha,
        channel_bytes=4 if has_alpha else 3,
    )


def _with_alpha(chunks: dict[bytes, bytes]) -> bytes:
    extended = bytes([_ALPHA_FLAG, 0, 0, 0]) + chunks[b"VP8X"][4:]
    return _riff(
        _chunk(b"VP8X", extended)
        + _chunk(b"ALPH", chunks[b"ALPH"])
        + _chunk(b"VP8 ", chunks[b"VP8 "])
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _riff(chunks: bytes) -> bytes:
    return RIFF_SIGNATURE + struct.pack("<I", 4 + len(chunks)) + FORM_SIGNATURE + chunks
