"""SIFT + FLANN + RANSAC: features of all pages in one index, votes, the best verified by RANSAC."""

from collections import Counter
from collections.abc import Sequence
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
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Frame

Descriptors = NDArray[np.float32]


@dataclass(frozen=True)
class SiftSettings:
    """How the SIFT peer works; printed with its figures.

    Pages are described at 2 px/mm, which is what a 720p frame shows of them. A page is accepted
    from `fewest_inliers` on; the tutorials take 10, at which unknown forms are accepted too.
    """

    page_features: int = 600
    frame_features: int = 2000
    trees: int = 4
    checks: int = 64
    neighbours: int = 8
    vote_within: float = 1.1
    verified: int = 5
    ratio_test: float = 0.8
    ransac_px: float = 4.0
    fewest_inliers: int = 15


@dataclass(frozen=True, eq=False)
class _SiftPage:
    key: str
    places_mm: NDArray[np.float64]
    descriptors: Descriptors


class SiftPeer:
    """SIFT + FLANN + RANSAC over all known pages."""

    name = "SIFT+FLANN+RANSAC"

    def __init__(self, known: KnownPages, say: Say, settings: SiftSettings | None = None) -> None:
        self._wants = settings or SiftSettings()
        self._known = known
        self._sift = cv2.SIFT_create(self._wants.frame_features)
        self._pages = self._described(say)
        self._index = cv2.FlannBasedMatcher(
            {"algorithm": 1, "trees": self._wants.trees}, {"checks": self._wants.checks}
        )
        self._index.add([page.descriptors for page in self._pages])
        say(f"SIFT: indexing {self._feature_count} features")
        self._index.train()

    @property
    def settings(self) -> dict[str, Any]:
        """How it works; each feature takes 512 bytes, twice over while the index is built."""
        return asdict(self._wants) | {"features": self._feature_count}

    @property
    def _feature_count(self) -> int:
        return sum(len(page.descriptors) for page in self._pages)

    def see(self, shot: Sight) -> Answer:
        """The page in a picture, out of those not hidden."""
        hidden = shot.hidden
        with timed() as spent:
            frame = decode(shot.jpeg)
            found = self._found(frame, hidden)
        times = {"spent_ms": spent.wall_ms, "cpu_ms": spent.cpu_ms}
        if found is None:
            return Answer(seeks_outline=False, **times)
        key, page_to_frame, inliers = found
        page = self._known.pages[key]
        outline = page_to_frame.quad(Quad.box(0, 0, page.width_mm, page.height_mm))
        named, stages = page.same - hidden, {"inliers": float(inliers)}
        return Answer(named, page_to_frame, outline, **times, stages=stages)

    def _described(self, say: Say) -> list[_SiftPage]:
        sift = cv2.SIFT_create(self._wants.page_features)
        pages = []
        for number, key in enumerate(self._known.pages, 1):
            if number % 50 == 0:
                say(f"SIFT: described {number}/{len(self._known.pages)} pages")
            reference = self._known.reference(key)
            half = reference.half
            points, descriptors = sift.detectAndCompute(half, None)
            if descriptors is None or len(points) < self._wants.neighbours:
                continue
            to_mm = drawn_at(reference.outline, half.shape[1], half.shape[0]).inverse()
            pages.append(_SiftPage(key, to_mm(_places(points)).xy, descriptors))
        return pages

    def _found(
        self, frame: Frame, hidden: frozenset[str]
    ) -> tuple[str, Homography[PageMm, FramePx], int] | None:
        points, descriptors = self._sift.detectAndCompute(frame.grey, None)
        if descriptors is None or len(points) < self._wants.neighbours:
            return None
        seen = _places(points).xy
        best, most = None, self._wants.fewest_inliers - 1
        for row in self._shortlist(descriptors, hidden):
            page = self._pages[row]
            placed = self._placed(page, seen, descriptors)
            if placed is not None and placed[1] > most:
                best, most = (page.key, *placed), placed[1]
        return best

    def _shortlist(self, descriptors: Descriptors, hidden: frozenset[str]) -> list[int]:
        votes: Counter[int] = Counter()
        for neighbours in self._index.knnMatch(descriptors, self._wants.neighbours):
            if not neighbours:
                continue
            reach = self._wants.vote_within * neighbours[0].distance
            votes.update({match.imgIdx for match in neighbours if match.distance <= reach})
        known = [row for row, _ in votes.most_common() if self._pages[row].key not in hidden]
        return known[: self._wants.verified]

    def _placed(
        self, page: _SiftPage, seen: NDArray[np.float64], descriptors: Descriptors
    ) -> tuple[Homography[PageMm, FramePx], int] | None:
        """Where the page lies, and how many features say so."""
        pairs = [
            pair[0]
            for pair in cv2.BFMatcher().knnMatch(page.descriptors, descriptors, k=2)
            if len(pair) == 2 and pair[0].distance < self._wants.ratio_test * pair[1].distance
        ]
        if len(pairs) < self._wants.fewest_inliers:
            return None
        source = page.places_mm[[pair.queryIdx for pair in pairs]]
        target = seen[[pair.trainIdx for pair in pairs]]
        matrix, agreeing = cv2.findHomography(source, target, cv2.RANSAC, self._wants.ransac_px)
        if matrix is None or not np.all(np.isfinite(matrix)) or abs(np.linalg.det(matrix)) < 1e-9:
            return None
        return Homography(matrix), int(agreeing.sum())


def build(known: KnownPages, say: Say) -> SiftPeer:
    """The peer over all known pages, indexed."""
    return SiftPeer(known, say)


def _places(points: Sequence[cv2.KeyPoint]) -> Points[FramePx]:
    return Points(np.array([point.pt for point in points], np.float64).reshape(-1, 2))
