"""What a glance refuses: how pages that are there and pages that are not look at first sight.

Composed frames (synthetic) of registered pages and of forms that are not registered. In each, the
pages whose layout is most like what the likeliest outlines hold are glanced at. A page that is
there should pass in one outline at least, others seldom.

    python -m tests.benchmarks glances [--frames N] [--most N] [--conditions plain,curled]
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.benchmarks import options as wanted
from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.registering import collection
from tests.benchmarks.seeing import MEASURED, say
from tests.benchmarks.shots import Shot, shoot
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.opencv import use_one_quiet_thread
from vision.pages.known.layout import Fingerprint, SheetLayout
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.sketch import Sketch
from vision.pages.likely.glance import Glance, Glimpse
from vision.sheets.network_outline import NetworkPageFinder

#: Outlines looked at, and pages in each.
_OUTLINES, _PAGES = 3, 3
_SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)


@dataclass(frozen=True)
class Seen:
    """The glimpse at a page in the outline where it fits best, and what it took; `is_there`."""

    glimpse: Glimpse
    is_there: bool
    cpu_ms: float


def glances(known: KnownPages, index: LayoutIndex, shot: Shot) -> list[Seen]:
    """The likeliest pages of a frame, each in the outline where it shows best."""
    frame = decode(shot.jpeg)
    glance, finder = Glance(frame), NetworkPageFinder()
    there = frozenset() if shot.page is None else shot.page.same | shot.page.similar
    seen: dict[str, Seen] = {}
    for page in finder.find(frame)[:_OUTLINES]:
        layout = SheetLayout.of(frame.grey, page.corners, rim=0.0)
        hits = index.short_list(layout.whole()).alike(_PAGES + len(shot.hidden))
        for hit in [each for each in hits if each.key not in shot.hidden][:_PAGES]:
            sketch = Sketch.of(known.reference(hit.key))
            with timed() as taken:
                glimpse = glance.at(sketch, page.corners.turned(hit.query))
            before = seen.get(hit.key)
            if before is None or glimpse.likeness > before.glimpse.likeness:
                seen[hit.key] = Seen(glimpse, hit.key in there, taken.cpu_ms)
    return list(seen.values())


def told(name: str, seen: Sequence[Seen]) -> str:
    """A line on those pages: how many are refused, and how like and how agreeing they are."""
    if not seen:
        return f"{name:34s} none"
    refused = sum(not each.glimpse.may_be for each in seen)
    likeness = np.quantile([each.glimpse.likeness for each in seen], _SHARES)
    agreeing = np.quantile([each.glimpse.agreeing for each in seen], _SHARES)
    both = "   ".join(" ".join(f"{value:.2f}" for value in row) for row in (likeness, agreeing))
    cpu_ms = float(np.median([each.cpu_ms for each in seen]))
    return f"{name:34s} {len(seen):5d} {refused:7d}   {both}   {cpu_ms:5.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the table."""
    options = _options(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), say)
    index = LayoutIndex()
    published = known.catalogue.published_pages()
    index.add((str(each.key), Fingerprint.from_bytes(each.fingerprint)) for each in published)
    quantiles = "0, .1, .5, .9, 1 of likeness, agreeing"
    print(f"\n{'pages glanced at':34s} {'n':>5s} {'refused':>7s}   {quantiles}   CPU ms")
    for name in options.conditions:
        shots = (shoot(known, CONDITIONS[name], n, options.seed) for n in range(options.frames))
        seen = [each for shot in shots for each in glances(known, index, shot)]
        print(told(f"{name}, there", [each for each in seen if each.is_there]))
        print(told(f"{name}, others", [each for each in seen if not each.is_there]))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=20, help="frames a condition")
    parser.add_argument("--most", type=int, help="register at most so many PDFs")
    parser.add_argument("--conditions", type=wanted.conditions, default=(*MEASURED, "folded"))
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
