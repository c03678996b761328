"""Which figures a line of small print shows, of all that known pages print between its letters.

A reader must take any sign for possible; of a line that is known but for its figures they are among
those of a few hundred pages. Each such text is drawn as softly as the frame shows print, laid on
the line by itself, to a part of a pixel, and they compete over the pixels in which they differ.
That tells figures which a reader is not sure of.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, PageMm, px_per_mm, shifting
from vision.pages.known.figure_line import Box, FigureLine
from vision.pages.known.shelf import PageShelf
from vision.picture import REFERENCE_PX_PER_MM, Frame
from vision.placing.nudge import lean
from vision.rectify import rectify
from vision.text.figure_reader import FigureReader

#: Lines of fewer letters may be any: a bare number.
_FEWEST_LETTERS = 3
#: Where known pages print fewer texts there, one that none prints may be unlike all but one.
MANY_TEXTS = 12
#: A line is sought so far beside its place and above it: far from the print by which a strip was
#: laid paper is off by some mm. Of a page so much around a line is drawn with it.
_ROOM_MM, _DRAWN_MM = (7.0, 4.0), 0.7
#: How softly a frame may show print, as Gaussian sigmas in its px.
_SOFTNESS, _USUAL_SOFTNESS = (0.5, 0.7, 0.9, 1.1), 0.8
#: So many texts are drawn first, which a reader takes for the likeliest; then those that part from
#: the few best by one figure, as long as there are any. Each takes the 5 ms of a page's picture.
_MOST_FIRST, _LEADING, _MOST_ROUNDS, _MOST_DRAWN = 6, 2, 4, 50
#: A line is stretched or slanted by no more than the first; how is sought in so many steps, or
#: until it is found to the last.
_MOST_STRETCHED, _ALIGNED_SOFT = 0.06, 1
_ALIGNED = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 40, 1e-4)
#: The text that is there fits as well as this (correlation), and leads each other by this: about 1
#: where it is there. Where no known page prints what is there another is about as like it: it led
#: by .6 at most on synthetic lines.
_LEAST_FIT, _LEAST_LEAD = 0.85, 0.7
#: Paper is the brightest within so many px, on average of so many.
_PAPER_PX, _AROUND_PX = 9, 25
#: Prints of two texts differ in a pixel by so much of white at least.
_DIFFERS = 0.02
#: The least contrast that print is taken to have.
_LEAST_GAIN = 0.05

Plane = NDArray[np.float32]
Floats = NDArray[np.float64]
#: Texts by their signs: each with a page that prints it, and its line there.
Texts = Mapping[str, tuple[str, FigureLine]]


@dataclass(frozen=True)
class Told:
    """A line as a known page prints it; `is_sure` where many other figures are known there.

    Of few, none may be what is there.
    """

    line: FigureLine
    is_sure: bool


@dataclass(frozen=True, eq=False)
class FiguresByPrint:
    """Tells figures by what the known pages on `shelf` print; only those of `is_known` count."""

    shelf: PageShelf
    is_known: Callable[[str], bool]
    reader: FigureReader

    def told(
        self,
        frame: Frame,
        page_to_frame: Homography[PageMm, FramePx],
        line: FigureLine,
        fewest: int = 1,
    ) -> Told | None:
        """What stands where a page that fits has `line`, as a known page prints it.

        None where that is in doubt, or known pages print fewer texts there than `fewest`.
        """
        texts = self._texts(line)
        if line.signs not in texts or len(texts) < fewest:
            return None
        window = line.box.grown(*_ROOM_MM)
        to_frame = shifting(window.left_mm, window.top_mm).then(page_to_frame)
        scan = rectify(frame, to_frame, window.width_mm, window.height_mm)
        contest = _Contest(
            self.shelf, texts, _as_share_of_paper(scan.grey),
            REFERENCE_PX_PER_MM / px_per_mm(page_to_frame, line.box.quad),
        )  # fmt: skip
        known = {each.text: signs for signs, (_, each) in texts.items()}
        likely = self.reader.likeliest(frame, page_to_frame, window, tuple(known), _MOST_FIRST)
        best = contest.won_by(line.signs, [known[text] for text in likely])
        return None if best is None else Told(texts[best][1], len(texts) >= MANY_TEXTS)

    def _texts(self, line: FigureLine) -> dict[str, tuple[str, FigureLine]]:
        """All that known pages print between its letters, each from where that stands nearest."""
        if len(line.letters) < _FEWEST_LETTERS:
            return {}
        texts: dict[str, tuple[str, FigureLine]] = {}
        for key, other in self.shelf.worded_as(line):
            if not other.stands_at(line.box) or not self.is_known(key):
                continue
            there = texts.get(other.signs)
            if there is None or _apart(other.box, line.box) < _apart(there[1].box, line.box):
                texts[other.signs] = key, other
        return texts


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A text as share of paper: where it fits best, (2, 3), and how well, -1..1."""

    fit: float
    print_: Plane
    place: Floats


