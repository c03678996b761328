"""How many sentences of letters does the phrase bank say, and how many rightly?

Letters of `tests/letters/`, whose wordings were written apart from the bank, are cut into sentences
and matched. What was taken for what is judged by a person, one wording at a time, in
`words_judged.tsv`; amounts, dates and account numbers are compared with the truth of the letter.
Then the same sentences with reading errors in them, sentences that only look like the bank's
(`judged.tsv` and `judged_frames.tsv` in `tests/forms/language/bank/`), and real sentences of the
city of Amsterdam, which are no letters, where those are.

    python -m tests.benchmarks words [--letters N] [--wordings FOLDER | --material FOLDER]
                                     [--near] [--brief]
                                     [--unjudged FILE] [--unsaid FILE] [--json FILE]
    python -m tests.benchmarks words --people [--show LANGUAGE]     beside human translations

Ends with 1 when fewer than 99 of 100 covered sentences are covered rightly.
"""

import argparse
import csv
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from forms.language.bank.bundled import bundled_bank
from forms.language.bank.matching import PhraseMatch
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.bank.slots import Filled
from forms.language.bank.values import Day, Deadline, Euros
from forms.language.glossary import bundled_glossary
from forms.language.languages import DUTCH
from forms.letter import Money
from forms.letters.sentences import Sentence, sentences_of
from tests.benchmarks.human_words import compared, human_rows, print_people
from tests.benchmarks.nearest_ways import print_distances, words_off
from tests.benchmarks.options import write
from tests.benchmarks.what_matters import MATTERS, REST, Carrying, Share, counted, print_shares
from tests.letters.maker import Material, make_letter
from tests.letters.truth import MadeLetter
from tests.outside import SHARED
from vision.text.printed import BlockKind

HERE = Path(__file__).parent
JUDGED = HERE / "words_judged.tsv"
TRAPS = tuple(
    HERE.parent / "forms" / "language" / "bank" / name
    for name in ("judged.tsv", "judged_frames.tsv")
)
MUNICIPAL = SHARED / "text" / "amsterdam_complex_simple.tsv"
LEAST_RIGHT = 0.99
#: Running text a person reads; tables, addresses and labels count apart.
RUNNING = BlockKind.BODY
#: What readers take for what, most of it in small print.
CONFUSIONS = {
    "l": "1I", "i": "l1", "o": "0", "e": "c", "c": "e", "n": "ri", "m": "rn", "u": "ii", "h": "b",
    "t": "f", "0": "O", "1": "l", "5": "S", "8": "B", "a": "o", "r": "n", ".": ",", ",": ".",
}  # fmt: skip
NOISE = (0.01, 0.02, 0.05)
#: Nobody who writes for the bank reads these.
HELD_OUT = frozenset(
    {
        "unopened", "unseen", "later", "sealed", "untouched", "withheld", "elsewhere", "beyond",
        "faraway", "farther", "yonder", "remote", "distant", "overland", "upstream", "inland",
        "highland", "lowland",
    }
)  # fmt: skip


@dataclass
class Tally:
    """Sentences of one kind of block, and what became of them."""

    sentences: int = 0
    covered: int = 0
    right: int = 0
    wrong: int = 0
    unjudged: int = 0

    @property
    def share(self) -> float:
        """Covered, of all."""
        return self.covered / max(1, self.sentences)


@dataclass
class Findings:
    """All that was found in the letters."""

    by_block: dict[str, Tally] = field(default_factory=dict)
    mistakes: Counter[str] = field(default_factory=Counter)
    unjudged: Counter[str] = field(default_factory=Counter)
    matched: list[tuple[str, PhraseMatch]] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)
    """Sentences of running text said rightly, by language."""
    left: list[str] = field(default_factory=list)
    """Sentences of running text that no pattern matches."""
    spent_ms: list[float] = field(default_factory=list)
    shares: dict[str, Share] = field(default_factory=dict)
    """Running text by what it carries."""
    unsaid: Counter[str] = field(default_factory=Counter)
    """Sentences that matter and are not said, behind the classes of each."""

    @property
    def total(self) -> Tally:
        """Of all blocks."""
        tallies = self.by_block.values()
        return Tally(*(sum(getattr(each, name) for each in tallies) for name in vars(Tally())))


def wording(sentence: str, match: PhraseMatch) -> str:
    """The sentence with what fills its slots taken out, as it is judged."""
    for filled in match.slots:
        sentence = sentence.replace(filled.printed, f"{{{filled.name}}}", 1)
    return sentence


def judgements() -> dict[tuple[str, str], bool]:
    """What a person judged: by pattern and wording, whether one may be taken for the other."""
    rows = csv.reader(JUDGED.read_text("utf-8").splitlines(), delimiter="\t")
    return {(row[1], row[2]): row[0] == "right" for row in rows if row and row[0] != "verdict"}


