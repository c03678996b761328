"""Pages that are not as large as their paper: open booklets, two pages on a sheet, printed smaller.

Frames (synthetic) with exact truth of an open booklet, whole in sight and aimed at one of its
pages, of paper with two pages side by side, and of pages printed at 70 to 97 % of their paper.
Right is the page nearest the frame's middle; of two that are as near, either.

    python -m tests.benchmarks spreads [--frames N] [--kinds booklet,near] [--kept]
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.compose import CLUTTER, PLAIN, compose
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.options import size, some_of
from tests.benchmarks.ours import Ours
from tests.benchmarks.registering import collection
from tests.benchmarks.scoring import Answer, edge_of, off_mm, overlap, quantile
from tests.benchmarks.seeing import say
from tests.benchmarks.stance import Creases, Folds, Stance, stand
from vision.geometry import FramePx, PageMm, Points, Quad
from vision.opencv import use_one_quiet_thread
from vision.picture import Grey

KINDS = ("booklet", "opened", "near", "two_up", "smaller")
#: What an answer can be worth, the best first: of the other page that is in sight, too.
FOUND = ("right", "listed", "other", "missed", "WRONG")
#: Sheets are printed at so many px a mm, and pages on them no larger than their paper.
_PX_PER_MM = 8.0
#: Two pages are as near the frame's middle when their distances part by less than this share.
_AS_NEAR = 0.15
_A4, _LETTER = (210.0, 297.0), (215.9, 279.4)


@dataclass(frozen=True, eq=False)
class PageOnSheet:
    """Where a page lies that is printed on a part of a sheet: what is asked of a `Stance`.

    `at_mm` is its top left corner on the sheet, `scale` how much smaller it is printed.
    """

    sheet: Stance
    width_mm: float
    height_mm: float
    at_mm: tuple[float, float]
    scale: float = 1.0

    def place(self, points: Points[PageMm]) -> Points[FramePx]:
        """Where points of the page appear."""
        return self.sheet.place(Points(points.xy * self.scale + np.array(self.at_mm)))

    @property
    def outline(self) -> Quad[PageMm]:
        """The page's edge."""
        return Quad.box(0, 0, self.width_mm, self.height_mm)

    def grid(self, columns: int, rows: int) -> Points[PageMm]:
        """Equal steps over the whole page, edges included, row by row."""
        x, y = np.meshgrid(
            np.linspace(0, self.width_mm, columns), np.linspace(0, self.height_mm, rows)
        )
        return Points(np.column_stack([x.ravel(), y.ravel()]))


@dataclass(frozen=True, eq=False)
class Spread:
    """A frame, and the pages on its sheet with where they lie, the one meant first."""

    jpeg: bytes
    frame: NDArray[np.uint8]
    pages: tuple[tuple[KnownPage, PageOnSheet], ...]
    are_as_near: bool
    hidden: frozenset[str] = frozenset()

    @property
    def page(self) -> KnownPage:
        """The page meant."""
        return self.pages[0][0]


def spread(known: KnownPages, kind: str, seed: int, at: tuple[int, int]) -> Spread:
    """A frame of that kind; the same arguments give the same frame."""
    rng = np.random.default_rng([seed, zlib.crc32(kind.encode())])
    pages = _drawn(known, rng, 1 if kind == "smaller" else 2)
    sheet_mm, lying = _laid_out(rng, pages, kind)
    picture = _printed(known, sheet_mm, pages, lying)
    condition = CLUTTER if rng.random() < 0.25 else PLAIN
    stance = _stance(rng, sheet_mm, lying, kind, at)
    composed = compose(picture, *sheet_mm, condition, seed, size=at, stance=stance)
    placed = [
        (page, PageOnSheet(stance, page.width_mm, page.height_mm, place, scale))
        for page, (place, scale) in zip(pages, lying, strict=True)
    ]
    away = [_off_centre(each, at) for _, each in placed]
    placed = [placed[number] for number in np.argsort(away)]
    are_as_near = len(away) > 1 and min(away) > (1 - _AS_NEAR) * max(away)
    return Spread(composed.jpeg, composed.frame, tuple(placed), are_as_near)


