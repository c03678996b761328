"""What a letter tells its reader to bring along: it is handed over on coming, and not sent.

Texts are the sentences of a letter in their order, as `worded` gives them.
"""

import re
from collections.abc import Sequence

from forms.letters.closing import is_closing

_TAKE = r"(?:neemt?|nemen|brengt?|brengen)"
#: What is brought to an appointment, in one sentence or as a heading.
BROUGHT = re.compile(
    rf"\b{_TAKE}\b[^.;]*\bmee\b"
    r"|\bmee ?(?:te )?(?:nemen|brengen|genomen|gebracht|neemt|brengt)\b"
    r"|\bbij (?:u|je|zich) (?:te )?(?:hebt|heeft|heb|hebben)\b"
    r"|\b(?:hebt|heeft|heb) (?:u|je) (?:[\w-]+ ){0,4}bij (?:u|je)\b"
)
#: What only leads to a list of it: "Vergeet niet:", "Dit hebt u nodig bij uw afspraak:".
_THERE = r"(?:afspraak|gesprek|bezoek|onderzoek|zitting|keuring|spreekuur|intake|balie|loket)"
_LISTED = re.compile(
    r"^(?:vergeet niet|niet vergeten)\W*$"
    rf"|\bnodig (?:bij|voor|tijdens|op|aan) \w+ (?:\w+ )?{_THERE}"
)
#: It names nobody's papers: "Mag ik iemand meenemen?".
_OF_SOMEBODY = re.compile(r"\b(?:iemand|wie|tolk|begeleider|(?:mag|mogen|kan) (?:ik|u|je))\b")
#: It leads to what stands below: "Wat neemt u mee?", "Neem mee:", "Neem het volgende mee."
_LEADS = re.compile(
    r"^(?:wat|welke|dit)\b.*\?\W*$|:\W*$|[^.!?;,:]$|\b(?:het volgende|de volgende|onderstaande"
    r"|hieronder)\b|\b(?:dit|deze)\b[^.;]*\?\W*$"
)
#: Bringing it is a right, or spared, or of another kind.
_NOT_TOLD = re.compile(
    r"\b(?:niet|geen|kunt|kan|mag|mogen|wilde|laten|lunch|schade|als (?:u|je) (?:dat|het))\b"
)
_SENDS = re.compile(
    r"\b(?:stuur\w*|zend\w*|mailt?|mailen|upload\w*|lever\w*|inlever\w*|aanlever\w*"
    r"|(?:op|in|toe)sturen|opgestuurd|verstrek\w*|per post|digitaal)\b"
)
#: From here on something else is said: another question, or what is to be sent, or by when.
_ENDS = re.compile(
    rf"\?\W*$|{_SENDS.pattern}"
    r"|\b(?:uiterlijk|binnen)\b"
)
#: So many sentences below its heading a list of papers has at most.
_LONGEST = 15


def brought_along(texts: Sequence[str]) -> frozenset[int]:
    """The places of sentences that tell what to bring, those listed under a heading too."""
    found = set()
    for number, text in enumerate(texts):
        if _SENDS.search(text) or not (BROUGHT.search(text) or _LISTED.search(text)):
            continue
        found.add(number)
        if _LEADS.search(text) and not _OF_SOMEBODY.search(text):
            found |= _listed_below(texts, number)
    return frozenset(found)


def tells_to_bring(text: str) -> bool:
    """Whether a plain sentence tells the reader to bring something, or leads to what."""
    is_told = BROUGHT.search(text) and not _NOT_TOLD.search(text)
    return bool(is_told) and not _OF_SOMEBODY.search(text)


def _listed_below(texts: Sequence[str], number: int) -> set[int]:
    below = set()
    for at in range(number + 1, min(number + 1 + _LONGEST, len(texts))):
        if _ENDS.search(texts[at]) or is_closing(texts[at]):
            break
        below.add(at)
    return below
