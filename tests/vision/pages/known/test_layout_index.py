import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import printed_page
from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS, Fingerprint, describe
from vision.pages.known.layout_index import LayoutIndex

PRINTS = {f"page-{seed}": describe(printed_page(seed, px_per_mm=2)[0]) for seed in range(4)}


def random_print(seed: int) -> Fingerprint:
    shape = (ROWS, COLUMNS, ORIENTATIONS)
    return Fingerprint(np.random.default_rng(seed).integers(-127, 128, shape, np.int8))


def index_of(*keys: str) -> LayoutIndex:
    index = LayoutIndex()
    index.add((key, PRINTS[key]) for key in keys)
    return index


def test_an_empty_index_or_no_query_finds_nothing() -> None:
    assert LayoutIndex().short_list([PRINTS["page-0"]]).alike(3) == []
    assert index_of("page-0").short_list([]).alike(3) == []
    assert index_of("page-0").short_list([PRINTS["page-0"]]).alike(0) == []


def test_hits_come_best_first_each_page_once_and_no_more_than_asked() -> None:
    hits = index_of(*PRINTS).short_list([PRINTS["page-3"], PRINTS["page-0"]]).alike(4)
    assert [hit.likeness for hit in hits] == sorted((hit.likeness for hit in hits), reverse=True)
    assert len({hit.key for hit in hits}) == len(hits) == 4
    assert {(hit.key, hit.query) for hit in hits[:2]} == {("page-3", 0), ("page-0", 1)}


def test_search_says_the_same_as_likeness_of_all_it_ranks() -> None:
    prints = {str(seed): random_print(seed) for seed in range(700)}
    index = LayoutIndex()
    index.add(prints.items())
    asked = prints["650"]
    hits = index.short_list([asked]).alike(700)
    assert hits[0].key == "650"
    assert len(hits) < len(prints)
    for hit in hits[::20]:
        assert hit.likeness == pytest.approx(asked.likeness(prints[hit.key]), abs=1e-4)


def test_a_page_of_which_a_quarter_shows_is_found_among_many() -> None:
    index = LayoutIndex()
    index.add((str(seed), random_print(seed)) for seed in range(700))
    cells = random_print(650).cells.copy()
    cells[ROWS // 4 :] = 0
    hit = index.short_list([Fingerprint(cells)]).alike(1)[0]
    assert (hit.key, round(hit.likeness, 3)) == ("650", 1)


def test_a_page_whose_parts_moved_by_a_cell_is_found_as_a_bent_sheet() -> None:
    index = LayoutIndex()
    index.add((str(seed), random_print(seed)) for seed in range(300))
    cells = random_print(250).cells
    upper, lower = np.split(cells, 2)
    moved = Fingerprint(np.concatenate([np.roll(upper, 1, axis=1), np.roll(lower, -1, axis=1)]))
    first, second = index.short_list([moved]).alike_bent(2)
    assert first.key == "250"
    assert first.likeness > 0.6 > second.likeness
    assert index.short_list([moved]).alike(300)[0].likeness < 0.2


def test_an_empty_index_has_no_bent_sheets() -> None:
    assert LayoutIndex().short_list([PRINTS["page-0"]]).alike_bent(3) == []
    assert index_of("page-0").short_list([]).alike_bent(3) == []


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
        assert index.short_list([fingerprint]).alike(1)[0].likeness == pytest.approx(1, abs=1e-4)


def test_a_page_removed_is_no_longer_found_and_has_no_fingerprint() -> None:
    index = index_of(*PRINTS)
    index.remove(["page-2", "never-added"])
    assert "page-2" not in {hit.key for hit in index.short_list([PRINTS["page-2"]]).alike(10)}
    with pytest.raises(KeyError):
        index.fingerprint("page-2")


def test_a_page_may_be_removed_while_its_index_is_walked() -> None:
    index = index_of(*PRINTS)
    for key in index:
        index.remove([key])
    assert len(index) == 0
