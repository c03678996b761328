import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, upright
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Frame, Reference
from vision.placing.placement import Placement
from vision.placing.register import Landmarks, Registrar

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
REFERENCE = reference_of(PAGE)
MARKS = Landmarks(REFERENCE)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
#: What people see: the overlay sits on the box it belongs to.
GLUED_MM = 0.15


def error_mm(found: Homography[PageMm, FramePx], truth: Homography[PageMm, FramePx]) -> float:
    """The largest distance on paper between where found and truth put a millimetre."""
    x, y = np.meshgrid(np.linspace(5, 205, 9), np.linspace(5, 292, 9))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    back = truth.inverse()(found(page))
    return float(np.linalg.norm(back.xy - page.xy, axis=1).max())


def shifted(by_px: float) -> Homography[FramePx, FramePx]:
    return Homography(np.array([[1, 0, by_px], [0, 1, by_px], [0, 0, 1.0]]))


def placed(frame: Frame, corners: Quad[FramePx], page: Reference = REFERENCE) -> Placement | None:
    return Registrar(frame).place(page, Landmarks(page), corners)


@pytest.mark.parametrize("light", [0.95, 0.4])
def test_a_tilted_page_is_placed_to_a_fraction_of_a_pixel(light: float) -> None:
    placement = placed(frame_of(PAGE, TRUTH, light=light, noise=2), SLANTED)
    assert placement is not None
    assert error_mm(placement.page_to_frame, TRUTH) < GLUED_MM


@pytest.mark.parametrize("off_mm", [4, 12])
def test_corners_that_are_centimetres_off_are_good_enough_to_start_from(off_mm: float) -> None:
    moves = np.array([[-1, 0.6], [0.8, -1], [1, 1], [-0.5, 0.7]]) * off_mm * 2.2
    placement = placed(frame_of(PAGE, TRUTH), Quad[FramePx](SLANTED.xy + moves))
    assert placement is not None
    assert error_mm(placement.page_to_frame, TRUTH) < GLUED_MM


def test_a_sheet_cut_off_that_is_near_is_not_sought_by_features() -> None:
    # Two thirds are out of sight: of all points few are found, of those in sight nearly all.
    cut = Quad[FramePx](SLANTED.xy + np.array([0, 480]))
    frame, marks = frame_of(PAGE, Homography.between(SHEET, cut)), Landmarks(REFERENCE)
    assert Registrar(frame).place(REFERENCE, marks, cut) is not None
    assert "coarse" not in marks.__dict__


def test_what_was_placed_by_features_is_known_for_the_same_corners() -> None:
    registrar = Registrar(frame_of(PAGE, TRUTH))
    first = registrar.place_by_features(REFERENCE, MARKS, SLANTED)
    assert first is not None
    assert registrar.place_by_features(REFERENCE, MARKS, SLANTED) is first
    beside = Quad[FramePx](SLANTED.xy + 9)
    assert registrar.place_by_features(REFERENCE, MARKS, beside) is not first


def test_a_placement_says_how_sure_it_is() -> None:
    placement = placed(frame_of(PAGE, TRUTH), SLANTED)
    assert placement is not None
    assert 0.8 * placement.followed < placement.agreeing <= placement.followed
    assert placement.residual_mm < 0.1


def test_a_page_partly_outside_the_frame_is_placed_all_the_same() -> None:
    lower = TRUTH.then(
        Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 200], [0, 0, 1.0]]))
    )
    placement = placed(frame_of(PAGE, lower), lower.quad(SHEET))
    assert placement is not None
    # Only what shows can be placed surely: the upper half of the sheet.
    x, y = np.meshgrid(np.linspace(5, 205, 9), np.linspace(5, 200, 9))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    apart = lower.inverse()(placement.page_to_frame(page)).xy - page.xy
    assert np.linalg.norm(apart, axis=1).max() < GLUED_MM


