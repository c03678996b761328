"""The ways that a letter names to pay and to reach somebody: accounts, numbers and addresses."""

from collections.abc import Sequence
from dataclasses import replace

from forms.letter import Letter
from forms.letters.addresses import Addresses, addresses_of, mentioned
from forms.letters.facts import distinct
from forms.letters.said import said_on
from forms.letters.sentences import Sentence
from forms.letters.sums.account_holders import accounts_of
from forms.letters.values.contacts import phones_in
from vision.text.printed import SheetText


def with_ways(letter: Letter, said: Sequence[Sentence], addresses: Addresses) -> Letter:
    """The letter with the ways that its sentences name; `addresses` are theirs, as read."""
    right = addresses.put_right(letter.sender)
    return replace(
        letter,
        ibans=distinct(accounts_of(said, letter.amounts)),
        phones=distinct(mentioned(said, phones_in, letter.references)),
        emails=right.emails,
        urls=right.urls,
    )


def with_ways_on(letter: Letter, sheets: Sequence[SheetText]) -> Letter:
    """The letter with all ways on sheets that bear more than it does: a translation below it."""
    said = said_on(sheets).said
    return with_ways(letter, said, addresses_of(said))
