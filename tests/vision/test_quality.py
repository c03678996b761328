import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import MissReason
from vision.picture import Frame, Grey, Page
from vision.quality import is_too_close, obstacle, outside_share, why_unknown

PRINT = printed_page(1)[0]
SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SIZE = (1280, 720)
CLOSE = upright(*SIZE, share=0.95)


def evenly(level: int) -> Frame:
    return Frame(np.full((720, 1280, 3), level, np.uint8))


def page_at(page_to_frame: Homography[PageMm, FramePx], confidence: float = 0.95) -> Page:
    return Page(page_to_frame.quad(SHEET), confidence)


def changed(frame: Frame, change: np.ndarray) -> Frame:
    return Frame(np.clip(change + 0.5, 0, 255).astype(np.uint8))


def blamed(
    page: Grey = PRINT, place: Homography[PageMm, FramePx] = CLOSE, **light: float
) -> MissReason:
    return why_unknown(frame_of(page, place, size=SIZE, **light), page_at(place))


@pytest.mark.parametrize("level", [0, 8, 40])
def test_a_dark_frame_is_too_dark(level: int) -> None:
    assert obstacle(evenly(level)) is MissReason.TOO_DARK


@pytest.mark.parametrize("level", [60, 128, 255])
def test_a_lit_frame_is_worth_looking_at(level: int) -> None:
    assert obstacle(evenly(level)) is None


def test_a_sheet_by_candlelight_is_worth_looking_at() -> None:
    assert obstacle(frame_of(PRINT, upright(), table=20, light=0.3)) is None


def test_a_sheet_in_the_dark_is_not() -> None:
    frame = frame_of(PRINT, upright(), table=20, light=0.08)
    assert obstacle(frame) is MissReason.TOO_DARK


def test_a_few_lamps_in_the_night_do_not_make_it_light() -> None:
    night = np.full((720, 1280, 3), 5, np.uint8)
    night[100:120, 200:240] = 255
    assert obstacle(Frame(night)) is MissReason.TOO_DARK


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (2000, 1), (40, 40)])
def test_a_sliver_of_a_picture_is_judged_like_any_other(size: tuple[int, int]) -> None:
    frame = Frame(np.full((*size, 3), 200, np.uint8))
    assert obstacle(frame) is None
    assert why_unknown(frame, None) is MissReason.NO_PAGE
    assert not is_too_close(frame)
    assert why_unknown(frame, Page(Quad.box(0, 0, 1, 1), 1.0)) in MissReason


def test_of_a_sharp_well_lit_sheet_only_the_form_is_unknown() -> None:
    assert blamed() is MissReason.UNKNOWN_FORM


def test_a_dark_table_does_not_make_a_white_sheet_dark() -> None:
    assert blamed(table=4) is MissReason.UNKNOWN_FORM


def test_a_dark_sheet_beside_something_bright_is_too_dark() -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE, light=0.15)
    frame.pixels[:, :300] = 250
    assert obstacle(frame) is None
    assert why_unknown(frame, page_at(CLOSE)) is MissReason.TOO_DARK


def test_a_dark_thing_on_a_lit_table_is_no_page() -> None:
    assert blamed(np.full_like(PRINT, 12)) is MissReason.NO_PAGE


def test_a_small_sheet_is_too_far() -> None:
    assert blamed(place=upright(*SIZE, share=0.35)) is MissReason.TOO_FAR


@pytest.mark.parametrize("sigma_px", [2.0, 4.0, 12.0])
def test_a_sheet_out_of_focus_is_blurred_however_sharp_its_table_is(sigma_px: float) -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE)
    soft = cv2.GaussianBlur(frame.pixels, (0, 0), sigma_px)
    board = np.indices(soft.shape[:2]).sum(axis=0)[..., None] // 8 % 2 * 80
    paper = np.zeros(soft.shape[:2], np.uint8)
    cv2.fillConvexPoly(paper, np.round(CLOSE.quad(SHEET).xy).astype(np.int32), 1)
    mixed = np.where(paper[..., None] > 0, soft, board)
    assert why_unknown(changed(frame, mixed), page_at(CLOSE)) is MissReason.BLURRED


@pytest.mark.parametrize("angle_deg", [0, 45, 90, 120])
def test_a_shaken_picture_is_blurred_whichever_way_it_was_shaken(angle_deg: float) -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE)
    kernel = np.zeros((31, 31), np.float32)
    reach = 7 * np.array([np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))])
    ends = [tuple(np.round(15 + sign * reach).astype(int)) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0)
    shaken = cv2.filter2D(frame.pixels, -1, kernel / kernel.sum())
    assert why_unknown(Frame(shaken), page_at(CLOSE)) is MissReason.BLURRED


def test_a_highlight_over_part_of_the_sheet_is_glare() -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE, light=0.85)
    y, x = np.ogrid[0:720, 0:1280]
    lamp = 400 * np.exp(-(((x - 640) / 150) ** 2 + ((y - 360) / 150) ** 2))
    lit = changed(frame, frame.pixels + lamp[..., None])
    assert why_unknown(lit, page_at(CLOSE)) is MissReason.GLARE


