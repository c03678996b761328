"""Addresses of the web and of mail in small print, read with what else the sheet says.

Most letters print one host twice, behind "www." and behind "@", and it is made of the name at
their head. So the host is read that all lines with one like it show most likely, also one that the
words of the sheet make. What is seen tells; the sheet only tips the scales.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from rapidfuzz.distance import Levenshtein

from vision.geometry import Floats
from vision.text.second_look import SecondLook

#: All that addresses are made of, as letters print them.
_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.@-_/:"
_FORM = re.compile(
    r"(?:(?:https?://|www\.)?|[a-z0-9][a-z0-9._-]*@)"
    r"[a-z0-9][a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[a-z0-9].*)?"
)
_HOST = re.compile(
    r"(?:(?<=@)|(?<=www\.)|(?<=://)|(?<![\w@.-]))(?!www\.|https?:)"
    r"[a-z0-9-]{4,}(?:\.[a-z0-9-]+)*\.[a-z]{2,3}(?![\w@])"
)
#: What "@" is read as.
_AT = re.compile("[@Ø]")
_WITH_AT = re.compile(r".*@|www\.|https?:")
_BOX, _SHORTEST_BOX = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])"), 2
_ENDINGS, _ENDING = ("nl", "eu", "com", "org", "net"), "nl"
#: Hosts that differ in no more than this share of their signs may be one, misread; and one that is
#: made of words of the sheet may be what was read if it differs in no more than that.
_ALIKE, _NEAR = 0.4, 0.34
#: A host is made of at most so many words of a line, and has so many letters.
_MOST_WORDS, _SHORTEST = 6, 6
#: Hosts leave these out of names.
_SMALL_WORDS = frozenset({"de", "den", "der", "het", "van", "voor", "en", "te"})
#: How much more is expected of what else stands on the sheet (a natural logarithm): less than one
#: sign tells that is seen well.
_EXPECTED = 6.0
#: A line may show another host than seems likeliest as far as it is in doubt itself, and so much
#: further: one sign seen clearly tells more than thrice as much.
_LEEWAY = 6.0
#: Of lines with one host, confirmed by each other alone, nearly all were read right where no more
#: doubt than this was left for each sign, and above it hardly half.
_MOST_DOUBT = 0.9
#: No line tells more than so much against a host that the others show.
_MOST_AGAINST = 25.0
#: So many readings of a line are held against the others.
_READINGS = 24
#: What stands before "@" in most letters, expected too, but less.
_BOXES = frozenset(
    {
        "info", "post", "mail", "klant", "klanten", "klantcontact", "klantenservice", "service",
        "contact", "balie", "loket", "vragen", "secretariaat", "administratie", "receptie",
        "gemeente", "kantoor", "hulp", "dienst", "bezwaar",
    }
)  # fmt: skip
_EXPECTED_BOX = 10.0


@dataclass(frozen=True, eq=False)
class AddressLine:
    """A line with an address, as it is read so far.

    `is_alone` where it holds nothing else; `readings` are ways to read it, the best one among them.
    `is_confirmed` where another line shows its host too, or the words of the sheet make it.
    """

    look: SecondLook
    text: str
    readings: tuple[str, ...]
    is_alone: bool
    is_confirmed: bool = False

    @classmethod
    def of(cls, look: SecondLook, text: str, *, is_alone: bool) -> "AddressLine":
        """The line that was read as `text` at first."""
        readings = look.readings(_SIGNS) if is_alone else []
        formed = [each for each in readings if _FORM.fullmatch(each)]
        if _AT.search(text):
            formed = [each for each in formed if "@" in each]
        formed = formed or [text]
        likely = look.likely(formed)
        best = tuple(formed[at] for at in np.argsort(-likely)[:_READINGS])
        return cls(look, best[0], best, is_alone)

    @property
    def host(self) -> str:
        """Its host, the longest if there are more; empty where there is none."""
        start, end = self._place
        return self.text[start:end]

    @property
    def box(self) -> str:
        """What stands before its "@"; empty where nothing does."""
        return self.text[: self._place[0]].rpartition("@")[0]

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts it may show."""
        found = ((each, *longest_host(each)) for each in self.readings)
        return frozenset(each[start:end] for each, start, end in found if end)

    @property
    def _place(self) -> tuple[int, int]:
        return longest_host(self.text)

    def likely(self, hosts: Sequence[str]) -> Floats:
        """How likely it shows each of some hosts, as `SecondLook.likely`."""
        start, end = self._place
        texts = [f"{self.text[:start]}{host}{self.text[end:]}" for host in hosts]
        return self.look.likely(texts)

    def may_show(self, host: str) -> bool:
        """Whether it may show a host; what is seen clearly shows no other, however alike."""
        own, other = self.likely([self.host, host])
        return bool(own - other < _LEEWAY + self.look.doubt(self.text))

    def is_seen_well(self) -> bool:
        """Whether it is an address by its form, and seen well enough to be confirmed by another."""
        doubt = self.look.doubt(self.text)
        return bool(_FORM.fullmatch(self.text)) and doubt < _MOST_DOUBT * len(self.text)

    def with_at(self, hosts: Iterable[str]) -> "AddressLine":
        """The same as an address of mail, if its "@" was misread: it ends in a host of `hosts`."""
        if not self.is_alone or _WITH_AT.match(self.text):
            return self
        ways = [
            f"{box}@{host}"
            for host in hosts
            if host and len(self.text) > len(host) + _SHORTEST_BOX
            if _is_near(host, self.text[-len(host) :])
            for before in [self.text[: -len(host)]]
            for box in (before[:-1], before[:-2], before[:-3], *_BOXES)
            if _BOX.fullmatch(box)
        ]
        if not ways:
            return self
        best = self.look.best(sorted(ways))
        own, other = self.look.likely([self.text, best])
        if own - other > _LEEWAY + self.look.doubt(self.text):
            return self
        return replace(self, text=best, readings=(best,))

    def with_host(self, host: str, boxes: Iterable[str]) -> "AddressLine":
        """The same with another host, and before it what is likeliest then."""
        start, end = self._place
        before, after = self.text[:start], self.text[end:]
        if not self.is_alone:
            return replace(self, text=f"{before}{host}{after}")
        starts = {each[:at] for each in self.readings for at, to in [longest_host(each)] if to}
        expected = {f"{box}@" for box in boxes} if before.endswith("@") else set[str]()
        ways = sorted(starts | expected | {before})
        likely = self.look.likely([f"{way}{host}{after}" for way in ways])
        likely += np.array([_EXPECTED_BOX * (way in expected) for way in ways])
        return replace(self, text=f"{ways[int(likely.argmax())]}{host}{after}")


