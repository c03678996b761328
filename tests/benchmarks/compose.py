"""Phone frames of a known page with exact truth. Figures measured on them are "synthetic".

A page picture is laid on a painted table before a pinhole camera, filled in, covered, lit and
photographed as the condition says. Where each millimetre of the paper lands is known exactly.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks import hands, lens, scenery
from tests.benchmarks.sheet import frame_scale, seen_sheet
from tests.benchmarks.stance import Bend, Creases, Folds, Stance, Surface, stand
from tests.benchmarks.writing import Filled, blank_states, fill_in
from tests.builders import printed_page
from vision.fields.marks import Area
from vision.geometry import FramePx, Homography, PageMm, Points, Quad

Plane = NDArray[np.float32]

#: Steps of the truth mesh of a curled sheet.
_MESH_COLUMNS, _MESH_ROWS = 12, 16


@dataclass(frozen=True)
class Condition:
    """What the phone sees besides the page; ranges are drawn from uniformly.

    `page_share` is how much of the frame the sheet spans in its tighter direction; `tilt_deg` and
    `roll_deg` are largest values; `cut_off` is the share of the sheet pushed outside the frame;
    `lift_mm` how far the edge of a bent sheet rises, as much as paper does where None; `fold` is
    paper that was folded; `filled` the share of areas written in, `corrected` that of ticks
    scribbled out again;
    `glare_reach` a share of the sheet's longer side; `noise` in grey values; `blur_px` a Gaussian
    sigma.
    """

    name: str
    page_share: tuple[float, float] = (0.75, 0.95)
    tilt_deg: float = 22
    roll_deg: float = 12
    table: str | None = None
    things: tuple[int, int] = (0, 2)
    other_papers: bool = False
    filled: float = 0.0
    corrected: float = 0.0
    cut_off: tuple[float, float] = (0, 0)
    bend: bool = False
    fold: bool = False
    lift_mm: float | None = None
    hand: bool = False
    shadow: bool = False
    glare: bool = False
    glare_reach: tuple[float, float] = (0.08, 0.17)
    second_sheet: bool = False
    has_sheet: bool = True
    noise: tuple[float, float] = (1.0, 4.0)
    blur_px: tuple[float, float] = (0.3, 0.8)
    jpeg_quality: tuple[int, int] = (75, 92)


PLAIN = Condition("plain")
LOW_CONTRAST = Condition("low_contrast", table="white", things=(0, 1))
CLUTTER = Condition("clutter", things=(5, 9), other_papers=True)
#: Held too near, or aimed past the sheet: a quarter to most of it lies outside the frame.
PARTIAL = Condition("partial", page_share=(0.75, 1.25), cut_off=(0.25, 0.60))
CUT_OFF = Condition("cut_off", cut_off=(0.06, 0.22))
HAND = Condition("hand", hand=True)
SHADOW = Condition("shadow", shadow=True)
GLARE = Condition("glare", glare=True)
UPSIDE_DOWN = Condition("upside_down", roll_deg=180)
CURLED = Condition("curled", bend=True)
#: Out of an envelope, or a pocket.
FOLDED = Condition("folded", fold=True)
FILLED = Condition("filled", filled=0.6)
TWO_SHEETS = Condition("two_sheets", second_sheet=True)
UNKNOWN_FORM = Condition("unknown_form")
#: The same picture as `plain`: what is special is which pages are known when it is seen.
UNREGISTERED_SISTER = Condition("unregistered_sister")
EMPTY_SCENE = Condition("empty_scene", has_sheet=False, things=(1, 6))

CONDITIONS = {
    condition.name: condition
    for condition in (
        PLAIN, LOW_CONTRAST, CLUTTER, PARTIAL, CUT_OFF, HAND, SHADOW, GLARE, UPSIDE_DOWN, CURLED,
        FOLDED, FILLED, TWO_SHEETS, UNKNOWN_FORM, UNREGISTERED_SISTER, EMPTY_SCENE,
    )
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Mesh:
    """Where a curled sheet lies: `points` in FramePx at equal PageMm steps, row by row."""

    columns: int
    rows: int
    points: Points[FramePx]


@dataclass(frozen=True, eq=False)
class Composed:
    """A frame and the whole truth about it.

    `frame` is uint8 BGR, decoded from `jpeg`. `page_to_frame` is exact for flat paper and the
    nearest homography for curled paper, whose exact truth is `stance.place` (`mesh` samples it);
    both are None where there is no sheet. `states` and `values` (what was printed) are by area
    id, `manners` how it was filled in. `covered` is the share of each area that a hand, glare or
    the frame's edge hides, `hidden` that share of the whole sheet.
    """

    frame: NDArray[np.uint8]
    jpeg: bytes
    page_to_frame: Homography[PageMm, FramePx] | None
    stance: Stance | None
    mesh: Mesh | None
    states: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    manners: dict[str, str] = field(default_factory=dict)
    covered: dict[str, float] = field(default_factory=dict)
    hidden: float = 0.0


def compose(
    page: NDArray[np.uint8],
    width_mm: float,
    height_mm: float,
    condition: Condition,
    seed: int,
    fields: Sequence[Area] = (),
    size: tuple[int, int] = (1280, 720),
    other: NDArray[np.uint8] | None = None,
    stance: Stance | None = None,
) -> Composed:
    """A frame of `size` (width, height) showing a page picture under a condition.

    `page` is uint8 grey or BGR of the whole sheet at any resolution; `other` the second sheet of
    `two_sheets`, else one is made up; `stance` how the sheet lies, else as the condition draws it.
    The same arguments give the same frame.
    """
    rng = np.random.default_rng([seed, zlib.crc32(condition.name.encode())])
    width, height = size
    scene = scenery.table(rng, height, width, condition.table)
    things = int(rng.integers(condition.things[0], condition.things[1] + 1))
    scene = scenery.strew(rng, scene, things, condition.other_papers)
    if not condition.has_sheet:
        frame, jpeg = _photograph(rng, scene, condition)
        return Composed(frame, jpeg, None, None, None)
    sheet_mm = (width_mm, height_mm)
    filled = fill_in(rng, page, sheet_mm, fields, condition.filled, condition.corrected)
    stance = stance or _stance(rng, sheet_mm, size, condition)
    if condition.second_sheet:
        scene = _beside(rng, scene, stance, other, size)
    scene = _lay_sheet(rng, scene, stance, filled.page)
    scene, cover = _disturb(rng, scene, stance, condition)
    frame, jpeg = _photograph(rng, scene, condition)
    return _with_truth(frame, jpeg, stance, filled, cover, fields)


def _with_truth(
    frame: NDArray[np.uint8], jpeg: bytes, stance: Stance, filled: Filled, cover: Plane,
    fields: Sequence[Area],
) -> Composed:  # fmt: skip
    mesh = None
    if stance.bend is not None:
        mesh = Mesh(_MESH_COLUMNS, _MESH_ROWS, stance.place(stance.grid(_MESH_COLUMNS, _MESH_ROWS)))
    covered = {area.id: _covered(stance, cover, area.quad) for area in fields}
    return Composed(
        frame, jpeg, stance.homography, stance, mesh,
        filled.states or blank_states(fields), filled.values, filled.manners,
        covered, _covered(stance, cover, stance.outline),
    )  # fmt: skip


def _stance(
    rng: np.random.Generator, sheet_mm: tuple[float, float], size: tuple[int, int],
    condition: Condition,
) -> Stance:  # fmt: skip
    roll = float(rng.uniform(-condition.roll_deg, condition.roll_deg))
    bend: Surface | None = None
    if condition.fold:
        bend = _folds(rng, sheet_mm)
    elif condition.bend:
        bend = _bend(rng, sheet_mm, condition.lift_mm)
    stance = stand(rng, sheet_mm, size, condition.page_share, condition.tilt_deg, roll, bend)
    if condition.cut_off[1] > 0:
        stance = _pushed_out(rng, stance, size, float(rng.uniform(*condition.cut_off)))
    return stance


def _bend(rng: np.random.Generator, sheet_mm: tuple[float, float], lift_mm: float | None) -> Bend:
    """Paper that was rolled or folded for a letter: along a side, seldom askew."""
    upright = rng.random() < 0.5
    direction = float((0 if upright else 90) + 180 * rng.integers(2) + rng.normal(0, 8))
    half = sheet_mm[0 if upright else 1] / 2
    start = float(rng.uniform(-1, 0.4) * half)
    turned = np.radians(rng.uniform(12, 38))
    radius = float((half - start) / turned)
    if lift_mm is not None:
        radius = ((half - start) ** 2 + lift_mm**2) / (2 * lift_mm)
    return Bend(direction, start, radius * (1 if rng.random() < 0.8 else -1))


def _folds(rng: np.random.Generator, sheet_mm: tuple[float, float]) -> Folds:
    """A letter's two or three creases across the sheet, and at times one or two down it."""
    return Folds(
        _creases(rng, sheet_mm[0], int(rng.integers(0, 3))),
        _creases(rng, sheet_mm[1], int(rng.integers(1, 4))),
    )


