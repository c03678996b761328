"""Pages that a scanner or a copier took: no edge of the sheet in sight, and dirt of their own.

Pictures (synthetic) of known pages at 200 dpi with exact truth: a grey scan with grain, black and
white of a light, middling and dark setting, a faint copy, a picture with too little light, black
edges of a copier, a page printed smaller, a fax, and a copy of a copy. No hand wrote on them.

    python -m tests.benchmarks scanned [--frames N] [--kinds grey,faint] [--seed S]
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.options import some_of
from tests.benchmarks.ours import Ours
from tests.benchmarks.registering import collection
from tests.benchmarks.scoring import off_mm, quantile
from tests.benchmarks.seeing import say
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.opencv import use_one_quiet_thread
from vision.picture import Grey

_PX_PER_MM = 200 / 25.4
#: What an answer can be worth, the best first.
FOUND = ("right", "listed", "missed", "WRONG")
_JPEG_QUALITY = (cv2.IMWRITE_JPEG_QUALITY, 85)


@dataclass(frozen=True, eq=False)
class Taken:
    """A picture of a page, and where on it the paper lies, turned and shrunk as it was."""

    jpeg: bytes
    size: tuple[int, int]
    page: KnownPage
    page_to_frame: Homography[PageMm, FramePx]
    hidden: frozenset[str] = frozenset()

    def place(self, points: Points[PageMm]) -> Points[FramePx]:
        """Where points of the page appear."""
        return self.page_to_frame(points)

    @property
    def outline(self) -> Quad[PageMm]:
        """The page's edge."""
        return Quad.box(0, 0, self.page.width_mm, self.page.height_mm)

    def grid(self, columns: int, rows: int) -> Points[PageMm]:
        """Equal steps over the whole page, edges included, row by row."""
        x, y = np.meshgrid(
            np.linspace(0, self.page.width_mm, columns), np.linspace(0, self.page.height_mm, rows)
        )
        return Points(np.column_stack([x.ravel(), y.ravel()]))


#: What becomes of a picture of light paper, grey values as floats.
_Machine = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def _in_black(light: np.ndarray, threshold: float) -> np.ndarray:
    return np.where(light < threshold, 0.0, 255.0)


def _with_dirt(light: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    rows, columns = light.shape
    for _ in range(60):
        spot = int(rng.integers(columns)), int(rng.integers(rows))
        cv2.circle(light, spot, int(rng.integers(0, 3)), 0.0, -1)
    return light


def _grained(light: np.ndarray, rng: np.random.Generator, grain: float) -> np.ndarray:
    return light + rng.normal(0, grain, light.shape)


def _copied_twice(light: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    for threshold in (160.0, 150.0):
        soft = cv2.GaussianBlur(light, (0, 0), 1.5)
        light = _in_black(_grained(soft, rng, 10), threshold)
    return _with_dirt(light, rng)


def _with_black_edges(light: np.ndarray, _rng: np.random.Generator) -> np.ndarray:
    light[:, :40] = 20
    light[-30:] = 40
    return light


def _faxed(light: np.ndarray, _rng: np.random.Generator) -> np.ndarray:
    """At 200 by 100 dpi."""
    rows, columns = light.shape
    coarse = cv2.resize(light, (columns, rows // 2), interpolation=cv2.INTER_AREA)
    black = _in_black(coarse, 160)
    return cv2.resize(black, (columns, rows), interpolation=cv2.INTER_NEAREST)


KINDS: Mapping[str, _Machine] = {
    "grey": lambda light, rng: _grained(light, rng, 5) - 10,
    "light": lambda light, rng: _with_dirt(_in_black(light, 90), rng),
    "middling": lambda light, rng: _with_dirt(_in_black(light, 150), rng),
    "dark": lambda light, rng: _with_dirt(_in_black(light, 215), rng),
    "faint": lambda light, rng: _grained(235 - (255 - light) * 0.3, rng, 4),
    "dim": lambda light, rng: _grained(light * 0.3, rng, 4),
    "edges": _with_black_edges,
    "smaller": lambda light, _rng: light,
    "fax": _faxed,
    "twice": _copied_twice,
}


def taken(known: KnownPages, kind: str, seed: int) -> Taken:
    """A page drawn at random, in that machine; the same arguments give the same picture."""
    rng = np.random.default_rng([seed, zlib.crc32(kind.encode())])
    pages = [page for page in known.pages.values() if not known.is_blank(page.key)]
    page = pages[int(rng.integers(len(pages)))]
    print_ = known.printed(page.key)
    rows, columns = (round(side * _PX_PER_MM) for side in (page.height_mm, page.width_mm))
    placed = _lie(rng, (page.width_mm, page.height_mm), 0.93 if kind == "smaller" else 1.0)
    light = KINDS[kind](_laid_on(print_, page, placed, (columns, rows)), rng)
    picture = np.clip(np.rint(light), 0, 255).astype(np.uint8)
    jpeg = cv2.imencode(".jpg", picture, _JPEG_QUALITY)[1].tobytes()
    return Taken(jpeg, (columns, rows), page, placed)


def _lie(
    rng: np.random.Generator, size_mm: tuple[float, float], scale: float
) -> Homography[PageMm, FramePx]:
    """Turned by up to .8° about the middle of the glass, printed at `scale`."""
    angle = np.radians(rng.uniform(-0.8, 0.8))
    middle = np.array(size_mm) / 2
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = Quad[PageMm].box(0, 0, *size_mm)
    lying = ((corners.xy - middle) * scale) @ turn.T + middle
    return Homography.between(corners, Quad[FramePx](lying * _PX_PER_MM - 0.5))


def _laid_on(
    print_: Grey, page: KnownPage, placed: Homography[PageMm, FramePx], size: tuple[int, int]
) -> np.ndarray:
    rows, columns = print_.shape
    of_print = Quad[FramePx].box(-0.5, -0.5, columns - 0.5, rows - 0.5)
    on_paper = placed.quad(Quad[PageMm].box(0, 0, page.width_mm, page.height_mm))
    matrix = cv2.getPerspectiveTransform(
        of_print.xy.astype(np.float32), on_paper.xy.astype(np.float32)
    )
    soft = cv2.GaussianBlur(print_, (0, 0), 0.8)
    laid = cv2.warpPerspective(soft, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    return np.asarray(laid, np.float64)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), say)
    known.is_drawn_anew = True
    ours = Ours(known)
    print(f"Synthetic scans at 200 dpi, {len(known.pages)} known pages, seed {options.seed}")
    for kind in options.kinds:
        counts: Counter[str] = Counter()
        off: list[float] = []
        for number in range(options.frames):
            shot = taken(known, kind, options.seed * 1000 + number)
            answer = ours.see(shot)
            found = _worth(shot.page, answer.named)
            say(f"{kind} {number} {shot.page.key}: {found} {sorted(answer.named)[:2]}")
            counts[found] += 1
            if found in ("right", "listed") and answer.page_to_frame is not None:
                off += off_mm(shot, answer.page_to_frame, shot.size)
        said = ", ".join(f"{counts[each]} {each}" for each in FOUND if counts[each])
        places = f"{quantile(off, 0.5) or 0:.2f} median, {quantile(off, 0.95) or 0:.2f} p95"
        print(f"{kind:8} of {options.frames}: {said}; mm off {places}", flush=True)
    return 0


def _worth(page: KnownPage, named: frozenset[str]) -> str:
    if not named:
        return "missed"
    if not named & page.same:
        return "WRONG"
    return "right" if named <= page.same else "listed"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=10, help="pictures a kind")
    parser.add_argument("--kinds", type=some_of(KINDS), default=tuple(KINDS))
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
