import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.builders import frame_of, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Quad, picture_outline
from vision.layout import (
    COLUMNS,
    ORIENTATIONS,
    ROWS,
    Fingerprint,
    LayoutIndex,
    describe,
    describe_turned,
)

SHAPE = (ROWS, COLUMNS, ORIENTATIONS)
PAGES = {f"page-{seed}": printed_page(seed, px_per_mm=2)[0] for seed in range(6)}
PRINTS = {key: describe(grey) for key, grey in PAGES.items()}


def random_print(seed: int) -> Fingerprint:
    return Fingerprint(np.random.default_rng(seed).integers(-127, 128, SHAPE, np.int8))


def index_of(*keys: str) -> LayoutIndex:
    index = LayoutIndex()
    index.add((key, PRINTS[key]) for key in keys)
    return index


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
    hit = index.search(describe_turned(picture, outline), 1)[0]
    assert hit.key == "page-4"
    assert np.array_equal(outline.turned(hit.query).xy[0], outline.xy[turns])
    assert hit.likeness > 0.9


def test_a_page_in_a_frame_is_found_with_corners_three_millimetres_off() -> None:
    sheet = Quad[PageMm].box(0, 0, 210, 297)
    seen = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
    frame = frame_of(PAGES["page-1"], Homography.between(sheet, seen))
    off = Quad[FramePx](np.add(seen.xy, [[6, 5], [-6, 5], [6, 6], [-5, 6]]))
    hits = index_of(*PAGES).search(describe_turned(frame.grey, off), 3)
    assert (hits[0].key, hits[0].query) == ("page-1", 0)
    assert hits[0].likeness > hits[1].likeness + 0.1


def test_what_the_frame_does_not_show_counts_for_nothing() -> None:
    frame = frame_of(PAGES["page-5"], upright())
    cut = np.ascontiguousarray(frame.grey[:520])
    corners = upright().quad(Quad[PageMm].box(0, 0, 210, 297))
    prints = describe_turned(cut, corners)
    assert not prints[0].cells[-6:].any()
    assert index_of(*PAGES).search(prints, 1)[0].key == "page-5"


def test_an_empty_index_or_no_query_finds_nothing() -> None:
    assert LayoutIndex().search([PRINTS["page-0"]], 3) == []
    assert index_of("page-0").search([], 3) == []
    assert index_of("page-0").search([PRINTS["page-0"]], 0) == []


def test_hits_come_best_first_each_page_once_and_no_more_than_asked() -> None:
    hits = index_of(*PAGES).search([PRINTS["page-3"], PRINTS["page-0"]], 4)
    assert [hit.likeness for hit in hits] == sorted((hit.likeness for hit in hits), reverse=True)
    assert len({hit.key for hit in hits}) == len(hits) == 4
    assert {(hit.key, hit.query) for hit in hits[:2]} == {("page-3", 0), ("page-0", 1)}


def test_search_says_the_same_as_likeness_across_blocks() -> None:
    prints = {str(seed): random_print(seed) for seed in range(700)}
    index = LayoutIndex()
    index.add(prints.items())
    asked = prints["650"]
    for hit in index.search([asked], 700)[::70]:
        assert hit.likeness == pytest.approx(asked.likeness(prints[hit.key]), abs=1e-4)
    assert index.search([asked], 1)[0].key == "650"


changes = st.lists(
    st.tuples(st.sampled_from(["add", "remove"]), st.lists(st.integers(0, 6), max_size=4)),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(changes)
def test_an_index_holds_what_was_added_last_and_not_removed_since(steps) -> None:
    index, expected = LayoutIndex(), {}
    for number, (what, keys) in enumerate(steps):
        names = [str(key) for key in keys]
        if what == "remove":
            index.remove(names)
            expected = {key: each for key, each in expected.items() if key not in names}
            continue
        entries = [(key, random_print(100 * number + at)) for at, key in enumerate(names)]
        index.add(entries)
        expected |= dict(entries)
    assert len(index) == len(expected)
    assert sorted(index) == sorted(expected)
    for key in map(str, range(7)):
        assert (key in index) == (key in expected)
    for key, fingerprint in expected.items():
        assert np.array_equal(index.fingerprint(key).cells, fingerprint.cells)
        assert index.search([fingerprint], 1)[0].likeness == pytest.approx(1, abs=1e-4)


def test_a_page_removed_is_no_longer_found_and_has_no_fingerprint() -> None:
    index = index_of(*PAGES)
    index.remove(["page-2", "never-added"])
    assert "page-2" not in {hit.key for hit in index.search([PRINTS["page-2"]], 10)}
    with pytest.raises(KeyError):
        index.fingerprint("page-2")


def test_a_page_may_be_removed_while_its_index_is_walked() -> None:
    index = index_of(*PAGES)
    for key in index:
        index.remove([key])
    assert len(index) == 0


def test_small_print_in_blurred_light_is_still_that_page() -> None:
    blurred = cv2.GaussianBlur(PAGES["page-0"], (0, 0), 2.0)
    assert index_of(*PAGES).search([describe(blurred)], 1)[0].key == "page-0"
