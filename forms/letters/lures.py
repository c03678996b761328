"""What no office asks for: coins without a bank, gift cards, a pass given away; passwords too.

They are warned of whoever writes: nothing that a sender publishes could make them right. The
patterns are data, `lures.json`, for plain sentences; what warns of others who ask so is none.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from forms.letter import Fact
from forms.letters.cues import is_of_fraud
from forms.letters.facts import fact
from forms.letters.sentences import Sentence

#: Finds the characters of a printed sentence, also given in plain words; None where none are.
_Seek = Callable[[str, str], tuple[int, int] | None]


def lures_in(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Where sentences, in reading order, ask for money or a pass in such a way."""
    return _found(sentences, _place_in)


def secrets_asked_in(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Where sentences ask to tell a password or code, or to let somebody into a computer."""
    return _found(sentences, _secret_in)


def _found(sentences: Sequence[Sentence], seek: _Seek) -> Iterator[Fact]:
    before = ""
    for each in sentences:
        text = each.worded
        place = None if is_of_fraud(text, before) else seek(each.text, text)
        before = text
        if place is not None:
            yield fact(each.text[slice(*place)], each, *place, is_certain=True)


def _secret_in(_printed: str, text: str) -> tuple[int, int] | None:
    """The characters of a sentence that ask for a secret; what says not to give it asks none."""
    patterns = _patterns()
    for way in (*patterns["told"], *patterns["let-in"]):
        found = way.search(text)
        if found:
            said = text[: found.end() + len(" niet")]
            return None if _is_any("not-asked", said) else found.span()
    return None


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
        is_refused = found and _is_any("not-so", text[found.end() :])
        if found and not is_refused and not _is_any("not-here", text[: found.end()]):
            return found.span()
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    kept = json.loads((files("forms") / "letters" / "lures.json").read_text("utf-8"))
    return {name: tuple(map(re.compile, said)) for name, said in kept.items()}


def _is_any(name: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns()[name])
