"""A sheet of print is read from a picture of any kind; what cannot be read is a miss."""

import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import forms
from models.text_line import TextLine
from tests.builders import A4_MM, frame_of, printed_page, printed_text, upright
from tests.letters.maker import Material, make_letter
from tests.letters.photos import photograph
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import Miss, MissReason
from vision.picture import Frame, Page
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_progress import SheetProgress
from vision.text.sheet_reader import SheetReader

pytestmark = pytest.mark.slow

SEED = 3
SIZE = (1240, 1754)
FONTS = Path(forms.__file__).parent / "fonts"
SHEET: Quad[PageMm] = Quad.box(0, 0, *A4_MM)


class SlowNetwork(TextLine):
    """The real network on a machine that is busy: each line takes `nap_s` more."""

    nap_s = 0.02

    def read(self, picture):
        time.sleep(self.nap_s)
        return super().read(picture)


@pytest.fixture(scope="module")
def reader() -> SheetReader:
    return SheetReader()


@pytest.fixture(scope="module")
def page():
    return printed_page(SEED, px_per_mm=8)[0]


def _share_read(sheet: ReadSheet) -> float:
    """Share of the printed words that were read, in whatever order."""
    printed = printed_text(SEED).split()
    read = [word for line in sheet.text.lines() for word in line.text.split()]
    return sum(word in read for word in printed) / len(printed)


@dataclass(frozen=True)
class _Followed:
    """A photo of the page, what is read on it, and what was heard meanwhile."""

    photo: Frame
    sheet: ReadSheet
    heard: list[SheetProgress]


@pytest.fixture(scope="module")
def followed(reader, page) -> _Followed:
    photo, heard = _seen(page, upright(*SIZE)), list[SheetProgress]()
    sheet = reader.read(photo, on_progress=heard.append)
    assert isinstance(sheet, ReadSheet)
    return _Followed(photo, sheet, heard)


def _seen(page, pose: Homography[PageMm, FramePx]) -> Frame:
    return frame_of(page, pose, size=SIZE)


def test_a_photo_of_a_sheet_is_read_and_placed(followed):
    sheet = followed.sheet
    assert _share_read(sheet) > 0.9
    assert sheet.is_complete
    assert (sheet.text.width_mm, sheet.text.height_mm) == A4_MM
    assert np.abs(sheet.page.corners.xy - upright(*SIZE).quad(SHEET).xy).max() < 6


def test_who_waits_hears_each_line_and_never_less_than_before(followed):
    sheet = followed.sheet
    shares = [each.share for each in followed.heard]
    assert shares == sorted(shares) and shares[-1] == 1.0
    found, turned, *lines = followed.heard
    assert found.lines is None and turned.lines is None
    (total,) = {each.lines for each in lines}
    assert total is not None and total >= len([*sheet.text.lines()])
    assert [each.line for each in lines] == list(range(total + 1))


def test_what_hears_how_far_it_is_can_end_the_reading(reader, page):
    heard: list[SheetProgress] = []

    def leave(progress: SheetProgress) -> None:
        heard.append(progress)
        if progress.line == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        reader.read(_seen(page, upright(*SIZE)), on_progress=leave)
    assert heard[-1].line == 2


def test_a_sheet_upside_down_is_read_with_its_corners_as_printed(reader, page):
    pose = upright(*SIZE)
    over = Homography[PageMm, FramePx].between(SHEET, pose.quad(SHEET).turned(2))
    sheet = reader.read(_seen(page, over))
    assert isinstance(sheet, ReadSheet)
    assert _share_read(sheet) > 0.9
    assert np.abs(sheet.page.corners.xy - over.quad(SHEET).xy).max() < 6


def test_a_screenshot_is_its_own_sheet(reader, page):
    sheet = reader.read(Frame(np.repeat(page[..., None], 3, axis=2)))
    assert isinstance(sheet, ReadSheet)
    assert _share_read(sheet) > 0.9


