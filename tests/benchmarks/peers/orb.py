"""Aligning with ORB as OMRChecker does, told which page it sees: it registers, it does not seek.

ORB features of frame and page are matched by brute force, the best 15 % kept by distance, and a
homography fitted by RANSAC. One thing is kinder than there: OMRChecker first stretches whatever
it is given to the shape of the page, which suits pictures of the sheet alone; ours keep theirs.
"""

from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Sight
from tests.benchmarks.registering import Say
from tests.benchmarks.scoring import Answer
from tests.benchmarks.sheet import drawn_at
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.geometry import FramePx, Homography, PageMm
from vision.picture import Reference

Grey = NDArray[np.uint8]
#: Fewer pairs give no homography.
_FEWEST_PAIRS = 4


@dataclass(frozen=True)
class OrbSettings:
    """The features of OMRChecker's own example of alignment (samples/sample6), its usual share.

    Pages are seen at 3 px/mm, about what a 720p frame shows of them.
    """

    features: int = 1000
    good_share: float = 0.15


class OrbPeer:
    """Places the page it is told; where it sees the page's outline follows from that."""

    name = "ORB, as OMRChecker"

    def __init__(self, known: KnownPages, settings: OrbSettings | None = None) -> None:
        self._known, self._wants = known, settings or OrbSettings()
        self.settings: dict[str, Any] = asdict(self._wants)
        self._orb = cv2.ORB_create(self._wants.features)
        self._matcher = cv2.DescriptorMatcher_create(cv2.DESCRIPTOR_MATCHER_BRUTEFORCE_HAMMING)

    def see(self, shot: Sight) -> Answer | None:
        """Where the page of the shot lies; no answer where there is none to be told."""
        told = shot.page
        if told is None or told.key in shot.hidden:
            return None
        reference = self._known.reference(told.key)
        # The page is prepared once in OMRChecker too: not timed.
        page = reference.half
        features = self._orb.detectAndCompute(page, None)
        with timed() as spent:
            frame = decode(shot.jpeg).grey
            placed = self._placed(reference, page, features, frame)
        return Answer(
            page_to_frame=placed,
            outline=None if placed is None else placed.quad(reference.outline),
            seeks_name=False,
            spent_ms=spent.wall_ms,
            cpu_ms=spent.cpu_ms,
        )

    def _placed(
        self, reference: Reference, page: Grey, features: Any, frame: Grey
    ) -> Homography[PageMm, FramePx] | None:
        level = cv2.normalize(frame, None, 0, 255, norm_type=cv2.NORM_MINMAX)
        points, descriptors = self._orb.detectAndCompute(level, None)
        if descriptors is None or features[1] is None:
            return None
        pairs = sorted(self._matcher.match(descriptors, features[1]), key=lambda m: m.distance)
        pairs = pairs[: int(len(pairs) * self._wants.good_share)]
        if len(pairs) < _FEWEST_PAIRS:
            return None
        source = np.array([features[0][pair.trainIdx].pt for pair in pairs])
        target = np.array([points[pair.queryIdx].pt for pair in pairs])
        matrix, _ = cv2.findHomography(source, target, cv2.RANSAC)
        if matrix is None or not np.all(np.isfinite(matrix)) or abs(np.linalg.det(matrix)) < 1e-9:
            return None
        to_page = drawn_at(reference.outline, *page.shape[1::-1])
        return to_page.then(Homography[FramePx, FramePx](matrix))


def build(known: KnownPages, _say: Say) -> OrbPeer:
    """The peer over all known pages."""
    return OrbPeer(known)
