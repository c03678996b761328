"""A known page laid on a frame: where it lies, and how well its print shows there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.laid.accept import Evidence, compare_print, correlated, looked_closer
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Reference, Scan
from vision.placing.placement import Placement
from vision.rectify import rectify

#: Corners are about there within this share of the page's diagonal: as far as outlines are off.
_ABOUT = 0.1


@dataclass(frozen=True, eq=False)
class Placed:
    """`reference` as `placement` lays it on `frame`; what is asked of it is computed once."""

    frame: Frame
    reference: Reference
    placement: Placement

    @classmethod
    def better(
        cls, frame: Frame, reference: Reference, placements: Iterable[Placement | None]
    ) -> Self | None:
        """As the one of `placements` that shows the print best; None where there is none."""
        found = [cls(frame, reference, each) for each in placements if each is not None]
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda each: each.score, default=None)

    @property
    def key(self) -> str:
        """The page's name."""
        return self.reference.key

    @property
    def page_to_frame(self) -> Homography[PageMm, FramePx]:
        """Where it lies; of bent paper the flat map nearest to it."""
        return self.placement.page_to_frame

    @property
    def score(self) -> float:
        """How well its print shows, -1..1."""
        return self._correlated.score

    @cached_property
    def evidence(self) -> Evidence:
        """How well its print shows, cell by cell."""
        return looked_closer(self._correlated)

    @cached_property
    def _correlated(self) -> Evidence:
        """The same without a closer look: which of several shows best is told without one."""
        return correlated(self.half, self.reference)

    def lies_about(self, corners: Quad[FramePx]) -> bool:
        """Whether its corners (TL, TR, BR, BL) are about there."""
        laid = self.page_to_frame.quad(self.reference.outline).xy
        apart = np.linalg.norm(corners.xy - laid, axis=1).max()
        return bool(apart < _ABOUT * np.linalg.norm(laid[2] - laid[0]))

    def evidence_of(self, other: Reference) -> Evidence | None:
        """How well the print of another page shows where this one lies; None of another size."""
        if (other.width_mm, other.height_mm) != (self.reference.width_mm, self.reference.height_mm):
            return None
        return compare_print(self.half, other)

    @cached_property
    def scan(self) -> Scan:
        """The frame straightened as this page, at REFERENCE_PX_PER_MM."""
        return self._straightened(REFERENCE_PX_PER_MM)

    @property
    def scan_if_made(self) -> Scan | None:
        """The same, where it was asked for already."""
        return self.scan if "scan" in self.__dict__ else None

    @cached_property
    def half(self) -> Scan:
        """The same at HALF_PX_PER_MM."""
        return self._straightened(HALF_PX_PER_MM)

    def _straightened(self, px_per_mm: float) -> Scan:
        size_mm = (self.reference.width_mm, self.reference.height_mm)
        return rectify(self.frame, self.placement.lie, *size_mm, px_per_mm)
