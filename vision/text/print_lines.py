"""Where lines of print lie on a straightened sheet, whatever they say.

Strokes are told from paper, rules and pictures by their size; what stands beside each other at one
height is a line. Lines may bend a little, as on paper that is not flat.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats
from vision.picture import Grey
from vision.text.line_bend import Bend
from vision.text.strip import Strip

#: Lines are sought at this resolution: an 8-point x is 5 px high.
_PX_PER_MM = 4.0
#: Strokes are narrower than this; wider dark areas are pictures, or what print lies on.
_WIDEST_STROKE_MM = 2.4
#: A stroke differs from its surroundings by this many grey values, and by this share of the most
#: that anything near it does.
_LEAST_CONTRAST, _NEAR_SHARE, _NEAR_MM = 16, 0.36, 3.0
#: Most of a sheet is paper: what its grain differs by there, so many times, is no stroke either.
_GRAIN_TIMES = 3.2
#: A straight stroke longer than this is a rule; upright ones are no letter's when this long.
_RULE_MM, _UPRIGHT_RULE_MM = 13.0, 5.5
#: So far beside a rule there is paper, but for this share: beside strokes of a word is the word.
_RULE_FREE_MM, _RULE_CROWD = 0.8, 0.35
#: From px to px the darkness along a rule changes by less than this share of it. Where a camera
#: blurs a long word of small print into one bar, as an address of the web, it changes by more.
_RULE_CHANGE = 0.09
#: Letters are between so high; what is lower is a dot, a dash or an accent.
_LEAST_HIGH_MM, _MOST_HIGH_MM, _MOST_WIDE_MM = 0.9, 13.0, 60.0
#: Dashes are no longer and no thicker than this.
_DASH_MM = (5.0, 0.8)
#: Higher than so many times the usual letter is ink of two lines that touch, or a logo; in a line
#: so many, as letters that touch may be 2.25 times as high as an "o".
_TWO_LINES, _TWO_LINES_OF_ONE = 2.1, 2.4
#: A line of nothing but letters so high is a heading in capitals: of so many at least, whose tops
#: and feet lie within this share of their height, and with no line so near and so level beside it.
_FEWEST_CAPITALS, _ALIKE, _LEVEL, _BESIDE = 3, 0.12, 0.25, 2.0
#: A comma's middle lies no deeper below a line of figures than this share of its height, and it is
#: no higher and wider than this one.
_HANGS, _COMMA_SHARE = 0.15, 0.45
#: Words of one line are apart by less than this share of their height, or by so many mm.
_WORD_GAP, _LEAST_GAP_MM = 1.15, 1.9
#: A line without this much ink is a speck.
_LEAST_WIDE_MM = 1.0
#: The smallest print is 5 point, 1.6 mm from highest to lowest.
_LEAST_LINE_MM = 1.5
#: A page of small print has 6,000 letters in 120 lines; no more are looked at.
_MOST_PIECES, _MOST_LINES = 8000, 500
#: Parts of one line are never further apart.
_FURTHEST_MM = 15.0
#: A line is cut where the gap is so many times its usual letter.
_PART_GAP = 1.15
#: A line that became a part of another, and where it is: beside no other.
_NO_PIECES = np.zeros(0, np.int64)
_NOTHING, _NOWHERE = np.zeros((0, 4)), np.array([np.inf, np.inf, -np.inf, -np.inf])


def find_strips(grey: Grey, px_per_mm: float) -> list[Strip]:
    """The lines of print on a scan whose light is even, from top to bottom.

    Print is dark on light; light on dark where it lies on a coloured area.
    """
    size = [max(1, round(side * _PX_PER_MM / px_per_mm)) for side in grey.shape[::-1]]
    small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    boxes = _boxes(_strokes(small))
    if not len(boxes):
        return []
    found = [boxes[members] for members in _lines(boxes, small.shape)]
    parted = [part for line in found for part in _parted(line) if _is_line(part)]
    lines = _rejoined(parted)
    bend = Bend.of([line[_high(line) >= _LEAST_HIGH_MM] for line in lines])
    strips = [strip for line in lines if (strip := _strip(line, bend)).height >= _LEAST_LINE_MM]
    return sorted(strips, key=lambda strip: strip.middle)


def _strokes(small: Grey) -> Grey:
    """What is thin and differs from its surroundings, without rules: 255 where there is ink."""
    wide = 2 * round(_WIDEST_STROKE_MM * _PX_PER_MM / 2) + 1
    kernel = np.ones((wide, wide), np.uint8)
    dark = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, kernel)
    ground = cv2.medianBlur(cv2.resize(small, None, fx=0.25, fy=0.25), 9)
    is_dark_ground = cv2.resize(ground, small.shape[::-1]) < 130
    light = cv2.morphologyEx(small, cv2.MORPH_TOPHAT, kernel)
    contrast = np.where(is_dark_ground, light, dark).astype(np.uint8)
    reach = 2 * round(_NEAR_MM * _PX_PER_MM / 2) + 1
    near = cv2.blur(cv2.dilate(contrast, np.ones((reach, reach), np.uint8)), (reach, reach))
    least = max(_LEAST_CONTRAST, _GRAIN_TIMES * float(np.median(contrast)))
    limit = np.maximum(_NEAR_SHARE * near.astype(np.float32), least)
    ink = (contrast > limit).astype(np.uint8) * np.uint8(255)
    return _without_rules(ink, contrast)


def _without_rules(ink: Grey, contrast: Grey) -> Grey:
    """The ink without long straight strokes that stand free of what is beside them."""
    along = round(_RULE_MM * _PX_PER_MM)
    level = _rules(ink, along)
    level[_changes(contrast, along) > _RULE_CHANGE] = 0
    upright = _rules(ink.T, round(_UPRIGHT_RULE_MM * _PX_PER_MM)).T
    return np.asarray(cv2.subtract(ink, cv2.bitwise_or(level, upright)), np.uint8)


def _rules(ink: Grey, along: int) -> Grey:
    """The level rules longer than `along` px."""
    off = round(_RULE_FREE_MM * _PX_PER_MM)
    # Rules lie a little askew: a pixel to the side still counts.
    wider = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    rules = cv2.morphologyEx(wider, cv2.MORPH_OPEN, np.ones((1, along), np.uint8))
    crowd = cv2.blur(ink, (along, 1))
    beside = np.maximum(np.roll(crowd, off, 0), np.roll(crowd, -off, 0))
    rules[beside > _RULE_CROWD * 255] = 0
    return np.asarray(cv2.dilate(rules, np.ones((3, 3), np.uint8)), np.uint8)


def _changes(contrast: Grey, along: int) -> NDArray[np.float32]:
    """How much what differs from paper changes from px to px over `along` px, as a share of it."""
    dark = contrast.astype(np.float32)
    step = np.abs(np.diff(dark, axis=1, prepend=dark[:, :1]))
    usual = cv2.blur(dark, (along, 1))
    return np.asarray(cv2.blur(step, (along, 1)) / np.maximum(usual, 1), np.float32)


def _boxes(ink: Grey) -> Floats:
    """Pieces of ink: (N, 4) left, top, right, bottom in mm."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, wide, high, area = stats[1:].T.astype(np.float64)
    kept = (area >= 3) & (high <= _MOST_HIGH_MM * _PX_PER_MM)
    kept &= wide <= _MOST_WIDE_MM * _PX_PER_MM
    # What is left of a rule is too long for a dash.
    kept &= (high > _DASH_MM[1] * _PX_PER_MM) | (wide < _DASH_MM[0] * _PX_PER_MM)
    edges = np.column_stack([left, top, left + wide, top + high])[kept]
    if len(edges) > _MOST_PIECES:
        # No sheet has so many letters: of noise the largest pieces are looked at.
        edges = edges[np.argsort(-area[kept])[:_MOST_PIECES]]
    return np.asarray(edges / _PX_PER_MM, np.float64)


