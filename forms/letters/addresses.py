"""The e-mail and internet addresses of a letter, which all but a few share one host.

The smallest print of a letter holds them. Where one was read badly, its host is put right by an
address that was read surely, or by the name of whom the letter is from; none of that is promised.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from forms.countries.country import country
from forms.letter import Fact
from forms.letters.facts import distinct, fact
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from forms.letters.values.contacts import (
    ContactMention,
    emails_in,
    emails_of_reader,
    host_of,
    misread_emails_in,
    urls_in,
)

#: Of a host so large a share may have been misread, and so many letters lost or seen twice; a
#: shorter one is left as it was read.
_MISREAD, _LOST, _SHORTEST = 0.24, 3, 6
#: Addresses are promised only if read as surely as this: of so many signs one is sooner misread,
#: and no other tells that it was.
_SURE = 0.9
#: A host made of a part of a name has so many letters, or it would be like too many others.
_LONG = 12
#: An internet address by its scheme, the "www." before its host, misread as "ww." or "vww." too,
#: and what stands behind its host.
_PARTS = re.compile(r"(https?://)?([vw]{2,4}\.?)?[^/?#]*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, eq=False)
class Addresses:
    """E-mail addresses and internet addresses, each once."""

    emails: tuple[Fact, ...]
    urls: tuple[Fact, ...]

    @property
    def hosts(self) -> frozenset[str]:
        """Their hosts, without www."""
        return _hosts((*self.emails, *self.urls))

    def put_right(self, sender: Fact | None) -> "Addresses":
        """The same, hosts that were read badly put right as far as the letter tells how."""
        both = (*self.emails, *self.urls)
        # A host that is printed twice alike, behind "www." and behind "@", is no misread one.
        often = Counter(host_of(str(each.value)) for each in both)
        sure = _hosts(each for each in both if each.is_certain or _is_twice(each, often))
        named = frozenset() if sender is None else frozenset(_hosts_of(str(sender.value)))
        known = (sure, named)
        return Addresses(
            distinct(_put_right(each, known) for each in self.emails),
            distinct(_put_right(each, known) for each in self.urls),
        )


def addresses_of(sentences: Sequence[Sentence]) -> Addresses:
    """All addresses of a letter as they were read; not the reader's own."""
    emails = list(_emails(sentences))
    return Addresses(distinct(emails), distinct(mentioned(sentences, urls_in, emails, _SURE)))


def mentioned(
    sentences: Sequence[Sentence],
    find: Callable[[str], list[ContactMention]],
    taken: Sequence[Fact] = (),
    least_sure: float = 0.0,
) -> Iterator[Fact]:
    """What `find` finds, but for what is part of something `taken`.

    What was read less surely than `least_sure` is not promised.
    """
    places = {(each.sentence or "", each.text) for each in taken}
    for sentence in sentences:
        inside = [
            place.span()
            for said, text in places
            if said.endswith(sentence.text)
            for place in re.finditer(re.escape(text), sentence.text)
        ]
        for found in find(sentence.text):
            if not any(start <= found.start and found.end <= end for start, end in inside):
                is_sure = sentence.confidence_at(found.start, found.end) >= least_sure
                yield fact(
                    found.value, sentence, found.start, found.end,
                    is_certain=found.is_strict and is_sure,
                )  # fmt: skip


def _emails(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """E-mail addresses, also those whose "@" was misread; not the reader's own."""
    readers = emails_of_reader(f"{each.before} {each.text}" for each in sentences)
    found = [
        each for each in mentioned(sentences, emails_in, (), _SURE) if each.value not in readers
    ]
    hosts = _hosts((*found, *mentioned(sentences, urls_in)))
    yield from found
    yield from mentioned(sentences, lambda text: misread_emails_in(text, hosts), found)


def _hosts(addresses: Iterable[Fact]) -> frozenset[str]:
    """The hosts of addresses, without www."""
    return frozenset(host_of(str(each.value)) for each in addresses)


def _is_twice(address: Fact, often: Counter[str]) -> bool:
    return often[host_of(str(address.value))] > 1


def _hosts_of(name: str) -> Iterator[str]:
    """The hosts that an organisation of that name may well have, named after all or part of it."""
    words = re.findall(r"[a-z0-9]+", plain(name))
    ending = country().code.lower()
    for start, end in combinations(range(len(words) + 1), 2):
        for joint in ("", "-"):
            host = f"{joint.join(words[start:end])}.{ending}"
            if len(host) >= _LONG:
                yield host


def _put_right(address: Fact, known: Iterable[Collection[str]]) -> Fact:
    """An address, its host that of the first of `known` which it nearly is."""
    if address.is_certain:
        return address
    printed = str(address.value)
    host = host_of(printed)
    for hosts in known:
        near = _nearest(host, hosts)
        if near is not None:
            return replace(address, value=_with_host(printed, near))
    return address


def _nearest(host: str, hosts: Collection[str]) -> str | None:
    """The host that one is, misread; None where none or several are as near."""
    as_long = (each for each in hosts if abs(len(each) - len(host)) <= _LOST)
    away = sorted((Levenshtein.distance(host, each), each) for each in as_long)
    if not away or len(host) < _SHORTEST or away[0][0] > _MISREAD * len(host):
        return None
    return None if len(away) > 1 and away[0][0] == away[1][0] else away[0][1]


def _with_host(printed: str, host: str) -> str:
    box, at, _ = printed.rpartition("@")
    if at:
        return f"{box}@{host}"
    parts = _PARTS.match(printed)
    scheme, www, rest = parts.groups(default="") if parts else ("", "", "")
    return f"{scheme}{'www.' if www else ''}{host}{rest}"
