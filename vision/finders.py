"""What finds paper in a frame: the sheet meant, sheets that run out of it, the edge of bent."""

from dataclasses import dataclass
from typing import Self

from models.page_corners import PageCorners
from models.page_sides import PageSides
from vision.placing.paper_edge import PaperEdge
from vision.sheets.cut_sheets import CutSheetFinder
from vision.sheets.network_outline import NetworkPageFinder
from vision.sheets.outline import PageFinder


@dataclass(frozen=True, eq=False)
class Finders:
    """Finders of `whole` sheets, of those `cut` off, and of the paper's `edge`."""

    whole: PageFinder
    cut: CutSheetFinder
    edge: PaperEdge

    @classmethod
    def sharing(cls) -> Self:
        """All over the same two networks: each takes some 12 MB, and looks at a frame once."""
        corners, sides = PageCorners(), PageSides()
        return cls(NetworkPageFinder(corners, sides), CutSheetFinder(corners), PaperEdge(sides))
