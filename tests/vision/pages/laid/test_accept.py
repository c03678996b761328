from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.laid.accept import (
    Evidence,
    cell_correlation,
    compare_print,
    correlated,
    print_shown,
)
from vision.pages.laid.cells import CELL_MM
from vision.picture import HALF_PX_PER_MM, Frame, Reference, Scan
from vision.rectify import rectify
from vision.softness import matched_blur

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
REFERENCE = reference_of(PAGE)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)


def scan_of(frame: Frame, page_to_frame: Homography[PageMm, FramePx] = TRUTH) -> Scan:
    return rectify(frame, page_to_frame, *A4_MM, HALF_PX_PER_MM)


def evidence(frame: Frame, reference: Reference = REFERENCE) -> Evidence:
    return compare_print(scan_of(frame), reference)


def judged(*cells: float, other: int = 0, bare: int = 0, elsewhere: int = 0) -> Evidence:
    correlation = np.array([cells], np.float32)
    number = np.arange(len(cells))[None]
    is_bare = (number >= other) & (number < other + bare)
    return Evidence(correlation, number < other, is_bare, number < elsewhere)


@pytest.mark.parametrize("light", [0.95, 0.35])
def test_the_right_page_shows_its_print_nearly_everywhere(light: float) -> None:
    found = evidence(frame_of(PAGE, TRUTH, light=light, noise=3))
    assert found.score > 0.9
    assert found.is_accepted


@pytest.mark.parametrize("seed", [10, 12, 13, 15])
def test_another_page_is_contradicted_nearly_everywhere(seed: int) -> None:
    found = evidence(frame_of(PAGE, TRUTH), reference_of(printed_page(seed)[0]))
    assert found.score < 0.45
    assert not found.is_accepted


def test_bare_paper_contradicts_every_page() -> None:
    found = evidence(frame_of(np.full_like(PAGE, 255), TRUTH))
    assert found.score < 0.2
    assert not found.is_accepted


@pytest.mark.parametrize("rest", [np.full_like(PAGE, 255), printed_page(44)[0]])
def test_half_a_page_is_not_the_page(rest: np.ndarray) -> None:
    joined = PAGE.copy()
    joined[600:] = rest[600:]
    found = evidence(frame_of(joined, TRUTH))
    assert found.score < 0.75
    assert not found.is_accepted


def test_something_lying_on_a_page_hides_and_hardly_contradicts() -> None:
    frame = frame_of(PAGE, TRUTH)
    frame.pixels[380:560, 640:] = (60, 75, 110)
    found = evidence(frame)
    assert found.score > 0.9
    assert found.is_covered
    assert found.is_accepted


def test_a_page_in_plain_view_is_not_covered() -> None:
    found = evidence(frame_of(PAGE, TRUTH))
    assert not found.is_covered
    assert not found.is_doubtful


def test_a_strip_of_bare_paper_over_print_makes_a_page_doubtful() -> None:
    # A sticker, or a line that another version does not have.
    ink = np.argwhere(REFERENCE.half < 100)
    y, x = (ink[len(ink) // 2] * PAGE.shape[0] / REFERENCE.half.shape[0]).astype(int)
    other = PAGE.copy()
    other[max(0, y - 40) : y + 40, max(0, x - 60) : x + 60] = 255
    found = evidence(frame_of(other, TRUTH))
    assert found.is_doubtful


@pytest.mark.parametrize(("other", "is_accepted"), [(0, True), (1, True), (2, False)])
def test_other_print_counts_for_more_when_nothing_lies_on_the_page(
    other: int, is_accepted: bool
) -> None:
    covered = judged(*[0.95] * 90, other=other)
    assert covered.is_accepted
    assert replace(covered, is_covered=False).is_accepted is is_accepted


def test_what_was_written_on_a_page_does_not_contradict_it() -> None:
    written = PAGE.copy()
    for row in range(200, 1100, 90):
        written[row : row + 6, 300:700] = 40
    found = evidence(frame_of(written, TRUTH))
    assert found.score > 0.9
    assert not found.other_print.any()
    assert found.is_accepted


def test_a_page_laid_three_millimetres_off_is_not_accepted_there() -> None:
    aside: Homography[FramePx, FramePx] = Homography(np.array([[1, 0, 7], [0, 1, 7], [0, 0, 1.0]]))
    scan = scan_of(frame_of(PAGE, TRUTH), TRUTH.then(aside))
    assert compare_print(scan, REFERENCE).score < 0.6


def test_what_lies_outside_the_frame_is_not_judged() -> None:
    lower = TRUTH.then(
        Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 300], [0, 0, 1.0]]))
    )
    found = compare_print(scan_of(frame_of(PAGE, lower), lower), REFERENCE)
    assert np.isnan(found.correlation[-10:]).all()
    assert not (found.other_print | found.bare_paper)[-10:].any()
    assert found.score > 0.9


def test_a_page_without_print_is_no_evidence() -> None:
    found = evidence(frame_of(PAGE, TRUTH), reference_of(np.full_like(PAGE, 255)))
    assert (len(found.cells), found.score) == (0, 0)
    assert not found.is_accepted


def test_a_page_that_is_not_seen_at_all_is_no_evidence() -> None:
    scan = Scan(np.zeros((594, 420), np.uint8), np.zeros((594, 420), np.uint8), 2.0, TRUTH)
    found = compare_print(scan, REFERENCE)
    assert (len(found.cells), found.score, found.contradicts) == (0, 0, False)


