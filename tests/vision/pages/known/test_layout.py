import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.builders import frame_of, printed_above, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Quad, picture_outline
from vision.pages.known.layout import (
    COLUMNS,
    ORIENTATIONS,
    RIM_SHARE,
    ROWS,
    Fingerprint,
    SheetLayout,
    describe,
)
from vision.pages.known.layout_index import LayoutIndex
from vision.picture import Grey

SHAPE = (ROWS, COLUMNS, ORIENTATIONS)
PAGES = {f"page-{seed}": printed_page(seed, px_per_mm=2)[0] for seed in range(6)}
PRINTS = {key: describe(grey) for key, grey in PAGES.items()}


def random_print(seed: int) -> Fingerprint:
    return Fingerprint(np.random.default_rng(seed).integers(-127, 128, SHAPE, np.int8))


def index_of(*keys: str) -> LayoutIndex:
    index = LayoutIndex()
    index.add((key, PRINTS[key]) for key in keys)
    return index


def turned(grey: Grey, corners: Quad[FramePx]) -> tuple[Fingerprint, ...]:
    """Of a page printed to the edge of its sheet, for four ways to hold it."""
    return SheetLayout.of(grey, corners, rim=0.0).whole()


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.int8, SHAPE, elements=st.integers(-127, 127)))
def test_a_fingerprint_kept_and_read_again_is_the_same(cells: np.ndarray) -> None:
    kept = Fingerprint(cells).to_bytes()
    assert len(kept) == ROWS * COLUMNS * ORIENTATIONS
    assert np.array_equal(Fingerprint.from_bytes(kept).cells, cells)


def test_half_a_fingerprint_is_no_fingerprint() -> None:
    with pytest.raises(ValueError, match="reshape"):
        Fingerprint.from_bytes(bytes(100))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_likeness_is_symmetric_and_at_most_that_of_a_page_with_itself(one: int, other: int) -> None:
    a, b = random_print(one), random_print(other)
    assert a.likeness(b) == pytest.approx(b.likeness(a), abs=1e-5)
    assert a.likeness(b) <= a.likeness(a) + 1e-5
    assert a.likeness(a) == pytest.approx(1, abs=1e-5)


def test_every_page_is_most_like_itself_by_far() -> None:
    for key, fingerprint in PRINTS.items():
        others = [fingerprint.likeness(PRINTS[other]) for other in PRINTS if other != key]
        assert max(others) < 0.7


def test_resolution_hardly_changes_a_fingerprint() -> None:
    fine = describe(printed_page(3, px_per_mm=6)[0])
    assert fine.likeness(PRINTS["page-3"]) > 0.9


def test_neither_dim_light_nor_a_shadow_across_changes_it_much() -> None:
    page = PAGES["page-2"].astype(float)
    shadow = np.linspace(0.35, 0.8, page.shape[1])
    assert describe((page * shadow).astype(np.uint8)).likeness(PRINTS["page-2"]) > 0.9


def test_a_white_sheet_is_like_nothing() -> None:
    white = describe(np.full((594, 420), 255, np.uint8))
    assert all(abs(white.likeness(other)) < 0.1 for other in PRINTS.values())


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (500, 3), (17, 23)])
def test_any_size_of_picture_has_a_fingerprint(size: tuple[int, int]) -> None:
    assert describe(np.full(size, 90, np.uint8)).cells.shape == SHAPE


@pytest.mark.parametrize("turns", range(4))
def test_a_turned_page_is_found_in_the_right_turn(turns: int) -> None:
    index = index_of(*PAGES)
    # Turned clockwise, the printed top-left is the picture's corner number `turns`.
    picture = np.ascontiguousarray(np.rot90(PAGES["page-4"], -turns))
    outline = picture_outline(picture.shape[1], picture.shape[0])
    hit = index.short_list(turned(picture, outline)).alike(1)[0]
    assert hit.key == "page-4"
    assert np.array_equal(outline.turned(hit.query).xy[0], outline.xy[turns])
    assert hit.likeness > 0.9


def test_a_page_in_a_frame_is_found_with_corners_three_millimetres_off() -> None:
    sheet = Quad[PageMm].box(0, 0, 210, 297)
    seen = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
    frame = frame_of(PAGES["page-1"], Homography.between(sheet, seen))
    off = Quad[FramePx](np.add(seen.xy, [[6, 5], [-6, 5], [6, 6], [-5, 6]]))
    hits = index_of(*PAGES).short_list(turned(frame.grey, off)).alike(3)
    assert (hits[0].key, hits[0].query) == ("page-1", 0)
    assert hits[0].likeness > hits[1].likeness + 0.1