def _drawn(known: KnownPages, rng: np.random.Generator, count: int) -> list[KnownPage]:
    """A page held upright, and the next one of its form, or another page as large."""
    upright = [
        page
        for page in known.pages.values()
        if page.width_mm < page.height_mm and not known.is_blank(page.key)
    ]
    first = upright[int(rng.integers(len(upright)))]
    if count == 1:
        return [first]
    form, _, number = first.key.rpartition("/")
    after = known.pages.get(f"{form}/{int(number) + 1}")
    if after is None or not _as_large(after, first) or known.is_blank(after.key):
        others = [each for each in upright if _as_large(each, first) and each.key not in first.kin]
        after = others[int(rng.integers(len(others)))]
    return [first, after]


def _as_large(one: KnownPage, other: KnownPage) -> bool:
    return abs(one.width_mm - other.width_mm) + abs(one.height_mm - other.height_mm) < 2


def _laid_out(
    rng: np.random.Generator, pages: Sequence[KnownPage], kind: str
) -> tuple[tuple[float, float], list[tuple[tuple[float, float], float]]]:
    """The sheet's size, and each page's top left corner on it and how large it is printed."""
    width, height = pages[0].width_mm, pages[0].height_mm
    if kind in ("booklet", "opened", "near"):
        return (2 * width, height), [((0.0, 0.0), 1.0), ((width, 0.0), 1.0)]
    paper = _A4 if rng.random() < 0.5 else _LETTER
    if kind == "smaller":
        fits = min(1.0, paper[0] / width, paper[1] / height)
        scale = fits * float(rng.uniform(0.70, 0.97))
        left, below = paper[0] - scale * width, paper[1] - scale * height
        # In the middle, at the top in the middle, or where a copier begins.
        way = rng.choice(["middle", "top", "corner"], p=[0.6, 0.2, 0.2])
        at = {"middle": (left / 2, below / 2), "top": (left / 2, 0.0), "corner": (0.0, 0.0)}[way]
        return paper, [(at, scale)]
    half = paper[1] / 2, paper[0]
    scale = min(half[0] / width, half[1] / height) * float(rng.uniform(0.92, 1.0))
    left, below = half[0] - scale * width, half[1] - scale * height
    return (paper[1], paper[0]), [
        ((left / 2 + number * half[0], below / 2), scale) for number in (0, 1)
    ]


def _printed(
    known: KnownPages, sheet_mm: tuple[float, float], pages: Sequence[KnownPage],
    lying: Sequence[tuple[tuple[float, float], float]],
) -> Grey:  # fmt: skip
    """The sheet as it comes out of a printer."""
    columns, rows = (round(side * _PX_PER_MM) for side in sheet_mm)
    sheet = np.full((rows, columns), 255, np.uint8)
    for page, ((left, top), scale) in zip(pages, lying, strict=True):
        picture = known.printed(page.key)
        drawn = picture.shape[0] / page.height_mm
        factor = scale * _PX_PER_MM / drawn
        matrix = np.array([[factor, 0, left * _PX_PER_MM], [0, factor, top * _PX_PER_MM]])
        # Pixel centres, not corners, are what is moved.
        matrix[:, 2] += (factor - 1) / 2
        soft = cv2.GaussianBlur(picture, (0, 0), 0.35 / factor) if factor < 0.9 else picture
        layer = cv2.warpAffine(
            soft, matrix, (columns, rows), flags=cv2.INTER_LINEAR, borderValue=255.0
        )
        sheet = np.asarray(np.minimum(sheet, layer), np.uint8)
    return sheet


