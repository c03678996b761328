"""Outlines found in the pixels of the canvas, whatever the page says about where it drew them."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.clips import Clip
from vision.geometry import PageMm, Points

Floats = NDArray[np.float64]

#: A line is looked for this far on both sides of where it should be, canvas px.
_REACH_PX = 4.0
_STEP_PX = 0.25
#: A pixel is of the line when its colour is this near, of 0..441.
_LIKE = 60.0
#: Lines are 2 px wide, or a little less where they are smoothed.
_LEAST_WIDTH_PX = 0.8
#: Where along an edge it is looked for: away from corners, and from the number at its end.
_ALONG = np.linspace(0.3, 0.7, 9)


@dataclass(frozen=True, eq=False)
class Edges:
    """How many field edges were looked for on a picture, and how far each found one lies off.

    `off_px` is along the edge's normal in pixels of the camera's frame.
    """

    looked_for: int
    off_px: Floats

    @property
    def found(self) -> int:
        """How many were found."""
        return len(self.off_px)

    @staticmethod
    def median_off(edges: Sequence["Edges"]) -> float:
        """The median distance over several pictures, frame px."""
        return float(np.median(np.abs(np.concatenate([each.off_px for each in edges]))))


def found_edges(grabbed: dict[str, Any], clip: Clip) -> Edges:
    """Looks for the long edges of every field of the clip's page on a grabbed canvas."""
    coded = np.frombuffer(base64.b64decode(grabbed["png"]), np.uint8)
    pixels = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    assert pixels is not None
    view = grabbed["view"]
    is_line = np.linalg.norm(pixels[..., ::-1].astype(float) - grabbed["line"], axis=2) < _LIKE
    stance = clip.stance(grabbed["n"])
    found: list[float] = []
    looked_for = 0
    for quad in clip.printed.corners_mm.reshape(-1, 4, 2):
        for start, end in ((quad[0], quad[1]), (quad[3], quad[2])):
            at = Points[PageMm](start + (end - start) * _ALONG[:, None])
            xy = (stance.place(at).xy + 0.5) * view["scale"] + [view["left"], view["top"]] - 0.5
            looked_for += 1
            off = _line_beside(is_line, xy)
            if off is not None:
                found.append(off / view["scale"])
    return Edges(looked_for, np.array(found))


def _line_beside(is_line: NDArray[np.bool_], xy: Floats) -> float | None:
    """How far the line lies from points it should run through, canvas px; None where none is."""
    along = xy[-1] - xy[0]
    normal = np.array([-along[1], along[0]]) / np.linalg.norm(along)
    steps = np.arange(-_REACH_PX, _REACH_PX + _STEP_PX / 2, _STEP_PX)
    places = np.round(xy[:, None] + steps[:, None] * normal).astype(int)
    height, width = is_line.shape
    if np.any(places < 0) or np.any(places >= [width, height]):
        return None
    hits = is_line[places[..., 1], places[..., 0]]
    if float(np.median(hits.sum(axis=1))) * _STEP_PX < _LEAST_WIDTH_PX:
        return None
    share = hits.mean(axis=0)
    return float((share * steps).sum() / share.sum())
