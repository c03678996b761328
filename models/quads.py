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
#: Samples along a side, the parts next to the corners left out, and samples across it.
_STEPS, _SKIP, _DEPTHS = 28, 0.06, 13
#: How far from a side the mask's edge is sought: from a rough box, and otherwise.
_FAR_PX, NEAR_PX = 8.0, 3.0
#: A side is drawn anew from at least so many places; corners move by less than so much.
_FEWEST, _FURTHEST_PX = 6, 16.0
#: Residuals from here on count less in a line fit (Cauchy), px.
_SOFT_PX = 0.5
#: The corner after each: np.roll takes ten times as long.
NEXT = np.array([1, 2, 3, 0])
#: The corners of a quad from each of them on.
_TURNED = (np.arange(4) - np.arange(4)[:, None]) % 4


def quads_of(mask: Plane, most: int) -> list[Floats]:
    """Rough outlines (4, 2) of the blobs of a mask 0..1, clockwise, the largest first.

    Corners may lie outside the mask, where a sheet leaves it.
    """
    blobs = _blobs((mask > 0.5).astype(np.uint8), most)
    rough = [
        _four_sides(np.asarray(cv2.convexHull(blob), np.float64)[:, 0], mask.shape)
        for blob in blobs
    ]
    return [quad for quad in rough if quad is not None]


def boxes_of(mask: Plane, most: int) -> list[Floats]:
    """The blobs' outlines by another way: from turned boxes, without what sticks out of a blob."""
    opened = cv2.morphologyEx(
        (mask > 0.6).astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)
    )
    boxes = [
        np.asarray(cv2.boxPoints(cv2.minAreaRect(blob)), np.float64)
        for blob in _blobs(np.asarray(opened, np.uint8), most)
    ]
    turned = [box if area(box) > 0 else box[::-1] for box in boxes]
    return [fitted(box, mask, _FAR_PX) for box in turned]


def _blobs(filled: NDArray[np.uint8], most: int) -> list[NDArray[np.int32]]:
    """Contours of the largest blobs."""
    contours, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    large = [each for each in contours if cv2.contourArea(each) > _SMALLEST_SHARE * filled.size]
    large.sort(key=cv2.contourArea, reverse=True)
    return [np.asarray(each, np.int32) for each in large[:most]]


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


def fitted(quad: Floats, mask: Plane, reach: float = NEAR_PX) -> Floats:
    """The outline drawn through the mask's edge within `reach` px, to parts of a pixel."""
    side = quad[NEXT] - quad
    length = np.maximum(np.linalg.norm(side, axis=1), 1e-9)
    way = side / length[:, None]
    inward = np.stack([-way[:, 1], way[:, 0]], axis=1)
    share = np.linspace(_SKIP, 1 - _SKIP, _STEPS)
    base = quad[:, None] + share[None, :, None] * side[:, None]
    depth = np.linspace(-reach, reach, _DEPTHS)
    at = (base[:, :, None] + depth[:, None] * inward[:, None, None]).astype(np.float32)
    at = at.reshape(4 * _STEPS, _DEPTHS, 2)
    value = cv2.remap(mask, at[..., 0], at[..., 1], cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE)
    value = np.asarray(value).reshape(4, _STEPS, _DEPTHS)
    # What lies outside is where the mask is below one half, in parts where it passes it.
    outside = np.clip((0.5 - value) * 2, -0.5, 0.5) + 0.5
    offset = outside.sum(axis=2) * (depth[1] - depth[0]) - reach - (depth[1] - depth[0]) / 2
    count = (value < 0.5).sum(axis=2)
    place = base + offset[..., None] * inward[:, None]
    limit = np.array(mask.shape[1::-1]) - 1 - _RIM_PX
    there = (count > 1) & (count < _DEPTHS - 1) & ((place > _RIM_PX) & (place < limit)).all(axis=2)
    slope, height = _straight(share * length[:, None], offset, there.astype(np.float64))
    start = quad + height[:, None] * inward
    end = quad[NEXT] + (height + slope * length)[:, None] * inward
    lines = [_line(one, other) for one, other in zip(start, end, strict=True)]
    found = [_crossing(lines[n - 1], lines[n]) for n in range(4)]
    corners = np.array([quad[n] if each is None else each for n, each in enumerate(found)])
    return corners if np.abs(corners - quad).max() < _FURTHEST_PX and is_convex(corners) else quad


