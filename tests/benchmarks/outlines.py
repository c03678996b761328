"""How well and how fast sheets are found, beside two peers on the same pictures.

Composed frames of made-up pages in every condition (synthetic), and real photos with corners
labelled by hand where they are present. The figure is the Jaccard index of the outline with the
sheet's true edge, parts outside the frame included; nothing found counts 0.

    python -m tests.benchmarks outlines [--frames N] [--conditions plain,hand]

Prints a table and writes bench/outlines.json.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from tests.benchmarks.compose import CONDITIONS, compose
from tests.benchmarks.options import conditions, write
from tests.benchmarks.peers.contour import ContourSettings, largest_contour
from tests.benchmarks.registering import ROOT
from tests.benchmarks.scoring import edge_of, overlap
from tests.benchmarks.stopwatch import timed
from tests.benchmarks.surroundings import surroundings
from tests.builders import A4_MM, printed_page
from tests.outside import SHARED
from vision.decode import decode
from vision.geometry import FramePx, Points, Quad
from vision.opencv import use_one_quiet_thread
from vision.picture import Frame, Page, shrunk
from vision.sheets.network_outline import NetworkPageFinder
from vision.sheets.outline import LinePageFinder, PageFinder

RESULT = ROOT / "bench" / "outlines.json"
PHOTOS = SHARED / "photos"
#: Sheets of other sizes take turns with A4: A5, Letter, Legal, landscape, a receipt.
_SIZES_MM = (
    A4_MM, A4_MM, (148.0, 210.0), (215.9, 279.4), (297.0, 210.0), A4_MM, (215.9, 355.6),
    (80.0, 190.0),
)  # fmt: skip
_FRAME_SIZES = ((1280, 720), (720, 1280), (1280, 960))
#: As the recogniser does, larger photos are looked at in this size.
_WORK_PX = 1920
#: From this confidence on, an outline is said to be a sheet (`vision/quality.py`).
_SURE = 0.5


class ContourPageFinder:
    """The peer that finds the largest contour, as a page finder."""

    def find(self, frame: Frame) -> list[Page]:
        """The quad of the largest contour, if any."""
        found = largest_contour(frame.pixels, ContourSettings())
        return [] if found is None else [Page(Quad(found.xy), 1.0)]


@dataclass(frozen=True, eq=False)
class Sight:
    """A picture and the sheet's edge in it, None where there is no sheet."""

    group: str
    name: str
    frame: Frame
    edge: Points[FramePx] | None


@dataclass(frozen=True)
class Score:
    """What a finder made of a picture; `jaccard` is None where there is no sheet."""

    group: str
    name: str
    jaccard: float | None
    confidence: float
    cpu_ms: float


@dataclass(frozen=True)
class Summary:
    """Scores of a group: `sure_share` is how many were said to be a sheet."""

    pictures: int
    jaccard_mean: float | None
    jaccard_least: float | None
    over_90: float | None
    sure_share: float
    cpu_ms: float


def composed(conditions: Sequence[str], frames: int, seed: int) -> Iterator[Sight]:
    """Frames of made-up pages of all sizes, in upright, wide and squarer frames."""
    for name in conditions:
        for number in range(frames):
            width_mm, height_mm = _SIZES_MM[number % len(_SIZES_MM)]
            page = printed_page(seed * 1000 + number, width_mm, height_mm)[0]
            size = _FRAME_SIZES[number % len(_FRAME_SIZES)]
            made = compose(
                page, width_mm, height_mm, CONDITIONS[name], seed * 1000 + number, size=size
            )
            edge = None if made.stance is None else edge_of(made.stance)
            yield Sight(name, str(number), decode(made.jpeg), edge)


def photos(folder: Path) -> Iterator[Sight]:
    """The photos labelled by hand, and those that came with corners of their own."""
    labelled = folder / "page_corners.json"
    if labelled.exists():
        for name, label in json.loads(labelled.read_text()).items():
            light = "photos, coloured light" if "color" in name else "photos, white light"
            yield _photo(light, folder / name, label["corners"])
    for path in sorted(folder.glob("flatcv/**/*.json")):
        corners = json.loads(path.read_text())["corners"]
        order = ("top_left", "top_right", "bottom_right", "bottom_left")
        picture = path.with_suffix(".jpeg")
        yield _photo("photos, receipts", picture, [corners[each] for each in order])


