"""What sheets lie on: wood, tiles, cloth, stone, white, crumpled paper, print. (H, W, 3), 0..1."""

import cv2
import numpy as np

from models.training.sheets.scenes.noise import Plane, Rng, cloudy, colour, smooth, tinted
from models.training.sheets.scenes.papers import paper


def ground(rng: Rng, side: int) -> Plane:
    """A square of some ground, `side` px."""
    kinds = (
        (_wood, 5), (_planks, 4), (_tiles, 5), (_cloth, 5), (_stone, 4), (_marble, 4), (_plain, 4),
        (_white, 9), (_crumpled, 8), (_wrinkled, 14), (_carpet, 3), (_pebbles, 2), (_print, 2),
        (_keyboard, 2), (_halves, 4), (_bars, 2),
    )  # fmt: skip
    share = np.array([weight for _, weight in kinds], float)
    paint = kinds[int(rng.choice(len(kinds), p=share / share.sum()))][0]
    return np.asarray(np.clip(paint(rng, side), 0.01, 1), np.float32)


def _wood_colours(rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    base = np.array([rng.uniform(0.25, 0.85), rng.uniform(0.5, 0.92), 1.0])
    dark = base * rng.uniform(0.08, 0.6)
    return dark, np.clip(dark + base * rng.uniform(0.08, 0.4), 0, 1)


def _grain(rng: Rng, height: int, width: int) -> Plane:
    long = cv2.resize(cloudy(rng, height, max(8, width // 20), 50), (width, height))
    down = np.linspace(0, rng.uniform(5, 40), height, dtype=np.float32)[:, None]
    fibre = cv2.resize(
        rng.standard_normal((height, max(4, width // 30)), np.float32), (width, height)
    )
    rings = np.sin(long * rng.uniform(2, 8) + down)
    return np.asarray(
        0.5 + rng.uniform(0.05, 0.3) * rings + rng.uniform(0.03, 0.15) * fibre, np.float32
    )


def _wood(rng: Rng, side: int) -> Plane:
    return tinted(_grain(rng, side, side), *_wood_colours(rng))


def _planks(rng: Rng, side: int) -> Plane:
    dark, light = _wood_colours(rng)
    board = int(rng.uniform(0.08, 0.35) * side)
    top = np.zeros((side, side, 3), np.float32)
    gap, shade = int(rng.integers(1, 6)), rng.uniform(0.2, 0.7)
    for start in range(0, side, board):
        rows = min(board, side - start)
        tone = rng.uniform(0.75, 1.2)
        top[start : start + rows] = tinted(_grain(rng, rows, side), dark * tone, light * tone)
        joint = int(rng.uniform(0, side))
        top[start : start + rows, joint : joint + gap] *= shade
        top[start : start + gap] *= shade
    return top


def _tiles(rng: Rng, side: int) -> Plane:
    """Tiles with joints lighter or darker than they are."""
    base = colour(rng, 0.15, 0.95, 0.12)
    tone = 0.5 + rng.uniform(0.02, 0.25) * cloudy(rng, side, side, side / 4)
    top = tinted(tone, base * 0.75, np.clip(base * 1.15, 0, 1))
    across, down = (int(rng.uniform(0.1, 0.5) * side) for _ in range(2))
    if rng.random() < 0.6:
        down = across
    joint = colour(rng, 0.1, 0.9, 0.1).astype(np.float32)
    thick = int(rng.integers(2, 10))
    brick = rng.random() < 0.3
    for row, y in enumerate(range(0, side + down, down)):
        offset = (row % 2) * across // 2 if brick else 0
        for x in range(-offset, side, across):
            part = top[y : y + down, max(0, x) : x + across]
            part *= np.float32(rng.normal(1, 0.04))
            top[y : y + down, max(0, x) : max(0, x) + thick] = joint
        top[y : y + thick] = joint
    return np.asarray(cv2.GaussianBlur(top, (0, 0), rng.uniform(0.5, 1.2)))


def _cloth(rng: Rng, side: int) -> Plane:
    """Weave with folds; plain, striped or checked."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    sway = cloudy(rng, side, side, side / 3) * rng.uniform(1, 10)
    pitch = rng.uniform(3, 12)
    weave = np.sin(2 * np.pi * (x + sway) / pitch) * np.sin(2 * np.pi * (y + sway) / pitch)
    tone = (
        0.5 + rng.uniform(0, 0.2) * weave + rng.uniform(0, 0.15) * cloudy(rng, side, side, side / 2)
    )
    kind = rng.random()
    if kind < 0.6:
        stripe = rng.uniform(0.03, 0.3) * side
        tone = tone + rng.uniform(0.05, 0.45) * np.sign(np.sin(2 * np.pi * (x + sway) / stripe))
        if kind < 0.3:
            tone = tone + rng.uniform(0.05, 0.45) * np.sign(np.sin(2 * np.pi * (y + sway) / stripe))
    dark, light = colour(rng, 0.03, 0.6, 0.35), colour(rng, 0.3, 0.97, 0.25)
    return tinted(np.asarray(tone, np.float32), dark, light)


def _stone(rng: Rng, side: int) -> Plane:
    speckle = smooth(rng, side, side, rng.uniform(2, 6)) > rng.uniform(0.5, 1.2)
    tone = 0.5 + rng.uniform(0.05, 0.3) * cloudy(rng, side, side, rng.uniform(30, 200), 0.75)
    tone = tone - rng.uniform(0, 0.4) * cv2.GaussianBlur(speckle.astype(np.float32), (0, 0), 0.8)
    base = colour(rng, 0.12, 0.85, 0.06)
    return tinted(np.asarray(tone, np.float32), base * 0.6, np.clip(base * 1.25, 0, 1))


def _marble(rng: Rng, side: int) -> Plane:
    tone = 0.9 + 0.05 * cloudy(rng, side, side, side / 3)
    for _ in range(int(rng.integers(1, 4))):
        veins = np.abs(cloudy(rng, side, side, rng.uniform(0.2, 0.8) * side, 0.5))
        tone = tone - rng.uniform(0.05, 0.5) * np.exp(-((veins / rng.uniform(0.01, 0.08)) ** 2))
    base = colour(rng, 0.75, 1.0, 0.04)
    if rng.random() < 0.25:
        base = base * rng.uniform(0.1, 0.6)
    return tinted(np.asarray(tone, np.float32), base * 0.3, base)


def _plain(rng: Rng, side: int) -> Plane:
    base = colour(rng, 0.04, 0.95, 0.3).astype(np.float32)
    tone = 1 + rng.uniform(0, 0.06) * cloudy(rng, side, side, side / 2)
    return np.asarray(base * tone[..., None], np.float32)


def _white(rng: Rng, side: int) -> Plane:
    """White tables, under white paper: hardly a difference."""
    base = (rng.uniform(0.75, 1.0) * rng.uniform(0.96, 1.0, 3)).astype(np.float32)
    tone = 1 + rng.uniform(0, 0.03) * cloudy(rng, side, side, side / 2, 0.75)
    return np.asarray(base * tone[..., None], np.float32)


def _crumpled(rng: Rng, side: int) -> Plane:
    """Crumpled paper or a sheet of a bed: facets of light and shade."""
    base = (rng.uniform(0.55, 1.0) * rng.uniform(0.93, 1.0, 3)).astype(np.float32)
    tone = np.ones((side, side), np.float32)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    for _ in range(int(rng.integers(5, 40))):
        angle, at = rng.uniform(0, 2 * np.pi), rng.uniform(0, side, 2)
        gap = (x - at[0]) * np.float32(np.cos(angle)) + (y - at[1]) * np.float32(np.sin(angle))
        gap = gap + np.float32(rng.uniform(0, 12)) * smooth(rng, side, side, side / 5)
        reach = rng.uniform(0.02, 0.25) * side
        tone += (
            np.float32(rng.normal(0, 0.06))
            * np.tanh(gap / np.float32(rng.uniform(1, 12)))
            * np.exp(-np.abs(gap) / np.float32(reach))
        )
    tone += rng.uniform(0, 0.06) * cloudy(rng, side, side, side / 3)
    return np.asarray(base * tone[..., None], np.float32)


def _wrinkled(rng: Rng, side: int) -> Plane:
    """Thin paper or a table cloth, softly creased and as white as the sheet on it."""
    base = (rng.uniform(0.75, 1.0) * rng.uniform(0.96, 1.0, 3)).astype(np.float32)
    depth = rng.uniform(0.005, 0.05)
    tone = 1 + depth * cloudy(rng, side, side, side * rng.uniform(0.2, 0.6), 0.5)
    creases = cloudy(rng, side, side, side * rng.uniform(0.1, 0.4), 0.45)
    tone = tone + rng.uniform(0, 0.06) * np.abs(creases)
    return np.asarray(base * tone[..., None], np.float32)


def _carpet(rng: Rng, side: int) -> Plane:
    tuft = smooth(rng, side, side, 2.5) + 0.7 * smooth(rng, side, side, rng.uniform(5, 14))
    tone = np.asarray(0.45 + rng.uniform(0.08, 0.3) * tuft, np.float32)
    light = colour(rng, 0.2, 0.8, 0.3)
    speckle = rng.random() < 0.4
    top = tinted(tone, light * 0.2, light)
    if speckle:
        top = top * (1 + 0.5 * np.stack([smooth(rng, side, side, 4) for _ in range(3)], axis=-1))
    return np.asarray(top, np.float32)


def _pebbles(rng: Rng, side: int) -> Plane:
    """Pebbles, leaves, crumbs: many rounded spots."""
    top = np.full((side, side, 3), rng.uniform(0.03, 0.4), np.float32)
    size, base = rng.uniform(0.006, 0.04) * side, colour(rng, 0.2, 0.8, 0.2)
    for _ in range(int(min(2500, 1.2 * (side / size) ** 2))):
        tone = tuple(np.clip(base * rng.normal(1, 0.3) * rng.normal(1, 0.08, 3), 0, 1))
        axes = tuple(int(v) for v in np.maximum(1, size * rng.uniform(0.4, 1.2, 2)))
        at = tuple(int(v) for v in rng.uniform(0, side, 2))
        cv2.ellipse(top, at, axes, float(rng.uniform(0, 180)), 0, 360, tone, -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(top, (0, 0), 0.9))


def _print(rng: Rng, side: int) -> Plane:
    """A poster or newspaper that fills the view: print, but no sheet."""
    return np.asarray(cv2.resize(paper(rng), (side, side), interpolation=cv2.INTER_LINEAR))


def _keyboard(rng: Rng, side: int) -> Plane:
    """Keys in rows, dark on light or light on dark."""
    case, key = colour(rng, 0.02, 0.9, 0.08), colour(rng, 0.02, 0.9, 0.08)
    top = np.empty((side, side, 3), np.float32)
    top[:] = case
    pitch = rng.uniform(0.05, 0.14) * side
    inset = pitch * rng.uniform(0.05, 0.15)
    for row in range(int(side / pitch) + 1):
        x = -rng.uniform(0, 1) * pitch
        while x < side:
            wide = pitch * (1 if rng.random() < 0.85 else rng.uniform(1.3, 4))
            at = (round(x + inset), round(row * pitch + inset))
            far = (round(x + wide - inset), round((row + 1) * pitch - inset))
            cv2.rectangle(top, at, far, tuple(key * rng.uniform(0.92, 1.05)), -1, cv2.LINE_AA)
            mark = (1.0 - key.mean(),) * 3
            spot = np.array([x + wide * 0.4, (row + 0.4) * pitch])
            stroke = np.round(spot + rng.uniform(0, 0.25, (4, 2)) * pitch).astype(np.int32)
            cv2.polylines(top, [stroke], False, mark, 1, cv2.LINE_AA)
            x += wide
    return top


def _halves(rng: Rng, side: int) -> Plane:
    """The edge of a table, and what lies beyond: two grounds with a straight border."""
    one, other = _simple(rng, side), _simple(rng, side)
    at, thick = int(rng.uniform(0.15, 0.85) * side), int(rng.uniform(0, 0.05) * side)
    one[at:] = other[at:]
    if thick:
        one[at : at + thick] = colour(rng, 0.02, 0.9, 0.15)
    return one


def _simple(rng: Rng, side: int) -> Plane:
    kinds = (_wood, _plain, _white, _stone, _cloth)
    return kinds[int(rng.integers(len(kinds)))](rng, side)


def _bars(rng: Rng, side: int) -> Plane:
    """Shelves, blinds, window frames, cables: bars at right angles."""
    top = _simple(rng, side)
    for _ in range(int(rng.integers(2, 9))):
        at, thick = int(rng.uniform(0, side)), max(1, int(rng.uniform(0.004, 0.1) * side))
        tone = colour(rng, 0.03, 1.0, 0.15).astype(np.float32)
        if rng.random() < 0.5:
            top[at : at + thick] = tone
        else:
            top[:, at : at + thick] = tone
    return top
