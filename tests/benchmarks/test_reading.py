import pytest

from tests.benchmarks.reading import errors_any_order, errors_in_order, tokens


@pytest.mark.parametrize(
    ("truth", "read", "in_order", "any_order"),
    [
        ("U moet € 12 betalen", "U moet € 12 betalen", 0, 0),
        ("U moet € 12 betalen", "U moet €12 betalen", 2, 2),
        ("een twee drie", "een drie", 1, 1),
        ("een twee", "nul een twee drie", 2, 2),
        ("een twee drie vier", "drie vier een twee", 4, 0),
        ("", "iets", 1, 1),
        ("iets", "", 1, 1),
    ],
)
def test_errors_are_counted_in_words(truth: str, read: str, in_order: int, any_order: int) -> None:
    assert errors_in_order(tokens(truth), tokens(read)) == in_order
    assert errors_any_order(tokens(truth), tokens(read)) == any_order


def test_words_are_compared_composed() -> None:
    assert tokens("e\u0301e\u0301n keer\n") == ["één", "keer"]
