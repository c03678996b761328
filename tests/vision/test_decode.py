"""Guarded decoding: what is accepted comes out right, what is not says so in a plain sentence."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from tests.outside import SHARED
from vision import decode as decoding
from vision.containers.jpeg import MAX_SCANS, survey_jpeg
from vision.decode import MAX_BYTES, MAX_PIXELS, MIN_SIDE_PX, PictureFormat, decode
from vision.errors import PictureError

WIDTH, HEIGHT = 120, 80

#: JPEG and lossy WebP keep a smooth picture to within this mean difference (of 255).
LOSSY_TOLERANCE = 4.0


def smooth_picture() -> NDArray[np.uint8]:
    coarse = np.random.default_rng(7).integers(0, 255, (5, 7, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR))


PICTURE = smooth_picture()  # BGR, as vision has it


def saved(kind: str, picture: NDArray[np.uint8] = PICTURE, mode: str = "RGB", **options: object):
    image = Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1])).convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def see_through(kind: str, alpha: int) -> bytes:
    layer = np.full(PICTURE.shape[:2], alpha, np.uint8)
    out = io.BytesIO()
    Image.fromarray(np.dstack([PICTURE[:, :, ::-1], layer])).save(out, kind, lossless=True)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(width: int = WIDTH, height: int = HEIGHT, depth: int = 8, colours: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


GREY_ROWS = zlib.compress(bytes((1 + WIDTH) * HEIGHT))
PIXELS, END = chunk(b"IDAT", GREY_ROWS), chunk(b"IEND", b"")


def code_of(content: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        decode(content)
    message = caught.value.message
    assert message.endswith(".")
    assert "Error" not in message
    return caught.value.code


def difference(content: bytes, expected: NDArray[np.uint8] = PICTURE) -> float:
    pixels = decode(content).pixels
    assert pixels.dtype == np.uint8
    assert pixels.shape == expected.shape
    return float(np.abs(pixels.astype(int) - expected.astype(int)).mean())


class TestAccepted:
    @pytest.mark.parametrize(
        "content",
        [
            saved("JPEG", quality=95),
            saved("JPEG", quality=95, progressive=True),
            saved("JPEG", mode="CMYK", quality=95),
            saved("WEBP", quality=95),
        ],
        ids=["baseline", "progressive", "printer's colours", "webp"],
    )
    def test_lossy_pictures_come_out_nearly_the_same(self, content: bytes) -> None:
        assert difference(content) < LOSSY_TOLERANCE

    @pytest.mark.parametrize(
        "content",
        [saved("PNG"), saved("WEBP", lossless=True), see_through("PNG", 255)],
        ids=["png", "webp", "png with alpha that hides nothing"],
    )
    def test_lossless_pictures_come_out_exactly(self, content: bytes) -> None:
        assert difference(content) == 0

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    @pytest.mark.parametrize("turn", range(1, 9))
    def test_an_exif_turn_is_never_applied(self, kind: str, turn: int) -> None:
        exif = Image.Exif()
        exif[0x0112] = turn
        assert difference(saved(kind, exif=exif, quality=95)) < LOSSY_TOLERANCE

    @pytest.mark.parametrize("kind", ["PNG", "WEBP"])
    def test_transparent_parts_become_white_paper(self, kind: str) -> None:
        assert difference(see_through(kind, 0), np.full_like(PICTURE, 255)) == 0
        half = (PICTURE.astype(int) * 100 + 255 * 155 + 127) // 255
        assert difference(see_through(kind, 100), half.astype(np.uint8)) == 0

    def test_sixteen_bits_become_eight(self) -> None:
        deep = PICTURE.astype(np.uint16) * 257
        layered = np.dstack([deep, np.full(deep.shape[:2], 65535, np.uint16)])
        for picture in (deep, layered):
            assert difference(cv2.imencode(".png", picture)[1].tobytes()) == 0

    @pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
    def test_a_see_through_grey_becomes_white(self, depth: int) -> None:
        row = b"\0" + bytes(-(-WIDTH * depth // 8))
        content = png(
            header(depth=depth),
            chunk(b"tRNS", struct.pack(">H", 0)),
            chunk(b"IDAT", zlib.compress(row * HEIGHT)),
            END,
        )
        assert difference(content, np.full_like(PICTURE, 255)) == 0

    def test_an_interlaced_png_has_all_its_rows(self) -> None:
        # Seven passes of a black picture: rows and columns as Adam7 lays them out.
        rows = b""
        for x0, y0, dx, dy in (
            (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
            (0, 1, 1, 2),
        ):  # fmt: skip
            rows += bytes(1 + len(range(x0, 101, dx))) * len(range(y0, 67, dy))
        ihdr = chunk(b"IHDR", struct.pack(">IIBBBBB", 101, 67, 8, 0, 0, 0, 1))
        good = png(ihdr, chunk(b"IDAT", zlib.compress(rows)), END)
        assert decode(good).pixels.shape == (67, 101, 3)
        cut = png(ihdr, chunk(b"IDAT", zlib.compress(rows[:-1])), END)
        assert code_of(cut) == "truncated-picture"

    def test_a_photo_followed_by_something_else_is_still_a_photo(self) -> None:
        assert difference(saved("JPEG", quality=95) + b"motion photo video") < LOSSY_TOLERANCE

    def test_a_jpeg_without_its_last_two_bytes_is_complete(self) -> None:
        assert difference(saved("JPEG", quality=95)[:-2]) < LOSSY_TOLERANCE

    @pytest.mark.parametrize("more", [b"\xff", b"\xff" * 7])
    def test_bytes_that_fill_up_before_a_marker_are_no_data(self, more: bytes) -> None:
        plain = saved("JPEG", quality=95)
        filled = plain.replace(b"\xff\xda", more + b"\xff\xda")[:-2] + more + plain[-2:]
        assert survey_jpeg(filled).essential == survey_jpeg(plain).essential
        assert np.array_equal(decode(filled).pixels, decode(plain).pixels)

    def test_a_mid_grey_photo_is_not_taken_for_a_truncated_one(self) -> None:
        grey = np.full((100, 100, 3), 128, np.uint8)
        assert difference(saved("JPEG", grey), grey) == 0

    def test_damage_in_text_chunks_does_not_matter(self) -> None:
        broken = bytearray(chunk(b"tEXt", b"Comment\0hello"))
        broken[-1] ^= 0xFF
        assert decode(png(header(), bytes(broken), PIXELS, END)).width_px == WIDTH

    def test_only_the_formats_asked_for_are_accepted(self) -> None:
        with pytest.raises(PictureError) as caught:
            decode(saved("PNG"), accepted={PictureFormat.JPEG})
        assert caught.value.code == "unsupported-format"
        assert "PNG" in caught.value.message


class TestRefused:
    def test_nothing(self) -> None:
        assert code_of(b"") == "empty-picture"

    def test_too_many_bytes(self) -> None:
        assert code_of(saved("JPEG") + bytes(MAX_BYTES)) == "too-large-bytes"

    def test_what_is_no_picture_may_be_sent_as_a_pdf_too(self) -> None:
        with pytest.raises(PictureError, match="PDF"):
            decode(b"Geachte heer Jansen,")

    @pytest.mark.parametrize("content", [b"\0", b"hello", b"\xff\xd8", bytes(5000), b"<html>"])
    def test_what_is_no_picture(self, content: bytes) -> None:
        assert code_of(content) == "not-a-picture"

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"%PDF-1.7 ...", "PDF"),
            (b"GIF89a", "GIF"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "HEIC"),
            (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
            (b"\0\0\0\x18ftypmp42\0\0\0\0", "video"),
            (b"II*\0....", "TIFF"),
        ],
    )
    def test_other_formats_are_named(self, content: bytes, name: str) -> None:
        assert code_of(content) == "unsupported-format"
        with pytest.raises(PictureError, match=name):
            decode(content)

    def test_the_two_gigabyte_chunk_in_a_tiny_png(self) -> None:
        claim = struct.pack(">I", 0x7FFFFFFF) + b"IDAT" + bytes(56)
        tiny = png(header(1000, 1000), claim)
        assert len(tiny) < 110
        assert code_of(tiny) == "truncated-picture"

    def test_a_png_that_unpacks_to_far_more_than_its_rows(self) -> None:
        packer = zlib.compressobj()
        bomb = packer.compress(bytes((1 + WIDTH) * HEIGHT + (1 << 24))) + packer.flush()
        assert code_of(png(header(), chunk(b"IDAT", bomb), END)) == "damaged-picture"

    def test_profiles_and_texts_are_never_unpacked(self) -> None:
        bomb = zlib.compress(bytes(1 << 24))
        content = png(
            header(),
            chunk(b"iCCP", b"x\0\0" + bomb),
            chunk(b"zTXt", b"x\0\0" + bomb),
            PIXELS,
            END,
        )
        assert decode(content).width_px == WIDTH

    @pytest.mark.parametrize(
        ("chunks", "code"),
        [
            ((header(), PIXELS[:-20]), "truncated-picture"),
            ((header(), END), "truncated-picture"),
            ((header(), chunk(b"IDAT", GREY_ROWS[:10]), END), "truncated-picture"),
            ((header(), chunk(b"IDAT", b"no zlib"), END), "damaged-picture"),
            ((header(), PIXELS[:-1] + b"\0", END), "damaged-picture"),
            ((header(), header(), PIXELS, END), "damaged-picture"),
            ((PIXELS, header(), END), "damaged-picture"),
            ((header(), chunk(b"CgBI", b""), PIXELS, END), "damaged-picture"),
            ((header(depth=3), PIXELS, END), "damaged-picture"),
            ((header(width=0), PIXELS, END), "damaged-picture"),
            ((header(), chunk(b"acTL", bytes(8)), PIXELS, END), "animated-picture"),
            ((header(), PIXELS, chunk(b"acTL", bytes(8)), END), "animated-picture"),
        ],
    )
    def test_broken_pngs(self, chunks: tuple[bytes, ...], code: str) -> None:
        assert code_of(png(*chunks)) == code

    def test_a_png_of_a_million_empty_chunks(self) -> None:
        assert code_of(png(header(), chunk(b"tEXt", b"") * 60_000)) == "damaged-picture"

    @pytest.mark.parametrize("kind", ["PNG", "WEBP"])
    def test_moving_pictures(self, kind: str) -> None:
        frames = [Image.new("RGB", (WIDTH, HEIGHT), colour) for colour in ("red", "blue")]
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        assert code_of(out.getvalue()) == "animated-picture"

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
    @pytest.mark.parametrize("is_progressive", [False, True])
    def test_a_file_cut_short(self, kind: str, share: float, is_progressive: bool) -> None:
        content = saved(kind, progressive=is_progressive, quality=95)
        cut = content[: int(len(content) * share)]
        assert code_of(cut) in {"truncated-picture", "not-a-picture"}

    @pytest.mark.parametrize("share", [0.4, 0.6, 0.9, 0.97])
    def test_a_cut_jpeg_that_was_given_a_new_end(self, share: float) -> None:
        content = saved("JPEG", quality=95)
        assert code_of(content[: int(len(content) * share)] + b"\xff\xd9") == "truncated-picture"

    def test_a_jpeg_with_an_absurd_number_of_passes(self) -> None:
        content = saved("JPEG", progressive=True)
        last_scan = content.rindex(b"\xff\xda")
        scans = content[last_scan:-2] * (MAX_SCANS + 1)
        assert code_of(content[:last_scan] + scans + b"\xff\xd9") == "damaged-picture"

    @pytest.mark.parametrize(
        ("at", "value", "code"),
        [
            (-1, 0xC3, "unsupported-format"),  # lossless
            (-1, 0xC9, "unsupported-format"),  # arithmetic
            (2, 12, "unsupported-colours"),  # bits a sample
            (7, 2, "damaged-picture"),  # channels that do not match the segment
        ],
    )
    def test_rare_jpegs(self, at: int, value: int, code: str) -> None:
        content = bytearray(saved("JPEG"))
        content[content.index(b"\xff\xc0") + 2 + at] = value
        assert code_of(bytes(content)) == code

    def test_printers_colours_that_do_not_say_which_way_round(self) -> None:
        content = saved("JPEG", mode="CMYK").replace(b"Adobe", b"Other")
        assert code_of(content) == "unsupported-colours"

    def test_a_jpeg_that_announces_its_size_twice(self) -> None:
        content = saved("JPEG")
        at = content.index(b"\xff\xc0")
        frame = content[at : at + 2 + int.from_bytes(content[at + 2 : at + 4])]
        assert code_of(content[:at] + frame + content[at:]) == "damaged-picture"

    @pytest.mark.parametrize(
        ("width", "height", "code"),
        [
            (60_000, 60_000, "too-many-pixels"),
            (2**31 - 1, 2**31 - 1, "too-many-pixels"),
            (MAX_PIXELS // 4000 + 1, 4000, "too-many-pixels"),
            (MIN_SIDE_PX - 1, 500, "too-small"),
            (1, 1, "too-small"),
            (1100, 100, "too-narrow"),
        ],
    )
    def test_sizes_are_judged_before_decoding(self, width: int, height: int, code: str) -> None:
        assert code_of(png(header(width, height), PIXELS, END)) == code

    def test_deep_transparent_pictures_have_half_the_room(self) -> None:
        deep = png(header(4000, 4000, depth=16, colours=6), PIXELS, END)
        assert code_of(deep) == "too-many-pixels"
        plain = png(header(4000, 4000, depth=16, colours=2), PIXELS, END)
        assert code_of(plain) == "truncated-picture"

    def test_a_webp_whose_chunk_is_longer_than_the_file(self) -> None:
        content = bytearray(saved("WEBP"))
        content[16:20] = b"\xff\xff\xff\x7f"
        assert code_of(bytes(content)) == "truncated-picture"


class TestAnyBytes:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(["JPEG", "PNG", "WEBP"]),
        st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=8),
        st.integers(0, 2**20),
    )
    @example("JPEG", [(0, 0)], 0)
    def test_a_mangled_file_is_a_picture_or_a_picture_error(
        self, kind: str, changes: list[tuple[int, int]], cut: int
    ) -> None:
        content = bytearray(saved(kind))
        for at, value in changes:
            content[at % len(content)] = value
        _frame_or_error(bytes(content[: len(content) - cut % 40]))

    @settings(max_examples=100, deadline=None)
    @given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"]), st.binary())
    def test_noise_after_a_signature_is_refused(self, start: bytes, noise: bytes) -> None:
        _frame_or_error(start + noise)


def _frame_or_error(content: bytes) -> None:
    try:
        pixels = decode(content).pixels
    except PictureError as error:
        assert error.code in decoding.__doc__  # type: ignore[operator]
        assert error.message.endswith(".")
    else:
        assert pixels.ndim == 3


def hostile_files() -> Iterator[Path]:
    folder = SHARED / "hostile"
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
def test_every_hostile_file_is_a_picture_or_a_picture_error() -> None:
    paths = list(hostile_files())
    if not paths:
        pytest.skip("needs the shared hostile files (TESTS_SHARED_DATA)")
    for path in paths:
        _frame_or_error(path.read_bytes())
