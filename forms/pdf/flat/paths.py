"""The paths a PDF page paints, each as corners on paper with its ink."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from forms.pdf.page_space import PageSpace
from vision.geometry import Floats

#: More of these than any form has; what lies beyond is not looked at.
_MOST_OBJECTS, _MOST_SEGMENTS, _DEEPEST_NESTING = 60_000, 4_000, 8
#: A clip of more corners is no rectangle; of more clips the last ones are not looked at.
_MOST_CORNERS, _MOST_CLIPS = 7, 8
#: The finest line a printer shows; PDF's width 0 means just that.
_THINNEST_MM = 0.05
#: Longer dash patterns draw borders of chains and flowers.
_LONGEST_DASHES = 16
#: Dashes with gaps up to this many times their length are seen as one line.
_DOTTED_GAPS = 1.5


@dataclass(frozen=True, eq=False)
class Path:
    """One subpath: `points` in PageMm (N, 2), of which `curves` Bézier pieces.

    `fill` and `stroke` are the lightness (0 black, 1 white) of its inside and of its line, None
    where it has none; `width_mm` is that of the line.
    """

    points: Floats
    curves: int
    is_closed: bool
    fill: float | None
    stroke: float | None
    width_mm: float
    is_dotted: bool


def painted_paths(page: pypdfium2.PdfPage, space: PageSpace) -> Iterator[list[Path]]:
    """The subpaths of each path object, in the order they are painted."""
    count = raw.FPDFPage_CountObjects(page)
    objects = _objects(count, lambda number: raw.FPDFPage_GetObject(page, number), np.eye(3), 0)
    for number, (item, matrix, placed_by) in enumerate(objects):
        if number > _MOST_OBJECTS:
            return
        yield _subpaths(item, matrix, placed_by, space)


def _objects(
    count: int, get: Callable[[int], Any], matrix: Floats, depth: int
) -> Iterator[tuple[Any, Floats, Floats]]:
    """Each path with the matrix that places it, and that of the form it is part of."""
    for number in range(min(count, _MOST_OBJECTS)):
        item = get(number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item, _matrix(item) @ matrix, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_NESTING:
            yield from _objects(
                raw.FPDFFormObj_CountObjects(item),
                lambda inner, item=item: raw.FPDFFormObj_GetObject(item, inner),  # type: ignore[misc]
                _matrix(item) @ matrix,
                depth + 1,
            )


def _matrix(item: Any) -> Floats:
    """The object's matrix for row vectors (x, y, 1)."""
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return np.eye(3)
    return np.array([[m.a, m.b, 0], [m.c, m.d, 0], [m.e, m.f, 1.0]])


def _subpaths(item: Any, matrix: Floats, placed_by: Floats, space: PageSpace) -> list[Path]:
    fill_mode, does_stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill_mode, does_stroke)
    fill = _lightness(item, raw.FPDFPageObj_GetFillColor) if fill_mode.value else None
    stroke = _lightness(item, raw.FPDFPageObj_GetStrokeColor) if does_stroke.value else None
    if fill is None and stroke is None:
        return []
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))) * space.mm_per_unit
    is_dotted = stroke is not None and _is_dotted(item)
    window = _window(item, placed_by) if stroke is None else None
    made = []
    for points, curves, is_closed in _drawn(item):
        placed = (np.column_stack([points, np.ones(len(points))]) @ matrix)[:, :2]
        if window is not None and not curves:
            placed = np.clip(placed, *window)
        made.append(
            Path(
                points=space.to_mm(placed),
                curves=curves,
                is_closed=is_closed,
                fill=fill,
                stroke=stroke,
                width_mm=max(width.value * scale, _THINNEST_MM),
                is_dotted=is_dotted,
            )
        )
    return made


def _window(item: Any, placed_by: Floats) -> tuple[Floats, Floats] | None:
    """The lowest and the highest corner (2,) of what a clip leaves of an area, None for all."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    low, high = np.full(2, -np.inf), np.full(2, np.inf)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(min(raw.FPDFClipPath_CountPaths(clip), _MOST_CLIPS)):
        corners = []
        for number in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_CORNERS)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            corners.append((x.value, y.value, 1.0))
        if not 4 <= len(corners) < _MOST_CORNERS:
            return None
        placed = (np.array(corners) @ placed_by)[:, :2]
        low, high = np.maximum(low, placed.min(axis=0)), np.minimum(high, placed.max(axis=0))
    return (low, high) if np.all(np.isfinite(low)) and np.all(high > low) else None


def _lightness(item: Any, get: Any) -> float:
    """0 black to 1 white, as it comes out on white paper; patterns count as black."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not get(item, red, green, blue, opacity):
        return 0.0
    grey = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    return 1 - (1 - grey) * opacity.value / 255


def _is_dotted(item: Any) -> bool:
    """Whether its line is dots far apart, as leads the eye."""
    count = raw.FPDFPageObj_GetDashCount(item)
    if not 1 <= count <= _LONGEST_DASHES:
        return False
    dashes = (ctypes.c_float * count)()
    raw.FPDFPageObj_GetDashArray(item, dashes, count)
    ink, gaps = sum(dashes[::2]), sum(dashes[1::2]) or dashes[0]
    return bool(gaps > _DOTTED_GAPS * max(ink, 0.01))


def _drawn(item: Any) -> Iterator[tuple[Floats, int, bool]]:
    """Each subpath as its points, how many curves it has, and whether it comes back."""
    points: list[tuple[float, float]] = []
    bends, is_closed = 0, False
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield np.array(points), bends // 3, is_closed
            points, bends, is_closed = [], 0, False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        bends += kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        is_closed = is_closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield np.array(points), bends // 3, is_closed
