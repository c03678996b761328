"""The ways Dutch turns one sentence: who does it left out, what will be done, “er” or “mocht u”.

“Wij hebben uw aanvraag afgewezen” is “uw aanvraag is afgewezen”, and “wij zullen uw aanvraag
behandelen” is “wij behandelen uw aanvraag”. Patterns have one of both; a sentence that no pattern
has is tried as the other. Only what keeps its meaning is turned: what is passive without “door ons”
never becomes ours.
"""

import re
from collections.abc import Iterator

from forms.language.bank.conditions import with_if
from forms.language.bank.orders import VERBS

_PREFIXES = (
    "terug", "vast", "goed", "toe", "aan", "af", "in", "uit", "op", "door", "over", "mee", "stop",
    "bij", "na", "om", "weg", "voort", "samen", "bezig",
)  # fmt: skip
_PREFIX = "|".join(_PREFIXES)
#: How a participle looks: it ends the clause.
_PARTICIPLE = rf"(?:(?:{_PREFIX})?(?:ge|be|ver|ont|her)\w+(?:d|t|en)|(?:{_PREFIX})ge\w+)"
_THING = r"(?:uw|het|de|dit|deze|ons|onze|dat|die) (?:\w+(?:ste|ede|jke|ige|ale|kte|nde) )?\w+"
_WE = r"(?:wij|we)"
_END = r"(?=[.,;!]|$)"
#: What only we do, so that it is ours also where nobody is named: “de rekening is betaald” is not.
_ONLY_OURS = (
    r"(?:afgewezen|toegekend|toegewezen|goedgekeurd|geweigerd|ontvangen|behandeld|beoordeeld"
    r"|verlaagd|verhoogd|stopgezet|beëindigd|ingetrokken|herzien|berekend|herberekend|vastgesteld"
    r"|verwerkt|gecontroleerd|opgeschort|geblokkeerd|gecorrigeerd|verrekend|kwijtgescholden"
    r"|teruggevorderd|verleend|verstrekt)"
)
_OURS_FIRST = re.compile(
    rf"(?P<we>\b{_WE} hebben|\bhebben {_WE}) (?P<thing>{_THING})"
    rf"(?P<rest>(?: [^,.;:?]+)? {_ONLY_OURS}){_END}",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    rf"^(?P<thing>{_THING}) (?:is|zijn)(?P<rest>(?: [^,.;:?]+)? {_PARTICIPLE})(?P<end>[.!]?)$",
    re.IGNORECASE,
)
_WILL = re.compile(
    rf"\b(?P<will>(?:zullen|gaan) {_WE}|{_WE} (?:zullen|gaan)) (?P<rest>[^,.;:?]+ )?"
    rf"(?P<verb>(?:{_PREFIX})?[a-zë]+en){_END}",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    rf"^er (?P<verb>is|zijn|wordt|worden) (?P<thing>(?:een|geen|nog een|nog geen) \w+)"
    rf"(?P<rest>(?: [^,.;:?]+)? {_PARTICIPLE})(?P<end>[.!]?)$",
    re.IGNORECASE,
)
#: Behind these nothing follows that is done by us: “van ons” may be whose it is.
_BY = re.compile(r" door ons(?= )", re.IGNORECASE)
#: What we will do is said as what we do. Of a decision it is not: “wij zullen uw aanvraag afwijzen”
#: is not yet “afgewezen”, and the bank says both of what is done and what happens.
_DEEDS = frozenset(
    {
        *("behandelen", "beoordelen", "bekijken", "onderzoeken", "controleren", "beslissen"),
        *("sturen", "toesturen", "opsturen", "bellen", "opnemen", "nemen", "informeren"),
        *("betalen", "terugbetalen", "uitbetalen", "overmaken", "verrekenen", "berekenen"),
        *("verwerken", "uitnodigen", "helpen", "vragen", "bespreken", "incasseren", "afschrijven"),
        *("aanpassen", "doorgeven", "doorsturen", "toezenden", "zenden", "bezoeken", "geven"),
    }
)


def turned(sentence: str) -> Iterator[str]:
    """The sentence turned in each way that keeps what it says; nothing for a question."""
    if sentence.rstrip().endswith("?"):
        return
    for turn in (_without_us, _by_us, _now, _without_there, with_if):
        other = turn(sentence)
        if other is not None and other != sentence:
            yield other[:1].upper() + other[1:]


def _without_us(sentence: str) -> str | None:
    """“Wij hebben uw aanvraag afgewezen” as “uw aanvraag is afgewezen”."""
    found = _OURS_FIRST.search(sentence)
    if found is None:
        return None
    verb = _to_be(found["thing"])
    is_inverted = found["we"].lower().startswith("hebben")
    words = f"{verb} {found['thing']}" if is_inverted else f"{found['thing']} {verb}"
    return sentence[: found.start()] + words + found["rest"] + sentence[found.end() :]


def _by_us(sentence: str) -> str | None:
    """“Uw aanvraag is door ons ontvangen” as “wij hebben uw aanvraag ontvangen”."""
    without = _BY.sub("", sentence, count=1)
    found = _IS_DONE.match(without) if without != sentence else None
    if found is None:
        return without
    thing = found["thing"][:1].lower() + found["thing"][1:]
    return f"Wij hebben {thing}{found['rest']}{found['end']}"


def _now(sentence: str) -> str | None:
    """“Wij zullen uw aanvraag behandelen” as “wij behandelen uw aanvraag”."""
    found = _WILL.search(sentence)
    if found is None or found["verb"].lower() not in _DEEDS:
        return None
    rest = (found["rest"] or "").strip()
    if rest.endswith(" te") or rest == "te":
        return None
    verb, apart = _apart(found["verb"].lower())
    is_inverted = not found["will"].lower().startswith("w")
    words = [verb, "wij"] if is_inverted else ["wij", verb]
    words += [each for each in (rest, apart) if each]
    return sentence[: found.start()] + " ".join(words) + sentence[found.end() :]


def _apart(verb: str) -> tuple[str, str]:
    """A verb with what stands apart from it in a main clause: “betalen” and “terug”."""
    for prefix in _PREFIXES:
        if verb.startswith(prefix) and verb[len(prefix) :] in VERBS:
            return verb[len(prefix) :], prefix
    return verb, ""


def _without_there(sentence: str) -> str | None:
    """“Er is een fout gemaakt” as “een fout is gemaakt”."""
    found = _THERE_IS.match(sentence)
    if found is None:
        return None
    return f"{found['thing']} {found['verb']}{found['rest']}{found['end']}"


def _to_be(thing: str) -> str:
    """The verb of a thing, or of several."""
    noun = thing.rsplit(" ", 1)[-1].lower()
    return "zijn" if noun.endswith(("en", "s")) and not thing.lower().startswith("het") else "is"
