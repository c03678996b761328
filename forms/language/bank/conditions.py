"""A condition as the question that letters ask instead: “als u al betaald hebt” as “hebt u …?”.

“Als u al betaald hebt, hoeft u niets te doen” says what “Hebt u al betaald? Dan hoeft u niets te
doen” says, and the bank has most conditions as questions. Said so, no language has to put a known
sentence into the order of a clause. “Mocht u … hebben” is “als u … hebt”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.language.bank.orders import VERBS
from forms.language.tokens import folded

_IF = re.compile(
    r"^(?:als|indien) u (?P<clause>[^,;:?]+), (?:dan )?(?P<rest>[^?]+)$", re.IGNORECASE
)
_SHOULD = re.compile(
    r"^mocht u (?P<clause>[^,;:?]+?)(?P<rest>(?:, | dan )(?:dan )?[^?]+)$", re.IGNORECASE
)
#: What “u” does, of the verbs that letters put behind “mocht u”.
_FINITE = {
    "zijn": "bent",
    "hebben": "hebt",
    "worden": "wordt",
    "kunnen": "kunt",
    "willen": "wilt",
    "moeten": "moet",
    "krijgen": "krijgt",
    "ontvangen": "ontvangt",
    "betalen": "betaalt",
    "verhuizen": "verhuist",
    "gaan": "gaat",
    "komen": "komt",
    "vinden": "vindt",
    "wensen": "wenst",
    "weten": "weet",
    "denken": "denkt",
    "werken": "werkt",
    "wonen": "woont",
}
_MODAL = frozenset(["kunnen", "willen", "moeten"])
#: What “u” does: other verbs of these are infinitives, or of somebody else.
_OF_THE_READER = {verb for verb in VERBS if verb.endswith("t")} | set(_FINITE.values()) | {"mag"}
#: Behind these the rest holds only so far, and is no answer to a question.
_NARROWED = frozenset(["alleen", "slechts", "uitsluitend", "pas"])


@dataclass(frozen=True)
class Asked:
    """A condition as a question, and what holds if the answer is yes."""

    question: str
    answer: str


def asked(sentence: str) -> Iterator[Asked]:
    """Every question that the condition which begins `sentence` may be put as."""
    found = _IF.match(sentence)
    if found is None or not _NARROWED.isdisjoint(map(folded, found["rest"].split())):
        return
    words = found["clause"].split()
    for at, word in enumerate(words):
        if folded(word) in _OF_THE_READER:
            others = " ".join([*words[:at], *words[at + 1 :]])
            yield Asked(f"{word.capitalize()} u {others}?".replace(" ?", "?"), found["rest"])


def with_if(sentence: str) -> str | None:
    """“Mocht u het niet eens zijn, …” as “als u het niet eens bent, …”; None of any other."""
    found = _SHOULD.match(sentence)
    if found is None:
        return None
    words = found["clause"].split()
    places = [place for place, word in enumerate(words) if folded(word) in _FINITE]
    if not places:
        return None
    # “Kunnen betalen”: the first governs the other. “Zijn met dit besluit”: what stands last.
    at = next((place for place in places if folded(words[place]) in _MODAL), places[-1])
    words[at] = _FINITE[folded(words[at])]
    rest = found["rest"].removeprefix(",").strip()
    return f"Als u {' '.join(words)}, {rest}"
