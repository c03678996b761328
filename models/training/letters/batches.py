"""Letters as arrays, and what each of their sentences and values teaches."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.letter_words import ASKS, FIRST_ROLE, KINDS, ROLES, LetterPieces, Window, shares_of
from models.training.letters.drafts import DraftLetter
from models.training.letters.lessons import Made, ask_numbers, role_number
from models.training.letters.network import Given

#: What `cross_entropy` leaves out.
NO_KIND = -100


class Batch(NamedTuple):
    """Windows of some letters and what is true of them.

    `asks` float32 (S, 8), `taught` (S,) 1 where they teach; `letters` (S,) which letter a sentence
    is of, `kinds` (L,) of each letter, `NO_KIND` where it has none; `values` which values of
    `given` have a role, `roles` theirs among all.
    """

    given: Given
    asks: Tensor
    taught: Tensor
    letters: Tensor
    kinds: Tensor
    values: Tensor
    roles: Tensor


def batch_of(letters: Sequence[DraftLetter], pieces: LetterPieces) -> Batch:
    """Letters side by side."""
    parted = [pieces.windows([each.text for each in letter.sentences]) for letter in letters]
    windows = [window for those in parted for window in those]
    sentences = [each for letter in letters for each in letter.sentences]
    asks = np.zeros((len(sentences), len(ASKS)), np.float32)
    for row, each in zip(asks, sentences, strict=True):
        row[ask_numbers(each.asks or ())] = 1
    taught = list(_taught_roles(windows, sentences))
    return Batch(
        _given(windows),
        torch.from_numpy(asks),
        torch.tensor([float(each.asks is not None) for each in sentences]),
        torch.tensor([at for at, letter in enumerate(letters) for _ in letter.sentences]),
        torch.tensor([_kind_number(letter) for letter in letters]),
        torch.tensor([at for at, _ in taught], dtype=torch.int64),
        torch.tensor([role for _, role in taught], dtype=torch.int64),
    )


def _kind_number(letter: DraftLetter) -> int:
    return NO_KIND if letter.kind is None else KINDS.index(letter.kind)


def _given(windows: Sequence[Window]) -> Given:
    longest = max(len(window.pieces) for window in windows)
    pieces = np.zeros((len(windows), longest), np.int64)
    real = np.zeros((len(windows), longest), np.float32)
    spans: list[tuple[int, int]] = []
    values: list[tuple[int, int]] = []
    for row, window in enumerate(windows):
        pieces[row, : len(window.pieces)] = window.pieces
        real[row, : len(window.pieces)] = 1
        values += [(row * longest + at, len(spans) + sentence) for at, sentence, _ in window.values]
        spans += [(row * longest + start, row * longest + stop) for start, stop in window.sentences]
    return Given(
        torch.from_numpy(pieces), torch.from_numpy(real),
        torch.from_numpy(shares_of(spans, pieces.size)),
        torch.tensor(values, dtype=torch.int64).view(-1, 2),
    )  # fmt: skip


def _taught_roles(
    windows: Sequence[Window], sentences: Sequence[Made]
) -> Iterator[tuple[int, int]]:
    """Which values have a role, and its number among all."""
    marks, first = [], 0
    for window in windows:
        marks += [(first + sentence, mark) for _, sentence, mark in window.values]
        first += len(window.sentences)
    numbered = enumerate(marks)
    for sentence, those in groupby(numbered, key=lambda each: each[1][0]):
        roles = iter(sentences[sentence].roles)
        for at, (_, mark) in those:
            named, role = next(roles, (mark, ""))
            if named == mark and role and mark in ROLES:
                yield at, FIRST_ROLE[mark] + role_number(mark, role)
