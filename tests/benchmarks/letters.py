"""What is understood of made letters: from their true print, misread print, and from photos.

`python -m tests.benchmarks letters --letters 500 [--noise 0.01] [--material developed]`
`python -m tests.benchmarks letters --letters 60 --dpi 118 78`
"""

import argparse
import random
import string
import time
from dataclasses import replace

from forms.letters.understand import understand
from tests.benchmarks.letter_scores import Scores
from tests.letters.maker import Material, count_of, make_letter
from tests.letters.photos import photograph
from tests.letters.truth import FactKind
from vision.picture import Frame
from vision.text.printed import Block, PrintedLine, PrintedWord, SheetText
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_reader import SheetReader

#: What recognisers take for each other.
_CONFUSED = {
    "l": "1I", "1": "l", "I": "l", "O": "0", "0": "O", "o": "0", "5": "S", "S": "5", "8": "B",
    "e": "c", "c": "e", "€": "EC", "é": "e", "ë": "e", "ó": "o", "ï": "i", "n": "h", "u": "n",
    "rn": "m", ".": ",", ",": ".", "6": "8", "3": "8", "7": "1", "t": "f", "i": "l",
}  # fmt: skip
#: A misread word is read less surely, but not always.
_SURE, _UNSURE = (0.9, 1.0), (0.45, 0.97)


def misread(sheet: SheetText, rate: float, rng: random.Random) -> SheetText:
    """The sheet with each character misread with probability `rate`."""
    return replace(
        sheet,
        blocks=tuple(
            Block(
                block.kind,
                tuple(
                    PrintedLine(tuple(_misread(word, rate, rng) for word in line.words))
                    for line in block.lines
                ),
            )
            for block in sheet.blocks
        ),
    )


def _misread(word: PrintedWord, rate: float, rng: random.Random) -> PrintedWord:
    read = "".join(
        rng.choice(_CONFUSED.get(each) or string.ascii_lowercase) if rng.random() < rate else each
        for each in word.text
    )
    low, high = _SURE if read == word.text else _UNSURE
    return replace(word, text=read, confidence=rng.uniform(low, high))


def measure(count: int, noise: float, material: Material, first: int = 0) -> tuple[Scores, float]:
    """Scores over `count` letters, and milliseconds a letter."""
    scores, spent = Scores(), 0.0
    for seed in range(first, first + count):
        letter = make_letter(seed, material=material)
        rng = random.Random(seed)
        sheets = letter.sheets
        if noise:
            sheets = tuple(misread(sheet, noise, rng) for sheet in sheets)
        start = time.perf_counter()
        card = understand(*sheets)
        spent += time.perf_counter() - start
        scores.add(f"{seed} ({letter.story})", card, letter.truth)
    return scores, 1000 * spent / count


def measure_photos(
    count: int, dpi: float, material: Material, first: int = 0
) -> tuple[Scores, float]:
    """Scores over photos of `count` letters, all their pages, and milliseconds a letter."""
    scores, spent, reader = Scores(), 0.0, SheetReader()
    for seed in range(first, first + count):
        letter = make_letter(seed, material=material)
        pages = range(1, len(letter.sheets) + 1)
        frames = [Frame(photograph(letter, dpi, seed, page).frame) for page in pages]
        start = time.perf_counter()
        read = [reader.read(frame) for frame in frames]
        sheets = [sheet.text for sheet in read if isinstance(sheet, ReadSheet)]
        card = understand(*(sheets or [SheetText(210, 297, ())]))
        spent += time.perf_counter() - start
        scores.add(f"{seed} ({letter.story})", card, letter.truth)
    return scores, 1000 * spent / count


def table(scores: Scores, milliseconds: float) -> str:
    """The scores as lines to read."""
    lines = [f"{'fact':<10} {'F1':>6} {'right':>6} {'wrong':>6} {'missed':>6} {'certain':>8}"]
    lines += [
        f"{kind:<10} {scores.f1(kind):6.3f} {scores.right[kind]:6} {scores.wrong[kind]:6} "
        f"{scores.missed[kind]:6} {100 * scores.certain_share(kind):6.1f} %"
        for kind in FactKind
    ]
    lines.append(f"kind of letter right: {100 * scores.kinds_right / scores.letters:.1f} %")
    lines.append(f"all actions right: {100 * scores.actions_right / scores.letters:.1f} %")
    broken = sum(scores.broken.values())
    lines.append(
        f"deadlines and amounts called certain but wrong: {100 * scores.broken_share():.2f} % "
        f"({broken} facts of any kind)"
    )
    lines.append(f"{milliseconds:.0f} ms a letter")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=300)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--noise", type=float, nargs="*", default=[0.0, 0.01, 0.03])
    options.add_argument("--material", default="developed")
    options.add_argument("--mistakes", type=int, default=0, help="show so many")
    options.add_argument("--dpi", type=float, nargs="*", default=[], help="photos, not the print")
    chosen = options.parse_args()
    material = Material(chosen.material, chosen.material, chosen.material)
    chosen.letters = count_of(chosen.letters, material)
    for dpi in chosen.dpi:
        print(f"\nphotos of {chosen.letters} letters at {dpi:g} dpi")
        scores, milliseconds = measure_photos(chosen.letters, dpi, material, chosen.first)
        print(table(scores, milliseconds))
        for mistake in scores.mistakes[: chosen.mistakes]:
            print(mistake)
    for noise in () if chosen.dpi else chosen.noise:
        print(f"\n{chosen.letters} letters, {100 * noise:g} % of the characters misread")
        scores, milliseconds = measure(chosen.letters, noise, material, chosen.first)
        print(table(scores, milliseconds))
        for mistake in scores.mistakes[: chosen.mistakes]:
            print(mistake)


if __name__ == "__main__":
    main()