def _straight(along: Floats, offset: Floats, there: Floats) -> tuple[Floats, Floats]:
    """Slope and height (4,) of the lines most places of each side agree on; noughts if too few."""
    weight = there
    slope = height = np.zeros(4)
    for _ in range(5):
        whole = weight.sum(axis=1) + 1e-9
        mean_x, mean_y = (weight * along).sum(axis=1) / whole, (weight * offset).sum(axis=1) / whole
        x, y = along - mean_x[:, None], offset - mean_y[:, None]
        slope = (weight * x * y).sum(axis=1) / ((weight * x * x).sum(axis=1) + 1e-9)
        height = mean_y - slope * mean_x
        residual = offset - slope[:, None] * along - height[:, None]
        weight = np.asarray(there / (1 + (residual / _SOFT_PX) ** 2), np.float64)
    enough = there.sum(axis=1) >= _FEWEST
    return np.where(enough, slope, 0), np.where(enough, height, 0)


def _line(one: Floats, other: Floats) -> Floats:
    """(a, b, c) of a x + b y + c = 0 through two points."""
    way = (other - one) / max(1e-9, float(np.linalg.norm(other - one)))
    return np.array([-way[1], way[0], way[1] * one[0] - way[0] * one[1]])


def _crossing(one: Floats, other: Floats) -> Floats | None:
    # Written out: np.cross takes many times as long for one pair.
    (a, b, c), (d, e, f) = one, other
    bottom = a * e - b * d
    return None if abs(bottom) < 0.05 else np.array([b * f - c * e, c * d - a * f]) / bottom


def area(polygon: Floats) -> float:
    """Signed area of a polygon (N, 2); positive when clockwise on screen."""
    corners = polygon.tolist()
    after = corners[1:] + corners[:1]
    return float(sum(x * v - y * u for (x, y), (u, v) in zip(corners, after, strict=True))) / 2


def is_convex(quad: Floats) -> bool:
    """Whether the corners (4, 2) go round clockwise, each turning right."""
    return bool(are_convex(quad[None])[0])


def are_convex(quads: Floats) -> NDArray[np.bool_]:
    """The same of many quads (N, 4, 2): (N,)."""
    side = quads[:, NEXT] - quads
    following = side[:, NEXT]
    turn = side[..., 0] * following[..., 1] - side[..., 1] * following[..., 0]
    return np.asarray((turn > 0).all(axis=1))


def agreement(quad: Floats, mask: Plane) -> float:
    """Intersection over union of an outline and a mask, within the mask's canvas."""
    y, x = (axis.astype(np.float32) for axis in np.ogrid[0 : mask.shape[0], 0 : mask.shape[1]])
    cover = np.ones_like(mask)
    for one, other in zip(quad, quad[NEXT], strict=True):
        way = (other - one) / max(1e-9, float(np.linalg.norm(other - one)))
        # Depth inside the side; half a pixel either way the pixel is partly covered.
        across = (y - np.float32(one[1])) * np.float32(way[0])
        depth = across - (x - np.float32(one[0])) * np.float32(way[1])
        np.minimum(cover, depth + np.float32(0.5), out=cover)
    np.clip(cover, 0, 1, out=cover)
    both = float(np.minimum(cover, mask).sum())
    either = float(cover.sum()) + float(mask.sum()) - both
    return both / either if either > 0 else 0.0


def apart(one: Floats, other: Floats) -> float:
    """The largest distance of a corner of two quads (4, 2), whichever is first."""
    turned = one[_TURNED]
    return float(np.abs(turned - other).max(axis=(1, 2)).min())
