"""What `leeswijzer letter` makes of what is no letter, not one, or not whole: by the real command.

`python -m tests.benchmarks odd_letters [--count 3] [--every 20] [--only NAME...]`: so many pictures
of each bad input (`odd_sheets`), each with what is expected of it, and every so many of the hostile
files of the shared folder. All pictures are composed, so all figures are synthetic.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks import odd_sheets
from tests.letters.maker import Material, make_letter
from tests.letters.truth import FactKind, MadeLetter
from tests.outside import SHARED

#: Facts of a card that belong to one letter and not to another.
_TOLD = {"deadlines": FactKind.DEADLINE, "amounts": FactKind.AMOUNT, "ibans": FactKind.IBAN}
_LISTS = (*_TOLD, "references", "phones", "emails", "urls")
#: How languages are called in Dutch, in what is said about a letter that is in one.
_CALLED = {
    "en": "Engels", "de": "Duits", "fr": "Frans", "tr": "Turks", "pl": "Pools", "es": "Spaans",
    "ro": "Roemeens", "it": "Italiaans",
}  # fmt: skip

_FOREIGN = "other language"

#: A line as the command writes it.
Line = dict[str, Any]


@dataclass(frozen=True)
class Odd:
    """One picture; `wrong` says what is not as expected of its answer, None where all is."""

    name: str
    content: bytes
    wrong: Callable[[Line], str | None]
    ending: str = ".jpg"


def odd_pictures(count: int, material: str, only: Sequence[str] = ()) -> Iterator[Odd]:
    """`count` of each bad input of a reader; of those named in `only` where any is named."""

    @cache
    def letter(seed: int) -> MadeLetter:
        return make_letter(seed, material=Material(*[material] * 3))

    for seed in range(count):
        for name, made in _of_letters(letter, count, seed).items():
            if not only or name in only:
                yield made()
        for name, drawn in odd_sheets.NO_LETTERS.items():
            if not only or name in only:
                yield Odd(name, drawn(seed), _promises_nothing)
    if not only or _FOREIGN in only:
        for language in odd_sheets.LANGUAGES:
            yield Odd(_FOREIGN, odd_sheets.foreign(language), _no_card_but(_CALLED[language]))


def _of_letters(
    letter: Callable[[int], MadeLetter], count: int, seed: int
) -> dict[str, Callable[[], Odd]]:
    """What is made of letters, by its name; nothing is made before it is asked for."""

    def half() -> Odd:
        return Odd("half a letter", odd_sheets.half(letter(seed), seed), _half_of(letter(seed)))

    def upside_down() -> Odd:
        turned = odd_sheets.upside_down(letter(seed), seed)
        return Odd("upside down", turned, _card_of(letter(seed)))

    def screenshot() -> Odd:
        shown = odd_sheets.screenshot(letter(seed), seed)
        return Odd("screenshot", shown, _card_of(letter(seed)), ".png")

    def two_letters() -> Odd:
        pair = odd_sheets.two_letters(letter(seed), letter(count + seed))
        return Odd("two letters", pair, _no_card_but("één brief"))

    return {
        "upside down": upside_down,
        "half a letter": half,
        "screenshot": screenshot,
        "two letters": two_letters,
    }


def _card_of(letter: MadeLetter) -> Callable[[Line], str | None]:
    """A card, with something of the letter in it and nothing sure that is not so."""

    def wrong(line: Line) -> str | None:
        facts = list(facts_of(line))
        if not facts:
            return f"no card: {outcome(line)}"
        printed = _printed(letter)
        return _true_to(letter)(line) if any(f["text"] in printed for f in facts) else "not its own"

    return wrong


def _half_of(letter: MadeLetter) -> Callable[[Line], str | None]:
    """Nothing sure that is not so, and that a part is not in the picture."""

    def wrong(line: Line) -> str | None:
        codes = [each["code"] for each in line.get("warnings", ())]
        if line.get("letter") is not None and "partial-page" not in codes:
            return "the other half is not missed"
        return _true_to(letter)(line)

    return wrong


def _true_to(letter: MadeLetter) -> Callable[[Line], str | None]:
    """Nothing sure on a card that the letter does not say; a card or an honest miss."""

    def wrong(line: Line) -> str | None:
        if "problem" in line:
            return outcome(line)
        values = {str(each.value) for each in letter.truth.facts}
        values |= {str(day) for each in letter.truth.facts for day in each.also_right}
        for name in ("deadlines", "ibans"):
            for each in (line.get("letter") or {}).get(name, ()):
                if each["certain"] and str(each["value"]) not in values:
                    return f"sure and wrong: {name}"
        return None

    return wrong


def _no_card_but(told: str) -> Callable[[Line], str | None]:
    """No card, and a warning in which `told` is said."""

    def wrong(line: Line) -> str | None:
        if line.get("letter") is not None:
            return "a card"
        said = " ".join(each["message"]["text"] for each in line.get("warnings", ()))
        return None if told.lower() in said.lower() else f"not said: {outcome(line)}"

    return wrong


def _promises_nothing(line: Line) -> str | None:
    """A miss, or a card on which nothing is asked, and no sender, day or sum is sure."""
    if "problem" in line:
        return outcome(line)
    letter = line.get("letter") or {}
    if (letter.get("sender") or {}).get("certain"):
        return f"a sure sender: {letter['sender']['text']}"
    if any(each["certain"] for name in _TOLD for each in letter.get(name, ())):
        return "a sure fact"
    kinds = [each["kind"] for each in letter.get("actions", ()) if each["kind"] != "nothing"]
    return f"asks to {', '.join(kinds)}" if kinds else None


def facts_of(line: Line) -> Iterator[dict[str, Any]]:
    """All facts of a card but its head."""
    letter = line.get("letter") or {}
    for name in _LISTS:
        yield from letter.get(name, ())


def _printed(letter: MadeLetter) -> set[str]:
    return {place.text for fact in letter.truth.facts for place in fact.places}


def outcome(line: Line) -> str:
    """What came of a file, in a word."""
    problem, miss = line.get("problem"), line.get("miss")
    if isinstance(problem, dict):
        return f"problem: {problem.get('code') or problem.get('type')}"
    return f"miss: {miss.get('reason')}" if isinstance(miss, dict) else str(line.get("outcome"))


def said_of(files: Sequence[Path], folder: Path) -> tuple[list[Line], int, float]:
    """A line for each file as the command writes it, its exit code, and seconds in all."""
    environment = {**os.environ, "LEESWIJZER_DATA_DIR": str(folder / "state")}
    written, start = folder / "said.jsonl", time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "letter", *map(str, files), "--jsonl", str(written)],
        env=environment, capture_output=True, text=True, check=False, timeout=60 + 60 * len(files),
    )  # fmt: skip
    spent = time.perf_counter() - start
    if "Traceback" in done.stderr:
        print(done.stderr[-2000:])
    lines = written.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines], done.returncode, spent


def _hostile(every: int) -> Iterator[Path]:
    files = sorted(path for path in (SHARED / "hostile").rglob("*") if path.is_file())
    yield from (path for path in files[::every] if path.suffix not in (".tsv", ".md", ".txt"))


def _show_odd(pictures: Sequence[Odd], folder: Path) -> None:
    files = [folder / f"{number}{each.ending}" for number, each in enumerate(pictures)]
    for file, each in zip(files, pictures, strict=True):
        file.write_bytes(each.content)
    lines, code, spent = said_of(files, folder)
    print(f"{len(files)} pictures, {len(lines)} answers, exit {code}, {spent:.0f} s")
    complaints = [each.wrong(line) for each, line in zip(pictures, lines, strict=True)]
    for name in dict.fromkeys(each.name for each in pictures):
        of_it = [said for each, said in zip(pictures, complaints, strict=True) if each.name == name]
        print(f"  {name:<15} as expected {of_it.count(None)} of {len(of_it)}")
        for said, times in Counter(filter(None, of_it)).items():
            print(f"      {times} x {said}")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=3)
    options.add_argument("--every", type=int, default=20, help="of the hostile files; 0 none")
    options.add_argument("--material", default="developed")
    options.add_argument("--only", nargs="*", default=[], help="names of bad inputs")
    chosen = options.parse_args()
    pictures = list(odd_pictures(chosen.count, chosen.material, chosen.only))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if pictures:
            _show_odd(pictures, folder)
        files = list(_hostile(chosen.every)) if chosen.every else []
        if files:
            lines, code, spent = said_of(files, folder)
            print(f"hostile: {len(files)} files, {len(lines)} answers, exit {code}, {spent:.0f} s")
            for name, count in Counter(map(outcome, lines)).most_common():
                print(f"  {count:5} {name}")


if __name__ == "__main__":
    main()
