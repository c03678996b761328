"""Paper that is not flat: is it recognised, and how closely is it followed?

Composed frames (synthetic) of flat paper, of paper curled by 3 mm and as much as paper does, with
exact truth; and, where they are present, photos of printed sheets that were folded, curled and
crumpled, each to be told from all known pages and the other sheets.

    python -m tests.benchmarks curled [--frames N] [--most N] [--size 1280x720] [--without-photos]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.compose import CURLED, PLAIN, Condition, compose
from tests.benchmarks.folded_photos import Parts, flat_page, kinds, photos
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.options import size
from tests.benchmarks.registering import collection
from tests.benchmarks.stopwatch import timed
from tests.outside import SHARED
from vision.geometry import FramePx, PageToFrame, Quad, Warp
from vision.opencv import use_one_quiet_thread
from vision.outcome import Match
from vision.pages.known.layout import Fingerprint, describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import Kin, PageShelf
from vision.picture import Frame, Reference
from vision.placing.mesh import unbend
from vision.placing.paper_edge import PaperEdge
from vision.placing.placement import FLAT_MM, bend_mm
from vision.placing.register import Landmarks, Registrar
from vision.recognise import Recogniser

_CONDITIONS = (
    PLAIN,
    replace(CURLED, name="curled 3 mm", lift_mm=3.0),
    replace(CURLED, name="curled"),
)
#: Sheets whose layouts are this alike compete over where they differ.
_ALIKE = 0.6
#: What counts as followed.
_FOLLOWED_MM = 0.5


@dataclass(frozen=True, eq=False)
class Followed:
    """How far off a page is over a grid, in mm, by its homography and by its warp."""

    flat: NDArray[np.float64]
    bent: NDArray[np.float64]
    has_warp: bool
    bend_mm: float
    extra_ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the tables."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), _say)
    print(f"\nSynthetic frames {options.size[0]} x {options.size[1]}, given the sheet's corners:")
    for condition in _CONDITIONS:
        print(_composed(known, condition, options))
    folder = SHARED / "photos" / "inv3d"
    if options.without_photos or not folder.exists():
        print("\nno photos of folded sheets measured")
        return 0
    for which in ("document", "template"):
        print(f"\nPhotos, known by their {which}, among {len(known.pages)} other pages:")
        for line in _photographed(known, which):
            print(line)
    return 0


def _composed(known: KnownPages, condition: Condition, options: argparse.Namespace) -> str:
    rng = np.random.default_rng(options.seed)
    pages = [page for page in known.pages.values() if not known.is_blank(page.key)]
    drawn = [pages[at] for at in rng.integers(len(pages), size=options.frames)]
    edge = PaperEdge()
    found = [
        _follow(known, page, condition, options.seed * 1000 + number, options.size, edge)
        for number, page in enumerate(drawn)
    ]
    placed = [each for each in found if each is not None]
    flat, bent = (
        np.concatenate(each) for each in ([p.flat for p in placed], [p.bent for p in placed])
    )
    bends = [each.bend_mm for each in placed if each.bend_mm > 0]
    return (
        f"{condition.name:12} placed {len(placed)}/{len(found)}, with a mesh "
        f"{sum(each.has_warp for each in placed)}; mm off (median, p95): one homography "
        f"{_spread(flat)}, ours {_spread(bent)}; bend {min(bends, default=0):.2f} to "
        f"{max(bends, default=0):.2f} mm, flat is below {FLAT_MM}; extra CPU "
        f"{np.median([each.extra_ms for each in placed]):.1f} ms"
    )


def _follow(
    known: KnownPages, page: KnownPage, condition: Condition, seed: int, size: tuple[int, int],
    edge: PaperEdge,
) -> Followed | None:  # fmt: skip
    reference = known.reference(page.key)
    sheet_mm = (page.width_mm, page.height_mm)
    composed = compose(reference.grey, *sheet_mm, condition, seed, size=size)
    stance = composed.stance
    assert stance is not None
    marks = Landmarks(reference)
    registrar = Registrar(Frame(composed.frame))
    corners = Quad[FramePx](stance.place(reference.outline).xy)
    flat = registrar.place(reference, marks, corners)
    with timed() as spent:
        bent = unbend(registrar, reference, marks, corners, flat)
        best = bent or flat
        if best is None:
            return None
        best = edge.laid(registrar, reference, marks, best, corners)
    grid = stance.grid(12, 16)
    seen = stance.place(grid)

    def off(lie: PageToFrame) -> NDArray[np.float64]:
        page = lie.page_at(seen) if isinstance(lie, Warp) else lie.inverse()(seen)
        return np.linalg.norm(page.xy - grid.xy, axis=1)

    return Followed(
        off((flat or best).page_to_frame),
        off(best.lie),
        best.warp is not None,
        0.0 if flat is None else bend_mm(flat, reference),
        spent.cpu_ms,
    )


def _photographed(known: KnownPages, which: str) -> list[str]:
    folder = SHARED / "photos" / "inv3d"
    every = photos(folder)
    sheets = {photo.document: flat_page(folder, photo.document, which) for photo in every}
    printed = {name: Parts.of(flat_page(folder, name, "document")) for name in sheets}
    recogniser = _recogniser(known, sheets)
    lines = []
    for kind in kinds(every):
        outcomes: Counter[str] = Counter()
        flat: list[float] = []
        bent: list[float] = []
        for photo in (each for each in every if each.kind == kind):
            pixels = cv2.imread(str(photo.path))
            assert pixels is not None
            frame = Frame(np.asarray(pixels, np.uint8))
            match = recogniser.recognise(frame)
            if not isinstance(match, Match):
                outcomes[f"missed as {match.reason.value}"] += 1
                continue
            outcomes["right" if match.key == photo.document else "WRONG"] += 1
            if match.key == photo.document:
                flat.extend(printed[photo.document].off_mm(frame, match.page_to_frame))
                bent.extend(printed[photo.document].off_mm(frame, match.lie))
        said = ", ".join(f"{count} {what}" for what, count in outcomes.most_common())
        lines.append(f"{kind:20} {said}; within 0.5 mm: {_within(flat)} flat, {_within(bent)} ours")
    return lines


def _recogniser(known: KnownPages, sheets: dict[str, Reference]) -> Recogniser:
    index = LayoutIndex()
    index.add(
        (str(page.key), Fingerprint.from_bytes(page.fingerprint))
        for page in known.catalogue.published_pages()
    )
    prints = {key: describe(sheet.grey) for key, sheet in sheets.items()}
    index.add(prints.items())
    kin = {
        key: Kin(similar=frozenset(other for other in prints if _are_alike(prints, key, other)))
        for key in prints
    }
    shelf = PageShelf(lambda key: sheets[key] if key in sheets else known.reference(key), kin)
    return Recogniser(index, shelf)


def _are_alike(prints: dict[str, Fingerprint], key: str, other: str) -> bool:
    """Whether registering would have named two sheets as look-alikes; several are of one make."""
    return key != other and prints[key].likeness(prints[other]) > _ALIKE


def _spread(off: NDArray[np.float64]) -> str:
    return f"{np.median(off):.3f} {np.quantile(off, 0.95):.2f}"


def _within(off: Sequence[float]) -> str:
    """The share of parts of the print that lie where they should; and p95 of those found."""
    if not off:
        return "-"
    found = [each for each in off if np.isfinite(each)]
    share = float(np.mean(np.array(off) < _FOLLOWED_MM))
    return f"{share:.0%} (p95 {np.quantile(found, 0.95):.2f} mm)" if found else f"{share:.0%}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=20, help="frames a condition")
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=size, default=(1280, 720), help="of a frame, as 1280x720")
    parser.add_argument("--without-photos", action="store_true")
    return parser.parse_args(arguments)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
