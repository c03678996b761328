"""What finds paper in a frame: the sheet meant, what runs out of it or lies far off, bent edges."""

from dataclasses import dataclass
from typing import Self

from models.page_corners import PageCorners
from models.page_sides import PageSides
from vision.placing.paper_edge import PaperEdge
from vision.sheets.cut_sheets import CutSheetFinder
from vision.sheets.far_off import FarSheetFinder
from vision.sheets.network_outline import NetworkPageFinder
from vision.sheets.outline import PageFinder


@dataclass(frozen=True, eq=False)
class Finders:
    """Finders of `whole` sheets, of those `cut` off or `far` off, and of the paper's `edge`."""

    whole: PageFinder
    cut: CutSheetFinder
    far: FarSheetFinder
    edge: PaperEdge

    @classmethod
    def sharing(cls) -> Self:
        """All over the same two networks: each takes some 12 MB, and looks at a frame once."""
        corners, sides = PageCorners(), PageSides()
        whole, edge = NetworkPageFinder(corners, sides), PaperEdge(sides)
        return cls(whole, CutSheetFinder(corners), FarSheetFinder(corners, whole), edge)
