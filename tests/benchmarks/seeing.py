"""How well and how fast we see, beside two peers on the same frames.

Composes frames of registered pages with exact truth, and gives each to the whole pipeline, to
SIFT+FLANN+RANSAC and to whole-page Tesseract. All frames are synthetic.

    python -m tests.benchmarks [seeing] [--frames N] [--most N] [--conditions plain,hand]

Prints a table and writes bench/seeing.json.
"""

import argparse
import json
import os
import sys
import time
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from forms.assistant import Assistant
from tests.benchmarks import report
from tests.benchmarks.compose import CONDITIONS, Composed, Condition, compose
from tests.benchmarks.known_pages import ROOT, KnownPage, KnownPages, collection
from tests.benchmarks.peers import SiftPeer, TesseractPeer
from tests.benchmarks.scoring import (
    Answer,
    Score,
    Summary,
    edge_of,
    identified,
    misjudged,
    off_mm,
    overlap,
    summed_up,
)
from tests.benchmarks.serving_memory import serving_memory
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.opencv import use_one_quiet_thread
from vision.outcome import Match

RESULT = ROOT / "bench" / "seeing.json"
MEASURED = (
    "plain", "filled", "hand", "low_contrast", "clutter", "partial", "shadow", "upside_down",
    "curled", "two_sheets", "unknown_form", "empty_scene",
)  # fmt: skip
#: In these nothing known is to be seen, and refusing is right.
UNKNOWN = frozenset({"unknown_form", "empty_scene"})
#: Frames sent to the running service before its memory is measured.
_SERVED_FRAMES = 24
_OURS = "Leeswijzer"


class Subject(Protocol):
    """A way of seeing that is measured."""

    name: str

    def see(self, content: bytes, hidden: frozenset[str]) -> Answer:
        """What it says about a picture when the pages `hidden` are not known to it."""


class Ours:
    """The product's own pipeline in this process, as a worker runs it; nothing kept of a page.

    Time is up to knowing the page and where it lies, as for the peers; the stage `end to end`
    is the whole answer with fields read and texts put in place.
    """

    name = _OURS

    def __init__(self, known: KnownPages) -> None:
        self._assistant = Assistant.open(known.data_dir)

    def see(self, content: bytes, hidden: frozenset[str]) -> Answer:
        """The whole answer to a picture."""
        recogniser = self._assistant.recogniser
        index = recogniser.index
        kept = [(key, index.fingerprint(key)) for key in hidden if key in index]
        index.remove(hidden)
        try:
            self._forget()
            with timed() as recognising:
                found = recogniser.recognise(decode(content))
            self._forget()
            with timed() as whole:
                overlay = self._assistant.look(content, "nl", "find")
        finally:
            index.add(kept)
        stages = {"end to end": whole.wall_ms, "end to end CPU": whole.cpu_ms}
        stages |= found.timing_ms if isinstance(found, Match) else {}
        hypotheses = recogniser.finder.find(decode(content))
        named = overlay.template.candidates if overlay.template else ()
        return Answer(
            named=frozenset(map(str, named)),
            page_to_frame=overlay.page_to_frame,
            outline=hypotheses[0].corners if hypotheses else None,
            states={anchor.id: anchor.state.value for anchor in overlay.anchors},
            spent_ms=recognising.wall_ms,
            cpu_ms=recognising.cpu_ms,
            stages=stages,
        )

    def _forget(self) -> None:
        """As for a first frame: no page's picture is in memory."""
        for key in self._assistant.recogniser.index:
            self._assistant.recogniser.forget(key)


@dataclass(frozen=True, eq=False)
class Shot:
    """A frame and what is on it: `page` is the sheet's, `hidden` are not known when it is seen."""

    condition: str
    number: int
    composed: Composed
    page: KnownPage | None
    hidden: frozenset[str]


def shoot(
    known: KnownPages, condition: Condition, number: int, seed: int,
    size: tuple[int, int] = (1280, 720),
) -> Shot:  # fmt: skip
    """Frame `number` of a condition: a page drawn at random, photographed."""
    rng = np.random.default_rng([seed, number, zlib.crc32(condition.name.encode())])
    page = _drawn(known, condition, number, rng)
    reference = known.reference(page.key)
    composed = compose(
        reference.grey, page.width_mm, page.height_mm, condition, seed * 1000 + number,
        page.areas, size,
    )  # fmt: skip
    # An unknown form is a real one that nobody registered, nor anything that looks like it.
    hidden = page.kin if condition.name == "unknown_form" else frozenset()
    return Shot(
        condition.name, number, composed, page if composed.stance is not None else None, hidden
    )


