"""Four-sided outlines fitted to what a network says of each place. Arrays in, arrays out."""

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Plane = NDArray[np.float32]

#: A blob of the mask smaller than this share of the picture is no sheet that can be read.
_SMALLEST_SHARE = 0.03
#: Edge points of the mask this near the canvas' edge are where the canvas ends, not the sheet.
_RIM_PX = 1.6
#: Samples along a side, the parts next to the corners left out, and how far its edge is sought.
_STEPS, _SKIP, _REACH_PX = 32, 0.06, 3.0
#: Residuals from here on count less in a line fit (Cauchy), px.
_SOFT_PX = 0.5


def quads_of(mask: Plane, most: int) -> list[Floats]:
    """Outlines (4, 2) of the blobs of a mask 0..1, clockwise, the weightiest blob first.

    Corners may lie outside the mask, where a sheet leaves it.
    """
    contours, _ = cv2.findContours(
        (mask > 0.5).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    large = [each for each in contours if cv2.contourArea(each) > _SMALLEST_SHARE * mask.size]
    large.sort(key=cv2.contourArea, reverse=True)
    quads = []
    for contour in large[:most]:
        rough = _four_sides(np.asarray(cv2.convexHull(contour), np.float64)[:, 0], mask.shape)
        if rough is not None:
            quads.append(fitted(rough, mask))
    return quads


def _four_sides(hull: Floats, shape: tuple[int, ...]) -> Floats | None:
    """A hull (N, 2) with sides taken away until four are left, or None.

    The side goes whose neighbours, drawn on until they meet, add least area; those along the
    canvas' edge go first.
    """
    hull = _simplified(hull)
    if len(hull) < 4:
        return None
    while len(hull) > 4:
        costs = [_cost(hull, number, shape) for number in range(len(hull))]
        number = int(np.argmin(costs))
        if not np.isfinite(costs[number]):
            return None
        meeting = _meeting(hull, number)
        following = (number + 1) % len(hull)
        hull[number] = meeting
        hull = np.delete(hull, following, axis=0)
    return hull if area(hull) > 0 else hull[::-1]


def _simplified(hull: Floats) -> Floats:
    """Without the steps of pixels, or the many small sides would hide the four real ones."""
    for tolerance in (1.0, 1.5, 2.0, 3.0):
        simple = cv2.approxPolyDP(hull.astype(np.float32)[:, None], tolerance, True)[:, 0]
        if len(simple) <= 14:
            break
    return np.asarray(simple, np.float64)


def _meeting(hull: Floats, number: int) -> Floats | None:
    """Where the sides before and after side `number` meet beyond it."""
    count = len(hull)
    a, b = hull[number - 1], hull[number]
    c, d = hull[(number + 1) % count], hull[(number + 2) % count]
    way, back = b - a, c - d
    bottom = way[0] * back[1] - way[1] * back[0]
    gap = c - b
    if abs(bottom) < 1e-9:
        return None
    along = (gap[0] * back[1] - gap[1] * back[0]) / bottom
    across = (gap[0] * way[1] - gap[1] * way[0]) / bottom
    return np.asarray(b + along * way) if along >= 0 and across >= 0 else None


def _cost(hull: Floats, number: int, shape: tuple[int, ...]) -> float:
    meeting = _meeting(hull, number)
    if meeting is None:
        return np.inf
    one, other = hull[number], hull[(number + 1) % len(hull)]
    added = abs(area(np.array([one, meeting, other])))
    beyond = np.abs(meeting - np.clip(meeting, 0, np.array(shape[1::-1]) - 1)).max()
    if beyond > max(shape):
        return np.inf
    on_rim = _on_rim(one, shape) & _on_rim(other, shape)
    return added * (0.02 if on_rim.any() else 1.0)


def _on_rim(point: Floats, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Whether a point lies at the left, top, right, bottom edge of the canvas."""
    x, y = point
    width, height = shape[1], shape[0]
    return np.array(
        [x < _RIM_PX, y < _RIM_PX, x > width - 1 - _RIM_PX, y > height - 1 - _RIM_PX], bool
    )


def fitted(quad: Floats, mask: Plane) -> Floats:
    """The outline with each side drawn through the mask's own edge, to parts of a pixel."""
    for reach in (_REACH_PX, _REACH_PX / 2):
        lines = [_side_line(quad[side], quad[(side + 1) % 4], mask, reach) for side in range(4)]
        found = [_crossing(lines[side - 1], lines[side]) for side in range(4)]
        corners = np.array([quad[n] if each is None else each for n, each in enumerate(found)])
        if np.abs(corners - quad).max() > 6 * reach or not is_convex(corners):
            return quad
        quad = corners
    return quad


def _side_line(one: Floats, other: Floats, mask: Plane, reach: float) -> Floats:
    """The line (a, b, c), a x + b y + c = 0, of a side; its own where the mask shows none."""
    way = other - one
    length = float(np.linalg.norm(way))
    way = way / max(length, 1e-9)
    normal = np.array([-way[1], way[0]])
    share = np.linspace(_SKIP, 1 - _SKIP, _STEPS)
    base = one + share[:, None] * (other - one)
    depth = np.linspace(-reach, reach, 25)
    at = (base[:, None] + depth[:, None] * normal).astype(np.float32)
    value = cv2.remap(
        mask, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    # Inside is at positive depth: the edge is where the mask first stays above one half.
    outside = (value < 0.5).sum(axis=1)
    there = (outside > 1) & (outside < len(depth) - 1)
    offset = -reach + (np.clip(0.5 - value, -0.5, 0.5) + 0.5).sum(axis=1) * (depth[1] - depth[0])
    offset -= (depth[1] - depth[0]) / 2
    place = base + offset[:, None] * normal
    limit = np.array(mask.shape[1::-1]) - 1
    there &= ((place > _RIM_PX) & (place < limit - _RIM_PX)).all(axis=1)
    if there.sum() < 6:
        return np.array([normal[0], normal[1], -float(normal @ one)])
    slope, height = robust_line(share[there] * length, offset[there])
    start, end = one + height * normal, other + (height + slope * length) * normal
    way = (end - start) / np.linalg.norm(end - start)
    return np.array([-way[1], way[0], -float(np.array([-way[1], way[0]]) @ start)])


def robust_line(along: Floats, offset: Floats, weight: Floats | None = None) -> tuple[float, float]:
    """Slope and height of the line most points agree on."""
    own = np.ones_like(along) if weight is None else weight
    count = own.copy()
    slope, height = 0.0, 0.0
    for _ in range(6):
        root = np.sqrt(count)
        columns = np.column_stack([along, np.ones_like(along)]) * root[:, None]
        slope, height = np.linalg.lstsq(columns, offset * root, rcond=None)[0]
        count = own / (1 + ((offset - slope * along - height) / _SOFT_PX) ** 2)
    return float(slope), float(height)


def _crossing(one: Floats, other: Floats) -> Floats | None:
    point = np.cross(one, other)
    return None if abs(point[2]) < 0.05 else np.asarray(point[:2] / point[2])


def area(polygon: Floats) -> float:
    """Signed area of a polygon (N, 2); positive when clockwise on screen."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def is_convex(quad: Floats) -> bool:
    """Whether the corners (4, 2) go round clockwise, each turning right."""
    side = np.roll(quad, -1, axis=0) - quad
    following = np.roll(side, -1, axis=0)
    return bool(np.all(side[:, 0] * following[:, 1] - side[:, 1] * following[:, 0] > 0))


def agreement(quad: Floats, mask: Plane) -> float:
    """Intersection over union of an outline and a mask, within the mask's canvas."""
    y, x = (axis.astype(np.float32) for axis in np.ogrid[0 : mask.shape[0], 0 : mask.shape[1]])
    cover = np.ones_like(mask)
    for one, other in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        way = (other - one) / max(1e-9, float(np.linalg.norm(other - one)))
        # Depth inside the side; half a pixel either way the pixel is partly covered.
        across = (y - np.float32(one[1])) * np.float32(way[0])
        depth = across - (x - np.float32(one[0])) * np.float32(way[1])
        np.minimum(cover, depth + np.float32(0.5), out=cover)
    np.clip(cover, 0, 1, out=cover)
    both = float((cover * mask).sum())
    either = float(cover.sum()) + float(mask.sum()) - both
    return both / either if either > 0 else 0.0