@pytest.mark.parametrize("table", [20, 90, 130])
def test_the_table_beside_a_bent_edge_is_no_print(table: int) -> None:
    """The sides of an A4 bend in by up to 9 mm between its corners: no page is printed so."""
    # PAGES have 2 px a mm, half of what printed_above counts in.
    scant = {key: printed_above(page, 40) for key, page in PAGES.items()}
    rows = np.arange(594)
    bent_mm = 9 * np.sin(np.pi * rows / 594)
    seen = np.full((640, 470), table, np.uint8)
    sheet = scant["page-3"].copy()
    for row, mm in zip(rows, bent_mm, strict=True):
        sheet[row, : round(2 * mm)] = table
        sheet[row, 420 - round(mm) :] = table
    seen[20:614, 20:440] = sheet
    index = LayoutIndex()
    index.add((key, describe(page)) for key, page in scant.items())
    outline = Quad[FramePx].box(19.5, 19.5, 439.5, 613.5)
    hit = index.short_list(SheetLayout.of(seen, outline, lies_on_table=True).whole()).alike(1)[0]
    assert (hit.key, hit.query) == ("page-3", 0)
    assert hit.likeness > 0.85


def test_print_along_the_edge_of_a_page_itself_is_print() -> None:
    banded = PAGES["page-2"].copy()
    banded[:20] = 40
    assert describe(banded).cells[1].any()
    assert describe(banded).likeness(PRINTS["page-2"]) < 0.95


def test_what_the_frame_does_not_show_counts_for_nothing() -> None:
    frame = frame_of(PAGES["page-5"], upright())
    cut = np.ascontiguousarray(frame.grey[:520])
    corners = upright().quad(Quad[PageMm].box(0, 0, 210, 297))
    prints = turned(cut, corners)
    assert not prints[0].cells[-6:].any()
    assert index_of(*PAGES).short_list(prints).alike(1)[0].key == "page-5"


def test_small_print_in_blurred_light_is_still_that_page() -> None:
    blurred = cv2.GaussianBlur(PAGES["page-0"], (0, 0), 2.0)
    assert index_of(*PAGES).short_list([describe(blurred)]).alike(1)[0].key == "page-0"


def test_a_page_printed_smaller_than_its_sheet_is_found_within_the_rim() -> None:
    page = PAGES["page-1"]
    across, down = (round(side * RIM_SHARE / (1 - 2 * RIM_SHARE)) for side in page.shape[::-1])
    around = ((down, down), (across, across))
    sheet = np.asarray(np.pad(page, around, constant_values=page.max()), np.uint8)
    layout = SheetLayout.of(sheet, picture_outline(sheet.shape[1], sheet.shape[0]))
    within = layout.without_rim()[0].likeness(PRINTS["page-1"])
    assert within > 0.9
    assert within > layout.whole()[0].likeness(PRINTS["page-1"]) + 0.05


@pytest.mark.parametrize("cut", [0, 170])
def test_a_sheet_looked_at_once_is_like_what_is_described(cut: int) -> None:
    """Also where a part of it lies outside the frame."""
    grey = np.ascontiguousarray(frame_of(PAGES["page-2"], upright()).grey[:, cut * 3 :])
    sheet = upright().quad(Quad[PageMm].box(0, 0, 210, 297))
    corners = Quad[FramePx](sheet.xy - [cut * 3, 0])
    both = zip(SheetLayout.of(grey, corners).whole(), turned(grey, corners), strict=True)
    for looked_at, described in both:
        assert looked_at.likeness(described) > 0.98
        unseen = ~described.cells.any(axis=2)
        assert np.mean(unseen == ~looked_at.cells.any(axis=2)) > 0.95


def test_what_lies_around_a_sheet_changes_nothing() -> None:
    frame = frame_of(PAGES["page-5"], upright())
    corners = upright().quad(Quad[PageMm].box(0, 0, 210, 297))
    wide = np.random.default_rng(3).integers(0, 256, (1400, 2600), np.uint8)
    height, width = frame.grey.shape
    wide[200 : 200 + height, 700 : 700 + width] = frame.grey
    moved = Quad[FramePx](np.add(corners.xy, [700, 200]))
    there = turned(wide, moved)[0]
    assert there.likeness(turned(frame.grey, corners)[0]) > 0.99