def _photo(group: str, path: Path, corners: Sequence[Sequence[float]]) -> Sight:
    frame = decode(path.read_bytes())
    small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
    edge = to_small.quad(Quad(np.array(corners, float)))
    return Sight(group, path.name, Frame(small), Points(edge.xy))


def measured(sight: Sight, finder: PageFinder) -> Score:
    """What a finder makes of a picture."""
    with timed() as spent:
        pages = finder.find(sight.frame)
    found = None
    if sight.edge is not None:
        found = overlap(pages[0].corners, sight.edge) if pages else 0.0
    confidence = pages[0].confidence if pages else 0.0
    return Score(sight.group, sight.name, found, confidence, spent.cpu_ms)


def summed_up(scores: Sequence[Score]) -> Summary:
    """Of one finder's scores."""
    found = [score.jaccard for score in scores if score.jaccard is not None]
    return Summary(
        pictures=len(scores),
        jaccard_mean=float(np.mean(found)) if found else None,
        jaccard_least=min(found) if found else None,
        over_90=float(np.mean(np.array(found) > 0.9)) if found else None,
        sure_share=float(np.mean([score.confidence >= _SURE for score in scores])),
        cpu_ms=float(np.median([score.cpu_ms for score in scores])),
    )


def tabled(scores: Mapping[str, Sequence[Score]]) -> dict[str, dict[str, Summary]]:
    """Summaries by group and finder; `ALL COMPOSED` and `ALL PHOTOS` as well."""
    rows: dict[str, dict[str, Summary]] = {}
    for who, all_scores in scores.items():
        groups: dict[str, list[Score]] = {}
        for score in all_scores:
            whole = "ALL PHOTOS" if score.group.startswith("photos") else "ALL COMPOSED"
            groups.setdefault(score.group, []).append(score)
            groups.setdefault(whole, []).append(score)
        for group, members in groups.items():
            rows.setdefault(group, {})[who] = summed_up(members)
    return rows


def rendered(table: Mapping[str, Mapping[str, Summary]]) -> str:
    """A row for each group and finder."""
    lines = [
        f"{'':24} {'':9} {'n':>4} {'Jaccard':>8} {'least':>6} {'> .90':>6} {'sure':>5} "
        f"{'CPU ms':>7}"
    ]
    for group, summaries in sorted(table.items(), key=lambda row: row[0].startswith("ALL")):
        for number, (who, summary) in enumerate(summaries.items()):
            figures = (summary.jaccard_mean, summary.jaccard_least, summary.over_90)
            mean, least, over = ("-" if each is None else f"{each:.3f}" for each in figures)
            lines.append(
                f"{group if number == 0 else '':24} {who:9} {summary.pictures:>4} {mean:>8} "
                f"{least:>6} {over:>6} {summary.sure_share:>5.2f} {summary.cpu_ms:>7.1f}"
            )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description="how well sheets are found")
    parser.add_argument("--frames", type=int, default=24, help="frames a condition")
    parser.add_argument("--conditions", type=conditions, default=tuple(CONDITIONS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--photos", type=Path, default=PHOTOS)
    parser.add_argument("--only-ours", action="store_true")
    parser.add_argument("--json", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    load = os.getloadavg()
    use_one_quiet_thread()
    finders: dict[str, PageFinder] = {"network": NetworkPageFinder()}
    if not options.only_ours:
        finders |= {"lines": LinePageFinder(), "contour": ContourPageFinder()}
    scores: dict[str, list[Score]] = {who: [] for who in finders}
    sights = [composed(options.conditions, options.frames, options.seed)]
    for source in [*sights, photos(options.photos)]:
        for sight in source:
            for who, finder in finders.items():
                scores[who].append(measured(sight, finder))
    table = tabled(scores)
    print(
        f"Composed frames (synthetic), {options.frames} a condition, seed {options.seed}; photos "
        f"{'as labelled by hand' if options.photos.exists() else 'not present'}.\n"
    )
    print(rendered(table))
    result = {
        "seed": options.seed,
        **surroundings(load),
        "summary": {
            group: {who: asdict(each) for who, each in row.items()} for group, row in table.items()
        },
        "pictures": {who: [asdict(each) for each in found] for who, found in scores.items()},
    }
    write(options.json, result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
