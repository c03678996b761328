"""Warnings about forged letters, and none about their honest twins.

`python -m tests.benchmarks forged [--letters 300] [--noise 0 0.005] [--material developed]`
`python -m tests.benchmarks forged --letters 60 --dpi 118 78`

Made letters (`tests/letters/forging.py`) with what their invented senders publish: in each forged
one the account, the telephone number, the host of website and mail or the printed code is not the
sender's, wherever it is printed.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import date

from forms.letters.doubts import doubts_about
from forms.letters.senders import Senders, read_senders
from forms.letters.understand import understand
from forms.overlay import WarningCode
from tests.benchmarks.letters import misread
from tests.letters.forging import forge
from tests.letters.maker import Material
from tests.letters.photos import photograph
from tests.letters.senders import published_senders
from tests.letters.truth import MadeLetter
from vision.codes import Code, CodeKind
from vision.geometry import Quad
from vision.picture import Frame
from vision.text.printed import SheetText
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_reader import SheetReader

_CODE_AREA = Quad.box(150, 240, 180, 270)
_WARNS_OF = {
    WarningCode.UNKNOWN_IBAN: "iban", WarningCode.UNKNOWN_PHONE: "phone",
    WarningCode.UNKNOWN_HOST: "host", WarningCode.UNKNOWN_CODE: "code",
}  # fmt: skip


#: The sheets of a letter as somebody reads them; the number is that of the letter.
Read = Callable[[MadeLetter, int], tuple[SheetText, ...]]


def misread_at(noise: float) -> Read:
    """Reads the true print, so large a share of its characters misread, each time others."""
    chances: dict[int, random.Random] = {}

    def read(letter: MadeLetter, seed: int) -> tuple[SheetText, ...]:
        rng = chances.setdefault(seed, random.Random(seed))
        return tuple(misread(sheet, noise, rng) if noise else sheet for sheet in letter.sheets)

    return read


def photographed_at(dpi: float) -> Read:
    """Reads photos of all pages."""
    reader = SheetReader()

    def read(letter: MadeLetter, seed: int) -> tuple[SheetText, ...]:
        pages = range(1, len(letter.sheets) + 1)
        sheets = [reader.read(Frame(photograph(letter, dpi, seed, page).frame)) for page in pages]
        read = tuple(sheet.text for sheet in sheets if isinstance(sheet, ReadSheet))
        return read or (SheetText(210, 297, ()),)

    return read


def warned_of(letter: MadeLetter, sheets: tuple[SheetText, ...], known: Senders) -> set[str]:
    """What is warned of in a letter that was read so, but for days that passed."""
    codes = () if letter.code is None else (Code(CodeKind.QR, "QR Code", letter.code, _CODE_AREA),)
    card = understand(*sheets, known=known.names)
    doubts = doubts_about(card, known, codes, date(2026, 1, 1))
    return {_WARNS_OF[doubt.code] for doubt in doubts if doubt.code in _WARNS_OF}


def measure(count: int, read: Read, material: Material) -> list[str]:
    """The table, and a line for each letter that was judged wrong."""
    content = json.dumps(published_senders(material.senders)).encode()
    known = Senders(read_senders(content))
    changed, noticed, caught, false = Counter[str](), Counter[str](), 0, 0
    wrong = []
    for seed in range(count):
        pair = forge(seed, material=material)
        warned = warned_of(pair.letter, read(pair.letter, seed), known)
        falsely = warned_of(pair.honest, read(pair.honest, seed), known)
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
    options.add_argument("--dpi", type=float, nargs="*", default=[], help="photos, not the print")
    chosen = options.parse_args()
    material = Material(chosen.material, chosen.material, chosen.material)
    ways = [(f"photos at {dpi:g} dpi", photographed_at(dpi)) for dpi in chosen.dpi] or [
        (f"{100 * noise:g} % misread", misread_at(noise)) for noise in chosen.noise
    ]
    for told, read in ways:
        print(f"\n{chosen.letters} forged letters and twins, {told}")
        print("\n".join(measure(chosen.letters, read, material)))


if __name__ == "__main__":
    main()
