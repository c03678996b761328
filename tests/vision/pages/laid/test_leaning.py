"""Print is followed on where bent paper turns away so steeply that the mesh loses it."""

import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, grid_mm
from vision.pages.laid.leaning import followed_further, unbend_further
from vision.pages.laid.placed import Placed
from vision.picture import REFERENCE_PX_PER_MM, Grey, Reference
from vision.placing.mesh import unbend
from vision.placing.placement import Placement, Tracks
from vision.placing.register import Landmarks, Registrar

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[600, 75], [1305, 105], [1395, 1020], [525, 975.0]]))
PAGE = reference_of(printed_page(50)[0], "page")
MARKS = Landmarks(PAGE)
#: Left of this many mm the sheet turns away; each mm there shows as so much less.
TURNS_MM, SHORTENED, SLANT = 60.0, 0.3, 0.2


def turned_away() -> Warp:
    """A sheet whose left side is shortened and slanted behind a sharp bend."""
    grid = grid_mm(*A4_MM, 43, 61).xy
    beyond = np.maximum(0, TURNS_MM - grid[:, 0])
    shift = np.column_stack([SHORTENED * beyond, SLANT * beyond])
    return Warp(Homography.between(SHEET, SLANTED), *A4_MM, shift.reshape(61, 43, 2))


TRUTH = turned_away()


def registrar_of(shown: Grey) -> Registrar:
    return Registrar(bent_frame(shown, TRUTH, (1920, 1080)))


def placed(shown: Grey) -> tuple[Placed, Registrar]:
    registrar, corners = registrar_of(shown), Quad[FramePx](TRUTH(SHEET).xy)
    flat = registrar.place(PAGE, MARKS, corners)
    bent = unbend(registrar, PAGE, MARKS, corners, flat, is_likely=True)
    assert isinstance(bent, Placement)
    return Placed(registrar.frame, PAGE, bent), registrar


def followed_right_of(page: Reference) -> Placement:
    """Of that page all that does not turn away, followed exactly."""
    at = Landmarks(page).fine_mm.xy
    level = Points[PageMm](at[at[:, 0] > TURNS_MM])
    count = len(level)
    return Placement(TRUTH.homography, count, count, 0.1, Tracks(level, TRUTH(level)))


def off_mm(placement: Placement, page: Reference = PAGE) -> float:
    """How far the worst tenth of the print is laid from where it is, on paper."""
    at = Landmarks(page).fine_mm
    laid = placement.lie(at)
    return float(np.quantile(np.linalg.norm(TRUTH.page_at(laid).xy - at.xy, axis=1), 0.9))


def test_what_turns_away_is_followed_on() -> None:
    found, registrar = placed(PAGE.grey)
    further = unbend_further(registrar, PAGE, MARKS, found.placement)
    assert further is not None
    assert further.agreeing > found.placement.agreeing
    assert off_mm(further) < 0.5 < off_mm(found.placement)
    assert found.evidence.is_doubtful
    assert followed_further(found, registrar, MARKS).evidence.missing == 0


def test_print_alone_beyond_a_wide_bare_strip_is_followed_too() -> None:
    # A few lines stand at the upper left, 30 mm from all other print.
    alone = PAGE.grey.copy()
    alone[:, round(46 * REFERENCE_PX_PER_MM) : round(76 * REFERENCE_PX_PER_MM)] = 255
    alone[round(100 * REFERENCE_PX_PER_MM) :, : round(76 * REFERENCE_PX_PER_MM)] = 255
    page = reference_of(alone, "alone")
    further = unbend_further(registrar_of(alone), page, Landmarks(page), followed_right_of(page))
    assert further is not None
    assert off_mm(further, page) < 0.5 < off_mm(followed_right_of(page), page)


def test_other_print_where_paper_turns_away_stays_missing() -> None:
    strange = PAGE.grey.copy()
    strange[400:800, :240] = printed_page(44)[0][400:800, :240]
    found, registrar = placed(strange)
    again = followed_further(found, registrar, MARKS)
    assert again.evidence.is_doubtful


def test_what_shows_whole_is_not_followed_again() -> None:
    frame = frame_of(PAGE.grey, Homography.between(SHEET, SLANTED), size=(1920, 1080))
    registrar = Registrar(frame)
    flat = registrar.place(PAGE, MARKS, SLANTED)
    assert flat is not None
    whole = Placed(frame, PAGE, flat)
    assert followed_further(whole, registrar, MARKS) is whole
