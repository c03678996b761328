"""How the lines of print on a sheet lean and bend, as on paper that is not flat."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats

#: Lines longer than this tell how all lean. Lengths are told in this unit. Letters within so many
#: mm of their line count, round by round; `_STIFF` holds back what few letters tell.
_TELLING_MM, _BEND_MM, _BEND_LIMITS_MM, _STIFF = 15.0, 200.0, (1.5, 0.8, 0.5, 0.4), 0.5


@dataclass(frozen=True, eq=False)
class Bend:
    """How lines lean and bend over the whole sheet: y = level + bend of x, more or less by y.

    One line says too little of it, above all a short one; together they say it well.
    """

    factors: Floats

    @classmethod
    def of(cls, lines: list[Floats]) -> Self:
        """The bend of a sheet by its lines: boxes of letters (N, 4), left to bottom, in mm."""
        long = [line for line in lines if len(line) >= 4 and np.ptp(line[:, 0]) > _TELLING_MM]
        if not long:
            return cls(np.zeros(len(_terms(np.zeros(1), np.zeros(1))[0])))
        of_line = np.repeat(np.arange(len(long)), [len(line) for line in long])
        letters = np.concatenate(long)
        x, y = (letters[:, 0] + letters[:, 2]) / 2, letters[:, 3]
        level = np.array([np.median(line[:, 3]) for line in long])[of_line]
        terms = _terms(x, level)
        factors = np.zeros(terms.shape[1])
        factors[0] = _usual_slope(long) * _BEND_MM
        for limit in _BEND_LIMITS_MM:
            base = y - terms @ factors
            # Most letters of a line stand on it; those that hang below it do not count.
            stands = np.array([np.quantile(base[of_line == n], 0.4) for n in range(len(long))])
            off = base - stands[of_line]
            kept = np.abs(off) < limit
            if kept.sum() < 2 * len(long) + len(factors):
                break
            factors = _solved(terms[kept], y[kept], of_line[kept], len(long))
        return cls(factors)

    def of_line(self, level: float) -> Floats:
        """The bend of a line at that height as a polynomial of x, highest first, without level."""
        high = level / _BEND_MM
        one, two, three = (
            (self.factors[n] + self.factors[n + 1] * high) / _BEND_MM ** (n // 2 + 1)
            for n in (0, 2, 4)
        )
        return np.array([three, two, one, 0.0])


def _usual_slope(lines: list[Floats]) -> float:
    """How most lines lean, by letters half a line apart."""
    slopes = []
    for line in lines:
        by_x = line[np.argsort(line[:, 0])]
        half = len(by_x) // 2
        across = np.maximum(by_x[half:, 0] - by_x[:-half, 0], 1.0)
        slopes.append(float(np.median((by_x[half:, 3] - by_x[:-half, 3]) / across)))
    return float(np.median(slopes))


def _terms(x: Floats, level: Floats) -> Floats:
    """Powers of x, each also times the height on the sheet: (N, 6)."""
    across, high = x / _BEND_MM, level / _BEND_MM
    return np.column_stack([across**power * high**k for power in (1, 2, 3) for k in (0, 1)])


def _solved(terms: Floats, y: Floats, of_line: NDArray[np.int64], count: int) -> Floats:
    """The factors, the level of each line being whatever fits best; small ones are preferred."""
    number = np.maximum(np.bincount(of_line, minlength=count), 1)
    centred = terms.copy()
    for column in range(terms.shape[1]):
        mean = np.bincount(of_line, terms[:, column], count) / number
        centred[:, column] -= mean[of_line]
    level = y - (np.bincount(of_line, y, count) / number)[of_line]
    stiff = _STIFF * np.diag([0.01, 0.1, 1, 1, 3, 3])
    return np.asarray(np.linalg.solve(centred.T @ centred + stiff, centred.T @ level), np.float64)