def _drawn(
    known: KnownPages, condition: Condition, number: int, rng: np.random.Generator
) -> KnownPage:
    pages = list(known.pages.values())
    if condition.filled:
        pages = [page for page in pages if page.fields]
        # Every second one from the library, which knows what its fields are.
        pages = [page for page in pages if page.is_of_library or number % 2]
        pages = [page for page in pages if not (page.is_of_library and number % 2)] or pages
    while True:
        page = pages[int(rng.integers(len(pages)))]
        if not known.is_blank(page.key):
            return page


def judged(shot: Shot, answer: Answer) -> Score:
    """What an answer to a shot is worth."""
    page, stance = shot.page, shot.composed.stance
    is_known = page is not None and page.key not in shot.hidden
    truth = page.key if page is not None and is_known else None
    finding = identified(page.same if page else frozenset(), truth, answer.named)
    score = Score(
        finding,
        tuple(sorted(answer.named)),
        spent_ms=answer.spent_ms,
        cpu_ms=answer.cpu_ms,
        stages=answer.stages,
    )
    if stance is None:
        return score
    if answer.seeks_outline:
        seen = 0.0 if answer.outline is None else overlap(answer.outline, edge_of(stance))
        score = replace(score, outline_iou=seen)
    if truth is None or truth not in answer.named or answer.page_to_frame is None:
        return score
    height, width = shot.composed.frame.shape[:2]
    score = replace(score, off_mm=off_mm(stance, answer.page_to_frame, (width, height)))
    if not answer.states:
        return score
    composed = shot.composed
    mistakes, count = misjudged(composed.states, composed.covered, answer.states)
    return replace(score, mistakes=mistakes, fields_judged=count)


@dataclass(frozen=True, eq=False)
class Judged:
    """A shot's scores by who answered."""

    condition: str
    number: int
    page: str | None
    scores: dict[str, Score]


def measure(
    known: KnownPages, subjects: Sequence[tuple[Subject, int]], options: argparse.Namespace
) -> tuple[list[Judged], list[bytes]]:
    """Every frame's scores, and some frames to serve; subjects come with frames they see."""
    rows: list[Judged] = []
    pictures: list[bytes] = []
    started = time.monotonic()
    for name in options.conditions:
        for number in range(options.frames):
            shot = shoot(known, CONDITIONS[name], number, options.seed, options.size)
            scores = {
                subject.name: judged(shot, subject.see(shot.composed.jpeg, shot.hidden))
                for subject, most in subjects
                if number < most
            }
            rows.append(Judged(name, number, shot.page.key if shot.page else None, scores))
            if number < 1 + _SERVED_FRAMES // len(options.conditions):
                pictures.append(shot.composed.jpeg)
            _say(f"{time.monotonic() - started:5.0f} s  {name} {number + 1}/{options.frames}")
    return rows, pictures[:_SERVED_FRAMES]


def tabled(rows: Sequence[Judged]) -> dict[str, dict[str, Summary]]:
    """Summaries by condition and over all of a kind; ours again where a peer saw fewer frames."""
    groups: dict[str, list[Judged]] = {}
    for row in rows:
        groups.setdefault(row.condition, []).append(row)
    known = [row for row in rows if row.condition not in UNKNOWN]
    unknown = [row for row in rows if row.condition in UNKNOWN]
    groups |= {"ALL KNOWN": known} if known else {}
    groups |= {"ALL UNKNOWN": unknown} if unknown else {}
    return {group: _summaries(group, members) for group, members in groups.items()}


