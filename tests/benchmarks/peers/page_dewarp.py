"""The page as page-dewarp finds it: its own package, up to where it fits its curved sheet.

It takes the picture less a margin for the page, and turns that along the lines of text.
"""

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Sight
from tests.benchmarks.registering import Say
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.geometry import FramePx, Points, resizing


class PageDewarpPeer:
    """Finds an outline; knows no pages. Its defaults, whatever they are in the package there is.

    Raises:
        ImportError: page-dewarp is not installed.
    """

    name = "page-dewarp"

    def __init__(self, _known: KnownPages, _say: Say) -> None:
        # Of the group `bench`, which only `make bench` installs.
        from page_dewarp.options import Config  # noqa: PLC0415

        config = Config()
        self.settings: dict[str, Any] = {
            name: getattr(config, name)
            for name in ("PAGE_MARGIN_X", "PAGE_MARGIN_Y", "SCREEN_MAX_W", "SCREEN_MAX_H")
        }

    def see(self, shot: Sight) -> Answer:
        """The outline in a picture."""
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            # It opens pictures by name.
            file.write(shot.jpeg)
            file.flush()
            with timed() as spent, contextlib.redirect_stdout(io.StringIO()):
                outline = _outline(Path(file.name))
        return Answer(
            outline=outline, seeks_name=False, spent_ms=spent.wall_ms, cpu_ms=spent.cpu_ms
        )


def _outline(picture: Path) -> Points[FramePx] | None:
    from page_dewarp.image import WarpedImage  # noqa: PLC0415
    from page_dewarp.normalisation import norm2pix  # noqa: PLC0415
    from page_dewarp.spans import keypoints_from_samples, sample_spans  # noqa: PLC0415

    class UpToTheFit(WarpedImage):  # type: ignore[misc]
        """What its constructor does before the fit, whose seconds flatten but find nothing."""

        def __init__(self, file: Path) -> None:
            import cv2  # noqa: PLC0415
            from page_dewarp.options import Config  # noqa: PLC0415

            self.config, self.file_path = Config(), file
            self.cv2_img = cv2.imread(str(file), cv2.IMREAD_COLOR_BGR)
            self.small = self.resize_to_screen()
            self.calculate_page_extents()
            self.contour_list = self.contour_info(text=True)

    seen = UpToTheFit(picture)
    spans = seen.iteratively_assemble_spans()
    if not spans:
        return None
    samples = sample_spans(seen.small.shape, spans)
    corners, _, _ = keypoints_from_samples(
        seen.stem, seen.small, seen.pagemask, seen.page_outline, samples
    )
    found: Points[FramePx] = Points(
        np.asarray(norm2pix(seen.small.shape, corners, False), np.float64).reshape(4, 2)
    )
    # It halves, or more, by whole numbers.
    scale = seen.cv2_img.shape[1] / seen.small.shape[1]
    return resizing(scale, scale)(found)
