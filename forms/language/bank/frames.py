"""Frames: a pattern told from the words of a sentence, in whatever order they stand.

A frame names the groups of words it needs, each once, and those it may hold besides. A sentence
has the meaning of the frame when each of its words is in one of these groups or is a value that
fills a slot of the pattern, all slots are filled and nothing is left over. One word too many, a
negation above all, and it is something else.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from forms.language.bank.agreement import may_agree
from forms.language.bank.fillings import Fillings, FillSlot
from forms.language.bank.frame import Frame, words_of
from forms.language.bank.groups import Group, Spans
from forms.language.bank.slots import OPEN_KINDS, Filled, Slot, SlotKind
from forms.language.bank.tolerance import FILLERS, NEGATIONS, Tolerance
from forms.language.tokens import Token, folded, tokens_of

#: In a frame “een” is never a number, and no name begins with a small “van” or with “IBAN”: they
#: belong to the words.
_NO_NUMBER = frozenset(["een"])
_NO_NAME = frozenset(["van", "voor", "aan", "op", "in", "te", "ter", "en", "of", "la", "el", "al"])
_IBAN = "iban"
#: An organisation is named after one of these, or behind a number: anything else with a capital
#: may be part of something else.
_BEFORE_NAMES = frozenset(
    ["van", "bij", "aan", "naar", "door", "tnv", "name", "tav", "de", "het", "of", "tegen", "voor"]
)
_ADDRESSED = frozenset(["bij", "aan", "naar", "door"])
#: An organisation, a day or a thing that is not said adds nothing but to whom or about what.
_ADDED_BY = {
    SlotKind.ORGANISATION: frozenset(["van", "aan", "bij", "naar"]),
    SlotKind.DATE: frozenset(["van", "dd"]),
    # “Afgewezen” is a term as well: alone it says what became of an application.
    SlotKind.THING: frozenset(
        {
            *("voor", "van", "om", "tot", "op", "aan", "in", "bij", "met", "over", "inzake"),
            "tegen",
            *("een", "de", "het", "uw", "deze", "dit", "onze", "ons", "geen", "en", "of", "per"),
            *("aanvraag", "verzoek", "nieuwe", "eigen", "gevraagde", "bijzondere"),
        }
    ),
}
_MOST_WORDS = 45
_MOST_STEPS = 4000
#: Of so many letters one may be misread: shorter words are too often another.
_SHORTEST_MISREAD = 6

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class _State:
    at: int
    filled: tuple[Filled, ...]
    met: frozenset[int]


@dataclass(frozen=True)
class FrameMatch:
    """A frame that fits a sentence, with what fills its slots."""

    frame: Frame
    slots: tuple[Filled, ...]


class Frames:
    """All frames of a bank. Made once; safe to share."""

    def __init__(
        self, frames: Sequence[Frame], tolerance: Tolerance, exact: Collection[str] = ()
    ) -> None:
        """Forgives what `tolerance` forgives, but never reads a word into one of `exact`."""
        self._tolerance = tolerance
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(words_of(frames) - set(exact)):
            if len(word) >= _SHORTEST_MISREAD:
                self._by_length.setdefault(len(word), []).append(word)
        self._index = _Index(frames)

    def match(self, sentence: str, fill: FillSlot) -> FrameMatch | None:
        """The one frame that fits the whole sentence and asks most; None if two patterns do."""
        tokens = tuple(map(self._meant, tokens_of(sentence)))
        if not tokens or len(tokens) > _MOST_WORDS:
            return None
        if not may_agree([token.word for token in tokens]):
            return None
        words = frozenset(token.word for token in tokens)
        is_question = sentence.rstrip(" \"'”’").endswith("?")
        fillings, spans = Fillings(sentence, tokens, fill), Spans(tokens)
        found = [
            fitting
            for frame in self._index.worth_reading(words, fillings, is_question=is_question)
            if (fitting := _Reading(frame, tokens, fillings, spans).match()) is not None
        ]
        most = max((fitting.frame.weight for fitting in found), default=0)
        best = [fitting for fitting in found if fitting.frame.weight == most]
        return best[0] if len({fitting.frame.pattern for fitting in best}) == 1 else None

    def _meant(self, token: Token) -> Token:
        """The token as it was printed, where it is no word and one letter from one word alone."""
        word = token.word
        if len(word) < _SHORTEST_MISREAD or self._tolerance.is_known(word):
            return token
        near = [
            meant
            for length in (len(word) - 1, len(word), len(word) + 1)
            for meant, edits in self._tolerance.candidates(word, self._by_length.get(length, ()))
            if edits == 1
        ]
        return replace(token, word=near[0]) if len(near) == 1 else token


class _Index:
    """Which frames are worth reading a sentence by, as far as its words and values tell.

    Each frame is one bit of a number: what many of them have in common is asked of all at once.
    """

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = tuple(frames)
        self._asking = _bits(frame.asks is not False for frame in frames)
        self._telling = _bits(frame.asks is not True for frame in frames)
        # Where nothing is left open, every word has to be one of the frame.
        self._open = _bits(bool(frame.slots or frame.asides) for frame in frames)
        self._needing = _by_each([slot.kind for slot in frame.slots] for frame in frames)
        self._taking = _by_each(
            [slot.kind for slot in (*frame.slots, *frame.asides)] for frame in frames
        )
        self._holding = _by_word(
            _by_each(frame.groups for frame in frames), lambda group: group.words
        )
        # For each need, in order: the frames that have none of that number, and by word those
        # that may meet it.
        self._needs = [
            (
                _bits(len(frame.needs) <= place for frame in frames),
                _by_word(
                    _by_each(_need(frame, place) for frame in frames), lambda group: group.firsts
                ),
            )
            for place in range(max((len(frame.needs) for frame in frames), default=0))
        ]

    def worth_reading(
        self, words: frozenset[str], fillings: Fillings, *, is_question: bool
    ) -> Iterator[Frame]:
        """The frames each of whose needs and slots something may meet, and that have room for all.

        They have room for a word that is one of theirs, and for what may be part of a value.
        """
        found = self._asking if is_question else self._telling
        for needless, by_word in self._needs:
            met = needless
            for word in words:
                met |= by_word.get(word, 0)
            found &= met
        room = {word: self._holding.get(word, 0) for word in words - FILLERS}
        found &= self._open | _all(room.values())
        for kind, needing in self._needing.items():
            if found & needing and not fillings.has(kind):
                found &= ~needing
        for kind, taking in self._taking.items():
            if found & taking:
                for word in fillings.words(kind) & room.keys():
                    room[word] |= taking
        found &= _all(room.values())
        while found:
            lowest = found & -found
            yield self._frames[lowest.bit_length() - 1]
            found ^= lowest


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << number for number, is_so in enumerate(flags) if is_so)


def _by_each(of_frames: Iterable[Iterable[_Key]]) -> dict[_Key, int]:
    """The frames that have each of what they have."""
    found: dict[_Key, int] = {}
    for number, each_has in enumerate(of_frames):
        for each in each_has:
            found[each] = found.get(each, 0) | 1 << number
    return found


def _by_word(
    by_group: Mapping[Group, int], words_of_group: Callable[[Group], Iterable[str]]
) -> dict[str, int]:
    """The frames that have a group with each word."""
    found: dict[str, int] = {}
    for group, frames in by_group.items():
        for word in words_of_group(group):
            found[word] = found.get(word, 0) | frames
    return found


def _need(frame: Frame, place: int) -> Sequence[Group]:
    return frame.needs[place] if place < len(frame.needs) else ()


def _all(numbers: Iterable[int]) -> int:
    """The bits that each of the numbers has."""
    common = -1
    for each in numbers:
        common &= each
    return common


class _Reading:
    """One sentence read by one frame."""

    def __init__(
        self, frame: Frame, tokens: Sequence[Token], fillings: Fillings, spans: Spans
    ) -> None:
        self._frame = frame
        self._tokens = tokens
        self._fillings = fillings
        self._spans = spans
        self._steps: dict[int, Sequence[tuple[int, int | None]]] = {}

    def match(self) -> FrameMatch | None:
        """The frame with its slots filled, if every word of the sentence has a place in it."""
        waiting = [_State(0, (), frozenset())]
        seen: set[_State] = set()
        while waiting and len(seen) < _MOST_STEPS:
            state = waiting.pop()
            if state in seen:
                continue
            seen.add(state)
            if state.at == len(self._tokens):
                if self._is_whole(state):
                    return FrameMatch(self._frame, state.filled)
                continue
            # The last put on is looked at first: values, then words, then what may be a name.
            values = list(self._by_slot(state))
            open_ones = [each for each in values if each.filled[-1].kind in OPEN_KINDS]
            sure = [each for each in values if each.filled[-1].kind not in OPEN_KINDS]
            words = list(self._by_word(state))
            is_named = self._tokens[state.at].is_capital
            waiting += reversed(
                [*sure, *open_ones, *words] if is_named else [*sure, *words, *open_ones]
            )
        return None

    def _is_whole(self, state: _State) -> bool:
        frame = self._frame
        found = {each.name for each in state.filled}
        return len(state.met) == len(frame.needs) and all(
            slot.name in found for slot in frame.slots
        )

    def _is_next(self, item: int | str, state: _State) -> bool:
        order = self._frame.order
        return not order or item == order[len(state.met) + len(state.filled)]

    def _by_slot(self, state: _State) -> Iterator[_State]:
        used = {each.name for each in state.filled}
        for slot in (*self._frame.slots, *self._frame.asides):
            if slot.name in used or not self._is_next(slot.name, state):
                continue
            for filled, after in self._fillings.at(slot, state.at):
                if _is_other_word(slot, filled.printed, state.at) or not self._may_stand(
                    slot, state
                ):
                    continue
                yield _State(after, (*state.filled, filled), state.met)

    def _may_stand(self, slot: Slot, state: _State) -> bool:
        """Whether what fills `slot` may stand here; what is not said, only as a mere addition.

        “Aan de gemeente Voorbeeldstad” adds to a payment, while without “aan” she may be who pays.
        """
        if slot in self._frame.asides and slot.kind in _ADDED_BY:
            before = self._tokens[state.at - 1].word if state.at else ""
            return before in _ADDED_BY[slot.kind]
        return self._may_name(slot, state)

    def _may_name(self, slot: Slot, state: _State) -> bool:
        """Whether an organisation may be named here: after “bij”, “van” … or behind a number."""
        if slot.kind is not SlotKind.ORGANISATION:
            return True
        before = self._tokens[state.at - 1].word if state.at else ""
        if any(each.kind is SlotKind.LAW for each in state.filled):
            # Capitals behind an article may be the rest of the name of its law.
            return before in _ADDRESSED
        return before in _BEFORE_NAMES or any(map(str.isdecimal, before))

    def _by_word(self, state: _State) -> Iterator[_State]:
        at, frame = state.at, self._frame
        if at not in self._steps:
            self._steps[at] = self._steps_from(at)
        for end, need in self._steps[at]:
            if need in state.met and (need not in frame.repeatable or self._says_no_again(at, end)):
                continue
            if need is not None and not self._is_next(need, state):
                continue
            met = state.met if need is None else state.met | {need}
            yield _State(end, state.filled, met)
        if self._tokens[at].word in FILLERS:
            yield _State(at + 1, state.filled, state.met)

    def _says_no_again(self, at: int, end: int) -> bool:
        """Whether all from `at` to `end` is a no, after another: two are none, or a slip."""
        words = [token.word for token in self._tokens[:end]]
        return NEGATIONS.issuperset(words[at:]) and not NEGATIONS.isdisjoint(words[:at])

    def _steps_from(self, at: int) -> Sequence[tuple[int, int | None]]:
        """Where phrases that begin here end and which need each meets, the longest first."""
        ends = self._spans.ends
        steps: list[tuple[int, int | None]] = [
            (end, need)
            for need, groups in enumerate(self._frame.needs)
            for end in {end for group in groups for end in ends(group, at)}
        ]
        steps += [
            (end, None) for end in {end for each in self._frame.may for end in ends(each, at)}
        ]
        return sorted(steps, key=lambda step: (-step[0], step[1] is None))


def _is_other_word(slot: Slot, printed: str, at: int) -> bool:
    first = folded(printed.split(" ", 1)[0])
    if slot.kind is SlotKind.NUMBER:
        return first in _NO_NUMBER
    # The first word of a sentence has a capital, name or not; elsewhere “Van” begins a name.
    is_small = first in _NO_NAME and not printed[:1].isupper()
    return slot.kind in (SlotKind.ORGANISATION, SlotKind.NAME) and (
        at == 0 or is_small or first == _IBAN
    )
