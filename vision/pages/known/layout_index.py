"""Thousands of fingerprints, searched for the pages whose layout looks like what a frame shows.

Pages are short-listed on fingerprints drawn sixteen and then four times as coarsely, and the short
list is ranked on the cells that the frame shows. One page takes 7 kB; adding one rebuilds nothing.
Below 100,000 pages no approximate index is worth its misses.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vision.pages.known.layout import COLUMNS, ORIENTATIONS, ROWS, Fingerprint

#: Pages ranked on their whole fingerprint; the right one, drawn coarsely, is among so many.
_SHORT_LIST = 200
#: Pages ranked for that on coarse fingerprints; the right one, drawn more coarsely still, is among
#: so many.
_LONG_LIST = 1_500
#: A frame that shows less than this share of the cells is compared on those alone from the start,
#: which costs as much again.
_MOSTLY_SEEN = 0.9
#: Parts of a page each way that may move by themselves where a sheet is not flat: folds move print
#: by a cell or so.
_PARTS = 4
_CELLS = ROWS * COLUMNS

_NO_CELLS = np.zeros((0, _CELLS, ORIENTATIONS), np.int8)
_NO_LENGTHS = np.zeros(0, np.float32)

Floats32 = NDArray[np.float32]
#: How like each query each page is, (Q, P), of the cells of both and the lengths of the pages'.
HowLike = Callable[[NDArray[np.int8], NDArray[np.int8], Floats32], Floats32]


@dataclass(frozen=True)
class Hit:
    """A page of the index and how like it is: `likeness` in -1..1; `query` counts from 0."""

    key: str
    likeness: float
    query: int


@dataclass(frozen=True, eq=False)
class ShortList:
    """Pages that may be what fingerprints show; ranking them is left to who knows how it lies.

    `keys` are the pages', `_asked` and `_known` the cells of the queries and of the pages: int8
    (N, cells, ORIENTATIONS), `_lengths` of those as vectors: float32 (N,).
    """

    keys: tuple[str, ...]
    _asked: NDArray[np.int8]
    _known: NDArray[np.int8]
    _lengths: Floats32

    def alike(self, most: int) -> list[Hit]:
        """The best `most` pages over all queries, each page once, best first."""
        return self._ranked(_likeness, most)

    def alike_bent(self, most: int) -> list[Hit]:
        """As `alike`, for a sheet that is not flat: each part of a page may lie a cell away.

        Likenesses are higher than those of `alike`, of pages that are not there too.
        """
        return self._ranked(_bent_likeness, most)

    def _ranked(self, how_like: HowLike, most: int) -> list[Hit]:
        if not self.keys:
            return []
        likeness = how_like(self._asked, self._known, self._lengths)
        best = likeness.max(axis=0)
        return [
            Hit(self.keys[row], float(best[row]), int(likeness[:, row].argmax()))
            for row in np.argsort(-best)[:most]
        ]


class LayoutIndex:
    """Fingerprints of many pages by key."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._cells = _NO_CELLS
        self._lengths = _NO_LENGTHS
        self._coarse = np.zeros((0, _CELLS // 4 * ORIENTATIONS), np.float32)
        self._rough = np.zeros((0, _CELLS // 16 * ORIENTATIONS), np.float32)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        """The page keys, in the order they were added."""
        return iter(tuple(self._keys))

    def fingerprint(self, key: str) -> Fingerprint:
        """The fingerprint of a page of the index.

        Raises:
            KeyError: the page is not in the index.
        """
        return Fingerprint(self._cells[self._rows[key]].reshape(ROWS, COLUMNS, ORIENTATIONS))

    def add(self, entries: Iterable[tuple[str, Fingerprint]]) -> None:
        """Add pages; a key already present is replaced."""
        fresh = dict(entries)
        self.remove(fresh)
        if not fresh:
            return
        for key in fresh:
            self._rows[key] = len(self._keys)
            self._keys.append(key)
        cells = _stacked(list(fresh.values()))
        self._cells = np.concatenate([self._cells, cells])
        self._lengths = np.concatenate([self._lengths, _lengths(cells)])
        self._coarse = np.concatenate([self._coarse, _unit(_coarsened(cells, 2))])
        self._rough = np.concatenate([self._rough, _unit(_coarsened(cells, 4))])

    def remove(self, keys: Iterable[str]) -> None:
        """Forget pages; unknown keys are ignored."""
        gone = {self._rows[key] for key in keys if key in self._rows}
        if not gone:
            return
        stay = [row for row in range(len(self._keys)) if row not in gone]
        self._keys = [self._keys[row] for row in stay]
        self._rows = {key: row for row, key in enumerate(self._keys)}
        self._cells, self._lengths = self._cells[stay], self._lengths[stay]
        self._coarse, self._rough = self._coarse[stay], self._rough[stay]

    def short_list(self, queries: Sequence[Fingerprint]) -> ShortList:
        """The pages that may be meant by any of the queries."""
        if not self._keys or not queries:
            return ShortList((), _NO_CELLS, _NO_CELLS, _NO_LENGTHS)
        cells = _stacked(queries)
        rows = np.arange(len(self._keys))
        if len(rows) > _LONG_LIST:
            rows = rows[_nearest(cells, self._rough, 4, _LONG_LIST)]
        if len(rows) > _SHORT_LIST:
            # All rows are taken as they stand: a copy of them costs more than comparing them.
            coarse = self._coarse if len(rows) == len(self._keys) else self._coarse[rows]
            rows = rows[_nearest(cells, coarse, 2, _SHORT_LIST)]
        keys = tuple(self._keys[row] for row in rows)
        return ShortList(keys, cells, self._cells[rows], self._lengths[rows])


def _nearest(
    queries: NDArray[np.int8], pages: Floats32, factor: int, most: int
) -> NDArray[np.int64]:
    """Rows of the `most` pages, drawn coarser by `factor`, that are most like any of `queries`."""
    coarse = _unit(_coarsened(queries, factor))
    likeness = coarse @ pages.T
    partly = np.flatnonzero(queries.any(axis=2).mean(axis=1) < _MOSTLY_SEEN)
    if len(partly):
        shown = np.asarray(coarse[partly] != 0, np.float32)
        likeness[partly] /= np.sqrt(shown @ np.square(pages).T) + 1e-6
    return np.argpartition(-likeness.max(axis=0), most)[:most]


def _likeness(queries: NDArray[np.int8], pages: NDArray[np.int8], lengths: Floats32) -> Floats32:
    """Cosine of each query with each page over the cells that the query shows: (Q, P)."""
    asked = queries.reshape(len(queries), -1).astype(np.float32)
    known = pages.reshape(len(pages), -1).astype(np.float32)
    seen = queries.any(axis=2)
    if seen.all():
        shown = lengths
    else:
        cells = known.reshape(len(pages), _CELLS, ORIENTATIONS)
        shown = np.sqrt(seen.astype(np.float32) @ np.einsum("pco,pco->pc", cells, cells).T)
    norms = shown * np.linalg.norm(asked, axis=1, keepdims=True)
    return np.asarray(asked @ known.T / (norms + 1e-6), np.float32)


def _bent_likeness(
    queries: NDArray[np.int8], pages: NDArray[np.int8], lengths: Floats32
) -> Floats32:
    """As `_likeness`, each of the parts moved by up to a cell to where it is most alike: (Q, P)."""
    asked = queries.reshape(-1, ROWS, COLUMNS, ORIENTATIONS)
    known = _in_parts(pages)
    around = np.pad(asked, ((0, 0), (1, 1), (1, 1), (0, 0)))
    moved = np.concatenate(
        [
            around[:, down : down + ROWS, right : right + COLUMNS]
            for down in range(3)
            for right in range(3)
        ]
    )
    # All ways to move at once: nine small products of matrices take four times as long.
    alike = _in_parts(moved) @ known.transpose(0, 2, 1)
    best = alike.reshape(_PARTS * _PARTS, 9, len(asked), len(pages)).max(axis=1)
    norms = np.linalg.norm(asked.reshape(len(asked), -1).astype(np.float32), axis=1)[:, None]
    norms = norms * lengths
    return np.asarray(best.sum(axis=0) / (norms + 1e-6), np.float32)


def _lengths(pages: NDArray[np.int8]) -> Floats32:
    """The length of each page's cells as one vector: (P,)."""
    squares = np.einsum("pco,pco->p", pages, pages, dtype=np.int32)
    return np.asarray(np.sqrt(squares), np.float32)


def _in_parts(cells: NDArray[np.int8]) -> Floats32:
    """Cells of N pages by parts of the page: (parts, N, values)."""
    shape = (len(cells), _PARTS, ROWS // _PARTS, _PARTS, COLUMNS // _PARTS, ORIENTATIONS)
    parts = cells.reshape(shape).transpose(1, 3, 0, 2, 4, 5)
    # Moved while they are small: as floats they are four times as much.
    return parts.reshape(_PARTS * _PARTS, len(cells), -1).astype(np.float32)


def _coarsened(cells: NDArray[np.int8], factor: int) -> Floats32:
    """With cells `factor` times as wide and high: float32 (N, cells / factor² * ORIENTATIONS)."""
    blocks = cells.reshape(-1, ROWS // factor, factor, COLUMNS // factor, factor, ORIENTATIONS)
    return np.asarray(blocks.sum(axis=(2, 4), dtype=np.float32).reshape(len(cells), -1))


def _unit(vectors: Floats32) -> Floats32:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / (norms + 1e-6), np.float32)


def _stacked(fingerprints: Sequence[Fingerprint]) -> NDArray[np.int8]:
    cells = [each.cells.reshape(_CELLS, ORIENTATIONS) for each in fingerprints]
    return np.stack(cells)