def _stance(
    rng: np.random.Generator, sheet_mm: tuple[float, float],
    lying: Sequence[tuple[tuple[float, float], float]], kind: str, at: tuple[int, int],
) -> Stance:  # fmt: skip
    """How the sheet lies: a booklet that was opened is bent at its fold."""
    bend = None
    if kind in ("opened", "near") and (kind == "opened" or rng.random() < 0.5):
        lean = np.radians(rng.uniform(1.5, 9, 2)) * np.array([1, -1]) * rng.choice([-1, 1])
        bend = Folds(Creases((0.0,), (float(lean[0]), float(lean[1]))), Creases((), (0.0,)))
    roll = float(rng.normal(0, 8)) + (180 if rng.random() < 0.15 else 0)
    if kind != "near":
        if at[0] < at[1]:
            roll += 90 * float(rng.choice([-1, 1]))
        return stand(rng, sheet_mm, at, (0.75, 0.96), 22, roll, bend)
    page = sheet_mm[0] / 2, sheet_mm[1]
    alone = stand(rng, page, at, (0.8, 0.98), 18, roll)
    away = np.array([(-1 if rng.random() < 0.5 else 1) * page[0] / 2, 0, 0])
    return Stance(
        *sheet_mm, alone.rotation, alone.shift_mm + alone.rotation @ away, alone.focal_px,
        alone.centre_px, bend,
    )  # fmt: skip


def _off_centre(lying: PageOnSheet, at: tuple[int, int]) -> float:
    """How far from the frame's middle a page's is, px."""
    middle = lying.place(Points(np.array([[lying.width_mm / 2, lying.height_mm / 2]]))).xy[0]
    return float(np.linalg.norm(middle - (np.array(at) - 1) / 2))


def worth(shot: Spread, named: frozenset[str]) -> tuple[str, PageOnSheet | None]:
    """One of FOUND for the keys named, and where the page lies that was."""
    for number, (page, lying) in enumerate(shot.pages):
        if named & page.same:
            is_meant = number == 0 or shot.are_as_near or bool(shot.page.same & page.same)
            if not is_meant:
                return "other", lying
            return ("right" if named <= page.same else "listed"), lying
    return ("WRONG" if named else "missed"), None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), say)
    known.is_drawn_anew = not options.kept
    ours = Ours(known)
    print(f"Synthetic frames {options.size[0]} x {options.size[1]}, {len(known.pages)} known pages")
    for kind in options.kinds:
        counts: Counter[str] = Counter()
        off: list[float] = []
        shapes: list[float] = []
        times: list[float] = []
        for number in range(options.frames):
            shot = spread(known, kind, options.seed * 1000 + number, options.size)
            answer = ours.see(shot)
            assert answer is not None
            found, lying = worth(shot, answer.named)
            say(f"{kind} {number} {shot.page.key}: {found} {sorted(answer.named)[:2]}")
            counts[found] += 1
            times.append(answer.cpu_ms)
            if lying is not None:
                off += _off(lying, answer, options.size)
                assert answer.outline is not None
                shapes.append(overlap(answer.outline, edge_of(lying)))
        said = ", ".join(f"{counts[each]} {each}" for each in FOUND if counts[each])
        print(
            f"{kind:8} of {options.frames}: {said}; mm off {quantile(off, 0.5) or 0:.2f} median, "
            f"{quantile(off, 0.95) or 0:.2f} p95; IoU {np.mean(shapes or [0]):.3f}; CPU ms "
            f"{quantile(times, 0.5) or 0:.0f} median, {quantile(times, 0.9) or 0:.0f} p90",
            flush=True,
        )
    return 0


def _off(lying: PageOnSheet, answer: Answer, at: tuple[int, int]) -> tuple[float, ...]:
    return () if answer.page_to_frame is None else off_mm(lying, answer.page_to_frame, at)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=10, help="frames a kind")
    parser.add_argument("--kinds", type=some_of(KINDS), default=KINDS)
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=size, default=(1280, 720), help="of a frame, as 1280x720")
    parser.add_argument("--kept", action="store_true", help="photograph what is kept of pages")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
