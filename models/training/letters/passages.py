"""Passages of letters to learn from: a few sentences that tell together what one of them asks.

They stand in `passages/*.txt`, parted by empty lines, one `acts: sentence` a line. Acts, slots and
choices are those of lessons (`sentences/acts.txt`); `?` says that nothing is taught.
"""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from models.training.letters.lessons import Made, asks_of, filled

FOLDER = Path(__file__).parent / "passages"
#: How many passages stand in a letter of nothing else.
_FEWEST, _MOST = 4, 10


@dataclass(frozen=True)
class Passage:
    """Sentences in order: what each asks (None: not taught), and its text."""

    sentences: tuple[tuple[tuple[str, ...] | None, str], ...]


class Passages:
    """All passages of a folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read them.

        Raises:
            ValueError: a line is no sentence of a passage; it says which.
        """
        self.every = tuple(
            chain.from_iterable(passages_in(file) for file in sorted(folder.glob("*.txt")))
        )

    def letter(self, rng: Random, by: list[str]) -> list[Made]:
        """Some of them, one after another, as made sentences."""
        told = rng.sample(self.every, min(len(self.every), rng.randint(_FEWEST, _MOST)))
        return [sentence for each in told for sentence in said(each, rng, by)]


def said(passage: Passage, rng: Random, by: list[str]) -> list[Made]:
    """Its sentences, with choices made and slots filled."""
    return [filled(text, rng, by, asks) for asks, text in passage.sentences]


def passages_in(file: Path) -> list[Passage]:
    """The passages of one file.

    Raises:
        ValueError: a line is no sentence of a passage; it says which.
    """
    told: list[list[tuple[tuple[str, ...] | None, str]]] = [[]]
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            told.append([])
            continue
        acts, colon, text = line.partition(": ")
        try:
            asks = None if acts == "?" else asks_of(acts)
        except KeyError:
            colon = ""
        if not colon or not text.strip():
            raise ValueError(f"{file.name}, line {number}: no sentence of a passage: {line}")
        told[-1].append((asks, text))
    return [Passage(tuple(each)) for each in told if each]