def _creases(rng: np.random.Generator, length_mm: float, count: int) -> Creases:
    """Creases at about equal distances, panels leaning by turns; none without a crease."""
    even = (np.arange(1, count + 1) / (count + 1) - 0.5) * length_mm
    at_mm = even + rng.normal(0, 0.02 * length_mm, count)
    sign = rng.choice([-1, 1]) * (-1.0) ** np.arange(count + 1)
    lean = sign * np.radians(rng.uniform(4, 18, count + 1)) * (count > 0)
    return Creases(tuple(map(float, at_mm)), tuple(map(float, lean)))


def _pushed_out(
    rng: np.random.Generator, stance: Stance, size: tuple[int, int], share: float
) -> Stance:
    """The same sheet moved until a share of it lies outside an edge or a corner of the frame."""
    angle = rng.uniform(0, 2 * np.pi)
    away = np.array([np.cos(angle), np.sin(angle)])
    grid = stance.grid(24, 32)
    for step in np.linspace(0, max(size), 200):
        shift = stance.shift_mm + np.array([*away, 0]) * step * stance.shift_mm[2] / stance.focal_px
        moved = Stance(
            stance.width_mm, stance.height_mm, stance.rotation, shift, stance.focal_px,
            stance.centre_px, stance.bend,
        )  # fmt: skip
        xy = moved.place(grid).xy
        outside = np.any((xy < -0.5) | (xy > np.array(size) - 0.5), axis=1)
        if outside.mean() >= share:
            return moved
    return stance


