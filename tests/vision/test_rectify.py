import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, scaling
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)


def tilted() -> Homography[PageMm, FramePx]:
    corners = np.array([[380, 60], [860, 30], [930, 690], [330, 660.0]])
    return Homography.between(SHEET, Quad[FramePx](corners))


def dotted_page(spots_mm: np.ndarray) -> np.ndarray:
    """White paper with discs of 3 mm at exact places."""
    page = np.full((297 * 8, 210 * 8), 255, np.uint8)
    for x, y in scaling(8)(Points[PageMm](spots_mm)).xy:
        at = (round(x * 256), round(y * 256))
        cv2.circle(page, at, round(1.5 * 8 * 256), 0, -1, cv2.LINE_AA, 8)
    return page


@pytest.mark.parametrize("px_per_mm", [2.0, 4.0])
def test_rectify_keeps_a_millimetre_a_millimetre(px_per_mm: float) -> None:
    spots = np.array([[20, 25], [190, 40], [100, 150], [30, 270], [185, 260.0]])
    frame = frame_of(dotted_page(spots), tilted(), noise=0)
    scan = rectify(frame, tilted(), *A4_MM, px_per_mm)
    dark = np.asarray(255 - scan.grey, np.float64)
    dark[dark < 60] = 0
    for x, y in spots:
        reach = round(5 * px_per_mm)
        column, row = round(x * px_per_mm), round(y * px_per_mm)
        part = dark[row - reach : row + reach, column - reach : column + reach]
        rows, columns = np.indices(part.shape)
        centre = np.array([(columns * part).sum(), (rows * part).sum()]) / part.sum()
        at: Points = Points(centre[None] + [column - reach, row - reach])
        found = scaling(px_per_mm).inverse()(at).xy[0]
        assert np.linalg.norm(found - [x, y]) < 0.08


@pytest.mark.parametrize(("size_mm", "shape"), [((210, 297), (1188, 840)), ((99.9, 0.1), (1, 400))])
def test_a_scan_is_as_large_as_its_paper(size_mm, shape) -> None:
    frame = frame_of(printed_page(1)[0], upright())
    scan = rectify(frame, upright(), *size_mm)
    assert scan.grey.shape == scan.seen.shape == shape
    assert scan.px_per_mm == 4


def test_all_of_a_sheet_inside_the_frame_is_seen() -> None:
    scan = rectify(frame_of(printed_page(1)[0], tilted()), tilted(), *A4_MM, 2)
    assert (scan.seen == 255).all()


def test_what_lies_outside_the_frame_is_not_seen() -> None:
    moved = upright().then(
        Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 360], [0, 0, 1.0]]))
    )
    scan = rectify(frame_of(printed_page(1)[0], moved), moved, *A4_MM, 2)
    # The lower edge of the frame crosses the sheet: above it everything is seen, below nothing.
    edge_mm = moved.inverse()(Points[FramePx](np.array([[640, 719.5]]))).xy[0, 1]
    edge = round(edge_mm * 2)
    assert (scan.seen[: edge - 1] == 255).all()
    assert (scan.seen[edge + 2 :] == 0).all()


def test_a_sheet_wholly_beside_the_frame_is_not_seen_at_all() -> None:
    aside = upright().then(
        Homography[FramePx, FramePx](np.array([[1, 0, 3000], [0, 1, 0], [0, 0, 1.0]]))
    )
    scan = rectify(frame_of(printed_page(1)[0], upright()), aside, *A4_MM, 2)
    assert not scan.seen.any()


def test_thin_lines_do_not_vanish_from_a_large_photo() -> None:
    # 16 px/mm in the frame, 2 px/mm in the scan: a line of 0.25 mm is thinner than a sample.
    page = np.full((100 * 16, 100 * 16), 255, np.uint8)
    for x in range(40, 1600, 67):
        page[:, x : x + 4] = 0
    close = upright(1600, 1600, 1.0, (100, 100))
    frame = frame_of(page, close, (100, 100), (1600, 1600), noise=0)
    line = rectify(frame, close, 100, 100, 2).grey[100].astype(int)
    darkest = [line[max(0, round(x / 8) - 1) : round(x / 8) + 3].min() for x in range(40, 1600, 67)]
    assert max(darkest) < 215


def test_a_wild_map_gives_a_scan_and_no_error() -> None:
    wild: Homography[PageMm, FramePx] = Homography(
        np.array([[1e6, 3, -1e9], [5, 1e6, 1e9], [1e-3, -2e-3, 1.0]])
    )
    scan = rectify(frame_of(printed_page(1)[0], upright()), wild, *A4_MM, 2)
    assert scan.grey.shape == (594, 420)


def test_a_bent_sheet_is_flattened() -> None:
    page = printed_page(4)[0]
    warp = Warp(tilted(), *A4_MM, curl(8.0))
    frame = bent_frame(page, warp)
    flat = rectify(frame, warp, *A4_MM, 2.0)
    askew = rectify(frame, tilted(), *A4_MM, 2.0)
    expected = cv2.resize(page, flat.grey.shape[::-1], interpolation=cv2.INTER_AREA)
    right = np.s_[20:-20, 300:-20]
    assert np.corrcoef(flat.grey[right].ravel(), expected[right].ravel())[0, 1] > 0.85
    assert np.corrcoef(askew.grey[right].ravel(), expected[right].ravel())[0, 1] < 0.5


def test_a_warp_that_moves_nothing_straightens_like_its_homography() -> None:
    frame = frame_of(printed_page(4)[0], tilted())
    still = Warp(tilted(), *A4_MM, np.zeros((9, 7, 2)))
    one, other = rectify(frame, still, *A4_MM, 2.0), rectify(frame, tilted(), *A4_MM, 2.0)
    apart = np.abs(one.grey.astype(int) - other.grey)
    assert apart.mean() < 0.5
    assert (one.seen == other.seen).mean() > 0.995


def test_a_crisp_scan_of_a_small_photo_keeps_more_of_its_strokes() -> None:
    frame = frame_of(printed_page(4)[0], tilted())
    still = Warp(tilted(), *A4_MM, np.zeros((9, 7, 2)))
    for way in (tilted(), still):
        soft, crisp = (rectify(frame, way, *A4_MM, 8.0, is_crisp=each) for each in (False, True))
        edges = [np.abs(np.diff(scan.grey.astype(int), axis=1)).max() for scan in (soft, crisp)]
        assert edges[1] > 1.1 * edges[0]
