"""Words that turn the meaning of a sentence around: two sentences must have the same of them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forms.language.bank.tolerance import NEGATIONS
from forms.language.tokens import folded, tokens_of

# group and side within it, of each word
_Sides = Mapping[str, frozenset[tuple[int, int]]]


def opposite_words(folder: Traversable) -> frozenset[str]:
    """All words of `opposites.json` in a folder of a bank, as compared."""
    content = _content(folder)
    others = frozenset(map(folded, content["others"]))
    return frozenset(_sides(content["opposites"])) | others


def same_turn(one: str, other: str) -> bool:
    """Whether two Dutch sentences say no equally often, and take the same side everywhere.

    “U betaalt” and “u krijgt” do not, nor do “hoger” and “lager”, however alike the rest is.
    """
    return _turns(one) == _turns(other)


def _turns(sentence: str) -> Counter[str | tuple[int, int]]:
    sides = _bundled()
    turns: Counter[str | tuple[int, int]] = Counter()
    for token in tokens_of(sentence):
        if token.word in NEGATIONS:
            turns[token.word] += 1
        turns.update(sides.get(token.word, ()))
    return turns


@cache
def _bundled() -> _Sides:
    return _sides(_content(files("forms") / "bank")["opposites"])


def _content(folder: Traversable) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "opposites.json").read_text("utf-8"))
    return content


def _sides(groups: Iterable[list[list[str]]]) -> _Sides:
    sides: dict[str, frozenset[tuple[int, int]]] = {}
    for group, each in enumerate(groups):
        for side, words in enumerate(each):
            for word in map(folded, words):
                sides[word] = sides.get(word, frozenset()) | {(group, side)}
    return sides
