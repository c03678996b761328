"""What a sheet lies on and among: table tops, cloth, stone, other papers and things."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.lens import Plane, many_scales, smooth_noise
from tests.builders import printed_page

#: Table tops by name; `white` is for white paper on white.
TABLES = ("wood", "planks", "fabric", "stone", "carpet", "plain", "desk", "white")


def table(rng: np.random.Generator, height: int, width: int, kind: str | None = None) -> Plane:
    """A table top, reflectance 0..1, (H, W, 3) BGR; of a random kind, but not white, if None."""
    kind = kind or str(rng.choice(TABLES[:-1]))
    paint = {
        "wood": _wood,
        "planks": _planks,
        "fabric": _fabric,
        "stone": _stone,
        "carpet": _carpet,
        "plain": _plain,
        "desk": _desk,
        "white": _white,
    }[kind]
    # Painted larger and turned, so that grain and weave run at any angle.
    zoom = float(rng.uniform(1.2, 1.8))
    side = int(np.ceil(np.hypot(height, width) / zoom))
    flat = paint(rng, side)
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.uniform(0, 360)), zoom)
    turn[:, 2] += [(width - side) / 2, (height - side) / 2]
    turned = cv2.warpAffine(
        flat, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    return np.asarray(np.clip(turned, 0.01, 1.0), np.float32)


def _tinted(tone: Plane, dark: tuple[float, ...], light: tuple[float, ...]) -> Plane:
    """A tone 0..1 as a colour between two, BGR."""
    mix = np.clip(tone, 0, 1)[..., None]
    low, high = np.array(dark, np.float32), np.array(light, np.float32)
    return np.asarray(low + (high - low) * mix, np.float32)


_WOODS = (
    ((0.10, 0.18, 0.30), (0.28, 0.45, 0.62)),
    ((0.06, 0.09, 0.16), (0.16, 0.24, 0.36)),
    ((0.35, 0.50, 0.62), (0.55, 0.70, 0.80)),
    ((0.22, 0.28, 0.34), (0.45, 0.52, 0.58)),
)


def _grain(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Wood grain running along x, 0..1."""
    long = cv2.resize(many_scales(rng, height, max(8, width // 24), 60), (width, height))
    rings = long * rng.uniform(3, 7) + np.linspace(0, rng.uniform(4, 16), height)[:, None]
    fibre = cv2.resize(
        rng.standard_normal((height, max(4, width // 40))).astype(np.float32), (width, height)
    )
    tone = 0.5 + 0.22 * np.sin(rings * 2.2) + 0.10 * long + 0.07 * fibre
    return np.asarray(tone, np.float32)


def _wood(rng: np.random.Generator, side: int) -> Plane:
    return _tinted(_grain(rng, side, side), *_WOODS[rng.integers(len(_WOODS))])


def _planks(rng: np.random.Generator, side: int) -> Plane:
    colours = _WOODS[rng.integers(len(_WOODS))]
    board = int(rng.uniform(70, 200))
    top = np.zeros((side, side, 3), np.float32)
    for start in range(0, side, board):
        rows = min(board, side - start)
        shade = rng.uniform(0.85, 1.12)
        top[start : start + rows] = _tinted(_grain(rng, rows, side), *colours) * shade
        top[start : start + 2] *= 0.45
        joint = int(rng.uniform(0, side))
        top[start : start + rows, joint : joint + 2] *= 0.5
    return top


def _fabric(rng: np.random.Generator, side: int) -> Plane:
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    pitch = rng.uniform(3, 8)
    sway = many_scales(rng, side, side, 200) * pitch
    weave = np.sin(2 * np.pi * (x + sway) / pitch) * np.sin(2 * np.pi * (y - sway) / pitch)
    folds = many_scales(rng, side, side, side / 3)
    tone = 0.5 + 0.16 * weave + 0.10 * folds + 0.05 * smooth_noise(rng, side, side, 1.5)
    if rng.random() < 0.5:
        stripe = rng.uniform(40, 160)
        tone += rng.uniform(0.1, 0.3) * np.sign(np.sin(2 * np.pi * x / stripe))
        tone += rng.uniform(0.0, 0.2) * np.sign(np.sin(2 * np.pi * y / stripe))
    dark, light = _cloth_colour(rng, 0.08, 0.4), _cloth_colour(rng, 0.35, 0.85)
    return _tinted(np.asarray(tone, np.float32), dark, light)


def _cloth_colour(rng: np.random.Generator, dark: float, light: float) -> tuple[float, ...]:
    """A colour of some lightness, seldom a loud one."""
    return tuple(np.clip(rng.uniform(dark, light) * rng.normal(1, 0.18, 3), 0.02, 0.95))


def _stone(rng: np.random.Generator, side: int) -> Plane:
    base = many_scales(rng, side, side, 120, 0.75)
    speckle = (smooth_noise(rng, side, side, 3) > rng.uniform(0.7, 1.1)).astype(np.float32)
    tone = 0.5 + 0.14 * base - 0.3 * cv2.GaussianBlur(speckle, (0, 0), 0.8)
    veins = np.abs(many_scales(rng, side, side, 300))
    tone -= rng.uniform(0, 0.3) * np.exp(-((veins / 0.05) ** 2))
    level = rng.uniform(0.2, 0.75)
    tint = rng.uniform(0.94, 1.06, 3)
    return _tinted(tone, tuple(tint * level * 0.6), tuple(np.clip(tint * level * 1.25, 0, 1)))


def _carpet(rng: np.random.Generator, side: int) -> Plane:
    tuft = smooth_noise(rng, side, side, 2.5) + 0.7 * smooth_noise(rng, side, side, 6)
    tone = 0.45 + 0.2 * tuft + 0.08 * many_scales(rng, side, side, 150)
    light = np.array(_cloth_colour(rng, 0.25, 0.7))
    return _tinted(tone, tuple(light * 0.3), tuple(light))


def _plain(rng: np.random.Generator, side: int) -> Plane:
    colour = rng.uniform(0.06, 0.7) * rng.uniform(0.75, 1.25, 3)
    tone = 1 + 0.02 * many_scales(rng, side, side, 300)
    return np.clip(colour, 0.03, 0.75).astype(np.float32) * tone[..., None].astype(np.float32)


def _desk(rng: np.random.Generator, side: int) -> Plane:
    colour = rng.uniform(0.35, 0.72) * rng.uniform(0.9, 1.1, 3)
    tone = 1 + 0.05 * many_scales(rng, side, side, 200, 0.8)
    top = colour.astype(np.float32) * tone[..., None].astype(np.float32)
    for _ in range(rng.integers(2, 9)):  # scratches
        start = rng.uniform(0, side, 2)
        end = start + rng.normal(0, side / 6, 2)
        _streak(top, start, end, float(rng.uniform(0.85, 1.1)))
    return top


def _streak(
    top: Plane, start: NDArray[np.float64], end: NDArray[np.float64], factor: float
) -> None:
    mask = np.zeros(top.shape[:2], np.uint8)
    cv2.line(mask, tuple(start.astype(int)), tuple(end.astype(int)), 255, 1, cv2.LINE_AA)
    top *= (1 + (factor - 1) * mask.astype(np.float32) / 255)[..., None]


def _white(rng: np.random.Generator, side: int) -> Plane:
    colour = rng.uniform(0.80, 0.90) * rng.uniform(0.97, 1.02, 3)
    tone = 1 + rng.uniform(0.003, 0.015) * many_scales(rng, side, side, 200, 0.8)
    return colour.astype(np.float32) * tone[..., None].astype(np.float32)


def strew(rng: np.random.Generator, scene: Plane, count: int, papers: bool = True) -> Plane:
    """The scene with `count` things lying on it: papers, envelopes, cards, mugs, pens."""
    things = [_envelope, _mug, _pen, _card, _phone] + ([_leaf, _leaf] if papers else [])
    for _ in range(count):
        thing = things[rng.integers(len(things))]
        scene = thing(rng, scene)
    return scene


def lay(scene: Plane, layer: Plane, alpha: Plane, shade: float = 0.35) -> Plane:
    """The scene with a layer over it and the soft contact shadow the layer throws."""
    reach = 0.006 * scene.shape[1]
    spot = _around(alpha, int(4 * reach) + 2)
    part, ground, cover = layer[spot], scene[spot], np.ascontiguousarray(alpha[spot])
    moved = np.array([[1, 0, reach * 0.5], [0, 1, reach * 0.7]], np.float32)
    cast = cv2.warpAffine(cover, moved, cover.shape[1::-1])
    cast = cv2.GaussianBlur(cast, (0, 0), reach)
    shaded = ground * (1 - np.float32(shade) * cast * (1 - cover))[..., None]
    whole = scene.copy()
    whole[spot] = shaded + (part - shaded) * cover[..., None]
    return whole


def _around(alpha: Plane, margin: int) -> tuple[slice, slice]:
    """The part of the frame a layer touches, and a margin."""
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return slice(0, 1), slice(0, 1)
    down = slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1)
    return down, slice(max(0, int(columns[0]) - margin), int(columns[-1]) + margin + 1)


def _polygon(scene: Plane, corners: NDArray[np.float64]) -> Plane:
    """The coverage of a polygon, 0..1, edges antialiased."""
    mask = np.zeros(scene.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(corners * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return np.asarray(mask, np.float32) / np.float32(255)


def _somewhere(
    rng: np.random.Generator, scene: Plane, width: float, height: float
) -> NDArray[np.float64]:
    """The corners of a turned box somewhere in the frame, also partly outside."""
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    box = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [width / 2, height / 2]
    middle = rng.uniform(-0.05, 1.05, 2) * [scene.shape[1], scene.shape[0]]
    return np.asarray(box @ turn.T + middle)


def _leaf(rng: np.random.Generator, scene: Plane) -> Plane:
    """Another printed sheet, whole or folded."""
    high = rng.uniform(0.55, 0.95) * min(scene.shape[:2])
    sheet, _ = printed_page(int(rng.integers(1 << 30)), boxes=False)
    corners = _somewhere(rng, scene, high * rng.choice([0.707, 0.5, 1.0]), high)
    return _print(rng, scene, sheet, corners)


def _print(
    rng: np.random.Generator, scene: Plane, sheet: NDArray[np.uint8], corners: NDArray[np.float64]
) -> Plane:
    source = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * sheet.shape[1::-1]
    matrix = cv2.getPerspectiveTransform(source.astype(np.float32), corners.astype(np.float32))
    small = cv2.GaussianBlur(sheet, (0, 0), 0.7)
    laid = cv2.warpPerspective(small, matrix, scene.shape[1::-1], flags=cv2.INTER_LINEAR)
    tint = rng.uniform(0.82, 0.95) * rng.uniform(0.95, 1.0, 3)
    layer = np.asarray(laid[..., None].astype(np.float32) / 255 * tint, np.float32)
    return lay(scene, layer, _polygon(scene, corners))


def _envelope(rng: np.random.Generator, scene: Plane) -> Plane:
    wide = rng.uniform(0.45, 0.7) * min(scene.shape[:2])
    corners = _somewhere(rng, scene, wide, wide / 2)
    paper = rng.uniform(0.6, 0.93) * np.array([rng.uniform(0.7, 1.0), 0.97, 1.0])
    layer = np.broadcast_to(paper, scene.shape).astype(np.float32)
    scene = lay(scene, layer, _polygon(scene, corners))
    window = corners[0] + (corners - corners[0]) * 0.35 + (corners[2] - corners[0]) * 0.12
    return lay(scene, layer * 0.85, _polygon(scene, window), 0.1)


def _card(rng: np.random.Generator, scene: Plane) -> Plane:
    wide = rng.uniform(0.15, 0.4) * min(scene.shape[:2])
    corners = _somewhere(rng, scene, wide, wide * rng.uniform(0.5, 1.0))
    tone = many_scales(rng, *scene.shape[:2], 60) * 0.1 + 0.5
    layer = _tinted(tone, tuple(rng.uniform(0, 0.4, 3)), tuple(rng.uniform(0.3, 0.95, 3)))
    return lay(scene, layer, _polygon(scene, corners))


def _phone(rng: np.random.Generator, scene: Plane) -> Plane:
    wide = rng.uniform(0.45, 0.55) * min(scene.shape[:2])
    corners = _somewhere(rng, scene, wide, wide * 0.48)
    layer = np.full_like(scene, rng.uniform(0.02, 0.09))
    inner = corners.mean(axis=0) + (corners - corners.mean(axis=0)) * 0.95
    scene = lay(scene, layer + 0.12, _polygon(scene, corners), 0.5)
    return lay(scene, layer, _polygon(scene, inner), 0.0)


def _mug(rng: np.random.Generator, scene: Plane) -> Plane:
    radius = rng.uniform(0.10, 0.17) * min(scene.shape[:2])
    middle = rng.uniform(0, 1, 2) * [scene.shape[1], scene.shape[0]]
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    colour = rng.uniform(0.1, 0.95, 3)
    for size, tone in ((1.0, colour), (0.88, colour * 0.6), (0.84, np.array([0.06, 0.11, 0.2]))):
        layer = np.broadcast_to(tone, scene.shape).astype(np.float32)
        scene = lay(scene, layer, _polygon(scene, middle + ring * radius * size), 0.5)
    return scene


def _pen(rng: np.random.Generator, scene: Plane) -> Plane:
    long = rng.uniform(0.35, 0.6) * min(scene.shape[:2])
    thick = long * 0.055
    corners = _somewhere(rng, scene, long, thick)
    y, x = (axis.astype(np.float32) for axis in np.ogrid[0 : scene.shape[0], 0 : scene.shape[1]])
    along = corners[1] - corners[0]
    normal = np.array([-along[1], along[0]]) / np.linalg.norm(along)
    across = ((x - corners[0][0]) * normal[0] + (y - corners[0][1]) * normal[1]) / thick
    shine = 0.6 + 0.9 * np.exp(-(((across.astype(np.float32) - 0.3) / 0.13) ** 2))
    layer = rng.uniform(0.05, 0.6, 3).astype(np.float32) * shine[..., None].astype(np.float32)
    return lay(scene, layer, _polygon(scene, corners), 0.5)
