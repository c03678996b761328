"""How likely a line shows a text: against adding up all ways to show it, one by one."""

from itertools import groupby, product

import numpy as np
import pytest

from models.line_likelihood import log_likelihoods, placed

SIGNS = 3


def some_columns(count: int, seed: int = 0) -> np.ndarray:
    likely = np.random.default_rng(seed).random((count, 1 + SIGNS)) + 0.01
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)


def one_by_one(columns: np.ndarray, text: tuple[int, ...]) -> float:
    """The same by trying every sign, and nothing, in every column."""
    total = 0.0
    for shown in product(range(1 + SIGNS), repeat=len(columns)):
        if tuple(sign for sign, _ in groupby(shown) if sign) == text:
            total += float(np.prod([column[sign] for column, sign in zip(columns, shown)]))  # noqa: B905
    return float(np.log(total))


@pytest.mark.parametrize("text", [(1,), (1, 1), (1, 2, 1), (3, 3, 2), (2, 1, 3, 1)])
def test_a_text_is_as_likely_as_all_ways_to_show_it_together(text: tuple[int, ...]) -> None:
    columns = some_columns(5, seed=len(text))
    (likely,) = log_likelihoods(columns, [text])
    assert likely == pytest.approx(one_by_one(columns, text), abs=1e-4)


def test_texts_of_several_lengths_do_not_hinder_each_other() -> None:
    columns = some_columns(6)
    texts = [(1,), (1, 2, 3, 1), (2, 2)]
    alone = [log_likelihoods(columns, [text])[0] for text in texts]
    assert log_likelihoods(columns, texts) == pytest.approx(alone)


def test_each_sign_is_placed_where_it_is_seen() -> None:
    columns = np.full((7, 1 + SIGNS), 0.01, np.float32)
    for at, sign in enumerate((0, 1, 1, 0, 2, 0, 3)):
        columns[at, sign] = 0.97
    assert placed(columns, (1, 2, 3)) == [(1, 1, 3), (2, 4, 5), (3, 6, 7)]


def test_a_text_with_more_signs_than_columns_is_placed_nowhere() -> None:
    assert placed(some_columns(3), (1, 2, 3, 1)) == []
    assert placed(some_columns(3), (1, 1, 1)) == []