def test_a_covered_third_does_not_pull_the_rest_along() -> None:
    frame = frame_of(PAGE, TRUTH)
    frame.pixels[300:560, 600:] = (120, 140, 190)
    placement = placed(frame, SLANTED)
    assert placement is not None
    assert error_mm(placement.page_to_frame, TRUTH) < 2 * GLUED_MM


def test_writing_and_crosses_do_not_move_the_page() -> None:
    written = PAGE.copy()
    for row in range(200, 1100, 90):
        written[row : row + 6, 300:700] = 40
    placement = placed(frame_of(written, TRUTH), SLANTED)
    assert placement is not None
    assert error_mm(placement.page_to_frame, TRUTH) < GLUED_MM


@pytest.mark.parametrize("by_px", [1, 3])
def test_settle_finds_back_what_moved_a_millimetre(by_px: float) -> None:
    frame = frame_of(PAGE, TRUTH)
    placement = Registrar(frame).place_from(REFERENCE, MARKS, TRUTH.then(shifted(by_px)))
    assert placement is not None
    assert error_mm(placement.page_to_frame, TRUTH) < GLUED_MM


def test_a_page_is_placed_in_a_large_photo_just_as_well() -> None:
    large = Homography.between(SHEET, Quad[FramePx](SLANTED.xy * 2.4))
    fine = printed_page(3, px_per_mm=8)[0]
    # Fonts are hinted anew at each size: the reference is the very print, only coarser.
    same = np.asarray(cv2.resize(fine, (840, 1188), interpolation=cv2.INTER_AREA), np.uint8)
    frame = frame_of(fine, large, size=(3072, 1728))
    placement = placed(frame, Quad[FramePx](SLANTED.xy * 2.4), reference_of(same))
    assert placement is not None
    assert error_mm(placement.page_to_frame, large) < GLUED_MM


@pytest.mark.parametrize("size_mm", [(297.0, 210.0), (148.0, 210.0), (105.0, 148.0)])
def test_paper_of_any_size_is_placed(size_mm: tuple[float, float]) -> None:
    page = printed_page(9, *size_mm)[0]
    truth = upright(sheet_mm=size_mm)
    placement = placed(
        frame_of(page, truth, size_mm),
        truth.quad(Quad[PageMm].box(0, 0, *size_mm)),
        reference_of(page, "page", *size_mm),
    )
    assert placement is not None
    apart = placement.page_to_frame.matrix - truth.matrix
    assert np.abs(apart[:2, 2]).max() < 0.5


def test_where_no_page_is_none_is_placed() -> None:
    even = Frame(np.full((720, 1280, 3), 200, np.uint8))
    noise = np.random.default_rng(4).integers(0, 256, (720, 1280, 3), np.uint8)
    assert placed(even, SLANTED) is None
    assert placed(Frame(noise), SLANTED) is None


def test_a_blank_sheet_has_nothing_to_be_placed_by() -> None:
    blank = reference_of(np.full((1188, 840), 255, np.uint8))
    assert placed(frame_of(PAGE, TRUTH), SLANTED, blank) is None


def test_a_start_that_is_no_sheet_at_all_gives_nothing() -> None:
    registrar = Registrar(frame_of(PAGE, TRUTH))
    mirrored: Homography[PageMm, FramePx] = Homography(np.diag([-3.0, 3.0, 1.0]))
    speck: Homography[PageMm, FramePx] = Homography(np.diag([0.01, 0.01, 1.0]))
    vast: Homography[PageMm, FramePx] = Homography(np.diag([1e5, 1e5, 1.0]))
    for start in (mirrored, speck, vast):
        assert registrar.place_from(REFERENCE, MARKS, start) is None


def test_landmarks_lie_on_the_paper() -> None:
    for marks in (MARKS, Landmarks(reference_of(printed_page(9, 105, 148)[0], "a6", 105, 148))):
        for points in (marks.coarse.at_mm, marks.fine_mm):
            assert len(points) > 40
            assert (points.xy > 0).all()
            assert (points.xy < A4_MM).all()