def _lines(boxes: Floats, shape: tuple[int, ...]) -> list[NDArray[np.int64]]:
    """Which pieces belong to each line."""
    high = boxes[:, 3] - boxes[:, 1]
    is_letter = high >= _LEAST_HIGH_MM
    if not is_letter.any():
        return []
    usual = float(np.median(high[is_letter]))
    is_letter &= (high <= _TWO_LINES * usual) | (high > 4.5)
    lines = _beside_each_other(boxes, np.flatnonzero(is_letter), shape)
    tall = np.concatenate([line[_is_tall(boxes[line])] for line in lines])
    if len(tall):
        # A logo as high as two lines would join them, and what it says is not theirs.
        low = np.setdiff1d(np.flatnonzero(is_letter), tall)
        lines = [line for alike in (low, tall) for line in _beside_each_other(boxes, alike, shape)]
    lines = _with_small(boxes, _with_commas(boxes, lines), np.flatnonzero(~is_letter))
    alone = np.setdiff1d(np.arange(len(boxes)), np.concatenate([*lines, _NO_PIECES]))
    capitals = alone[high[alone] >= _LEAST_HIGH_MM]
    headings = [
        line
        for line in _beside_each_other(boxes, capitals, shape)
        if _is_heading(boxes[line], [boxes[each] for each in lines])
    ]
    return lines + _with_small(boxes, headings, np.setdiff1d(alone, capitals))


