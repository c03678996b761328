"""What stands in the fields: tick boxes of every shape and manner, writing, combs, signatures.

Composed frames (synthetic) of a made-up page with all kinds of fields, filled in by hand or by a
printer, also under a hand, in shadow and on curled paper, at 720p and 1080p, the sheet's corners
given. A tick that was taken back (`corrections.py` has the ways) counts as right when it is said to
be unticked or unknown.

    python -m tests.benchmarks fields [--frames N] [--without-values]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tests.benchmarks.compose import CURLED, FILLED, HAND, SHADOW, Composed, Condition, compose
from tests.benchmarks.corrections import Correction
from tests.benchmarks.field_sheet import FieldSheet
from tests.builders import A4_MM
from vision.fields.marks import Area, AreaKind, judge
from vision.fields.reader import read_areas
from vision.geometry import Quad
from vision.opencv import use_one_quiet_thread
from vision.picture import Frame, Reference
from vision.placing.mesh import unbend
from vision.placing.register import Landmarks, Registrar
from vision.rectify import rectify
from vision.text.tesseract import Tesseract

_SIZES = ((1280, 720), (720, 1280), (1920, 1080), (1080, 1920))
_CONDITIONS = tuple(
    replace(condition, filled=0.5, corrected=0.12, page_share=(0.88, 0.97), things=(0, 1))
    for condition in (FILLED, HAND, SHADOW, CURLED)
)
#: A field hidden by more than this may be answered in any way.
_HIDDEN = 0.1
_WRITTEN = frozenset({AreaKind.WRITE, AreaKind.COMB})


@dataclass(frozen=True)
class Verdict:
    """One field: what was put there how, what was said, and of the values what was read."""

    kind: str
    look: str
    manner: str
    truth: str
    said: str

    @property
    def is_right(self) -> bool:
        """Whether nobody is misled; a hidden field is not among them."""
        if self.is_back:
            return self.said in ("unticked", "unknown")
        return self.said == self.truth

    @property
    def is_back(self) -> bool:
        """Whether it is a tick that was taken back."""
        return self.manner in set(Correction)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the tables."""
    options = _options(arguments)
    use_one_quiet_thread()
    everything: list[Verdict] = []
    values: Counter[str] = Counter()
    for condition in _CONDITIONS:
        verdicts: list[Verdict] = []
        for number in range(options.frames):
            size = _SIZES[number % len(_SIZES)]
            found, read = _seen(condition, options.seed * 1000 + number, size, options)
            verdicts += found
            values += read
        everything += verdicts
        print(f"{condition.name:8} {_shares(verdicts)}", flush=True)
    print(f"{'ALL':8} {_shares(everything)}\n")
    for line in _mistakes(everything):
        print(line)
    print("\nticks taken back: " + _by_correction(everything))
    print("\nprinted values in filled fields: " + _counts(values))
    return 0


def _seen(
    condition: Condition, seed: int, size: tuple[int, int], options: argparse.Namespace
) -> tuple[list[Verdict], Counter[str]]:
    sheet = FieldSheet(seed)
    composed = compose(sheet.page, *A4_MM, condition, seed, sheet.areas, size)
    reference = Reference("sheet", sheet.reference_grey, *A4_MM)
    assert composed.stance is not None
    frame, corners = Frame(composed.frame), Quad(composed.stance.place(reference.outline).xy)
    registrar, marks = Registrar(frame), Landmarks(reference)
    flat = registrar.place(reference, marks, corners)
    placement = unbend(registrar, reference, marks, corners, flat) or flat
    if placement is None:
        return [], Counter({"page not placed": 1})
    scan = rectify(frame, placement.lie, *A4_MM)
    said = {each.id: each.state.value for each in judge(scan, reference, sheet.areas)}
    judged = [area for area in sheet.areas if composed.covered[area.id] <= _HIDDEN]
    verdicts = list(_verdicts(judged, composed, said))
    if options.without_values:
        return verdicts, Counter()
    written = [area for area in judged if area.kind in _WRITTEN and said[area.id] == "filled"]
    read = {
        each.id: each.text
        for each in read_areas(frame, placement.lie, reference, written, Tesseract())
    }
    return verdicts, Counter(_worth(area, composed, read, size) for area in written)


def _verdicts(
    areas: Sequence[Area], composed: Composed, said: Mapping[str, str]
) -> Iterator[Verdict]:
    for area in areas:
        look = area.id.partition("-")[0]
        manner = composed.manners.get(area.id, "nothing")
        yield Verdict(area.kind.value, look, manner, composed.states[area.id], said[area.id])


def _worth(area: Area, composed: Composed, read: Mapping[str, str], size: tuple[int, int]) -> str:
    lines = f"{min(size)}p {'landscape' if size[0] > size[1] else 'upright'} {area.kind.value}"
    printed, text = composed.values.get(area.id), read.get(area.id)
    if printed is None:
        return f"{lines} by hand, " + ("left out" if text is None else "TAKEN FOR PRINT")
    if text is None:
        return f"{lines} left out"
    same = printed.replace(" ", "") == text.replace(" ", "")
    return f"{lines} " + ("right" if same else "WRONG")


def _shares(verdicts: Sequence[Verdict]) -> str:
    parts = []
    for name, kinds in (
        ("tick boxes", {"tick"}),
        ("filled", {"write", "comb"}),
        ("signature", {"signature"}),
    ):
        those = [each for each in verdicts if each.kind in kinds]
        plain = [each for each in those if not each.is_back]
        unknown = sum(each.said == "unknown" for each in plain)
        right = np.mean([each.is_right for each in plain]) if plain else float("nan")
        parts.append(f"{name} {right:.2%} of {len(plain)} ({unknown} unknown)")
    back = [each for each in verdicts if each.is_back]
    if back:
        right = np.mean([each.is_right for each in back])
        parts.append(f"taken back {right:.1%} of {len(back)}")
    return ", ".join(parts)


def _by_correction(verdicts: Sequence[Verdict]) -> str:
    """How many ticks taken back each way are not said to be ticked."""
    parts = []
    for way in Correction:
        right = [each.is_right for each in verdicts if each.manner == way]
        if right:
            parts.append(f"{way.value} {sum(right)} of {len(right)}")
    return ", ".join(parts)


def _mistakes(verdicts: Sequence[Verdict]) -> list[str]:
    wrong = Counter(
        f"{each.kind} {each.look}, {each.manner}: {each.truth} said to be {each.said}"
        for each in verdicts
        if not each.is_right
    )
    return [f"{count:4} {what}" for what, count in wrong.most_common()]


def _counts(values: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(values.items()))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--frames", type=int, default=24, help="frames a condition")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-values", action="store_true", help="do not read printed values")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