def test_the_score_leaves_out_what_a_hand_could_hide() -> None:
    assert judged(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0, 0, 0).score == pytest.approx(0.9, abs=0.01)
    assert judged(0.9, 0.9, 0.9, 0.9, 0, 0, 0, 0, 0, 0).score < 0.65
    assert judged(0.4).score == pytest.approx(0.4)


def test_a_flat_page_is_refused_where_cells_in_plain_view_are_not_it() -> None:
    most = [0.95] * 200
    assert judged(*most).is_accepted
    assert judged(*most, other=2, bare=1).is_accepted
    assert judged(*most, bare=5).is_accepted
    assert not judged(*most, other=2, bare=2).is_accepted
    assert not judged(*most, bare=6).is_accepted


def test_bent_paper_is_doubted_and_then_refused_where_its_print_is_not_even_near() -> None:
    bent = replace(judged(*[0.95] * 200), is_flat=False)
    assert not bent.is_doubtful
    some = replace(judged(*[0.95] * 200, elsewhere=4), is_flat=False)
    assert (some.is_doubtful, some.is_accepted) == (True, True)
    many = replace(judged(*[0.95] * 200, elsewhere=17), is_flat=False)
    assert not many.is_accepted


def test_other_words_on_bent_paper_are_elsewhere_and_the_same_words_are_not() -> None:
    lie = Warp(TRUTH, *A4_MM, curl(5.0))
    other = PAGE.copy()
    other[500:640] = printed_page(44)[0][500:640]

    def elsewhere(shown: np.ndarray) -> int:
        scan = rectify(bent_frame(shown, lie, (1280, 720)), lie, *A4_MM, HALF_PX_PER_MM)
        return int(compare_print(scan, REFERENCE).elsewhere.sum())

    assert elsewhere(PAGE) == 0
    assert elsewhere(other) > 3


def rippled() -> Warp:
    """A sheet in folds of 40 mm from its middle on: print slants by .3 and is up to 3 mm off."""
    x, y = np.meshgrid(np.linspace(0, A4_MM[0], 106), np.linspace(0, A4_MM[1], 149))
    folds = 0.3 * np.abs(x % 20.0 - 10.0) * np.clip(y / 30.0 - 5.0, 0, 1)
    return Warp(TRUTH, *A4_MM, np.stack([0 * folds, folds], axis=-1))


def test_print_that_folds_slant_is_at_hand_and_other_print_is_not() -> None:
    flat = Warp(TRUTH, *A4_MM, curl(0.0))
    other = PAGE.copy()
    other[800:960] = printed_page(44)[0][800:960]

    def elsewhere(shown: np.ndarray) -> int:
        frame = bent_frame(shown, rippled(), (1280, 720))
        scan = rectify(frame, flat, *A4_MM, HALF_PX_PER_MM)
        return int(compare_print(scan, REFERENCE).elsewhere.sum())

    assert elsewhere(PAGE) == 0
    assert elsewhere(other) > 10


def test_on_bent_paper_more_is_forgiven() -> None:
    most = [0.95] * 200
    assert replace(judged(*most, other=3, bare=15), is_flat=False).is_accepted
    assert not replace(judged(*most, other=5, bare=5), is_flat=False).is_accepted
    assert not replace(judged(*most, bare=30), is_flat=False).is_accepted


@pytest.mark.parametrize("lines", [2, 4])
def test_a_page_on_which_some_lines_say_something_else_is_another_page(lines: int) -> None:
    """What nobody registered: a version with other sentences."""
    changed = PAGE.copy()
    other = printed_page(21)[0]
    top = 500
    changed[top : top + lines * 40] = other[top : top + lines * 40]
    found = evidence(frame_of(changed, TRUTH, noise=3))
    assert found.score > 0.9
    assert found.contradicts


def test_a_sheet_that_bulges_a_little_does_not_contradict_its_page() -> None:
    rows = np.arange(PAGE.shape[0], dtype=np.float32)[:, None]
    columns = np.arange(PAGE.shape[1], dtype=np.float32)[None]
    bulge = 6 * np.sin(np.pi * rows / PAGE.shape[0]) * np.sin(np.pi * columns / PAGE.shape[1])
    bent = cv2.remap(PAGE, columns + bulge, rows + 0 * bulge, cv2.INTER_LINEAR)
    assert not evidence(frame_of(bent, TRUTH, noise=3)).contradicts


def test_correlation_has_a_cell_for_each_six_millimetres_and_stays_within_one() -> None:
    scan = scan_of(frame_of(PAGE, TRUTH))
    correlation = cell_correlation(matched_blur(REFERENCE.half, scan), scan)
    assert correlation.shape == (297 // CELL_MM, 210 // CELL_MM)
    inked = correlation[~np.isnan(correlation)]
    assert np.abs(inked).max() <= 1


@pytest.mark.parametrize("page", [REFERENCE, reference_of(printed_page(7)[0])])
def test_how_print_shows_is_told_as_by_all_that_is_looked_at(page: Reference) -> None:
    frame = frame_of(PAGE, TRUTH, noise=3)
    assert print_shown(scan_of(frame), page) == pytest.approx(evidence(frame, page).score)


def test_correlation_alone_tells_the_score_and_not_what_is_missing() -> None:
    other = PAGE.copy()
    other[800:960] = printed_page(44)[0][800:960]
    scan = scan_of(frame_of(other, TRUTH))
    glanced, looked = correlated(scan, REFERENCE), compare_print(scan, REFERENCE)
    assert glanced.score == looked.score
    assert glanced.missing < looked.missing
