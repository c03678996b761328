"""Sheets that bear pages on a part of themselves, at the resolution pages are kept in."""

import cv2
import numpy as np

from tests.builders import A4_MM
from vision.geometry import PageMm, Quad
from vision.picture import REFERENCE_PX_PER_MM, Grey

#: Two pages of A4 side by side.
A3_MM = (2 * A4_MM[0], A4_MM[1])


def spread_of(left: Grey, right: Grey) -> Grey:
    """An open booklet of two pages as large as each other."""
    return np.hstack([left, right])


def on_paper(
    pages: list[tuple[Grey, tuple[float, float], float]], paper_mm: tuple[float, float]
) -> Grey:
    """Paper with pages on it: each with its top left corner in mm and how large it is printed."""
    columns, rows = (round(side * REFERENCE_PX_PER_MM) for side in paper_mm)
    paper = np.full((rows, columns), 255, np.uint8)
    for page, at_mm, scale in pages:
        small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = (round(side * REFERENCE_PX_PER_MM) for side in at_mm)
        paper[top : top + small.shape[0], left : left + small.shape[1]] = small
    return paper


def box_of(at_mm: tuple[float, float], scale: float) -> Quad[PageMm]:
    """Where on its paper an A4 page lies that is printed so large from there."""
    (left, top), (width, height) = at_mm, A4_MM
    return Quad.box(left, top, left + scale * width, top + scale * height)


def with_margins(page: Grey) -> Grey:
    """The page with a rule at its head and one at its foot, as far from its edges as usual."""
    ruled = page.copy()
    for y_mm in (10.0, 286.0):
        top = round(y_mm * REFERENCE_PX_PER_MM)
        ruled[top : top + 6, round(13 * REFERENCE_PX_PER_MM) : -round(13 * REFERENCE_PX_PER_MM)] = 0
    return ruled
