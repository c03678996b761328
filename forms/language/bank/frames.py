"""Frames: a pattern told from the words of a sentence, in whatever order they stand.

A frame names the groups of words it needs, each once, and those it may hold besides. A sentence
has the meaning of the frame when each of its words is in one of these groups or is a value that
fills a slot of the pattern, all slots are filled and nothing is left over. One word too many, a
negation above all, and it is something else.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
            for frame, others in self._index.worth_reading(words, is_question)
            if (not frame.slots or all(fillings.has(slot.kind) for slot in frame.slots))
            and (not others or _has_room(frame, others, fillings))
            and (fitting := _Reading(frame, tokens, fillings, spans).match()) is not None
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
    """Which frames are worth reading a sentence by, as far as its words alone tell."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = tuple(frames)
        # Each group is one bit of a number: what a frame has and a sentence has is one operation.
        groups = {id(group): group for frame in frames for group in frame.groups}
        bits = {key: 1 << number for number, key in enumerate(groups)}
        self._holding: dict[str, int] = {}
        self._beginning: dict[str, int] = {}
        for key, group in groups.items():
            for word in group.words:
                self._holding[word] = self._holding.get(word, 0) | bits[key]
            for word in group.firsts:
                self._beginning[word] = self._beginning.get(word, 0) | bits[key]
        self._bits = [
            (_any(bits, frame.groups), [_any(bits, need) for need in frame.needs])
            for frame in frames
        ]
        # A frame is found by the words that can meet the need of the fewest.
        self._by_word: dict[str, list[int]] = {}
        for number, frame in enumerate(frames):
            for word in min((_firsts(need) for need in frame.needs), key=len):
                self._by_word.setdefault(word, []).append(number)

    def worth_reading(
        self, words: frozenset[str], is_question: bool
    ) -> Iterator[tuple[Frame, frozenset[str]]]:
        """The frames each of whose needs some of `words` may meet, and the words they have not."""
        found = {number for word in words for number in self._by_word.get(word, ())}
        begun = 0
        for word in words:
            begun |= self._beginning.get(word, 0)
        holding = [(word, self._holding.get(word, 0)) for word in words - FILLERS]
        for number in sorted(found):
            frame = self._frames[number]
            if frame.asks is (not is_question):
                continue
            has, needs = self._bits[number]
            for need in needs:
                if not need & begun:
                    break
            else:
                others = [word for word, held in holding if not held & has]
                # Where nothing is left open, every word has to be one of the frame.
                if not others or frame.slots or frame.asides:
                    yield frame, frozenset(others)


def _any(bits: Mapping[int, int], groups: Iterable[Group]) -> int:
    found = 0
    for group in groups:
        found |= bits[id(group)]
    return found


def _firsts(need: Sequence[Group]) -> frozenset[str]:
    return frozenset().union(*(group.firsts for group in need))


def _has_room(frame: Frame, others: frozenset[str], fillings: Fillings) -> bool:
    """Whether each of the `others` is part of what may fill a slot: they are no words of it."""
    for slot in (*frame.slots, *frame.asides):
        if not others:
            return True
        others -= fillings.words(slot.kind)
    return not others


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
