"""Of a sheet cut off, pages that share what is in sight compete, though they do not look alike."""

from collections.abc import Mapping

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.layout import describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import Kin, PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.sisters.in_sight import told_in_sight
from vision.picture import Frame, Grey, Reference
from vision.placing.register import Registrar

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
WHOLE = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
#: The lower half is out of the frame.
CUT = Quad[FramePx](np.array([[300, 100], [960, 110], [980, 1040], [280, 1030.0]]))
YEAR_MM = (120.0, 12.0)


def version(below: int, year: str = "") -> Grey:
    """A page of which two thirds are those of every version, and the rest is not."""
    page = printed_page(50)[0]
    third = 2 * len(page) // 3
    page = np.vstack([page[:third], printed_page(below)[0][third:]])
    return saying(page, year, YEAR_MM) if year else page


def references_of(pages: Mapping[str, Grey]) -> dict[str, Reference]:
    return {key: reference_of(grey, key) for key, grey in pages.items()}


DATED = references_of(
    {"form/2024": version(7, "Inkomen in 2024"), "form/2026": version(8, "Inkomen in 2026")}
)
ALIKE = references_of({"form/2024": version(7), "form/2026": version(8)})


def told(
    references: Mapping[str, Reference], there: str, laid: str, corners: Quad[FramePx] = CUT,
    kin: Mapping[str, Kin] | None = None, drawn: Mapping[str, Grey] | None = None,
) -> tuple[str, frozenset[str]]:  # fmt: skip
    """What is told where page `there` is shown, and page `laid` was laid on it.

    `drawn` are the pictures that pages look like in the index, where that is not their own.
    """
    index, shelf = LayoutIndex(), PageShelf(references.__getitem__, dict(kin or {}))
    pictures = {key: each.grey for key, each in references.items()} | dict(drawn or {})
    index.add((key, describe(grey)) for key, grey in pictures.items())
    frame: Frame = frame_of(references[there].grey, Homography.between(SHEET, corners), noise=2)
    flat = Registrar(frame).place(references[laid], shelf.landmarks(laid), corners)
    assert flat is not None
    best, as_well = told_in_sight(Placed(frame, references[laid], flat), index, shelf)
    return best.key, as_well


@pytest.mark.parametrize("there", DATED)
@pytest.mark.parametrize("laid", DATED)
def test_of_pages_that_share_what_is_in_sight_the_year_tells(there: str, laid: str) -> None:
    assert told(DATED, there, laid) == (there, frozenset())


def test_where_nothing_in_sight_differs_the_other_page_is_named_too() -> None:
    assert told(ALIKE, "form/2026", "form/2024") == ("form/2024", frozenset({"form/2026"}))


def test_what_is_printed_like_such_a_page_is_named_too() -> None:
    again = reference_of(ALIKE["form/2026"].grey, "again/2026")
    kin = {"form/2026": Kin(same=frozenset({"again/2026"}))}
    _, as_well = told({**ALIKE, "again/2026": again}, "form/2026", "form/2024", kin=kin)
    assert as_well == {"form/2026", "again/2026"}


def test_a_page_that_looks_like_it_competes_elsewhere() -> None:
    kin = {"form/2024": Kin(similar=frozenset({"form/2026"}))}
    assert told(DATED, "form/2026", "form/2024", kin=kin) == ("form/2024", frozenset())


def test_what_cannot_be_told_from_the_page_that_lost_has_lost_with_it() -> None:
    pages = references_of(
        {
            "form/2024": version(7, "Inkomen in 2024"),
            "form/2025": version(9, "Inkomen in 2024"),
            "form/2026": version(8, "Inkomen in 2026"),
        }
    )
    # The one that is there is asked last.
    without = pages["form/2026"].grey.copy()
    without[:, :90] = 255
    drawn = {"form/2026": without}
    assert told(pages, "form/2026", "form/2024", drawn=drawn) == ("form/2026", frozenset())


def test_of_a_whole_sheet_nothing_is_asked() -> None:
    assert told(ALIKE, "form/2024", "form/2024", WHOLE) == ("form/2024", frozenset())
