"""Who signed a letter, told by where the name stands: under the greeting, the first of the names.

The name of an office also stands beside “Ten name van” or “Behandeld door”: it signs nothing there.
"""

import re
from collections.abc import Callable, Sequence

from forms.letters.closing import is_signed_below
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

#: Decisions may be signed without a greeting: “Namens burgemeester en wethouders, J. de Vries”.
_ON_BEHALF = re.compile(r"namens\b", re.IGNORECASE)
#: So many lines with the name of the house, or none that is known, may stand above the name.
_NEAR = 5


def signatures_in(sentences: Sequence[Sentence], is_name: Callable[[str], bool]) -> frozenset[str]:
    """The texts that are who signed; `is_name` tells whether a text is a name and no more.

    Of what stands below each other under a greeting the first name: what comes after it is what
    somebody is called at work.
    """
    found: set[str] = set()
    at = 0
    while at < len(sentences):
        after = range(at + 1, min(at + 1 + _NEAR, len(sentences)))
        if _ON_BEHALF.match(sentences[at].text) and is_name(sentences[at].text):
            found.add(sentences[at].text)
            at = after.stop
            continue
        if is_signed_below(plain(sentences[at].text)):
            signed = next((n for n in after if _signs(sentences[n], is_name)), None)
            found |= set() if signed is None else {sentences[signed].text}
            at = after.stop if signed is None else signed
        at += 1
    return frozenset(found)


def _signs(sentence: Sentence, is_name: Callable[[str], bool]) -> bool:
    """Whether it is a name, and no value beside a label."""
    return not sentence.before and is_name(sentence.text)
