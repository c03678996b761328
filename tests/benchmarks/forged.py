"""Warnings about forged letters, and none about honest ones: `python -m tests.benchmarks forged`.

Made letters (`tests/letters`) with what their invented senders publish. Each forged one has one
thing replaced wherever it is printed: the account, the telephone number, the host of website and
mail, or a printed code; half of them also write the sender's name a little wrong.
"""

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from forms.letters.doubts import doubts_about
from forms.letters.senders import Senders, read_senders
from forms.letters.understand import understand
from forms.overlay import WarningCode
from tests.benchmarks.letters import misread
from tests.letters.maker import make_letter
from tests.letters.senders import Sender, published_senders, senders
from tests.letters.spelling import grouped, iban_of
from tests.letters.truth import MadeLetter
from vision.codes import Code, CodeKind
from vision.geometry import Quad
from vision.printed import Block, PrintedLine, SheetText

_CODE_AREA = Quad.box(150, 240, 180, 270)
_UNKNOWN = {
    WarningCode.UNKNOWN_IBAN, WarningCode.UNKNOWN_PHONE, WarningCode.UNKNOWN_HOST,
    WarningCode.UNKNOWN_CODE,
}  # fmt: skip


@dataclass(frozen=True)
class Forgery:
    """What was replaced in a letter, by what is printed for it."""

    kind: str
    sheets: tuple[SheetText, ...]
    codes: tuple[Code, ...]


def forged(letter: MadeLetter, sender: Sender, rng: random.Random) -> Forgery:
    """The letter with one thing replaced."""
    printed = " ".join(letter.printed())
    kinds = [
        kind
        for kind, value in (("iban", sender.iban[:4]), ("host", sender.host), ("code", ""))
        if value in printed
    ]
    kind = rng.choice(kinds)
    codes = (_code(f"https://www.{sender.host}/betalen"),)
    swaps: dict[str, str] = {}
    if kind == "iban":
        swaps = _account_swaps(sender.iban, iban_of("WBNK", rng.randrange(10**9)))
    elif kind == "host":
        swaps = {sender.host: _other_host(sender.host, rng)}
    else:
        codes = (_code(_other_payload(sender, rng)),)
    if rng.random() < 0.5:
        last = sender.name.split()[-1]
        swaps[last] = _misspelled(last, rng)
    return Forgery(kind, tuple(_swapped(sheet, swaps) for sheet in letter.sheets), codes)


def honest(letter: MadeLetter, sender: Sender, rng: random.Random) -> Forgery:
    """The letter as it is, with a code that its sender has published."""
    payloads = [
        f"https://www.{sender.host}/betalen",
        f"https://mijn.{sender.host}/",
        f"BCD\n002\n1\nSCT\n\n{sender.name}\n{sender.iban}\nEUR12.50\n\n\n\n",
        "0123456789",
    ]
    return Forgery("honest", letter.sheets, (_code(rng.choice(payloads)),))


def _account_swaps(old: str, new: str) -> dict[str, str]:
    return {old: new, **dict(zip(grouped(old, 4), grouped(new, 4), strict=True))}


def _other_host(host: str, rng: random.Random) -> str:
    name, _, end = host.rpartition(".")
    place = rng.randrange(1, len(name) - 1)
    return rng.choice(
        [
            f"{name}-betalen.{end}", f"{name}.info", f"mijn-{name}.{end}", f"{name}.online",
            f"{name[:place]}{name[place + 1:]}.{end}", f"{host}.incasso-betaling.com",
            name.replace("l", "1", 1).replace("e", "c", 1) + f".{end}",
        ]
    )  # fmt: skip


def _other_payload(sender: Sender, rng: random.Random) -> str:
    other = iban_of("VBNK", rng.randrange(10**9))
    return rng.choice(
        [
            f"https://{_other_host(sender.host, rng)}/p?id=12",
            "https://bit.ly/3xYz",
            "tel:09001234",
            f"BCD\n002\n1\nSCT\n\n{sender.name}\n{other}\nEUR99.00\n\n\n\n",
            f"www.{_other_host(sender.host, rng)}",
        ]
    )  # fmt: skip


def _misspelled(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word) - 1)
    return rng.choice([word[:place] + word[place + 1 :], word[:place] + word[place] + word[place:]])


def _code(payload: str) -> Code:
    return Code(CodeKind.QR, "QR Code", payload, _CODE_AREA)


def _swapped(sheet: SheetText, swaps: dict[str, str]) -> SheetText:
    def line(printed: PrintedLine) -> PrintedLine:
        words = []
        for word in printed.words:
            text = word.text
            for old, new in swaps.items():
                text = text.replace(old, new)
            words.append(replace(word, text=text))
        return PrintedLine(tuple(words))

    return replace(
        sheet,
        blocks=tuple(Block(block.kind, tuple(map(line, block.lines))) for block in sheet.blocks),
    )


def is_warned(forgery: Forgery, known: Senders) -> set[WarningCode]:
    """What is warned of but for days that passed."""
    card = understand(*forgery.sheets, known=known.names)
    doubts = doubts_about(card, known, forgery.codes, date(2026, 1, 1))
    return {doubt.code for doubt in doubts} & _UNKNOWN


def measure(count: int, noise: float = 0.0) -> tuple[Counter[str], Counter[str], int]:
    """Forged letters by what was replaced, those of them warned of, and honest ones warned of."""

    known = Senders(read_senders(json.dumps(published_senders()).encode()))
    by_name = {sender.name: sender for sender in senders()}
    tried, caught, false = Counter[str](), Counter[str](), 0
    for seed in range(count):
        rng = random.Random(seed)
        letter = make_letter(seed)
        sender = by_name[letter.sender]
        true, false_one = honest(letter, sender, rng), forged(letter, sender, rng)
        if noise:
            true, false_one = (
                replace(each, sheets=tuple(misread(sheet, noise, rng) for sheet in each.sheets))
                for each in (true, false_one)
            )
        tried[false_one.kind] += 1
        caught[false_one.kind] += bool(is_warned(false_one, known))
        false += bool(is_warned(true, known))
    return tried, caught, false


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=300)
    options.add_argument("--noise", type=float, nargs="*", default=[0.0])
    chosen = options.parse_args()
    for noise in chosen.noise:
        tried, caught, false = measure(chosen.letters, noise)
        print(f"\n{chosen.letters} forged and honest letters, {100 * noise:g} % misread")
        for kind, count in sorted(tried.items()):
            print(f"forged {kind:<6} warned {caught[kind]} of {count}")
        share = sum(caught.values()) / chosen.letters
        print(f"warned {100 * share:.1f} %, honest warned {100 * false / chosen.letters:.1f} %")


if __name__ == "__main__":
    main()