@dataclass(eq=False)
class _Contest:
    """Lays `texts` on what is `seen`, share of paper (H, W), of which a frame px takes so many."""

    shelf: PageShelf
    texts: Texts
    seen: Plane
    frame_px: float
    _drawn: dict[str, _Drawn] = field(default_factory=dict)

    def won_by(self, laid: str, likely: Iterable[str]) -> str | None:
        """The text that surely is there; None where none is. `laid` is that of the page laid."""
        turn = [laid, *likely]
        first = max(turn, key=lambda signs: self._laid(signs, _USUAL_SOFTNESS).fit)
        softness = max(_SOFTNESS, key=lambda each: self._laid(first, each).fit)
        for _ in range(_MOST_ROUNDS):
            for signs in turn[: _MOST_DRAWN - len(self._drawn)]:
                if signs not in self._drawn:
                    self._drawn[signs] = self._laid(signs, softness)
            leading = sorted(self._drawn, key=lambda each: -self._drawn[each].fit)[:_LEADING]
            turn = [each for each in self.texts if self._is_near(each, leading)]
            if not turn:
                break
        best = max(self._drawn, key=lambda each: self._drawn[each].fit)
        return best if self._is_sure(best) else None

    def _is_near(self, signs: str, leading: Iterable[str]) -> bool:
        """Whether a text not yet drawn parts by one figure from one of those that fit best."""
        is_new = signs not in self._drawn
        return is_new and any(is_one_figure_apart(signs, each) for each in leading)

    def _is_sure(self, best: str) -> bool:
        """Whether it leads all others, laid along the line as it is itself."""
        one = self._drawn[best]
        if one.fit < _LEAST_FIT:
            return False
        straight = _straight(self.seen, one.place)
        shown, *others = (
            _shown(each.print_, _place_of(each.print_, straight)[1], straight)
            for each in (one, *(self._drawn[each] for each in self._drawn if each != best))
        )
        leads = (_lead(straight, shown, other) for other in others)
        return min(leads, default=np.inf) >= _LEAST_LEAD

    def _laid(self, signs: str, softness: float) -> _Drawn:
        """A text drawn so softly, in px of the frame, where it fits best."""
        key, line = self.texts[signs]
        around = _around(self.shelf.reference(key).grey, line.box)
        if not around.size:
            # Kept where the page's picture does not reach.
            return _Drawn(-1.0, np.ones((1, 1), np.float32), np.eye(2, 3))
        soft = cv2.GaussianBlur(around, (0, 0), softness * self.frame_px)
        print_ = np.asarray(np.asarray(soft, np.float32) / 255, np.float32)
        fit, about = _place_of(print_, self.seen)
        better, place = _fitted(print_, self.seen, about)
        return _Drawn(max(fit, better), print_, place)


