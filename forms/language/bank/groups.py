"""Groups of words that frames name: phrases with alternatives, walked and never written out.

Written out, the groups of the bank are hundreds of thousands of phrases, most of which no letter
ever has; what opens the bank would wait for them.
"""

from collections.abc import Iterator, Mapping, Sequence

from forms.language.bank.grammar import Choice, Way, way_of
from forms.language.tokens import Token

_NOWHERE = frozenset[int]()


class Group:
    """The phrases of one group. Made once; safe to share."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """The group of these `phrases`.

        Raises:
            ContentError: the brackets of a phrase are not right.
        """
        self._by_first: dict[str, list[Way]] = {}
        words: set[str] = set()
        for phrase in phrases:
            way = way_of(phrase)
            words.update(_words_in(way))
            for first in _firsts(way, 0):
                self._by_first.setdefault(first, []).append(way)
        self.words = frozenset(words)
        self.firsts = frozenset(self._by_first)

    def ends(self, words: Sequence[str], at: int) -> frozenset[int]:
        """After which words a phrase of this group that begins at word `at` may end."""
        ways = self._by_first.get(words[at], ())
        return frozenset(end for way in ways for end in _ends(way, words, at)) - {at}


#: The groups of a bank, by name.
Groups = Mapping[str, Group]


def groups_of(words: Mapping[str, Sequence[str]]) -> Groups:
    """Every group with its phrases."""
    return {name: Group(phrases) for name, phrases in words.items()}


def _words_in(way: Way) -> Iterator[str]:
    for item in way:
        if isinstance(item, Choice):
            for each in item.ways:
                yield from _words_in(each)
        elif isinstance(item, str):
            yield item


def _firsts(way: Way, at: int) -> set[str]:
    """The words that `way` may begin with, from its item `at` on."""
    if at == len(way):
        return set()
    item = way[at]
    if isinstance(item, str):
        return {item}
    if not isinstance(item, Choice):
        return set()
    found = {first for each in item.ways for first in _firsts(each, 0)}
    return found | _firsts(way, at + 1) if any(map(_may_be_empty, item.ways)) else found


def _may_be_empty(way: Way) -> bool:
    return all(isinstance(item, Choice) and any(map(_may_be_empty, item.ways)) for item in way)


def _ends(way: Way, words: Sequence[str], at: int) -> set[int]:
    """Where `way` may end when it begins at word `at`: a value is no word and ends nowhere."""
    ends = {at}
    for item in way:
        if isinstance(item, Choice):
            ends = {
                end for each in item.ways for start in ends for end in _ends(each, words, start)
            }
        else:
            ends = {end + 1 for end in ends if end < len(words) and words[end] == item}
        if not ends:
            break
    return ends


class Spans:
    """Where the phrases of groups stand in one sentence, walked once however many frames ask."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._words = [token.word for token in tokens]
        self._ends: dict[tuple[int, int], frozenset[int]] = {}

    def ends(self, group: Group, at: int) -> frozenset[int]:
        """After which words a phrase of `group` that begins at word `at` may end."""
        if self._words[at] not in group.firsts:
            return _NOWHERE
        key = (id(group), at)
        if key not in self._ends:
            self._ends[key] = group.ends(self._words, at)
        return self._ends[key]
