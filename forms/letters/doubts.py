"""What to be careful about in a letter: what its sender never published, and days that passed.

We never say that a letter is genuine. What is compared is what somebody could be cheated with: the
account to pay to, telephone numbers, internet and e-mail addresses, and codes to scan. Of a sender
that published nothing we know nothing, and say nothing: a warning on every letter would teach
people to look past it. Names are matched loosely (`Senders`), so that an imitation is compared
with the sender it imitates.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from forms.letter import Action, Fact, FactRole, Letter
from forms.letters.days.last_day import last_in_time
from forms.letters.lures import lures_in, secrets_asked_in
from forms.letters.printed_codes import is_strange
from forms.letters.public_contacts import public_contacts
from forms.letters.published import is_among, leads_astray
from forms.letters.said_of_contacts import (
    collects,
    is_bare,
    is_called_false,
    is_called_so,
    is_of_named,
    is_readers,
)
from forms.letters.senders import Sender, Senders
from forms.letters.sentences import Sentence
from forms.overlay import WarningCode
from vision.codes import Code


@dataclass(frozen=True, eq=False)
class Doubt:
    """Something to be careful about: a fact, or a printed code; `action` that is too late now.

    `is_lure` where the fact is a way to pay that no office asks for, `is_secret` where it asks for
    a password, a code or a way into a computer. `is_wary` of a day that passed where there is more
    to be careful about: who is told not to pay yet is not told to pay today.
    """

    code: WarningCode
    fact: Fact | None = None
    printed: Code | None = None
    action: Action | None = None
    is_lure: bool = False
    is_secret: bool = False
    is_wary: bool = False


def doubts_about(
    letter: Letter,
    senders: Senders,
    codes: Iterable[Code],
    today: date,
    sentences: Sequence[Sentence] = (),
) -> tuple[Doubt, ...]:
    """All there is to be careful about in a letter of these sentences, in the order to say it."""
    sender = senders.of(letter)
    lures = [Doubt(WarningCode.UNKNOWN_IBAN, fact, is_lure=True) for fact in lures_in(sentences)]
    secrets = [
        Doubt(WarningCode.UNKNOWN_IBAN, fact, is_secret=True)
        for fact in secrets_asked_in(sentences)
    ]
    found = [] if sender is None else _unpublished(letter, sender, senders, codes, sentences)
    wary = (*lures[:1], *secrets[:1], *found)
    return (*wary, *_passed(letter, today, is_wary=bool(wary)))


def _unpublished(
    letter: Letter,
    sender: Sender,
    senders: Senders,
    codes: Iterable[Code],
    sentences: Sequence[Sentence],
) -> Iterator[Doubt]:
    before = {two.text: one.text for one, two in pairwise(sentences)}

    def told_with(fact: Fact) -> tuple[str, str]:
        told = fact.sentence or ""
        return before.get(told, ""), told

    for fact in letter.ibans:
        is_own = fact.role is FactRole.RECIPIENT or is_among(fact, sender.ibans)
        if not (is_own or is_called_false(fact) or collects(fact, senders, told_with(fact))):
            yield Doubt(WarningCode.UNKNOWN_IBAN, fact)
    for code, fact in _reaching_others(letter, sender):
        is_of_another = is_of_named(fact, senders, told_with(fact)) or is_called_so(fact, sender)
        if not (is_of_another or is_called_false(fact)):
            yield Doubt(code, fact)
    for printed in codes:
        if printed.text is not None and is_strange(printed.text.strip(), sender):
            yield Doubt(WarningCode.UNKNOWN_CODE, printed=printed)


def _reaching_others(letter: Letter, sender: Sender) -> Iterator[tuple[WarningCode, Fact]]:
    """Numbers and addresses that are neither the sender's nor the reader's."""
    for fact in letter.phones:
        is_of_all = str(fact.value) in public_contacts().phones
        is_harmless = is_of_all or is_bare(fact) or is_readers(fact)
        if not is_harmless and not is_among(fact, sender.phones):
            yield WarningCode.UNKNOWN_PHONE, fact
    for fact in (*letter.urls, *letter.emails):
        if not is_readers(fact) and leads_astray(fact, sender, letter):
            yield WarningCode.UNKNOWN_HOST, fact


def _passed(letter: Letter, today: date, *, is_wary: bool) -> Iterator[Doubt]:
    """Each action whose last day is over, once for each day."""
    said: set[date] = set()
    for action in letter.actions:
        last = last_in_time(action)
        if last is not None and last < today and last not in said:
            said.add(last)
            fact = action.facts[0] if action.facts else None
            yield Doubt(WarningCode.DEADLINE_PASSED, fact, action=action, is_wary=is_wary)
