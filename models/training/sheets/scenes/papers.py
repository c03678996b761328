"""Sheets of paper as printed: forms, letters, tables, receipts, blank ones. (H, W, 3), 0..1."""

from itertools import pairwise

import cv2
import numpy as np

from models.training.sheets.scenes.noise import Floats, Plane, Rng, cloudy, colour

#: Sheets as width to height, and how often: A4 and A5 both ways up, Letter, Legal, receipts, cards.
_ASPECTS = (
    (0.707, 0.50), (1.414, 0.10), (0.773, 0.12), (1.294, 0.04), (0.607, 0.04), (0.45, 0.06),
    (0.36, 0.05), (1.0, 0.03), (0.55, 0.06),
)  # fmt: skip
#: Pixels along the longer side of a sheet.
LONG_PX = 720
_FONTS = (
    cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_PLAIN,
)  # fmt: skip
_LETTERS = list("aaabcddeeeeefghiijklmnnnnooprrrssttttuuvwz")


def paper(rng: Rng) -> Plane:
    """A sheet as printed, before light; reflectance of print and paper."""
    aspects, shares = zip(*_ASPECTS, strict=True)
    aspect = float(rng.choice(aspects, p=np.array(shares) / sum(shares))) * rng.uniform(0.96, 1.04)
    size = (LONG_PX, round(LONG_PX * aspect)) if aspect < 1 else (round(LONG_PX / aspect), LONG_PX)
    sheet = np.ones((*size, 3), np.float32)
    kind = rng.random()
    if kind < 0.08:
        return _stock(rng, sheet)
    if aspect < 0.58 and kind < 0.7:
        _receipt(rng, sheet)
    else:
        _form(rng, sheet)
    return _stock(rng, sheet)


def _stock(rng: Rng, sheet: Plane) -> Plane:
    """Print on paper that is seldom quite white, now and then coloured."""
    loudness = rng.random()
    if loudness < 0.75:
        tint = rng.uniform(0.93, 1.0, 3)
    elif loudness < 0.93:
        tint = rng.uniform(0.75, 1.0, 3)
    else:
        tint = rng.uniform(0.4, 1.0, 3)
    if rng.random() < 0.3:
        # Print of the other side, dirt.
        sheet = sheet * (1 + 0.02 * cloudy(rng, sheet.shape[0], sheet.shape[1], 200))[..., None]
    return np.asarray(sheet * tint.astype(np.float32), np.float32)


def _ink(rng: Rng) -> tuple[float, ...]:
    return tuple(rng.uniform(0, 0.3, 3)) if rng.random() < 0.8 else tuple(rng.uniform(0, 0.8, 3))


def _words(rng: Rng, sheet: Plane, x: float, y: float, high: float, until: float) -> None:
    """A line of print from (x, y) top-left to `until`, letters `high` px."""
    ink = _ink(rng)
    if high >= 9:
        count = max(1, int((until - x) / (high * 0.75)))
        letters = "".join(rng.choice(_LETTERS, count))
        for gap in rng.integers(2, 9, count).cumsum():
            if gap < count:
                letters = letters[:gap] + " " + letters[gap + 1 :]
        _lettered(rng, sheet, letters.capitalize(), (x, y), high, ink)
        return
    # Small print: strokes that look like letters from afar.
    top, bottom = max(0, round(y)), min(sheet.shape[0], round(y + high))
    left, right = max(0, round(x)), min(sheet.shape[1], round(until))
    if bottom <= top or right <= left + 4:
        return
    dark = (rng.random((bottom - top, right - left)) < 0.55).astype(np.float32)
    place = left
    while place < right:
        place += int(rng.integers(3, 10) * high * 0.55)
        gap = max(2, int(high * 0.45))
        dark[:, place - left : place - left + gap] = 0
        place += gap
    dark = np.asarray(cv2.GaussianBlur(dark, (0, 0), 0.6)) * np.float32(rng.uniform(0.6, 1.2))
    part = sheet[top:bottom, left:right]
    part += (np.array(ink, np.float32) - part) * np.clip(dark, 0, 1)[..., None]


def _lettered(
    rng: Rng, sheet: Plane, text: str, at: tuple[float, float], high: float, ink: tuple[float, ...]
) -> None:
    """Letters `high` px from (x, y) top-left, in place."""
    left, top = max(0, round(at[0])), max(0, round(at[1]))
    part = sheet[top : top + round(high * 1.5) + 2, left:]
    mask = np.zeros(part.shape[:2], np.uint8)
    if not mask.size:
        return
    font = int(rng.choice(_FONTS))
    scale = high / (12 if font == cv2.FONT_HERSHEY_PLAIN else 22)
    thick = max(1, round(high / rng.uniform(7, 14)))
    cv2.putText(mask, text, (0, round(high)), font, scale, 255, thick, cv2.LINE_AA)
    part += (np.array(ink, np.float32) - part) * (mask.astype(np.float32) / 255)[..., None]


