"""Is the picture good enough, and if nothing was recognised, what could the person do about it?"""

import cv2
import numpy as np

from vision.geometry import FramePx, Quad
from vision.outcome import MissReason
from vision.picture import Frame, Page

#: Below this brightness (99th percentile of grey, 0..255) not even white paper stands out from
#: sensor noise.
_DARKEST_WHITE = 45
#: An outline less sure than this is as likely a table top or a doorway.
_SHEET_SURE = 0.5
#: Of a sheet cut off by more than this share, too little is left to be sure of the form.
_MOST_OUTSIDE = 0.12
#: A sheet that fills less than this share of the frame shows A4 at under 1.3 px/mm at 720p.
_SMALLEST_SHARE = 0.09
#: The steepest edges of print, per px, as a share of the print's contrast: sharp frames have 0.2
#: and more; where they are this soft, hardly a page was recognised when frames were blurred.
_SOFTEST_EDGE = 0.16
#: On paper with less contrast than this (grey values) there is no print to judge sharpness by.
_LEAST_CONTRAST = 45
#: The sheet's own edge is sharper than print: a rim of this share is left out.
_RIM_SHARE = 0.08


def obstacle(frame: Frame) -> MissReason | None:
    """What stops any sheet from being seen in `frame`, or None."""
    small = cv2.resize(frame.grey, (160, 120), interpolation=cv2.INTER_AREA)
    if float(np.quantile(small, 0.99)) < _DARKEST_WHITE:
        return MissReason.TOO_DARK
    return None


def why_unknown(frame: Frame, page: Page) -> MissReason:
    """The likeliest reason that the sheet `page` in `frame` was not recognised."""
    if page.confidence < _SHEET_SURE:
        return MissReason.NO_PAGE
    if outside_share(frame, page) > _MOST_OUTSIDE:
        return MissReason.CUT_OFF
    if abs(page.corners.area) < _SMALLEST_SHARE * frame.width_px * frame.height_px:
        return MissReason.TOO_FAR
    if _steepest_edge(frame, page) < _SOFTEST_EDGE:
        return MissReason.BLURRED
    return MissReason.UNKNOWN_FORM


def outside_share(frame: Frame, page: Page) -> float:
    """Share of the sheet's area outside the frame, 0..1."""
    low, high = (-0.5, -0.5), (frame.width_px - 0.5, frame.height_px - 0.5)
    area = abs(page.corners.area)
    shown = abs(Quad[FramePx](np.clip(page.corners.xy, low, high)).area)
    return max(0.0, 1 - shown / area) if area else 0.0


def _steepest_edge(frame: Frame, page: Page) -> float:
    """How fast print turns from dark to light, per px, as a share of its contrast; 1 without."""
    corners = page.corners.xy
    inner = (corners - corners.mean(axis=0)) * (1 - _RIM_SHARE) + corners.mean(axis=0)
    left, top = np.clip(np.floor(inner.min(axis=0)).astype(int), 0, None)
    right, bottom = np.ceil(inner.max(axis=0)).astype(int)
    part = frame.grey[top:bottom, left:right]
    if min(part.shape) < 8:
        return 1.0
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(inner - [left, top]).astype(np.int32), 255)
    smooth = cv2.GaussianBlur(part, (0, 0), 0.8)
    gx = cv2.Scharr(smooth, cv2.CV_32F, 1, 0, scale=1 / 32)
    gy = cv2.Scharr(smooth, cv2.CV_32F, 0, 1, scale=1 / 32)
    steepness = np.asarray(cv2.magnitude(gx, gy))[mask > 0]
    values = smooth[mask > 0]
    if values.size < 64:
        return 1.0
    contrast = float(np.quantile(values, 0.995)) - float(np.quantile(values, 0.005))
    return float(np.quantile(steepness, 0.995)) / contrast if contrast > _LEAST_CONTRAST else 1.0
