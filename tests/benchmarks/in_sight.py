"""Which pages are printed alike where a frame shows them: nobody can tell those apart.

Of a sheet that lies mostly outside the frame the year in its heading may be out of sight. A page is
drawn where the sheet lies, and so is each that is named beside it, whether it looks like it on the
whole or shares no more than a footer: where no pixel of the frame would differ, naming both is the
best answer there is.
"""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.compose import Composed
from tests.benchmarks.known_pages import KnownPage, KnownPages
from vision.geometry import Homography, PageMm, Quad, picture_outline
from vision.picture import Reference

#: Grey values that drawing a page anew may differ by.
_ROUNDED = 2


def alike_in_sight(
    known: KnownPages, page: KnownPage, composed: Composed, keys: Iterable[str]
) -> frozenset[str]:
    """Of some known pages those that the frame shows exactly like `page`.

    Flat sheets only: `composed.page_to_frame` must be exact.
    """
    shown = _drawn(known.reference(page.key), page, composed)
    return frozenset(
        key
        for key in keys
        if _is_alike(shown, _drawn(known.reference(key), known.pages[key], composed))
    )


def _drawn(reference: Reference, page: KnownPage, composed: Composed) -> NDArray[np.uint8]:
    """A page where the sheet lies, in the frame's own pixels; white around it."""
    height, width = reference.grey.shape
    paper = Quad[PageMm].box(0, 0, page.width_mm, page.height_mm)
    assert composed.page_to_frame is not None
    to_page = Homography.between(picture_outline(width, height), paper)
    matrix = to_page.then(composed.page_to_frame).matrix
    size = composed.frame.shape[1], composed.frame.shape[0]
    drawn = cv2.warpPerspective(
        reference.grey, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )  # fmt: skip
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), 0.7), np.uint8)


def _is_alike(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    return int(cv2.absdiff(one, other).max()) <= _ROUNDED
