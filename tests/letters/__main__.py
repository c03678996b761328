"""Letters to look at, of one of the materials, with pictures, PDFs and truth:

python -m tests.letters FOLDER [COUNT [MATERIAL]]
"""

import json
import sys
from pathlib import Path

import cv2

from tests.letters.maker import DEVELOPED, Material, make_letter, picture
from tests.letters.truth import MadeLetter


def main(folder: Path, count: int, material: Material) -> None:
    """Write the first `count` letters of a material."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        letter = make_letter(seed, material=material)
        name = f"{seed:03}-{letter.truth.kind}-{letter.layout}"
        (folder / f"{name}.pdf").write_bytes(letter.pdf)
        (folder / f"{name}.json").write_text(json.dumps(told(letter), ensure_ascii=False, indent=1))
        for page in range(1, len(letter.sheets) + 1):
            cv2.imwrite(str(folder / f"{name}-{page}.png"), picture(letter.pdf, 4.0, page))


def told(letter: MadeLetter) -> dict[str, object]:
    """The truth of a letter, to read."""
    return {
        "kind": letter.truth.kind,
        "sender": letter.sender,
        "facts": [
            {
                "kind": fact.kind,
                "value": str(getattr(fact.value, "amount", fact.value)),
                "role": fact.role,
                "printed": [place.text for place in fact.places],
            }
            for fact in letter.truth.facts
        ],
        "actions": [f"{action.kind} before {action.before}" for action in letter.truth.actions],
        "text": list(letter.printed()),
    }


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name a folder to write to, and perhaps how many letters and of which material.")
    material = Material(*sys.argv[3:4] * 3) if len(sys.argv) > 3 else DEVELOPED
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20, material)
