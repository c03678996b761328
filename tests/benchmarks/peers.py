"""Two usual ways to recognise a page, built as well as we can, to compare with.

SIFT: features of all pages in one FLANN index, votes, the best pages verified by RANSAC.
Whole-page Tesseract: the frame is read, and the page sought whose printed text is most alike.
Both decode the picture as we do, and are told which pages are printed alike, as we know that too.
"""

import itertools
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytesseract
from numpy.typing import NDArray

from tests.benchmarks.known_pages import KnownPages, Say
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.geometry import FramePx, Homography, PageMm, Points, picture_outline
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
        self.settings = settings or SiftSettings()
        self._known = known
        self._sift = cv2.SIFT_create(self.settings.frame_features)
        self._pages = self._described(say)
        self._index = cv2.FlannBasedMatcher(
            {"algorithm": 1, "trees": self.settings.trees}, {"checks": self.settings.checks}
        )
        self._index.add([page.descriptors for page in self._pages])
        say(f"SIFT: indexing {self.feature_count} features")
        self._index.train()

    @property
    def feature_count(self) -> int:
        """Features in the index; each takes 512 bytes, twice over while it is built."""
        return sum(len(page.descriptors) for page in self._pages)

    def see(self, content: bytes, hidden: frozenset[str]) -> Answer:
        """The page in a picture; pages `hidden` count as not known."""
        with timed() as spent:
            frame = decode(content)
            found = self._found(frame, hidden)
        times = {"spent_ms": spent.wall_ms, "cpu_ms": spent.cpu_ms}
        if found is None:
            return Answer(seeks_outline=False, **times)
        key, page_to_frame, inliers = found
        page = self._known.pages[key]
        outline = self._outline(page_to_frame, page.width_mm, page.height_mm)
        named, stages = page.same - hidden, {"inliers": float(inliers)}
        return Answer(named, page_to_frame, outline, **times, stages=stages)

    def _described(self, say: Say) -> list[_SiftPage]:
        sift = cv2.SIFT_create(self.settings.page_features)
        pages = []
        for number, key in enumerate(self._known.pages, 1):
            if number % 50 == 0:
                say(f"SIFT: described {number}/{len(self._known.pages)} pages")
            reference = self._known.reference(key)
            half = reference.half
            points, descriptors = sift.detectAndCompute(half, None)
            if descriptors is None or len(points) < self.settings.neighbours:
                continue
            to_mm = Homography.between(
                picture_outline(half.shape[1], half.shape[0]), reference.outline
            )
            pages.append(_SiftPage(key, to_mm(_places(points)).xy, descriptors))
        return pages

    def _found(
        self, frame: Frame, hidden: frozenset[str]
    ) -> tuple[str, Homography[PageMm, FramePx], int] | None:
        points, descriptors = self._sift.detectAndCompute(frame.grey, None)
        if descriptors is None or len(points) < self.settings.neighbours:
            return None
        seen = _places(points).xy
        best, most = None, self.settings.fewest_inliers - 1
        for row in self._shortlist(descriptors, hidden):
            page = self._pages[row]
            placed = self._placed(page, seen, descriptors)
            if placed is not None and placed[1] > most:
                best, most = (page.key, *placed), placed[1]
        return best

    def _shortlist(self, descriptors: Descriptors, hidden: frozenset[str]) -> list[int]:
        votes: Counter[int] = Counter()
        for neighbours in self._index.knnMatch(descriptors, self.settings.neighbours):
            if not neighbours:
                continue
            reach = self.settings.vote_within * neighbours[0].distance
            votes.update({match.imgIdx for match in neighbours if match.distance <= reach})
        known = [row for row, _ in votes.most_common() if self._pages[row].key not in hidden]
        return known[: self.settings.verified]

    def _placed(
        self, page: _SiftPage, seen: NDArray[np.float64], descriptors: Descriptors
    ) -> tuple[Homography[PageMm, FramePx], int] | None:
        """Where the page lies, and how many features say so."""
        pairs = [
            pair[0]
            for pair in cv2.BFMatcher().knnMatch(page.descriptors, descriptors, k=2)
            if len(pair) == 2 and pair[0].distance < self.settings.ratio_test * pair[1].distance
        ]
        if len(pairs) < self.settings.fewest_inliers:
            return None
        source = page.places_mm[[pair.queryIdx for pair in pairs]]
        target = seen[[pair.trainIdx for pair in pairs]]
        matrix, agreeing = cv2.findHomography(source, target, cv2.RANSAC, self.settings.ransac_px)
        if matrix is None or not np.all(np.isfinite(matrix)) or abs(np.linalg.det(matrix)) < 1e-9:
            return None
        return Homography(matrix), int(agreeing.sum())

    @staticmethod
    def _outline(
        page_to_frame: Homography[PageMm, FramePx], width_mm: float, height_mm: float
    ) -> Points[FramePx]:
        corners = [[0, 0], [width_mm, 0], [width_mm, height_mm], [0, height_mm]]
        return page_to_frame(Points(np.array(corners, float)))