def _summaries(group: str, rows: Sequence[Judged]) -> dict[str, Summary]:
    summaries: dict[str, Summary] = {}
    for who in dict.fromkeys(who for row in rows for who in row.scores):
        seen = [row for row in rows if who in row.scores]
        summaries[who] = summed_up([row.scores[who] for row in seen])
        if group.startswith("ALL") and len(seen) < len(rows):
            beside = summed_up([row.scores[_OURS] for row in seen])
            summaries[report.same_frames(who)] = beside
    return summaries


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the table, write the JSON."""
    options = _options(arguments)
    load = os.getloadavg()
    use_one_quiet_thread()
    known = KnownPages.open(collection(options.most), _say)
    ours = Ours(known)
    # The first look loads code: a worker has done that before its first frame.
    ours.see(shoot(known, CONDITIONS["plain"], 0, options.seed + 1).composed.jpeg, frozenset())
    subjects: list[tuple[Subject, int]] = [(ours, options.frames)]
    settings: dict[str, Any] = {}
    if options.sift_frames:
        sift = SiftPeer(known, _say)
        settings[sift.name] = asdict(sift.settings) | {"features": sift.feature_count}
        subjects.append((sift, options.sift_frames))
    if options.tesseract_frames:
        tesseract = TesseractPeer(known)
        settings[tesseract.name] = asdict(tesseract.settings)
        subjects.append((tesseract, options.tesseract_frames))
    rows, pictures = measure(known, subjects, options)
    table = tabled(rows)
    _write(options, known, load, settings, rows, table)
    print(_heading(options, known, load))
    print(report.rendered(table, _OURS))
    whole = table.get("ALL KNOWN")
    if whole:
        stages = "  ".join(f"{name} {ms:.0f}" for name, ms in whole[_OURS].stages.items())
        print(f"\nours, median ms by stage: {stages}")
    if not options.without_memory:
        _measure_memory(options, known, pictures)
    print(f"\neverything frame by frame: {options.json}")
    return 0


def _heading(options: argparse.Namespace, known: KnownPages, load: Sequence[float]) -> str:
    return (
        f"\nSynthetic frames {options.size[0]} x {options.size[1]} of {len(known.pages)} known "
        f"pages ({known.collection.name}); {options.frames} a condition, seed {options.seed}; load "
        f"average at start {load[0]:.1f}. One thread each. mm: registration error on paper; "
        "ms: until page and place are known, median.\n"
    )


def _write(
    options: argparse.Namespace, known: KnownPages, load: Sequence[float],
    settings: dict[str, Any], rows: Sequence[Judged], table: report.Table,
) -> None:  # fmt: skip
    result = {
        "kind": "synthetic",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "pages": known.collection.name,
        "page_count": len(known.pages),
        "frame_size": options.size,
        "frames_a_condition": options.frames,
        "seed": options.seed,
        **report.surroundings(load),
        "peers": settings,
        "summary": {
            group: {who: asdict(summary) for who, summary in summaries.items()}
            for group, summaries in table.items()
        },
        "ratios": {
            group: {
                who: report.ratios(summary, summaries.get(report.same_frames(who), ours))
                for who, summary in summaries.items()
                if who in settings
            }
            for group, summaries in table.items()
            if (ours := summaries.get(_OURS)) is not None
        },
        "frames": [asdict(row) for row in rows],
    }
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, indent=1))


def _measure_memory(
    options: argparse.Namespace, known: KnownPages, pictures: Sequence[bytes]
) -> None:
    _say("memory of leeswijzer serve")
    try:
        memory = serving_memory(known.data_dir, pictures)
    except RuntimeError as error:
        print(f"\nmemory: not measured, {error}")
        return
    print(
        f"\nmemory of leeswijzer serve, sum of PSS over {len(memory.processes)} processes: "
        f"{memory.idle_mb:.0f} MB after one frame, {memory.busy_mb:.0f} MB after "
        f"{memory.answered} of {len(pictures)} frames answered"
    )
    result = json.loads(options.json.read_text())
    options.json.write_text(json.dumps(result | {"memory": asdict(memory)}, indent=1))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=10, help="frames a condition")
    parser.add_argument("--most", type=int, help="register at most so many PDFs or made-up pages")
    parser.add_argument("--conditions", type=_conditions, default=MEASURED)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=_size, default=(1280, 720), help="of a frame, as 1280x720")
    parser.add_argument("--sift-frames", type=int, help="of each condition; default all")
    parser.add_argument("--tesseract-frames", type=int, default=5, help="of each condition")
    parser.add_argument("--without-memory", action="store_true")
    parser.add_argument("--json", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    if options.sift_frames is None:
        options.sift_frames = options.frames
    return options


def _conditions(names: str) -> tuple[str, ...]:
    wanted = tuple(names.split(","))
    strange = [name for name in wanted if name not in CONDITIONS]
    if strange:
        raise argparse.ArgumentTypeError(f"no condition {', '.join(strange)}")
    return wanted


def _size(written: str) -> tuple[int, int]:
    width, height = map(int, written.split("x"))
    return width, height


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
