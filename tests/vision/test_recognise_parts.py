"""Pages that are not as large as their paper: in booklets, two on a sheet, printed smaller."""

import numpy as np
import pytest

from tests.benchmarks.compose import PLAIN, compose
from tests.benchmarks.scoring import overlap
from tests.benchmarks.stance import Creases, Folds, stand
from tests.builders import A4_MM, frame_of, printed_page, reference_of, upright
from tests.vision.sheets.paper import A3_MM, box_of, on_paper, spread_of, with_margins
from tests.vision.test_recognise import PLACED_MM, PRINT, SHEET, error_mm, matched, recogniser_of
from vision.geometry import FramePx, Homography, PageMm, Points
from vision.outcome import Miss, MissReason
from vision.picture import Frame, Grey
from vision.recognise import Recogniser

pytestmark = pytest.mark.slow

STRANGE = printed_page(70)[0]
RULED = with_margins(PRINT["form/2"])


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return recogniser_of()


@pytest.fixture(scope="module")
def knows_ruled() -> Recogniser:
    pages = PRINT | {"form/2": RULED}
    return recogniser_of({key: reference_of(grey, key) for key, grey in pages.items()})


def seen(
    sheet: Grey, sheet_mm: tuple[float, float], aside_px: float = 0, degrees: float = 4,
    size: tuple[int, int] = (1920, 1080),
) -> tuple[Frame, Homography[PageMm, FramePx]]:  # fmt: skip
    """A frame of a sheet, turned and so far aside, and the map of the sheet."""
    angle, middle = np.radians(degrees), np.array(size) / 2
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    move = np.eye(3)
    move[:2, :2], move[:2, 2] = turn, middle - turn @ middle + [aside_px, 0]
    lie = Homography[PageMm, FramePx](move @ upright(*size, share=0.8, sheet_mm=sheet_mm).matrix)
    return frame_of(sheet, lie, sheet_mm, size), lie


def page_in(
    lie: Homography[PageMm, FramePx], at_mm: tuple[float, float], scale: float
) -> Homography[PageMm, FramePx]:
    return Homography.between(SHEET, lie.quad(box_of(at_mm, scale)))


@pytest.mark.parametrize(("aside_px", "nearest"), [(120, 0), (-120, 1)])
@pytest.mark.parametrize("degrees", [4, 183])
def test_of_an_open_booklet_the_page_nearest_the_middle_is_named(
    recogniser: Recogniser, degrees: float, aside_px: float, nearest: int
) -> None:
    booklet = spread_of(PRINT["form/1"], PRINT["form/2"])
    frame, lie = seen(booklet, A3_MM, aside_px, degrees)
    number = nearest if degrees < 90 else 1 - nearest
    truth = page_in(lie, (number * A4_MM[0], 0), 1)
    match = matched(recogniser.recognise(frame))
    assert match.key == f"form/{number + 1}"
    assert error_mm(match.page_to_frame, truth) < PLACED_MM
    # What is outlined is the page, not the paper.
    assert overlap(Points(match.page.corners.xy), Points(truth.quad(SHEET).xy)) > 0.85


def test_that_page_is_followed_though_the_other_comes_nearer(recogniser: Recogniser) -> None:
    booklet = spread_of(PRINT["form/1"], PRINT["form/2"])
    first = matched(recogniser.recognise(seen(booklet, A3_MM, 60)[0]))
    after, lie = seen(booklet, A3_MM, 30)
    again = recogniser.recognise_near(after, first.key, first.page_to_frame)
    assert matched(again).key == first.key == "form/1"
    assert error_mm(matched(again).page_to_frame, page_in(lie, (0, 0), 1)) < PLACED_MM


@pytest.mark.parametrize("seed", range(2))
def test_a_booklet_that_does_not_lie_flat_is_one_too(recogniser: Recogniser, seed: int) -> None:
    rng = np.random.default_rng(seed)
    fold = Folds(Creases((0.0,), (0.1, -0.08)), Creases((), (0.0,)))
    stance = stand(rng, A3_MM, (1920, 1080), (0.85, 0.9), 12, 5, fold)
    booklet = spread_of(PRINT["form/0"], PRINT["form/3"])
    scene = compose(booklet, *A3_MM, PLAIN, seed, size=(1920, 1080), stance=stance)
    match = matched(recogniser.recognise(Frame(scene.frame)))
    assert match.key in ("form/0", "form/3")
    corner = Points[PageMm](np.array([[15.0, 20.0]]))
    aside = 0.0 if match.key == "form/0" else A4_MM[0]
    truth = stance.place(Points(corner.xy + np.array([aside, 0]))).xy
    assert np.abs(match.lie(corner).xy - truth).max() < 3


def test_where_the_nearer_page_is_unknown_the_other_one_is_named(recogniser: Recogniser) -> None:
    frame, _ = seen(spread_of(STRANGE, PRINT["form/2"]), A3_MM, 120)
    assert matched(recogniser.recognise(frame)).key == "form/2"


def test_a_booklet_of_unknown_pages_is_an_unknown_form(recogniser: Recogniser) -> None:
    frame, _ = seen(spread_of(STRANGE, printed_page(71)[0]), A3_MM, 120)
    found = recogniser.recognise(frame)
    assert isinstance(found, Miss)
    assert found.reason is MissReason.UNKNOWN_FORM


@pytest.mark.parametrize("scale", [0.65, 0.7])
def test_of_two_pages_on_a_sheet_the_nearer_one_is_named(
    recogniser: Recogniser, scale: float
) -> None:
    half_mm, sheet_mm = (A4_MM[1] / 2, A4_MM[0]), (A4_MM[1], A4_MM[0])
    at_mm = (half_mm[0] - scale * A4_MM[0]) / 2, (half_mm[1] - scale * A4_MM[1]) / 2
    pages = [
        (PRINT["form/3"], at_mm, scale),
        (PRINT["form/0"], (at_mm[0] + half_mm[0], at_mm[1]), scale),
    ]
    frame, lie = seen(on_paper(pages, sheet_mm), sheet_mm, 100)
    match = matched(recogniser.recognise(frame))
    assert match.key == "form/3"
    assert error_mm(match.page_to_frame, page_in(lie, at_mm, scale)) < PLACED_MM


@pytest.mark.parametrize("place", [(0.5, 0.5), (0.5, 0.0), (0.0, 0.0)])
@pytest.mark.parametrize("scale", [0.72, 0.8, 0.88])
def test_a_page_printed_smaller_is_named_and_placed(
    knows_ruled: Recogniser, scale: float, place: tuple[float, float]
) -> None:
    at_mm = (1 - scale) * A4_MM[0] * place[0], (1 - scale) * A4_MM[1] * place[1]
    frame, lie = seen(on_paper([(RULED, at_mm, scale)], A4_MM), A4_MM)
    match = matched(knows_ruled.recognise(frame))
    assert match.key == "form/2"
    assert error_mm(match.page_to_frame, page_in(lie, at_mm, scale)) < PLACED_MM


def test_a_page_of_a_pdf_with_two_pages_on_it_is_read_so(recogniser: Recogniser) -> None:
    sheet = spread_of(PRINT["form/1"], PRINT["form/2"])
    frame = Frame(np.repeat(sheet[..., None], 3, axis=2))
    assert matched(recogniser.recognise(frame)).key in ("form/1", "form/2")
