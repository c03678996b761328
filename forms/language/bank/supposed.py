"""What a letter says would happen is not said as if it had happened.

“Wij wijzen uw aanvraag af” is a decision; behind “stuurt u niets, dan …” nothing was decided yet.
The bank says the first as done, in words that stand for the present as well. Where a sentence
supposes something, another sentence of the bank is said in its stead, or none.
"""

from collections.abc import Mapping
from dataclasses import replace

from forms.language.bank.matching import PhraseMatch
from forms.language.tokens import tokens_of

#: By pattern said as done, the pattern that says it would be; "" where nobody wrote one.
Supposed = Mapping[str, str]

#: Words that make what stands with them hang on something that may not happen.
_SIGNS = frozenset(
    {
        *("als", "indien", "mocht", "mochten", "tenzij", "mits", "wanneer", "zodra", "zolang"),
        *("anders", "voordat", "totdat", "behalve"),
    }
)
_THEN = "dan"
#: Ids of conditions begin so, and those of what is said without being sure.
_IF, _LIKELY = "if-", "likely-"


def as_supposed(match: PhraseMatch, sentence: str, supposed: Supposed) -> PhraseMatch | None:
    """`match` with what only would happen said so; None where that cannot be said."""
    names = _names(match)
    if supposed.keys().isdisjoint(names):
        return match
    # “In principle: your application has been approved” would say more than the letter does.
    if any(name.startswith(_LIKELY) for name in names):
        return None
    return _turned(match, supposed) if _supposes(sentence, names) else match


def _names(match: PhraseMatch) -> list[str]:
    if not match.parts:
        return [match.pattern]
    return [name for part in match.parts for name in _names(part)]


def _supposes(sentence: str, names: list[str]) -> bool:
    """Whether something in the sentence hangs on what may not happen.

    “Dan” that begins a clause answers a condition; behind another word it may compare.
    """
    tokens = tokens_of(sentence)
    words = [token.word for token in tokens]
    if not _SIGNS.isdisjoint(words) or any(name.startswith(_IF) for name in names):
        return True
    begins = [0] + [
        place for place in range(1, len(tokens))
        if sentence[: tokens[place].start].rstrip().endswith((",", ";", ":", "–", "?"))
    ]  # fmt: skip
    return any(words[place] == _THEN for place in begins)


def _turned(match: PhraseMatch, supposed: Supposed) -> PhraseMatch | None:
    if not match.parts:
        other = supposed.get(match.pattern, match.pattern)
        return replace(match, pattern=other) if other else None
    parts = [_turned(part, supposed) for part in match.parts]
    turned = tuple(part for part in parts if part is not None)
    if len(turned) < len(parts):
        return None
    pattern = "+".join(supposed.get(name, name) for name in match.pattern.split("+"))
    return replace(match, pattern=pattern, parts=turned)
