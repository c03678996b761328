from tests.benchmarks.known_pages import KnownPage
from tests.benchmarks.sisters import worth

PAGE = KnownPage("a", 210, 297, (), "", frozenset({"a", "twin"}), frozenset({"b"}))


def test_a_version_alone_is_right_or_wrong_and_several_are_safe_with_it_among_them() -> None:
    assert worth(PAGE, True, frozenset({"a", "twin"})) == "right"
    assert worth(PAGE, True, frozenset({"a", "b"})) == "candidates"
    assert worth(PAGE, True, frozenset({"b", "c"})) == "WRONG"
    assert worth(PAGE, True, frozenset()) == "refused"


def test_of_a_version_nobody_registered_one_alone_is_wrong() -> None:
    assert worth(PAGE, False, frozenset({"b"})) == "WRONG"
    assert worth(PAGE, False, frozenset({"b", "c"})) == "candidates"
    assert worth(PAGE, False, frozenset()) == "refused"
