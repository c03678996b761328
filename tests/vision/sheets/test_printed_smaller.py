import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from tests.vision.sheets.paper import box_of, on_paper, with_margins
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Grey
from vision.sheets.printed_smaller import smaller
from vision.sheets.sheet_print import SheetPrint

PAGE = with_margins(printed_page(1)[0])
LETTER_MM = (215.9, 279.4)


def found(
    sheet: Grey, sheet_mm: tuple[float, float]
) -> tuple[list[Quad[FramePx]], Homography[PageMm, FramePx]]:
    lie = upright(sheet_mm=sheet_mm)
    frame = frame_of(sheet, lie, sheet_mm, noise=3)
    printed = SheetPrint.of(frame, lie.quad(Quad[PageMm].box(0, 0, *sheet_mm)))
    return smaller(printed), lie


def off_cells(quads: list[Quad[FramePx]], truth: Quad[FramePx]) -> float:
    """How far off the nearest is, in cells of a layout."""
    cell_px = float(np.linalg.norm(truth.xy[1] - truth.xy[0])) / 24
    each = (np.abs(quad.turned(n).xy - truth.xy).max() for quad in quads for n in range(4))
    return float(min(each, default=np.inf)) / cell_px


@pytest.mark.parametrize("scale", [0.72, 0.8, 0.85, 0.9])
@pytest.mark.parametrize("place", [(0.5, 0.5), (0.5, 0.0), (0.0, 0.0)])
def test_where_a_page_ends_that_is_printed_smaller_is_among_the_places(
    place: tuple[float, float], scale: float
) -> None:
    at_mm = tuple((1 - scale) * side * share for side, share in zip(A4_MM, place, strict=True))
    quads, lie = found(on_paper([(PAGE, (at_mm[0], at_mm[1]), scale)], A4_MM), A4_MM)
    assert off_cells(quads, lie.quad(box_of((at_mm[0], at_mm[1]), scale))) < 1.3


def test_a_page_of_a4_fitted_on_letter_is_among_them() -> None:
    scale = LETTER_MM[1] / A4_MM[1] * 0.97
    at_mm = (LETTER_MM[0] - scale * A4_MM[0]) / 2, (LETTER_MM[1] - scale * A4_MM[1]) / 2
    quads, lie = found(on_paper([(PAGE, at_mm, scale)], LETTER_MM), LETTER_MM)
    assert off_cells(quads, lie.quad(box_of(at_mm, scale))) < 1.0


@pytest.mark.parametrize("scale", [0.75, 0.85])
def test_a_page_with_wide_margins_is_sought_in_the_middle(scale: float) -> None:
    page, at_mm = printed_page(1)[0], tuple((1 - scale) / 2 * side for side in A4_MM)
    quads, lie = found(on_paper([(page, (at_mm[0], at_mm[1]), scale)], A4_MM), A4_MM)
    assert off_cells(quads, lie.quad(box_of((at_mm[0], at_mm[1]), scale))) < 1.3


@pytest.mark.parametrize("seed", range(3))
def test_of_a_page_as_large_as_its_paper_no_place_is_looked_at(seed: int) -> None:
    assert found(with_margins(printed_page(seed)[0]), A4_MM)[0] == []


def test_on_bare_paper_there_is_none() -> None:
    assert found(np.full_like(PAGE, 255), A4_MM)[0] == []
