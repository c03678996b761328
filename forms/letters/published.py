"""Whether a value is what a sender published, may be that read badly, or leads elsewhere."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from forms.letter import Fact, Letter
from forms.letters.printed_codes import is_public
from forms.letters.senders import Sender
from forms.letters.values.accounts import is_valid_iban
from forms.letters.values.contacts import host_of

#: A misread number or address differs in so many characters from the true one.
_MISREAD = 2


def is_among(fact: Fact, published: frozenset[str] | None) -> bool:
    """Whether a value is published, was read badly and may well be, or that is not known."""
    if published is None:
        return True
    value = str(fact.value)
    values = list(published)
    if value in values:
        return True
    if is_valid_iban(re.sub(r"\W", "", fact.text)):
        return False  # by chance one misread of 97 has the right check digits
    may_be = any(Levenshtein.distance(value, each) <= _MISREAD for each in values)
    return may_be and not fact.is_certain


def leads_astray(fact: Fact, sender: Sender, letter: Letter) -> bool:
    """Whether an address of the web or of mail is surely none of the hosts of a sender."""
    value = str(fact.value)
    if "@" in value and sender.emails is not None and value.lower() in sender.emails:
        return False
    host = host_of(value)
    is_known = sender.has_host(host)
    if "@" in value and is_known is None and sender.emails is not None:
        is_known = False
    if is_known is None or is_known or is_public(host):
        return False
    if any(_lost_its_start(fact, host, own, letter) for own in sender.hosts or ()):
        return False
    may_be = any(Levenshtein.distance(host, each) <= _MISREAD for each in _ends(host, sender))
    return fact.is_certain or not may_be


def _lost_its_start(fact: Fact, host: str, own: str, letter: Letter) -> bool:
    """Whether what was read is a published host with "www" run into it, or only its end.

    The latter only where it stands by itself, as a piece of a line, and the whole stands elsewhere.
    """
    if host == f"www{own}":
        return True
    end = own[-len(host) :]
    is_end = len(host) < len(own) and Levenshtein.distance(host, end) <= len(host) // 10
    elsewhere = any(host_of(str(each.value)) == own for each in (*letter.urls, *letter.emails))
    return is_end and elsewhere and (fact.sentence or "").strip() == fact.text


def _ends(host: str, sender: Sender) -> Iterator[str]:
    """The published hosts, with the subdomain that `host` may have."""
    labels = host.split(".")
    for own in sender.hosts or ():
        yield own
        before = len(labels) - len(own.split("."))
        if before > 0:
            yield ".".join([*labels[:before], own])
