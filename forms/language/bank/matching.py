"""Finds the pattern that a printed sentence says, and what fills its slots.

The sentence is walked word by word through the graph of all patterns. Every word of the sentence
must be in the pattern and the other way round; only misread letters, words glued together or
broken apart, list numbers at the start and a few filler words are forgiven.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.language.bank.fillings import Fillings, FillSlot
from forms.language.bank.grammar import Node
from forms.language.bank.slots import NOUN_KINDS, OPEN_KINDS, Filled, SlotKind
from forms.language.bank.tolerance import FILLERS, Tolerance
from forms.language.tokens import Token, tokens_of

#: Longer than any pattern: not a sentence of a letter but a whole page.
_MOST_WORDS = 60
_MOST_CHARACTERS = 600
#: One misread letter is allowed in any sentence, and one more for so many letters of print.
_LETTERS_PER_EDIT = 25
#: Paths looked at before giving up; real sentences need a few hundred.
_MOST_STEPS = 20_000
#: Spaces that do not break, as between the sign and the figures of an amount.
_SPACE = re.compile(r"\s")
#: The pattern that is a name and no more.
_SIGNED = "signed-by"
_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-z])[.)]$|[-–—oO]$")


@dataclass(frozen=True)
class PhraseMatch:
    """A sentence that says `pattern`; `edits` letters of it were misread, words too many counted.

    `open_letters` are the letters of print that lie in slots for names and addresses. `parts` are
    the sentences it says one after the other, where it says more than one; `pattern` names all and
    `join` how they are said together.
    """

    pattern: str
    slots: tuple[Filled, ...]
    edits: int
    open_letters: int
    parts: tuple["PhraseMatch", ...] = ()
    join: str = ""

    @property
    def is_signature(self) -> bool:
        """Whether it, or a part of it, is nothing but the names of who signed.

        A name alone may stand anywhere: only where it stands tells whether it is a signature.
        """
        return self.pattern == _SIGNED or any(part.is_signature for part in self.parts)


@dataclass(frozen=True)
class _Path:
    node: Node
    at: int
    edits: int = 0
    slots: tuple[Filled, ...] = ()


def match_sentence(
    root: Node, sentence: str, tolerance: Tolerance, fill: FillSlot
) -> PhraseMatch | None:
    """The one pattern that `sentence` says; None where there is none, or more than one."""
    walk = _walk(sentence, tolerance, fill)
    return _the_one(list(walk.through(root))) if walk is not None else None


def reach_of(root: Node, sentence: str, tolerance: Tolerance, fill: FillSlot) -> int:
    """How many words from the first on can be walked: no longer part says a pattern.

    That holds as far as what fills a slot of a part fills it in the whole, or something longer.
    """
    walk = _walk(sentence, tolerance, fill)
    if walk is None:
        return 0
    for _ in walk.through(root):
        pass
    return walk.farthest


def _walk(sentence: str, tolerance: Tolerance, fill: FillSlot) -> "_Walk | None":
    if len(sentence) > _MOST_CHARACTERS:
        return None
    sentence = _SPACE.sub(" ", sentence)
    tokens = tokens_of(sentence)
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    return _Walk(sentence, tokens, tolerance, fill)


def _the_one(found: Sequence[PhraseMatch]) -> PhraseMatch | None:
    """The match with the fewest edits and the least left open, if one pattern alone has that."""
    if not found:
        return None
    best = min(found, key=_badness)
    rivals = {each.pattern for each in found if _badness(each) == _badness(best)}
    readings = {each.slots for each in found if _badness(each) == _badness(best)}
    return best if len(rivals) == 1 and len(readings) == 1 else None


def _badness(match: PhraseMatch) -> tuple[int, int]:
    return match.edits, match.open_letters


class _Walk:
    def __init__(
        self, sentence: str, tokens: tuple[Token, ...], tolerance: Tolerance, fill: FillSlot
    ) -> None:
        self._sentence = sentence
        self._tokens = tokens
        self._tolerance = tolerance
        self._fillings = Fillings(sentence, tokens, fill)
        #: How many words the longest path took.
        self.farthest = 0
        self._most_edits = 1 + sum(len(token.word) for token in tokens) // _LETTERS_PER_EDIT

    def through(self, root: Node) -> Iterator[PhraseMatch]:
        """Every way the whole sentence can be walked."""
        first = self._tokens[0]
        has_mark = _LIST_MARK.match(self._sentence[first.start : first.end])
        waiting = [_Path(root, 0)] + ([_Path(root, 1)] if has_mark else [])
        seen = set[tuple[int, int, int, tuple[Filled, ...]]]()
        steps = 0
        while waiting and steps < _MOST_STEPS:
            steps += 1
            path = waiting.pop()
            state = (id(path.node), path.at, path.edits, path.slots)
            if state in seen or path.edits > self._most_edits:
                continue
            seen.add(state)
            self.farthest = max(self.farthest, path.at)
            if path.at == len(self._tokens):
                yield from (_matched(pattern, path) for pattern in path.node.patterns)
                continue
            waiting += self._by_word(path)
            waiting += self._by_slot(path)
            if path.at and path.node is not root and self._tokens[path.at].word in FILLERS:
                waiting.append(_Path(path.node, path.at + 1, path.edits, path.slots))

    def _by_word(self, path: _Path) -> Iterator[_Path]:
        word = self._tokens[path.at].word
        node = path.node.after_word(word)
        if node is not None:
            yield _Path(node, path.at + 1, path.edits, path.slots)
        if path.at + 1 < len(self._tokens):
            node = path.node.after_word(word + self._tokens[path.at + 1].word)
            if node is not None:
                yield _Path(node, path.at + 2, path.edits + 1, path.slots)
        if path.edits < self._most_edits and not self._tolerance.is_known(word):
            yield from self._by_misread_word(path, word)

    def _by_misread_word(self, path: _Path, word: str) -> Iterator[_Path]:
        words = list(path.node.words)
        for meant, edits in self._tolerance.candidates(word, words):
            node = path.node.after_word(meant)
            if node is not None:
                yield _Path(node, path.at + 1, path.edits + edits, path.slots)
        for meant in words:
            # Two words that were printed close together.
            if len(word) > len(meant) and word.startswith(meant):
                node = path.node.after_word(meant)
                glued = node.after_word(word.removeprefix(meant)) if node is not None else None
                if glued is not None:
                    yield _Path(glued, path.at + 1, path.edits + 1, path.slots)

    def _by_slot(self, path: _Path) -> Iterator[_Path]:
        for slot in list(path.node.slots):
            for filled, after in self._fillings.at(slot, path.at):
                node = path.node.after_slot(slot)
                if node is not None:
                    yield _Path(node, after, path.edits, (*path.slots, filled))


def _matched(pattern: str, path: _Path) -> PhraseMatch:
    return PhraseMatch(pattern, path.slots, path.edits, open_letters_of(path.slots))


def open_letters_of(slots: Sequence[Filled]) -> int:
    """How many letters of print lie in slots that take whole words without meaning.

    Of a signature all that counts more than of a name: whatever else it can be, it is. Nouns in a
    row count for one letter each: a pattern that has the very words goes before them.
    """
    return sum(
        1 if each.kind in NOUN_KINDS else len(each.printed) + (each.kind is SlotKind.SIGNER)
        for each in slots
        if each.kind in OPEN_KINDS | NOUN_KINDS
    )
