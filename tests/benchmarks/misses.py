"""Is the right thing said when nothing is recognised? Each fault by itself, step by step.

Frames of known pages are blurred, shaken, darkened, taken from afar, lit by a lamp and cut off,
more at each step, until they are no longer recognised; then the fault must be named. After them
come odd scenes that show no known form. All frames are synthetic.

    python -m tests.benchmarks misses [--frames N] [--json FILE]

Ends with 1 when anything was taken for a form it is not.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.assistant import Assistant
from tests.benchmarks import lens
from tests.benchmarks.compose import GLARE, PARTIAL, PLAIN, Condition, compose
from tests.benchmarks.known_pages import KnownPage, KnownPages
from tests.benchmarks.odd_scenes import ODD_SCENES
from tests.benchmarks.registering import ROOT, Collection
from tests.benchmarks.stopwatch import timed
from vision.opencv import use_one_quiet_thread
from vision.outcome import Match, MissReason
from vision.picture import Frame

Pixels = NDArray[np.uint8]

#: The bundled library and made-up forms are known.
KNOWN = Collection("library + made-up forms to 70 pages", pages=70)
RIGHT, WRONG = "right", "wrong"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong with a picture, in growing steps, and what should be said then.

    `shoot` makes the frame of a page at a step.
    """

    name: str
    said: MissReason
    steps: tuple[float, ...]
    shoot: "Callable[[KnownPages, KnownPage, float, int], Pixels]"


@dataclass
class Row:
    """Answers to the frames of one kind: how often which, and processor time each, in ms."""

    name: str
    allowed: tuple[str, ...]
    answers: Counter[str] = field(default_factory=Counter)
    cpu_ms: list[float] = field(default_factory=list)

    @property
    def good(self) -> int:
        """How many answers were right."""
        return sum(self.answers[answer] for answer in self.allowed)


def _composed(known: KnownPages, page: KnownPage, condition: Condition, seed: int) -> Pixels:
    grey = known.reference(page.key).grey
    return compose(grey, page.width_mm, page.height_mm, condition, seed).frame


def _out_of_focus(known: KnownPages, page: KnownPage, sigma_px: float, seed: int) -> Pixels:
    sharp = _composed(known, page, PLAIN, seed)
    return _sensed(cv2.GaussianBlur(sharp, (0, 0), sigma_px), seed)


def _sheet_out_of_focus(known: KnownPages, page: KnownPage, sigma_px: float, seed: int) -> Pixels:
    """The sheet is held up before a sharp table."""
    grey = known.reference(page.key).grey
    composed = compose(grey, page.width_mm, page.height_mm, PLAIN, seed)
    assert composed.stance is not None
    mask = np.zeros(composed.frame.shape[:2], np.float32)
    corners = composed.stance.place(composed.stance.outline).xy
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 1.0, cv2.LINE_AA)
    share = cv2.GaussianBlur(mask, (0, 0), sigma_px)[..., None]
    soft = cv2.GaussianBlur(composed.frame, (0, 0), sigma_px)
    return _sensed(composed.frame * (1 - share) + soft * share, seed)


