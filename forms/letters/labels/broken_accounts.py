"""Accounts that a line end broke: "IBAN NL91 ABNA" above "0417 1643 00", at a foot or in a column.

In running text a sentence goes on over line ends; elsewhere a line is a thing of its own, and the
rest of an account would be a telephone number.
"""

import re
from collections.abc import Sequence

from forms.letters.sentences import Sentence, joined
from forms.letters.values.accounts import ibans_in

#: A country, its check digits and none to six groups more: an account, as far as the line goes.
_BEGUN = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{1,4}){0,6}$")
_REST = re.compile(r"[A-Z0-9]{1,4}(?![\w/-])")
#: In a foot of columns the lines beside it stand between the two halves.
_MOST_BETWEEN = 5


def with_whole_accounts(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a sheet; one that ends within an account has the line with its rest too."""
    whole: list[Sentence] = []
    taken: set[int] = set()
    for place, sentence in enumerate(sentences):
        if place in taken:
            continue
        near = range(place + 1, min(place + 2 + _MOST_BETWEEN, len(sentences)))
        rest = next((at for at in near if _is_rest(sentence, sentences[at])), None)
        whole.append(sentence if rest is None else joined(sentence, sentences[rest]))
        taken |= {place} if rest is None else {rest}
    return whole


def _is_rest(first: Sentence, second: Sentence) -> bool:
    """Whether an account that the first line begins ends in the second: its check digits tell."""
    begun = _BEGUN.search(first.text)
    if begun is None or not _REST.match(second.text):
        return False
    both = f"{begun.group()} {second.text}"
    return any(each.start == 0 and each.end > len(begun.group()) for each in ibans_in(both))