def measured(letters: int, material: Material, bank: PhraseBank) -> Findings:
    """Match every sentence of so many letters."""
    found, judged = Findings(), judgements()
    for seed in range(letters):
        letter = make_letter(seed, material=material)
        carrying = Carrying(letter.truth)
        for sheet in letter.sheets:
            for sentence in sentences_of(sheet):
                _judge(sentence, letter, carrying, bank, judged, found)
    return found


def _judge(
    sentence: Sentence,
    letter: MadeLetter,
    carrying: Carrying,
    bank: PhraseBank,
    judged: dict[tuple[str, str], bool],
    found: Findings,
) -> None:
    tally = found.by_block.setdefault(sentence.kind.value, Tally())
    tally.sentences += 1
    started = time.process_time()
    match = bank.match(sentence.text)
    found.spent_ms.append(1000 * (time.process_time() - started))
    shares: list[Share] = []
    if sentence.kind is RUNNING:
        classes = carrying.classes_of(sentence.text)
        covered = match is not None
        shares = list(counted(found.shares, classes, sentence.text, is_covered=covered))
        if not covered and REST not in classes:
            found.unsaid[f"{' '.join(sorted(classes - {MATTERS}))}\t{sentence.text}"] += 1
    if match is None:
        if sentence.kind is RUNNING:
            found.left.append(sentence.text)
        return
    tally.covered += 1
    found.matched.append((sentence.text, match))
    said = wording(sentence.text, match)
    verdict = judged.get((match.pattern, said))
    if verdict is None:
        tally.unjudged += 1
        found.unjudged[f"{match.pattern}\t{said}"] += 1
    elif verdict and are_values_true(sentence.text, match, letter):
        tally.right += 1
        languages = [each for each in bank.languages - {DUTCH} if bank.say(match, each)]
        for share in shares:
            share.right += 1
            share.right_words += len(sentence.text.split())
            share.said.update(languages)
        if sentence.kind is RUNNING:
            found.said.update(languages)
    else:
        tally.wrong += 1
        found.mistakes[f"{match.pattern}\t{said}"] += 1


def are_values_true(sentence: str, match: PhraseMatch, letter: MadeLetter) -> bool:
    """Whether amounts and dates of a match are those the letter was made with.

    A value the truth says nothing about (a birthday, costs) counts as true.
    """
    here = [
        (place.text, fact.value)
        for fact in letter.truth.facts
        for place in fact.places
        if place.sentence == sentence
    ]
    return all(
        _agree(_plain_value(filled), value)
        for filled in match.slots
        for text, value in here
        if re.search(rf"(?<!\d){re.escape(text)}(?![\d,.]\d|\d)", filled.printed)
    )


def _plain_value(filled: Filled) -> object:
    value = filled.value.when if isinstance(filled.value, Deadline) else filled.value
    if isinstance(value, Euros):
        return value.amount
    return value.as_date() if isinstance(value, Day) and value.year else None


def _agree(value: object, true: object) -> bool:
    """Whether two values are equal, where they are of one kind."""
    if isinstance(true, Money):
        return value is None or value == true.amount
    return not isinstance(value, date) or not isinstance(true, date) or value == true


def misread(text: str, share: float, rng: random.Random) -> str:
    """The text with that share of its characters taken for another, dropped or doubled."""
    letters = []
    for letter in text:
        if rng.random() >= share:
            letters.append(letter)
            continue
        seen = CONFUSIONS.get(letter.lower())
        letters.append(
            rng.choice(seen) if seen and rng.random() < 0.8 else rng.choice(["", letter * 2])
        )
    return "".join(letters)


def with_noise(
    matched: Sequence[tuple[str, PhraseMatch]], share: float, bank: PhraseBank
) -> dict[str, float]:
    """Of covered sentences read with errors: still covered, and taken for something else."""
    rng = random.Random(share)
    same = other = 0
    for text, clean in matched:
        match = bank.match(misread(text, share, rng))
        if match is None:
            continue
        is_same = match.pattern == clean.pattern and _values(match) == _values(clean)
        same += is_same
        other += not is_same
    count = max(1, len(matched))
    return {"covered": same / count, "wrong": other / max(1, same + other)}


def _values(match: PhraseMatch) -> list[object]:
    # Names are copied as they were read: nobody can know that a letter of one is wrong.
    return [each.value for each in match.slots if not isinstance(each.value, str)]


def traps() -> Iterator[tuple[str, str]]:
    """Sentences with the pattern each may be taken for, or `-`."""
    for line in (line for file in TRAPS for line in file.read_text("utf-8").splitlines()):
        if line and not line.startswith("#"):
            expected, _, sentence = line.partition("\t")
            yield expected, sentence


