"""Where a page was laid flat and refuted, its look-alikes are judged without being laid."""

from dataclasses import replace

import numpy as np
import pytest

from tests.builders import A4_MM, curl, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.layout_index import Hit
from vision.pages.known.shelf import Kin, PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.likely.guesses import Guess
from vision.pages.tried.refuted import is_refutation, is_refuted
from vision.picture import Frame, Grey, Reference
from vision.placing.register import Registrar

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
CORNERS = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, CORNERS)
PAGE = printed_page(50)[0]


def with_block_of(other: int, from_share: float) -> Grey:
    """The page with a fifth of another one in it."""
    first = round(from_share * len(PAGE))
    part = slice(first, first + len(PAGE) // 5)
    made = PAGE.copy()
    made[part] = printed_page(other)[0][part]
    return made


REFERENCES = {
    "form/there": reference_of(PAGE, "form/there"),
    "form/2024": reference_of(with_block_of(7, 0.1), "form/2024"),
    "form/2025": reference_of(with_block_of(8, 0.6), "form/2025"),
    "other/2025": reference_of(with_block_of(8, 0.6), "other/2025"),
}
VERSIONS = frozenset(key for key in REFERENCES if key.startswith("form/"))
FRAME = frame_of(PAGE, TRUTH, noise=2)


def shelf_of(references: dict[str, Reference] = REFERENCES) -> PageShelf:
    kin = {key: Kin(similar=VERSIONS - {key}) for key in VERSIONS}
    kin["form/2024-again"] = Kin(same=frozenset({"form/2024"}))
    return PageShelf(references.__getitem__, kin)


def laid(key: str, frame: Frame = FRAME) -> Placed:
    shelf = shelf_of()
    flat = Registrar(frame).place(shelf.reference(key), shelf.landmarks(key), CORNERS)
    assert flat is not None
    return Placed(frame, shelf.reference(key), flat)


def guess_of(key: str, corners: Quad[FramePx] = CORNERS) -> Guess:
    return Guess(Hit(key, 0.9, 0), corners)


@pytest.fixture(scope="module")
def refuted() -> Placed:
    return laid("form/2024")


@pytest.fixture(scope="module")
def refuted_bent(refuted: Placed) -> Placed:
    """The same, as if a mesh had laid it."""
    warp = Warp(TRUTH, *A4_MM, curl(0.0))
    return Placed(FRAME, refuted.reference, replace(refuted.placement, warp=warp))


def test_a_page_that_is_contradicted_is_refuted(refuted: Placed, refuted_bent: Placed) -> None:
    assert is_refutation(refuted)
    assert is_refutation(refuted_bent)


def test_a_page_that_is_there_is_not() -> None:
    assert not is_refutation(laid("form/there"))


def test_nor_is_a_page_whose_print_hardly_shows(refuted: Placed) -> None:
    aside = Homography[FramePx, FramePx](np.array([[1, 0, 9], [0, 1, 9], [0, 0, 1.0]]))
    off = replace(refuted.placement, page_to_frame=TRUTH.then(aside))
    assert not is_refutation(Placed(FRAME, refuted.reference, off))


def test_a_mesh_tells_nothing_of_pages_printed_otherwise(refuted_bent: Placed) -> None:
    assert not is_refuted(guess_of("form/2025"), [refuted_bent], shelf_of())


@pytest.mark.parametrize("key", ["form/2024", "form/2024-again"])
def test_a_page_is_not_sought_again_nor_one_printed_like_it(refuted_bent: Placed, key: str) -> None:
    assert is_refuted(guess_of(key), [refuted_bent], shelf_of())


def test_a_version_that_lacks_its_print_there_too_is_refuted(refuted: Placed) -> None:
    assert is_refuted(guess_of("form/2025"), [refuted], shelf_of())


def test_the_version_that_is_there_is_not_refuted(refuted: Placed) -> None:
    assert not is_refuted(guess_of("form/there"), [refuted], shelf_of())


def test_nothing_is_told_of_a_page_that_does_not_look_like_it(refuted: Placed) -> None:
    assert not is_refuted(guess_of("other/2025"), [refuted], shelf_of())


@pytest.mark.parametrize("elsewhere", [CORNERS.turned(2), Quad[FramePx](CORNERS.xy + 150)])
def test_nothing_is_told_of_another_place(refuted: Placed, elsewhere: Quad[FramePx]) -> None:
    assert not is_refuted(guess_of("form/2025", elsewhere), [refuted], shelf_of())


def test_nothing_is_told_of_a_page_of_another_size(refuted: Placed) -> None:
    larger = {**REFERENCES, "form/2025": replace(REFERENCES["form/2025"], width_mm=216.0)}
    assert not is_refuted(guess_of("form/2025"), [refuted], shelf_of(larger))
