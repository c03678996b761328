"""Two sentences that Dutch joins into one: “betaalt u niet, dan …”, “…; …”, “…, anders …”.

Said one after the other they mean the same, in any language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.language.bank.conjunctions import CONJUNCTIONS
from forms.language.bank.matching import PhraseMatch
from forms.language.bank.tolerance import NEGATIONS
from forms.language.tokens import tokens_of

#: Where one may end and the next begin. “Dan” belongs to what it begins.
_BETWEEN = re.compile(
    r"[;:] | [–—] |, (?=dan |anders )|,? (?:maar|want) |, (?:en|dus|daarom) (?:ook )?"
    r"|(?P<or>,? of )| en (?!de |het |een |uw |ook )|, ",
    re.IGNORECASE,
)
#: How a language says that the second is another choice.
OR = "or"
#: Both can be done: of what must be, “of” is no second thing to do.
_CHOICE = re.compile(r"^(?:u (?:kunt|mag)|(?:ook |dan )?(?:kunt|mag) u) ", re.IGNORECASE)
#: How most of what hangs on a sentence is said with it: before it, with a colon.
BEFORE = "before"
#: “Betaalt u niet, dan …” asks what it then answers.
_ANSWERED = re.compile(r"dan ", re.IGNORECASE)
#: Begun so, a clause hangs on the other: alone it would say something else. “Wie” and “wat” may
#: begin a question of their own; “alleen”, “behalve” and “zonder” narrow what stands before.
_DEPENDENT = re.compile(
    rf"(?:{'|'.join(sorted(CONJUNCTIONS))}"
    r"|dat|die|waar\w*|of|behalve|zonder|alleen|voor zover) ",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Halves:
    """Two parts of a sentence, and how a language says them together."""

    first: str
    second: str
    join: str = ""


def halves_of(sentence: str) -> Iterator[Halves]:
    """Every way to cut `sentence` in two that could each stand alone."""
    for cut in _BETWEEN.finditer(sentence):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if _DEPENDENT.match(second):
            continue
        if cut["or"] is not None:
            if _CHOICE.match(first) and not _says_no(sentence):
                yield Halves(first, second, OR)
            continue
        is_answer = _ANSWERED.match(second) is not None
        yield Halves(f"{first}?" if is_answer else first, second)


def _says_no(sentence: str) -> bool:
    return not NEGATIONS.isdisjoint(token.word for token in tokens_of(sentence))


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