def _form(rng: Rng, sheet: Plane) -> None:
    """A head, then blocks of text, boxes, tables, pictures, down the page."""
    height, width = sheet.shape[:2]
    margin = rng.uniform(0.03, 0.11) * width
    _head(rng, sheet, margin)
    y = rng.uniform(0.1, 0.2) * height
    end = height * rng.uniform(0.5, 0.98)
    blocks = (_text, _boxes, _table, _rule, _picture, _bar, _ticks)
    likely = rng.dirichlet(np.array([5, 3, 2, 1, 0.6, 1, 1.5]) * 0.6)
    while y < end:
        block = blocks[int(rng.choice(len(blocks), p=likely))]
        y = block(rng, sheet, margin, y) + rng.uniform(0.005, 0.035) * height
    if rng.random() < 0.25:
        inset = rng.uniform(0.015, 0.06) * width
        far = (round(width - inset), round(height - inset))
        cv2.rectangle(sheet, (round(inset), round(inset)), far, _ink(rng), int(rng.integers(1, 4)))
    if rng.random() < 0.08:
        _edge_band(rng, sheet)


def _edge_band(rng: Rng, sheet: Plane) -> None:
    """A coloured band along the edge of the paper itself."""
    height, width = sheet.shape[:2]
    deep = rng.uniform(0.02, 0.13)
    band = colour(rng, 0.05, 0.9, 0.5).astype(np.float32)
    if rng.random() < 0.5:
        sheet[: round(deep * height)] = band
    elif rng.random() < 0.5:
        sheet[-round(deep * height) :] = band
    else:
        sheet[:, : round(deep * width)] = band


def _head(rng: Rng, sheet: Plane, margin: float) -> None:
    height, width = sheet.shape[:2]
    if rng.random() < 0.6:
        x = rng.uniform(margin, width * 0.7)
        y, wide = rng.uniform(0.015, 0.06) * height, rng.uniform(0.05, 0.3) * width
        far = (round(x + wide), round(y + rng.uniform(0.02, 0.08) * height))
        tone = tuple(colour(rng, 0.05, 0.8, 0.5))
        if rng.random() < 0.5:
            cv2.rectangle(sheet, (round(x), round(y)), far, tone, -1, cv2.LINE_AA)
        else:
            cv2.circle(sheet, (round(x), far[1]), round(wide / 4), tone, -1, cv2.LINE_AA)
    high = rng.uniform(12, 34)
    until = width * rng.uniform(0.4, 0.9)
    _words(rng, sheet, margin, rng.uniform(0.03, 0.1) * height, high, until)


