"""What of a letter speaks for the name of its sender: where it is said again, and its own hosts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind

#: A town behind its postal code, or before a day on the first sheet; on others the sender is named
#: there.
_TOWN = re.compile(r"\b\d{4}\s?[A-Z]{2}\s+([A-Z][\w' -]+)")
_TOWN_OF_DAY = re.compile(r"^([A-Z][\w' -]+), (?:\w+dag |\w{2}\.? )?\d{1,2}\b")
#: So many letters a word must have to be sought in a host, and so many of them must be there where
#: only its beginning is ("opti" of "optiek"): fewer letters are in many hosts by chance.
_SHORTEST_WORD, _SHORTEST_BEGINNING = 3, 4


@dataclass(frozen=True)
class Clues:
    """What a name is judged by: all texts, hosts without their ends, towns, and first lines.

    `broken` are the texts that go over several lines of print.
    """

    texts: tuple[str, ...]
    hosts: frozenset[str]
    towns: frozenset[str]
    heads: frozenset[Sentence] = frozenset()
    broken: frozenset[str] = frozenset()

    def count(self, printed: str) -> int:
        """How many sentences say it."""
        return sum(printed in text for text in self.texts)

    def says_as_one(self, name: str) -> bool:
        """Whether a name stands on one line, or among other words.

        Below a signature a department may stand on the line below the name, as at the head.
        """
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        said = (text for text in self.texts if whole.search(text))
        return any(text != name or text not in self.broken for text in said)

    def says_alone(self, name: Sentence) -> bool:
        """Whether a line elsewhere says a name and no more: below the letter, for one."""
        same = sum(text.strip(" .,") == name.text for text in self.texts)
        return same > (1 if len(name.lines) == 1 else 0)

    def says_as_part(self, name: str) -> bool:
        """Whether the letter elsewhere calls what has this name a department: "Afdeling Inning"."""
        part = re.compile(rf"\b(?:[Aa]fdeling|[Tt]eam|[Uu]nit) {re.escape(name)}(?!\w)")
        return any(map(part.search, self.texts))

    def says_initials(self, begin: str, rest: str) -> bool:
        """Whether a host of the letter is the first letters of a plain name and more of it below.

        "Stichting De Lange Dreef" above "Wonen" at www.dldw.nl: those of its last words will do.
        """
        below = len(rest.split())
        initials = "".join(word[0] for word in f"{begin} {rest}".split())
        short = (host for host in self.hosts if len(host) >= max(_SHORTEST_WORD, below + 1))
        return any(initials.endswith(host) for host in short)

    def share_of_host(self, name: str) -> float:
        """How much of a host of the letter the words of a plain name are, 0..1.

        All of it is most: "Eigen bijdrage" below "Bureau Eigen Bijdragen" adds nothing.
        """
        words = re.findall(r"[a-z0-9]+", name)
        return max((_share_of(host.replace("-", ""), words) for host in self.hosts), default=0.0)


def _share_of(host: str, words: Iterable[str]) -> float:
    """How much of a host words are, whole or with their beginnings; each letter of it once."""
    left = host
    for word in sorted({each for each in words if len(each) >= _SHORTEST_WORD}, key=len)[::-1]:
        if (most := _most_of(word, left)) is not None:
            left = left.replace(most, " ", 1)
    return 1 - len(left.replace(" ", "")) / len(host)


def _most_of(word: str, host: str) -> str | None:
    """The word, or its longest beginning, that is in a host."""
    shortest = min(len(word), _SHORTEST_BEGINNING)
    beginnings = (word[:length] for length in range(len(word), shortest - 1, -1))
    return next((each for each in beginnings if each in host), None)


def clues_of(sentences: Sequence[Sentence], hosts: Iterable[str]) -> Clues:
    """What the sentences of a letter tell; first lines are told when names are whole."""
    texts = tuple(sentence.text for sentence in sentences)
    towns = [found for text in texts for found in _TOWN.finditer(text)]
    towns += [
        found for each in sentences if not each.page for found in _TOWN_OF_DAY.finditer(each.text)
    ]
    return Clues(
        texts,
        frozenset("".join(host.split(".")[-2:-1]) for host in hosts) - {""},
        frozenset(plain(found.group(1)).strip() for found in towns),
        broken=frozenset(each.text for each in sentences if len(each.lines) > 1),
    )


def first_lines(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The lines with which a letterhead begins: a department stands below."""
    return frozenset(
        each
        for each, before in zip(sentences, [None, *sentences], strict=False)
        if each.kind is BlockKind.LETTERHEAD
        and not each.page
        and (before is None or (before.block, before.page) != (each.block, each.page))
    )
