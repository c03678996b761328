from hypothesis import given
from hypothesis import strategies as st

from forms.store.order import version_order


def test_versions_sort_as_people_number_them():
    versions = ["2026-1", "2025-10", "2025-2", "1", "10", "9", "2026-1-b", "2026-1-a", "herzien"]
    assert sorted(versions, key=version_order) == [
        "1",
        "9",
        "10",
        "2025-2",
        "2025-10",
        "2026-1",
        "2026-1-a",
        "2026-1-b",
        "herzien",
    ]


@given(st.sampled_from(["2026", "v", "herzien-2", "a1-b"]), st.integers(0, 10**9))
def test_a_later_number_is_a_later_version(stem, number):
    assert version_order(f"{stem}-{number}") < version_order(f"{stem}-{number + 1}")
