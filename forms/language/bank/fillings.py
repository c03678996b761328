"""What can fill a slot at each word of one sentence, looked up once however often it is asked."""

from collections.abc import Callable, Iterable, Sequence

from forms.language.bank.slots import Candidate, Filled, Slot, SlotKind, may_begin
from forms.language.tokens import Token, bare_span

#: What of a kind stands in the sentence at a place.
FillSlot = Callable[[SlotKind, str, int], Iterable[Candidate]]


class Fillings:
    """The values in one sentence, by slot and the number of the word each begins with."""

    def __init__(self, sentence: str, tokens: Sequence[Token], fill: FillSlot) -> None:
        self._sentence = sentence
        self._tokens = tokens
        self._fill = fill
        self._words: dict[SlotKind, frozenset[str]] = {}
        self._filled: dict[tuple[str, int], Sequence[tuple[Filled, int]]] = {}

    def at(self, slot: Slot, word: int) -> Sequence[tuple[Filled, int]]:
        """What can fill `slot` from that word on, with the number of the word after it."""
        key = slot.name, word
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = self._look(slot, word)
        return found

    def has(self, kind: SlotKind) -> bool:
        """Whether anything in the sentence can fill a slot of this kind."""
        return bool(self.words(kind))

    def words(self, kind: SlotKind) -> frozenset[str]:
        """The words that are part of anything that can fill a slot of this kind."""
        words = self._words.get(kind)
        if words is None:
            slot = Slot(kind, kind.value)
            words = self._words[kind] = frozenset(
                token.word
                for number in range(len(self._tokens))
                for _, after in self.at(slot, number)
                for token in self._tokens[number:after]
            )
        return words

    def _look(self, slot: Slot, at: int) -> Sequence[tuple[Filled, int]]:
        start = self._tokens[at].start
        found = self._starting_at(start, slot, at)
        if not found:
            # A bracket may belong to what is printed, as in (0513) 99 90 77, or stand around it.
            bare_start, _ = bare_span(self._sentence, self._tokens[at])
            if bare_start != start:
                found = self._starting_at(bare_start, slot, at)
        return found

    def _starting_at(self, begin: int, slot: Slot, at: int) -> Sequence[tuple[Filled, int]]:
        # Asked of every word for every kind: nearly all go no further.
        if not may_begin(slot.kind, self._sentence, begin):
            return ()
        return [
            (Filled(slot.name, slot.kind, self._sentence[begin : begin + length], value), after)
            for value, length in self._fill(slot.kind, self._sentence, begin)
            if (after := self._word_after(begin + length, at)) is not None
        ]

    def _word_after(self, end: int, at: int) -> int | None:
        """The number of the word that follows what ends at `end`; None in the midst of a word."""
        for number in range(at, len(self._tokens)):
            token = self._tokens[number]
            if end <= token.start:
                return number
            if end <= token.end:
                _, bare_end = bare_span(self._sentence, token)
                return number + 1 if end >= bare_end else None
        return len(self._tokens)
