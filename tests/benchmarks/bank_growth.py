"""What does the phrase bank say of letters when only a share of its sentences is in it?

How coverage grew with the bank tells what writing more of it may bring. The sentences left in are
drawn at random, three times for each share; letters are of one material, running text only.

    python -m tests.benchmarks bank_growth [--letters N] [--material FOLDER] [--json FILE]
"""

import argparse
import json
import random
import shutil
import statistics
import tempfile
from collections.abc import Collection
from pathlib import Path

from forms.language.bank.bundled import bundled_bank
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.glossary import bundled_glossary
from forms.letters.sentences import sentences_of
from tests.benchmarks.options import write
from tests.benchmarks.words import RUNNING
from tests.letters.maker import Material, make_letter

BANK = Path(__file__).parents[2] / "forms" / "bank"
SHARES = (0.25, 0.5, 0.75, 1.0)
_DRAWN = 3


def running_text(letters: int, material: Material) -> list[str]:
    """Every sentence of the running text of so many letters."""
    return [
        sentence.text
        for seed in range(letters)
        for sheet in make_letter(seed, material=material).sheets
        for sentence in sentences_of(sheet)
        if sentence.kind is RUNNING
    ]


def bank_of(kept: Collection[str], folder: Path) -> PhraseBank:
    """The bundled bank with only the patterns `kept`, written in `folder`."""
    shutil.copytree(BANK, folder)
    for name in ("patterns", "frames"):
        for file in (folder / name).glob("*.json"):
            content = json.loads(file.read_text("utf-8"))
            content[name] = {
                key: ways for key, ways in content.get(name, {}).items() if key in kept
            }
            file.write_text(json.dumps(content), "utf-8")
    return bundled_bank(bundled_glossary(), folder)


def covered(bank: PhraseBank, sentences: Collection[str]) -> float:
    """The share of the sentences that the bank says something of."""
    return sum(bank.match(each) is not None for each in sentences) / max(1, len(sentences))


def main() -> None:
    """Measure, print a table, and keep JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks bank_growth")
    parser.add_argument("--letters", type=int, default=40)
    parser.add_argument("--material", default="later")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    sentences = running_text(asked.letters, Material(*[asked.material] * 3))
    patterns = sorted(bundled_bank(glossary=bundled_glossary()).patterns)
    print(f"{asked.letters} letters of {asked.material} (synthetic), {len(sentences)} sentences")
    found: dict[int, list[float]] = {}
    for share in SHARES:
        count = round(share * len(patterns))
        found[count] = []
        for seed in range(_DRAWN if share < 1 else 1):
            kept = random.Random(seed).sample(patterns, count)
            with tempfile.TemporaryDirectory() as folder:
                found[count].append(covered(bank_of(set(kept), Path(folder) / "bank"), sentences))
        each = ", ".join(f"{value:.1%}" for value in found[count])
        print(f"{count:5} sentences known: {statistics.mean(found[count]):.1%} said ({each})")
    if asked.json:
        write(asked.json, {"material": asked.material, "said": found})


if __name__ == "__main__":
    main()
