"""How well and how fast we see, beside other ways of seeing on the same frames.

Composes frames of registered pages with exact truth, and gives each to the whole pipeline and to
peers. All frames are synthetic. docs/benchmark.md tells what each condition and figure is.

    python -m tests.benchmarks [seeing] [--frames N] [--conditions plain,hand] [--peers sift,orb:5]

Prints tables and writes bench/seeing.json.
"""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import options as wanted
from tests.benchmarks import report
from tests.benchmarks.comparison import Comparison, claim, compared
from tests.benchmarks.compose import CONDITIONS
from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import OURS, Ours, Subject
from tests.benchmarks.peers import built
from tests.benchmarks.registering import ROOT, collection, grown
from tests.benchmarks.scoring import Score, Summary, summed_up
from tests.benchmarks.serving_memory import serving_memory
from tests.benchmarks.shots import judged, shoot
from tests.benchmarks.surroundings import surroundings
from vision.opencv import use_one_quiet_thread

RESULT = ROOT / "bench" / "seeing.json"
MEASURED = (
    "plain", "low_contrast", "clutter", "partial", "hand", "shadow", "upside_down", "curled",
    "filled", "two_sheets", "unknown_form", "empty_scene", "unregistered_sister",
)  # fmt: skip
#: In these nothing known is to be seen, and refusing is right.
UNKNOWN = frozenset({"unknown_form", "empty_scene"})
#: A version whose sisters are known: another question than a form of which nothing is known.
APART = frozenset({"unregistered_sister"})
#: Paper that no homography describes.
BENT = frozenset({"curled", "folded"})
#: Frames sent to the running service before its memory is measured.
_SERVED_FRAMES = 24


@dataclass(frozen=True, eq=False)
class Judged:
    """A shot's scores by who answered; `has_sisters`: other versions of its page are known."""

    condition: str
    number: int
    page: str | None
    has_sisters: bool
    scores: dict[str, Score]


def measure(
    known: KnownPages, subjects: Sequence[tuple[Subject, int]], options: argparse.Namespace
) -> tuple[list[Judged], list[bytes]]:
    """Every frame's scores, and some frames to serve; subjects come with frames they see."""
    rows: list[Judged] = []
    pictures: list[bytes] = []
    started = time.monotonic()
    for name in options.conditions:
        frames = options.unknown_frames if name == "unknown_form" else options.frames
        for number in range(frames):
            shot = shoot(known, CONDITIONS[name], number, options.seed, options.size)
            answers = {
                subject.name: subject.see(shot) for subject, most in subjects if number < most
            }
            scores = {
                who: judged(shot, answer) for who, answer in answers.items() if answer is not None
            }
            page = shot.page
            has_sisters = page is not None and bool(page.similar - page.same - shot.hidden)
            rows.append(Judged(name, number, page.key if page else None, has_sisters, scores))
            if number < 1 + _SERVED_FRAMES // len(options.conditions):
                pictures.append(shot.jpeg)
            say(f"{time.monotonic() - started:5.0f} s  {name} {number + 1}/{frames}")
    return rows, pictures[:_SERVED_FRAMES]


