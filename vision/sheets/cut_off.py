"""Sheets that lie partly outside the frame: where they would end on paper of a usual size.

Perspective tells how a sheet lies, its print which way up it is held; of a sheet of which one
corner is in sight, its scale stays a guess.
"""

from itertools import product

import numpy as np

from vision.geometry import Floats, FramePx, Quad
from vision.phone_camera import Camera
from vision.picture import Frame
from vision.sheets.in_space import Corner, ahead
from vision.sheets.print_direction import print_direction

#: Longer side to the shorter: A formats, Letter, Legal; and how likely paper is each.
_FORMATS, _LIKELY = (np.sqrt(2), 279.4 / 215.9, 355.6 / 215.9), (1.0, 0.35, 0.2)
#: Share of sheets whose print runs along the shorter side, and how much a unit of
#: `print_direction` tells: of made-up print it is mostly above 2, of grids it may be below 1.
_UPRIGHT, _TELLING = 0.85, 2.0
#: Where perspective says little of how a sheet leans, it is taken to lie straight: so much is
#: added to both sides of a ratio that would else be nought by nought.
_TOWARDS_STRAIGHT = 0.25
#: How far a guess of a sheet's end is usually off, as a logarithm of its length: by this, and by
#: so much of the share of the sheet that is out of sight.
_GUESS_OFF, _OFF_BY_HIDDEN = 0.03, 0.8
#: A guess is worth an A format that is off by one and a half times what is usual.
_OWN_GUESS = 0.35
#: With more than this share of its end inside the frame, the end would have been seen.
_WOULD_BE_SEEN = 0.3
#: The other scales proposed for a sheet with one corner in sight, as a logarithm.
_OTHER_SCALES = (0.16, -0.16)
#: Sizes of a sheet in the frame, its longer side as a logarithm of the frame's shorter one: from
#: one that is a little too far away to one held much too near. Layouts part by half a cell a step.
#: Its shape is taken between A4 and Letter, which is within 5 % of either.
_EVERY_SCALE = tuple(np.arange(-0.35, 0.69, 0.09))
_BETWEEN = float(np.sqrt(_FORMATS[0] * _FORMATS[1]))
#: Where a side would be in sight, the sheet is larger, in steps of this, up to so many.
_LARGER, _MOST_STEPS = 1.05, 10
#: How far a sheet with one corner in sight may lean otherwise than least, as tangent: its corner
#: looks square either way.
_LEANS = (0.0, 0.2, -0.2)
#: Sheets that lean otherwise than least are drawn in every second size.
_COARSELY = 2


def completed(
    frame: Frame, quad: Quad[FramePx], unseen: list[int], is_guessed: bool
) -> list[Quad[FramePx]]:
    """The sheet where usual paper ends, the likeliest first.

    `unseen` are the sides (from that corner to the next) outside the frame: one, or two that
    meet; of others nothing can be said. `is_guessed` says that the outline's own end is worth
    something: then it stands among the proposals, else at their end.
    """
    if len(unseen) == 1:
        return _with_an_end(frame, quad, unseen[0], is_guessed)
    if len(unseen) == 2 and (unseen[1] - unseen[0]) % 4 in (1, 3):
        first = unseen[0] if (unseen[1] - unseen[0]) % 4 == 1 else unseen[1]
        return _with_a_corner(frame, quad, first)
    return [quad]


def in_sight(corners: Floats, side: int, frame: Frame) -> float:
    """Share of a side (from that corner to the next) that lies inside the frame."""
    share = np.linspace(0.02, 0.98, 25)[:, None]
    at = corners[side] + share * (corners[(side + 1) % 4] - corners[side])
    inside = (at > 0) & (at < np.array([frame.width_px - 1, frame.height_px - 1]))
    return float(inside.all(axis=1).mean())


def _is_upright(frame: Frame, quad: Quad[FramePx], side: int) -> float:
    """How likely `side` is one of the shorter sides, from the way print runs, 0..1."""
    direction = print_direction(frame, quad) * (1 if side % 2 == 0 else -1)
    along = 1 / (1 + float(np.exp(-_TELLING * direction)))
    return _UPRIGHT * along + (1 - _UPRIGHT) * (1 - along)


def _with_an_end(
    frame: Frame, quad: Quad[FramePx], side: int, is_guessed: bool
) -> list[Quad[FramePx]]:
    """From the perspective of the three sides in sight."""
    corners = np.roll(quad.xy, -side, axis=0)
    camera = Camera.of(frame)
    rays = camera.rays(corners)
    far_way = _direction(rays)
    if far_way is None:
        return [quad]
    near, other = rays[3], _depth_ratio(rays, far_way) * rays[2]
    width = float(np.linalg.norm(other - near))
    found = [(_OWN_GUESS if is_guessed else 0.0, quad)]
    shown = np.mean([in_sight(quad.xy, (side + turn) % 4, frame) for turn in (1, 3)])
    usually_off = _GUESS_OFF + _OFF_BY_HIDDEN * (1 - float(shown))
    for ratio, likely in _ratios(_is_upright(frame, quad, side)):
        ends = np.array([near, other]) + width * ratio * far_way
        if ends[:, 2].min() < 0.2:
            continue
        seen = camera.places(ends)
        made = Quad[FramePx](np.roll(np.array([seen[0], seen[1], *corners[2:]]), side, axis=0))
        if made.is_convex and in_sight(made.xy, side, frame) < _WOULD_BE_SEEN:
            off = np.log(_length(made.xy, side) / _length(quad.xy, side)) / usually_off
            found.append((likely * float(np.exp(-0.5 * off**2)) if is_guessed else likely, made))
    found.sort(key=lambda each: -each[0])
    return [made for _, made in found]


