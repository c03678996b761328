"""Warnings about forged letters, and none about their honest twins.

`python -m tests.benchmarks forged [--letters 300] [--noise 0 0.005] [--material developed]`

Made letters (`tests/letters/forging.py`) with what their invented senders publish: in each forged
one the account, the telephone number, the host of website and mail or the printed code is not the
sender's, wherever it is printed.
"""

import argparse
import json
import random
from collections import Counter
from datetime import date

from forms.letters.doubts import doubts_about
from forms.letters.senders import Senders, read_senders
from forms.letters.understand import understand
from forms.overlay import WarningCode
from tests.benchmarks.letters import misread
from tests.letters.forging import forge
from tests.letters.maker import Material
from tests.letters.senders import published_senders
from tests.letters.truth import MadeLetter
from vision.codes import Code, CodeKind
from vision.geometry import Quad

_CODE_AREA = Quad.box(150, 240, 180, 270)
_WARNS_OF = {
    WarningCode.UNKNOWN_IBAN: "iban", WarningCode.UNKNOWN_PHONE: "phone",
    WarningCode.UNKNOWN_HOST: "host", WarningCode.UNKNOWN_CODE: "code",
}  # fmt: skip


def warned_of(letter: MadeLetter, known: Senders, noise: float, rng: random.Random) -> set[str]:
    """What is warned of in a letter, but for days that passed."""
    sheets = letter.sheets
    if noise:
        sheets = tuple(misread(sheet, noise, rng) for sheet in sheets)
    codes = () if letter.code is None else (Code(CodeKind.QR, "QR Code", letter.code, _CODE_AREA),)
    card = understand(*sheets, known=known.names)
    doubts = doubts_about(card, known, codes, date(2026, 1, 1))
    return {_WARNS_OF[doubt.code] for doubt in doubts if doubt.code in _WARNS_OF}


def measure(count: int, noise: float, material: Material) -> list[str]:
    """The table, and a line for each letter that was judged wrong."""
    content = json.dumps(published_senders(material.senders)).encode()
    known = Senders(read_senders(content))
    changed, noticed, caught, false = Counter[str](), Counter[str](), 0, 0
    wrong = []
    for seed in range(count):
        rng = random.Random(seed)
        pair = forge(seed, material=material)
        warned = warned_of(pair.letter, known, noise, rng)
        falsely = warned_of(pair.honest, known, noise, rng)
        changed.update(pair.changed)
        noticed.update(warned & pair.changed)
        caught += bool(warned)
        false += bool(falsely)
        if not warned:
            wrong.append(f"{seed}: not warned of {', '.join(pair.changed)}")
        if falsely:
            wrong.append(f"{seed}: honest, warned of {', '.join(falsely)}")
    lines = [
        f"{kind:<6} replaced in {n}, noticed in {noticed[kind]}" for kind, n in changed.items()
    ]
    share, false_share = 100 * caught / count, 100 * false / count
    return [*lines, f"forged warned {share:.1f} %, honest warned {false_share:.1f} %", *wrong]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=300)
    options.add_argument("--noise", type=float, nargs="*", default=[0.0])
    options.add_argument("--material", default="developed")
    chosen = options.parse_args()
    for noise in chosen.noise:
        print(f"\n{chosen.letters} forged letters and twins, {100 * noise:g} % misread")
        material = Material(chosen.material, chosen.material, chosen.material)
        print("\n".join(measure(chosen.letters, noise, material)))


if __name__ == "__main__":
    main()