def test_a_dark_picture_is_a_miss(reader, page):
    dark = Frame(_seen(page, upright(*SIZE)).pixels // 8)
    missed = reader.read(dark)
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.TOO_DARK


def test_a_sheet_on_its_side_is_turned_upright(reader, page):
    sheet = reader.read(Frame(np.ascontiguousarray(np.rot90(_seen(page, upright(*SIZE)).pixels))))
    assert isinstance(sheet, ReadSheet)
    assert _share_read(sheet) > 0.9
    assert sheet.text.width_mm < sheet.text.height_mm


def test_a_sheet_too_blurred_to_read_is_a_miss_and_no_rubbish(reader, page):
    soft = cv2.GaussianBlur(_seen(page, upright(*SIZE)).pixels, (0, 0), 7)
    missed = reader.read(Frame(np.asarray(soft, np.uint8)))
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.BLURRED


def test_a_blank_sheet_has_no_blocks(reader):
    blank = np.full((2376, 1680), 255, np.uint8)
    sheet = reader.read(_seen(blank, upright(*SIZE)))
    assert isinstance(sheet, ReadSheet)
    assert sheet.text.blocks == ()


ARABIC = (
    "وزارة الداخلية", "إدارة الأحوال المدنية", "السيدة فاطمة الحسن المحترمة",
    "لقد استلمنا طلبكم المتعلق بشهادة الميلاد. نرجو منكم إرسال نسخة",
    "من جواز السفر ونسخة من عقد الزواج قبل نهاية شهر أبريل حتى",
    "إذا لم ترسلوا الوثائق المطلوبة في الوقت المحدد فلن يتم النظر",
    "في طلبكم. يمكنكم الاتصال بمكتبنا خلال أيام الأسبوع إذا كانت",
    "وتفضلوا بقبول فائق الاحترام", "رئيس القسم",
)  # fmt: skip


def test_letters_that_we_do_not_read_are_no_rubbish_and_no_glare(reader):
    sheet = Image.new("L", (1680, 2376), 235)
    font = ImageFont.truetype(str(FONTS / "IBMPlexSansArabic-Regular.ttf"), 40)
    for number, line in enumerate(ARABIC):
        ImageDraw.Draw(sheet).text((1500, 200 + 80 * number), line, 30, font, anchor="ra")
    photo = _seen(np.asarray(sheet), upright(*SIZE)).pixels.astype(np.float64)
    # The lamp stands at the foot of the sheet, where nothing is printed.
    photo[SIZE[1] // 2 :] *= 1.3
    read = reader.read(Frame(np.clip(photo, 0, 255).astype(np.uint8)))
    assert isinstance(read, ReadSheet)
    assert read.text.blocks == ()


def test_a_table_top_is_no_page(reader):
    grain = np.random.default_rng(4).normal(120, 25, (900, 700, 3))
    missed = reader.read(Frame(np.clip(grain, 0, 255).astype(np.uint8)))
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.NO_PAGE


def test_half_a_sheet_is_read_and_said_to_be_partial(reader, page):
    whole = _seen(page, upright(*SIZE))
    sheet = reader.read(Frame(np.ascontiguousarray(whole.pixels[: SIZE[1] // 2])))
    assert isinstance(sheet, ReadSheet)
    assert 0.2 < _share_read(sheet) < 0.8
    assert not sheet.is_complete


@pytest.mark.parametrize("band", [np.s_[:216], np.s_[:, :300]], ids=["head", "side"])
def test_a_dark_band_along_an_edge_belongs_to_the_sheet(reader, page, band):
    banded = page.copy()
    banded[band] = 70
    sheet = reader.read(_seen(banded, upright(*SIZE)))
    assert isinstance(sheet, ReadSheet)
    assert np.abs(sheet.page.corners.xy - upright(*SIZE).quad(SHEET).xy).max() < 8


def test_a_grainy_band_at_the_head_does_not_hide_the_letter_below_it(reader, page):
    banded = page.copy()
    banded[:560] = 255
    photo = _seen(banded, upright(*SIZE)).pixels.astype(np.float64)
    head = np.s_[round(0.06 * SIZE[1]) : round(0.24 * SIZE[1]), 120:-120]
    photo[head] = np.random.default_rng(4).normal(55, 14, photo[head].shape)
    sheet = reader.read(Frame(np.clip(photo, 0, 255).astype(np.uint8)))
    assert isinstance(sheet, ReadSheet)
    assert _share_read(sheet) > 0.6


def test_slow_reading_is_as_good_as_quick_and_as_one_that_nobody_follows(reader, followed):
    slow = SheetReader(reader.finder, reader.sides, SlowNetwork())
    told = slow.read(followed.photo)
    assert isinstance(told, ReadSheet)
    assert told.is_complete
    assert told.text == followed.sheet.text


def test_what_was_read_till_the_end_of_the_time_is_given(reader, followed):
    # The clock passes the end while line 8 is told.
    ends = time.monotonic() + 3600
    clock = [ends - 1]

    def tell(progress: SheetProgress) -> None:
        if progress.line == 8:
            clock[0] = ends + 1

    slow = SheetReader(reader.finder, reader.sides, reader.network, now=lambda: clock[0])
    sheet = slow.read(followed.photo, on_progress=tell, until_s=ends)
    assert isinstance(sheet, ReadSheet)
    assert not sheet.is_complete
    assert not sheet.is_cut_off
    assert 0 < len(list(sheet.text.lines())) <= 8 < len(list(followed.sheet.text.lines()))


def test_what_is_not_reached_in_time_is_left_out_and_said(reader, page):
    sheet = reader.read(_seen(page, upright(*SIZE)), until_s=time.monotonic())
    assert isinstance(sheet, ReadSheet | Miss)
    assert not (isinstance(sheet, ReadSheet) and sheet.is_complete)


def test_a_letter_alone_and_larger_than_the_print_is_part_of_a_logo(reader, page):
    marked = page.copy()
    marked[60:300, 1250:1600] = 255
    cv2.putText(marked, "A", (1400, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 20, 4, cv2.LINE_AA)
    sheet = reader.read(_seen(marked, upright(*SIZE)))
    assert isinstance(sheet, ReadSheet)
    assert _share_read(sheet) > 0.9
    assert not [line for line in sheet.text.lines() if line.text == "A"]


def test_small_print_seen_badly_is_kept_where_it_is_spelt_as_words_are(reader):
    letter = make_letter(5, material=Material("distant", "distant", "distant"))
    read = reader.read(Frame(photograph(letter, 118, 5, 1).frame))
    assert isinstance(read, ReadSheet)
    lines = [line for line in read.text.lines() if line.text == "Bezoekadres"]
    (unsure,) = (word.confidence for line in lines for word in line.words)
    assert unsure < 0.55


def test_the_last_word_of_a_heading_over_two_lines_is_print_however_short(reader):
    page = Image.new("L", (1680, 2376), 255)
    draw = ImageDraw.Draw(page)
    large, usual = (
        ImageFont.truetype(str(FONTS / f"IBMPlexSans-{face}.ttf"), size)
        for face, size in (("SemiBold", 44), ("Regular", 25))
    )
    for top, words in ((180, "Deurwaarderskantoor Bol & Van"), (232, "Hek")):
        left = 840 - draw.textlength(words, font=large) / 2
        draw.text((left, top), words, font=large, fill=20)
    for number in range(14):
        draw.text((160, 700 + 40 * number), "Wij schrijven u over de rekening van mei", 30, usual)
    frame = Frame(cv2.cvtColor(np.asarray(page), cv2.COLOR_GRAY2BGR))
    sheet = reader.read(frame, Page(Quad.box(-0.5, -0.5, 1679.5, 2375.5), 1.0))
    read = [line.text for line in sheet.text.lines()]
    assert read[:2] == ["Deurwaarderskantoor Bol & Van", "Hek"]
