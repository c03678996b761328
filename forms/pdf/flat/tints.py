"""Light areas without a line round them that are boxes to write in or to tick."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from forms.pdf.flat.drawing import Drawing
from vision.geometry import Floats

#: Darker ones are closed to writing or head a section; lighter ones do not show.
_DARKEST, _LIGHTEST = 0.86, 0.985
#: What they lie on is lighter by this.
_STANDS_OUT = 0.008
#: Lower and narrower ones are stripes. So high they hold many questions.
_LOWEST_MM, _NARROWEST_MM, _HIGHEST_MM = 3.4, 6.0, 45.0
#: Squares to tick, or for one letter.
_SMALLEST_MM, _LARGEST_MM, _LONGEST = 1.9, 7.5, 1.6
#: A form that asks by tints has this many of one height and lightness.
_FEWEST, _ALIKE_MM, _ALIKE = 3, 0.6, 0.01
#: Rules so near an edge enclose an area: then it is a cell that is shaded, for whatever reason.
_EDGE_MM = 0.6
#: How thick the lines are taken for that nothing draws.
_UNDRAWN_MM = 0.1


def with_edges(drawing: Drawing) -> Drawing:
    """The drawing where light areas to fill in have edges, small ones an outline."""
    shades = drawing.shades
    if len(shades) < _FEWEST:
        return drawing
    large, small = _are_large(shades), _are_small(shades)
    is_light = (shades[:, 4] > _DARKEST) & (shades[:, 4] < _LIGHTEST)
    chosen = (large | small) & is_light
    chosen &= [bool(c) and _stands_alone(n, drawing) for n, c in enumerate(chosen)]
    alike = _have_company(shades, chosen)
    chosen = alike | (chosen & large & _are_as_light(shades, alike) & _are_empty(drawing))
    boxes = shades[chosen & large, :4]
    left, top, right, bottom = boxes.T
    thin = np.full(len(boxes), _UNDRAWN_MM)
    level = [np.column_stack([left, right, y, thin]) for y in (top, bottom)]
    upright = [np.column_stack([top, bottom, x, thin]) for x in (left, right)]
    return replace(
        drawing,
        across=np.vstack([drawing.across, *level]),
        down=np.vstack([drawing.down, *upright]),
        shapes=np.vstack([drawing.shapes, shades[chosen & small, :4]]),
    )


def _are_large(shades: Floats) -> NDArray[np.bool_]:
    width, height = shades[:, 2] - shades[:, 0], shades[:, 3] - shades[:, 1]
    is_low = (height > _LOWEST_MM) & (height < _HIGHEST_MM)
    return np.asarray(is_low & (width > _NARROWEST_MM) & (width > height), np.bool_)


def _are_small(shades: Floats) -> NDArray[np.bool_]:
    sides = np.sort(shades[:, 2:4] - shades[:, :2], axis=1)
    is_sized = (sides[:, 0] > _SMALLEST_MM) & (sides[:, 1] < _LARGEST_MM)
    return np.asarray(is_sized & (sides[:, 1] < _LONGEST * sides[:, 0]), np.bool_)


def _stands_alone(number: int, drawing: Drawing) -> bool:
    """Whether an area stands out of what it lies on, holds no other, and no rules close it in."""
    shade = drawing.shades[number]
    left, top, right, bottom, lightness = shade
    before, after = drawing.shades[:number], drawing.shades[number + 1 :]
    under = before[_holds(before, shade)]
    if (under[-1, 4] if len(under) else 1.0) < lightness + _STANDS_OUT:
        return False
    others = np.vstack([before, after])
    x, y = (others[:, 0] + others[:, 2]) / 2, (others[:, 1] + others[:, 3]) / 2
    is_within = (x > left) & (x < right) & (y > top) & (y < bottom)
    is_within &= _area(others) < 0.9 * _area(shade[None])
    return not (is_within.any() or _is_closed_in(shade, drawing) or _is_ground(shade, drawing))


def _holds(shades: Floats, shade: Floats) -> NDArray[np.bool_]:
    holds = np.all(shades[:, :2] < shade[:2] + 0.1, axis=1)
    holds &= np.all(shades[:, 2:4] > shade[2:4] - 0.1, axis=1)
    return np.asarray(holds, np.bool_)


def _is_closed_in(shade: Floats, drawing: Drawing) -> bool:
    """Whether a rule runs along its upper edge. Walls alone part columns, whose rows it shows."""
    left, top, right, _, _ = shade
    start, end, at, _ = drawing.across.T
    spans = (start < right - 1) & (end > left + 1)
    return bool((spans & (np.abs(at - top) < _EDGE_MM)).any())


def _is_ground(shade: Floats, drawing: Drawing) -> bool:
    """Whether what asks is drawn on it: lines or outlines."""
    left, top, right, bottom, _ = shade
    s = drawing.shapes
    holds = (s[:, 0] > left) & (s[:, 2] < right) & (s[:, 1] > top) & (s[:, 3] < bottom)
    start, end, at, _ = drawing.across.T
    is_on = (end > left) & (start < right) & (end - start > _LOWEST_MM)
    is_on &= (at > top + _EDGE_MM) & (at < bottom - _EDGE_MM)
    return bool(holds.any() or is_on.any())


def _have_company(shades: Floats, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the chosen have enough others of their height and lightness."""
    height, lightness = (shades[:, 3] - shades[:, 1])[chosen], shades[chosen, 4]
    alike = np.abs(height[:, None] - height) < _ALIKE_MM
    alike &= np.abs(lightness[:, None] - lightness) < _ALIKE
    kept = np.zeros(len(shades), bool)
    kept[np.flatnonzero(chosen)[alike.sum(axis=1) >= _FEWEST]] = True
    return kept


def _are_as_light(shades: Floats, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which areas are as light as one of the chosen: on such a form the higher ones ask too."""
    apart = np.abs(shades[:, 4][:, None] - shades[chosen, 4])
    return np.asarray((apart < _ALIKE).any(axis=1), np.bool_)


def _are_empty(drawing: Drawing) -> NDArray[np.bool_]:
    """In which areas nothing is printed."""
    x = (drawing.word_boxes[:, 0] + drawing.word_boxes[:, 2]) / 2
    y = (drawing.word_boxes[:, 1] + drawing.word_boxes[:, 3]) / 2
    left, top, right, bottom = drawing.shades[:, :4, None].transpose(1, 0, 2)
    holds = (x > left) & (x < right) & (y > top) & (y < bottom)
    return np.asarray(~holds.any(axis=1), np.bool_)


def _area(shades: Floats) -> Floats:
    return np.asarray(np.prod(shades[:, 2:4] - shades[:, :2], axis=1), np.float64)
