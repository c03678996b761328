"""Ways to pay that no office asks for: coins without a bank, gift cards, a pass given away.

They are warned of whoever writes: nothing that a sender publishes could make them right. The
patterns are data, `lures.json`, for plain sentences; what warns of others who ask so is none.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from forms.letter import Fact
from forms.letters.cues import is_of_fraud
from forms.letters.facts import fact
from forms.letters.sentences import Sentence


def lures_in(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Where sentences, in reading order, ask for money or a pass in such a way."""
    before = ""
    for each in sentences:
        text = each.worded
        place = None if is_of_fraud(text, before) else _place_in(each.text, text)
        before = text
        if place is not None:
            yield fact(each.text[slice(*place)], each, *place, is_certain=True)


def _place_in(printed: str, text: str) -> tuple[int, int] | None:
    """The characters of a sentence that ask so; None where none do."""
    patterns = _patterns()
    for wallet in patterns["wallet"]:
        found = wallet.search(printed)
        if found:
            return found.span()
    if _is_any("of-others", text):
        return None
    paid_by = patterns["paid-by"] if _is_any("paid", text) else ()
    for way in (*patterns["handed-over"], *paid_by):
        found = way.search(text)
        if found and not _is_any("not-here", text[: found.end()]):
            return found.span()
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    kept = json.loads((files("forms") / "letters" / "lures.json").read_text("utf-8"))
    return {name: tuple(map(re.compile, said)) for name, said in kept.items()}


def _is_any(name: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns()[name])
