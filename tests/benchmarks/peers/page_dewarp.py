"""The page as page-dewarp finds it: its own package, up to where it fits its curved sheet.

It takes the picture less a margin for the page, and turns that along the lines of text.
"""

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from page_dewarp.image import WarpedImage
from page_dewarp.normalisation import norm2pix
from page_dewarp.options import Config
from page_dewarp.spans import keypoints_from_samples, sample_spans

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Sight
from tests.benchmarks.registering import Say
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.geometry import FramePx, Points, resizing

_TOLD = ("PAGE_MARGIN_X", "PAGE_MARGIN_Y", "SCREEN_MAX_W", "SCREEN_MAX_H")


class _UpToTheFit(WarpedImage):
    """What its constructor does before the fit, whose seconds flatten a page but find none."""

    def __init__(self, picture: Path) -> None:
        self.config, self.file_path = Config(), picture
        self.cv2_img = cv2.imread(str(picture))
        self.small = self.resize_to_screen()
        self.calculate_page_extents()
        self.contour_list = self.contour_info(text=True)

    def outline(self) -> Points[FramePx] | None:
        """Its page, None where it sees no text."""
        spans = self.iteratively_assemble_spans()
        if not spans:
            return None
        shape = self.small.shape
        corners, _, _ = keypoints_from_samples(
            self.stem, self.small, self.pagemask, self.page_outline, sample_spans(shape, spans)
        )
        found: Points[FramePx] = Points(
            np.asarray(norm2pix(shape, corners, False), np.float64).reshape(4, 2)
        )
        scale = self.cv2_img.shape[1] / shape[1]
        return resizing(scale, scale)(found)


class PageDewarpPeer:
    """Finds an outline; knows no pages. Its defaults, whatever they are in the package there is."""

    name = "page-dewarp"

    def __init__(self) -> None:
        self.settings: dict[str, Any] = {name: getattr(Config(), name) for name in _TOLD}

    def see(self, shot: Sight) -> Answer:
        """The outline in a picture."""
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            # It opens pictures by name.
            file.write(shot.jpeg)
            file.flush()
            with timed() as spent, contextlib.redirect_stdout(io.StringIO()):
                outline = _UpToTheFit(Path(file.name)).outline()
        return Answer(
            outline=outline, seeks_name=False, spent_ms=spent.wall_ms, cpu_ms=spent.cpu_ms
        )


def build(_known: KnownPages, _say: Say) -> PageDewarpPeer:
    """The peer; it needs no pages."""
    return PageDewarpPeer()
