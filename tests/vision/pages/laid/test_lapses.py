"""A word that should be there and is not, though paper is in plain view."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.laid.accept import Evidence, compare_print
from vision.picture import HALF_PX_PER_MM, Frame, Grey
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
)
PAGE = printed_page(50)[0]
#: Lines of the page are reprinted in another year's words, all over it.
LINES_MM = ((40, 60), (110, 60), (40, 120), (110, 120), (40, 200), (110, 200))


def _worded(words: str) -> Grey:
    page = PAGE
    for at in LINES_MM:
        page = saying(page, words, at)
    return page


OURS, THEIRS = _worded("Bijlage 2026 nr 48"), _worded("Bijlage 2019 nr 71")


def _tinted(page: Grey, tint: int) -> Grey:
    """The page with a tint under its lines, as in the head of a table."""
    tinted = page.copy()
    for x, y in LINES_MM:
        area = tinted[4 * y - 16 : 4 * y + 40, 4 * x - 16 : 4 * x + 220]
        np.minimum(area, tint, out=area)
    return tinted


def _seen(frame: Frame, lie: Homography[PageMm, FramePx] = TRUTH, page: Grey = OURS) -> Evidence:
    return compare_print(rectify(frame, lie, *A4_MM, HALF_PX_PER_MM), reference_of(page))


@pytest.mark.parametrize("noise", [1.0, 5.0])
@pytest.mark.parametrize("light", [0.4, 0.95])
def test_no_word_lapses_on_the_page_itself(noise: float, light: float) -> None:
    assert _seen(frame_of(OURS, TRUTH, noise=noise, light=light)).lapses == 0


def test_nor_where_the_page_is_followed_to_a_fifth_of_a_millimetre_only() -> None:
    aside = TRUTH.then(Homography(np.array([[1, 0, 0.4], [0, 1, -0.3], [0, 0, 1]])))
    assert _seen(frame_of(OURS, TRUTH, noise=3), aside).lapses == 0


def test_figures_of_another_year_lapse_and_it_is_another_version() -> None:
    evidence = _seen(frame_of(THEIRS, TRUTH, noise=3))
    assert evidence.is_accepted
    assert evidence.is_another_version


@pytest.mark.parametrize("tint", [200, 225, 240])
def test_on_a_tinted_ground_figures_lapse_too_and_only_those_of_another_year(tint: int) -> None:
    ours, theirs = (_tinted(page, tint) for page in (OURS, THEIRS))
    assert _seen(frame_of(ours, TRUTH, noise=3), page=ours).lapses == 0
    assert _seen(frame_of(theirs, TRUTH, noise=3), page=ours).is_another_version


def test_writing_over_print_takes_none_away() -> None:
    written = OURS.copy()
    for x, y in LINES_MM:
        px, py = 4 * x, 4 * y
        for step in range(12):
            written[py + 2 : py + 18, px + 12 * step : px + 12 * step + 3] = 40
    assert _seen(frame_of(written, TRUTH, noise=3)).lapses == 0


def test_what_lies_on_the_sheet_is_no_other_version() -> None:
    pixels = frame_of(OURS, TRUTH, noise=3).pixels.copy()
    pixels[180:330, 480:760] = (95, 120, 165)
    assert not _seen(Frame(pixels)).is_another_version


@pytest.mark.parametrize(
    ("at", "wide_px", "by"),
    [((485, 298), 25, 252), ((463, 508), 49, 300), ((510, 583), 29, 151), ((461, 334), 27, 194)],
)
@pytest.mark.parametrize("sharp", [1, 2])
def test_a_highlight_that_burns_paper_out_is_no_other_version(
    at: tuple[int, int], wide_px: float, by: float, sharp: int
) -> None:
    pixels = frame_of(OURS, TRUTH, noise=2, light=0.95).pixels
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    away = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / (2 * wide_px**2)
    lit = np.clip(pixels + by * np.exp(-(away**sharp))[..., None], 0, 255).astype(np.uint8)
    assert not _seen(Frame(lit)).may_be_another_version


def test_where_a_camera_shows_all_paper_burnt_out_figures_lapse_all_the_same() -> None:
    lit = np.clip(frame_of(THEIRS, TRUTH, noise=2).pixels * 1.3, 0, 255).astype(np.uint8)
    assert _seen(Frame(lit)).is_another_version


def test_what_the_frame_does_not_show_does_not_lapse() -> None:
    low = TRUTH.then(Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 250], [0, 0, 1.0]])))
    assert _seen(frame_of(OURS, low, noise=3), low).lapses == 0