def _ratios(upright: float) -> list[tuple[float, float]]:
    """How long a sheet may be to its near side, a shorter one so likely; and how likely that is."""
    return [
        (length**power, likely * share)
        for length, likely in zip(_FORMATS, _LIKELY, strict=True)
        for power, share in ((1, upright), (-1, 1 - upright))
    ]


def _direction(rays: Floats) -> Floats | None:
    """Which way in space the two sides run that lead to the unseen one."""
    one, other = np.cross(rays[3], rays[0]), np.cross(rays[2], rays[1])
    way = np.cross(one, other)
    length = float(np.linalg.norm(way))
    if length < 1e-9:
        return None
    return ahead(way / length, rays[3], rays[0])


def _depth_ratio(rays: Floats, far_way: Floats) -> float:
    """How much further away the second seen corner is, from the sheet's right angle there."""
    one, other = float(rays[3] @ far_way), float(rays[2] @ far_way)
    towards = float(np.copysign(_TOWARDS_STRAIGHT, one + other))
    ratio = (one + towards) / (other + towards) if one * other > 0 else 1.0
    return float(np.clip(ratio, 0.6, 1.6))


def _length(corners: Floats, side: int) -> float:
    """Mean length of the two sides that lead to `side`."""
    xy = np.roll(corners, -side, axis=0)
    return float(np.linalg.norm(xy[0] - xy[3]) + np.linalg.norm(xy[1] - xy[2])) / 2


def _with_a_corner(frame: Frame, quad: Quad[FramePx], side: int) -> list[Quad[FramePx]]:
    """From the one corner in sight: an A format, held as print says, about as large as guessed."""
    corner = Corner.of(Camera.of(frame), np.roll(quad.xy, -side, axis=0))
    if corner is None:
        return [quad]
    upright = _is_upright(frame, quad, side)
    held = []
    for power, share in ((0.5, upright), (-0.5, 1 - upright)):
        size, misfit = corner.size(_FORMATS[0] ** power, min(frame.width_px, frame.height_px))
        held.append((share * float(np.exp(-0.5 * misfit)), size))
    held.sort(key=lambda each: -each[0])
    likeliest, otherwise = (size for _, size in held)
    sizes = [likeliest, *(likeliest * np.exp(scale) for scale in _OTHER_SCALES), otherwise]
    found = [_out_of_sight(frame, corner, size, side) for size in sizes]
    first, *others = [made for made in found if made is not None] or [quad]
    # The outline as seen is no worse a guess than another scale.
    return [first, quad, *others] if others else [first]


def _out_of_sight(frame: Frame, corner: Corner, size: Floats, side: int) -> Quad[FramePx] | None:
    """The sheet of that size, or so much larger that the sides unseen are out of sight."""
    for step in range(_MOST_STEPS):
        made = corner.outline(size * _LARGER**step)
        if made is None:
            return None
        if max(in_sight(made.xy, n, frame) for n in (0, 1)) < _WOULD_BE_SEEN:
            return Quad(np.roll(made.xy, side, axis=0))
    return None


def of_every_size(frame: Frame, quad: Quad[FramePx], side: int) -> list[Quad[FramePx]]:
    """The sheet with one corner in sight in every usual size, each held either way.

    `side` is the first of the two sides of `quad` out of sight; of the quad only the ways its sides
    run from the corner are taken. Sheets whose other sides would be in sight are left out.
    """
    camera, corners = Camera.of(frame), np.roll(quad.xy, -side, axis=0)
    usual = min(frame.width_px, frame.height_px) / camera.focal_px
    found = []
    for lean in _LEANS:
        corner = Corner.of(camera, corners, lean)
        if corner is None:
            continue
        scales = _EVERY_SCALE[:: _COARSELY if lean else 1]
        for scale, root in product(scales, (_BETWEEN**0.5, _BETWEEN**-0.5)):
            shape = np.array([root, 1 / root])
            made = corner.outline(usual * np.exp(scale) / shape.max() * shape)
            if made is None or max(in_sight(made.xy, n, frame) for n in (0, 1)) >= _WOULD_BE_SEEN:
                continue
            found.append(Quad[FramePx](np.roll(made.xy, side, axis=0)))
    return found
