"""How well print is grouped: true words of made letters, in the blocks that vision makes of them.

`python -m tests.benchmarks letter_blocks [--letters 200] [--material developed]`. Synthetic.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tests.letters.maker import Material, count_of, make_letter
from tests.letters.regrouping import regrouped
from vision.text.printed import BlockKind, PrintedWord, SheetText

Place = tuple[str, float, float]


@dataclass
class Grouping:
    """Counts over many letters: words by (true kind, kind given), and neighbours kept."""

    kinds: Counter[tuple[BlockKind, BlockKind]] = field(default_factory=Counter)
    neighbours: int = 0
    kept: int = 0

    def add(self, true: SheetText, grouped: SheetText) -> None:
        """Compare one page with the same words in true blocks."""
        given = {place: kind for place, kind in _placed(grouped)}
        self.kinds.update((kind, given[place]) for place, kind in _placed(true))
        order = {place: number for number, (place, _) in enumerate(_placed(grouped))}
        body = [place for place, kind in _placed(true) if kind is BlockKind.BODY]
        self.neighbours += max(0, len(body) - 1)
        self.kept += sum(order[after] == order[before] + 1 for before, after in pairwise(body))

    def right(self, kind: BlockKind) -> float:
        """Share of the words of that kind that were given it; 1 where there were none."""
        total = sum(count for (true, _), count in self.kinds.items() if true is kind)
        return self.kinds[kind, kind] / total if total else 1.0

    def most_given(self, kind: BlockKind) -> str:
        """What its other words were taken for."""
        others = Counter(
            {given: count for (true, given), count in self.kinds.items() if true is kind != given}
        )
        return ", ".join(f"{given} {count}" for given, count in others.most_common(3))


def _placed(sheet: SheetText) -> Iterator[tuple[Place, BlockKind]]:
    for block in sheet.blocks:
        for line in block.lines:
            for word in line.words:
                yield _place(word), block.kind


def _place(word: PrintedWord) -> Place:
    return word.text, round(word.left_mm, 2), round(word.top_mm, 2)


def measure(count: int, folder: str = "developed") -> Grouping:
    """The grouping of the first `count` letters of that material."""
    material = Material(folder, folder, folder)
    grouping = Grouping()
    for seed in range(count):
        letter = make_letter(seed, material=material)
        for true, grouped in zip(letter.sheets, regrouped(letter), strict=True):
            grouping.add(true, grouped)
    return grouping


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--material", default="developed")
    options = parser.parse_args()
    folder = options.material
    count = count_of(options.letters, Material(folder, folder, folder))
    grouping = measure(count, folder)
    print(f"{count} made letters (synthetic): share of words in a block of the right kind")
    for kind in BlockKind:
        print(f"{kind:<11} {100 * grouping.right(kind):6.1f} %   {grouping.most_given(kind)}")
    right = sum(n for (true, given), n in grouping.kinds.items() if true is given)
    print(f"{'all':<11} {100 * right / grouping.kinds.total():6.1f} %")
    print(f"words of the body followed by the right one: {grouping.kept / grouping.neighbours:.2%}")


if __name__ == "__main__":
    main()
