"""Two sentences that Dutch joins into one: “betaalt u niet, dan …”, “…; …”, “…, anders …”.

Said one after the other they mean the same, in any language.
"""

import re
from collections.abc import Iterator

from forms.language.bank.matching import PhraseMatch

#: Where one may end and the next begin. “Dan” belongs to what it begins.
_BETWEEN = re.compile(
    r"[;:] | [–—] |, (?=dan |anders )|, (?:en|maar|want) "
    r"| en (?!de |het |een |uw |ook )|, ",
    re.IGNORECASE,
)
#: How most of what hangs on a sentence is said with it: before it, with a colon.
BEFORE = "before"
#: “Betaalt u niet, dan …” asks what it then answers.
_ANSWERED = re.compile(r"dan ", re.IGNORECASE)
#: Begun so, a clause hangs on the other: alone it would say something else.
_DEPENDENT = re.compile(
    r"(?:als|indien|wanneer|mits|tenzij|behalve|hoewel|terwijl|totdat|zodra|zolang|voordat|nadat"
    r"|omdat|doordat|dat|die|waar\w*|of|zonder|alleen|voor zover) ",
    re.IGNORECASE,
)


def halves_of(sentence: str) -> Iterator[tuple[str, str]]:
    """Every way to cut `sentence` in two that could each stand alone."""
    for cut in _BETWEEN.finditer(sentence):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if _DEPENDENT.match(second):
            continue
        is_answer = _ANSWERED.match(second) is not None
        yield (f"{first}?" if is_answer else first), second


def says_something(match: PhraseMatch, sentence: str) -> bool:
    """Whether more stands in `sentence` than a name or a thing: that alone is no sentence."""
    return match.open_letters < len(sentence) / 2


def joined_match(first: PhraseMatch, second: PhraseMatch, join: str = "") -> PhraseMatch:
    """What both say, one after the other, or as `join` says them together."""
    names = [first.pattern, join, second.pattern]
    return PhraseMatch(
        "+".join(name for name in names if name not in ("", BEFORE)),
        (*first.slots, *second.slots),
        first.edits + second.edits,
        first.open_letters + second.open_letters,
        (first, second),
        join,
    )
