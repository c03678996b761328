"""Letters written whole to learn from: `--whole FILE`.

`tests/letters/whole/lessons.py` writes such a file: a letter a line, in the sentences in which
`forms.letters` hears it, its values as marks. What asks and what the values are its author marked.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from models.training.letters.lessons import Made


class WholeLetters:
    """The letters of some files, by kind."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Read them.

        Raises:
            json.JSONDecodeError, KeyError: a line of a file is no letter.
        """
        self._by_kind: dict[str, list[list[Made]]] = {}
        for letter in _letters(files):
            self._by_kind.setdefault(letter["kind"], []).append(
                [_sentence(each) for each in letter["sentences"]]
            )

    def letter(self, rng: Random) -> tuple[str, list[Made]]:
        """The kind of a letter, and its sentences in order."""
        kind = rng.choice(sorted(self._by_kind))
        return kind, list(rng.choice(self._by_kind[kind]))


def _letters(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        yield from map(json.loads, file.read_text("utf-8").rstrip("\n").split("\n"))


def _sentence(told: dict[str, Any]) -> Made:
    asks = None if told["asks"] is None else tuple(told["asks"])
    return Made(told["text"], asks, [(mark, role) for mark, role in told["roles"]])