def _text(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    width = sheet.shape[1]
    high, step = rng.uniform(4, 11), rng.uniform(1.4, 2.2)
    left = margin + (rng.uniform(0, 0.4) * width if rng.random() < 0.3 else 0)
    for _ in range(int(rng.integers(1, 9))):
        _words(rng, sheet, left, y, high, width - margin - rng.uniform(0, 0.3) * width)
        y += high * step
    return y


def _boxes(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    width = sheet.shape[1]
    high = rng.uniform(11, 34)
    tone = tuple(rng.uniform(0.1, 0.7, 3)) if rng.random() < 0.3 else (rng.uniform(0.1, 0.6),) * 3
    split = rng.uniform(0.2, 0.5) * width
    fill = (rng.uniform(0.8, 1.0),) * 3
    for _ in range(int(rng.integers(1, 6))):
        _words(rng, sheet, margin, y + high * 0.3, rng.uniform(5, 9), split - 6)
        at, far = (round(split), round(y)), (round(width - margin), round(y + high))
        if rng.random() < 0.3:
            cv2.rectangle(sheet, at, far, fill, -1)
        cv2.rectangle(sheet, at, far, tone, int(rng.integers(1, 3)))
        y += high * rng.uniform(1.05, 1.5)
    return y


def _table(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    width = sheet.shape[1]
    rows, columns = int(rng.integers(2, 10)), int(rng.integers(2, 7))
    high = rng.uniform(11, 26)
    tone = (rng.uniform(0.0, 0.7),) * 3
    at = np.sort(rng.uniform(margin, width - margin, columns - 1))
    edges = [margin, *at, width - margin]
    if rng.random() < 0.6:
        head = tuple(colour(rng, 0.05, 0.9, 0.4))
        far = (round(width - margin), round(y + high))
        cv2.rectangle(sheet, (round(margin), round(y)), far, head, -1)
    for row in range(rows + 1):
        level = round(y + row * high)
        cv2.line(sheet, (round(margin), level), (round(width - margin), level), tone, 1)
        if row < rows:
            for left, right in pairwise(edges):
                if rng.random() < 0.6:
                    _words(rng, sheet, left + 4, level + high * 0.3, min(8, high * 0.4), right - 4)
    if rng.random() < 0.6:
        for x in edges:
            cv2.line(sheet, (round(x), round(y)), (round(x), round(y + rows * high)), tone, 1)
    return y + rows * high


def _rule(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    left = round(margin if rng.random() < 0.7 else 0)
    thick = int(rng.integers(1, 4))
    cv2.line(sheet, (left, round(y)), (sheet.shape[1] - left, round(y)), _ink(rng), thick)
    return y + thick


def _picture(rng: Rng, sheet: Plane, _margin: float, y: float) -> float:
    """A photo or a chart."""
    height, width = sheet.shape[:2]
    wide, high = rng.uniform(0.2, 0.9) * width, rng.uniform(0.08, 0.3) * height
    left, top = round(rng.uniform(0, max(1.0, width - wide))), round(y)
    part = sheet[top : round(y + high), left : round(left + wide)]
    if part.size:
        tone = cloudy(rng, part.shape[0], part.shape[1], float(max(part.shape) / 2)) * 0.3 + 0.5
        low, top_tone = colour(rng, 0, 0.5, 0.5), colour(rng, 0.3, 1, 0.4)
        part[:] = low + (top_tone - low) * np.clip(tone, 0, 1)[..., None]
    return y + float(high)


def _bar(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    """A heading in an inverse bar, or a shaded area with text."""
    width = sheet.shape[1]
    high = rng.uniform(14, 90)
    left = round(margin * rng.choice([0, 1]))
    tone = tuple(colour(rng, 0.05, 0.97, 0.3))
    cv2.rectangle(sheet, (left, round(y)), (width - left, round(y + high)), tone, -1)
    if rng.random() < 0.7:
        bright = (1.0,) * 3 if sum(tone) < 1.4 else (0.1,) * 3
        _lettered(rng, sheet, "".join(rng.choice(_LETTERS, 12)), (margin + 6, y + 4), 11, bright)
    return y + high


def _ticks(rng: Rng, sheet: Plane, margin: float, y: float) -> float:
    side = rng.uniform(7, 13)
    for _ in range(int(rng.integers(2, 6))):
        at, far = (round(margin), round(y)), (round(margin + side), round(y + side))
        cv2.rectangle(sheet, at, far, (0.2,) * 3, 1)
        _words(rng, sheet, margin + side * 2, y, rng.uniform(5, 9), sheet.shape[1] * 0.7)
        y += side * 1.6
    return y


def _receipt(rng: Rng, sheet: Plane) -> None:
    """Narrow print: a head in the middle, then lines with amounts at the right."""
    height, width = sheet.shape[:2]
    margin = width * rng.uniform(0.04, 0.14)
    y = height * rng.uniform(0.02, 0.06)
    for _ in range(int(rng.integers(1, 5))):
        inset = rng.uniform(0, 0.25) * width
        _words(rng, sheet, margin + inset, y, rng.uniform(8, 24), width - margin - inset)
        y += rng.uniform(14, 32)
    high = rng.uniform(6, 12)
    end = height * rng.uniform(0.6, 0.98)
    while y < end:
        if rng.random() < 0.12:
            cv2.line(
                sheet, (round(margin), round(y)), (round(width - margin), round(y)), (0.2,) * 3
            )
        else:
            _words(rng, sheet, margin, y, high, width * rng.uniform(0.4, 0.7))
            _words(rng, sheet, width * 0.78, y, high, width - margin)
        y += high * rng.uniform(1.4, 2.0)


def shaped(rng: Rng, corners_share: Floats) -> Floats:
    """The paper's edge (N, 2) in shares of the sheet, straight or a little ragged.

    `corners_share`: points on the edge of the unit square, in order.
    """
    if rng.random() < 0.85:
        return corners_share
    rough = rng.normal(0, rng.uniform(0.001, 0.007), corners_share.shape)
    return np.asarray(corners_share + rough)