def longest_host(text: str) -> tuple[int, int]:
    """Where the longest host of a text begins and ends; 0 and 0 where there is none."""
    spans = (match.span() for match in _HOST.finditer(text))
    return max(spans, key=lambda span: span[1] - span[0], default=(0, 0))


def read_together(
    lines: Sequence[AddressLine], sure: Iterable[str], names: Sequence[Sequence[str]]
) -> list[AddressLine]:
    """The lines, hosts that are alike read as one.

    `sure` are hosts of the sheet that were read surely, `names` the words of its other lines.
    """
    known = frozenset(sure)
    lines = [line.with_at(known.union(other.host for other in lines)) for line in lines]
    words = {word for name in names for word in name}
    read: list[AddressLine] = list(lines)
    settled: set[int] = set()
    for at, line in enumerate(lines):
        if at in settled or not line.host:
            continue
        alike = [to for to, other in enumerate(lines) if are_alike(line.host, other.host)]
        host, is_expected = _host_of([lines[to] for to in alike], known, names)
        for to in alike:
            settled.add(to)
            if lines[to].may_show(host):
                boxes = _BOXES | {word for word in words if _is_near(word, lines[to].box)}
                anew = lines[to].with_host(host, boxes)
                is_all_expected = is_expected and anew.box in boxes | {""}
                is_likely = len(alike) > 1 and anew.is_seen_well()
                read[to] = replace(anew, is_confirmed=is_all_expected or is_likely)
    return read


def _host_of(
    lines: Sequence[AddressLine], sure: frozenset[str], names: Sequence[Sequence[str]]
) -> tuple[str, bool]:
    """The host that some lines show, all together, and whether the sheet says so elsewhere."""
    seen = frozenset().union(*(line.hosts for line in lines), [lines[0].host])
    expected = {each for each in sure if any(_is_near(each, host) for host in seen)}
    expected |= set(_made_of(names, seen))
    hosts = sorted(seen | expected)
    likely = np.array([_EXPECTED * (host in expected) for host in hosts])
    for line in lines:
        shown = line.likely(hosts)
        likely = likely + np.maximum(shown, shown.max() - _MOST_AGAINST)
    best = hosts[int(likely.argmax())]
    return best, best in expected


def _made_of(names: Sequence[Sequence[str]], hosts: Iterable[str]) -> Iterator[str]:
    """The hosts made of the words of a line that are nearly one of `hosts`."""
    parts = {host.rpartition(".")[::2] for host in hosts}
    made = {
        name
        for printed in names
        for words in (printed, [word for word in printed if word not in _SMALL_WORDS])
        for start, end in combinations(range(len(words) + 1), 2)
        if end - start <= _MOST_WORDS
        for name in _joined(words[start:end])
    }
    for name in made:
        if len(name) >= _SHORTEST:
            endings = {ending for read, ending in parts if _is_near(name, read)}
            yield from {f"{name}.{each if each in _ENDINGS else _ENDING}" for each in endings}


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Some words as one, with a dash between all, none, or two of them."""
    yield "".join(words)
    yield "-".join(words)
    if len(words) > 2:
        for at in range(1, len(words)):
            yield f"{''.join(words[:at])}-{''.join(words[at:])}"


def are_alike(one: str, other: str) -> bool:
    """Whether two hosts may be one, misread."""
    longer = max(len(one), len(other))
    return bool(other) and Levenshtein.distance(one, other) <= _ALIKE * longer


def _is_near(one: str, read: str) -> bool:
    most = int(_NEAR * len(read))
    return abs(len(one) - len(read)) <= most and Levenshtein.distance(one, read) <= most
