"""PNG: every chunk checked against the file before a decoder may believe its length.

A PNG of 105 bytes can claim a chunk of 2 GiB, which OpenCV 5.0 allocates before it looks whether
the file is that long; text and profile chunks may unpack to a thousand times their size.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from vision.containers.survey import Survey, animated, damaged, truncated

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# A 20 MB file in the smallest pieces encoders write (8 KiB) has 2,500 chunks; a million empty
# ones only serve to keep us walking.
_MAX_CHUNKS = 50_000

# Bit depths the standard allows for each colour type (PNG 3rd edition, table 11.1).
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_GREY, _PALETTE, _GREY_ALPHA, _RGBA = 0, 3, 4, 6

# What a decoder needs; everything else is left out.
_ESSENTIAL = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT"})
_ANIMATION = frozenset({b"acTL", b"fdAT", b"fcTL"})

_CHUNK_OVERHEAD = 12  # length, type, checksum: 4 bytes each

# Unpacked in steps, so that a bomb (1 byte in, 1,032 out) is caught before it takes memory or
# time: libpng reads on for 2 s per packed megabyte of zeros after the last row.
_STEP_IN_BYTES = 1 << 16
_STEP_OUT_BYTES = 1 << 20
# Some encoders write a little more than the rows need; decoders have always let that pass.
_SURPLUS_BYTES = 1 << 16

# Samples in a pixel of each colour type.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}

# Adam7: first column, first row, and the steps between them, of each pass.
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


@dataclass(frozen=True)
class _Chunk:
    kind: bytes
    body: memoryview
    whole: memoryview


@dataclass(frozen=True)
class _Header:
    width_px: int
    height_px: int
    depth: int
    colour_type: int
    is_interlaced: bool

    @property
    def unpacked_bytes(self) -> int:
        """What the rows take before filtering: one byte for the filter, then the samples."""
        passes = _PASSES if self.is_interlaced else ((0, 0, 1, 1),)
        return sum(
            self._rows_bytes(
                (self.width_px - first_column + column_step - 1) // column_step,
                (self.height_px - first_row + row_step - 1) // row_step,
            )
            for first_column, first_row, column_step, row_step in passes
        )

    def _rows_bytes(self, width_px: int, height_px: int) -> int:
        if width_px <= 0 or height_px <= 0:
            return 0
        return height_px * (1 + (width_px * self.depth * _SAMPLES[self.colour_type] + 7) // 8)


def survey_png(content: bytes) -> Survey:
    """Walk all chunks of a PNG.

    Raises:
        PictureError: truncated-picture, damaged-picture or animated-picture.
    """
    header: _Header | None = None
    transparency = b""
    kept: list[memoryview | bytes] = [SIGNATURE]
    packed: list[memoryview] = []
    for chunk in _essential_chunks(content):
        if (chunk.kind == b"IHDR") != (header is None):
            raise damaged()
        if chunk.kind == b"IHDR":
            header = _header(chunk.body)
        elif chunk.kind == b"IDAT":
            packed.append(chunk.body)
        elif chunk.kind == b"tRNS":
            transparency = bytes(chunk.body)
            if header is not None and header.colour_type == _GREY:
                continue  # OpenCV ignores it for grey; `transparent_grey` takes its place
        kept.append(chunk.whole)
    if header is None or not packed:
        raise truncated()
    kept.append(_chunk(b"IEND", b""))
    return _survey(header, transparency, b"".join(kept), tuple(packed))


def _check_rows(packed: tuple[memoryview, ...], unpacked_bytes: int) -> None:
    """Unpack the rows without keeping them, to see that they are all there and no more.

    Raises:
        PictureError: truncated-picture, or damaged-picture when there is far too much or the
            packing is broken.
    """
    unpacker, unpacked = zlib.decompressobj(), 0
    try:
        for part in packed:
            for start in range(0, len(part), _STEP_IN_BYTES):
                waiting: bytes | memoryview = part[start : start + _STEP_IN_BYTES]
                while len(waiting) and not unpacker.eof:
                    unpacked += len(unpacker.decompress(waiting, _STEP_OUT_BYTES))
                    waiting = unpacker.unconsumed_tail
                    if unpacked > unpacked_bytes + _SURPLUS_BYTES:
                        raise damaged()
    except zlib.error:
        raise damaged() from None
    if unpacked < unpacked_bytes:
        raise truncated()


def _essential_chunks(content: bytes) -> Iterator[_Chunk]:
    for chunk in _chunks(content):
        if chunk.kind in _ANIMATION:
            raise animated()
        if chunk.kind in _ESSENTIAL:
            if zlib.crc32(chunk.whole[4:-4]) != int.from_bytes(chunk.whole[-4:]):
                raise damaged()
            yield chunk
        elif chunk.kind[:1].isupper():
            # A capital first letter means: cannot be shown without understanding this chunk.
            raise damaged()


def _chunks(content: bytes) -> Iterator[_Chunk]:
    view = memoryview(content)
    at = len(SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if at == len(content):
            return
        if at + _CHUNK_OVERHEAD > len(content):
            raise truncated()
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + _CHUNK_OVERHEAD + length
        if not kind.isalpha():
            raise damaged()
        if end > len(content):
            raise truncated()
        if kind == b"IEND":
            return
        yield _Chunk(kind, view[at + 8 : end - 4], view[at:end])
        at = end
    raise damaged()


def _header(body: memoryview) -> _Header:
    if len(body) != 13:
        raise damaged()
    width, height, depth, colour_type, compression, row_filter, interlace = struct.unpack(
        ">IIBBBBB", body
    )
    if not width or not height or depth not in _DEPTHS.get(colour_type, ()):
        raise damaged()
    if compression or row_filter or interlace > 1:
        raise damaged()
    return _Header(width, height, depth, colour_type, bool(interlace))


def _survey(
    header: _Header, transparency: bytes, essential: bytes, packed: tuple[memoryview, ...]
) -> Survey:
    is_grey = header.colour_type == _GREY
    has_alpha = header.colour_type in (_GREY_ALPHA, _RGBA) or (bool(transparency) and not is_grey)
    # OpenCV hands out 16-bit samples only when asked for the transparency too.
    sample_bytes = 2 if header.depth == 16 and has_alpha else 1
    return Survey(
        width_px=header.width_px,
        height_px=header.height_px,
        essential=essential,
        has_alpha=has_alpha,
        channel_bytes=(4 if has_alpha else 3) * sample_bytes,
        transparent_grey=_transparent_grey(header, transparency) if is_grey else None,
        check_data=partial(_check_rows, packed, header.unpacked_bytes),
    )


def _transparent_grey(header: _Header, transparency: bytes) -> int | None:
    if len(transparency) != 2:
        return None
    (value,) = struct.unpack(">H", transparency)
    if header.depth >= 8:
        return int(value)
    return int(value) * 255 // ((1 << header.depth) - 1)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