def _shaken(known: KnownPages, page: KnownPage, length_px: float, seed: int) -> Pixels:
    sharp = _composed(known, page, PLAIN, seed)
    angle = np.random.default_rng(seed).uniform(0, np.pi)
    half = np.array([np.cos(angle), np.sin(angle)]) * length_px / 2
    kernel = np.zeros((65, 65), np.float32)
    ends = [tuple(np.round((32 + sign * half) * 16).astype(int)) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
    return _sensed(cv2.filter2D(sharp, -1, kernel / kernel.sum()), seed)


def _darkened(known: KnownPages, page: KnownPage, darker: float, seed: int) -> Pixels:
    """Less light by a factor; phones then amplify, noise too."""
    level = 1 / darker
    return _sensed(_composed(known, page, PLAIN, seed) * level, seed, 2 + 3 * (1 - level))


def _from_afar(known: KnownPages, page: KnownPage, further: float, seed: int) -> Pixels:
    share = 0.9 / further
    return _composed(known, page, replace(PLAIN, page_share=(share, share)), seed)


def _lit(known: KnownPages, page: KnownPage, reach: float, seed: int) -> Pixels:
    return _composed(known, page, replace(GLARE, glare_reach=(reach, reach)), seed)


def _cut(known: KnownPages, page: KnownPage, share: float, seed: int) -> Pixels:
    condition = replace(PARTIAL, cut_off=(share, share), page_share=(0.95, 1.3))
    return _composed(known, page, condition, seed)


def _sensed(scene: NDArray[np.generic], seed: int, noise: float = 2.0) -> Pixels:
    """What a sensor makes of it: noise, 8 bits, JPEG."""
    grain = np.random.default_rng([seed, 9]).normal(0, noise, scene.shape)
    grey = np.clip(np.asarray(scene, np.float64) + grain + 0.5, 0, 255).astype(np.uint8)
    decoded = cv2.imdecode(np.frombuffer(lens.jpeg(grey, 80), np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded, np.uint8)


FAULTS = (
    Fault("out of focus, px", MissReason.BLURRED, (0.5, 1, 1.5, 2, 3, 5), _out_of_focus),
    Fault("sheet out of focus, px", MissReason.BLURRED, (1, 2, 4), _sheet_out_of_focus),
    Fault("shaken, px", MissReason.BLURRED, (2, 5, 8, 12, 20), _shaken),
    Fault("less light, times", MissReason.TOO_DARK, (2, 4, 6, 10, 20), _darkened),
    Fault("further off, times", MissReason.TOO_FAR, (1, 1.5, 2, 2.5, 3.5, 5), _from_afar),
    Fault("highlight, share of height", MissReason.GLARE, (0.1, 0.2, 0.3, 0.45, 0.6), _lit),
    Fault("cut off, share", MissReason.CUT_OFF, (0.1, 0.3, 0.5, 0.6, 0.75), _cut),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=8, help="frames a step and a scene")
    parser.add_argument("--json", type=Path, default=ROOT / "bench" / "misses.json")
    options = parser.parse_args(arguments)
    use_one_quiet_thread()
    known = KnownPages.open(KNOWN, lambda what: print(what, file=sys.stderr, flush=True))
    assistant = Assistant.open(known.data_dir)
    print(f"Synthetic frames of {len(known.pages)} known pages; {options.frames} a row.\n")
    print(_line("", [RIGHT, *(reason.value for reason in MissReason), WRONG, "good", "CPU ms"]))
    rows = []
    for row in (
        *_faulty(known, assistant, options.frames),
        *_odd(known, assistant, options.frames),
    ):
        rows.append(row)
        counts = [str(row.answers[each] or "") for each in (RIGHT, *MissReason, WRONG)]
        good, cpu_ms = f"{row.good / options.frames:.0%}", f"{np.median(row.cpu_ms):.0f}"
        print(_line(row.name, [*counts, good, cpu_ms]), flush=True)
    share = sum(row.good for row in rows) / (options.frames * len(rows))
    wrong = sum(row.answers[WRONG] for row in rows)
    print(f"\ngood {share:.1%}; taken for a form it is not: {wrong}")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    result = [vars(row) | {"answers": dict(row.answers)} for row in rows]
    options.json.write_text(json.dumps(result, indent=1))
    return 1 if wrong else 0


def _faulty(known: KnownPages, assistant: Assistant, frames: int) -> Iterator[Row]:
    for fault in FAULTS:
        for step in fault.steps:
            row = Row(f"{fault.name} {step:g}", (RIGHT, fault.said.value))
            for seed in range(frames):
                page = _drawn(known, seed)
                _look(assistant, fault.shoot(known, page, step, seed), page, row)
            yield row


def _odd(known: KnownPages, assistant: Assistant, frames: int) -> Iterator[Row]:
    for scene in ODD_SCENES:
        allowed = [reason.value for reason in sorted(scene.allowed)]
        row = Row(scene.name, (*allowed, *([RIGHT] if scene.may_be_known else [])))
        for seed in range(frames):
            page = _drawn(known, seed)
            rng = np.random.default_rng([seed, 4])
            shown = scene.paint(rng, known.reference(page.key).grey)
            _look(assistant, shown, page if scene.may_be_known else None, row)
        yield row


def _drawn(known: KnownPages, seed: int) -> KnownPage:
    upright = [page for page in known.pages.values() if not known.is_blank(page.key)]
    return upright[int(np.random.default_rng([seed, 2]).integers(len(upright)))]


def _look(assistant: Assistant, pixels: Pixels, page: KnownPage | None, row: Row) -> None:
    with timed() as spent:
        found = assistant.recogniser.recognise(Frame(pixels))
    row.cpu_ms.append(spent.cpu_ms)
    if not isinstance(found, Match):
        row.answers[found.reason.value] += 1
    elif page is not None and page.key in found.candidates:
        row.answers[RIGHT] += 1
    else:
        row.answers[WRONG] += 1


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:30}" + "".join(f"{cell:>13}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