def test_a_scan_is_white_all_over_without_glare() -> None:
    assert blamed(light=1.1, noise=0) is MissReason.UNKNOWN_FORM


def test_an_empty_sheet_is_unknown_and_not_blurred() -> None:
    assert blamed(np.full_like(PRINT, 255)) is MissReason.UNKNOWN_FORM


@pytest.mark.parametrize("sigma_px", [0.0, 6.0])
def test_a_shaded_sheet_without_print_is_blurred_only_if_its_sides_are(sigma_px: float) -> None:
    frame = frame_of(np.full_like(PRINT, 235), CLOSE, size=SIZE, noise=0)
    shade = 60 * np.exp(-(((np.arange(SIZE[0]) - 640) / 60) ** 2))[None, :, None]
    shaded = frame.pixels - shade * (frame.pixels > 150)
    if sigma_px:
        shaded = cv2.GaussianBlur(shaded, (0, 0), sigma_px)
    reason = MissReason.BLURRED if sigma_px else MissReason.UNKNOWN_FORM
    assert why_unknown(changed(frame, shaded), page_at(CLOSE)) is reason


def test_pale_print_is_not_blurred() -> None:
    pale = (255 - 0.35 * (255.0 - PRINT)).astype(np.uint8)
    assert blamed(pale) is MissReason.UNKNOWN_FORM


def moved(by_px: float) -> Homography[PageMm, FramePx]:
    shift = np.array([[1, 0, 0], [0, 1, by_px], [0, 0, 1.0]])
    return CLOSE.then(Homography[FramePx, FramePx](shift))


def test_a_sheet_mostly_outside_the_frame_is_cut_off() -> None:
    assert blamed(place=moved(350)) is MissReason.CUT_OFF
    assert blamed(place=moved(40)) is MissReason.UNKNOWN_FORM


def test_a_sheet_whose_side_lies_on_the_border_was_cut_there() -> None:
    frame = frame_of(PRINT, moved(300), size=SIZE)
    seen = moved(300).quad(SHEET).xy.clip([-0.5, -0.5], [SIZE[0] - 0.5, SIZE[1] - 0.5])
    assert why_unknown(frame, Page(Quad(seen), 0.95)) is MissReason.CUT_OFF


def test_a_scan_that_is_all_sheet_is_not_cut_off() -> None:
    frame = Frame(np.repeat(PRINT[..., None], 3, axis=2))
    edge = Quad[FramePx].box(-0.5, -0.5, PRINT.shape[1] - 0.5, PRINT.shape[0] - 0.5)
    assert why_unknown(frame, Page(edge, 0.95)) is MissReason.UNKNOWN_FORM


def close_up(share: float, x: float, y: float) -> Homography[PageMm, FramePx]:
    """A sheet so many times as high as the frame, moved by a share of the frame."""
    shift = np.array([[1, 0, x * SIZE[0]], [0, 1, y * SIZE[1]], [0, 0, 1.0]])
    return upright(*SIZE, share=share).then(Homography[FramePx, FramePx](shift))


@pytest.mark.parametrize(
    ("share", "x", "y"), [(3.5, 0, 0), (3.0, 0.1, -0.5), (4.0, -0.15, 0.8)],
)  # fmt: skip
def test_print_that_runs_out_of_the_frame_all_around_is_too_close(share, x, y) -> None:
    for light in (1.0, 0.55):
        assert is_too_close(frame_of(PRINT, close_up(share, x, y), size=SIZE, light=light))


def test_a_sheet_on_a_table_as_white_as_itself_is_not_too_close() -> None:
    assert not is_too_close(frame_of(PRINT, upright(*SIZE, share=0.9), size=SIZE, table=245))


def test_a_dark_table_an_even_wall_and_noise_are_not_too_close() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    assert not is_too_close(Frame(noise))
    assert not is_too_close(evenly(235))
    assert not is_too_close(frame_of(255 - PRINT, close_up(3.5, 0, 0), size=SIZE))


def test_an_unsure_outline_is_no_page() -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE)
    assert why_unknown(frame, page_at(CLOSE, confidence=0.3)) is MissReason.NO_PAGE


def test_where_all_is_blurred_and_no_sheet_was_found_it_is_blurred() -> None:
    frame = frame_of(PRINT, CLOSE, size=SIZE, table=30)
    soft = cv2.GaussianBlur(frame.pixels, (0, 0), 14)
    assert why_unknown(Frame(soft), None) is MissReason.BLURRED
    assert why_unknown(evenly(128), None) is MissReason.NO_PAGE


def test_the_share_outside_is_that_of_the_sheet() -> None:
    frame = evenly(128)
    assert outside_share(frame, page_at(CLOSE)) == 0
    half = Page(Quad.box(1180, 100, 1379, 400), 1.0)
    assert outside_share(frame, half) == pytest.approx(0.5, abs=0.01)
