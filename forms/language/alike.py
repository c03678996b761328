"""Finds the texts most like a text among very many, in milliseconds.

Comparing with all of a million takes a second. Texts that are much alike share runs of three
letters, so those that share most of the rarest runs are compared, and no others. How many that
misses is measured beside comparing with all: `python -m tests.benchmarks memory`.

Texts come in blocks: a place within one takes two bytes, and adding to the memory does not build
anew what is there already.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

_BLOCK = 1 << 16
_BUCKETS = 1 << 16
#: So few are compared with all, which is as fast.
_FEW = 4096
#: The rarest runs of a text that are looked up, and how many texts are then compared. Chosen on
#: the benchmark: more finds no more, fewer misses.
_RUNS, _COMPARED = 20, 400
#: Texts that share no more than this part of the runs looked up are never alike.
_SHARED_PART = 6
#: Odd numbers that spread three letters over the buckets.
_SPREAD = (0x9E37, 0x85EB_CA6B, 0xC2B2_AE35)


@dataclass(frozen=True)
class Likeness:
    """The text of that number (in order of addition, from 0), and how alike it is, 0 to 100."""

    number: int
    score: float


@dataclass(frozen=True, eq=False)
class _Block:
    """Texts in order, and for each bucket of runs which of them have one in it.

    `postings` uint16, those of bucket b at `starts[b]` to `starts[b + 1]`; `lengths` int32.
    """

    first: int
    lengths: NDArray[np.int32]
    starts: NDArray[np.int32]
    postings: NDArray[np.uint16]


class AlikeIndex:
    """Texts by number, to find those alike. Adding and finding at once needs a lock around both."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = []
        self._blocks: list[_Block] = []
        self._counts = np.zeros(_BUCKETS, np.int64)
        self.add(texts)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, texts: Iterable[str]) -> None:
        """Add texts; they are numbered on from what is there."""
        self._texts += texts
        while len(self._texts) - self._indexed >= _FEW:
            if self._blocks and len(self._blocks[-1].lengths) < _BLOCK:
                self._drop_last()
            first = self._indexed
            block = _block_of(self._texts[first : first + _BLOCK], first)
            self._blocks.append(block)
            self._counts += np.diff(block.starts)

    def find(self, text: str, least: float, limit: int) -> list[Likeness]:
        """The texts at least so much alike (0 to 100), the most alike first."""
        numbers: Sequence[int] = range(len(self._texts))
        texts = self._texts
        if self._blocks:
            numbers = [*self._candidates(text), *range(self._indexed, len(self._texts))]
            texts = [self._texts[number] for number in numbers]
        found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=least, limit=limit)
        return [Likeness(numbers[place], score) for _, score, place in found]

    @property
    def size_bytes(self) -> int:
        """What the blocks take, without the texts themselves."""
        return sum(
            block.lengths.nbytes + block.starts.nbytes + block.postings.nbytes
            for block in self._blocks
        )

    @property
    def _indexed(self) -> int:
        last = self._blocks[-1] if self._blocks else None
        return last.first + len(last.lengths) if last else 0

    def _drop_last(self) -> None:
        self._counts -= np.diff(self._blocks.pop().starts)

    def _candidates(self, text: str) -> list[int]:
        runs = np.unique(_runs(_letters(text)))
        # What no text has is a slip of the reader, and finds nothing.
        runs = runs[self._counts[runs] > 0]
        if len(runs) == 0:
            return []
        rarest = runs[np.argsort(self._counts[runs], kind="stable")[:_RUNS]]
        shares, numbers = [], []
        for block in self._blocks:
            shared = _shared(block, rarest, len(text))
            best = _largest(shared, _COMPARED, len(rarest) // _SHARED_PART)
            shares.append(shared[best])
            numbers.append(best + block.first)
        share, number = np.concatenate(shares), np.concatenate(numbers)
        chosen = number[_largest(share, _COMPARED, 0)]
        return [int(each) for each in chosen]


def _shared(block: _Block, runs: NDArray[np.uint16], length: int) -> NDArray[np.intp]:
    """How many of the runs each text of the block has; none where its length cannot be alike."""
    starts, ends = block.starts[runs], block.starts[runs.astype(np.int64) + 1]
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    places = np.concatenate([block.postings[start:end] for start, end in spans])
    shared = np.bincount(places, minlength=len(block.lengths))
    # Two texts that are 75 % alike differ in length by five thirds at most.
    shared[(block.lengths * 5 < length * 3) | (block.lengths * 3 > length * 5)] = 0
    return shared


def _largest(values: NDArray[np.intp], most: int, above: int) -> NDArray[np.intp]:
    """Where the largest values stand, all of them larger than `above`."""
    there = np.flatnonzero(values > above)
    if len(there) <= most:
        return there
    return there[np.argpartition(values[there], -most)[-most:]]


def _block_of(texts: Sequence[str], first: int) -> _Block:
    lengths = np.fromiter(map(len, texts), np.int32, len(texts))
    # A letter that is in no text keeps runs from reaching over two.
    buckets = _runs(_letters("\0\0".join(texts)))
    owners = np.repeat(np.arange(len(texts), dtype=np.uint16), np.maximum(lengths + 2, 0))
    owners = owners[: len(buckets)]
    order = np.argsort(buckets, kind="stable")
    counts = np.bincount(buckets, minlength=_BUCKETS)
    starts = np.zeros(_BUCKETS + 1, np.int32)
    np.cumsum(counts, out=starts[1:])
    return _Block(first, lengths, starts, owners[order])


def _letters(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _runs(letters: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """The bucket of each run of three letters."""
    if len(letters) < 3:
        return np.zeros(0, np.uint16)
    spread = [np.uint32(each) for each in _SPREAD]
    mixed = letters[:-2] * spread[0] ^ letters[1:-1] * spread[1] ^ letters[2:] * spread[2]
    return np.asarray(mixed ^ (mixed >> np.uint32(16)), np.uint32).astype(np.uint16)
