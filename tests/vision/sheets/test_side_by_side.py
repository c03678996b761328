import cv2
import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from tests.vision.sheets.paper import A3_MM, box_of, on_paper, spread_of
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame, Grey
from vision.sheets.sheet_print import SheetPrint
from vision.sheets.side_by_side import Half, halves

LEFT, RIGHT = printed_page(1)[0], printed_page(2)[0]
SPREAD = spread_of(LEFT, RIGHT)
A3 = Quad[PageMm].box(0, 0, *A3_MM)


def seen(
    sheet: Grey, sheet_mm: tuple[float, float], aside_px: float = 0, turns: int = 0
) -> tuple[Frame, Quad[FramePx], Homography[PageMm, FramePx]]:
    """A frame of a sheet so far to the right, where it lies and the map; its outline turned."""
    lie = upright(sheet_mm=sheet_mm, share=0.8)
    lie = Homography(np.array([[1, 0, aside_px], [0, 1, 0], [0, 0, 1.0]]) @ lie.matrix)
    outline = lie.quad(Quad[PageMm].box(0, 0, *sheet_mm))
    return frame_of(sheet, lie, sheet_mm, noise=3), outline.turned(turns), lie


def found(sheet: Grey, sheet_mm: tuple[float, float], turns: int = 0) -> list[Half]:
    frame, outline, _ = seen(sheet, sheet_mm, turns=turns)
    return halves(frame, SheetPrint.of(frame, outline))


def apart_px(one: Quad[FramePx], other: Quad[FramePx]) -> float:
    return min(float(np.abs(one.turned(n).xy - other.xy).max()) for n in range(4))


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize(("aside_px", "nearest"), [(100, 0), (-100, 1)])
def test_the_page_nearest_the_middle_of_the_frame_is_the_first(
    aside_px: float, nearest: int, turns: int
) -> None:
    frame, outline, lie = seen(SPREAD, A3_MM, aside_px, turns)
    first, second = halves(frame, SheetPrint.of(frame, outline))
    pages = [lie.quad(box_of((number * A4_MM[0], 0), 1)) for number in (0, 1)]
    assert apart_px(first.whole, pages[nearest]) < 3
    assert apart_px(second.whole, pages[1 - nearest]) < 3


def test_a_fold_between_the_pages_is_no_print() -> None:
    folded = SPREAD.copy()
    middle = folded.shape[1] // 2
    folded[:, middle - 3 : middle + 3] = 120
    folded[:, :middle] = (folded[:, :middle] * 0.85).astype(np.uint8)
    assert len(found(folded, A3_MM)) == 2


def test_one_of_the_pages_may_be_bare() -> None:
    assert len(found(spread_of(LEFT, np.full_like(LEFT, 255)), A3_MM)) == 2


@pytest.mark.parametrize("seed", range(4))
def test_a_page_by_itself_is_not_two(seed: int) -> None:
    assert not found(printed_page(seed)[0], A4_MM)


def test_print_in_columns_on_an_upright_page_is_not_two() -> None:
    narrow = cv2.resize(LEFT, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    columns = np.vstack([np.hstack([narrow, narrow])] * 2)[: LEFT.shape[0]]
    assert not found(columns, A4_MM)


def test_print_that_crosses_the_middle_is_of_one_page() -> None:
    wide = printed_page(5, A3_MM[0], A3_MM[1])[0]
    wide[300:, 780:900] = np.where(np.arange(wide.shape[0] - 300)[:, None] % 40 < 12, 0, 255)
    assert not found(wide, A3_MM)


def test_bare_paper_is_not_two_pages() -> None:
    assert not found(np.full_like(SPREAD, 255), A3_MM)


@pytest.mark.parametrize("scale", [0.62, 0.68, 0.7])
def test_a_page_printed_to_fit_a_half_is_among_those_looked_for(scale: float) -> None:
    half_mm = (A4_MM[1] / 2, A4_MM[0])
    at_mm = (half_mm[0] - scale * A4_MM[0]) / 2, (half_mm[1] - scale * A4_MM[1]) / 2
    sheet_mm = (A4_MM[1], A4_MM[0])
    sheet = on_paper([(LEFT, at_mm, scale), (RIGHT, (at_mm[0] + half_mm[0], at_mm[1]), scale)],
                     sheet_mm)  # fmt: skip
    frame, outline, lie = seen(sheet, sheet_mm, aside_px=50)
    first, _ = halves(frame, SheetPrint.of(frame, outline))
    truth = lie.quad(box_of(at_mm, scale))
    # A cell of a layout is a 24th of a page.
    cell_px = float(np.linalg.norm(truth.xy[1] - truth.xy[0])) / 24
    assert min(apart_px(each, truth) for each in first.outlines) < 1.6 * cell_px
