"""How likely a line shows a given text, and where each of its signs stands then.

The forward and the Viterbi pass of connectionist temporal classification (Graves et al., 2006):
of each column a network says how likely it shows nothing, or which sign.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.likeliest_line import SignRun

#: No sign is less likely than this in a column, so that one column alone refutes no text.
_LEAST = 1e-6
_NOTHING = 1e-300


def log_likelihoods(
    columns: NDArray[np.float32], texts: Sequence[Sequence[int]]
) -> NDArray[np.float64]:
    """How likely a line shows each of `texts`, signs by number from 1: natural logarithms.

    `columns` float32 (N, 1 + signs), N at least 1; at least one text.
    """
    labels, lengths = _labels(texts)
    likely = np.maximum(columns, _LEAST).astype(np.float64)
    skips = _skips(labels)
    # Two columns of nothing before the first, so that looking back needs no exception.
    reached = np.zeros((len(labels), labels.shape[1] + 2))
    reached[:, 2] = 1.0
    total = np.zeros(len(labels))
    for at, column in enumerate(likely):
        onward = reached[:, 2:] + (reached[:, 1:-1] + skips * reached[:, :-2] if at else 0.0)
        if not at and labels.shape[1] > 1:
            onward[:, 1] = 1.0
        onward = onward * column[labels]
        whole = np.maximum(onward.sum(axis=1, keepdims=True), _NOTHING)
        reached[:, 2:] = onward / whole
        total += np.log(whole[:, 0])
    rows = np.arange(len(labels))
    ends = reached[rows, lengths + 1] + np.where(lengths > 1, reached[rows, lengths], 0.0)
    return np.asarray(total + np.log(np.maximum(ends, _NOTHING)), np.float64)


def placed(columns: NDArray[np.float32], text: Sequence[int]) -> list[SignRun]:
    """The columns where each sign of a text most likely stands; none if it has more than those."""
    labels = _labels([text])[0][0]
    likely = np.log(np.maximum(columns, _LEAST))[:, labels]
    skips = np.where(_skips(labels[None])[0] > 0, 0.0, -np.inf)
    best = np.full(len(labels), -np.inf)
    best[:2] = likely[0, :2]
    steps = np.zeros((len(columns), len(labels)), np.int8)
    for at in range(1, len(columns)):
        one = np.concatenate([[-np.inf], best[:-1]])
        two = np.concatenate([[-np.inf, -np.inf], best[:-2]])[: len(labels)] + skips
        ways = np.stack([best, one, two])
        steps[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + likely[at]
    state = len(labels) - 1 - int(len(labels) > 1 and best[-2] > best[-1])
    if not np.isfinite(best[state]):
        return []
    return _runs(labels, steps, state)


def _runs(labels: NDArray[np.int64], steps: NDArray[np.int8], last: int) -> list[SignRun]:
    """The signs on the way that ends in state `last`, each with its columns."""
    states = [last]
    for step in steps[:0:-1]:
        states.append(states[-1] - int(step[states[-1]]))
    states.reverse()
    runs = []
    for state in range(1, len(labels), 2):
        at = [column for column, each in enumerate(states) if each == state]
        if at:
            runs.append((int(labels[state]), at[0], at[-1] + 1))
    return runs


def _labels(texts: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each text with nothing between its signs and around them, and how long that is."""
    lengths = np.array([2 * len(text) + 1 for text in texts])
    labels = np.zeros((len(texts), int(lengths.max())), np.int64)
    for row, text in enumerate(texts):
        labels[row, 1 : 2 * len(text) : 2] = text
    return labels, lengths


def _skips(labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 where a sign may follow the one before with nothing between: they differ."""
    skips = np.zeros(labels.shape)
    skips[:, 2:] = (labels[:, 2:] != 0) & (labels[:, 2:] != labels[:, :-2])
    return skips