def _lay_sheet(rng: np.random.Generator, scene: Plane, stance: Stance, page: Plane) -> Plane:
    """The sheet on the scene, each frame pixel the mean over its own area."""
    layer, alpha = seen_sheet(stance, page, scene.shape[1], scene.shape[0])
    white = rng.uniform(0.84, 0.93) * np.array([rng.uniform(0.95, 1.0), 1.0, 1.0])
    layer = layer * white.astype(np.float32)
    if stance.bend is not None:
        layer = layer * _shading(rng, stance, scene.shape[1], scene.shape[0])[..., None]
    return scenery.lay(scene, layer, alpha, float(rng.uniform(0.15, 0.45)))


def _shading(rng: np.random.Generator, stance: Stance, width: int, height: int) -> Plane:
    """Bent paper turns towards the light or away from it."""
    assert stance.bend is not None
    x, y = np.meshgrid(np.arange(-16, width + 24, 8), np.arange(-16, height + 24, 8))
    seen = Points[FramePx](np.column_stack([x.ravel(), y.ravel()]).astype(float))
    centred = stance.unplace(seen).xy - [stance.width_mm / 2, stance.height_mm / 2]
    _, slope = stance.bend.lift(centred)
    tone = (
        1 + rng.choice([-1, 1]) * rng.uniform(0.2, 0.6) * np.sin(slope) - 0.25 * np.sin(slope) ** 2
    )
    return lens.spread(tone.reshape(x.shape).astype(np.float32), (width, height), 8, 2)


def _beside(
    rng: np.random.Generator, scene: Plane, stance: Stance, other: NDArray[np.uint8] | None,
    size: tuple[int, int],
) -> Plane:  # fmt: skip
    """A second sheet, partly under the first and partly beside it."""
    page = printed_page(int(rng.integers(1 << 30)))[0] if other is None else other
    paper = page if page.ndim == 3 else np.repeat(page[..., None], 3, axis=2)
    turn = cv2.Rodrigues(np.array([0, 0, rng.normal(0, 0.12)]))[0]
    side = float(rng.choice([-1, 1]))
    # Along the frame's longer direction, where there is room for two.
    direction = np.array([side, 0, 0]) if size[0] > size[1] else np.array([0, side, 0])
    away = min(stance.width_mm, stance.height_mm) * rng.uniform(0.75, 1.1)
    shift = stance.shift_mm + direction * away + np.array([0, rng.normal(0, 8), 4])
    second = Stance(
        stance.width_mm, stance.height_mm, turn @ stance.rotation, shift, stance.focal_px,
        stance.centre_px,
    )  # fmt: skip
    return _lay_sheet(rng, scene, second, paper.astype(np.float32) / 255)


