"""Two things asked or told in one sentence, with the words that only the first has put to both.

“Wij hebben uw aanvraag ontvangen en nemen die in behandeling”: who does it stands once. “U kunt ons
bellen of mailen naar …”: what one may stands once. “Vul het formulier in en stuur het terug”: the
thing stands once. The second is made a sentence of its own; the bank says it, or nothing.
"""

import re
from collections.abc import Iterator

from forms.language.bank.conjunctions import CONJUNCTIONS
from forms.language.bank.orders import VERBS
from forms.language.bank.tolerance import NEGATIONS
from forms.language.tokens import folded

_MODAL = r"(?:moet|kunt|mag|wilt|dient|moeten|kunnen|willen)"
#: Who does something and may or must, as a clause begins: in either order, behind one word or none.
_MAY = re.compile(
    rf"^(?:(?:daarna|dan|ook|hiervoor|daarvoor) )?"
    rf"(?:(?P<who>u|wij|we) (?P<modal>{_MODAL})|(?P<modal2>{_MODAL}) (?P<who2>u|wij|we)) ",
    re.IGNORECASE,
)
#: Who does something, and the verb that shows the clause is a main one.
_WHO = re.compile(
    r"^(?:(?P<who>u|wij|we|ik) (?P<verb>\w+)"
    r"|(?:daarom|daarna|dan|hierna|vervolgens|ook) (?P<verb2>\w+) (?P<who2>u|wij|we|ik)) ",
    re.IGNORECASE,
)
_THING = re.compile(r"\b(?P<thing>(?:het|de|dit|deze|uw) \w{3,})\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:het|dit|deze|die|ze|hem)(?= (?:in|op|terug|mee|aan|door|naar|bij|binnen|voor|vóór"
    r"|uiterlijk|per|dan|ook|ondertekend|ingevuld|samen)\b|[.!]?$)",
    re.IGNORECASE,
)
#: What ends a clause that a modal governs.
_DEED = re.compile(r"(?:\w+en|doen|gaan|staan|zien)[.!]?$")
#: What is asked under a condition is asked of both parts, and no part alone says it. A relative
#: clause hangs on one word of the first: the second may share the rest. “Mocht” begins a condition
#: as “als” does, with the verb first.
_HANGING = CONJUNCTIONS | {"mocht"}


def _may_share(first: str) -> bool:
    """Whether what `first` begins with may be meant of both: no condition, and no “niet”."""
    words = {folded(word) for word in first.split()}
    return words.isdisjoint(_HANGING) and words.isdisjoint(NEGATIONS)


def carried(first: str, second: str) -> Iterator[str]:
    """`second` as a sentence of its own: with who, what may be and the thing that `first` names."""
    if not _may_share(first):
        return
    for each in _with_subject(first, second):
        yield each
        thing = _THING.search(first)
        # “Stuur het terug” is said of the paper that was named: once, and nothing else was.
        if thing and len(_POINTS.findall(each)) == 1 and len(_THING.findall(first)) == 1:
            yield _POINTS.sub(thing["thing"], each)


def _with_subject(first: str, second: str) -> Iterator[str]:
    begin = folded(second.split(" ", 1)[0])
    may = _MAY.match(first)
    lacks_verb = begin not in VERBS or _DEED.search(second) is not None
    if may and begin not in ("u", "wij", "we", "ik") and lacks_verb:
        yield f"{may['who'] or may['who2']} {may['modal'] or may['modal2']} {second}"
    who = _WHO.match(first)
    if who and begin in VERBS and (who["verb"] or who["verb2"]).lower() in VERBS:
        yield f"{who['who'] or who['who2']} {second}"
    yield second