def _is_heading(line: Floats, others: list[Floats]) -> bool:
    """Whether pieces too high for letters are capitals: alike, and level with no other line.

    Ink of two lines that touch reaches into both of these.
    """
    top, bottom = np.median(line[:, 1]), np.median(line[:, 3])
    high = bottom - top
    alike = (np.abs(line[:, [1, 3]] - [top, bottom]) < _ALIKE * high).all(axis=1)
    spans = np.array([_span(other) for other in others])
    within = np.minimum(spans[:, 3], bottom) - np.maximum(spans[:, 1], top)
    apart = np.maximum(spans[:, 0] - line[:, 2].max(), line[:, 0].min() - spans[:, 2])
    is_free = (within < _LEVEL * high) | (apart > _BESIDE * high)
    is_free |= spans[:, 2] - spans[:, 0] < _COMMA_SHARE * high  # an apostrophe
    return int(alike.sum()) >= _FEWEST_CAPITALS and bool(is_free.all())


def _with_commas(boxes: Floats, lines: list[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
    """The lines, those of large figures with their commas, which are as high as small letters."""
    spans = np.array([_span(boxes[line]) for line in lines])
    high, wide = spans[:, 3] - spans[:, 1], spans[:, 2] - spans[:, 0]
    middle = (spans[:, :2] + spans[:, 2:]) / 2
    low = spans[:, 3] + _HANGS * high
    joined = [list(line) for line in lines]
    for number in np.flatnonzero(wide < _COMMA_SHARE * high.max()):
        x, y = middle[number]
        is_host = (spans[:, 0] < x) & (x < spans[:, 2]) & (spans[:, 1] < y) & (y < low)
        is_host &= np.maximum(high[number], wide[number]) < _COMMA_SHARE * high
        if is_host.any():
            joined[int(is_host.argmax())] += joined[number]
            joined[number] = []
    return [np.array(line) for line in joined if line]


def _beside_each_other(
    boxes: Floats, letters: NDArray[np.int64], shape: tuple[int, ...]
) -> list[NDArray[np.int64]]:
    """Which of the letters belong to each line."""
    band = np.zeros(shape, np.uint8)
    for box in boxes[letters]:
        _smear(band, box)
    _, labels = cv2.connectedComponents(band, connectivity=4)
    middle = (boxes[letters][:, [0, 1]] + boxes[letters][:, [2, 3]]) / 2
    at = np.clip((middle * _PX_PER_MM).astype(int), 0, [shape[1] - 1, shape[0] - 1])
    label = labels[at[:, 1], at[:, 0]]
    return [letters[label == each] for each in np.unique(label[label > 0])]


def _is_tall(line: Floats) -> NDArray[np.bool_]:
    """Which pieces of a line are too high for its letters: bool (N,)."""
    high, wide = _high(line), line[:, 2] - line[:, 0]
    order = np.argsort(high)
    # The height of half the line's length: blurred words are one piece each.
    along = np.cumsum(wide[order])
    usual = high[order][np.searchsorted(along, along[-1] / 2)]
    return np.asarray(high > _TWO_LINES_OF_ONE * usual, np.bool_)


def _smear(band: Grey, box: Floats) -> None:
    """Draw a letter's middle, reaching to where the next one may begin."""
    left, top, right, bottom = box
    high = bottom - top
    reach = max(_WORD_GAP * high, _LEAST_GAP_MM) / 2
    middle, core = (top + bottom) / 2, 0.22 * high
    from_, to = ((left - reach), (middle - core)), ((right + reach), (middle + core))
    corners = [tuple(round(edge * _PX_PER_MM) for edge in corner) for corner in (from_, to)]
    cv2.rectangle(band, corners[0], corners[1], 255, -1)


def _with_small(
    boxes: Floats, lines: list[NDArray[np.int64]], small: NDArray[np.int64]
) -> list[NDArray[np.int64]]:
    """The lines with the dots, commas and accents that belong to them.

    So do capitals too large for letters, before small ones: each beside the one that did before.
    """
    if not lines:
        return []
    extents = np.array([_extent(boxes[line]) for line in lines])
    joined = [list(line) for line in lines]
    is_tall = _high(boxes[small]) >= _LEAST_HIGH_MM
    left = set(small[is_tall].tolist())
    while hosts := {n: at for n in left if (at := _host_of(boxes[n], extents)) is not None}:
        for each, host in hosts.items():
            joined[host].append(each)
            extents[host, 0] = min(extents[host, 0], boxes[each, 0])
            extents[host, 2] = max(extents[host, 2], boxes[each, 2])
        left -= hosts.keys()
    for number in small[~is_tall]:
        if (at := _host_of(boxes[number], extents)) is not None:
            joined[at].append(number)
    return [np.array(line) for line in joined]


def _host_of(box: Floats, extents: Floats) -> int | None:
    """The line, of those with these extents, to which a small piece of ink belongs; None: none."""
    left, top, right, bottom = box
    high = extents[:, 3] - extents[:, 1]
    overlap = np.minimum(bottom, extents[:, 3] + 0.3 * high) - np.maximum(
        top, extents[:, 1] - 0.45 * high
    )
    apart = np.maximum(extents[:, 0] - right, left - extents[:, 2])
    fits = (overlap > 0.7 * (bottom - top)) & (apart < np.maximum(_WORD_GAP * high, 1.5))
    if not fits.any():
        return None
    middle = (extents[:, 1] + extents[:, 3]) / 2
    # A colon belongs to its label, also where what it names stands at the same height.
    away = np.abs(middle - (top + bottom) / 2) + np.maximum(apart, 0)
    return int(np.where(fits, away, np.inf).argmin())


def _extent(boxes: Floats) -> Floats:
    return np.array(
        [
            boxes[:, 0].min(), np.median(boxes[:, 1]), boxes[:, 2].max(), np.median(boxes[:, 3]),
        ]
    )  # fmt: skip


def _is_line(boxes: Floats) -> bool:
    wide = float(boxes[:, 2].max() - boxes[:, 0].min())
    return wide >= _LEAST_WIDE_MM and bool((_high(boxes) >= _LEAST_HIGH_MM).any())


def _high(boxes: Floats) -> Floats:
    return np.asarray(boxes[:, 3] - boxes[:, 1])


def _parted(line: Floats) -> list[Floats]:
    """A line cut where the gap is too wide for its letters: a logo beside a name, two columns."""
    order = np.argsort(line[:, 0])
    ends = np.maximum.accumulate(line[order, 2])
    gaps = line[order[1:], 0] - ends[:-1]
    letters = _high(line)[_high(line) >= _LEAST_HIGH_MM]
    if not len(letters):
        return [line]
    limit = max(_PART_GAP * float(np.median(letters)), _LEAST_GAP_MM)
    return [line[part] for part in np.split(order, np.flatnonzero(gaps > limit) + 1)]


def _rejoined(lines: list[Floats]) -> list[Floats]:
    """Lines that fell apart, each in one again, also where a part stands between two longer."""
    left = sorted(lines, key=lambda line: -len(line))[:_MOST_LINES]
    joined: list[Floats] = []
    spans = np.zeros((len(left), 4))
    for line in left:
        span = _span(line)
        near = spans[: len(joined)]
        apart = np.maximum(near[:, 0] - span[2], span[0] - near[:, 2])
        overlap = np.minimum(near[:, 3], span[3]) - np.maximum(near[:, 1], span[1])
        beside = np.flatnonzero((apart < _FURTHEST_MM) & (overlap > 0))
        parts = [number for number in beside if _are_one(joined[number], line)]
        number = parts[0] if parts else len(joined)
        whole = np.concatenate([line, *(joined[each] for each in parts)])
        if not parts:
            joined.append(whole)
        joined[number], spans[number] = whole, _span(whole)
        for each in parts[1:]:
            joined[each], spans[each] = _NOTHING, _NOWHERE
    return [line for line in joined if len(line)]


def _span(line: Floats) -> Floats:
    return np.concatenate([line[:, :2].min(axis=0), line[:, 2:].max(axis=0)])


def _are_one(line: Floats, other: Floats) -> bool:
    """Whether the letters of `other` stand at the height of the nearest ones of `line`."""
    start, end = float(other[:, 0].min()), float(other[:, 2].max())
    # Baselines lean: only what stands near says where the line runs there.
    away = np.maximum(line[:, 0] - end, start - line[:, 2])
    near = line[away <= max(float(np.sort(away)[min(4, len(away) - 1)]), 0.0)]
    one, two = _extent(near), _extent(other)
    high = max(one[3] - one[1], two[3] - two[1])
    overlap = min(one[3], two[3]) - max(one[1], two[1])
    return bool(away.min() < max(_WORD_GAP * high, _LEAST_GAP_MM) and overlap > 0.6 * high)


def _strip(boxes: Floats, bend: Bend) -> Strip:
    left, right = float(boxes[:, 0].min()), float(boxes[:, 2].max())
    letters = boxes[_high(boxes) >= _LEAST_HIGH_MM]
    baseline = bend.of_line(float(np.median(letters[:, 3])))
    middle = (letters[:, 0] + letters[:, 2]) / 2
    # Most letters stand on the line, and some hang below it.
    baseline[3] = float(np.quantile(letters[:, 3] - np.polyval(baseline, middle), 0.4))
    base = np.polyval(baseline, (boxes[:, 0] + boxes[:, 2]) / 2)
    letter = float(np.median(_high(letters)))
    rise = float(np.quantile(base - boxes[:, 1], 0.97))
    rise = min(max(rise, 1.1 * letter), 2.2 * letter)
    hang = float(np.quantile(boxes[:, 3] - base, 0.97))
    # A line without high or low letters gets their room all the same.
    return Strip(left, right, baseline, rise, min(max(hang, 0.25 * letter), 0.5 * rise))