def _disturb(
    rng: np.random.Generator, scene: Plane, stance: Stance, condition: Condition
) -> tuple[Plane, Plane]:
    """Light, shadow, glare and hands; and what of the scene is hidden by them, 0..1."""
    height, width = scene.shape[:2]
    cover = np.zeros((height, width), np.float32)
    if condition.hand:
        scene, cover = _hold(rng, scene, stance)
    if condition.shadow:
        scene = scene * lens.shadow(rng, height, width)[..., None]
    if condition.glare:
        at = stance.place(Points(_inner_point(rng, stance))).xy[0]
        reach = float(rng.uniform(*condition.glare_reach) * max(stance.height_mm, stance.width_mm))
        light = lens.glare(rng, height, width, (at[0], at[1]), reach * frame_scale(stance))
        scene = scene + light[..., None]
        cover = np.maximum(cover, (light > 0.35).astype(np.float32))
    return np.asarray(scene, np.float32), cover


def _inner_point(rng: np.random.Generator, stance: Stance) -> NDArray[np.float64]:
    return np.array(
        [[rng.uniform(0.2, 0.8) * stance.width_mm, rng.uniform(0.2, 0.8) * stance.height_mm]]
    )


def _hold(rng: np.random.Generator, scene: Plane, stance: Stance) -> tuple[Plane, Plane]:
    """A hand at a random side of the sheet, or writing on it."""
    scale, centre = frame_scale(stance), np.array([stance.width_mm, stance.height_mm]) / 2
    kind = str(rng.choice(["thumb", "flat", "writing"]))
    if kind == "writing":
        touch = centre + rng.uniform(-0.6, 0.6, 2) * centre
        # The hand comes from the writer's side: below, to the right or left.
        inward = float(rng.uniform(0, 50))
    else:
        side = rng.choice(["left", "right", "below"], p=[0.4, 0.4, 0.2])
        along = float(rng.uniform(-0.7, 0.7))
        touch = (
            centre
            * {"left": [0, 1 + along], "right": [2, 1 + along], "below": [1 + along, 2]}[side]
        )
        inward = {"left": 0.0, "right": 180.0, "below": -90.0}[side] + float(rng.normal(0, 18))
    ahead = np.array([np.cos(np.radians(inward)), np.sin(np.radians(inward))])
    on_paper = Points[PageMm](np.vstack([touch, touch + ahead]))
    seen = stance.place(on_paper).xy
    turn = float(np.degrees(np.arctan2(*(seen[1] - seen[0])[::-1])))
    return hands.hand_over(rng, scene, (float(seen[0][0]), float(seen[0][1])), turn, scale, kind)


def _photograph(
    rng: np.random.Generator, scene: Plane, condition: Condition
) -> tuple[NDArray[np.uint8], bytes]:
    lit = scene * lens.lamp(rng, *scene.shape[:2])[..., None]
    pixels = lens.expose(rng, np.asarray(lit, np.float32), condition.noise, condition.blur_px)
    quality = int(rng.integers(condition.jpeg_quality[0], condition.jpeg_quality[1] + 1))
    jpeg = lens.jpeg(pixels, quality)
    decoded = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded, np.uint8), jpeg


def _covered(stance: Stance, cover: Plane, area: Quad[PageMm]) -> float:
    """The share of an area that is covered or outside the frame."""
    u, v = np.meshgrid(np.linspace(0.05, 0.95, 16), np.linspace(0.05, 0.95, 16))
    corners = area.xy
    weights = np.stack([(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v], axis=-1)
    inner = Points[PageMm]((weights.reshape(-1, 4)) @ corners)
    at = np.round(stance.place(inner).xy).astype(int)
    height, width = cover.shape
    outside = (at[:, 0] < 0) | (at[:, 1] < 0) | (at[:, 0] >= width) | (at[:, 1] >= height)
    x, y = np.clip(at[:, 0], 0, width - 1), np.clip(at[:, 1], 0, height - 1)
    return float(np.mean(outside | (cover[y, x] > 0.5)))
