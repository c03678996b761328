"""Finding sheets by their colour alone: a shadow's edge is as sharp as paper's, but has no colour.

A shadow takes light away from all channels alike, so that the logarithms of their ratios stay
(Finlayson et al. 2006). Where those vary, paper and table are told apart by the direction in which
they vary most, drawn in grey; the same networks then look at that.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats
from vision.picture import Colour, Frame, Page, shrunk
from vision.sheets.outline import PageFinder

#: Sides are found exactly enough at this longest side: registration starts some mm away.
_WORK_PX = 640
#: Print and the camera's noise are blurred away, and dark pixels have no colour to speak of.
_BLUR_PX, _DARK = 1.5, 4
#: Colours vary this much (standard deviation of the logarithm) where more than white paper on a
#: grey table is seen: of 28 photos grey ones stayed below 0.09, those with wood were above 0.25.
_COLOURFUL = 0.15
#: The range shown, in grey values, from and to these quantiles.
_QUANTILES, _SHOWN = (0.02, 0.98), (30.0, 230.0)
#: The sheet is sought in the middle: so much of each side is around it.
_AROUND = 0.125


@dataclass(frozen=True, eq=False)
class ColourPageFinder:
    """Finds sheets whose colour differs from what lies around them, with the help of `inner`."""

    inner: PageFinder

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; empty where the frame has hardly any colour.

        Raises:
            ModelsError: a network's file is missing or changed.
        """
        factor = _WORK_PX / max(frame.width_px, frame.height_px)
        small, to_small = shrunk(frame.pixels, factor)
        shown = colour_alone(small)
        if shown is None:
            return []
        to_frame = to_small.inverse()
        found = self.inner.find(Frame(shown))
        return [Page(to_frame.quad(page.corners), page.confidence) for page in found]


def colour_alone(pixels: Colour) -> Colour | None:
    """What varies most in the colours of a picture, as grey, its middle brighter than its rim.

    uint8 of shape (H, W, 3) as `pixels`; None where the colours hardly vary.
    """
    soft = cv2.GaussianBlur(pixels, (0, 0), _BLUR_PX).astype(np.float32)
    ratios = cv2.log(soft + _DARK)
    ratios -= ratios.mean(axis=2, keepdims=True)
    places = ratios.reshape(-1, 3)
    spread, directions = np.linalg.eigh(np.cov(places.T))
    if spread[2] < _COLOURFUL**2:
        return None
    along = np.asarray(places @ directions[:, 2], np.float32).reshape(pixels.shape[:2])
    if _middle_less_rim(along) < 0:
        along = -along
    low, high = np.quantile(along[::4, ::4], _QUANTILES)
    grey = np.interp(along, (low, high), _SHOWN).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def _middle_less_rim(plane: NDArray[np.float32]) -> float:
    height, width = plane.shape
    rows, columns = round(_AROUND * height), round(_AROUND * width)
    middle = plane[2 * rows : -2 * rows, 2 * columns : -2 * columns]
    rim: Floats = np.concatenate([plane[:rows].ravel(), plane[-rows:].ravel()])
    return float(middle.mean() - rim.mean())
