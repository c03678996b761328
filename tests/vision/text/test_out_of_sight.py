"""What a picture does not show of a sheet's print is known: under light, beyond the frame."""

import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import PageMm, Quad
from vision.outcome import Miss, MissReason
from vision.picture import Frame
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_reader import SheetReader

pytestmark = pytest.mark.slow

SIZE = (1240, 1754)
SHEET: Quad[PageMm] = Quad.box(0, 0, *A4_MM)


@pytest.fixture(scope="module")
def reader() -> SheetReader:
    return SheetReader()


@pytest.fixture(scope="module")
def photo() -> Frame:
    return frame_of(printed_page(3, px_per_mm=8, boxes=False)[0], upright(*SIZE), size=SIZE)


def read(reader: SheetReader, frame: Frame) -> ReadSheet:
    sheet = reader.read(frame)
    assert isinstance(sheet, ReadSheet)
    return sheet


def lit(photo: Frame, strength: float) -> Frame:
    """The photo with a lamp's highlight on it."""
    down, across = np.mgrid[: SIZE[1], : SIZE[0]]
    away = np.hypot((across - 760) / 500, (down - 620) / 500)
    spot = strength * np.exp(-(away**2))[..., None]
    bright = photo.pixels + spot
    return Frame(np.clip(bright, 0, 255).astype(np.uint8))


def test_a_sheet_seen_whole_in_even_light_is_all_seen(reader: SheetReader, photo: Frame) -> None:
    sheet = read(reader, photo)
    assert (sheet.is_complete, sheet.is_cut_off, sheet.is_dazzled) == (True, False, False)


def test_print_lost_in_a_highlight_is_said(reader: SheetReader, photo: Frame) -> None:
    sheet = read(reader, lit(photo, 300))
    assert sheet.is_dazzled
    assert not sheet.is_complete


def test_bright_paper_whose_print_is_legible_is_no_highlight(
    reader: SheetReader, photo: Frame
) -> None:
    bright = photo.pixels.astype(np.float64)
    bright[SIZE[1] // 2 :] *= 1.4
    assert not read(reader, Frame(np.clip(bright, 0, 255).astype(np.uint8))).is_dazzled


def test_lines_that_end_at_the_frame_s_edge_are_cut_off(reader: SheetReader, photo: Frame) -> None:
    right = upright(*SIZE).quad(SHEET).xy[1, 0]
    left = upright(*SIZE).quad(SHEET).xy[0, 0]
    inside = round(left + 0.6 * (right - left))
    sheet = read(reader, Frame(np.ascontiguousarray(photo.pixels[:, :inside])))
    assert sheet.is_cut_off
    assert not sheet.is_complete


def test_a_sheet_in_a_mirror_is_a_miss_and_makes_up_no_words(
    reader: SheetReader, photo: Frame
) -> None:
    missed = reader.read(Frame(np.ascontiguousarray(photo.pixels[:, ::-1])))
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.UNKNOWN_FORM


def test_a_sheet_in_a_mirror_and_upside_down_is_a_miss_too(
    reader: SheetReader, photo: Frame
) -> None:
    missed = reader.read(Frame(np.ascontiguousarray(photo.pixels[::-1])))
    assert isinstance(missed, Miss)


def test_a_soft_photo_is_no_mirror(reader: SheetReader, photo: Frame) -> None:
    soft = cv2.GaussianBlur(photo.pixels, (0, 0), 1.6)
    assert isinstance(reader.read(Frame(np.asarray(soft, np.uint8))), ReadSheet)
