"""What `leeswijzer letter` makes of what is no letter, or not one: through the real command.

`python -m tests.benchmarks odd_letters [--letters 6] [--every 20]`: two made letters beside each
other in one picture, sheets of scribble by hand, and every so many of the hostile files of the
shared folder. Composed pictures are synthetic; the scribble is no writing anyone can read.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from tests.benchmarks.writing import fill_in
from tests.letters.maker import Material, make_letter
from tests.letters.photos import photograph
from tests.letters.truth import FactKind, MadeLetter
from vision.geometry import PageMm, Quad
from vision.marks import Area, AreaKind

SHARED = Path(os.environ.get("LEESWIJZER_SHARED_DATA", "../shared/data"))
_A4 = (210.0, 297.0)
_PX_PER_MM = 5.0
_LINE_MM = 11.0
#: Facts of a card that belong to one letter and not to another.
_TOLD = {"deadlines": FactKind.DEADLINE, "amounts": FactKind.AMOUNT, "ibans": FactKind.IBAN}


def two_letters(seed: int, material: str) -> tuple[bytes, MadeLetter, MadeLetter]:
    """A picture of the first pages of two letters beside each other, and both letters."""
    pair = [make_letter(2 * seed + side, material=Material(*[material] * 3)) for side in (0, 1)]
    shots = [photograph(each, 118, each.seed).frame for each in pair]
    tall = min(shot.shape[0] for shot in shots)
    return _jpeg(np.hstack([shot[:tall] for shot in shots])), pair[0], pair[1]


def scribbled(seed: int) -> bytes:
    """A white sheet on a dark table, full of lines of scribble."""
    rng = np.random.default_rng([seed, 7])
    paper = np.full((round(_A4[1] * _PX_PER_MM), round(_A4[0] * _PX_PER_MM), 3), 243, np.uint8)
    areas = [
        Area(f"line {number}", AreaKind.WRITE, Quad[PageMm].box(20, top, 190, top + 8))
        for number, top in enumerate(np.arange(25, 270, _LINE_MM))
    ]
    written = fill_in(rng, paper, _A4, areas, 1.0).page
    sheet = np.clip(255 * written, 0, 255).astype(np.uint8)
    return _jpeg(cv2.copyMakeBorder(sheet, 90, 90, 90, 90, cv2.BORDER_CONSTANT, value=(70, 80, 90)))


def _jpeg(picture: np.ndarray) -> bytes:
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])[1])


def said_of(files: Sequence[Path], folder: Path) -> tuple[list[dict[str, object]], int, float]:
    """A line for each file as the command writes it, its exit code, and seconds in all."""
    environment = {**os.environ, "LEESWIJZER_DATA_DIR": str(folder / "state")}
    written, start = folder / "said.jsonl", time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "letter", *map(str, files), "--jsonl", str(written)],
        env=environment, capture_output=True, text=True, check=False, timeout=60 + 30 * len(files),
    )  # fmt: skip
    spent = time.perf_counter() - start
    if "Traceback" in done.stderr:
        print(done.stderr[-2000:])
    lines = written.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines], done.returncode, spent


def outcome(line: dict[str, object]) -> str:
    """What came of a file, in a word."""
    problem = line.get("problem")
    if isinstance(problem, dict):
        return f"problem: {problem.get('code') or problem.get('type')}"
    miss = line.get("miss")
    return f"miss: {miss.get('reason')}" if isinstance(miss, dict) else str(line.get("outcome"))


def whose(line: dict[str, object], one: MadeLetter, other: MadeLetter) -> str:
    """Of which of two letters a card tells."""
    letter = line.get("letter")
    if not isinstance(letter, dict):
        return outcome(line)
    told = {str(each["text"]) for name in _TOLD for each in letter.get(name, ())}
    held = [_is_of(told, each) for each in (one, other)]
    kinds = {(True, True): "both mixed", (True, False): "one", (False, True): "one"}
    return kinds.get((held[0], held[1]), "neither told")


def _is_of(told: set[str], letter: MadeLetter) -> bool:
    printed = {
        place.text
        for kind in _TOLD.values()
        for fact in letter.truth.of(kind)
        for place in fact.places
    }
    return bool(told & printed)


def _hostile(every: int) -> Iterator[Path]:
    files = sorted(path for path in (SHARED / "hostile").rglob("*") if path.is_file())
    yield from (path for path in files[::every] if path.suffix not in (".tsv", ".md", ".txt"))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=6)
    options.add_argument("--every", type=int, default=20)
    options.add_argument("--material", default="developed")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pairs = [two_letters(seed, chosen.material) for seed in range(chosen.letters)]
        files = [folder / f"two-{seed}.jpg" for seed in range(len(pairs))]
        for file, (content, _, _) in zip(files, pairs, strict=True):
            file.write_bytes(content)
        lines, code, spent = said_of(files, folder)
        told = Counter(
            whose(line, one, other) for line, (_, one, other) in zip(lines, pairs, strict=True)
        )
        print(
            f"two letters in one picture ({len(files)}), exit {code}, {spent:.0f} s: {dict(told)}"
        )
        files = [folder / f"hand-{seed}.jpg" for seed in range(chosen.letters)]
        for seed, file in enumerate(files):
            file.write_bytes(scribbled(seed))
        lines, code, spent = said_of(files, folder)
        facts = sum(
            len(letter.get(name, ()))
            for line in lines
            if isinstance(letter := line.get("letter"), dict)
            for name in _TOLD
        )
        print(
            f"scribble ({len(files)}), exit {code}, {spent:.0f} s: "
            f"{dict(Counter(map(outcome, lines)))}, {facts} facts told"
        )
        files = list(_hostile(chosen.every))
        if files:
            lines, code, spent = said_of(files, folder)
            print(
                f"hostile ({len(files)} files, {len(lines)} answers), exit {code}, {spent:.0f} s:"
            )
            for name, count in Counter(map(outcome, lines)).most_common():
                print(f"  {count:5} {name}")


if __name__ == "__main__":
    main()