def grouped(rows: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The rows by condition, and over all conditions of a kind."""
    groups: dict[str, list[Judged]] = {}
    for row in rows:
        groups.setdefault(row.condition, []).append(row)
    known = [row for row in rows if row.condition not in UNKNOWN | APART]
    groups["ALL KNOWN"] = known
    groups["ALL FLAT"] = [row for row in known if row.condition not in BENT]
    groups["ALL WITH SISTERS"] = [row for row in known if row.has_sisters]
    groups["ALL UNKNOWN"] = [row for row in rows if row.condition in UNKNOWN]
    return {name: members for name, members in groups.items() if members}


def tabled(groups: Mapping[str, Sequence[Judged]]) -> dict[str, dict[str, Summary]]:
    """Summaries by group, by who answered."""
    return {
        group: {
            who: summed_up([row.scores[who] for row in rows if who in row.scores])
            for who in dict.fromkeys(who for row in rows for who in row.scores)
        }
        for group, rows in groups.items()
    }


def comparisons(groups: Mapping[str, Sequence[Judged]]) -> dict[str, list[Comparison]]:
    """Each peer beside us by group, over the frames both saw."""
    return {
        group: [
            compared(
                who, [(row.scores[who], row.scores[OURS]) for row in rows if who in row.scores]
            )
            for who in dict.fromkeys(who for row in rows for who in row.scores if who != OURS)
        ]
        for group, rows in groups.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the tables, write the JSON."""
    options = _options(arguments)
    load = os.getloadavg()
    use_one_quiet_thread()
    what = grown(options.pages) if options.pages else collection(options.most)
    known = KnownPages.open(what, say)
    known.is_drawn_anew = options.drawn_anew
    ours = Ours(known)
    # The first look loads code: a worker has done that before its first frame.
    ours.see(shoot(known, CONDITIONS["plain"], 0, options.seed + 1))
    peers = built(options.peers, known, say)
    subjects: list[tuple[Subject, int]] = [(ours, max(options.frames, options.unknown_frames))]
    subjects += [(peer, min(most or options.frames, options.frames)) for peer, most in peers]
    rows, pictures = measure(known, subjects, options)
    groups = grouped(rows)
    table, against = tabled(groups), comparisons(groups)
    result = _result(options, known, load, rows, table, against)
    result["peers"] = {peer.name: peer.settings for peer, _ in peers}
    wanted.write(options.json, result)
    print(_heading(options, known, load))
    print(_said(table, against))
    if not options.without_memory:
        wanted.write(options.json, result | _memory(known, pictures))
    print(f"\neverything frame by frame: {options.json}")
    return 0


def _heading(options: argparse.Namespace, known: KnownPages, load: Sequence[float]) -> str:
    return (
        f"\nSynthetic frames {options.size[0]} x {options.size[1]} of {len(known.pages)} known "
        f"pages ({known.collection.name}); {options.frames} a condition, seed {options.seed}; load "
        f"average at start {load[0]:.1f}. One thread each. IoU: of the page's outline, mean. px, "
        "mm: registration error at 150 dpi and on paper. ms: until page and place are known.\n"
    )


def _said(table: report.Table, against: Mapping[str, Sequence[Comparison]]) -> str:
    """The tables, and what follows from them."""
    lines = [report.rendered(table)]
    shown = {group: against[group] for group in ("ALL KNOWN", "ALL UNKNOWN") if group in against}
    if any(shown.values()):
        lines += [
            "",
            "peers beside us, theirs/ours and theirs as a multiple of ours, over the frames both "
            "saw; px over those both placed",
            report.beside(shown),
        ]
    lines += ["", *_outlines(table)]
    for group in ("ALL KNOWN", "ALL FLAT"):
        if against.get(group):
            lines.append(f"{group}, {claim(against[group])}")
    for group in ("ALL KNOWN", "ALL UNKNOWN"):
        stages = table[group][OURS].stages if group in table else {}
        if stages:
            by_stage = "  ".join(f"{name} {ms:.0f}" for name, ms in stages.items())
            lines.append(f"ours, median ms by stage, {group}: {by_stage}")
    return "\n".join(lines)


def _outlines(table: report.Table) -> list[str]:
    """Our page outline over the conditions with a sheet: mean and worst."""
    means = {
        group: summaries[OURS].outline_iou or 0.0
        for group, summaries in table.items()
        if not group.startswith("ALL") and summaries[OURS].outline_iou is not None
    }
    if not means:
        return []
    worst = min(means, key=lambda group: means[group])
    mean = sum(means.values()) / len(means)
    return [f"our page outline: IoU {mean:.3f} mean over conditions, {means[worst]:.3f} in {worst}"]


def _result(
    options: argparse.Namespace, known: KnownPages, load: Sequence[float],
    rows: Sequence[Judged], table: report.Table, against: Mapping[str, Sequence[Comparison]],
) -> dict[str, Any]:  # fmt: skip
    return {
        "kind": "synthetic",
        "pages": known.collection.name,
        "page_count": len(known.pages),
        "frame_size": options.size,
        "frames_a_condition": options.frames,
        "unknown_frames": options.unknown_frames,
        "seed": options.seed,
        **surroundings(load),
        "summary": {
            group: {who: asdict(summary) for who, summary in summaries.items()}
            for group, summaries in table.items()
        },
        "beside_peers": {
            group: [asdict(each) | {"ratios": each.ratios} for each in members]
            for group, members in against.items()
        },
        "frames": [asdict(row) for row in rows],
    }


def _memory(known: KnownPages, pictures: Sequence[bytes]) -> dict[str, Any]:
    say("memory of leeswijzer serve")
    try:
        memory = serving_memory(known.data_dir, pictures)
    except RuntimeError as error:
        print(f"\nmemory: not measured, {error}")
        return {}
    print(
        f"\nmemory of leeswijzer serve, sum of PSS over {len(memory.processes)} processes: "
        f"{memory.idle_mb:.0f} MB after one frame, {memory.busy_mb:.0f} MB after "
        f"{memory.answered} of {len(pictures)} frames answered"
    )
    return {"memory": asdict(memory)}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=10, help="frames a condition")
    parser.add_argument("--unknown-frames", type=int, help="of unknown_form; default --frames")
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument("--pages", type=int, help="known pages; made-up ones fill up")
    parser.add_argument("--conditions", type=wanted.conditions, default=MEASURED)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=wanted.size, default=(1280, 720), help="as 1280x720")
    parser.add_argument("--peers", type=wanted.peers, default=wanted.peers(wanted.USUAL_PEERS))
    parser.add_argument("--drawn-anew", action="store_true", help="photograph the PDFs themselves")
    parser.add_argument("--without-memory", action="store_true")
    parser.add_argument("--json", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    if options.unknown_frames is None:
        options.unknown_frames = options.frames
    return options


def say(what: str) -> None:
    """Tell how far it is, apart from the results."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
