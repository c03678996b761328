"""Where paper seems bent, a page like it that lies flat there is what is there."""

import numpy as np

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.sisters.flat_rival import flat_instead
from vision.picture import Frame, Grey
from vision.placing.register import Placement, Registrar

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: The sheet's left half is out of the frame.
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[-180, 60], [300, 70], [330, 680], [-200, 660.0]]))
)
PAGE = printed_page(50)[0]


def lowered(page: Grey, by_px: int) -> Grey:
    """Another version: a line more at the top third pushes all that follows down."""
    third = page.shape[0] // 3
    return np.vstack([page[:third], np.full((by_px, page.shape[1]), 255, np.uint8), page[third:]])[
        : page.shape[0]
    ]


REFERENCES = {
    "form/old": reference_of(PAGE, "form/old"),
    "form/new": reference_of(lowered(PAGE, 12), "form/new"),
}
SHELF = PageShelf(REFERENCES.__getitem__)


def seeming_bent(frame: Frame, key: str, warp: Warp) -> Placed:
    """Page `key` as a mesh lays it that starts where the sheet lies."""
    flat = Registrar(frame).place(REFERENCES[key], SHELF.landmarks(key), TRUTH.quad(SHEET))
    assert flat is not None
    bent = Placement(
        flat.page_to_frame, flat.agreeing, flat.followed, flat.residual_mm, flat.tracks, warp
    )
    return Placed(frame, REFERENCES[key], bent)


def pushed(by_mm: float) -> Warp:
    """The mesh that fits the newer version's print to the older page."""
    shift = np.zeros((33, 25, 2))
    shift[11:, :, 1] = by_mm
    return Warp(TRUTH, *A4_MM, shift)


def test_a_version_that_lies_flat_wins_over_one_that_seems_bent() -> None:
    frame = frame_of(REFERENCES["form/new"].grey, TRUTH, noise=3)
    found = flat_instead(seeming_bent(frame, "form/old", pushed(1.5)), ["form/new"], SHELF)
    assert found.key == "form/new"
    assert found.placement.warp is None


def test_paper_that_is_bent_stays_bent() -> None:
    warp = Warp(TRUTH, *A4_MM, curl(6.0))
    frame = bent_frame(PAGE, warp)
    found = flat_instead(seeming_bent(frame, "form/old", warp), ["form/new"], SHELF)
    assert found.key == "form/old"
    assert found.placement.warp is not None
