"""How often the language of a text is identified, and how often wrongly; whole, short and misread.

On texts that people wrote or translated, beside the working copy where they are.

    python -m tests.benchmarks identification [--most N]
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from forms.language.identify import identify, language_of
from tests.benchmarks.human_translations import human_translations

#: Those that Dutch letters are likely to be asked in; the others are shown as one.
_LIKELY = ("nl", "en", "ar", "tr", "pl", "uk", "ro", "bg", "fr", "de", "es", "fa", "ru")
_MISREAD_SHARE = 0.05


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--most", type=int, help="look at most at so many texts")
    options = parser.parse_args(arguments)
    texts = sorted({(pair.target, pair.said) for pair in human_translations()})
    texts += sorted({(pair.source, pair.text) for pair in human_translations()})
    if not texts:
        print("No texts here: nothing to measure with.")
        return 0
    rng = random.Random(5)
    rng.shuffle(texts)
    texts = texts[: options.most]
    identify(texts[0][1] * 5)  # loads the network
    ways = {
        "as they are": str,
        "in capitals": str.upper,
        "5 % misread": lambda text: _misread(text, rng),
    }
    print(f"{'':14}{'language':>10}{'texts':>8}{'named %':>9}{'wrong %':>9}{'ms':>7}")
    for name, change in ways.items():
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        started = time.process_time()
        for language, text in texts:
            found = language_of(change(text))
            group = language if language in _LIKELY else "others"
            if identify(text) is None:
                continue
            counted[group].update(["texts", "named"] if found else ["texts"])
            counted[group]["wrong"] += found is not None and found != language
        milliseconds = 1000 * (time.process_time() - started) / (2 * len(texts))
        for group in sorted(counted):
            _print_row(name, group, counted[group], milliseconds)
        likely: Counter[str] = sum(
            (counts for group, counts in counted.items() if group != "others"), Counter()
        )
        _print_row(name, "all likely", likely, milliseconds)
    return 0


def _print_row(name: str, group: str, counts: Counter[str], milliseconds: float) -> None:
    total = max(1, counts["texts"])
    named, wrong = (f"{100 * counts[each] / total:.2f}" for each in ("named", "wrong"))
    print(f"{name:14}{group:>10}{total:>8}{named:>9}{wrong:>9}{milliseconds:>7.2f}")


def _misread(text: str, rng: random.Random) -> str:
    letters = "".join(sorted(set(text)))
    return "".join(
        rng.choice(letters) if letter.isalpha() and rng.random() < _MISREAD_SHARE else letter
        for letter in text
    )


if __name__ == "__main__":
    sys.exit(main())
