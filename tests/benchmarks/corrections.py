"""How people take a tick back: strokes over a box and its mark, in millimetres.

What is drawn over a box tells little more than that somebody drew on: a box may be gone over to
and fro, one way or both, struck through, coiled over, or blackened, as many forms ask of people
("wrong? fill the box in and cross the right one"). The last looks like a tick of its own where no
other box says otherwise.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Place = NDArray[np.float64]


class Correction(StrEnum):
    """A manner of taking a tick back."""

    BOTH_WAYS = "to and fro, both ways"
    ONE_WAY = "to and fro, one way"
    STROKES = "several strokes"
    COIL = "round and round"
    WAVE = "a long wavy line"
    STRUCK = "struck through"
    BLACKENED = "blackened"


#: How often each is met where there is room for it.
_OFTEN = {
    Correction.BOTH_WAYS: 0.2,
    Correction.ONE_WAY: 0.2,
    Correction.STROKES: 0.15,
    Correction.COIL: 0.15,
    Correction.WAVE: 0.1,
    Correction.STRUCK: 0.1,
    Correction.BLACKENED: 0.1,
}
#: These go far beyond the box: nobody draws them where a box of another answer adjoins.
_LONG = frozenset({Correction.WAVE, Correction.STRUCK})
#: There strokes end so far from the middle of the box at most, as a share of its size.
_FARTHEST_AMONG_OTHERS = 0.9


def chosen(rng: np.random.Generator, *, crowded: bool, answered: bool) -> Correction:
    """One of them: of a box among others when `crowded`; `answered` if its question else is."""
    left = {
        each: often
        for each, often in _OFTEN.items()
        if not (crowded and each in _LONG) and (answered or each is not Correction.BLACKENED)
    }
    often = np.array(list(left.values()))
    return list(left)[int(rng.choice(len(left), p=often / often.sum()))]


def strokes_of(
    rng: np.random.Generator, manner: Correction, low: Place, high: Place, *, crowded: bool
) -> list[Place]:
    """The strokes over a box from `low` to `high`, as control points (N, 2)."""
    size = high - low
    draw = {
        Correction.BOTH_WAYS: _both_ways,
        Correction.ONE_WAY: _one_way,
        Correction.STROKES: _strokes,
        Correction.COIL: _coil,
        Correction.WAVE: _wave,
        Correction.STRUCK: _struck,
        Correction.BLACKENED: _blackened,
    }[manner]
    drawn = draw(rng)
    if crowded:
        farthest = max(float(np.abs(stroke).max()) for stroke in drawn)
        drawn = [stroke * min(1.0, _FARTHEST_AMONG_OTHERS / farthest) for stroke in drawn]
    return [stroke * size + (low + high) / 2 for stroke in drawn]


def _both_ways(rng: np.random.Generator) -> list[Place]:
    """Down and up across the box, then from side to side."""
    reach, turns = rng.uniform(0.6, 0.85), int(rng.integers(9, 14))
    x, y = _zigzag(rng, turns)
    return [np.column_stack([x, y]) * reach, np.column_stack([y, x])[: turns - 2] * reach]


def _one_way(rng: np.random.Generator) -> list[Place]:
    x, y = _zigzag(rng, int(rng.integers(7, 13)))
    wide, high = rng.uniform(0.5, 0.8), rng.uniform(0.65, 1.0)
    return [_turned(np.column_stack([x * wide, y * high]), float(rng.uniform(0, 180)))]


def _strokes(rng: np.random.Generator) -> list[Place]:
    """Four to six strokes beside each other, each a little askew."""
    turn, half = float(rng.uniform(0, 180)), rng.uniform(0.75, 1.2)
    spread = rng.uniform(0.35, 0.55)
    drawn = []
    for at in np.linspace(-spread, spread, int(rng.integers(4, 7))):
        ends = np.array([[-half, at], [0, at], [half, at]]) + rng.normal(0, 0.08, (3, 2))
        drawn.append(_turned(ends, turn))
    return drawn


def _coil(rng: np.random.Generator) -> list[Place]:
    turns, reach = float(rng.uniform(4, 7)), rng.uniform(0.6, 0.9)
    angle = np.linspace(0, 2 * np.pi * turns, int(turns * 9))
    radius = reach * np.linspace(1, rng.uniform(0.3, 0.7), len(angle))
    drift = rng.normal(0, 0.08, (len(angle), 2))
    return [np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None] + drift]


def _wave(rng: np.random.Generator) -> list[Place]:
    """A wavy line through the box that begins before it and goes on behind."""
    x, y = _zigzag(rng, int(rng.integers(10, 17)))
    long, high = rng.uniform(0.9, 1.8), rng.uniform(0.3, 0.6)
    return [_turned(np.column_stack([x * long, y * high]), float(rng.normal(0, 10)))]


def _struck(rng: np.random.Generator) -> list[Place]:
    """One line through box and mark, or two."""
    turn = float(rng.normal(0, 12) + rng.choice([0, 0, -45, 45]))
    drawn = []
    for at in ((0.0,), (-0.18, 0.18))[int(rng.integers(2))]:
        before, behind = rng.uniform(1.1, 1.9, 2)
        ends = np.array([[-before, at], [0, at], [behind, at]]) + rng.normal(0, 0.05, (3, 2))
        drawn.append(_turned(ends, turn))
    return drawn


def _blackened(rng: np.random.Generator) -> list[Place]:
    """The whole box filled in, hardly beyond its edges."""
    x, y = _zigzag(rng, int(rng.integers(9, 14)), even=0.92)
    wide, high = rng.uniform(0.42, 0.56, 2)
    over = np.column_stack([y * wide, x * high])
    return [np.column_stack([x * wide, y * high]), over]


def _zigzag(rng: np.random.Generator, turns: int, even: float = 0.75) -> tuple[Place, Place]:
    """To and fro between -1 and 1; every turn falls short of that, or passes it, a little."""
    x = np.linspace(-1, 1, turns)
    y = np.where(np.arange(turns) % 2, 1.0, -1.0) * rng.uniform(even, 1.1, turns)
    return x, y


def _turned(stroke: Place, degrees: float) -> Place:
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.asarray(stroke @ np.array([[cos, sin], [-sin, cos]]))
