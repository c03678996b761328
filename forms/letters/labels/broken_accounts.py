"""Accounts and telephone numbers that a line end broke, at a foot or in a column.

"IBAN NL91 ABNA" stands above "0417 1643 00", and "Balie 0575 41 66" above "20".

In running text a sentence goes on over line ends; elsewhere a line is a thing of its own, and the
rest of an account would be a telephone number.
"""

import re
from collections.abc import Sequence

from forms.letters.sentences import Sentence, joined
from forms.letters.values.accounts import ibans_in
from forms.letters.values.contacts import phones_in

#: A country, its check digits and none to six groups more: an account, as far as the line goes.
_BEGUN = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{1,4}){0,6}$")
_REST = re.compile(r"[A-Z0-9]{1,4}(?![\w/-])")
#: A number to ring as far as the line goes, and a line that is only the rest of one.
_BEGUN_PHONE = re.compile(r"(?<![\w./-])\(?0[\d ()-]*\d$")
_REST_OF_PHONE = re.compile(r"\d[\d ]{0,9}")
#: In a foot of columns the lines beside it stand between the two halves.
_MOST_BETWEEN = 5


def with_whole_accounts(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a sheet; one that ends within a number has the line with its rest too."""
    whole: list[Sentence] = []
    taken: set[int] = set()
    for place, sentence in enumerate(sentences):
        if place in taken:
            continue
        near = range(place + 1, min(place + 2 + _MOST_BETWEEN, len(sentences)))
        rest = next((at for at in near if _is_rest(sentence, sentences[at])), None)
        if rest is None and near and _rings_on(sentence, sentences[place + 1]):
            rest = place + 1
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


def _rings_on(first: Sentence, second: Sentence) -> bool:
    """Whether a number to ring that the first line begins is one with the figures of the second."""
    begun = _BEGUN_PHONE.search(first.text)
    if begun is None or not (first.is_cell and _REST_OF_PHONE.fullmatch(second.text)):
        return False
    is_below = (first.page, first.block) == (second.page, second.block) and not second.before
    both = f"{begun.group()} {second.text}"
    is_one = any(each.start == 0 and each.end == len(both) for each in phones_in(both))
    return is_below and is_one and not phones_in(begun.group())
