"""Sheets that lie partly outside the frame: where they would end on paper of a usual size."""

import numpy as np

from vision.geometry import Floats, FramePx, Quad
from vision.picture import Frame

#: Length of a side to the one it meets, likeliest first: A formats with less or more of them cut
#: off, then Letter, then Legal.
_RATIOS = (1 / np.sqrt(2), np.sqrt(2), 215.9 / 279.4, 279.4 / 215.9, 355.6 / 215.9)
#: Of each next kind of paper so much is left of the likelihood.
_LESS_LIKELY = (1.0, 1.0, 0.35, 0.35, 0.2)
#: Focal length of a phone's main camera, as share of the picture's longer side (26 mm on film is
#: 0.72 in photos, 0.8 to 0.9 in video, which is cropped).
_FOCAL_SHARE = 0.82
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


def _with_an_end(
    frame: Frame, quad: Quad[FramePx], side: int, is_guessed: bool
) -> list[Quad[FramePx]]:
    """From the perspective of the three sides in sight."""
    corners = np.roll(quad.xy, -side, axis=0)
    centre = np.array([frame.width_px - 1, frame.height_px - 1]) / 2
    focal_px = _FOCAL_SHARE * max(frame.width_px, frame.height_px)
    rays = np.column_stack([(corners - centre) / focal_px, np.ones(4)])
    far_way = _direction(rays)
    if far_way is None:
        return [quad]
    near, other = rays[3], _depth_ratio(rays, far_way) * rays[2]
    width = float(np.linalg.norm(other - near))
    found = [(_OWN_GUESS if is_guessed else 0.0, quad)]
    shown = np.mean([in_sight(quad.xy, (side + turn) % 4, frame) for turn in (1, 3)])
    usually_off = _GUESS_OFF + _OFF_BY_HIDDEN * (1 - float(shown))
    for ratio, likely in zip(_RATIOS, _LESS_LIKELY, strict=True):
        ends = np.array([near, other]) + width * ratio * far_way
        if ends[:, 2].min() < 0.2:
            continue
        seen = ends[:, :2] / ends[:, 2:] * focal_px + centre
        made = Quad[FramePx](np.roll(np.array([seen[0], seen[1], *corners[2:]]), side, axis=0))
        if made.is_convex and in_sight(made.xy, side, frame) < _WOULD_BE_SEEN:
            off = np.log(_length(made.xy, side) / _length(quad.xy, side)) / usually_off
            found.append((likely * float(np.exp(-0.5 * off**2)) if is_guessed else likely, made))
    found.sort(key=lambda each: -each[0])
    return [made for _, made in found]


def _direction(rays: Floats) -> Floats | None:
    """Which way in space the two sides run that lead to the unseen one."""
    one, other = np.cross(rays[3], rays[0]), np.cross(rays[2], rays[1])
    way = np.cross(one, other)
    length = float(np.linalg.norm(way))
    if length < 1e-9:
        return None
    way = way / length
    # It leads from the corner that is seen towards the one that is not.
    ahead = rays[0] - rays[3]
    return np.asarray(way if float((way - way[2] * rays[3])[:2] @ ahead[:2]) > 0 else -way)


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
    """From the one corner in sight: A formats as long one way or the other as the outline is."""
    corners = np.roll(quad.xy, -side, axis=0)
    seen = corners[3]
    one, other = corners[0] - seen, corners[2] - seen
    long_one, long_other = float(np.linalg.norm(one)), float(np.linalg.norm(other))
    found: list[tuple[float, Quad[FramePx]]] = []
    for ratio in _RATIOS[:2]:
        off = ratio * long_one / long_other
        # The outline's error is in one length, in the other, or half in each.
        for share in (0.0, 0.5, 1.0):
            a, b = one * off ** (share - 1), other * off**share
            made = np.array([seen + a, seen + a + b, seen + b, seen])
            outline = Quad[FramePx](np.roll(made, side, axis=0))
            hidden = max(in_sight(outline.xy, (side + n) % 4, frame) for n in (0, 1))
            if outline.is_convex and hidden < _WOULD_BE_SEEN:
                found.append((abs(float(np.log(off))) + 0.1 * abs(share - 0.5), outline))
    found.sort(key=lambda each: each[0])
    formats = [outline for _, outline in found[:3]]
    # The outline as seen is no worse a guess than a second format.
    return [*formats[:1], quad, *formats[1:]]
