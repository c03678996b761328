"""Passages of letters to learn from: a few sentences that tell together what one of them asks.

They stand in `passages/*.txt`, parted by empty lines, one `acts: sentence` a line. Acts, slots and
choices are those of lessons (`sentences/acts.txt`); `?` says that nothing is taught. Those in
`openings/*.txt` begin letters: `kind: refund` says of which kind, `S: text` is the subject.
"""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from models.letter_words import KINDS
from models.training.letters.lessons import Made, asks_of, filled, subject

FOLDER, OPENINGS = Path(__file__).parent / "passages", Path(__file__).parent / "openings"
#: How many passages stand in a letter of nothing else.
_FEWEST, _MOST = 4, 10

#: What a sentence asks (None: it is not taught), and its text.
Told = tuple[tuple[str, ...] | None, str]


@dataclass(frozen=True)
class Passage:
    """Sentences in order; of a letter of `kind` ("" any) with the subject `title` ("" none)."""

    sentences: tuple[Told, ...]
    kind: str = ""
    title: str = ""


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
    """Its subject and sentences, with choices made and slots filled."""
    made = [filled(text, rng, by, asks) for asks, text in passage.sentences]
    if not passage.title:
        return made
    return [subject(filled(passage.title, rng, by, None)), *made]


def passages_in(file: Path) -> list[Passage]:
    """The passages of one file.

    Raises:
        ValueError: a line is no sentence of a passage; it says which.
    """
    told: list[list[tuple[str, str]]] = [[]]
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            told.append([])
            continue
        acts, _, text = line.partition(": ")
        if not text.strip() or not _is_known(acts, text):
            raise ValueError(f"{file.name}, line {number}: no sentence of a passage: {line}")
        told[-1].append((acts, text))
    return [_passage(each) for each in told if each]


def _is_known(acts: str, text: str) -> bool:
    if acts in ("?", "S"):
        return True
    if acts == "kind":
        return text in KINDS
    try:
        asks_of(acts)
    except KeyError:
        return False
    return True


def _passage(lines: list[tuple[str, str]]) -> Passage:
    named = dict(lines)
    return Passage(
        tuple(
            (None if acts == "?" else asks_of(acts), text)
            for acts, text in lines
            if acts not in ("kind", "S")
        ),
        named.get("kind", ""),
        named.get("S", ""),
    )
