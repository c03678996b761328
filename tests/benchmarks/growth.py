"""What becomes of accuracy, time and memory as more forms are known: the same frames at each size.

Registries of 100, 1,000 and 10,000 pages, each containing the one before: the library, the public
forms where they are there, and made-up forms and look-alikes. The frames show pages of the smallest
and are synthetic. Registering the largest takes minutes, once.

    python -m tests.benchmarks growth [--sizes 100,1000] [--frames N] [--conditions plain,hand]

Prints a table and writes bench/growth.json.
"""

import argparse
import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import psutil

from forms.assistant import Assistant
from forms.overlay import Purpose
from tests.benchmarks import options as wanted
from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Ours
from tests.benchmarks.registering import ROOT, SIZES, grown
from tests.benchmarks.report import aligned
from tests.benchmarks.scoring import Score, Summary, figure, summed_up
from tests.benchmarks.seeing import UNKNOWN, say
from tests.benchmarks.shots import Shot, hidden_for, judged, shoot
from tests.benchmarks.surroundings import surroundings
from vision.heap import keep_heap
from vision.opencv import use_one_quiet_thread

RESULT = ROOT / "bench" / "growth.json"
MEASURED = (
    "plain", "filled", "hand", "shadow", "upside_down", "low_contrast", "clutter", "unknown_form",
)  # fmt: skip
_COLUMNS = (
    ("pages", 7), ("frames", 6), ("good %", 6), ("wrong", 5), ("missed", 6), ("px med", 7),
    ("ms", 6), ("ms p90", 6), ("CPU ms", 6), ("p90", 5), ("whole ms", 8), ("unknown", 7),
    ("wrong", 5), ("ms", 6), ("hot MB", 6), ("KB/page", 7),
)  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """A size of the registry, and what was measured at it.

    `known` and `unknown` sum the frames up that show a registered page, or none. `hot_mb` is
    what a process that has seen a frame holds for itself alone; `kb_per_page` what each page
    beyond the smallest registry added to that.
    """

    pages: int
    known: Summary
    unknown: Summary
    hot_mb: float
    kb_per_page: float | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the table, write the JSON."""
    options = _options(arguments)
    load = os.getloadavg()
    use_one_quiet_thread()
    smallest = KnownPages.open(grown(options.sizes[0]), say)
    shots = [
        shoot(smallest, CONDITIONS[name], number, options.seed)
        for name in options.conditions
        for number in range(options.frames)
    ]
    stages: list[Stage] = []
    for size in options.sizes:
        say(f"{len(shots)} frames among {size} pages")
        stages.append(_measured(KnownPages.open(grown(size), say), shots, stages))
    result = {
        "kind": "synthetic",
        "seed": options.seed,
        "frames_a_condition": options.frames,
        "conditions": options.conditions,
        **surroundings(load),
        "stages": [asdict(stage) for stage in stages],
    }
    wanted.write(options.json, result)
    print(
        f"\nThe same synthetic frames among more and more known pages; {options.frames} a "
        f"condition ({', '.join(options.conditions)}), seed {options.seed}; load average at start "
        f"{load[0]:.1f}. ms: until page and place are known, whole: with fields and texts.\n"
    )
    print(rendered(stages))
    print(f"\neverything: {options.json}")
    return 0


def _measured(known: KnownPages, shots: Sequence[Shot], before: Sequence[Stage]) -> Stage:
    ours = Ours(known)
    # The first look loads code: a worker has done that before its first frame.
    ours.see(shots[0])
    scores: dict[bool, list[Score]] = {True: [], False: []}
    for shot in shots:
        now = _among(known, shot)
        scores[shot.condition in UNKNOWN].append(judged(now, ours.see(now)))
    hot_mb = _hot_mb(known.data_dir, [shot.jpeg for shot in shots[:3]])
    pages = len(known.pages)
    added = pages - before[0].pages if before else 0
    grown_mb = hot_mb - before[0].hot_mb if before else 0.0
    return Stage(
        pages, summed_up(scores[False]), summed_up(scores[True]), hot_mb,
        grown_mb * 1024 / added if added else None,
    )  # fmt: skip


def _among(known: KnownPages, shot: Shot) -> Shot:
    """The same frame, with what is known about its page in this registry."""
    if shot.page is None:
        return shot
    page = known.pages[shot.page.key]
    return replace(shot, page=page, hidden=hidden_for(page, CONDITIONS[shot.condition]))


def _hot_mb(data_dir: Path, pictures: Sequence[bytes]) -> float:
    """What a fresh process that looked at pictures holds, shared code left out."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_hold, data_dir, pictures).result()


def _hold(data_dir: Path, pictures: Sequence[bytes]) -> float:
    use_one_quiet_thread()
    keep_heap()
    assistant = Assistant.open(data_dir)
    for picture in pictures:
        assistant.look(picture, "nl", Purpose.FIND)
    gc.collect()
    return float(psutil.Process().memory_full_info().uss) / 2**20


def rendered(stages: Sequence[Stage]) -> str:
    """A row for each size."""
    lines = [aligned([(name, width) for name, width in _COLUMNS])]
    for stage in stages:
        known, unknown = stage.known, stage.unknown
        good = None if known.good is None else known.good * 100
        cells = [
            str(stage.pages), str(known.frames), figure(good, ".1f"),
            str(known.findings.get("wrong", 0)), str(known.findings.get("missed", 0)),
            figure(known.off_px_median, ".2f"), figure(known.spent_ms, ".0f"),
            figure(known.spent_p90_ms, ".0f"), figure(known.cpu_ms, ".0f"),
            figure(known.cpu_p90_ms, ".0f"), figure(known.stages.get("end to end"), ".0f"),
            str(unknown.frames), str(unknown.findings.get("wrong", 0)),
            figure(unknown.spent_ms, ".0f"), figure(stage.hot_mb, ".0f"),
            figure(stage.kb_per_page, ".1f"),
        ]  # fmt: skip
        widths = (width for _, width in _COLUMNS)
        lines.append(aligned(list(zip(cells, widths, strict=True))))
    return "\n".join(lines)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=wanted.numbers, default=SIZES)
    parser.add_argument("--frames", type=int, default=5, help="frames a condition")
    parser.add_argument("--conditions", type=wanted.conditions, default=MEASURED)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, default=RESULT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