def _place_of(print_: Plane, seen: Plane) -> tuple[float, Floats]:
    """How well print fits where it fits best, as it is, and where: (2, 3)."""
    if print_.shape[0] > seen.shape[0] or print_.shape[1] > seen.shape[1]:
        return -1.0, np.eye(2, 3)
    likeness = cv2.matchTemplate(seen, print_, cv2.TM_CCOEFF_NORMED)
    _, fit, _, (x, y) = cv2.minMaxLoc(likeness)
    row, column = (np.asarray(each, np.float32) for each in (likeness[y], likeness[:, x]))
    return fit, np.array([[1, 0, x + lean(row, x)], [0, 1, y + lean(column, y)]])


def _shown(print_: Plane, place: Floats, seen: Plane) -> Plane:
    """Print on paper as large as what is seen."""
    shown = cv2.warpAffine(
        print_, place, seen.shape[::-1], flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT, borderValue=1.0,
    )  # fmt: skip
    return np.asarray(shown, np.float32)


def _straight(seen: Plane, place: Floats) -> Plane:
    """What is seen, so that print that lies there as `place` says is as it was printed."""
    back = np.array([[1, 0, -place[0, 2]], [0, 1, -place[1, 2]], [0, 0, 1]])
    straight = cv2.warpAffine(
        seen, place @ back, seen.shape[::-1], flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(straight, np.float32)


def _fitted(print_: Plane, seen: Plane, place: Floats) -> tuple[float, Floats]:
    """How well print fits that is laid about there, stretched or slanted a little, and how: (2, 3).

    Far from the print that paper was laid by a line is stretched by a hundredth, or runs up.
    """
    start, everywhere = place.astype(np.float32), np.full(seen.shape, 255, np.uint8)
    try:
        fit, found = cv2.findTransformECC(
            print_, seen, start, cv2.MOTION_AFFINE, _ALIGNED, everywhere, _ALIGNED_SOFT
        )
    except cv2.error:
        # It does not settle: what is there is not like this.
        return -1.0, place
    if np.abs(found[:, :2] - np.eye(2)).max() > _MOST_STRETCHED:
        return -1.0, place
    return fit, np.asarray(found, np.float64)


def is_one_figure_apart(one: str, other: str) -> bool:
    """Whether two texts are alike but for one sign that is another, or that one has more."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    is_one_more = len(long) == len(short) + 1
    return is_one_more and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _lead(seen: Plane, one: Plane, other: Plane) -> float:
    """How much better one print explains what is seen: about 1 if it is there, -1 if the other."""
    ink, drawn = 1 - seen, 1 - one
    gain = float((ink * drawn).sum() / max(float((drawn * drawn).sum()), 1e-6))
    apart = one - other
    apart[np.abs(apart) < _DIFFERS] = 0
    off = 1 - ink / max(gain, _LEAST_GAIN) - (one + other) / 2
    return float((off * apart).sum() / max(float((apart * apart).sum()) / 2, 1e-6))


def _as_share_of_paper(grey: NDArray[np.uint8]) -> Plane:
    seen = grey.astype(np.float32)
    brightest = cv2.dilate(seen, np.ones((_PAPER_PX, _PAPER_PX), np.uint8))
    paper = cv2.blur(brightest, (_AROUND_PX, _AROUND_PX))
    return np.asarray(seen / np.maximum(paper, 1.0), np.float32)


def _around(page: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """A line of a page with a little paper around it."""
    part = box.grown(_DRAWN_MM, _DRAWN_MM)
    left, top, right, bottom = (
        max(0, round(side * REFERENCE_PX_PER_MM))
        for side in (part.left_mm, part.top_mm, part.right_mm, part.bottom_mm)
    )
    return page[top:bottom, left:right]


def _apart(one: Box, other: Box) -> float:
    return abs(one.top_mm - other.top_mm) + abs(one.right_mm - other.right_mm)
