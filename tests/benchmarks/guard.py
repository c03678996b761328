"""How much of what goes wrong in translation the guard sees, and how often it cries wolf.

False alarms are measured on translations by people, beside the working copy where they are;
failures are sown in those same translations. People write numbers as their language does, which
no engine gets the chance to: entities are left out of the false alarms, and sown all the same.

    python -m tests.benchmarks guard [--most N] [--half mended|judged] [--kind KIND] [--show KIND]

What is mended is mended on one half of the texts; what counts is the other, which is never shown.
Texts that were written anew after they had been translated are counted, and left out of both.
By language only what is a fault for sure is counted.
"""

import argparse
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from forms.language.guard import Fault, faults
from forms.language.negation import negations_of
from tests.benchmarks.human_translations import HumanTranslation, human_translations
from tests.benchmarks.sown_faults import DOUBTS, SOWERS, Sower

_ON_PEOPLES_WORK = [fault for fault in Fault if fault is not Fault.ENTITIES]
#: Free translations of news, and two steps apart; see human_translations.
_APART = "flores200_dev"
_MENDED, _JUDGED = "mended", "judged"
#: All that was sown, what of it is a fault for sure (see sown_faults), and of that what stands in
#: texts of public services, which is what false alarms are counted on.
_SOWN, _SURE, _OFFICIAL = _COUNTED = ("sown", "sure", "official")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print false alarms by collection and language, and recall by kind and language."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--most", type=int, help="look at most at so many translations")
    parser.add_argument("--half", choices=(_MENDED, _JUDGED), help="look at one half of the texts")
    parser.add_argument("--show", help="print examples of false alarms or misses of this kind")
    parser.add_argument("--kind", default="", help="sow only what begins so: negation")
    options = parser.parse_args(arguments)
    if options.show and options.half != _MENDED:
        parser.error("only the half that is mended on may be looked at: --half mended")
    pairs = [pair for pair in human_translations() if negations_of(pair.target) is not None]
    pairs = [pair for pair in pairs if options.half in {None, _half_of(pair)}]
    if not pairs:
        print("No translations here: nothing to measure with.")
        return 0
    in_step = [pair for pair in pairs if not pair.is_out_of_step]
    print(f"{len(pairs) - len(in_step)} of {len(pairs)} are of a text that was written anew since.")
    pairs = in_step
    random.Random(5).shuffle(pairs)
    pairs = pairs[: options.most]
    _print_false_alarms(pairs, options.show)
    sowers = {name: sow for name, sow in SOWERS.items() if name.startswith(options.kind)}
    _print_recall(pairs, sowers, options.show)
    return 0


def _print_false_alarms(pairs: Sequence[HumanTranslation], show: str | None) -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        found = set(faults(pair.text, pair.said, pair.source, pair.target)) - {Fault.ENTITIES}
        official = "" if pair.collection == _APART else "all but FLORES"
        for group in filter(None, (pair.collection, official, f"{_set_of(pair)} {pair.target}")):
            counted[group].update(["pairs", *(["any"] if found else []), *found])
        if show in found:
            print(f"{pair.collection} {pair.target}: {pair.text}\n    {pair.said}")
    print("False alarms on translations by people, %")
    print(_row("", ["pairs", "any", *_ON_PEOPLES_WORK]))
    for group, counts in sorted(counted.items(), key=lambda each: (" " in each[0], each[0])):
        total = counts["pairs"]
        shares = [f"{100 * counts[kind] / total:.2f}" for kind in ("any", *_ON_PEOPLES_WORK)]
        print(_row(group, [str(total), *shares]))


def _half_of(pair: HumanTranslation) -> str:
    """All translations of one text are in one half."""
    return _JUDGED if zlib.crc32(pair.text.encode()) % 2 else _MENDED


def _set_of(pair: HumanTranslation) -> str:
    return "news" if pair.collection == _APART else _OFFICIAL


def _print_recall(
    pairs: Sequence[HumanTranslation], sowers: Mapping[str, Sower], show: str | None
) -> None:
    rng = random.Random(7)
    sown: dict[str, Counter[str]] = defaultdict(Counter)
    caught: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for name, sow in sowers.items():
            seed = sow(pair, rng)
            if seed is None:
                continue
            text, said = seed
            found = faults(text, said, pair.source, pair.target)
            is_sure = name not in DOUBTS or not DOUBTS[name](pair, text, said)
            sure = [_SURE, pair.target, *([_OFFICIAL] if _set_of(pair) == _OFFICIAL else [])]
            for group in (_SOWN, *(sure if is_sure else ())):
                sown[group][name] += 1
                caught[group][name] += bool(found)
            if show == name and not found and is_sure:
                print(f"{pair.target}: {text}\n    {said}")
    print("\nSown failures caught, % (and how many were sown):")
    print("all; those that are faults for sure; of these, those in texts of public services")
    for name in sowers:
        by_language = [
            f"{language} {100 * caught[language][name] / sown[language][name]:.0f}"
            for language in sorted(sown.keys() - set(_COUNTED))
            if sown[language][name] >= 20
        ]
        shares = [_share(caught[group][name], sown[group][name]) for group in _COUNTED]
        print(f"{_row(name, shares, 28)}   {' '.join(by_language)}")
    shares = [_share(caught[group].total(), sown[group].total()) for group in _COUNTED]
    print(_row("all", shares, 28))


def _share(caught: int, sown: int) -> str:
    return f"{100 * caught / max(1, sown):.2f} ({sown})"


def _row(name: str, cells: Sequence[str], name_width: int = 22) -> str:
    return f"{name:{name_width}}" + "".join(f"{cell:>16}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
