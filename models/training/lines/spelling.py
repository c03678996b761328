"""Learn which letter follows which: `python -m models.training.lines.spelling`.

From words of ten languages by how common they are, from the sentences that the reader of lines
learned from, and from addresses; written to `models/weights/spelling.npz` with the manifest. It
takes a minute or two.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from wordfreq import top_n_list, word_frequency

from models.spelling import END, PARTS, START
from models.training.letters.lessons import FOLDER
from models.training.lines.pieces import Counts, model, write
from models.training.lines.text import LANGUAGES, address, filled, words_of
from models.weight_files import list_weights

#: Words of each language.
_WORDS = 60_000
#: Common words count less than they come: a letter is mostly words of its own matter.
_TEMPER = 0.6
#: What words of lists, of letters and of addresses count together.
_OF_LISTS, _OF_LETTERS, _OF_ADDRESSES = 100_000, 60_000, 15_000
_ADDRESSES, _TIMES = 30_000, 2
_WORD = re.compile(r"[^\W\d_]+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m models.training.lines.spelling")
    parser.add_argument("--weights", type=Path, required=True, help="where the file goes")
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="folders of wordings")
    options = parser.parse_args(arguments)
    rng = Random(1)  # noqa: S311 - to learn from
    words = _together(
        _weighed(_of_lists(), _OF_LISTS),
        _weighed(_of_letters(options.stories, rng), _OF_LETTERS),
        _weighed(_of_addresses(rng), _OF_ADDRESSES),
    )
    likely, backing_off = model(words)
    options.weights.mkdir(parents=True, exist_ok=True)
    write(options.weights / "spelling.npz", likely, backing_off)
    list_weights(options.weights)
    print(f"{len(words)} words, {len(likely)} pieces")
    return 0


def _of_lists() -> Counts:
    return _together(
        *(
            _weighed(
                {
                    START + word + END: word_frequency(word, language) ** _TEMPER
                    for word in top_n_list(language, _WORDS)
                    if word.isalpha()
                },
                share,
            )
            for language, share in LANGUAGES.items()
        )
    )


def _of_letters(stories: Sequence[Path], rng: Random) -> Counts:
    said = words_of(FOLDER, stories).sentences * _TIMES
    words = Counter(word.lower() for each in said for word in _WORD.findall(filled(rng, each)))
    return {START + word + END: count**_TEMPER for word, count in words.items()}


def _of_addresses(rng: Random) -> Counts:
    """Hosts and boxes of addresses, and what follows their stops."""
    made = (address(rng) for _ in range(_ADDRESSES))
    parts = (part for each in made for part in re.split(rf"(?=[{PARTS}])|[^\w{PARTS}]", each))
    found = ((part[:1] if part[:1] in PARTS else START, part.lstrip(PARTS)) for part in parts)
    words = Counter(before + letters + END for before, letters in found if letters.isalpha())
    return dict(words)


def _weighed(words: Counts, together: float) -> Counts:
    """The same words, counting so much together."""
    share = together / sum(words.values())
    return {word: count * share for word, count in words.items()}


def _together(*those: Counts) -> Counts:
    words: Counts = defaultdict(float)
    for each in those:
        for word, count in each.items():
            words[word] += count
    return words


if __name__ == "__main__":
    sys.exit(main())