def municipal(bank: PhraseBank) -> dict[str, object] | None:
    """Real sentences of a city: how many there are, and what each was taken for."""
    if not MUNICIPAL.exists():
        return None
    with MUNICIPAL.open(encoding="utf-8") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = dict.fromkeys(pair[side] for pair in pairs for side in ("complex", "simple"))
    taken = {text: match.pattern for text in texts if (match := bank.match(text))}
    return {"sentences": len(texts), "taken": taken}


def main() -> None:
    """Measure, print tables, and keep JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks words")
    parser.add_argument("--letters", type=int, default=150)
    parser.add_argument("--wordings", default="developed")
    parser.add_argument("--material", help="wordings, layouts and senders of one hand")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--brief", action="store_true", help="only how much is said, by class")
    parser.add_argument("--unjudged", type=Path, help="write what nobody judged yet, to judge it")
    parser.add_argument(
        "--unsaid", type=Path, help="write what matters and is not said, to read it"
    )
    parser.add_argument("--near", action="store_true", help="how far off the other sentences are")
    parser.add_argument("--people", action="store_true", help="beside what people translated")
    parser.add_argument("--show", help="with --people: the terms of this language called otherwise")
    asked = parser.parse_args()
    if asked.unsaid and HELD_OUT & {asked.material, asked.wordings}:
        parser.error("these letters tell what to expect of others as long as nobody reads them")
    started = time.perf_counter()
    glossary = bundled_glossary()
    bank = bundled_bank(glossary)
    loaded_ms = 1000 * (time.perf_counter() - started)
    if asked.people:
        texts = human_rows()
        if not texts:
            sys.exit("No human translations here (TESTS_SHARED_DATA): nothing was compared.")
        print_people(compared(texts, bank, glossary), asked.show)
        return
    hand = asked.material
    material = Material(hand, hand, hand) if hand else Material(wordings=asked.wordings)
    found = measured(asked.letters, material, bank)
    if asked.unsaid:
        asked.unsaid.write_text("".join(f"{row}\n" for row in sorted(found.unsaid)), "utf-8")
    if asked.unjudged:
        rows = sorted(found.unjudged)
        asked.unjudged.write_text("".join(f"right\t{row}\n" for row in rows), "utf-8")
    if asked.brief:
        print(f"{asked.letters} letters of {hand or asked.wordings}, synthetic")
        print_shares(found.shares)
        return
    noise = {str(share): with_noise(found.matched, share, bank) for share in NOISE}
    fallen = [
        (expected, sentence)
        for expected, sentence in traps()
        if (((match := bank.match(sentence)) and match.pattern) or "-") != expected
    ]
    city = municipal(bank)
    _print(asked.letters, found, noise, loaded_ms)
    explained = sum(bool(glossary.terms_in(text)) for text in found.left)
    print(f"of {len(found.left)} others, {explained} hold a word that the glossary explains")
    if asked.near:
        print_distances(words_off(found.left, bank.patterns))
    print(f"traps: {len(fallen)} of {len(list(traps()))} wrong {fallen}")
    print(f"municipal: {city or 'not here (TESTS_SHARED_DATA)'}")
    if asked.json:
        blocks = {name: vars(tally) for name, tally in found.by_block.items()}
        write(asked.json, {"blocks": blocks, "noise": noise, "traps": fallen, "municipal": city})
    total = found.total
    sys.exit(total.right < LEAST_RIGHT * total.covered or bool(fallen))


def _print(
    letters: int, found: Findings, noise: dict[str, dict[str, float]], loaded_ms: float
) -> None:
    print(f"{letters} letters   sentences  covered   right  wrong  not judged")
    for name, tally in [*found.by_block.items(), ("all", found.total)]:
        print(
            f"{name:12}{tally.sentences:10}{tally.share:9.1%}{tally.right:8}{tally.wrong:7}"
            f"{tally.unjudged:12}"
        )
    running = found.by_block.get(RUNNING.value, Tally()).sentences
    by_language = [f"{each} {number / running:.1%}" for each, number in sorted(found.said.items())]
    print(f"running text said rightly, of all of it: {', '.join(by_language)}")
    print_shares(found.shares)
    spent = sorted(found.spent_ms)
    print(
        f"processor ms a sentence: median {statistics.median(spent):.2f}, "
        f"99 % {spent[int(0.99 * (len(spent) - 1))]:.2f}; loading {loaded_ms:.0f} ms"
    )
    for share, result in noise.items():
        print(
            f"{float(share):.0%} of characters misread: {result['covered']:.1%} of the covered "
            f"still covered, {result['wrong']:.2%} of those taken for something else"
        )
    for name, number in found.mistakes.most_common():
        print(f"wrong, {number} times: {name}")


if __name__ == "__main__":
    main()