def _places(points: Sequence[cv2.KeyPoint]) -> Points[FramePx]:
    return Points(np.array([point.pt for point in points], np.float64).reshape(-1, 2))


@dataclass(frozen=True)
class TesseractSettings:
    """How the Tesseract peer works; printed with its figures.

    The frame is enlarged so that small print is as tall as Tesseract wants it; `config` lets it
    turn the page itself. A page is named from `least_alike` (cosine) on: right answers were seen
    from .23 up, wrong ones at .15.
    """

    language: str = "nld+eng"
    longest_side_px: int = 2560
    config: str = "--psm 1"
    timeout_s: float = 60.0
    least_alike: float = 0.2


class TesseractPeer:
    """Reads the whole frame and seeks the page with the most alike text."""

    name = "whole-page Tesseract"

    def __init__(self, known: KnownPages, settings: TesseractSettings | None = None) -> None:
        self.settings = settings or TesseractSettings()
        self._known = known
        self._texts = TextIndex({key: page.text for key, page in known.pages.items()})
        # With four threads it takes four times the processor time for nothing.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    def see(self, content: bytes, hidden: frozenset[str]) -> Answer:
        """The page in a picture; pages `hidden` count as not known."""
        with timed() as spent:
            best = self._texts.most_alike(self._read(decode(content)), hidden)
        times = {"spent_ms": spent.wall_ms, "cpu_ms": spent.cpu_ms}
        stages = {"cosine": best[1]} if best else {}
        if best is None or best[1] < self.settings.least_alike:
            return Answer(seeks_outline=False, **times, stages=stages)
        named = self._known.pages[best[0]].same - hidden
        return Answer(named, seeks_outline=False, **times, stages=stages)

    def _read(self, frame: Frame) -> str:
        factor = self.settings.longest_side_px / max(frame.width_px, frame.height_px)
        grey = cv2.resize(frame.grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        try:
            return str(
                pytesseract.image_to_string(
                    grey,
                    self.settings.language,
                    self.settings.config,
                    timeout=self.settings.timeout_s,
                )
            )
        except (pytesseract.TesseractError, RuntimeError):
            # It gives up on pictures with too few letters to tell which way is up, or took too
            # long: nothing read.
            return ""


@dataclass(eq=False)
class TextIndex:
    """Texts by key, compared as TF-IDF vectors of words and pairs of words."""

    texts: dict[str, str]
    _postings: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    _rarity: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = {key: Counter(_terms(text)) for key, text in self.texts.items()}
        spread = Counter(term for terms in counts.values() for term in terms)
        self._rarity = {term: math.log((1 + len(counts)) / n) for term, n in spread.items()}
        postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key, terms in counts.items():
            for term, weight in self._weighed(terms).items():
                postings[term].append((key, weight))
        self._postings = dict(postings)

    def most_alike(self, text: str, hidden: frozenset[str]) -> tuple[str, float] | None:
        """The key of the most alike text and its cosine, 0..1; None where no word is shared."""
        scores: dict[str, float] = defaultdict(float)
        for term, weight in self._weighed(Counter(_terms(text))).items():
            for key, other in self._postings.get(term, ()):
                scores[key] += weight * other
        there = {key: score for key, score in scores.items() if key not in hidden}
        return max(there.items(), key=lambda item: item[1]) if there else None

    def _weighed(self, terms: Counter[str]) -> dict[str, float]:
        raw = {
            term: (1 + math.log(count)) * self._rarity[term]
            for term, count in terms.items()
            if term in self._rarity
        }
        length = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
        return {term: weight / length for term, weight in raw.items()}


def _terms(text: str) -> Iterable[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return [*words, *(f"{one} {other}" for one, other in itertools.pairwise(words))]
