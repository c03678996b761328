"""What a line most likely says, where its columns do not surely tell.

A prefix beam search over what a network says of each column (Hannun et al., "First-pass large
vocabulary continuous speech recognition using bi-directional recurrent DNNs", 2014,
arXiv:1408.2873), with the spelling of words beside what is seen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from models.spelling import START, Spelling

#: So many readings of the beginning of a line are gone on with.
_READINGS = 8
#: What is less likely in a column is not there, nor is more than the likeliest few.
_LEAST, _MOST_SHOWN = 0.003, 6
#: How much the spelling of a word tells beside what is seen of it: with more, names are read as the
#: words that they look like, and hardly a word more is put right.
_WEIGHT = 0.5

#: The signs of a line, each with the columns where it was seen: first, and one behind the last.
SignRun = tuple[int, int, int]
#: What `Spelling.follow` says.
Follow = Callable[[str, str], tuple[float, str]]
#: Whether a text that was read so far may go on with a sign.
MayFollow = Callable[[str, str], bool]


@dataclass(slots=True)
class _Reading:
    """One way to read the beginning of a line.

    `signs` with the columns where each began; `spelt` is what `Spelling.follow` says of the word it
    ends in, `as_spelt` how much likelier all words are as they are spelt. `blank` and `sign` are
    how likely its columns are if the last is blank, or shows its last sign.
    """

    signs: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    spelt: str = START
    as_spelt: float = 1.0
    blank: float = 0.0
    sign: float = 0.0

    @property
    def seen(self) -> float:
        return self.blank + self.sign

    @property
    def likely(self) -> float:
        return self.seen * self.as_spelt


def likeliest(
    columns: NDArray[np.float32], signs: Sequence[str], spelling: Spelling
) -> list[SignRun]:
    """The signs of a line, by number, from left to right.

    `columns` float32 (N, 1 + signs) tells how likely each shows nothing, or which of `signs`.
    """
    readings, follow = _read(columns, signs, spelling, _READINGS, None)
    return _runs(_best_first(readings, follow)[0], columns)


def readings_of(
    columns: NDArray[np.float32],
    signs: Sequence[str],
    spelling: Spelling,
    count: int,
    may_follow: MayFollow | None = None,
) -> list[str]:
    """What a line may say, the likeliest first: at most `count` texts; `columns` as above."""
    readings, follow = _read(columns, signs, spelling, count, may_follow)
    return [_text(each, signs) for each in _best_first(readings, follow)]


def _read(
    columns: NDArray[np.float32],
    signs: Sequence[str],
    spelling: Spelling,
    count: int,
    may_follow: MayFollow | None,
) -> tuple[list[_Reading], Follow]:
    """The likeliest ways to read a line, and how words were spelt."""
    # Asked again and again for one line, and kept no longer: what was read is not to stay.
    follow = cache(spelling.follow)
    readings = [_Reading(blank=1.0)]
    for at, shown in enumerate(_shown(columns)):
        onward = _gone_on(readings, at, shown, signs, follow)
        if may_follow is not None:
            onward = _allowed(onward, signs, may_follow)
        readings = sorted(onward, key=lambda each: -each.likely)[:count] or readings
        most = readings[0].seen or 1.0
        for each in readings:
            each.blank /= most
            each.sign /= most
    return readings, follow


def _allowed(
    readings: Iterable[_Reading], signs: Sequence[str], may_follow: MayFollow
) -> Iterator[_Reading]:
    """Those whose last sign may stand behind the others."""
    for each in readings:
        text = _text(each, signs)
        if not text or may_follow(text[:-1], text[-1]):
            yield each


def _best_first(readings: Iterable[_Reading], follow: Follow) -> list[_Reading]:
    return sorted(readings, key=lambda each: -each.seen * _spelt_on(each, " ", follow)[0])


def _text(reading: _Reading, signs: Sequence[str]) -> str:
    return "".join(signs[number - 1] for number in reading.signs)


def _shown(columns: NDArray[np.float32]) -> Iterator[list[tuple[int, float]]]:
    """The signs that each column may show, and how likely each is."""
    for column in columns:
        shown = np.flatnonzero(column > _LEAST)
        if len(shown) > _MOST_SHOWN:
            shown = np.argpartition(-column, _MOST_SHOWN)[:_MOST_SHOWN]
        elif not len(shown):
            shown = np.array([column.argmax()])
        yield list(zip(shown.tolist(), column[shown].tolist(), strict=True))


def _gone_on(
    readings: Sequence[_Reading],
    at: int,
    shown: Sequence[tuple[int, float]],
    signs: Sequence[str],
    follow: Follow,
) -> Iterable[_Reading]:
    """All ways to read one column more."""
    onward: dict[tuple[int, ...], _Reading] = {}

    def same(reading: _Reading) -> _Reading:
        kept = onward.get(reading.signs)
        if kept is None:
            kept = onward[reading.signs] = _Reading(
                reading.signs, reading.starts, reading.spelt, reading.as_spelt
            )
        return kept

    def longer(reading: _Reading, number: int) -> _Reading:
        read = (*reading.signs, number)
        kept = onward.get(read)
        if kept is None:
            as_spelt, spelt = _spelt_on(reading, signs[number - 1], follow)
            kept = onward[read] = _Reading(read, (*reading.starts, at), spelt, as_spelt)
        return kept

    for reading in readings:
        last = reading.signs[-1] if reading.signs else 0
        for number, likely in shown:
            if number == 0:
                same(reading).blank += reading.seen * likely
            elif number == last:
                same(reading).sign += reading.sign * likely
                if reading.blank:
                    longer(reading, number).sign += reading.blank * likely
            else:
                longer(reading, number).sign += reading.seen * likely
    return onward.values()


def _spelt_on(reading: _Reading, sign: str, follow: Follow) -> tuple[float, str]:
    """`as_spelt` and `spelt` of a reading with one sign more."""
    gain, spelt = follow(reading.spelt, sign)
    return reading.as_spelt * exp(_WEIGHT * gain), spelt


def _runs(reading: _Reading, columns: NDArray[np.float32]) -> list[SignRun]:
    """The columns of each sign: from where it began as long as none is likelier there."""
    runs = []
    ends = (*reading.starts, len(columns))[1:]
    for number, start, end in zip(reading.signs, reading.starts, ends, strict=True):
        other = np.flatnonzero(columns[start + 1 : end].argmax(axis=1) != number)
        runs.append((number, start, start + 1 + int(other[0]) if len(other) else end))
    return runs
