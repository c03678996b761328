"""A page drawn small, which is all that a glance needs of it."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np

from vision.geometry import PageMm, Quad
from vision.picture import Grey, Reference

#: Lines of text are two px high then, and words are apart.
SKETCH_PX_PER_MM = 1.0


@dataclass(frozen=True, eq=False)
class Sketch:
    """A printed page drawn small.

    `key` is that of its `Reference`; `grey` is uint8 of shape (H, W) at SKETCH_PX_PER_MM; sizes are
    the paper's, in mm.
    """

    key: str
    grey: Grey
    width_mm: float
    height_mm: float

    @classmethod
    def of(cls, reference: Reference) -> Self:
        """Of a page as its owner made it."""
        sides_mm = reference.width_mm, reference.height_mm
        width, height = (max(1, round(side * SKETCH_PX_PER_MM)) for side in sides_mm)
        # By halves, which takes a fraction of the time.
        grey = cv2.resize(reference.half, (width, height), interpolation=cv2.INTER_AREA)
        return cls(reference.key, np.asarray(grey, np.uint8), *sides_mm)

    @property
    def outline(self) -> Quad[PageMm]:
        """The paper's edge."""
        return Quad.box(0, 0, self.width_mm, self.height_mm)
